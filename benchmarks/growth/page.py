"""A text that is being written, with what its ledger and its mentions have to say of it."""

from __future__ import annotations

from string import Formatter
from typing import NamedTuple

Cells = dict[str, str]


class Name(NamedTuple):
    """A form of the name of an entity; `inner` are the names of others that stand in it."""

    entity_id: str
    form: str
    inner: tuple[Name, ...] = ()


class Figure(NamedTuple):
    """A figure as worded, with the cells of its row in the ledger but for its place."""

    wording: str
    cells: Cells


class Words(NamedTuple):
    """A template whose fields are names, figures and words; each stands in the text as it stands here."""

    template: str
    parts: dict[str, Name | Figure | Words]


class Page:
    """A text and what stands in it.

    >>> page = Page()
    >>> page.write("{who}有{many}", who=Name("made", "甲院"), many=Figure("3家", {"disposition": "observation"}))
    >>> page.text, [row["start"] for row in page.figures], [row["mention"] for row in page.mentions]
    ('甲院有3家', ['3'], ['甲院'])
    """

    def __init__(self) -> None:
        self.text: str = ""
        self.figures: list[Cells] = []
        self.mentions: list[Cells] = []

    @property
    def end(self) -> int:
        """How long the text is by now."""
        return len(self.text)

    def write(self, template: str, **parts: Name | Figure | Words) -> None:
        """Go on with a template, each field of which is a part."""
        for words, field, _, _ in Formatter().parse(template):
            self.text += words
            match parts.get(field or ""):
                case Name() as name:
                    self._mention(name, self.end)
                    self.text += name.form
                case Figure(wording, cells):
                    place = {"start": str(self.end), "end": str(self.end + len(wording)), "figure": wording}
                    self.figures.append(place | cells)
                    self.text += wording
                case Words(inner, inner_parts):
                    self.write(inner, **inner_parts)

    def _mention(self, name: Name, start: int) -> None:
        place = {"start": str(start), "end": str(start + len(name.form))}
        self.mentions.append(place | {"mention": name.form, "entity_id": name.entity_id})
        for inner in name.inner:
            self._mention(inner, start + name.form.index(inner.form))
