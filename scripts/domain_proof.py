#!/usr/bin/env python3
"""The steps of scripts/domain-proof.sh that read and write files and speak HTTP. COPY is a copy of this repository.

    domain_proof.py copy COPY                makes or renews it, as a repository of its own with one commit
    domain_proof.py names                    the domains of Tests/Fixtures/Domains
    domain_proof.py add COPY NAME            one of them comes in: its files, and its line in the list
    domain_proof.py touched COPY FROM TO     fails unless TO has one line more in the list, and new files
    domain_proof.py remove COPY NAME         its folders, its page and its line go
    domain_proof.py pages COPY NAME...       fails unless nothing is new but the generated pages of these
    domain_proof.py suites COPY              a filter for the rules, the domains' tests and those over `Feature.all`
    domain_proof.py send NAME ADDRESS        sends the domain's requests.json and compares the answers
    domain_proof.py stays NAME ADDRESS       those of them alone that a later start answers, too
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request

import tree_copy

LIST = "Sources/Composition/Features.swift"
DOMAINS = tree_copy.ROOT / "Tests/Fixtures/Domains"
FEATURE = re.compile(r"static let (\w+) = Feature\(")
SUITE = re.compile(r"^(?:@Suite.* )?struct (\w+Tests)\b", re.MULTILINE)
OVER_LIST = re.compile(r"\bFeature\.(all|every)\b")
# Whose tests take long, or are not about every feature.
LEFT_OUT = {"ArchitectureRulesTests", "BenchmarkTests", "CommandLineToolTests", "FaultTests", "TestSupport"}


def fail(message):
    sys.exit(f"!! {message}")


def git(copy, *arguments):
    settings = ["user.name=proof", "user.email=proof@localhost", "commit.gpgsign=false", "core.hooksPath=/dev/null"]
    options = [word for setting in settings for word in ("-c", setting)]
    done = subprocess.run(["git", *options, *arguments], cwd=copy, capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"git {' '.join(arguments)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def names():
    return sorted(path.name for path in DOMAINS.iterdir() if path.is_dir())


def tree(name):
    """{path in the repository: bytes} of what a domain consists of."""
    folder = DOMAINS / name
    files = [path for part in ("Sources", "Tests") for path in (folder / part).rglob("*") if path.is_file()]
    if not files:
        fail(f"{folder} has no files")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def line(contents):
    """The domain's line in the list: `.suppliers,`"""
    found = [
        match for path, data in contents.items() if path.startswith("Sources/Composition/")
        for match in FEATURE.findall(data.decode())]
    if len(found) != 1:
        fail(f"one feature is wanted, and there are: {found}")
    return f"    .{found[0]},\n"


def copy_all(copy):
    for folder in (".git", "docs"):
        shutil.rmtree(copy / folder, ignore_errors=True)
    contents = tree_copy.contents()
    wanted = test_targets(contents, names())
    contents["Package.swift"] = only_tests(contents["Package.swift"].decode(), wanted).encode()
    tree_copy.renew(copy, contents)
    git(copy, "init", "--quiet", "--initial-branch=base")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message=base")


def only_tests(manifest, wanted):
    """Without the test targets that prove nothing here; their files stay as text, which the rules read."""

    def kept(match):
        return match[0] if match[1] in wanted else ""

    return re.sub(r'(?ms)^  tests\(\s*"(\w+)".*?\),\n(?=\n?  (?:tests\(|//|\.)|\])', kept, manifest)


def suites_of(files):
    """{target: suites} of the test files {path: text}."""
    found = {}
    for path, text in files.items():
        target = path.split("/")[1]
        if path.startswith("Tests/") and path.endswith("Tests.swift") and target not in LEFT_OUT:
            found.setdefault(target, set()).update(SUITE.findall(text))
    return found


def chosen_suites(contents, domains):
    """Those that stand in a domain's folders, and those over the list; the whole of ArchitectureTests."""
    mine = {
        path: data.decode() for path, data in contents.items()
        if path.startswith("Tests/") and path.endswith(".swift") and not path.startswith("Tests/Fixtures/")
        and "/Fixtures/" not in path and "/Plants/" not in path}
    return suites_of({
        path: text for path, text in mine.items()
        if set(path.split("/")[2:-1]) & set(domains) or OVER_LIST.search(text)})


def test_targets(contents, domains):
    added = {path: data for name in domains for path, data in tree(name).items()}
    return set(chosen_suites({**contents, **added}, domains)) | {"ArchitectureTests"}


def print_suites(copy):
    contents = {
        str(path.relative_to(copy)): path.read_bytes() for path in (copy / "Tests").rglob("*.swift")}
    chosen = chosen_suites(contents, names())
    suites = [f"{target}\\.{suite}/" for target in sorted(chosen) for suite in sorted(chosen[target])]
    print("^(" + "|".join(["ArchitectureTests\\.", *suites]) + ")")


def add(copy, name):
    contents = tree(name)
    for path, data in contents.items():
        target = copy / path
        if target.exists():
            fail(f"{name} changes {path}, which is there already")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    place = copy / LIST
    lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
    end = max(index for index, text in enumerate(lines) if text.strip() == "]")
    lines.insert(end, line(contents))
    place.write_text("".join(lines), encoding="utf-8")
    print(f"{name}: {len(contents)} files, {sum(path.startswith('Sources/') for path in contents)} of them sources")


def touched(copy, base, branch):
    new = set(git(copy, "diff", "--name-only", "--diff-filter=A", base, branch).split())
    rows = [row.split("\t") for row in git(copy, "diff", "--numstat", base, branch).splitlines()]
    shared = sorted(row for row in rows if row[2] not in new)
    if shared != [["1", "0", LIST]]:
        told = "; ".join(f"{path} (+{more} -{less})" for more, less, path in shared) or "nothing"
        fail(f"{branch} should touch {LIST} by one line and no other file that is there; it touches {told}")
    print(f"{branch}: {len(new)} new files, 1 line in 1 shared file")


def remove(copy, name):
    contents = tree(name)
    for folder in ("Sources", "Tests", "scripts"):
        for path in sorted((copy / folder).rglob(name)):
            if path.is_dir() and "Fixtures" not in path.parts:
                shutil.rmtree(path)
    (copy / f"docs/reference/features/{name}.md").unlink(missing_ok=True)
    place = copy / LIST
    own = line(contents)
    text = place.read_text(encoding="utf-8")
    if text.count(own) != 1:
        fail(f"{LIST} does not have {own.strip()} once")
    place.write_text(text.replace(own, ""), encoding="utf-8")


def pages(copy, wanted):
    rows = git(copy, "status", "--porcelain", "--untracked-files=all").splitlines()
    expected = sorted(f"?? docs/reference/features/{name}.md" for name in wanted)
    if sorted(rows) != expected:
        fail(f"writing the documents anew should make {expected}, and made {sorted(rows)}")


class Client:
    """Waits for what was written before it reads; decides on whatever version is there."""

    def __init__(self, address):
        self.address = address
        self.made = ""
        self.position = ""

    def answer(self, method, target, body):
        headers = {} if method == "GET" else {"If-Match": "*"}
        if self.position and method == "GET":
            headers |= {"Min-Position": self.position, "Prefer": "wait=5"}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = f"application/{'merge-patch+' if method == 'PATCH' else ''}json"
        request = urllib.request.Request(self.address + target, data, headers, method=method)
        try:
            answer = urllib.request.urlopen(request, timeout=15)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            text = answer.read().decode()
            self.made = answer.headers.get("Location") or self.made
            self.position = answer.headers.get("X-Position") or self.position
            return answer.status, text


def send(name, address, isLater):
    client = Client(address)
    steps = json.loads((DOMAINS / name / "requests.json").read_text(encoding="utf-8"))
    steps = [step for step in steps if step.get("stays")] if isLater else steps
    for step in steps:
        method, target = step["send"].split(" ", 1)
        target = target.replace("{made}", client.made)
        status, text = client.answer(method, target, step.get("body"))
        print(f"   {status} {method} {target}")
        if status != step["status"] or step.get("has", "") not in text:
            fail(f"{name}: {step['status']} with {step.get('has', 'anything')!r} is wanted, and came: {status} {text}")


def main():
    match sys.argv[1:]:
        case ["copy", copy]:
            copy_all(pathlib.Path(copy))
        case ["names"]:
            print("\n".join(names()))
        case ["add", copy, name]:
            add(pathlib.Path(copy), name)
        case ["touched", copy, base, branch]:
            touched(pathlib.Path(copy), base, branch)
        case ["remove", copy, name]:
            remove(pathlib.Path(copy), name)
        case ["pages", copy, *wanted]:
            pages(pathlib.Path(copy), wanted)
        case ["suites", copy]:
            print_suites(pathlib.Path(copy))
        case ["send" | "stays" as how, name, address]:
            send(name, address, how == "stays")
        case _:
            sys.exit(__doc__)


main()
