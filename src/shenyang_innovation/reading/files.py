"""Reading figures from files, one row a figure."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from shenyang_innovation.reading.scanner import read_figures

COLUMNS = (
    "file",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "value_upper",
    "unit",
    "classifier",
    "comparator",
    "status",
    "qualifier",
    "cue",
)

LARGEST = 16_000_000
"""Bytes of a text: as many as ten thick books have. Its figures are held in memory."""
MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

Row = dict[str, str | int | None]


class UnreadableFileError(ValueError):
    """A file that is no text in UTF-8: what it is, where, and what to do."""


def read_text(path: Path) -> str:
    """The characters of a file, line ends untouched; UnreadableFileError if it is no text in UTF-8."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFileError(f"{path}: this is a folder. Name the files in it")
        # a device may have no end, and a pipe may have no writer: opening one could wait for ever
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(f"{path}: this is no regular file. Save the text in one")
        if status.st_size > LARGEST:
            raise UnreadableFileError(f"{path}: the file has more than {LARGEST} bytes. Split it")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror}. Check the path") from None
    if not data:
        raise UnreadableFileError(f"{path}: the file is empty. Check that it was saved")
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            raise UnreadableFileError(f"{path}: this is {encoding}, by its byte order mark. Save the text as UTF-8")
    if b"\0" in data:
        raise UnreadableFileError(f"{path}: this is no text, it has NUL bytes. Save the text as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"{path}: {_encoding(data)} at byte {error.start}. Save the text as UTF-8") from None


def _encoding(data: bytes) -> str:
    """What bytes that are not UTF-8 most likely are."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "not UTF-8"
    return "not UTF-8 but probably GB18030"


def figures_of_files(paths: Iterable[Path]) -> Iterator[Row]:
    """Every figure of the files, in order; all files are read before anything is returned."""
    texts = [(path, read_text(path)) for path in paths]
    return (row for path, text in texts for row in _rows(path, text))


def _rows(path: Path, text: str) -> Iterator[Row]:
    name = str(path)
    if name.startswith(FORMULA):
        name = os.path.join(os.curdir, name)  # the same file, and nothing that a spreadsheet would run
    for figure in read_figures(text):
        yield {
            "file": name,
            "start": figure.start,
            "end": figure.end,
            "text": figure.text,
            "kind": figure.kind,
            "value": None if figure.value is None else format(figure.value, "f"),
            "value_upper": None if figure.value_upper is None else format(figure.value_upper, "f"),
            "unit": figure.unit,
            "classifier": figure.classifier,
            "comparator": figure.comparator,
            "status": figure.status,
            "qualifier": figure.qualifier or None,
            "cue": figure.cue or None,
        }
