"""Errata and tombstones: each holds as published, and breaks by name when a cell, a release or a document is another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.content import corrections
from shenyang_innovation.checking.kept import Kept, archive_of
from shenyang_innovation.checking.rules import RELEASE_RULES
from shenyang_innovation.checking.tables import Placed, Tables
from shenyang_innovation.published import location
from shenyang_innovation.releasing import packed
from shenyang_innovation.schema.corrections import Erratum, Tombstone

if TYPE_CHECKING:
    from pathlib import Path

    from shenyang_innovation.checking.finding import Finding

OBSERVATION = "message-board-reply-2025@1959"
KIND = {"table_name": "programs", "row_key": "xingshen-talent-plan", "column_name": "program_kind"}
FIGURE = {"table_name": "observations", "row_key": OBSERVATION, "column_name": "figure"}


def erratum(kind: str = "package", **cells: Any) -> Erratum:
    given = {
        "erratum_id": "made",
        "erratum_kind": kind,
        "wrong": "plan",
        "corrected": "programme",
        "value": None,
        "value_upper": None,
        "unit": None,
        "reason_en": "Made for a test.",
        "since_version": "0.4.0",
        "evidence_id": "proposal-reply-2025",
    }
    return Erratum(**(given | KIND | cells))


def tombstone(**cells: Any) -> Tombstone:
    given = {
        "table_name": "clusters",
        "row_key": "no-more",
        "reason_en": "Made for a test.",
        "successor_key": None,
        "since_version": "0.5.0",
    }
    return Tombstone(**(given | cells))


def with_rows(tables: Tables, *rows: Erratum | Tombstone) -> Tables:
    """The tables with these rows alone in `errata` and `retired`."""
    placed: dict[str, list[Placed]] = {"errata": [], "retired": []}
    for row in rows:
        into = placed[row.table.name]
        into.append(Placed(len(into) + 1, row))
    return Tables({**tables.placed, **placed})


def with_cell(tables: Tables, table: str, key: str, **cells: object) -> Tables:
    """The tables with cells of one row changed."""
    rows = [
        p._replace(row=p.row.model_copy(update=cells)) if next(iter(dict(p.row).values())) == key else p
        for p in tables.placed[table]
    ]
    return Tables({**tables.placed, table: rows})


def whats(findings: Any) -> list[str]:
    found: list[Finding] = list(findings)
    assert all(finding.where.startswith("tables/") and finding.remedy for finding in found)
    return [finding.what for finding in found]


def test_the_published_corrections_are_of_both_kinds(tables: Tables) -> None:
    kinds = {row.erratum_kind for row in tables.of(Erratum)}
    assert kinds == {"package", "source"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"table_name": "program"}, "no table 'program'"),
        ({"column_name": "program_kin"}, "no column 'program_kin' in programs"),
        ({"row_key": "xingshen"}, "no row 'xingshen' in programs"),
        ({"corrected": "plan"}, "'plan' is said to be wrong and right"),
        ({"evidence_id": "proposal-reply-2024"}, "'proposal-reply-2024' is neither a source nor an observation"),
    ],
)
def test_an_erratum_names_what_is_there(tables: Tables, cells: dict[str, str], expected: str) -> None:
    assert whats(corrections.errata_have_their_cells(with_rows(tables, erratum(**cells)))) == [expected]
    assert whats(corrections.errata_have_their_cells(with_rows(tables, erratum()))) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"wrong": "plam"}, "wrong is 'plam', no cell of program_kind of 'xingshen-talent-plan' in programs"),
        ({"corrected": None}, "corrected is None, no cell of program_kind of 'xingshen-talent-plan' in programs"),
        (
            {"column_name": "parent_id", "wrong": "no-such-program", "corrected": None},
            "wrong is 'no-such-program', no cell of parent_id of 'xingshen-talent-plan' in programs",
        ),
    ],
)
def test_what_is_wrong_and_right_are_cells_of_the_column(tables: Tables, cells: dict[str, Any], expected: str) -> None:
    assert whats(corrections.errata_are_cells(with_rows(tables, erratum(**cells)))) == [expected]
    assert whats(corrections.errata_are_cells(with_rows(tables, erratum()))) == []


@pytest.mark.parametrize("cells", [{"corrected": "八是"}, {"corrected": "7."}, {"corrected": None}, None])
def test_a_mark_out_of_sequence_has_the_erratum_that_says_which_is_right(
    tables: Tables, cells: dict[str, Any] | None
) -> None:
    assert whats(corrections.marks_are_in_sequence(tables)) == []
    key = "proposal-reply-2025-item-7-mark"
    if cells is None:
        kept = [placed for placed in tables.placed["errata"] if dict(placed.row)["erratum_id"] != key]
        other = Tables({**tables.placed, "errata": kept})
    else:
        other = with_cell(tables, "errata", key, **cells)
    (found,) = whats(corrections.marks_are_in_sequence(other))
    assert found.startswith("'六是' of 'proposal-reply-2025-08' should have the number 7")


def test_the_row_of_an_erratum_may_have_been_retired_since(tables: Tables) -> None:
    rows = erratum(row_key="xingshen"), tombstone(table_name="programs", row_key="xingshen")
    assert whats(corrections.errata_have_their_cells(with_rows(tables, *rows))) == []


def test_a_correction_that_is_undone_is_found(tables: Tables) -> None:
    corrected = with_rows(tables, erratum())
    assert whats(corrections.released_cells_are_corrected(corrected)) == []
    undone = with_cell(corrected, "programs", "xingshen-talent-plan", program_kind="plan")
    assert whats(corrections.released_cells_are_corrected(undone)) == [
        "program_kind of 'xingshen-talent-plan' in programs is 'plan', but was corrected to 'programme'"
    ]


def test_a_second_correction_takes_up_where_the_first_ended(tables: Tables) -> None:
    first = erratum(erratum_id="first", wrong="slogan", corrected="plan", since_version="0.2.0")
    second = erratum(since_version="0.10.0")
    assert whats(corrections.released_cells_are_corrected(with_rows(tables, second, first))) == []
    other = first.model_copy(update={"corrected": "model"})
    assert whats(corrections.released_cells_are_corrected(with_rows(tables, second, other))) == [
        "what was wrong is 'plan', but 'first' had made it 'model'"
    ]


def test_a_list_may_change_for_other_reasons(tables: Tables) -> None:
    cell = {"table_name": "observations", "row_key": OBSERVATION, "column_name": "caveats"}
    said = with_rows(tables, erratum(**cell, wrong="a b", corrected="b c"))

    def found(caveats: str | None) -> list[str]:
        return whats(
            corrections.released_cells_are_corrected(with_cell(said, "observations", OBSERVATION, caveats=caveats))
        )

    assert found("b c") == found("c d") == []
    for undone in ("a b c", "b", None):
        assert found(undone) == [
            f"caveats of '{OBSERVATION}' in observations is {undone!r}, but was corrected to 'b c'"
        ]


def test_a_document_that_is_mended_takes_the_correction_off(tables: Tables) -> None:
    mark = {"table_name": "figures", "row_key": "proposal-reply-2025/2325", "column_name": "figure"}
    said = with_rows(tables, erratum("source", **mark, wrong="六是", corrected="七是"))
    assert whats(corrections.documents_are_still_wrong(said)) == []
    said = with_rows(tables, erratum("source", **mark, wrong="五是", corrected="七是"))
    (finding,) = corrections.documents_are_still_wrong(said)
    assert finding.what.endswith("is '六是', no longer '五是': the document has been mended")
    assert finding.remedy == "Take the correction 'made' off curation/errata.csv"


def test_a_wrong_figure_is_flagged_and_no_other(tables: Tables) -> None:
    said = with_rows(tables, erratum("source", **FIGURE, wrong="3大", corrected="4大"))
    assert whats(corrections.wrong_figures_are_flagged(said)) == [f"{OBSERVATION!r} lacks the caveat source-in-error"]
    flagged = with_cell(said, "observations", OBSERVATION, caveats="members-differ source-in-error")
    assert whats(corrections.wrong_figures_are_flagged(flagged)) == []
    assert whats(corrections.wrong_figures_are_flagged(with_rows(flagged))) == [
        f"{OBSERVATION!r} has the caveat source-in-error"
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({"table_name": "cluster"}, ["no table 'cluster'"]),
        ({"row_key": "new-materials"}, ["the row 'new-materials' of clusters is retired and still there"]),
        ({"successor_key": "new-materials"}, []),
        ({"successor_key": "new"}, ["what took its place is not there: clusters has no row 'new'"]),
    ],
)
def test_what_is_retired_is_gone_and_its_successor_there(
    tables: Tables, cells: dict[str, str], expected: list[str]
) -> None:
    assert whats(corrections.retired_rows_are_gone(with_rows(tables, tombstone(**cells)))) == expected


def test_a_successor_may_be_retired_itself(tables: Tables) -> None:
    rows = tombstone(successor_key="later"), tombstone(row_key="later", successor_key="new-materials")
    assert whats(corrections.retired_rows_are_gone(with_rows(tables, *rows))) == []


# --- against releases -----------------------------------------------------------------------------------------------


class Releases(Kept):
    """Releases made up: version, table and key → row."""

    def __init__(self, rows: Mapping[tuple[str, str, str], Mapping[str, str | None]]) -> None:
        self.versions = tuple(dict.fromkeys(version for version, _, _ in rows))
        self._rows = rows

    def find(self, version: str, table: str, key: str) -> Mapping[str, str | None] | None:
        return self._rows.get((version, table, key))


def test_what_was_wrong_was_so_in_the_release_before(tables: Tables) -> None:
    def found(since: str, was: str) -> list[str]:
        cells: dict[str, str | None] = {"program_kind": was}
        kept = Releases({("0.4.0", "programs", "xingshen-talent-plan"): cells, ("0.6.0", "programs", "x"): {}})
        return whats(corrections.corrections_are_of_releases(with_rows(tables, erratum(since_version=since)), kept))

    assert found("0.4.0", "slogan") == [], "of a release before which none is kept nothing is said"
    assert found("0.5.0", "plan") == []
    assert found("0.5.0", "slogan") == [
        "in the release 0.4.0, program_kind of 'xingshen-talent-plan' in programs is 'slogan', not 'plan'"
    ]
    assert found("0.7.0", "plan") == [
        "in the release 0.6.0, program_kind of 'xingshen-talent-plan' in programs is not there, not 'plan'"
    ]


def test_a_count_is_right_in_the_first_release_after_and_may_grow(tables: Tables) -> None:
    cell = {"table_name": "entities", "row_key": "shuangchuang", "column_name": "mention_count"}
    said = with_rows(tables, erratum(**cell, wrong="6", corrected="7", since_version="0.2.0"))
    grown = with_cell(said, "entities", "shuangchuang", mention_count=12)
    assert whats(corrections.released_cells_are_corrected(grown)) == []

    def found(count: str) -> list[str]:
        kept = Releases({("0.4.0", "entities", "shuangchuang"): {"mention_count": count}})
        return whats(corrections.corrections_are_of_releases(grown, kept))

    assert found("7") == []
    assert found("8") == ["mention_count of 'shuangchuang' in entities is '8' in 0.4.0, but was corrected to '7'"]
    assert whats(corrections.corrections_are_of_releases(grown, Releases({}))) == [
        "mention_count of 'shuangchuang' in entities is '12' in the tables, but was corrected to '7'"
    ]


def test_what_is_retired_was_released_before(tables: Tables) -> None:
    kept = Releases({("0.4.0", "clusters", "no-more"): {"cluster_id": "no-more"}})
    said = with_rows(tables, tombstone(since_version="0.5.0"))
    assert whats(corrections.retired_rows_were_released(said, kept)) == []
    said = with_rows(tables, tombstone(since_version="0.4.0"))
    assert whats(corrections.retired_rows_were_released(said, kept)) == [
        "no release before 0.4.0 that is kept has the row 'no-more' in clusters"
    ]


def test_the_published_corrections_hold_against_the_kept_releases(tables: Tables) -> None:
    for rule in RELEASE_RULES:
        assert list(rule.check(tables, Kept(location.archive()))) == []


def test_kept_rows_are_found_by_key(repository: Path) -> None:
    archive = archive_of(repository)
    assert archive == location.archive() == str(repository / "releases.tar.xz")
    kept = Kept(archive)
    assert (kept.before("0.4.0"), kept.first_from("0.2.0")) == (None, "0.4.0")
    row = kept.find("0.4.0", "figures", "proposal-reply-2025/2325")
    assert row is not None
    assert row["figure"] == "六是"
    assert kept.find("0.4.0", "figures", "proposal-reply-2025/1") is None
    assert kept.find("0.4.0", "errata", "x") is None


def test_a_folder_without_an_archive_has_no_releases(tmp_path: Path) -> None:
    assert archive_of(tmp_path) is None
    (tmp_path / "releases.tar.xz").write_bytes(packed({}))
    assert archive_of(tmp_path) == str(tmp_path / "releases.tar.xz")
