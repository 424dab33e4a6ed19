"""Reports every dependency whose licence the project has not agreed to."""
import json
import re
import subprocess
import sys

AGREED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0",
    "OFL-1.1", "Ubuntu-font-1.0", "Unicode-3.0", "Unlicense", "Zlib", "CDLA-Permissive-2.0", "NCSA",
    "Apache-2.0 WITH LLVM-exception",
}


def agreed(expression: str) -> bool:
    """Any choice of an OR in which every part of the AND is agreed to."""
    expression = expression.replace("/", " OR ")
    for choice in re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", "")):
        if all(part.strip() in AGREED for part in choice.split(" AND ")):
            return True
    # "(A OR B) AND C" falls apart into "A" and "B AND C": then every named licence must be agreed to.
    names = re.split(r"\s+(?:OR|AND)\s+", expression.replace("(", "").replace(")", ""))
    return all(name.strip() in AGREED for name in names)


metadata = json.loads(subprocess.check_output(["cargo", "metadata", "--format-version", "1", "--locked"]))
others = [
    f"{package['name']} {package['version']}: {package.get('license')}"
    for package in metadata["packages"]
    if package["name"] != "sightline" and not agreed(package.get("license") or "none")
]
print(f"{len(metadata['packages'])} packages, {len(others)} with a licence that is not agreed to")
print("\n".join(others))
sys.exit(bool(others))
