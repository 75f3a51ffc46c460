"""The tests on the lowest versions that pyproject.toml allows, and on every other Python that is there.

    python .ci/matrix.py UV [WORK]

UV is the command uv; WORK a folder for the environments, else a temporary one. An interpreter is looked for by its
name (python3.12) on PATH and among the versions of pyenv, is taken if it runs and requires-python admits it, and is
never fetched. The lowest versions are tried on the lowest Python: newer ones they do not know.

All runs go side by side, so that the longest does not end alone, and without the tests marked slow: those build and
install distributions, start many processes or measure time, which `hatch test` does.

What each run is for decides what it tests. The lowest versions may lack what we call of a library: they are asked
wherever a library is called, in loading, exports, `validate`, reading from frames and the judges, these with the tables
that have every type and kind of rule. Another Python may lack a library, install it otherwise, or give other frames,
words and exit statuses: it is asked what users touch, and the examples of every module. The data, the rules in plain
Python and hostile input are asked once, by `hatch test`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from packaging.specifiers import SpecifierSet

REPOSITORY = Path(__file__).resolve().parent.parent
MINORS = range(10, 30)
TESTS = ("-m", "pytest", "-q", "-m", "not slow", "-p", "no:cacheprovider")
TOUCHED = ("src", "tests/cli", "tests/packaging", "tests/published")
JUDGED = ("clusters", "observations", "relations", "sources")
SOME_JUDGED = ("-k", f"not test_judges or {' or '.join(JUDGED)}")
FRAMES = ("tests/parquet/test_loading.py", "tests/reading/test_frames.py")
CALLED = ("tests/exports", "tests/validate", "tests/judges", *FRAMES)
CALLING = (*TOUCHED, *CALLED, *SOME_JUDGED)
ON_TWO_CORES = ("-n", "2", "--dist", "loadfile")  # the longest run ends alone
LOWEST = "lowest-direct"


class Run(NamedTuple):
    """One environment to test in."""

    title: str
    python: str
    resolution: str
    tests: tuple[str, ...]


def requires_python() -> SpecifierSet:
    """What pyproject.toml says about Python."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return SpecifierSet(project["requires-python"])


def candidates(name: str) -> Iterator[Path]:
    """Every file of that name on PATH or in a version of pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [Path(folder) for folder in os.get_exec_path()] + sorted(pyenv.glob("versions/*/bin"))
    yield from (folder / name for folder in folders if shutil.which(name, path=str(folder)))


def version_of(python: Path) -> str | None:
    """The version of an interpreter; None if it does not run (a shim of pyenv for one that is not chosen)."""
    command = [str(python), "-c", "import platform; print(platform.python_version())"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def pythons() -> Iterator[tuple[str, str]]:
    """Version and file of the first that serves of each minor version; says which are passed over, and why."""
    admitted = requires_python()
    for name in (f"python3.{minor}" for minor in MINORS):
        for python in candidates(name):
            version = version_of(python)
            if version is None:
                print(f"passed over: {python} does not run")
            elif version not in admitted:
                print(f"passed over: {python} is {version}, which requires-python ({admitted}) does not admit")
                break
            else:
                print(f"found: {python} is {version}")
                yield version, str(python)
                break


def all_runs() -> Iterator[Run]:
    """The lowest versions on the lowest Python, and the newest on each but our own, on which `hatch test` runs."""
    found = list(pythons())
    version, python = found[0]
    yield Run(f"lowest versions on Python {version}", python, LOWEST, (*CALLING, *ON_TWO_CORES))
    for version, python in found:
        if version.split(".")[:2] != sys.version.split(".")[:2]:
            yield Run(f"newest versions on Python {version}", python, "highest", TOUCHED)


def attempt(run: Run, uv: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Make the environment of a run and test in it; the first step that fails is the last."""
    python = str(folder / "bin" / "python")
    extras = ["--resolution", run.resolution, "--group", "test", "--editable", ".[all]"]
    steps = [
        [uv, "venv", "--quiet", "--python", run.python, str(folder)],
        [uv, "pip", "install", "--quiet", "--python", python, *extras],
        [python, *TESTS, *run.tests],
    ]
    output = ""
    for step in steps:
        done = subprocess.run(
            step, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
        )
        output += done.stdout
        if done.returncode:
            break
    return subprocess.CompletedProcess(done.args, done.returncode, output)


def main() -> int:
    """Run all; returns 1 if one fails."""
    uv, *rest = sys.argv[1:]
    begin = time.monotonic()
    runs = list(all_runs())
    failed = 0
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor() as pool:
        work = Path(rest[0] if rest else temporary)
        folders = [work / f"matrix-{number}" for number in range(len(runs))]
        for run, done in zip(runs, pool.map(attempt, runs, [uv] * len(runs), folders), strict=True):
            lines = done.stdout.splitlines()
            shown = lines if done.returncode else lines[-1:]
            print("\n".join([f"-- {run.title}: {'FAILED' if done.returncode else 'passed'}", *shown]), flush=True)
            failed += bool(done.returncode)
    print(f"{len(runs)} environments, {failed} failed: {time.monotonic() - begin:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
