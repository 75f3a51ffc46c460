"""Citations: facts without a place in a text are read and dated like any other, and what is no fact stops the build."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.package import build_files
from shenyang_innovation.building.recorded import reference_period
from shenyang_innovation.building.series import span_of
from shenyang_innovation.cli import main
from shenyang_innovation.errors import CurationError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.building.conftest import Scratch

FACTS = "citations/bureau-summary-2023.csv"
SOURCE = "bureau-summary-2023"


@pytest.mark.parametrize(
    ("recorded", "measure", "status", "published", "period"),
    [
        ("end of 2023", "stock", "actual", "2024-06-17", ("2023-12-31", "2023-12-31", False)),
        ("2015", "stock", "actual", "2022-09-16", ("2015-12-31", "2015-12-31", False)),
        ("mid-2023", "stock", "actual", "2023-10-14", ("2023-06-30", "2023-06-30", False)),
        ("2022-10", "stock", "actual", "2022-10-14", ("2022-10-14", "2022-10-14", True)),
        ("end of 2019", "stock", "actual", "2019-12-23", ("2019-12-23", "2019-12-23", True)),
        ("2019", "flow", "actual", "2019-12-23", ("2019-01-01", "2019-12-23", True)),
        ("2022-01/2022-09", "flow", "actual", "2022-10-14", ("2022-01-01", "2022-09-30", False)),
        ("2016/2020", "rate", "actual", "2021-01-15", ("2016-01-01", "2020-12-31", False)),
        ("end of 2021", "cumulative", "actual", "2022-04-25", (None, "2021-12-31", False)),
        ("2027", "stock", "target", "2025-04-11", ("2027-12-31", "2027-12-31", False)),
        ("2024", "flow", "forecast", "2025-06-05", ("2024-01-01", "2024-12-31", False)),
        ("2024-02", "flow", "actual", "2025-06-05", ("2024-02-01", "2024-02-29", False)),
    ],
)
def test_a_period_follows_from_what_was_recorded(
    recorded: str, measure: str, status: str, published: str, period: tuple[str | None, str, bool]
) -> None:
    found = reference_period(recorded, measure, status, date.fromisoformat(published))
    assert (found.start and found.start.isoformat(), found.end.isoformat(), found.cut) == period


@pytest.mark.parametrize("recorded", ["2023-13", "2024/2023", "2023-02-30", "last year", "end of", ""])
def test_what_is_no_period_is_refused(recorded: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reference_period(recorded, "stock", "actual", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("2023-01-01", "2023-12-31", "year"),
        ("2023-02-01", "2024-01-31", "other"),
        ("2023-07-01", "2023-12-31", "half-year"),
        ("2023-04-01", "2023-06-30", "quarter"),
        ("2023-02-01", "2023-04-30", "other"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2024-02-01", "2024-02-28", "other"),
        ("2023-12-31", "2023-12-31", "day"),
        (None, "2023-12-31", "open"),
    ],
)
def test_spans(start: str | None, end: str, span: str) -> None:
    assert span_of(start, end) == span


CASES = [
    pytest.param(FACTS, "1", "figure", "许多家", "is not exactly one figure", id="a figure that can't be read"),
    pytest.param(FACTS, "1", "figure", "18%", "measured in rank", id="a figure of another unit"),
    pytest.param(FACTS, "1", "period_recorded", "soon", "is no period", id="no period"),
    pytest.param(FACTS, "1", "period_recorded", "", "period_recorded is missing", id="period missing"),
    pytest.param(FACTS, "1", "status", "", "status is missing", id="no status"),
    pytest.param(FACTS, "1", "indicator_id", "city_rank", "unknown indicator", id="unknown indicator"),
    pytest.param(FACTS, "8", "subject_id", "shenyan", "no row of entities", id="unknown subject"),
    pytest.param(FACTS, "1", "about_zh", "", "about_zh is missing", id="about nothing"),
    pytest.param(FACTS, "1", "disposition", "date", "a date has no indicator_id", id="a date with an indicator"),
    pytest.param(FACTS, "8", "number", "7", "the key stands already", id="a number twice"),
    pytest.param(FACTS, "8", "number", "0", "number", id="no number"),
]


@pytest.mark.parametrize(("file", "number", "column", "value", "words"), CASES)
def test_a_fact_that_is_none_is_named_with_its_line(
    scratch: Scratch, file: str, number: str, column: str, value: str, words: str
) -> None:
    line = scratch.line(file, "number", number)

    def change(rows: list[dict[str, str]]) -> None:
        next(row for row in rows if row["number"] == number)[column] = value

    scratch.edit(file, change)
    with pytest.raises(CurationError, match=words) as caught:
        build_files(scratch.root)
    assert str(caught.value).startswith(f"curation/{file}, line {line}: ")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"address": "", "address_basis": "", "address_kind": ""}, "address must be given if evidence is citation"),
        ({"published": ""}, "no day of publication"),
        ({"published": "June 2024"}, "no day of publication"),
        ({"seen_by": ""}, "seen_by must be given exactly if evidence is citation"),
        ({"times_read": ""}, "times_read must be given exactly if evidence is citation"),
        ({"sha256": "0" * 64}, "sha256 must be given exactly if evidence is text"),
        ({"evidence": "text"}, "bureau-summary-2023.csv"),
        ({"evidence": "hearsay"}, "no evidence 'hearsay'"),
    ],
)
def test_a_citation_without_address_or_date_is_refused_and_nothing_is_written(
    scratch: Scratch, capsys: pytest.CaptureFixture[str], changes: dict[str, str], words: str
) -> None:
    before = hashes(scratch.root)
    scratch.edit("sources.csv", lambda rows: next(r for r in rows if r["source_id"] == SOURCE).update(changes))
    assert main(["build", "--root", str(scratch.root)]) == 1
    assert words in capsys.readouterr().err
    assert hashes(scratch.root) == before


@pytest.mark.parametrize(
    ("file", "row", "words"),
    [
        (
            "breaks.csv",
            {"indicator_id": "rd_intensity", "subject_id": "shenyang", "observation_id": "bureau-summary-2020.1"},
            "does not come behind",
        ),
        ("joined.csv", {"indicator_id": "rd_intensity", "joined_id": "rd_expense"}, "no dated observation"),
        ("joined.csv", {"indicator_id": "rd_intensity", "joined_id": "rd_intensity"}, "no dated observation"),
    ],
)
def test_a_break_that_breaks_nothing_is_refused(scratch: Scratch, file: str, row: dict[str, str], words: str) -> None:
    scratch.edit(file, lambda rows: rows.append(row | {"reason_en": "for a test"}))
    with pytest.raises(CurationError, match=words) as caught:
        build_files(scratch.root)
    assert caught.value.where.startswith(f"curation/{file}, line ")


def hashes(root: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((root / "tables").iterdir())}
