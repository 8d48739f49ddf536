#!/usr/bin/env python3
"""Kills an import in the middle, again and again, and proves that nothing of it shows in the end.

  scripts/Orders/kill_import.py --tandem .build/release/tandem FILE.csv [--kills 10] [--seed 1]

Imports the file once without a fault. Then imports it into another folder and kills the program (SIGKILL) each time
the event log has grown to a random but seeded length, starts it again, and lets the last run end. Both folders must
have the same canonical dump, the log no hole, and one more import of each must add nothing and say so.
"""

from __future__ import annotations

import argparse
import gzip
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import canonical_dump

# Looks at the log before a run that doesn't grow is given up; each is followed by a millisecond's pause.
MOST_LOOKS = 300_000


class Importer:
    def __init__(self, tandem, file, folder):
        self.command = [tandem, "import", "orders", str(file), "--data-folder", str(folder)]
        self.folder = folder

    def run(self):
        """To its end; its report, name → count."""
        done = subprocess.run(self.command, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"the import failed with {done.returncode}: {done.stderr.strip()}")
        rows = (re.match(r" *(\S.*?) {2,}([0-9]+)\Z", line) for line in done.stdout.splitlines())
        return {row.group(1): int(row.group(2)) for row in rows if row}

    def run_until(self, position):
        """Kills it as soon as the log has grown to the position; where the log ended then."""
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(MOST_LOOKS):
                reached = head(self.folder)[0]
                if process.poll() is not None:
                    raise SystemExit(f"the import ended by itself with {process.returncode}, before event {position}")
                if reached >= position:
                    break
                time.sleep(0.001)
            else:
                raise SystemExit(f"the log did not grow to {position} events; it has {reached}")
        finally:
            process.kill()
            ended = process.wait()
        if ended != -signal.SIGKILL:
            raise SystemExit(f"the import ended by itself with {ended}, before it was killed")
        return head(self.folder)


def head(folder):
    """(the last position of the log, how many events it has); zeros when there is no log yet."""
    try:
        with canonical_dump.connect(folder) as connection:
            return connection.execute("SELECT ifnull(max(position), 0), count(*) FROM events").fetchone()
    except sqlite3.OperationalError:
        return 0, 0


def expect(what, actual, expected):
    if actual != expected:
        raise SystemExit(f"{what}: expected {expected}, got {actual}")


def expect_equal(whole, broken):
    if canonical_dump.digests(whole) == canonical_dump.digests(broken):
        return
    for line in canonical_dump.differences(whole, broken):
        print(line)
    raise SystemExit("the dumps differ")


def expect_nothing_more(importer, first):
    """Imports once more. `first` is the report of the run that did the work."""
    before = head(importer.folder)
    dump = canonical_dump.digests(importer.folder)
    again = importer.run()
    expect("the log after one more import", head(importer.folder), before)
    expect("the dump after one more import", canonical_dump.digests(importer.folder), dump)
    for name in ("customers registered", "orders created", "cancellations applied", "returns (parts of lines)"):
        expect(f"one more import, {name}", again[name], 0)
    with canonical_dump.connect(importer.folder) as connection:
        commands = connection.execute("SELECT count(*) FROM command_outcomes").fetchone()[0]
        customers = connection.execute("SELECT count(*) FROM customers").fetchone()[0]
    expect("one more import, invoices already imported", again["invoices already imported"], commands - customers)
    for name in ("lines read", "invoices", "refused lines", "units unmatched"):
        expect(f"one more import, {name}", again[name], first[name])


def prove(options, work):
    file = pathlib.Path(options.file)
    if file.suffix == ".gz":
        plain = work / file.stem
        with gzip.open(file) as packed, plain.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        file = plain
    whole = Importer(options.tandem, file, work / "whole")
    report = whole.run()
    length, count = head(whole.folder)
    expect("events without a hole", count, length)
    print(f"without a fault: {report['invoices']} invoices, {length} events")

    broken = Importer(options.tandem, file, work / "broken")
    chance = random.Random(options.seed)
    # The last twentieth is left alone: what the program has sent but not yet been answered might be all that is left.
    points = sorted(chance.sample(range(1, length * 19 // 20), options.kills))
    for point in points:
        reached, count = broken.run_until(point)
        expect("events without a hole", count, reached)
        print(f"killed at {reached} events, wanted at {point}")
    broken.run()
    expect("the length of the log", head(broken.folder), (length, length))
    expect_equal(whole.folder, broken.folder)
    rows = sum(rows for rows, _ in canonical_dump.digests(whole.folder).values())
    print(f"{options.kills} kills: all {rows} rows and events are the same")
    expect_nothing_more(whole, report)
    expect_nothing_more(broken, report)
    print("one more import of each added nothing")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="invoices: CSV or CSV.gz")
    parser.add_argument("--tandem", required=True, help="the program")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tandem-kill-") as work:
        prove(options, pathlib.Path(work))
    return 0


if __name__ == "__main__":
    sys.exit(main())
