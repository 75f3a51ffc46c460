"""The things of the registers that a text names, at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.checking.in_text.names import BARE_NOUNS, homonym, named_here
from shenyang_innovation.checking.in_text.views import Naming, View, occurrences, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def named_things(text: str, offsets: Sequence[int], forms: Mapping[str, tuple[str, ...]]) -> list[Naming]:
    """Every name that stands in no longer one, in reading order; where two things share it, the one meant.

    >>> names = {"park": ("甲科技园", "甲园"), "city": ("甲",)}
    >>> [(naming.start, naming.entity_id) for naming in named_things("甲科技园,在甲园", range(8), names)]
    [(0, 'park'), (6, 'park')]
    """
    view = View("", spaced(text), offsets)
    owners: dict[str, list[str]] = {}
    for entity_id, names in forms.items():
        for name in names:
            owners.setdefault(name, []).append(entity_id)
    taken = bytearray(len(text))
    for nouns in (False, True):  # whether the text has named in full what a bare noun means is known then
        for form in sorted(owners, key=lambda name: (-len(name), name)):
            if (form in BARE_NOUNS) is nouns:
                found = list(_free(form, owners[form], forms, view, taken))
                view = view._replace(namings=(*view.namings, *found))
    return sorted(view.namings)


def _free(
    form: str, entity_ids: Sequence[str], forms: Mapping[str, tuple[str, ...]], view: View, taken: bytearray
) -> Iterator[Naming]:
    """The places of a form that no longer name has taken; they are taken then."""
    for start, end in occurrences(form, view.text):
        if 1 in taken[start:end]:
            continue
        meant = homonym(form, view.text[slice(*view.sentence(start))])
        here = [one for one in entity_ids if one == meant] or named_here(start, end, entity_ids, forms, view)
        if here:
            taken[start:end] = b"\1" * (end - start)
            yield Naming(start, end, here[0], "")
