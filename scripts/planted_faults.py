"""Faults, how they are written down and how they are put into a copy of the app.

A file of faults, scripts/mutants/*.toml or a domain's scripts/DOMAIN/mutants/*.toml, holds a table a fault:

    [stock-without-bound]
    file = "Sources/…"              the source
    old = "units <= most"           a text that stands in it exactly once
    new = "true"                    what stands there instead
    kind = "statement"              of the old text, one or more whole statements; "text" is a part of a string literal;
                                    without it, an expression
    tests = ["SuiteTests"]          what must see it, as `swift test --filter` takes it
    argued = "…"                    why no test can see it; then none may

Each is behind a switch, `planted("stock-without-bound") ? (true) : (units <= most)`, that an environment variable sets
when the tests run. So one build serves them all, and the run without it shows that the tests pass.
"""

import collections
import dataclasses
import pathlib
import re
import sys

import tree_copy

try:
    import tomllib
except ModuleNotFoundError:
    sys.exit("!! this needs Python 3.11 or later")

VARIABLE = "PLANTED_FAULT"
SWITCH = f"""\
#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

private let fault = getenv("{VARIABLE}").map {{ String(cString: $0) }}

/// Whether the tests run with this fault.
package func planted(_ name: String) -> Bool {{ fault == name }}
"""
TARGET = re.compile(r'layer\(\s*"\w+", at: "([^"]+)"')
LITERAL = re.compile(r'"""\n.*?\n *"""|"(?:[^"\\\n]|\\.)*"', re.DOTALL)


@dataclasses.dataclass
class Fault:
    name: str
    place: str
    file: str
    old: str
    new: str
    tests: list
    kind: str = "expression"
    argued: str = ""
    # In the source: where the old text stands and, of a text in a literal, where the literal does.
    start: int = 0
    span: tuple = ()
    line: int = 0

    @property
    def filter(self):
        return "|".join(self.tests)

    def chosen(self, choices):
        return not choices or any(
            choice in (self.name, self.place, pathlib.Path(self.place).stem) or self.file.startswith(choice)
            for choice in choices)

    def find(self, source):
        """Sets the place in the source; answers what is wrong, if anything."""
        if (count := source.count(self.old)) != 1:
            return "is no longer found" if count == 0 else f"is found {count} times"
        self.start = source.index(self.old)
        self.span = (self.start, self.start + len(self.old))
        self.line = source.count("\n", 0, self.start) + 1
        if self.kind == "text":
            literals = (match.span() for match in LITERAL.finditer(source))
            around = [span for span in literals if span[0] < self.start and self.span[1] < span[1]]
            if not around:
                return "stands in no string literal"
            self.span = around[0]
        return None

    def planted(self, source, old):
        """The old text, in which other faults may be planted already, behind the switch."""
        if self.kind == "statement":
            return f'if planted("{self.name}") {{\n{self.new}\n}} else {{\n{old}\n}}'
        new = self.new
        if self.kind == "text":
            before, after = source[self.span[0] : self.start], source[self.start + len(self.old) : self.span[1]]
            new = before + new + after
        return f'(planted("{self.name}") ? ({new}) : ({old}))'


def read_faults():
    faults, wrong = {}, []
    scripts = tree_copy.ROOT / "scripts"
    domains = {path.parent.name for path in scripts.glob("*/mutants")}
    for path in sorted([*scripts.glob("mutants/*.toml"), *scripts.glob("*/mutants/*.toml")]):
        place = str(path.relative_to(tree_copy.ROOT))
        for name, fields in tomllib.loads(path.read_text(encoding="utf-8")).items():
            try:
                fault = Fault(name, place, **fields)
            except TypeError as error:
                wrong.append(f"{place}: {name}: {error}")
                continue
            if name in faults:
                wrong.append(f"{place}: {name} is in {faults[name].place} too")
            if fault.kind not in ("expression", "statement", "text"):
                wrong.append(f"{place}: {name}: there is no kind {fault.kind}")
            if path.parent.parent == scripts and (owner := domains & set(fault.file.split("/"))):
                wrong.append(f"{place}: {name} is a fault of {', '.join(owner)}; it belongs into scripts/*/mutants there")
            if not fault.tests:
                wrong.append(f"{place}: {name} names no tests")
            faults[name] = fault
    return list(faults.values()), wrong


def locate(faults, contents):
    """What is wrong with the faults' texts."""
    for fault in faults:
        if fault.file not in contents:
            yield f"{fault.place}: {fault.name}: there is no {fault.file}"
        elif problem := fault.find(contents[fault.file].decode()):
            yield f"{fault.place}: {fault.name}: its old text {problem} in {fault.file}"


def plant(source, faults, start, end):
    """This part of the source with the faults in it: of those that hold others the outermost first."""
    text, at = [], start
    faults = sorted(faults, key=lambda fault: (fault.span[0], -fault.span[1]))
    while faults:
        fault, *faults = faults
        inner = [other for other in faults if other.span[1] <= fault.span[1]]
        faults = [other for other in faults if other.span[1] > fault.span[1]]
        if faults and faults[0].span[0] < fault.span[1]:
            sys.exit(f"!! {fault.name} and {faults[0].name} overlap, and neither holds the other")
        text += [source[at : fault.span[0]], fault.planted(source, plant(source, inner, *fault.span))]
        at = fault.span[1]
    return "".join([*text, source[at:end]])


def planted(faults, contents):
    """The contents of a copy, {path: bytes}, with all faults in it."""
    manifest = contents["Package.swift"].decode()
    folders = ["Sources/" + path for path in TARGET.findall(manifest)]
    by_file = collections.defaultdict(list)
    for fault in faults:
        by_file[fault.file].append(fault)
    for file, inside in by_file.items():
        source = contents[file].decode()
        contents[file] = plant(source, inside, 0, len(source)).encode()
        target = max((folder for folder in folders if file.startswith(folder + "/")), key=len)
        contents[f"{target}/PlantedFault.swift"] = SWITCH.encode()
    # Tests that no fault names are not built.
    named = sorted({re.match(r"\w+", test)[0] for fault in faults for test in fault.tests})
    if not manifest.rstrip().endswith("+ testTargets\n)"):
        sys.exit("!! Package.swift does not end with `+ testTargets`")
    kept = f"+ testTargets.filter {{ $0.type != .test || {named} .contains($0.name) }}\n)".replace("'", '"')
    contents["Package.swift"] = manifest.replace("+ testTargets\n)", kept).encode()
    return contents
