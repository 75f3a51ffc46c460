"""Progress is shown to a person who waits at a terminal, and to nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="needs pseudo-terminals, which this system does not have")

# Work of a few steps; the clock of the terminal is wound on by so much with each of them.
WORK = """
import sys
from shenyang_innovation import progress
hour = iter(range(0, 10**6, int(sys.argv[1])))
progress.monotonic = lambda: next(hour) / 1000
with progress.Progress("count") as tell:
    for number in range(1, 6):
        tell(sys.argv[2] * number)
print("done")
"""


def at_a_terminal(command: list[str], columns: int = 80, **environment: str) -> tuple[str, str]:
    """What a command writes to standard output, and what it shows on the terminal that is its standard error."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    given = {name: value for name, value in os.environ.items() if name != "CI"} | environment
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=given, encoding="utf-8")
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        pass  # Linux says so that nobody holds the other end any more
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0, shown
    return out, shown.decode()


def on_screen(shown: str) -> list[str]:
    """The line that stands on the screen after each time the cursor went back to its begin."""
    screens, line = [], ""
    for part in shown.split("\r"):
        line = part + line[len(part) :]
        screens.append(line.rstrip(" "))
    return screens


def counted(step: int, word: str = "x", columns: int = 80, **environment: str) -> tuple[str, str]:
    return at_a_terminal([sys.executable, "-c", WORK, str(step), word], columns, **environment)


def test_slow_work_shows_its_steps_and_leaves_nothing_behind() -> None:
    out, shown = counted(400)
    assert out == "done\n"
    assert [line for line in on_screen(shown) if line] == ["count: xxx", "count: xxxx", "count: xxxxx"]
    assert on_screen(shown)[-1] == ""
    assert "\n" not in shown


def test_what_is_done_within_a_second_shows_nothing() -> None:
    assert counted(199) == ("done\n", "")


def test_a_line_is_not_drawn_more_often_than_one_can_read() -> None:
    _, shown = counted(1020, "x")
    often = [line for line in on_screen(shown) if line]
    _, shown = counted(350, "x")
    assert len(often) == 5
    assert len([line for line in on_screen(shown) if line]) == 3


def test_ci_shows_nothing_even_with_a_terminal() -> None:
    assert counted(400, CI="true") == ("done\n", "")


def test_a_pipe_gets_nothing() -> None:
    command = [sys.executable, "-c", WORK, "400", "x"]
    given = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=given, check=True)
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_a_line_is_never_wider_than_the_terminal_nor_acted_on_by_it() -> None:
    _, shown = counted(400, "沈阳\x1b[2J", columns=20)
    assert "\x1b" not in shown
    assert max(len(line) for line in shown.split("\r")) < 20
    _, shown = counted(400, "沈阳", columns=20)
    assert "count: 沈阳沈阳沈阳\r" in f"{shown}\r"
    assert "count: 沈阳沈阳沈阳沈阳" not in shown


@pytest.mark.slow
def test_the_commands_show_it(repository: Path, tmp_path: Path) -> None:
    """Run as a person does; the second that passes before anything is shown is taken away, so that none need be slow."""
    code = "import sys; from shenyang_innovation import cli, progress; progress.PATIENCE = 0; sys.exit(cli.main(sys.argv[1:]))"
    for arguments, first in (
        (["check"], "check: rule 1 of "),
        (["validate", str(repository / "tables" / "clusters.csv")], "validate: "),
        (["build", "--check"], "build: reading the curation"),
        (["export", "sqlite", str(tmp_path / "shenyang.sqlite")], "export: table sources"),
        (["export", "duckdb", str(tmp_path / "shenyang.duckdb")], "export: table "),
        (["export", "datacite", str(tmp_path / "datacite.json")], "export: the metadata"),
    ):
        out, shown = at_a_terminal([sys.executable, "-c", code, *arguments], 120)
        assert on_screen(shown)[2].startswith(first), shown
        assert on_screen(shown)[-1] == ""
        assert out
        assert first not in out
