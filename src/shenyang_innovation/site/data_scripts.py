"""The data that the JavaScript of the pages reads, as scripts: a page that was opened from a file may not fetch.

Each assigns to a member of `window.shenyang`. Addresses in `search` are below the folder of a language; those in cells
and in evidence are relative to the page that shows them, a page in a folder of the language.

    shenyang.tables["clusters"] = {columns: ["name_en", …], ids: [id, …], cells: [[cell, …], …], rows: [[number, …], …]}
        The columns are those of the page, in its order; `ids` are the places of the rows, as addresses name them behind
        their #. Of each column its different cells, and of each row the number of its cell in each column, from 0. A
        cell is a text, or [text, address, what it sorts by, HTML, what the published table has], HTML where it is more
        than the text. It is filtered by and downloaded as what the published table has, which is what it sorts by if
        nothing else is said. What is null or left out is not there; what is missing sorts by "".
    shenyang.search = [[text, kind, address, detail, besides], …]
        What is looked for: names and other names of entities, indicators, terms, documents, tables, figures as worded.
        `kind` and `detail` are [English, Chinese], or a text that is the same in both. `besides`, which may be left
        out, is looked for too and not shown: a figure in the other ways in which it is written.
    shenyang.evidence["en"]["message-board-reply-2025@1959"] = [heading, html]
        What the page of a figure shows below its heading; a file holds all figures of a document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from markupsafe import escape

from shenyang_innovation.charts.words import LANGUAGES, Language
from shenyang_innovation.published.cells import Cells
from shenyang_innovation.published.store import Store
from shenyang_innovation.site.addresses import Addresses, anchor, row_key, table_page
from shenyang_innovation.site.cells import Cell, Shown
from shenyang_innovation.site.codes import code_label
from shenyang_innovation.site.labels import REGISTERS, Label
from shenyang_innovation.site.quantities import amount, grouped, plain
from shenyang_innovation.site.texts import TEXTS

SearchEntry = list[str | list[str]]
_START = "(window.shenyang??={})"


def table_script(shown: Shown, rows: Iterable[tuple[Cells, Sequence[Cell]]]) -> str:
    """All rows of a table as a page shows them; a cell that comes again in its column is written once."""
    columns = [column.field.name for column in shown.columns]
    known: list[dict[str, int]] = [{} for _ in columns]
    text = cache(lambda cell: _json(_cell(cell)))  # most cells come again
    ids, numbers = [], []
    for row, some in rows:
        ids.append(anchor(row_key(shown.resource, row)))
        numbers.append([cells.setdefault(text(cell), len(cells)) for cell, cells in zip(some, known, strict=True)])
    cells = ",".join(f"[{','.join(cells)}]" for cells in known)
    data = f'{{"columns":{_json(columns)},"ids":{_json(ids)},"cells":[{cells}],"rows":{_json(numbers)}}}'
    return f"({_START}.tables??={{}})[{_json(shown.resource.name)}]={data};\n"


def _cell(cell: Cell) -> str | list[str | None]:
    told = [
        cell.text,
        f"../{cell.href}" if cell.href else None,
        cell.order if cell.order != cell.text else None,
        cell.html if cell.html != escape(cell.text) else None,
        cell.published,
    ]
    while told[-1] is None:
        del told[-1]
    return cell.text if len(told) == 1 else told


def evidence_script(language: Language, pages: dict[str, tuple[str, str]]) -> str:
    """The evidence of the figures of a document: of each its heading and its HTML."""
    return f"Object.assign((({_START}.evidence??={{}}).{language}??={{}}),{_json(pages)});\n"


def search_script(kept: Store, addresses: Addresses) -> str:
    """Everything that can be looked for, what is asked for most first."""
    entries = [*_tables(kept), *_named(kept, addresses), *_figures(kept, addresses)]
    lines = ",\n".join(_json(entry) for entry in entries)
    return f"{_START}.search=[\n{lines}\n];\n"


def _json(value: Any) -> str:
    """JSON as a script may hold it: nothing in it ends the script or its line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _tables(kept: Store) -> Iterator[SearchEntry]:
    kind = _both(TEXTS["table"])
    for one in kept.package.resources.values():
        for text, other in ((one.title, one.title_zh), (one.title_zh, one.title)):
            yield [text, kind, table_page(one.name), other]


def _named(kept: Store, addresses: Addresses) -> Iterator[SearchEntry]:
    """What has a name in both languages, under each of them, and entities under their other names too."""
    for row in kept.rows("entities"):
        register = REGISTERS.get(str(row["entity_kind"])) or Label(str(row["entity_kind"]), str(row["entity_kind"]))
        address = addresses.entity(str(row["entity_id"]))
        yield from _two(str(row["name_en"]), str(row["name_zh"]), _both(register), address)
        for alias in kept.where("aliases", "entity_id", str(row["entity_id"])):
            yield [str(alias["alias_zh"]), _both(register), address, [str(row["name_en"]), str(row["name_zh"])]]
    for table, prefix, kind in (
        ("indicators", "label", "indicator"),
        ("sources", "title", "document"),
        ("glossary", "term", "term"),
    ):
        key = kept.package.resource(table).primary_key[0]
        for row in kept.rows(table):
            address = addresses.of(table, str(row[key]))
            yield from _two(str(row[f"{prefix}_en"]), str(row[f"{prefix}_zh"]), _both(TEXTS[kind]), address)


def _two(english: str, chinese: str, kind: list[str], address: str) -> Iterator[SearchEntry]:
    if english == chinese:
        yield [english, kind, address, ""]
        return
    yield [english, kind, address, chinese]
    yield [chinese, kind, address, english]


def _figures(kept: Store, addresses: Addresses) -> Iterator[SearchEntry]:
    """Figures as worded, in readable form, with what they say: a target is not to look like a result."""
    kind = _both(TEXTS["figure"])
    for row in kept.rows("observations"):
        (indicator,) = kept.where("indicators", "indicator_id", str(row["indicator_id"]))
        (subject,) = kept.where("entities", "entity_id", str(row["subject_id"]))
        detail = [f"{plain(row, one)} · {indicator[f'label_{one}']} · {subject[f'name_{one}']}" for one in LANGUAGES]
        address = addresses.of("observations", str(row["observation_id"]))
        yield [str(row["readable"]), kind, address, detail, *filter(None, [_besides(row)])]


def _besides(row: Cells) -> str:
    """How else a figure is written than in its readable form: with its words of comparison, as a plain number.

    >>> row = {"readable": "4.5万人", "value": "45000", "value_upper": None, "unit": "person", "classifier": None}
    >>> _besides(row | {"comparator": "=", "qualifier": None})
    '45,000 persons 45,000人 45000'
    """
    readable, value, unit = str(row["readable"]), str(row["value"]), str(row["unit"])
    english, chinese = (amount(value, row["value_upper"], unit, one, row["classifier"]) for one in LANGUAGES)
    ways = [english, chinese, grouped(value), value]
    if row["comparator"] != "=":
        word = code_label("comparator", str(row["comparator"]))
        ways = [f"{word.en} {english}", f"{word.zh}{chinese}", f"{word.zh}{readable}", *ways]
    if qualifier := row["qualifier"]:
        ways.append(f"{qualifier}{readable}{qualifier}")  # some stand before their number, some behind it
    kept = [readable]
    for way in sorted(ways, key=len, reverse=True):  # what stands in a longer one is found there
        if not any(way in one for one in kept):
            kept.append(way)
    return " ".join(kept[1:])


def _both(label: Label) -> list[str]:
    return [label.en, label.zh]
