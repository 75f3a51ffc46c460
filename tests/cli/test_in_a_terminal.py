"""The commands that look, in a terminal of 80 columns and in a pipe, as processes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

import shenyang_innovation as sy

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="a pseudo-terminal, which this system does not have")

MODULE = [sys.executable, "-m", "shenyang_innovation"]
STYLE = re.compile(r"\x1b\[\d*m")
SHOWN = {
    "list": ["list"],
    "show": ["show", "observations"],
    "cut": ["show", "clusters"],
    "describe": ["describe", "clusters"],
    "evidence": ["evidence", "targets", "press-conference-2023@773", "value"],
    "none": ["evidence", "clusters", "biomedicine-cluster", "output_value_cny"],
}


def setting(**more: str) -> dict[str, str]:
    """The environment without what says how wide or how colourful an output is to be."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "TERM")}
    return kept | {"TERM": "xterm-256color", **more}


def in_a_terminal(arguments: list[str], columns: int = 80, **more: str) -> str:
    """What a command writes to a terminal of so many columns."""
    from fcntl import ioctl
    from struct import pack
    from termios import TIOCSWINSZ

    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [*MODULE, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=setting(**more)
    ) as process:
        os.close(theirs)
        written = b""
        while part := _read(ours):
            written += part
    os.close(ours)
    assert process.returncode == 0, written.decode()
    return written.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux says that nobody writes any more
        return b""


def in_a_pipe(arguments: list[str]) -> str:
    return subprocess.run(
        [*MODULE, *arguments], capture_output=True, encoding="utf-8", check=True, env=setting()
    ).stdout


@pytest.mark.parametrize("shown", SHOWN)
def test_nothing_is_wider_than_the_terminal(shown: str) -> None:
    written = STYLE.sub("", in_a_terminal(SHOWN[shown]))
    assert [line for line in written.splitlines() if wcswidth(line) > 80] == []
    assert "Traceback" not in written


@pytest.mark.parametrize("shown", ["list", "show", "describe", "evidence"])
def test_colours_are_for_terminals_alone(shown: str) -> None:
    coloured = in_a_terminal(SHOWN[shown])
    plain = in_a_terminal(SHOWN[shown], NO_COLOR="1")
    assert STYLE.search(coloured)
    assert STYLE.sub("", coloured) == plain
    assert in_a_terminal(SHOWN[shown], TERM="dumb") == plain
    assert "\x1b" not in plain + in_a_pipe(SHOWN[shown])


def test_a_pipe_has_all_that_a_terminal_cuts() -> None:
    assert "…" in in_a_terminal(SHOWN["cut"])
    piped = in_a_pipe(SHOWN["cut"])
    assert "…" not in piped
    assert "高端装备(含机器人)产业集群" in piped
    assert "do not fit" not in piped
    assert "https://ln.cri.cn/n/20230304/8a09cd46-d891-1c0a-af91-2df862a1f7d7.html" in in_a_pipe(SHOWN["evidence"])


def test_an_address_is_never_broken() -> None:
    written = in_a_terminal(SHOWN["evidence"], columns=40)
    assert "https://ln.cri.cn/n/20230304/8a09cd46-d891-1c0a-af91-2df862a1f7d7.html" in written


def test_every_table_shows_its_key_and_what_was_said_first() -> None:
    """Values stand beside what they are values of, with comparator and status; not beside how they were found."""
    lines = in_a_terminal([*SHOWN["show"], "--where", "value>1000", "--where", "status!=actual"], NO_COLOR="1")
    assert lines.split("\n")[0].split()[:4] == ["observation_id", "figure", "indicator_id", "value"]
    assert re.search(r"press-conference-2023@1060 .* target >20000\n", lines)
    targets = in_a_terminal(["show", "targets"], NO_COLOR="1")
    assert re.search(r"target 4 to 6 +count", targets)
    assert "comparator" not in targets
    for table in ("clusters", "computing_centers", "sources"):
        head = in_a_terminal(["show", table], NO_COLOR="1").split("\n")[0].split()
        assert head[0] == sy.describe(table).key[0]
        assert head[1].endswith("_zh")


def test_what_was_said_of_a_column_named_stays_apart() -> None:
    arguments = [
        "show",
        "targets",
        "--columns",
        "value,comparator,status",
        "--where",
        "target_id=press-conference-2023@1060",
    ]
    assert in_a_pipe(arguments).splitlines()[-1].split() == ["20000", ">", "target"]


def test_browse_says_where_the_site_is_or_how_to_build_it(tmp_path: Path) -> None:
    def browse(*arguments: str, **more: str) -> tuple[int, str]:
        done = subprocess.run(
            [*MODULE, "browse", *arguments], capture_output=True, encoding="utf-8", check=False, env=setting(**more)
        )
        return done.returncode, done.stdout + done.stderr

    status, said = browse(XDG_CACHE_HOME=str(tmp_path), HOME=str(tmp_path), LOCALAPPDATA=str(tmp_path))
    place = said.rsplit("shenyang-innovation site ", 1)[1].strip()
    assert status == 1
    assert place.startswith(str(tmp_path))
    assert place.endswith(f"site-{sy.versions().data}")
    assert browse(str(tmp_path), "--print")[0] == 2
    assert browse(str(tmp_path / "nowhere"))[0] == 2
    for page in ("index.html", "en/index.html", "zh/index.html"):
        (tmp_path / "my site" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "my site" / page).write_text("<!doctype html>", encoding="utf-8")
    address = (tmp_path / "my site" / "index.html").as_uri()
    assert browse(str(tmp_path / "my site"), "--print") == (0, f"{address}\n")
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n', encoding="utf-8")
    browser.chmod(0o755)
    assert browse(str(tmp_path / "my site"), BROWSER=f"{browser} %s") == (0, f"opened {address}\n")
    assert opened.read_text(encoding="utf-8") == f"{address}\n"
