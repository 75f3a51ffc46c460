"""Any one figure changed, in a ledger, a text or a table, makes `check --sources` fall short."""

from __future__ import annotations

import csv
import io
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from shenyang_innovation import load
from shenyang_innovation.checking.run import run_checks

OTHER = dict(zip("0123456789一二两兩三四五六七八九十首半○", "1234567890二三四三四五六七八九十一末双一", strict=True))
EVERY = 13
"""One figure in so many is changed here: each change is a whole run of `check`."""


def changed(figure: str) -> str:
    """The figure with its first numeral changed to another."""
    for place, character in enumerate(figure):
        if character in OTHER:
            return figure[:place] + OTHER[character] + figure[place + 1 :]
    raise AssertionError(f"{figure} has no numeral that this test can change")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, repository: Path, sources_dir: Path) -> tuple[Path, Path]:
    """A copy of what is checked and of the texts, in which one file at a time is changed and put back."""
    root = tmp_path_factory.mktemp("any-figure")
    for folder in ("curation", "tables", "src/shenyang_innovation/published"):
        shutil.copytree(repository / folder, root / folder)
    for file in ("datapackage.json", "docs/data-dictionary.md"):
        (root / file).parent.mkdir(exist_ok=True)
        shutil.copy(repository / file, root / file)
    texts = shutil.copytree(sources_dir, root / "texts")
    assert run_checks(root, texts).holds
    return root, texts


def falls_short(copy: tuple[Path, Path], path: Path, content: str) -> bool:
    before = path.read_bytes()
    path.write_bytes(content.encode())
    try:
        return not run_checks(*copy).holds
    finally:
        path.write_bytes(before)


def edited(path: Path, column: str, where: dict[str, str]) -> str:
    """A CSV file with the figure in one cell changed."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    (row,) = (row for row in rows if all(row[name] == value for name, value in where.items()))
    row[column] = changed(row[column])
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def unnoticed(copy: tuple[Path, Path], every: int) -> list[str]:
    """The changes that no rule finds."""
    root, texts = copy
    files = {source.sha256: source.source_id for source in load("sources", backend="records")}
    text_of = {
        files[digest]: path
        for path in texts.glob("*.txt")
        if (digest := sha256(path.read_bytes()).hexdigest()) in files
    }
    missed: list[str] = []
    for row in load("figures", backend="records")[::every]:
        place = {"start": str(row.start)}
        ledger = root / "curation" / "ledgers" / f"{row.source_id}.csv"
        text = text_of[row.source_id].read_bytes().decode()
        figures, observations = (root / "tables" / f"{name}.csv" for name in ("figures", "observations"))
        cases = [
            (ledger, edited(ledger, "figure", place)),
            (figures, edited(figures, "figure", place | {"source_id": row.source_id})),
            (text_of[row.source_id], text[: row.start] + changed(row.figure) + text[row.end :]),
        ]
        if row.observation_id:
            of_row = {"observation_id": row.observation_id}
            cases += [(observations, edited(observations, column, of_row)) for column in ("figure", "value")]
        missed += [
            f"{row.source_id}@{row.start} in {path.name}" for path, new in cases if not falls_short(copy, path, new)
        ]
    return missed


def test_a_changed_figure_is_found(copy: tuple[Path, Path]) -> None:
    assert unnoticed(copy, EVERY) == []
