"""The public names of the package as the text of a stub: a line for each name, field and signature.

`current.txt` beside this file is the text of today, `<version>.txt` that of the last release. A change of a public name
shows in the first, which `python -m tests.published.api.stub` writes; griffe compares with the second.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import griffe

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
CURRENT = HERE / "current.txt"
PACKAGE = "shenyang_innovation"
MODULES = (
    PACKAGE,
    f"{PACKAGE}.charts",
    f"{PACKAGE}.reading",
    f"{PACKAGE}.reading.frames",
    # what public functions give
    f"{PACKAGE}.comparing.changes",
    f"{PACKAGE}.published.description",
    f"{PACKAGE}.published.evidence",
    f"{PACKAGE}.published.records",
)
HEADING = "# --- "


def stub(source: Path) -> str:
    """The public names of the package in the folder `source`, module by module; nothing of it is run."""
    root = griffe.load(PACKAGE, search_paths=[source], allow_inspection=False, resolve_aliases=True)
    told: set[str] = set()
    lines: list[str] = []
    for module in MODULES:
        lines += [f"{HEADING}{module}", ""]
        for name, one in _public(root.modules_collection[module]):
            if one.path not in told:
                told.add(one.path)
                lines += _lines(name, one)
        lines.append("")
    return "\n".join(lines)


def modules(text: str) -> dict[str, griffe.Module]:
    """What griffe reads from the text of a stub: each of its modules by name."""
    parts = (part.partition("\n") for part in text.split(HEADING)[1:])
    return {name: griffe.visit(name.rpartition(".")[2], Path(f"{name}.pyi"), code) for name, _, code in parts}


def _public(module: griffe.Object) -> Iterator[tuple[str, griffe.Object]]:
    """The names in `__all__`, wherever they come from; without it, the classes that the module makes."""
    made = [name for name, one in module.members.items() if not one.is_alias and one.is_class and _is_public(name)]
    for name in map(str, module.exports or made):
        one = module.members[name]
        yield name, one.final_target if isinstance(one, griffe.Alias) else one


def _lines(name: str, one: griffe.Object | griffe.Alias) -> Iterator[str]:
    if isinstance(one, griffe.Class):
        yield f"class {name}({', '.join(map(str, one.bases))}):" if one.bases else f"class {name}:"
        fields = [line for part, of in one.members.items() if _is_public(part) for line in _lines(part, of)]
        yield from (f"    {line}" for line in fields or ["..."])
    elif isinstance(one, griffe.Function):
        yield f"def {one.signature(name=name)}: ..."
    elif isinstance(one, griffe.Attribute):
        yield f"{name}: {one.annotation}" if one.annotation else f"{name} = ..."


def _is_public(name: str) -> bool:
    return name == "__init__" or not name.startswith("_")


if __name__ == "__main__":
    text = stub(HERE.parents[2] / "src" if len(sys.argv) == 1 else Path(sys.argv[1]))
    CURRENT.write_text(text, encoding="utf-8")
