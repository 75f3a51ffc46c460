"""The descriptor is read once, and again when it was written anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from shenyang_innovation.published import descriptor

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_read_once(miniature: Path) -> None:
    assert descriptor.package(str(miniature)) is descriptor.package()


def test_it_is_read_again_when_it_was_written_anew(miniature: Path) -> None:
    path = miniature / "datapackage.json"
    before, status = descriptor.package(), path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"9.8.7"', '"9.8.8"'), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    # of the same size, but later
    assert (before.version, descriptor.package().version) == ("9.8.7", "9.8.8")
    path.write_text(text.replace('"9.8.7"', '"9.8.10"'), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    # of the same time, but longer
    assert descriptor.package().version == "9.8.10"
