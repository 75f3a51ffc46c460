"""Commands in a child process that is watched: what it says, what it touches, how much memory it takes."""

from __future__ import annotations

import os
import resource
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

PATIENCE = 180  # seconds after which a child is taken to hang; no measure of speed
CEILING = 8 << 30  # bytes of address space, so that a runaway ends before the machine does
WATCH = """
import atexit, os, sys
def tell_peak():
    with open("/proc/self/status") as status, open(os.environ["PEAK"], "w") as out:
        out.write(next(line.split()[1] for line in status if line.startswith("VmHWM:")))
atexit.register(tell_peak)
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "ftplib.connect", "urllib.Request"):
        with open(os.environ["WATCHED"], "a") as log:
            log.write(f"{event} {arguments!r}\\n")
        raise OSError("no connection is made")
sys.addaudithook(watch)
"""


class Done(NamedTuple):
    """What a child left behind; `peak` is its largest resident size in bytes."""

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

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._watch = folder / "watch"
        self._log = self._watch / "connections"
        self._peak = self._watch / "peak"
        self._watch.mkdir()
        (self._watch / "sitecustomize.py").write_text(WATCH, encoding="utf-8")

    def run(self, *arguments: str | bytes, cwd: Path) -> Done:
        """`python ARGUMENTS` in the folder `cwd`."""
        env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        env |= {
            "PYTHONPATH": str(self._watch),
            "WATCHED": str(self._log),
            "PEAK": str(self._peak),
            "PYTHONUTF8": "1",
            "COLUMNS": "",
        }
        with (self._watch / "out").open("w+b") as out, (self._watch / "err").open("w+b") as err:
            child = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (CEILING, CEILING)),  # noqa: PLW1509
            )
            ending = threading.Timer(PATIENCE, child.kill)
            ending.start()
            child.wait()
            ending.cancel()
            out.seek(0)
            err.seek(0)
            said = [stream.read().decode("utf-8", "surrogateescape") for stream in (out, err)]
        assert not self._log.exists(), self._log.read_text(encoding="utf-8")
        # told by the child itself: what the system says of it counts the memory of this process too, before the fork
        peak = int(self._peak.read_text(encoding="utf-8")) * 1024
        self._peak.unlink()
        return Done(child.returncode, said[0], said[1], peak)

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


@pytest.fixture
def child(tmp_path: Path) -> Child:
    """What runs commands and watches them."""
    return Child(tmp_path)


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
