"""A process that has imported what the commands import, and makes a child of itself for each that is asked for.

Starting Python and importing the libraries anew takes ten times as long as what the tests ask of a command.

A line of JSON on standard input asks for one child: `arguments` as they stand behind `python`, `folder`, `out` and `err`,
and the files in which it notes every `connection` that Python itself would make, which is refused, and the `memory` that
it takes. Its exit status is the answer on standard output.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import runpy
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import duckdb  # noqa: F401
import openpyxl  # noqa: F401
import pandas  # noqa: F401
import polars  # noqa: F401
import pyarrow.csv
import pyarrow.parquet  # noqa: F401

import shenyang_innovation.building.package
import shenyang_innovation.checking.run
import shenyang_innovation.checking.schemas.validate  # noqa: F401

PATIENCE = 180  # seconds after which a child is taken to hang; no measure of speed
CEILING = 8 << 30  # bytes of address space, so that a runaway ends before the machine does
CONNECTIONS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "ftplib.connect", "urllib.Request")


def resident(line: str) -> int:
    """Kilobytes of memory: `VmRSS` now, `VmHWM` at most since the process began."""
    return next(int(said.split()[1]) for said in Path("/proc/self/status").open() if said.startswith(f"{line}:"))


def watch(connection: Path, memory: Path) -> None:
    """From now on, refuse and note connections; at the end, note how much memory was taken."""
    begin = resident("VmRSS")

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CONNECTIONS:
            with connection.open("a", encoding="utf-8") as log:
                log.write(f"{event} {arguments!r}\n")
            raise OSError("no connection is made")

    sys.addaudithook(refuse)
    atexit.register(lambda: memory.write_text(str(resident("VmHWM") - begin), encoding="utf-8"))


def end(status: object) -> NoReturn:
    """End as Python does, but without taking down the modules: nobody asks for that, and it takes long."""
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


def become(asked: dict[str, Any]) -> NoReturn:
    """Go on as the child that was asked for."""
    signal.alarm(PATIENCE)
    resource.setrlimit(resource.RLIMIT_AS, (CEILING, CEILING))
    for stream, path in ((0, os.devnull), (1, asked["out"]), (2, asked["err"])):
        os.dup2(os.open(path, os.O_RDWR), stream)
    os.chdir(asked["folder"])
    watch(Path(asked["connection"]), Path(asked["memory"]))
    sys.argv = asked["arguments"]
    try:
        if sys.argv[0] == "-m":
            del sys.argv[0]
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as left:
        end(left.code)
    end(0)


def main() -> None:
    """Answer until standard input ends."""
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            become(json.loads(line))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
