"""The formats that the package can be exported to."""

from __future__ import annotations

from typing import NamedTuple

from shenyang_innovation.errors import UnknownNameError, did_you_mean


class Format(NamedTuple):
    """A format: what it is, whether it makes a folder of several files, and what writes it.

    `module` is the module of `shenyang_innovation.exports` whose `write(package, place)` makes the file or fills the
    folder `place`. `library` is what it imports beside the standard library, and `extra` brings it. `tables` names the
    tables whose rows it holds; None is every table, and an empty tuple that it only describes them.
    """

    name: str
    summary: str
    folder: bool
    example: str
    module: str
    library: str | None = None
    extra: str | None = None
    tables: tuple[str, ...] | None = None


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format(
            "parquet", "a folder of Parquet files and their descriptor", True, "parquet", "parquet", "pyarrow", "arrow"
        ),
        Format("sqlite", "a SQLite database with keys and checks", False, "shenyang.sqlite", "sqlite"),
        Format(
            "duckdb", "a DuckDB database with keys and comments", False, "shenyang.duckdb", "duckdb", "duckdb", "duckdb"
        ),
        Format("xlsx", "an Excel workbook, a sheet a table", False, "shenyang.xlsx", "xlsx", "xlsxwriter", "excel"),
        Format("jsonl", "a folder of JSON Lines and their descriptor", True, "jsonl", "jsonl"),
        Format("croissant", "a folder of the CSV files described for machine learning", True, "croissant", "croissant"),
        Format("csvw", "a folder of the CSV files described as CSV on the Web", True, "csvw", "csvw"),
        Format("ro-crate", "a folder of the CSV files as a research object", True, "ro-crate", "ro_crate"),
        Format("dcat", "a catalogue entry in DCAT and schema.org, as JSON-LD", False, "dcat.json", "dcat", tables=()),
        Format(
            "datacite", "the metadata that DataCite asks for, as JSON", False, "datacite.json", "datacite", tables=()
        ),
        Format("cff", "a CITATION.cff of the data", False, "CITATION.cff", "cff", tables=()),
        Format("sdmx-csv", "the observations in SDMX-CSV 2.0", False, "sdmx.csv", "sdmx_csv", tables=("observations",)),
    )
}
"""Every format by its name."""


def find_format(name: str) -> Format:
    """The format of that name; raises `UnknownNameError` with the nearest one.

    >>> find_format("sqlite").folder
    False
    >>> find_format("sqllite")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: export: no format 'sqllite'. Did you mean 'sqlite'?
    """
    names = tuple(FORMATS)  # of a dictionary, a name that is a list could not even be asked
    if name not in names:
        raise UnknownNameError(f"no format {name!r}", where="export", remedy=did_you_mean(name, names))
    return FORMATS[name]
