#!/usr/bin/env python3
"""Every domain row and event of a data folder in one order, without what differs between two equal histories.

  scripts/Orders/canonical_dump.py FOLDER             one JSON array a line, the table's name first
  scripts/Orders/canonical_dump.py FOLDER --digest    a line for each table: name, rows, SHA-256 of its lines

Two folders that took the same commands have the same dump, whenever and in whatever interleaving that was. Left out are
times of recording, positions, metadata and the log's own identity with what is keyed by it. A table that nobody listed
here is dumped with all its columns.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import pathlib
import sqlite3
import sys

# The identity of one log, and which migrations ran when.
LEFT_OUT_TABLES = {"log", "migrations", "schema_migrations"}
LEFT_OUT_COLUMNS = {
    "events": {"position", "recorded_at", "metadata"},
    "command_outcomes": {"position", "stored_at", "kept_until", "fingerprint"},
}
# A column → what stands for it: of lines placed at once, which was recorded first matters, and nothing more.
INSTEAD = {
    ("returnable_lines", "recorded"): "DENSE_RANK() OVER (PARTITION BY customer_id, product_id, placed_at ORDER BY recorded)"
}


def connect(folder):
    """A connection that changes nothing, not even by checkpointing."""
    path = pathlib.Path(folder).resolve() / "write.sqlite"
    return contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True))


def tables(connection):
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return sorted({name for (name,) in rows} - LEFT_OUT_TABLES)


def lines_of(connection, table):
    """The table's rows as JSON texts, sorted."""
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    kept = [column for column in columns if column not in LEFT_OUT_COLUMNS.get(table, ())]
    wanted = ", ".join(INSTEAD.get((table, column), f'"{column}"') for column in kept)
    rows = connection.execute(f'SELECT {wanted} FROM "{table}"')
    return sorted(json.dumps([table, *map(plain, row)], ensure_ascii=False) for row in rows)


def plain(value):
    return value.hex() if isinstance(value, bytes) else value


def digests(folder):
    """table → (rows, SHA-256 of its lines)"""
    with connect(folder) as connection:
        return {table: digest(lines_of(connection, table)) for table in tables(connection)}


def digest(lines):
    total = hashlib.sha256()
    for line in lines:
        total.update(line.encode() + b"\n")
    return len(lines), total.hexdigest()


def differences(left, right, most=10):
    """The first rows that only one of two folders has, as lines of text."""
    with connect(left) as one, connect(right) as other:
        for table in sorted(set(tables(one)) | set(tables(other))):
            of_one, of_other = (
                set(lines_of(connection, table)) if table in tables(connection) else set() for connection in (one, other)
            )
            for line in sorted(of_one - of_other)[:most]:
                yield f"only in {left}: {line}"
            for line in sorted(of_other - of_one)[:most]:
                yield f"only in {right}: {line}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="a data folder; no server needs to be stopped for it")
    parser.add_argument("--digest", action="store_true", help="sums instead of rows")
    options = parser.parse_args()
    if options.digest:
        for table, (rows, sum_of_rows) in digests(options.folder).items():
            print(f"{table}\t{rows}\t{sum_of_rows}")
        return 0
    with connect(options.folder) as connection:
        for table in tables(connection):
            for line in lines_of(connection, table):
                print(line)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except sqlite3.Error as error:
        sys.exit(f"no data folder that can be read: {error}")
    except BrokenPipeError:
        # Whoever reads has seen enough; what is left in the buffer has no way to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
