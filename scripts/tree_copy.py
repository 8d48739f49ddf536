"""A copy of this repository's files that keeps the time of what is the same, so that its build stays incremental."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def contents():
    """{path: bytes} of all files that are or would be committed and still exist."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True,
        check=True).stdout
    paths = [path for path in listed.decode().split("\0") if path and (ROOT / path).is_file()]
    return {path: (ROOT / path).read_bytes() for path in paths}


def renew(copy, contents):
    """Makes the copy hold these files and, in the folders of the package, no others."""
    for path, data in contents.items():
        target = copy / path
        if target.is_file() and target.read_bytes() == data:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        target.chmod((ROOT / path).stat().st_mode if (ROOT / path).is_file() else 0o644)
    for folder in ("Sources", "Tests", "scripts"):
        for target in (copy / folder).rglob("*"):
            if target.is_file() and str(target.relative_to(copy)) not in contents:
                target.unlink()
