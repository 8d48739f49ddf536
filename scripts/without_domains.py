#!/usr/bin/env python3
"""Copies the repository without its domains: none of their folders, and none of their lines in the list of features.

    without_domains.py COPY

A domain is a folder of Sources/Composition that makes a feature, `static let NAME = Feature(`. `Operations` is not one: it
goes with every program.
"""

import pathlib
import re
import sys

import tree_copy

LIST = "Sources/Composition/Features.swift"
FEATURE = re.compile(r"static let (\w+) = Feature\(")
KEPT = {"Operations"}


def domains(contents):
    """{folder's name: names of its features}"""
    found = {}
    for path, data in contents.items():
        parts = pathlib.PurePosixPath(path).parts
        if parts[:2] == ("Sources", "Composition") and len(parts) == 4 and parts[2] not in KEPT:
            if names := FEATURE.findall(data.decode()):
                found.setdefault(parts[2], []).extend(names)
    return found


def without(contents, domains):
    features = {name for names in domains.values() for name in names}
    lines = contents[LIST].decode().splitlines(keepends=True)
    kept = [line for line in lines if line.strip().rstrip(",").removeprefix(".") not in features]
    if len(lines) - len(kept) != len(features):
        sys.exit(f"!! {LIST} does not have each of {', '.join(sorted(features))} on a line of its own")
    # Packages of their own within this one, whose folders may be called the same.
    packages = tuple(path.removesuffix("Package.swift") for path in contents if path.endswith("/Package.swift"))
    contents = {
        path: data for path, data in contents.items()
        if path.startswith(packages) or not domains.keys() & set(path.split("/")[:-1])}
    contents[LIST] = "".join(kept).encode()
    return contents


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    contents = tree_copy.contents()
    found = domains(contents)
    tree_copy.renew(pathlib.Path(sys.argv[1]), without(contents, found))
    print(f"without {', '.join(sorted(found)) or 'any domain, for there is none'}")


main()
