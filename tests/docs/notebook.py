"""The notebook of the tutorial: its cells run, and the page that shows them.

`python -m tests.docs.notebook` runs docs/tutorial.ipynb, writes into it what its cells print, and makes docs/tutorial.md.
What a cell shows is its printed text and the value of its last expression, as in a notebook, but always as plain text.
"""

from __future__ import annotations

import ast
import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "tutorial.ipynb"
PAGE = NOTEBOOK.with_suffix(".md")
MADE = "<!-- Made from tutorial.ipynb by `python -m tests.docs.notebook`. Do not edit. -->\n"

Notebook = dict[str, Any]


def run(notebook: Notebook) -> Notebook:
    """The same notebook with its code cells run one after the other and numbered."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = []
    number = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            cells.append(
                cell | {"execution_count": number, "outputs": _outputs("".join(cell["source"]), names, number)}
            )
        else:
            cells.append(cell)
    return notebook | {"cells": cells}


def _outputs(source: str, names: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """Run a cell; what it prints, then the value of its last line if that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    value = None
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, f"cell {number}", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if text := printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(text)})
    if value is not None:
        data = {"text/plain": _lines(repr(value))}
        outputs.append({"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"})
    return outputs


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def as_json(notebook: Notebook) -> str:
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def as_markdown(notebook: Notebook) -> str:
    """The page: prose as it is, code as blocks, and below each what it printed."""
    parts = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```py\n{source}\n```")
        parts += [f"```text\n{text.rstrip()}\n```" for text in map(_shown, cell["outputs"])]
    first, *rest = parts
    return "\n\n".join([first, MADE.rstrip(), *rest]) + "\n"


def _shown(output: dict[str, Any]) -> str:
    lines: Iterable[str] = output["text"] if output["output_type"] == "stream" else output["data"]["text/plain"]
    return "".join(lines)


def read() -> Notebook:
    notebook: Notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return notebook


if __name__ == "__main__":
    done = run(read())
    NOTEBOOK.write_text(as_json(done), encoding="utf-8")
    PAGE.write_text(as_markdown(done), encoding="utf-8")
