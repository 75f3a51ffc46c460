"""Exports that get a signal at a moment of their own, each in a child of this one warm process; what they leave, as JSON.

    python kill_at.py FORMAT DEST SIGNAL PACKAGE [OLD]

A moment is the n-th time that the export asks the system to open, make, rename or remove something beside DEST. OLD is
an export that lies at DEST before and is replaced. After each child another export, without a signal, follows.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from pathlib import Path

from shenyang_innovation.cli import main
from shenyang_innovation.exports.export import export

EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree")
SPREAD = 5
"""So many of the files that are opened; of the other events every one is tried."""


def digest(path: Path) -> str | None:
    """What is at a path, names and bytes, in short; None if nothing is."""
    if not path.exists():
        return None
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    told = b"\0".join(str(file.relative_to(path)).encode() + b"\0" + file.read_bytes() for file in files)
    return hashlib.sha256(told).hexdigest()


def lay(dest: Path, old: Path | None) -> None:
    """Nothing beside DEST, and at DEST the old export."""
    shutil.rmtree(dest.parent)
    dest.parent.mkdir()
    if old is not None:
        shutil.copytree(old, dest) if old.is_dir() else shutil.copy(old, dest)


def in_child(arguments: list[str], dest: Path, moment: int | None, number: int = 0) -> tuple[int, list[str]]:
    """Export in a child that sends itself a signal at a moment; its wait status, and the moments it had."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        passed: list[str] = []

        def at(event: str, about: tuple[object, ...]) -> None:
            if event in EVENTS and str(about[0]).startswith(f"{dest.parent}{os.sep}"):
                passed.append(event)
                if len(passed) - 1 == moment:
                    os.kill(os.getpid(), number)

        sys.addaudithook(at)
        status = 1
        try:
            status = main(["export", *arguments, "--force"])
        except SystemExit as end:
            status = int(end.code or 0)
        finally:
            os.write(writing, " ".join(passed).encode())
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        moments = pipe.read().split()
    return os.waitpid(child, 0)[1], moments


def run(form: str, dest: Path, number: int, package: Path, old: Path | None) -> dict[str, object]:
    """Every moment that is tried, and what was left after it."""
    export(form, dest, package=package)  # imports what a child would have to
    new = digest(dest)
    lay(dest, old)
    arguments = [form, str(dest), "--package", str(package)]
    _, moments = in_child(arguments, dest, None)
    opened = [moment for moment, event in enumerate(moments) if event == "open"]
    others = [moment for moment, event in enumerate(moments) if event != "open"]
    left = []
    for moment in sorted({*others, *opened[:: max(1, len(opened) // SPREAD)]}):
        lay(dest, old)
        status, _ = in_child(arguments, dest, moment, number)
        beside = [path for path in dest.parent.iterdir() if path != dest]
        kept = [digest(path / "old") for path in beside]
        left.append({"at": moments[moment], "ended": status, "dest": digest(dest), "kept": kept, "beside": len(beside)})
        in_child(arguments, dest, None)
        left[-1] |= {"after": digest(dest), "names": [path.name for path in dest.parent.iterdir()]}
    return {"new": new, "old": digest(old) if old else None, "left": left}


if __name__ == "__main__":
    answer = sys.stdout
    sys.stdout = open(os.devnull, "w")  # what the children print  # noqa: SIM115
    form, dest, number, package, *old = sys.argv[1:]
    found = run(form, Path(dest), signal.Signals[number], Path(package), Path(old[0]) if old else None)
    answer.write(json.dumps(found))
