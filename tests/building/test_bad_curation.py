"""A row that can't be right stops the build, which names file, line and remedy and leaves tables/ as they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.package import build_files
from shenyang_innovation.cli import main
from shenyang_innovation.errors import CurationError

if TYPE_CHECKING:
    from tests.building.conftest import Scratch

LEDGER = "ledgers/message-board-reply-2025.csv"
Rows = list[dict[str, str]]


def the(rows: Rows, column: str, value: str) -> dict[str, str]:
    return next(row for row in rows if row[column] == value)


def put(find: tuple[str, str], column: str, value: str) -> Callable[[Rows], object]:
    """An edit that puts `value` into `column` of the row that `find` (column, value) names."""
    return lambda rows: the(rows, *find).__setitem__(column, value)


OUTPUT = ("figure", "1320亿元")

CASES = [
    pytest.param(LEDGER, OUTPUT, "figure", "壹佰贰拾亿整", "not", id="figure that can't be read"),
    pytest.param(LEDGER, OUTPUT, "figure", "1320亿", "characters", id="figure shorter than its span"),
    pytest.param(LEDGER, OUTPUT, "start", "1129", "characters", id="start moved"),
    pytest.param(LEDGER, OUTPUT, "start", "abc", "not offsets", id="start no number"),
    pytest.param(LEDGER, OUTPUT, "indicator_id", "cluster_output", "unknown indicator", id="unknown indicator"),
    pytest.param(
        LEDGER, OUTPUT, "indicator_id", "cluster_output_growth", "measured in percent", id="indicator of another unit"
    ),
    pytest.param(LEDGER, OUTPUT, "subject_id", "high-end", "no row of entities", id="unknown subject"),
    pytest.param(LEDGER, OUTPUT, "subject_id", "", "subject_id", id="null subject"),
    pytest.param(LEDGER, OUTPUT, "caveats", "no-such-caveat", "no row of caveats", id="unknown caveat"),
    pytest.param(LEDGER, OUTPUT, "qualifier", "大概也许", "大概也许", id="unknown qualifier"),
    pytest.param(LEDGER, OUTPUT, "status", "actuall", "no status 'actuall'", id="unknown status"),
    pytest.param(LEDGER, OUTPUT, "status", "", "status is missing", id="no status"),
    pytest.param(LEDGER, OUTPUT, "figure", "", "figure is missing", id="no figure"),
    pytest.param(LEDGER, OUTPUT, "indicator_id", "", "indicator_id is missing", id="no indicator"),
    pytest.param(LEDGER, OUTPUT, "start", "²", "not offsets", id="start no plain digit"),
    pytest.param(LEDGER, OUTPUT, "period_end", "", "period_end is missing", id="an actual without a period"),
    pytest.param(
        "sources.csv", ("source_id", "shenyang-daily-2021"), "published", "today", "is no date", id="published"
    ),
    pytest.param(
        "mentions/shenyang-daily-2021.csv", ("entity_id", "siasun"), "start", "x", "not offsets", id="mention start"
    ),
    pytest.param(LEDGER, OUTPUT, "status", "target", "cue", id="target without cue"),
    pytest.param(LEDGER, OUTPUT, "cue", "将", "on an actual", id="cue on an actual"),
    pytest.param(LEDGER, OUTPUT, "period_end", "2023-12-31", "period_start", id="period ends before it starts"),
    pytest.param(LEDGER, OUTPUT, "period_end", "2024-13-31", "period_end", id="no date"),
    pytest.param(LEDGER, OUTPUT, "period_basis", "", "period_basis", id="period without basis"),
    pytest.param(LEDGER, OUTPUT, "disposition", "name", "a name has no indicator_id", id="meaning on a name"),
    pytest.param(
        LEDGER, ("figure", "2024年"), "disposition", "remark", "no disposition 'remark'", id="unknown disposition"
    ),
    pytest.param(
        "registers/clusters.csv", ("cluster_id", "new-materials"), "cluster_id", "", "cluster_id", id="null in a key"
    ),
    pytest.param(
        "registers/events.csv",
        ("event_kind", "contest"),
        "event_id",
        "new-materials",
        "stands already",
        id="id in two registers",
    ),
    pytest.param(
        "registers/clusters.csv",
        ("cluster_id", "new-materials"),
        "cluster_kind",
        "big",
        "cluster_kind",
        id="unknown kind",
    ),
    pytest.param(
        "registers/clusters.csv", ("cluster_id", "new-materials"), "name_en", " New", "white space", id="stray blank"
    ),
    pytest.param(
        "sources.csv", ("source_id", "shenyang-daily-2021"), "sha256", "abc", "sha256", id="hash that is none"
    ),
    pytest.param(
        "sources.csv",
        ("source_id", "shenyang-daily-2021"),
        "publisher_id",
        "nobody",
        "unknown publisher",
        id="unknown publisher",
    ),
    pytest.param(
        "outcomes.csv",
        ("target_id", "press-conference-2023@1534"),
        "verdict",
        "met",
        "without an outcome",
        id="verdict",
    ),
    pytest.param(
        "outcomes.csv",
        ("target_id", "press-conference-2023@1047"),
        "target_id",
        "press-conference-2023@1",
        "no target",
        id="target",
    ),
    pytest.param(
        "relations.csv", ("relation_id", "share-of-new-majors"), "operands", "x@1 y@2", "no observation", id="operand"
    ),
    pytest.param(
        "relations.csv",
        ("relation_id", "share-of-new-majors"),
        "relation_kind",
        "summ",
        "no relation kind",
        id="relation kind",
    ),
    pytest.param(
        "mentions/shenyang-daily-2021.csv",
        ("entity_id", "siasun"),
        "entity_id",
        "sia-sun",
        "no row of entities",
        id="mention",
    ),
    pytest.param(
        "mentions/shenyang-daily-2021.csv", ("entity_id", "siasun"), "end", "9", "characters", id="mention span"
    ),
]


@pytest.mark.parametrize(("file", "find", "column", "value", "said"), CASES)
def test_a_wrong_cell_stops_the_build(
    scratch: Scratch, file: str, find: tuple[str, str], column: str, value: str, said: str
) -> None:
    line = scratch.line(file, *find)
    scratch.edit(file, put(find, column, value))
    with pytest.raises(CurationError) as caught:
        build_files(scratch.root)
    assert caught.value.where == f"curation/{file}, line {line}"
    assert said in caught.value.what
    assert caught.value.remedy


REMEDIES = [
    pytest.param(
        LEDGER, OUTPUT, "indicator_id", "cluster_output", "Did you mean 'cluster_output_value'?", id="indicator"
    ),
    pytest.param(
        LEDGER, OUTPUT, "subject_id", "high-end-equipments", "did you mean 'high-end-equipment'?", id="subject"
    ),
    pytest.param(LEDGER, OUTPUT, "caveats", "period-unstate", "did you mean 'period-unstated'?", id="caveat"),
    pytest.param(LEDGER, OUTPUT, "status", "actuall", "Did you mean 'actual'?", id="status"),
    pytest.param(LEDGER, OUTPUT, "period_end", "2024-13-31", "Write YYYY-MM-DD", id="date"),
]


@pytest.mark.parametrize(("file", "find", "column", "value", "remedy"), REMEDIES)
def test_the_remedy_names_the_nearest_right_word(
    scratch: Scratch, file: str, find: tuple[str, str], column: str, value: str, remedy: str
) -> None:
    scratch.edit(file, put(find, column, value))
    with pytest.raises(CurationError) as caught:
        build_files(scratch.root)
    assert remedy in caught.value.remedy


def test_a_source_that_stands_twice_stops_the_build(scratch: Scratch) -> None:
    scratch.edit("sources.csv", lambda rows: rows.append(dict(rows[0])))
    with pytest.raises(CurationError, match=r"sources.csv, line 20: .* stands already in curation/sources.csv, line 2"):
        build_files(scratch.root)


def test_a_code_that_two_places_have_is_named_by_its_lines(scratch: Scratch) -> None:
    """A unique key beside the primary one; places without a code are not compared."""
    file = "registers/places.csv"
    scratch.edit(file, put(("place_id", "canada"), "gbt2260", "210100"))
    message = rf"{file}, line \d+: gbt2260 '210100': must be unique and stands already in curation/{file}, line \d+"
    with pytest.raises(CurationError, match=message):
        build_files(scratch.root)


def test_a_mention_that_stands_twice_is_named_by_its_lines(scratch: Scratch) -> None:
    file = "mentions/shenyang-daily-2021.csv"
    scratch.edit(file, lambda rows: rows.insert(0, dict(rows[0])))
    with pytest.raises(CurationError, match=rf"{file}, line 3: .* stands already in curation/{file}, line 2"):
        build_files(scratch.root)


def test_a_repeated_figure_stops_the_build(scratch: Scratch) -> None:
    line = scratch.line(LEDGER, *OUTPUT)
    scratch.edit(LEDGER, lambda rows: rows.insert(rows.index(the(rows, *OUTPUT)), dict(the(rows, *OUTPUT))))
    with pytest.raises(CurationError, match="before the end") as caught:
        build_files(scratch.root)
    assert caught.value.where == f"curation/{LEDGER}, line {line + 1}"


def test_a_target_without_a_row_in_outcomes_stops_the_build(scratch: Scratch) -> None:
    scratch.edit("outcomes.csv", lambda rows: rows.remove(the(rows, "target_id", "press-conference-2023@1047")))
    with pytest.raises(CurationError, match="nothing is said of the target press-conference-2023@1047"):
        build_files(scratch.root)


def test_two_sources_that_disagree_about_a_cell_stop_the_build(scratch: Scratch) -> None:
    def disagree(rows: Rows) -> None:
        second = the(rows, "figure", "695亿元")
        second["subject_id"] = "high-end-equipment"

    scratch.edit(LEDGER, disagree)
    with pytest.raises(CurationError, match=r"different values for output_value_cny: 1320亿元 .*; 695亿元"):
        build_files(scratch.root)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "a byte order mark"),
        (lambda data: data.replace(b"\n", b"\r\n"), "a carriage return"),
        (lambda data: data.replace(b"figure", b"figur", 1), "unknown column 'figur'"),
        (lambda data: data + b"1,2\n", "2 cells under"),
        (lambda data: data + "\ud800".encode("utf-8", "surrogatepass"), "not UTF-8"),
        (lambda _: b"", "the header is"),
    ],
    ids=["BOM", "CRLF", "header", "ragged row", "not UTF-8", "empty"],
)
def test_a_file_that_is_no_table_stops_the_build(scratch: Scratch, change: Callable[[bytes], bytes], said: str) -> None:
    path = scratch.root / "curation" / LEDGER
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(CurationError, match=said) as caught:
        build_files(scratch.root)
    assert caught.value.where.startswith(f"curation/{LEDGER}")


def test_a_file_nobody_asks_for_stops_the_build(scratch: Scratch) -> None:
    (scratch.root / "curation" / "ledgers" / "other.csv").write_text("start\n", encoding="utf-8")
    with pytest.raises(CurationError, match="nothing refers to this file"):
        build_files(scratch.root)


def test_a_failed_build_leaves_the_tables_as_they_were(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in sorted(scratch.root.rglob("*")) if path.is_file()}
    ledger = scratch.root / "curation" / LEDGER
    ledger.write_bytes(ledger.read_bytes().replace("1320亿元".encode(), "1320亿圆".encode()))
    before[ledger] = ledger.read_bytes()
    assert main(["build", "--root", str(scratch.root)]) == 1
    assert "curation/ledgers/message-board-reply-2025.csv, line" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in sorted(scratch.root.rglob("*")) if path.is_file()} == before


def test_a_folder_without_curation_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(tmp_path)]) == 1
    assert "--root" in capsys.readouterr().err
