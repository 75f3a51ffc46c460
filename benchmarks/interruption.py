"""Builds that are killed: does what they leave belong together? `python -m benchmarks interruption [--kills N]`.

In copies of the checkout whose curation was changed in nearly every file, real `build` processes are killed, each at
another moment of its work with files (see `benchmarks.killed`) or after a random time. Afterwards the package is
read from where the loaders find it and compared, byte for byte, with the one before and the one that was to come; then
the next build has to make the new one, and to leave nothing else.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from signal import SIGKILL
from typing import NamedTuple

from benchmarks.killed import attempt
from benchmarks.report import conditions, table
from shenyang_innovation.building.package import build
from shenyang_innovation.whole import whole_package

REPOSITORY = Path(__file__).resolve().parent.parent
PARTS = ("curation", "tables", "docs", "src", "datapackage.json")
OLD, NEW, MIXTURE = "old", "new", "neither"

Package = dict[str, bytes]


class Outcome(NamedTuple):
    """What a killed build left: at its place, as the loaders see it, and whether the next build made it good."""

    in_place: str
    seen: str
    mended: bool


class Trial:
    """A checkout whose curation was changed since its last build, and copies of it in which builds are killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = folder / "origin"
        self.origin.mkdir()
        for part in PARTS:
            copy = shutil.copytree if (REPOSITORY / part).is_dir() else shutil.copy
            copy(REPOSITORY / part, self.origin / part)
        change(self.origin / "curation")
        self.old = everything(self.origin)
        built = self._copy("built")
        moments = attempt(built, 0).moments
        if moments is None:
            raise RuntimeError("a build that nobody kills fails")
        self.moments = moments
        self.new = everything(built)

    def _copy(self, name: str) -> Path:
        root = self.folder / name
        shutil.copytree(self.origin, root)
        return root

    def kill(self, point: int, seconds: float | None = None) -> Outcome:
        """Kill a build of a fresh copy and say what it left."""
        root = self._copy(f"killed at {point} after {seconds}")
        status = attempt(root, point, seconds).status
        if point and status != -SIGKILL:
            raise RuntimeError(f"the build was not killed at {point} of {self.moments}: it ended with {status}")
        in_place = self.name_of(published(root))
        seen = self.name_of(published(Path(whole_package(str(root)))))
        build(root)
        mended = everything(root) == self.new
        shutil.rmtree(root)
        return Outcome(in_place, seen, mended)

    def name_of(self, package: Package) -> str:
        """Whether a package is the old or the new one, whole, or neither."""
        for name, files in ((OLD, self.old), (NEW, self.new)):
            if package == {file: data for file, data in files.items() if is_published(file)}:
                return name
        return MIXTURE


def change(curation: Path) -> None:
    """Reword a text of the first row of each file that has one in English."""
    for path in sorted(curation.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), list(reader.fieldnames or ())
        for row in rows[:1]:
            for column in [column for column in columns if column.endswith("_en") and row[column]]:
                row[column] += " (reworded)"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def everything(root: Path) -> Package:
    """Every file below a folder, hidden ones too, as path → bytes; not what Python keeps for itself."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def is_published(file: str) -> bool:
    """Whether a file belongs to the published package."""
    return file == "datapackage.json" or file.startswith("tables/")


def published(root: Path) -> Package:
    """The published package in a folder."""
    paths = (root / "datapackage.json", *sorted((root / "tables").iterdir()))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def in_parallel(kill: Callable[[int], Outcome], points: Iterable[int]) -> Iterator[Outcome]:
    """Two at a time: most of the work is that of other processes."""
    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(kill, points)


def row(how: str, outcomes: Iterable[Outcome]) -> list[str]:
    """A row of the report."""
    found = list(outcomes)
    counts = [sum(outcome.seen == name for outcome in found) for name in (OLD, NEW, MIXTURE)]
    between = sum(outcome.in_place == MIXTURE for outcome in found)
    mended = sum(outcome.mended for outcome in found)
    return [how, *map(str, (len(found), *counts, between, mended))]


HEADER = ["killed", "builds", "left the old package", "left the new one", "left neither", "mixtures in place", "mended"]


def main(arguments: list[str]) -> str:
    """Kill builds and report what they left."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks interruption")
    parser.add_argument("--kills", type=int, default=50, help="how many builds to kill at a random moment")
    parser.add_argument("--times", type=int, default=10, help="how many to kill after a random time")
    parser.add_argument("--every", action="store_true", help="also one at each moment there is; takes minutes")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments and times")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        changed = [file for file in trial.new if trial.new[file] != trial.old.get(file)]
        points = chance.sample(range(1, trial.moments + 1), min(options.kills, trial.moments))
        rows = [row(f"at {len(points)} random moments of {trial.moments}", in_parallel(trial.kill, points))]
        if options.every:
            every = range(1, trial.moments + 1)
            rows.append(row(f"at each of the {trial.moments} moments", in_parallel(trial.kill, every)))
        begin = time.perf_counter()
        attempt(trial.folder / "built", 0)
        length = time.perf_counter() - begin
        times = [chance.uniform(0, length) for _ in range(options.times)]
        rows.append(row("after a random time", (trial.kill(0, seconds) for seconds in times)))
    about = (
        f"A build that would have changed {len(changed)} files was ended by SIGKILL. The package it left was read\n"
        "where the loaders find it and compared byte for byte with the one before and the one to come. Where the\n"
        "files in place were a mixture, that is the old package which the build had kept. Mended: the next build\n"
        "made the new package and left nothing else."
    )
    command = " ".join(["python -m benchmarks interruption", *arguments])
    return "\n\n".join([about, table(HEADER, rows), conditions(command)])
