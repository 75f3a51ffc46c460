"""Run in a child: load a table of a package with every backend and print what became of it, as JSON."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import duckdb

from shenyang_innovation.errors import ShenyangInnovationError
from shenyang_innovation.published.backends import BACKENDS, load_table


def rows(backend: str, table: Any) -> list[list[str | None]]:
    """The cells of a loaded table as text, whatever holds them."""
    match backend:
        case "pandas":
            found = table.astype(object).where(table.notna(), None).itertuples(index=False)
        case "polars":
            found = table.iter_rows()
        case "pyarrow":
            found = zip(*(column.to_pylist() for column in table.columns), strict=True)
        case "duckdb":
            found = table.fetchall()
        case _:
            found = table
    return [[None if cell is None else _text(cell) for cell in row] for row in found]


def _text(cell: Any) -> str:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return cell if isinstance(cell, str) else str(float(cell))


def main() -> None:
    """`load_all.py FOLDER TABLE`."""
    root, name = sys.argv[1:]
    became: dict[str, object] = {}
    for backend in BACKENDS:
        try:
            became[backend] = rows(backend, load_table(name, backend, root=root))
        except ShenyangInnovationError as error:
            became[backend] = f"{type(error).__name__}: {error}"
        except duckdb.Error as error:
            # a relation is read when it is used, and then the error is DuckDB's own
            became[backend] = f"{type(error).__name__}: {str(error)[:200]}"
    json.dump(became, sys.stdout)


if __name__ == "__main__":
    main()
