"""The cells of a table as a reader sees them, and where each leads."""

from __future__ import annotations

import json
from typing import Literal, NamedTuple

from markupsafe import Markup

from shenyang_innovation.charts.words import COMPARATORS
from shenyang_innovation.published import trace
from shenyang_innovation.published.absence import OURS, RECORDS
from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.descriptor import Field, Resource
from shenyang_innovation.site.addresses import row_key
from shenyang_innovation.site.quantities import DASH, amount, grouped
from shenyang_innovation.site.view import View

NUMBERS = ("value", "value_upper", "stated_value", "computed_value", "residual", "tolerance")
"""Columns of numbers whose unit stands in another column of their row."""
OBSERVED_BY = {
    "observations": "observation_id",
    "series": "observation_id",
    "targets": "target_id",
    "relations": "stated_id",
    "figures": "observation_id",
    "cited_figures": "observation_id",
}
"""Tables whose rows state what an observation says, and the column that names it."""
OBSERVED = ("value", "value_upper", "stated_value", "figure", "readable")
"""The columns of these tables that hold what it says."""
RAW = ("figure", "mention", "qualifier", "cue", "mark")
"""Columns with the characters of a document, in its script."""
COUNTS = {"mention_count": "mentions", "observation_count": "figures"}
"""Columns of counts, and the section of an entity's page that lists what is counted."""
LONG = ("note_en", "definition_en", "reason_en", "summary_en", "break_en", "rights")
"""Columns of sentences of ours."""
ENGLISH = ("rights", "period_recorded")
CHINESE = ("readable", "classifier", "classifiers", "words_zh", "about_zh")
MOST_CHOICES = 200
"""A column with more codes than this is searched, not chosen from."""


class Cell(NamedTuple):
    """A cell: its text, the same as HTML, where it leads (below the folder of the language), and what stands for it.

    It sorts by its `order`, where that is not its text. What the published table has in its place, `published`, is what
    it is filtered by and downloaded as; None where that is what it sorts by.
    """

    text: str
    html: Markup
    href: str | None = None
    order: str | None = None
    published: str | None = None


class Column(NamedTuple):
    """A column of a page of a table: its field, its label, its unit, what its cells are, the class they have.

    `choices` are the codes that stand in it, with their labels, as JSON; None where there is nothing to choose.
    """

    field: Field
    label: str
    unit: str | None
    kind: Literal["number", "date", "code", "text"]
    css: Markup
    choices: str | None


def columns_of(resource: Resource, view: View) -> list[Column]:
    """The columns in an order good to read: what a row is called, then the rest as published, its key last."""
    fields = list(resource.fields)
    called = [f"{stem}_{language}" for stem in ("name", "label", "title", "term", "heading")
              for language in (view.language, view.other)]  # fmt: skip
    first = [field for name in called for field in fields if field.name == name]
    key = [field for field in fields if field.name in resource.primary_key and first]
    rest = [field for field in fields if field not in first and field not in key]
    return [_column(resource, field, view) for field in (*first, *rest, *key)]


def _column(resource: Resource, field: Field, view: View) -> Column:
    kind = _kind(field)
    long = "note" if field.name in LONG else kind if kind == "number" else ""
    css = Markup(' class="{}"').format(long) if long else Markup()
    unit = view.code("unit", field.unit) if field.unit not in (None, "count") else None  # a count has none to be named
    choices = _choices(resource, field, view) if kind == "code" else {}
    told = json.dumps(choices, ensure_ascii=False) if 2 <= len(choices) <= MOST_CHOICES else None
    return Column(field, view.column(field.name), unit, kind, css, told)


def _choices(resource: Resource, field: Field, view: View) -> dict[str, str]:
    """The codes that stand in a column and what they are called; there is nothing to choose by what names a row."""
    cells = {cell for row in view.kept.rows(resource.name) if (cell := row[field.name])}
    if field.list_of:
        codes = sorted({code for cell in cells for code in cell.split()})
        return {code: called(view, field.list_of.table, code) for code in codes}
    if (field.name,) == resource.primary_key:
        return {}
    return {code: view.code(field.name, code) for code in sorted(cells)}


def called(view: View, table: str, key: str) -> str:
    """What a cell calls the row of a key: its name; of a unit its few words, of an item of a document its heading."""
    if table == "units":
        return view.code("unit", key)
    items = view.kept.where(table, "measure_id", key) if table == "measures" else []
    return str(items[0][f"heading_{view.language}"]) if items else view.name(table, key)


def _kind(field: Field) -> Literal["number", "date", "code", "text"]:
    if field.type in ("integer", "number"):
        return "number"
    if field.type == "date":
        return "date"
    return "code" if field.enum or field.type == "boolean" or field.list_of else "text"


class Shown:
    """How the cells of a table are shown in a language."""

    def __init__(self, resource: Resource, view: View) -> None:
        self.resource: Resource = resource
        self.columns: list[Column] = columns_of(resource, view)
        self._view = view
        self._keys = {key.column: key.references.table for key in resource.foreign_keys}
        self._own_page = view.addresses.has_page(resource.name)

    def row(self, row: Cells) -> list[Cell]:
        """The cells of a row in the order of the columns."""
        return [self._cell(column.field, row, at) for at, column in enumerate(self.columns)]

    def _cell(self, field: Field, row: Cells, at: int) -> Cell:
        value = row[field.name]
        if value is None:
            return self._missing(field)
        cell = self._worded(field, row, value)
        if value != (cell.text if cell.order is None else cell.order):
            cell = cell._replace(published=value)
        if at == 0 and cell.href is None and self._own_page:
            return cell._replace(href=self._view.addresses.of(self.resource.name, row_key(self.resource, row)))
        return cell

    def _missing(self, field: Field) -> Cell:
        ours = field.name in OURS or self.resource.name in RECORDS
        return Cell(DASH, self._view.missing("none" if ours else "not_stated"), order="")

    def _words(self, text: str, href: str | None = None, order: str | None = None, tag: str | None = None) -> Cell:
        """A cell of words, in the language of the page if nothing else is said."""
        return Cell(text, self._view.spoken(text, tag or self._view.tag), href, order)

    def _worded(self, field: Field, row: Cells, value: str) -> Cell:
        return self._evident(field, row, value) or self._linked(field, row, value) or self._plain(field, row, value)

    def _evident(self, field: Field, row: Cells, value: str) -> Cell | None:
        """A cell that leads to the evidence of what it holds."""
        if field.indicator:
            return self._measured(field, row, value)
        if field.name in OBSERVED and self.resource.name in OBSERVED_BY:
            return self._stated(field, row, value)
        return None

    def _linked(self, field: Field, row: Cells, value: str) -> Cell | None:
        """A cell that leads to another row, or out of the site."""
        view, name = self._view, field.name
        if field.list_of or name == "operands":
            return self._several(field, value)
        if target := self._leads_to(name, row):
            return self._words(called(view, target, value), view.addresses.of(target, value))
        if name in COUNTS and value != "0":
            return self._words(value, f"{view.addresses.entity(str(row['entity_id']))}#{COUNTS[name]}", order=value)
        if name == "row_key":
            return self._words(value, view.addresses.of(str(row["table_name"]), value))
        return Cell(value, view.outside(value)) if name == "address" else None

    def _plain(self, field: Field, row: Cells, value: str) -> Cell:
        view, name = self._view, field.name
        if name in NUMBERS:
            return self._words(grouped(value), order=value)
        is_key = (name,) == self.resource.primary_key  # units: a code is what its row is about
        if (field.enum or field.type == "boolean") and not is_key:
            return self._words(view.code(name, value), order=value)
        if name == "subject_kinds":
            return self._words(view.comma.join(view.register(kind) for kind in value.split()), order=value)
        return self._words(
            value, order=value if field.type in ("integer", "number") else None, tag=self._tag(name, row)
        )

    def _measured(self, field: Field, row: Cells, value: str) -> Cell:
        """A measured cell leads to the observation that evidence names; of several, to the first."""
        view = self._view
        said = [place.observation for place in trace.places(view.kept, self.resource, row, field) if place.observation]
        sign = COMPARATORS.get(str(said[0]["comparator"]), "") if said else ""
        words = amount(value, None, str(field.unit), view.language) if field.unit == "CNY" else grouped(value)
        href = view.addresses.of("observations", str(said[0]["observation_id"])) if said else None
        return self._words(f"{sign}{words}", href, value)

    def _stated(self, field: Field, row: Cells, value: str) -> Cell:
        """A cell that holds what an observation says leads to it."""
        view = self._view
        said = row[OBSERVED_BY[self.resource.name]]
        href = view.addresses.of("observations", said) if said else None
        if field.name in NUMBERS:
            sign = COMPARATORS.get(str(row.get("comparator")), "") if field.name == "value" else ""
            return self._words(f"{sign}{grouped(value)}", href, value)
        return self._words(value, href, tag=self._tag(field.name, row))

    def _several(self, field: Field, value: str) -> Cell:
        """A list of keys: a link for each that is one."""
        view = self._view
        table = field.list_of.table if field.list_of else "observations"
        keys = value.split(" ")
        known = [key for key in keys if view.addresses.of(table, key) != f"tables/{table}.html"]
        names = [called(view, table, key) if key in known else key for key in keys]
        links = (view.link(table, key, name) if key in known else name for key, name in zip(keys, names, strict=True))
        return Cell(", ".join(names), Markup(", ").join(links), order=value if field.list_of else None)

    def _leads_to(self, name: str, row: Cells) -> str | None:
        """The table of which a cell of the column is a key."""
        view = self._view
        if name in self._keys:
            return self._keys[name]
        if name == "evidence_id":
            return "sources" if view.kept.where("sources", "source_id", str(row[name])) else "observations"
        if (name,) == self.resource.primary_key and self._own_page:
            return self.resource.name
        return None

    def _tag(self, name: str, row: Cells) -> str | None:
        if name in RAW:
            return self._view.script(row.get("source_id"))
        if name in ("wrong", "corrected"):
            name = str(row["column_name"])
        if name.endswith("_zh") or name in CHINESE:
            return "zh-Hans"
        return "en" if name.endswith("_en") or name in ENGLISH else None


def cell_html(view: View, cell: Cell) -> Markup:
    """What a cell looks like in a page."""
    return view.to(cell.href, cell.html) if cell.href else cell.html
