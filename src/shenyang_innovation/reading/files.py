"""Reading figures from files and from standard input, one row a figure."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from shenyang_innovation.reading.pieces import EndlessTextError, figures_of_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shenyang_innovation.reading.scanner import Reader

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

STDIN = "-"
"""The name of standard input among files."""
LARGEST = 16_000_000
"""Bytes of a text that is read as a whole: as many as ten thick books have."""
CHUNK = 1 << 18
MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

Row = dict[str, str | int | None]


class UnreadableFileError(ValueError):
    """A file that is no text in UTF-8: what it is, where, and what to do."""

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        self.what: str = what
        self.where: str = where
        self.remedy: str = remedy
        super().__init__(f"{where}: {what}. {remedy}")


def _unreadable(where: str, what: str, remedy: str) -> UnreadableFileError:
    return UnreadableFileError(what, where=where, remedy=remedy)


def read_text(path: Path) -> str:
    """The characters of a file, line ends untouched; UnreadableFileError if it is no text in UTF-8."""
    with _opened(path) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise _unreadable(str(path), f"the file has more than {LARGEST} bytes", "Split it")
        return "".join(_decoded(file, str(path)))


def figures_of_files(paths: Iterable[Path], reader: Reader | None = None) -> Iterator[Row]:
    """Every figure of the files, in order, read as they come; the path `-` is standard input.

    All files are looked at before anything is returned, so that one that is no text is told at once. Standard input can
    be read but once: what is wrong with it is told when it is met.
    """
    named = list(paths)
    for path in named:
        if str(path) != STDIN:
            with _opened(path) as file:
                for _ in _decoded(file, str(path)):
                    pass
    return (row for path in named for row in _rows(path, reader))


def _rows(path: Path, reader: Reader | None) -> Iterator[Row]:
    if str(path) == STDIN:
        yield from _rows_of(sys.stdin.buffer, "standard input", STDIN, reader)
        return
    name = str(path)
    if name.startswith(FORMULA):
        name = os.path.join(os.curdir, name)  # the same file, and nothing that a spreadsheet would run
    with _opened(path) as file:
        yield from _rows_of(file, str(path), name, reader)


def _rows_of(file: BinaryIO, where: str, name: str, reader: Reader | None) -> Iterator[Row]:
    try:
        for figure in figures_of_pieces(_decoded(file, where), reader):
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
    except EndlessTextError as error:
        raise _unreadable(where, *str(error).split(". ")) from None


def _opened(path: Path) -> BinaryIO:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _unreadable(str(path), "this is a folder", "Name the files in it")
        # a device may have no end, and a pipe may have no writer: opening one could wait for ever
        if not stat.S_ISREG(status.st_mode):
            raise _unreadable(str(path), "this is no regular file", "Save the text in one, or give it as `-`")
        return path.open("rb")
    except OSError as error:
        raise _unreadable(str(path), f"{error.strerror}", "Check the path") from None


def _decoded(file: BinaryIO, where: str) -> Iterator[str]:
    """The characters of a file, a chunk of bytes at a time; UnreadableFileError says what it is if it is no text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    place = 0
    data = _read(file, where)
    if not data:
        raise _unreadable(where, "the file is empty", "Check that it was saved")
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            raise _unreadable(where, f"this is {encoding}, by its byte order mark", "Save the text as UTF-8")
    while data:
        if b"\0" in data:
            raise _unreadable(where, "this is no text, it has NUL bytes", "Save the text as UTF-8")
        following = _read(file, where)
        held = len(decoder.getstate()[0])
        try:
            text = decoder.decode(data, final=not following)
        except UnicodeDecodeError as error:
            at = place - held + error.start
            raise _unreadable(where, f"{_encoding(data)} at byte {at}", "Save the text as UTF-8") from None
        yield text
        place += len(data)
        data = following


def _read(file: BinaryIO, where: str) -> bytes:
    try:
        return file.read(CHUNK)
    except OSError as error:
        raise _unreadable(where, f"{error.strerror}", "Check the path") from None


def _encoding(data: bytes) -> str:
    """What bytes that are not UTF-8 most likely are."""
    try:
        codecs.getincrementaldecoder("gb18030")().decode(data)
    except UnicodeDecodeError:
        return "not UTF-8"
    return "not UTF-8 but probably GB18030"
