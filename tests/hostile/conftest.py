"""Commands in a child process that is watched: what it says, what it touches, how much memory it takes."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

WARM = Path(__file__).with_name("warm.py")


class Done(NamedTuple):
    """What a child left behind; `peak` is the most memory in bytes that it took beside the libraries."""

    status: int
    out: str
    err: str
    peak: int

    @property
    def said(self) -> str:
        """All it printed."""
        return self.out + self.err


class Server(NamedTuple):
    """A server on this machine that must not be asked."""

    port: int
    seen: list[str]


@contextmanager
def listening() -> Iterator[Server]:
    """A server that notes every connection and closes it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        seen: list[str] = []

        def accept() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                seen.append(str(address))
                connection.close()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield Server(server.getsockname()[1], seen)
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of this module's tests, which nobody may have asked in the end."""
    with listening() as found:
        yield found
    assert found.seen == []


class Child:
    """Runs Python in a folder, with every connection that Python itself makes refused and noted."""

    def __init__(self, folder: Path, warm: subprocess.Popen[str]) -> None:
        self._folder = folder
        self._warm = warm
        self._watch = folder / "watch"
        self._watch.mkdir()

    def run(self, *arguments: str | bytes, cwd: Path) -> Done:
        """`python ARGUMENTS` in the folder `cwd`."""
        out, err, connection, memory = (self._watch / name for name in ("out", "err", "connection", "memory"))
        for path in (out, err):
            path.write_bytes(b"")
        asked = {
            "arguments": [os.fsdecode(argument) for argument in arguments],
            "folder": str(cwd),
            "out": str(out),
            "err": str(err),
            "connection": str(connection),
            "memory": str(memory),
        }
        print(json.dumps(asked), file=self._warm.stdin, flush=True)
        assert self._warm.stdout
        status = int(self._warm.stdout.readline())
        assert not connection.exists(), connection.read_text(encoding="utf-8")
        said = [path.read_bytes().decode("utf-8", "surrogateescape") for path in (out, err)]
        # told by the child itself: what the system says of it counts the libraries too, which were there before the fork
        peak = int(memory.read_text(encoding="utf-8")) * 1024
        memory.unlink()
        return Done(status, said[0], said[1], peak)

    def command(self, *arguments: str | bytes, cwd: Path) -> Done:
        """`shenyang-innovation ARGUMENTS`; it must end by itself, without a traceback, and write nothing to the disk."""
        before = tree(self._folder)
        done = self.run("-m", "shenyang_innovation", *arguments, cwd=cwd)
        assert done.status in (0, 1, 2), f"{done.status}: {done.said[-2000:]}"
        assert "Traceback" not in done.said, done.said[-4000:]
        assert tree(self._folder) == before
        return done


def tree(folder: Path) -> dict[str, object]:
    """Everything below a folder but what the watch itself writes: kind, size, time, target of a link."""
    found: dict[str, object] = {}
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "watch")
        for name in [*folders, *files]:
            path = os.path.join(root, name)
            status = os.lstat(path)
            found[path] = (
                status.st_mode,
                None if name in folders else (status.st_size, status.st_mtime_ns),
                os.readlink(path) if os.path.islink(path) else None,
            )
    return found


@pytest.fixture(scope="session")
def warm() -> Iterator[subprocess.Popen[str]]:
    """A process that makes the children."""
    env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    env |= {"PYTHONUTF8": "1", "COLUMNS": ""}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, str(WARM)], stdin=pipe, stdout=pipe, encoding="utf-8", env=env) as process:
        yield process
        assert process.stdin
        process.stdin.close()


@pytest.fixture
def child(tmp_path: Path, warm: subprocess.Popen[str]) -> Child:
    """What runs commands and watches them."""
    return Child(tmp_path, warm)


@pytest.fixture
def package(repository: Path, tmp_path: Path) -> Path:
    """A copy of the published package without a checkout around it; skips in a checkout that was not built."""
    if not (repository / "datapackage.json").is_file():
        pytest.skip("needs the built package: run `shenyang-innovation build`")
    root = tmp_path / "package"
    root.mkdir()
    shutil.copy(repository / "datapackage.json", root)
    shutil.copytree(repository / "tables", root / "tables")
    return root
