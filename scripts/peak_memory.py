#!/usr/bin/env python3
"""Runs a command and tells on standard error how long it took and the most memory it held.

  scripts/peak_memory.py COMMAND …
"""

import resource
import subprocess
import sys
import time

if len(sys.argv) < 2:
    sys.exit(__doc__.strip())
start = time.monotonic()
status = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# Linux tells kibibytes, macOS bytes.
mebibytes = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(
    f"{time.monotonic() - start:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor time, "
    f"{mebibytes:.0f} MiB at most",
    file=sys.stderr,
)
sys.exit(status if status >= 0 else 128 - status)
