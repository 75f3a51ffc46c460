"""What a table holds, for people: its columns, types, units, size and sources."""

from __future__ import annotations

from shenyang_innovation.published.descriptor import package_as_of
from shenyang_innovation.published.store import store
from shenyang_innovation.published.width import display_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import NamedTuple

    from shenyang_innovation.published.descriptor import Field, Resource
else:
    from shenyang_innovation.published.light import NamedTuple

WIDTH = 80
"""Columns of a terminal that a description keeps within."""


class ColumnDescription(NamedTuple):
    """A column: its name, what it holds, in which unit (and how UCUM writes it), whether it can be null, its origin."""

    name: str
    type: str
    unit: str | None
    ucum: str | None
    nullable: bool
    description: str
    codes: tuple[str, ...]
    refers_to: str | None
    measured_by: str | None


class TableDescription(NamedTuple):
    """A table; printing it gives text, a notebook shows it as HTML."""

    name: str
    title: str
    title_zh: str
    group: str
    description: str
    row_count: int
    key: tuple[str, ...]
    columns: tuple[ColumnDescription, ...]
    sources: tuple[str, ...]
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    def _repr_html_(self) -> str:
        return _html(self)


def describe(table: str, *, as_of: str | None = None) -> TableDescription:
    """Describe a table; with `as_of`, the name of a data version, as it was in that release.

    Raises `UnknownNameError` with the nearest name for a table or version that is not there.

    >>> described = describe("clusters")
    >>> described.title, described.key
    ('Industrial clusters', ('cluster_id',))
    >>> print(describe("caveats"))
    caveats: Caveats (注意事项)
    ...
    """
    package = package_as_of(as_of, table)
    resource = package.resource(table)
    kept = store(package)
    return TableDescription(
        name=resource.name,
        title=resource.title,
        title_zh=resource.title_zh,
        group=resource.group,
        description=resource.description,
        row_count=len(kept.rows(table)),
        key=resource.primary_key,
        columns=tuple(_column(resource, field) for field in resource.fields),
        sources=resource.sources,
        rules=resource.rules,
    )


def _column(resource: Resource, field: Field) -> ColumnDescription:
    references = [key.references for key in resource.foreign_keys if key.column == field.name]
    target = references[0] if references else field.list_of
    return ColumnDescription(
        name=field.name,
        type=field.type,
        unit=field.unit,
        ucum=field.ucum,
        nullable=not field.required,
        description=field.description,
        codes=field.enum or (),
        refers_to=f"{target.table}.{target.column}" if target else None,
        measured_by=field.indicator,
    )


def _count(table: TableDescription) -> str:
    rows = "1 row" if table.row_count == 1 else f"{table.row_count:,} rows"
    return f"{rows}, one for each {' and '.join(table.key)}."


def _notes(column: ColumnDescription) -> str:
    """The description of a column with all else that is to be said about it."""
    text = f"{column.description}."
    if column.ucum:
        text += f" Unit in UCUM: {column.ucum}."
    if column.codes:
        text += f" One of: {', '.join(column.codes)}."
    if column.refers_to:
        text += f" Refers to {column.refers_to}."
    if column.measured_by:
        text += f" Filled from the observations of {column.measured_by}."
    return text


# --- as text --------------------------------------------------------------------------------------------------------


def _lines(table: TableDescription) -> Iterator[str]:
    yield f"{table.name}: {table.title} ({table.title_zh})"
    yield from wrapped(table.description, WIDTH)
    yield from wrapped(_count(table), WIDTH)
    if table.sources:
        yield from wrapped(f"Sources: {', '.join(table.sources)}", WIDTH)
    for rule in table.rules:
        yield from wrapped(f"Rule: {rule}", WIDTH)
    yield ""
    heads = ("column", "type", "unit", "null")
    rows = [(c.name, c.type, c.unit or "", "null" if c.nullable else "") for c in table.columns]
    widths = [max(len(cells[at]) for cells in (heads, *rows)) for at in range(len(heads))]
    yield "  ".join(head.ljust(width) for head, width in zip(heads, widths, strict=True)).rstrip()
    yield "  ".join("-" * width for width in widths)
    for cells, column in zip(rows, table.columns, strict=True):
        yield "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for line in wrapped(_notes(column), WIDTH - 4):
            yield f"    {line}"


def wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most `width` columns of a terminal, in which a Chinese character takes two.

    >>> wrapped("专精特新 enterprises", 10)
    ['专精特新', 'enterprise', 's']
    """
    lines = [""]
    for word in text.split():
        rest = word
        if lines[-1] and display_width(lines[-1]) + 1 + display_width(rest) <= width:
            lines[-1] += f" {rest}"
            continue
        if lines[-1]:
            lines.append("")
        while display_width(rest) > width and "://" not in rest:  # an address in two parts is none
            cut = _fitting(rest, width)
            lines[-1] = rest[:cut]
            lines.append("")
            rest = rest[cut:]
        lines[-1] = rest
    return lines


def _fitting(word: str, width: int) -> int:
    """How many characters of a word fit; at least one."""
    used = 0
    for at, character in enumerate(word):
        used += display_width(character)
        if used > width:
            return max(at, 1)
    return len(word)


# --- as HTML --------------------------------------------------------------------------------------------------------


def _html(table: TableDescription) -> str:
    from shenyang_innovation.published import markup

    title = f"<strong>{markup.text(table.name)}: {markup.text(table.title)}</strong> ({markup.chinese(table.title_zh)})"
    about = f"{markup.text(table.description)} {markup.text(_count(table))}"
    listed = [
        *([f"Sources: {markup.text(', '.join(table.sources))}"] if table.sources else []),
        *(f"Rule: {markup.text(rule)}" for rule in table.rules),
    ]
    items = "".join(f"<li>{line}</li>" for line in listed)
    heads = ("Column", "Type", "Unit", "Null", "Description")
    caption = f"Columns of {markup.code(table.name)}"
    columns = markup.table(caption, heads, [_html_cells(column, table.key) for column in table.columns])
    return f'<div lang="en"><p>{title}<br>{about}</p>{f"<ul>{items}</ul>" if items else ""}{columns}</div>'


def _html_cells(column: ColumnDescription, key: Sequence[str]) -> tuple[str, ...]:
    from shenyang_innovation.published import markup

    notes = [f"{markup.text(column.description)}."]
    if column.codes:
        notes.append(f"One of: {markup.codes(column.codes)}")
    if column.refers_to:
        notes.append(f"Refers to {markup.code(column.refers_to)}.")
    if column.measured_by:
        notes.append(f"Filled from the observations of {markup.code(column.measured_by)}.")
    return (
        markup.code(column.name) + (" (key)" if column.name in key else ""),
        markup.text(column.type),
        markup.text(column.unit or ""),
        "yes" if column.nullable else "",
        " ".join(notes),
    )
