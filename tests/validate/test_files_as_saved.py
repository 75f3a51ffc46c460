"""Files as people save them without knowing the rules: what is wrong is said once, and the remedy names the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

import shenyang_innovation as sy
from shenyang_innovation.checking.validation import validate_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def findings(path: Path) -> list[str]:
    return [str(finding) for finding in validate_path(path).findings]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda text: text.replace(",", ";"), "the cells are separated by semicolons. Save it with commas"),
        (lambda text: text.replace(",", "\t"), "the cells are separated by tabs. Save it with commas"),
        (
            lambda text: text.partition("\n")[2],
            "no column of targets is in the header. Begin with its header, target_id,",
        ),
        (lambda _: "", "there is no header. Begin with it: target_id,"),
        (lambda text: "\ufeff" + text, "byte order mark (UTF-8). Save it as UTF-8 without one; Excel can't"),
    ],
)
def test_a_header_of_another_kind_is_one_finding(
    change: Callable[[str], str], rule: str, repository: Path, tmp_path: Path
) -> None:
    path = tmp_path / "targets.csv"
    text = (repository / "tables" / "targets.csv").read_text(encoding="utf-8")
    path.write_text(change(text), encoding="utf-8", newline="")
    (found,) = findings(path)
    assert rule in found


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_another_table_is_one_finding(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"targets.{ending}"
    frame = sy.load_glossary().drop(columns="source_id")
    _save(frame, path, index=False)
    (found,) = findings(path)
    assert "no column of targets is in the header. Begin with its header, target_id," in found


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_index_that_was_saved_is_named_as_such(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"clusters.{ending}"
    _save(sy.load_clusters(), path, index=True)
    (found,) = findings(path)
    assert found.endswith("a column has no name. Name it or remove it; pandas leaves its index out with index=False")


def test_a_number_in_another_form_is_given_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "targets.csv"
    sy.load_targets().to_csv(path, index=False)
    first = validate_path(path).findings[0]
    assert first.fault
    assert (first.fault.value, first.fault.rule) == ("13000.0", "must stand in its canonical form '13000'")
    assert first.remedy == "Write it so, or save the table as Parquet"


def test_whole_numbers_that_a_null_made_floats(repository: Path, tmp_path: Path) -> None:
    path = tmp_path / "clusters.csv"
    pd.read_csv(repository / "tables" / "clusters.csv").to_csv(path, index=False)
    assert "(value '2024.0'). Write it without the '.0'; in pandas convert the column to Int64" in findings(path)[0]


def test_a_comparator_that_became_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "targets.xlsx"
    sy.load_targets().to_excel(path, index=False, engine="xlsxwriter")
    found = findings(path)
    assert found
    assert all("must be a value, not a formula (value '='). Write it as text; pandas does" in text for text in found)


@pytest.mark.parametrize("data", [pd.Series(["a"], name="caveat_id"), "tables/caveats.csv"])
def test_what_is_no_table_is_an_error_of_ours(data: object) -> None:
    with pytest.raises(sy.ShenyangInnovationError, match=r"can't be validated\. Give a pandas or polars frame"):
        sy.validate(data, "caveats")


def _save(frame: pd.DataFrame, path: Path, *, index: bool) -> None:
    match path.suffix:
        case ".csv":
            frame.to_csv(path, index=index)
        case ".xlsx":
            frame.to_excel(path, index=index)
        case _:
            frame.to_parquet(path, index=index)
