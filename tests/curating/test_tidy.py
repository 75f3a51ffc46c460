"""What a spreadsheet has saved is put into form and order, and nothing else is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.checking.run import run_checks
from shenyang_innovation.curating.tidy import tidied_csv, tidy
from shenyang_innovation.errors import CurationError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.curating.conftest import Run, Scratch


def test_the_curation_is_in_form_and_order(repository: Path) -> None:
    assert tidy(repository, write=False) == []


def test_what_a_spreadsheet_did_is_undone(scratch: Scratch, run: Run) -> None:
    curation = scratch.root / "curation"
    before = {path: path.read_bytes() for path in curation.rglob("*.csv")}
    for file in ("sources.csv", "relations.csv", "mentions/press-conference-2023.csv", "registers/parks.csv"):
        header, *rows = before[curation / file].decode().splitlines()
        (curation / file).write_bytes(
            ("\r\n".join([header, *reversed(rows), "," * header.count(",")]) + "\r\n").encode("utf-8-sig")
        )
    changed = ["curation/mentions/press-conference-2023.csv", "curation/registers/parks.csv", "curation/relations.csv"]
    changed.append("curation/sources.csv")
    looked = run("tidy", "--check")
    assert (looked.returncode, looked.stdout.split()) == (1, changed)
    done = run("tidy")
    assert (done.returncode, done.stdout.split()) == (0, changed)
    assert {path: path.read_bytes() for path in curation.rglob("*") if path.is_file()} == before
    (order,) = (one for one in run_checks(scratch.root).results if one.rule == "curation-in-order")
    assert order.mark == "ok"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"a,b\n1\n", "1 cells under 2 columns"), (b'a\n"1\n', "not readable as CSV"), (b"a\n\xff\n", "not UTF-8")],
)
def test_what_is_no_table_is_named_and_nothing_changed(scratch: Scratch, data: bytes, said: str) -> None:
    curation = scratch.root / "curation"
    (curation / "caveats.csv").write_bytes(b"caveat_id,label_zh\nb,\na,\n")
    (curation / "units.csv").write_bytes(data)
    before = {path: path.read_bytes() for path in curation.rglob("*") if path.is_file()}
    with pytest.raises(CurationError, match=said) as caught:
        tidy(scratch.root)
    assert caught.value.where.startswith("curation/units.csv")
    assert {path: path.read_bytes() for path in curation.rglob("*") if path.is_file()} == before


def test_offsets_are_ordered_as_numbers() -> None:
    data = b"start,end,mention,entity_id\n10,12,b,b\n9,11,a,a\n9,13,c,c\n"
    assert tidied_csv(data, "mentions/a.csv") == b"start,end,mention,entity_id\n9,13,c,c\n9,11,a,a\n10,12,b,b\n"
