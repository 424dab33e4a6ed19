"""Checks the text of every tracked file: no path of one machine, no stray whitespace, nothing large or half merged."""

import re
import subprocess
import sys

LARGEST = 1_500_000
BINARY = (".otf", ".ttf", ".png", ".ico")
# Written by a tool, or the words of somebody else.
AS_THEY_ARE = {"Cargo.lock", "tests/fuzz/Cargo.lock", "LICENSE-APACHE", "assets/fonts/OFL.txt", "assets/fonts/papers/OFL.txt"}
# Says where the pictures of the window go, and hides drivers behind a path that does not exist.
MAY_NAME_FOLDERS = (".ci/",)
# Wrong on purpose, for the fuzzer.
WRONG_ON_PURPOSE = "tests/fuzz/corpus/"

MACHINE = re.compile(r"(?<![\w.~/])/(?:work|root|tmp|mnt|opt|Users)/|(?<![\w.~/])/home/(?!a b/)\w+|[A-Z]:\\\\?Users\\")
CONFLICT = re.compile(r"^(<{7}|>{7}|={7})( |$)")


def tracked():
    """Returns the tracked files that exist."""
    listed = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name]


def faults(name, content):
    """Yields what is wrong with one file."""
    if len(content) > LARGEST:
        yield f"{name}: {len(content):,} bytes are too many for the tree"
    if name.endswith(BINARY) or name in AS_THEY_ARE or name.startswith(WRONG_ON_PURPOSE):
        return
    try:
        text = content.decode()
    except UnicodeDecodeError:
        yield f"{name}: not UTF-8"
        return
    if text.startswith("\ufeff"):
        yield f"{name}:1: a byte order mark"
    if text and not text.endswith("\n"):
        yield f"{name}: no line break at the end"
    if "\r" in text and not name.endswith(".rs"):
        yield f"{name}: carriage returns"
    for number, line in enumerate(text.split("\n"), 1):
        if CONFLICT.match(line):
            yield f"{name}:{number}: a merge was not finished"
        if MACHINE.search(line) and not name.startswith(MAY_NAME_FOLDERS):
            yield f"{name}:{number}: a path of one machine: {line.strip()[:80]}"
        if line.endswith("\t") or (line.endswith(" ") and name.endswith((".toml", ".sh", ".py"))):
            yield f"{name}:{number}: space at the end of the line"


def main():
    """Prints every fault; fails when there is one."""
    names = tracked()
    found = []
    for name in names:
        try:
            with open(name, "rb") as file:
                found.extend(faults(name, file.read()))
        except FileNotFoundError:
            continue
    print("\n".join(found) if found else f"{len(names)} files are clean")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
