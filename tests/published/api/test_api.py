"""No public name changes unseen, and none that was released breaks without a reason given here.

Who changes a name writes `current.txt` anew: `hatch run checks:python -m tests.published.api.stub`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("griffe", reason="needs griffe, which comes with the judges")

from griffe import ExplanationStyle, find_breaking_changes

from tests.published.api.stub import CURRENT, HERE, modules, stub

if TYPE_CHECKING:
    from pathlib import Path

BREAKING: dict[str, str] = {}
"""What breaks since the last release, as `breaking` spells it, and why. What is here and no longer so is an error too."""


@pytest.fixture(scope="module")
def fresh(repository: Path) -> str:
    return stub(repository / "src")


def released() -> Path:
    """The public names of the last release: the one file beside that of today."""
    (file,) = set(HERE.glob("*.txt")) - {CURRENT}
    return file


def breaking(old: str, new: str) -> set[str]:
    """What griffe takes for breaking between two stubs: module, name with the parameter, and what became of it."""
    before, after = modules(old), modules(new)
    found = {f"{name}: the module was removed" for name in before if name not in after}
    for name in before.keys() & after.keys():
        for breakage in find_breaking_changes(before[name], after[name]):
            said = breakage.explain(ExplanationStyle.MARKDOWN)
            found.add(f"{name} {said.removeprefix('- ').replace('`', '').replace('*', '')}")
    return found


def test_the_public_names_are_those_that_are_pinned(fresh: str) -> None:
    assert fresh.splitlines() == CURRENT.read_text(encoding="utf-8").splitlines()


def test_nothing_that_was_released_breaks_without_a_reason(fresh: str) -> None:
    found = breaking(released().read_text(encoding="utf-8"), fresh)
    assert found == BREAKING.keys()


def test_the_released_names_are_those_of_the_last_release(repository: Path) -> None:
    """The first heading of the changelog is what is being made, the second the last release."""
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    _, last, *_ = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
    assert released().stem == last, f"copy current.txt as it was in {last} to {last}.txt, and remove {released().name}"


@pytest.mark.parametrize(
    ("was", "is_", "found"),
    [
        ("list_tables()", "list_tables(group: str)", {" list_tables(group): Parameter was added as required"}),
        ("def validate(data: object, table: str) -> None: ...\n", "", {" validate: Public object was removed"}),
        ("source: str | None = None, ", "", {" cite(source): Parameter was removed"}),
        ("style: str = 'text'", "style: str", {" cite(style): Parameter is now required"}),
        ("class Period(", "class Span(", {".reading Period: Public object was removed"}),
        ("    cluster_id: str\n", "", {".published.records Cluster.cluster_id: Public object was removed"}),
        (
            "describe(table: str,",
            "describe(name: str,",
            {" describe(table): Parameter was removed", " describe(name): Parameter was added as required"},
        ),
        (
            "class UsageError(ShenyangInnovationError, ValueError)",
            "class UsageError(ShenyangInnovationError)",
            {
                " UsageError: Base class was removed: [shenyang_innovation.ShenyangInnovationError, ValueError] -> [shenyang_innovation.ShenyangInnovationError]"
            },
        ),
    ],
)
def test_what_breaks_is_found(fresh: str, was: str, is_: str, found: set[str]) -> None:
    changed = fresh.replace(was, is_, 1)
    assert {said.removeprefix("shenyang_innovation") for said in breaking(fresh, changed)} == found


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ("def describe(", "def another() -> None: ...\ndef describe("),
        ("class Evidence(", "class Another:\n    ...\nclass Evidence("),
        ("style: str = 'text')", "style: str = 'text', wide: bool = False)"),
    ],
)
def test_what_is_added_breaks_nothing(fresh: str, was: str, is_: str) -> None:
    assert was in fresh
    assert breaking(fresh, fresh.replace(was, is_, 1)) == set()
