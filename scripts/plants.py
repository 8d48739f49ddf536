#!/usr/bin/env python3
"""Plants breaches in a copy of the app, and compares what the rules report with what was planted.

    plants.py plant COPY             makes or renews the copy, with all plants of Tests/ArchitectureTests/Plants
    plants.py compare COPY REPORT    prints planted, caught, missed and false for each rule

A file of plants holds sections; `==` names one, `>>` says where its lines go:

    == what is sly about it
    >> Sources/New.swift                         a whole new file
    >> Sources/Old.swift after: text of a line   behind the first line that holds the text (also before:, replace:)

`// plant: Q1, L1` (in a script `# plant: N3`) at the end of a line says which rules it must break; a rule that reports
any other line is false.
"""

import json
import pathlib
import re
import sys

import tree_copy

PLANTS = tree_copy.ROOT / "Tests/ArchitectureTests/Plants"
TITLE = re.compile(r"== (.+)")
PLACE = re.compile(r">> (\S+)(?: (after|before|replace): (.+))?")
MARK = re.compile(r"(?://|#) plant: ([A-Z0-9, ]+)$")


def fail(message):
    sys.exit(f"!! {message}")


def read_plants():
    """[(rule file's name, title, [(path, how, anchor, lines)])]"""
    plants = []
    for file in sorted(PLANTS.glob("*.plants")):
        edits = None
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if title := TITLE.fullmatch(line):
                edits = []
                plants.append((file.stem, title[1], edits))
            elif place := PLACE.fullmatch(line):
                if edits is None:
                    fail(f"{file.name}:{number}: `>>` before any `==`")
                edits.append((place[1], place[2], place[3], []))
            elif edits:
                edits[-1][3].append(line)
            elif line.strip() and edits is not None:
                fail(f"{file.name}:{number}: lines without `>>`")
    if not plants:
        fail(f"no plants in {PLANTS}")
    return plants


def trimmed(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def apply(plants, files):
    for rule, title, edits in plants:
        for path, how, anchor, lines in edits:
            lines = trimmed(lines)
            if how is None:
                if path in files:
                    fail(f"{rule}, {title}: {path} is there already")
                files[path] = "\n".join(lines) + "\n"
                continue
            old = files.get(path, "").split("\n")
            at = next((index for index, line in enumerate(old) if anchor in line), None)
            if at is None:
                fail(f"{rule}, {title}: {path} has no line with: {anchor}")
            end = at + 1 if how != "before" else at
            old[at if how == "replace" else end : end] = lines
            files[path] = "\n".join(old)


def only_architecture_tests(manifest):
    """The other test targets stay as text, which the rules read, and are not built: they prove nothing here."""
    return re.sub(
        r"(?s)\nlet testTargets: \[Target\] = \[.*?\n\]\n",
        '\nlet testTargets: [Target] = [\n  tests("ArchitectureTests", uses: ["ArchitectureRules", "Composition"], excluding: ["Plants"])\n]\n',
        manifest)


def plant(copy):
    contents = tree_copy.contents()
    files = {path: data.decode() for path, data in contents.items() if path.endswith((".swift", ".json", ".sh", ".py"))}
    plants = read_plants()
    apply(plants, files)
    contents.update((path, text.encode()) for path, text in files.items())
    contents["Package.swift"] = only_architecture_tests(files["Package.swift"]).encode()
    tree_copy.renew(copy, contents)
    print(f"{len(plants)} plants in {copy}")


def planted_places(copy):
    places = set()
    for folder in ("Sources", "Tests", "Package.swift", "scripts"):
        base = copy / folder
        for file in [base] if base.is_file() else base.rglob("*"):
            path = str(file.relative_to(copy))
            if file.suffix not in (".swift", ".sh", ".py"):
                continue
            if path.startswith("Tests/ArchitectureRulesTests/"):
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if mark := MARK.search(line):
                    places.update((rule.strip(), path, number) for rule in mark[1].split(","))
    return places


def compare(copy, report):
    outcomes = json.loads(report.read_text(encoding="utf-8"))
    planted = planted_places(copy)
    messages = {
        (outcome["rule"], breach["file"], breach["line"]): breach["message"]
        for outcome in outcomes
        for breach in outcome["breaches"]
    }
    caught = set(messages)
    print(f"{'rule':4}  {'planted':>7}  {'caught':>6}  {'missed':>6}  {'false':>5}")
    bare = []
    for rule in [outcome["rule"] for outcome in outcomes]:
        wanted = {place for place in planted if place[0] == rule}
        found = {place for place in caught if place[0] == rule}
        if not wanted:
            bare.append(rule)
        print(
            f"{rule:4}  {len(wanted):7}  {len(wanted & found):6}  {len(wanted - found):6}  {len(found - wanted):5}")
    print(
        f"{'all':4}  {len(planted):7}  {len(planted & caught):6}  {len(planted - caught):6}  {len(caught - planted):5}")
    for rule, path, line in sorted(planted - caught):
        print(f"missed: {rule} {path}:{line}")
    for place in sorted(caught - planted):
        print(f"false: {place[0]} {place[1]}:{place[2]}  {messages[place]}")
    if bare:
        fail(f"nothing is planted for {', '.join(bare)}")
    if planted != caught:
        fail("the rules do not report exactly what was planted")


def main():
    match sys.argv[1:]:
        case ["plant", copy]:
            plant(pathlib.Path(copy))
        case ["compare", copy, report]:
            compare(pathlib.Path(copy), pathlib.Path(report))
        case _:
            fail(__doc__)


main()
