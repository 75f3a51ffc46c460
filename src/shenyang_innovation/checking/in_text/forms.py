"""Where many forms of names stand in a text, looked for all at once: a text costs what its length asks for."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shenyang_innovation.checking.in_text.views import Span


class FormSearch:
    """FormSearch of names that are looked for together; how long that takes does not depend on how many there are.

    >>> FormSearch(["沈阳", "沈", "阳光"]).places("在沈阳,沈")
    {'沈阳': [(1, 3)], '沈': [(1, 2), (4, 5)]}
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._order: dict[str, int] = {form: number for number, form in enumerate(dict.fromkeys(forms))}
        self._lengths: dict[str, set[int]] = {}
        for form in self._order:
            self._lengths.setdefault(form[:2], set()).add(len(form))

    def places(self, text: str) -> dict[str, list[Span]]:
        """The forms that stand in a text, in their order, each with every place of it, also where two overlap."""
        found: dict[str, list[Span]] = {}
        for head in self._lengths.keys() & {*text, *map(add, text, text[1:])}:
            for start in _starts(text, head):
                for length in self._lengths[head]:
                    form = text[start : start + length]
                    if form in self._order and len(form) == length:
                        found.setdefault(form, []).append((start, start + length))
        return dict(sorted(found.items(), key=lambda item: self._order[item[0]]))


def _starts(text: str, head: str) -> Iterator[int]:
    start = text.find(head)
    while start >= 0:
        yield start
        start = text.find(head, start + 1)
