"""What a table can be downloaded as: its CSV as published, Parquet, and an Excel workbook of it alone."""

from __future__ import annotations

from pathlib import Path

from shenyang_innovation.exports.files import files_of, published_bytes
from shenyang_innovation.exports.parquet import table_file
from shenyang_innovation.exports.xlsx import table_book
from shenyang_innovation.progress import Tell
from shenyang_innovation.published.descriptor import Package


def write_downloads(package: Package, folder: Path, tell: Tell) -> None:
    """Write a file of each format for each table into a folder.

    Raises `DataFilesError` if a table is not the one of the descriptor.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, resource in package.resources.items():
        tell(f"downloads of {name}")
        csv = files_of(resource)[0]
        (folder / f"{name}.csv").write_bytes(published_bytes(csv, package.root))
        (folder / f"{name}.parquet").write_bytes(table_file(resource, package))
        (folder / f"{name}.xlsx").write_bytes(table_book(resource, package))
