"""Keeping a release: its package goes into the archive of kept releases, and is never changed there."""

from __future__ import annotations

import io
import lzma
import tarfile
from collections.abc import Mapping

from shenyang_innovation.published.releases import in_order


def packed(releases: Mapping[str, Mapping[str, bytes]]) -> bytes:
    """The archive of these releases (version → path in the package → bytes): of the same releases, the same bytes.

    Sorted by file and then by version: what did not change from one release to the next lies side by side.

    >>> packed({"1.0.0": {"datapackage.json": b"{}"}}) == packed({"1.0.0": {"datapackage.json": b"{}"}})
    True
    """
    members = sorted((path, in_order(version), version) for version, paths in releases.items() for path in paths)
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, _, version in members:
            content = releases[version][path]
            member = tarfile.TarInfo(f"{version}/{path}")
            member.size, member.mode, member.mtime = len(content), 0o644, 0
            tar.addfile(member, io.BytesIO(content))
    return lzma.compress(target.getvalue(), preset=6 | lzma.PRESET_EXTREME)
