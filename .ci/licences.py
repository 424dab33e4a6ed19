"""Checks that every dependency may be used under a licence that lets people copy, change and share the program.

    licences.py METADATA.json      what `cargo metadata --format-version 1` prints
"""

import collections
import json
import re
import sys

ALLOWED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0",
    "ISC", "MIT", "MPL-2.0", "OFL-1.1", "Unicode-3.0", "Unlicense", "Zlib",
}
# One package, one licence that is not for all: why it is fine here.
EXCEPTIONS = {
    ("epaint_default_fonts", "Ubuntu-font-1.0"): "a font that may be embedded and shared unchanged",
}


def refused(expression, package):
    """Returns the licences of an SPDX expression that stand in the way: an empty set when there is a way through."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    at = 0

    def peek():
        return words[at] if at < len(words) else None

    def take():
        nonlocal at
        at += 1
        return words[at - 1]

    def either():
        ways = [both()]
        while peek() == "OR":
            take()
            ways.append(both())
        return set() if any(not way for way in ways) else set().union(*ways)

    def both():
        stands = one()
        while peek() == "AND":
            take()
            stands = stands | one()
        return stands

    def one():
        word = take()
        if word == "(":
            inner = either()
            take()
            return inner
        if peek() == "WITH":
            take()
            word = f"{word} WITH {take()}"
        return set() if word in ALLOWED or (package, word) in EXCEPTIONS else {word}

    result = either()
    if at < len(words):
        raise ValueError(f"not understood: {expression}")
    return result


def test():
    """Shows that the reading of expressions can fail."""
    assert refused("MIT OR GPL-3.0", "x") == set()
    assert refused("MIT AND GPL-3.0", "x") == {"GPL-3.0"}
    assert refused("(MIT OR GPL-3.0) AND Zlib", "x") == set()
    assert refused("GPL-2.0/LGPL-2.1", "x") == {"GPL-2.0", "LGPL-2.1"}
    assert refused("OFL-1.1 AND Ubuntu-font-1.0", "x") == {"Ubuntu-font-1.0"}


def main():
    """Prints the packages that may not be used; fails when there is one."""
    test()
    with open(sys.argv[1], encoding="utf-8") as file:
        packages = json.load(file)["packages"]
    wrong = []
    for package in packages:
        name, licence = package["name"], package["license"]
        stands = refused(licence, name) if licence else {"no licence named"}
        if stands:
            wrong.append(f"{name} {package['version']}: {', '.join(sorted(stands))}")
    names = collections.Counter(package["name"] for package in packages)
    twice = sorted(name for name, times in names.items() if times > 1)
    print(f"{len(packages)} packages; in more than one version: {', '.join(twice) or 'none'}")
    print("\n".join(wrong) if wrong else "every licence is allowed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
