"""The package in a revision of the checkout one stands in, as git has it: nothing is checked out."""

from __future__ import annotations

import subprocess
from typing import IO, TYPE_CHECKING

from shenyang_innovation import inside
from shenyang_innovation.comparing.unpacking import FILE, PIECE, File
from shenyang_innovation.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMIT = 40
"""Digits of the shortest hash of a commit."""
_CAT = ["git", "cat-file", "--batch"]


class NoRevisionError(UsageError):
    """There is no such revision, or nobody to ask: no git, or no checkout."""


def commit_of(revision: str) -> str:
    """The hash of the commit that a tag, branch, hash or expression such as HEAD~3 names.

    Raises `NoRevisionError` if it names none here.

    >>> commit_of("no such revision")
    Traceback (most recent call last):
    ...
    shenyang_innovation.comparing.revisions.NoRevisionError: 'no such revision': ...
    """
    where = inside.shown(revision)
    if not revision.isprintable() or revision.startswith("-"):
        raise NoRevisionError("is no name of a revision", where=where, remedy="Name a tag, a branch or a hash")
    try:
        asked = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except FileNotFoundError:
        what, remedy = "can't be looked up as a revision: there is no git", "Install git, or name a folder or file"
        raise NoRevisionError(what, where=where, remedy=remedy) from None
    said = asked.stdout.decode("ascii", "replace").strip()
    if asked.returncode == 0 and len(said) >= COMMIT:
        return said
    if _git("rev-parse", "--git-dir").returncode:
        what, remedy = "is no revision: this folder is in no checkout of git", "Run it inside a checkout"
        raise NoRevisionError(what, where=where, remedy=remedy)
    remedy = "Look at `git log --oneline` and `git tag`; a clone that is shallow may lack it: `git fetch --unshallow`"
    raise NoRevisionError("is no revision of this checkout", where=where, remedy=remedy)


def revision_files(commit: str, where: str) -> Iterator[File]:
    """The files of the package in a commit, at the top of its tree; `where` is the revision as it was named."""
    listed = _git("ls-tree", "-r", "-z", "--full-tree", commit, "--", "datapackage.json", "tables")
    if listed.returncode:
        raise _failed(where, listed.stderr)
    entries = [entry.partition("\t") for entry in listed.stdout.decode("utf-8", "replace").split("\0") if entry]
    blobs = [(path, head.split()[2]) for head, _, path in entries if _is_plain(head) and FILE.fullmatch(path)]
    with subprocess.Popen(_CAT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as git:  # noqa: S603
        assert git.stdin is not None  # noqa: S101 - both are pipes
        assert git.stdout is not None  # noqa: S101
        try:
            for path, blob in blobs:
                git.stdin.write(f"{blob}\n".encode())
                git.stdin.flush()
                yield File(path, _blob(git.stdout, where))
        finally:
            git.stdin.close()
            git.stdout.close()


def _is_plain(head: str) -> bool:
    """Whether an entry of a tree, `mode type hash`, is a file and no link."""
    return head.startswith("100") and head.split()[1] == "blob"


def _blob(stream: IO[bytes], where: str) -> Iterator[bytes]:
    """What `git cat-file --batch` gives for one object: a line with its size, its bytes, a line end."""
    head = stream.readline().split()
    if len(head) != len(("hash", "blob", "size")):
        raise _failed(where, b" ".join(head))
    left = int(head[2])
    while left:
        piece = stream.read(min(left, PIECE))
        if not piece:
            raise _failed(where, b"git ended early")
        left -= len(piece)
        yield piece
    stream.read(1)


def _failed(where: str, said: bytes) -> UsageError:
    reason = inside.shown(said.decode("utf-8", "replace").strip() or "git failed", spell=str)
    return UsageError(f"git can't read it: {reason}", where=where, remedy="Run `git fsck`, or name a folder or file")


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    # the user's own git, with arguments that are hashes or behind --end-of-options
    command = ["git", *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
