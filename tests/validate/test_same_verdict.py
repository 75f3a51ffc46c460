"""A CSV file gets one verdict, however it is cut into pieces and whoever reads them: polars, csv, or all of it at once."""

from __future__ import annotations

import csv
import io
import math
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shenyang_innovation.checking.schemas.files import csv_file
from shenyang_innovation.checking.schemas.files.judge import judge, judge_cells
from shenyang_innovation.checking.schemas.rows import row_faults
from shenyang_innovation.checking.schemas.tablefile import LONGEST_CELL, read_table
from shenyang_innovation.errors import Fault
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.integrity import repeated_keys
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

TARGETS = {
    "target_id": "a-b@{}",
    "source_id": "a-b",
    "subject_id": "city",
    "indicator_id": "high_tech",
    "value": "5.5",
    "value_upper": "6",
    "unit": "count",
    "comparator": ">=",
    "status": "target",
    "due": "2024-12-31",
    "due_basis": "stated",
    "outcome_id": "",
    "comparability": "none-yet",
    "verdict": "open",
    "reason_en": "Said so, and meant “so”",
}


def target(number: int, **changes: str) -> dict[str, str]:
    """A good row of the table targets as text, with changes."""
    return TARGETS | {"target_id": f"a-b@{number}"} | changes


def as_csv(rows: Sequence[dict[str, str]], *, end: str = "\n", quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    """Rows as the bytes of a CSV file."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(TARGETS), lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


TABLE = "targets"
COLUMNS = list(TARGETS)
Verdict = Counter[tuple[str, int | None]]

ODD = [
    "",
    " ",
    '"',
    "a\nb",
    "a\r\nb",
    "a,b",
    ' "',
    "\u3000x",
    "\u2028",
    "x\x1fy",
    "中" * 41,
    "'",
    "=1+1",
    "NULL",
    "nan",
]
BY_TYPE: dict[str, list[str]] = {
    "string": ["a-b", "A", "a b", " a", "a ", "a_b", "a@1", "count", "210100", "a" * 41, "0" * 64],
    "integer": ["0", "1", "-1", "-0", "007", "+1", "1.0", "1e3", "1_000", "１", str(2**63), "9" * 45, "1949", "2101"],
    "number": [
        "0",
        "-1",
        "-0",
        "1.5",
        "1.50",
        "1.",
        ".5",
        "01",
        "1e3",
        "inf",
        "NaN",
        "-",
        "0." + "0" * 30 + "1",
        "9" * 45,
    ],
    "boolean": ["true", "false", "True", "1", "yes"],
    "date": "2024-02-29 2023-02-29 0000-01-01 0001-01-01 9999-12-31 10000-01-01 -001-01-01 +2024-1-01 2024-1-5 20240105 "
    "2024-W01-1 2024-001 2024-12-31T00:00:00".split(),
}
CELLS: dict[str, list[str]] = {
    "target_id": ["a-b@1", "a-b@2", "a-b@01", "A@1", "a-b"],
    "value": ["5", "5.0", "05", "-0", "0.1", "1e3", "inf", "NaN", "12345678901234567890.5", "9" * 45, " 5", "5 ", "６", "+5"],
    "value_upper": ["5", "5.6", "12345678901234567890.6", "-7", ".5", "5."],
    "unit": ["CNY", "conut", "count "],
    "due": ["2024-02-29", "2023-02-29", "0001-01-01", "0000-01-01", "9999-12-31", "10000-01-01", "2024-1-5", "20240105", "2024-W01-1"],
    "due_basis": ["inferred", "stated"],
    "outcome_id": ["a-b@9"],
    "comparability": ["direct", "partly"],
}  # fmt: skip


def verdict(data: bytes, piece: int = csv_file.PIECE, table: str = TABLE) -> Verdict:
    model = TABLES[table]
    columns = [field.name for field in fields(model)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file.csv")
        path.write_bytes(data)
        read = partial(csv_file.read_csv_file, path, table, columns, piece)
        found = judge(read, judge_cells(model), model, 10_000)
    assert found.total == len(found.findings)
    rows = [math.inf if fault.row is None else fault.row for fault, _ in found.findings]
    assert rows == sorted(rows) or rows[0] == math.inf
    return Counter((str(fault), line) for fault, line in found.findings)


def row_by_row(data: bytes) -> Verdict:
    """The verdict if no piece is ever taken for plain."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file._Reading, "_plain", lambda *_: None)
        return verdict(data)


def all_at_once(data: bytes, table: str = TABLE) -> Counter[str]:
    """The faults as packages are validated: the file in memory, each row by its model, the keys in a dict."""
    model = TABLES[table]
    file = read_table(data, table, [field.name for field in fields(model)])
    if file.rows is None:
        return Counter(map(str, file.faults))
    found = [*file.faults]
    for number, cells in file.rows:
        found += row_faults(model, number, cells)
    numbers = [number for number, _ in file.rows]
    for breach in repeated_keys(table, [cells for _, cells in file.rows]):
        if breach.repeats is not None:  # a null in a key is told by the row model
            row, first = numbers[breach.row], numbers[breach.repeats]
            rule = breach.rule.replace(f"row {breach.repeats + 1}", f"row {first}")
            column, value, remedy = breach.column, breach.value, breach.remedy
            found.append(Fault(table=table, row=row, column=column, value=value, rule=rule, remedy=remedy))
    return Counter(map(str, found))


TYPED = [(column, cell) for column, cells in CELLS.items() for cell in cells]
ANYWHERE = [(column, cell) for column in COLUMNS for cell in ODD]


@st.composite
def rows(draw: st.DrawFn) -> dict[str, str]:
    row = target(draw(st.integers(0, 12)))
    row.update(draw(st.lists(st.sampled_from(TYPED) | st.sampled_from(ANYWHERE), max_size=2)))
    return row


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Files that csv writes, some then damaged."""
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    data = as_csv(draw(st.lists(rows(), max_size=12)), end=draw(st.sampled_from(["\n", "\n", "\r\n"])), quoting=quoting)
    if draw(st.booleans()):
        data = data.removesuffix(b"\n")
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        place = draw(st.integers(0, len(data)))
        insert = draw(
            st.sampled_from(
                [b'"', b'""', b",", b"\n", b"\n\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xe4", b"x", data[:220]]
            )
        )
        data = data[:place] + insert + data[place + draw(st.sampled_from([0, 0, 1])) :]
    return data


@settings(max_examples=300, deadline=None)
@given(files(), st.integers(1, 700))
def test_one_verdict_however_it_is_read(data: bytes, piece: int) -> None:
    exact = row_by_row(data)
    assert verdict(data) == exact
    assert verdict(data, piece) == exact
    at_once = all_at_once(data)
    if not any("not UTF-8" in said or "a NUL" in said for said in at_once):
        assert Counter({said: count for (said, _), count in exact.items()}) == at_once


@pytest.mark.parametrize("table", TABLES)
def test_whatever_stands_in_a_cell_gets_one_verdict(table: str, repository: Path) -> None:
    """Every column of every table with everything that may stand there, one change a row."""
    with (repository / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        pytest.skip("the table has no rows")
    good = rows[-1]
    file_of_all = io.StringIO(newline="")
    writer = csv.DictWriter(file_of_all, list(good), lineterminator="\n")
    writer.writeheader()
    for field in fields(TABLES[table]):
        writer.writerows(good | {field.name: cell} for cell in BY_TYPE[field.type] + list(field.enum or ()) + ODD)
    data = file_of_all.getvalue().encode()
    assert "is not readable" not in str(all_at_once(data, table))
    assert Counter(said for said, _ in verdict(data, table=table).elements()) == all_at_once(data, table)


DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "header alone": as_csv([]),
    "header without an end": as_csv([]).rstrip(),
    "no last line end": as_csv([target(1)]).rstrip(),
    "byte order mark": b"\xef\xbb\xbf" + as_csv([target(1)]),
    "UTF-16": as_csv([target(1)]).decode().encode("utf-16"),
    "repeated header": as_csv([target(1)]) * 2,
    "ragged": as_csv([target(1)]) + b"a,b\n" + as_csv([target(2)]).partition(b"\n")[2],
    "one row short, one long": as_csv([target(1)]).rstrip() + b",x\n" + b"a,b,c,d,e,f,g,h,i,j,k,l,m,n\n",
    "blank line": as_csv([target(1)]) + b"\n\n",
    "NUL": as_csv([target(1), target(2, reason_en="a\0b"), target(3)]),
    "not UTF-8 in the middle": as_csv([target(1), target(2, reason_en="MARK"), target(3)]).replace(b"MARK", b"\xff"),
    "half a character in two rows": as_csv([target(1, reason_en="X"), target(2, reason_en="Y")])
    .replace(b"X", b"\xe4")
    .replace(b"Y", b"\xb8\xad"),
    "quote left open": as_csv([target(1)]) + b'a,"b\n' + as_csv([target(2)]),
    "quote in a cell without quotes": as_csv([target(1, reason_en="MARK")]).replace(b"MARK", b'a"b'),
    "text behind a quote": as_csv([target(1, reason_en="MARK")]).replace(b"MARK", b'"a"b'),
    "text behind a quote, and quotes further down": as_csv(
        [target(1, reason_en="MARK"), target(2, reason_en="a,b")]
    ).replace(b"MARK", b'"a"b'),
    "quotes in a cell without quotes": as_csv([target(1, reason_en="MARK"), target(2, reason_en="a,b")]).replace(
        b"MARK", b'a"b"c'
    ),
    "comma between quotes in a cell without quotes": as_csv([target(1, reason_en="MARK"), target(2)]).replace(
        b"MARK", b'a"b,c"d'
    ),
    "carriage return alone": as_csv([target(1, reason_en="MARK")]).replace(b"MARK", b"a\rb"),
    "line ends of old": as_csv([target(1), target(2)], end="\r"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_one_verdict_on_files_that_are_damaged(name: str) -> None:
    data = DAMAGED[name]
    exact = row_by_row(data)
    assert verdict(data) == exact
    for piece in (1, 7, 64, 300):
        assert verdict(data, piece) == exact


def test_what_is_said_of_files_that_are_damaged() -> None:
    said = {name: [text for text, _ in verdict(data)] for name, data in DAMAGED.items()}
    for name in ("header alone", "header without an end", "no last line end"):
        assert said.pop(name) == []
    for name in ("quote in a cell without quotes", "quotes in a cell without quotes"):
        assert said.pop(name) == []
    assert said.pop("empty") == [f"targets: there is no header. Begin with it: {','.join(COLUMNS)}"]
    assert said["NUL"][0].startswith("targets: a NUL stands at byte ")
    assert said["not UTF-8 in the middle"][0].startswith("targets: the file is not UTF-8 at byte ")
    assert "the row has 2 cells under 15 columns" in said["ragged"][0]
    assert "the row has 0 cells under 15 columns" in said["blank line"][0]
    assert "line 5 is not readable as CSV: ',' expected after '\"'" in said["quote left open"][0]
    assert "a carriage return stands in a cell without quotes" in said["carriage return alone"][0]
    assert "Save it as UTF-8" in said["UTF-16"][0]
    assert all(said.values())


def test_a_carriage_return_in_a_header_of_old() -> None:
    ((said, line),) = verdict(DAMAGED["line ends of old"])
    assert line == 1
    assert "Mend the line ends: LF, or CR LF" in said


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (LONGEST_CELL, []),
        (LONGEST_CELL + 1, ["a cell has more than 131072 characters"]),
        (3 * 2**20, ["a cell has more than 131072 characters"]),
        (17 * 2**20, ["has more than 16777216 bytes"]),
    ],
)
def test_a_cell_has_a_bound(length: int, said: list[str]) -> None:
    data = as_csv([target(1), target(2, reason_en="x" * length), target(3, unit="conut")])
    found = verdict(data)
    assert found == row_by_row(data)
    texts = [text for text, _ in found]
    assert len(texts) == 1
    assert (said or ["must be one of CNY"])[0] in texts[0]
    assert len(texts[0]) < 400


def test_lines_are_told_where_cells_have_breaks() -> None:
    data = as_csv([target(1, reason_en="a\nb\nc"), target(2), target(3, unit="conut")])
    assert sorted(line for _, line in verdict(data) if line) == [2, 6]
