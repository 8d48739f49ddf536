#!/usr/bin/env python3
"""Plants small faults in a copy of the app, all at once, and tells which of them no test sees.

    mutants.py COPY [CHOICE …]      a choice is the name of a fault, of its file of faults, or how the path of its source
                                    begins; without any, all are tried

scripts/planted_faults.py says how a fault is written.
"""

import collections
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

import planted_faults
import tree_copy

# Two processes at a time; a time-out is this many times what the tests take without a fault, and these seconds.
WIDTH, PATIENCE, GRACE = 2, 10, 30


def say(message):
    print(f"── {message}", flush=True)


def warn(message):
    print(f"!! {message}", flush=True)


def fail(message):
    sys.exit(f"!! {message}")


def build(copy):
    # What is new in the copy is a warning at most: of a condition that is always true, say.
    done = subprocess.run(
        ["swift", "build", "--build-tests", "-Xswiftc", "-suppress-warnings"], cwd=copy, capture_output=True, text=True)
    if done.returncode:
        faults = dict.fromkeys(line for line in done.stdout.splitlines() if "error:" in line)
        fail("the copy with the faults does not compile\n" + "\n".join(faults or done.stdout.splitlines()[-20:]))
    debug = copy / ".build/debug"
    bundle = next(debug.glob("*PackageTests.xctest"))
    # On Linux it is a program, and a second sooner than SwiftPM.
    return [str(bundle.resolve()), "--testing-library", "swift-testing"] if bundle.is_file() else [
        "swift", "test", "--skip-build"]


@dataclasses.dataclass
class Run:
    status: int
    seconds: float
    log: str

    @property
    def count(self):
        found = re.findall(r"Test run with (\d+) test", self.log)
        return int(found[-1]) if found else 0

    @property
    def end(self):
        """How tests that saw a fault ended."""
        if self.status == -signal.SIGKILL:
            return "timed out"
        return "failed a test" if "✘" in self.log else "crashed"


def run(command, copy, tests, fault, seconds):
    """Runs the tests with the fault, none when it is empty, in a group of processes that ends with them."""
    environment = {key: value for key, value in os.environ.items() if key != planted_faults.VARIABLE}
    if fault:
        environment[planted_faults.VARIABLE] = fault
    started = time.monotonic()
    process = subprocess.Popen(
        [*command, "--no-parallel", "--filter", tests], cwd=copy, env=environment, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        log, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        log, _ = process.communicate()
    return Run(process.returncode, time.monotonic() - started, log.decode(errors="replace"))


def try_each(command, copy, chosen):
    """Runs the tests without a fault, then with each; yields the faults with how the tests ended."""
    logs = copy.parent / "logs"
    logs.mkdir(exist_ok=True)
    filters = list(dict.fromkeys(fault.filter for fault in chosen))
    with concurrent.futures.ThreadPoolExecutor(WIDTH) as pool:
        say(f"the tests without a fault, {len(filters)} sets of them")
        control = dict(zip(filters, pool.map(lambda tests: run(command, copy, tests, "", 600), filters)))
        for number, (tests, outcome) in enumerate(control.items()):
            if outcome.status or not outcome.count:
                log = logs / f"control-{number}.log"
                log.write_text(outcome.log, encoding="utf-8")
                warn(f"{tests}: {'fails without a fault' if outcome.status else 'is no test'}; see {log}")
        if any(outcome.status or not outcome.count for outcome in control.values()):
            sys.exit(1)

        def attempt(fault):
            seconds = GRACE + PATIENCE * control[fault.filter].seconds
            outcome = run(command, copy, fault.filter, fault.name, seconds)
            (logs / f"{fault.name}.log").write_text(outcome.log, encoding="utf-8")
            return outcome

        say(f"the tests with each of {len(chosen)} faults")
        yield from zip(chosen, pool.map(attempt, chosen))


def main():
    if len(sys.argv) < 2:
        fail(__doc__)
    copy, choices = pathlib.Path(sys.argv[1]), sys.argv[2:]
    contents = tree_copy.contents()
    faults, wrong = planted_faults.read_faults()
    wrong += planted_faults.locate(faults, contents)
    if wrong:
        fail("\n!! ".join(wrong))
    chosen = [fault for fault in faults if fault.chosen(choices)]
    if not chosen:
        fail(f"no fault is chosen by {' '.join(choices)}")
    say(f"building a copy with {len(faults)} faults")
    tree_copy.renew(copy, planted_faults.planted(faults, contents))
    caught, survived, argued, wrongly_argued = collections.Counter(), 0, 0, 0
    for fault, outcome in try_each(build(copy), copy, chosen):
        place = f"{fault.name} {fault.file}:{fault.line}"
        if outcome.status and fault.argued:
            wrongly_argued += 1
            warn(f"caught, though argued: {place}")
        elif outcome.status:
            caught[outcome.end] += 1
        elif fault.argued:
            argued += 1
            say(f"argued: {place}: {fault.argued}")
        else:
            survived += 1
            warn(f"survived: {place} ({outcome.count} tests: {fault.filter})")
    ends = ", ".join(f"{count} {end}" for end, count in caught.most_common())
    say(f"{len(chosen)} faults: {sum(caught.values())} caught ({ends}), {argued} argued, {survived} survived")
    sys.exit(1 if survived or wrongly_argued else 0)


main()
