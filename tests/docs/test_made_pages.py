"""The pages that are made: the tutorial of its notebook, the commands of their parsers; and the names of the API."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pandas as pd

import shenyang_innovation as sy
from shenyang_innovation import charts, reading
from shenyang_innovation.reading import frames
from tests.docs import commands, notebook
from tests.languages.test_other_tools import program

if TYPE_CHECKING:
    from pathlib import Path

SET = ("display.width", "display.max_columns", "display.unicode.east_asian_width")


def test_the_tutorial_prints_what_stands_in_the_notebook_and_on_its_page() -> None:
    kept = notebook.NOTEBOOK.read_text(encoding="utf-8")
    with pd.option_context(*(part for name in SET for part in (name, pd.get_option(name)))):
        done = notebook.run(notebook.read())
    assert notebook.as_json(done) == kept, "run `python -m tests.docs.notebook`"
    assert notebook.as_markdown(done) == notebook.PAGE.read_text(encoding="utf-8")


def test_a_cell_that_prints_something_else_is_another_notebook() -> None:
    cell = {"cell_type": "code", "source": ["print(1)\n", "2"], "outputs": [], "execution_count": None}
    (done,) = notebook.run({"cells": [cell]})["cells"]
    assert [output["output_type"] for output in done["outputs"]] == ["stream", "execute_result"]
    assert notebook.as_markdown({"cells": [{"cell_type": "markdown", "source": ["# A"]}, done]}).endswith(
        "```py\nprint(1)\n2\n```\n\n```text\n1\n```\n\n```text\n2\n```\n"
    )


def test_the_page_of_the_commands_is_what_their_parsers_say() -> None:
    assert commands.page() == commands.PAGE.read_text(encoding="utf-8"), "run `python -m tests.docs.commands`"


def test_the_page_of_the_api_has_every_public_name_once(repository: Path) -> None:
    shown = re.findall(r"^::: ([\w.]+)$", (repository / "docs" / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    modules = (sy, charts, reading, frames)
    public = {f"{module.__name__}.{name}" for module in modules for name in module.__all__ if not name.endswith("__")}
    assert sorted(shown) == sorted(public - {module.__name__ for module in modules})


def test_the_blocks_for_r_print_what_stands_below_them(repository: Path) -> None:
    page = (repository / "docs" / "use-in-r.md").read_text(encoding="utf-8")
    blocks = re.findall(
        r"^```r\n(.*?)^```$(?:\n\n(?:[^\n`#]+\n)*)\n*^```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE
    )
    assert len(blocks) == page.count("```r\n") > 0
    for code, expected in blocks:
        done = subprocess.run(
            [program("Rscript"), "-e", code], cwd=repository, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stdout.strip()) == (0, expected.strip()), done.stderr
