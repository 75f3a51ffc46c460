"""The items of a new text, begun: its paragraphs with the headings above them, as rows of measures.csv."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from shenyang_innovation.building.curation import curated_columns
from shenyang_innovation.building.ledgers import UNCONFIRMED
from shenyang_innovation.building.new_ledger import ledger_csv
from shenyang_innovation.checking.in_text.items import BODY_ENDS, MARK, SECTION
from shenyang_innovation.curating.source import SLUG
from shenyang_innovation.errors import UsageError
from shenyang_innovation.schema.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COLUMNS = curated_columns(TABLES["measures"])
_LINE = re.compile(r"\S[^\n]*(?<=\S)")
_SENTENCE = re.compile(r".*[。!!??;;]”?")
_NEXT = re.compile("[。;;](?=[一二三四五六七八九十]是)")  # behind it begins an item in the same paragraph
_HEADING = re.compile(r"[^,。,;;::\n]{2,30}")


def begun_items(text: str, source_id: str) -> list[dict[str, object]]:
    """A row for each paragraph from the first sentence to the lines of the page behind the last, in reading order.

    Lines that are no sentence are headings: they belong to the paragraph below them, but for those of whole sections.
    The heading is the first clause and bears the mark for a person to confirm; headings in English and summaries are
    left to her. Raises `UsageError` if `source_id` is no identifier.

    >>> rows = begun_items("报告\\n\\n一是抓平台。建成3家。\\n二是抓人才。\\n编辑:甲", "a-2026")
    >>> [(row["measure_id"], row["mark"], row["heading_zh"], row["start"], row["end"]) for row in rows]
    [('a-2026-01', '一是', '抓平台?', 4, 15), ('a-2026-02', '二是', '抓人才?', 16, 22)]
    """
    if not SLUG.fullmatch(source_id):
        what = f"{source_id!r} is no identifier of a source"
        raise UsageError(
            what, where="items", remedy="Name the file after its source: small letters, digits and hyphens"
        )
    return [_row(text, start, end, source_id, number) for number, (start, end) in enumerate(_items(text), start=1)]


def _items(text: str) -> Iterator[tuple[int, int]]:
    begun = False
    start: int | None = None
    for line in _LINE.finditer(text):
        if begun and BODY_ENDS.match(line[0]):
            return
        if start is None:
            start = line.start()
        if _SENTENCE.fullmatch(line[0]):
            begun = True
            marks = [found.end() for found in _NEXT.finditer(text, start, line.end())]
            yield from pairwise([start, *marks, line.end()])
            start = None
        elif not begun or SECTION.fullmatch(line[0]):
            start = None  # the head of the page, or of a section


def _row(text: str, start: int, end: int, source_id: str, number: int) -> dict[str, object]:
    mark = MARK.match(text, start)
    heading = _HEADING.match(text, mark.end() if mark else start)
    cells: dict[str, object] = {
        "measure_id": f"{source_id}-{number:02}",
        "source_id": source_id,
        "position": number,
        "mark": mark[0] if mark else "",
        "heading_zh": f"{heading[0].strip()}{UNCONFIRMED}" if heading else UNCONFIRMED,
        "start": start,
        "end": end,
    }
    return {name: cells.get(name, "") for name in COLUMNS}


def items_csv(rows: Sequence[dict[str, object]]) -> str:
    """The rows under the header of measures.csv.

    >>> items_csv([]).partition(",")[0]
    'measure_id'
    """
    return ledger_csv(rows, COLUMNS)


def items_json(rows: Sequence[dict[str, object]]) -> str:
    """The rows as a JSON list of objects; an empty cell is null.

    >>> items_json([])
    '[]\\n'
    """
    objects = [{name: None if cell == "" else cell for name, cell in row.items()} for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
