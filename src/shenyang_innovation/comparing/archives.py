"""The package in a wheel or an sdist. Members are read one by one; none is ever written under the name that it has."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from shenyang_innovation import inside
from shenyang_innovation.comparing.unpacking import FILE, MOST, PIECE, File, pieces, too_large
from shenyang_innovation.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_WHEEL = "shenyang_innovation/_data/"
"""Where the package lies in a wheel; in an sdist it is the top folder."""
LONGEST_HEADER = 16 * PIECE
"""More than this nobody reads of an sdist at once: a header that says so is made to fill the memory."""
DAMAGED = (OSError, EOFError, zipfile.BadZipFile, tarfile.TarError, zlib.error, NotImplementedError, ValueError)


def wheel_files(path: str) -> Iterator[File]:
    """The files of the package in a wheel; raises `UsageError` for what is no wheel, is cut short or leads out."""
    with _whole(path, "wheel"), zipfile.ZipFile(path) as wheel:
        for member in wheel.infolist():
            name = _checked(member.filename, path)
            if name.startswith(IN_WHEEL) and FILE.fullmatch(name.removeprefix(IN_WHEEL)):
                with _opened(wheel, member) as stream:
                    yield File(name.removeprefix(IN_WHEEL), _read(stream, path, "wheel"))


def sdist_files(path: str, most: int = MOST) -> Iterator[File]:
    """The files of the package in an sdist; raises `UsageError` for what is none, is cut short or leads out."""
    top: str | None = None
    with _whole(path, "sdist"), _Bounded(path, most) as packed, tarfile.open(fileobj=packed, mode="r:") as sdist:
        for member in sdist:
            folder, _, name = _checked(member.name, path).partition("/")
            top = folder if top is None else top
            if folder == top and FILE.fullmatch(name):
                yield File(name, _read(_content(sdist, member), path, "sdist"))


@contextmanager
def _whole(path: str, kind: str) -> Iterator[None]:
    """Whatever is wrong with an archive is a `UsageError` that names it."""
    try:
        yield
    except UsageError:
        raise
    except DAMAGED as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        reason = inside.shown(said or type(error).__name__, spell=str)
        remedy = f"It is no {kind} or was cut short: fetch or build it again"
        raise UsageError(f"can't be read: {reason}", where=path, remedy=remedy) from None


def _read(stream: IO[bytes], path: str, kind: str) -> Iterator[bytes]:
    with _whole(path, kind):
        yield from pieces(stream)


def _opened(wheel: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A member, which must be packed as wheels are: other methods may ask for any amount of memory."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or member.flag_bits & 1:
        raise NotImplementedError(f"{member.filename} is encrypted or packed in a way that no wheel is")
    return wheel.open(member)


def _content(sdist: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """A member, which must be a plain file: a link would give the content of another, and a sparse one any size."""
    content = sdist.extractfile(member) if member.isreg() and not member.issparse() else None
    if content is None:
        raise ValueError(f"{member.name} is no plain file")
    return content


def _checked(name: str, path: str) -> str:
    """The name of a member, which must lead to a place inside the archive."""
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        remedy = "It was made to write elsewhere: nothing of it was unpacked; don't use it"
        raise UsageError(f"the member {inside.shown(name)} leads out of the archive", where=path, remedy=remedy)
    return name


class _Bounded(gzip.GzipFile):
    """A packed stream in which nobody gets further than so many bytes, nor reads too many at once."""

    def __init__(self, path: str, most: int) -> None:
        super().__init__(path, "rb")
        self._path = path
        self._most = most

    def read(self, size: int | None = -1) -> bytes:
        if size is None or not 0 <= size <= LONGEST_HEADER or self.tell() + size > self._most + LONGEST_HEADER:
            raise too_large(self._path, self._most)
        return super().read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset > self._most:
            raise too_large(self._path, self._most)
        return super().seek(offset, whence)
