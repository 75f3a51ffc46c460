"""Parquet beside the CSV of the tables that outgrow it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from shenyang_innovation.errors import MissingExtraError
from shenyang_innovation.schema.fields import fields
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

OVER = 8 * 2**20
"""Bytes of its CSV file above which a table has Parquet beside it: about where reading it takes a second."""


def parquet_files(tables: Mapping[str, bytes], over: int | None = None) -> dict[str, bytes]:
    """The Parquet file of each table whose CSV has more than `over` bytes: table name → bytes, as `tables` has the CSV.

    For None it is more than `OVER`. Raises `MissingExtraError` if there is such a table and pyarrow is not installed.

    >>> parquet_files({"caveats": b"caveat_id,label_zh,label_en,definition_en\\n"})
    {}
    """
    most = OVER if over is None else over
    large = [name for name, data in tables.items() if len(data) > most]
    if not large:
        return {}
    try:
        from shenyang_innovation.arrow import to_parquet
    except ModuleNotFoundError:
        what = f"tables/{large[0]}.csv has more than {most} bytes, so it has Parquet beside it, and pyarrow is missing"
        remedy = "Run `pip install 'shenyang-innovation[arrow]'`"
        raise MissingExtraError(what, where="build", remedy=remedy) from None
    return {name: to_parquet(_table(name, tables[name])) for name in large}


def difference(name: str, data: bytes, csv: bytes) -> str | None:
    """In what the Parquet file `data` of a table is not what its CSV file is; None if it holds the same.

    The bytes of Parquet depend on the version of pyarrow, so what is compared is what the two hold: columns, types and
    cells. Raises `ValueError` if the CSV can't be read, `ImportError` if there is no pyarrow.

    >>> csv = b"caveat_id,label_zh,label_en,definition_en\\nrounded,-,Rounded,Less exact\\n"
    >>> made = parquet_files({"caveats": csv}, over=0)["caveats"]
    >>> difference("caveats", made, csv)
    >>> difference("caveats", made, csv.replace(b"Less", b"More"))
    "row 1, column definition_en: it holds 'Less exact', the CSV 'More exact'"
    >>> difference("caveats", made[:-1], csv)
    "it can't be read as Parquet: ..."
    """
    import pyarrow as pa
    from pyarrow import parquet

    expected = _table(name, csv)
    try:
        found = parquet.read_table(pa.BufferReader(data), page_checksum_verification=True)
    except (pa.ArrowException, OSError) as error:
        return f"it can't be read as Parquet: {str(error).partition(chr(10))[0].rstrip('.')}"
    if not found.schema.equals(expected.schema):
        there, wanted = _columns(found.schema), _columns(expected.schema)
        at = next((at for at, pair in enumerate(zip(there, wanted, strict=False)) if pair[0] != pair[1]), None)
        if at is None:
            return f"it has {len(there)} columns, the CSV {len(wanted)}"
        return f"its column {at + 1} is {there[at]}, where the CSV gives {wanted[at]}"
    if found.num_rows != expected.num_rows:
        return f"it holds {found.num_rows} rows, the CSV {expected.num_rows}"
    return _first_cell(_in_order(found, name), expected)


def _in_order(found: pa.Table, name: str) -> pa.Table:
    """A table whose codes lie in the order of the row model: what holds the same is the same then."""
    from shenyang_innovation.arrow import codes_of

    columns = [codes_of(found, field) if field.enum else found[field.name] for field in fields(TABLES[name])]
    return found.from_arrays(columns, schema=found.schema)


def _table(name: str, csv: bytes) -> pa.Table:
    from shenyang_innovation.arrow import whole_table

    return whole_table(csv, fields(TABLES[name]))


def _columns(schema: pa.Schema) -> list[str]:
    return [f"{field.name} {field.type}{'' if field.nullable else ' not null'}" for field in schema]


def _first_cell(found: pa.Table, expected: pa.Table) -> str | None:
    """The first cell, by rows, that is another."""
    others: list[tuple[int, str]] = []
    for name in expected.column_names:
        if not found[name].equals(expected[name]):
            pairs = zip(found[name].to_pylist(), expected[name].to_pylist(), strict=True)
            row = next((at for at, (there, wanted) in enumerate(pairs) if there != wanted), None)
            others += [] if row is None else [(row, name)]
    if not others:
        return None
    row, name = min(others, key=lambda other: other[0])
    there, wanted = (table[name][row].as_py() for table in (found, expected))
    return f"row {row + 1}, column {name}: it holds {there!r}, the CSV {wanted!r}"
