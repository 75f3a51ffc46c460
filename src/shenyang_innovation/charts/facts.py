"""The tables that pictures are drawn from, read once, and what of an observation is in a picture's data."""

from __future__ import annotations

from shenyang_innovation.charts.words import (
    BASIS,
    BETWEEN,
    INFERRED,
    INFERRED_DAY,
    NOT_STATED,
    STATUSES,
    period,
    written,
)
from shenyang_innovation.errors import UsageError
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.backends import load_table
from shenyang_innovation.published.location import folder_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from shenyang_innovation.published.records import Observation

CITY = "shenyang"
"""The place that most observations are about."""
Row = dict[str, "str | int | float | None"]
"""A row of a picture's data."""


class Facts:
    """The published package in a folder, or the one that comes with the code, in one language."""

    def __init__(self, package: str | os.PathLike[str] | None, language: str) -> None:
        self.language: str = language
        self._root: str | None = None if package is None else _folder(package)
        self._tables: dict[str, list[Any]] = {}
        self._by_key: dict[str, dict[str, Any]] = {}

    def rows(self, table: str) -> list[Any]:
        """The rows of a table as records."""
        if table not in self._tables:
            self._tables[table] = load_table(table, "records", root=self._root)
        return self._tables[table]

    def row(self, table: str, key: str) -> Any:
        """The row with this key, of a table whose key is its first column."""
        if table not in self._by_key:
            self._by_key[table] = {row[0]: row for row in self.rows(table)}
        return self._by_key[table][key]

    def observations(self, wanted: Callable[[Observation], bool]) -> list[Observation]:
        """The observations that are wanted, in the order of their periods; those without a day last."""
        found: list[Observation] = [row for row in self.rows("observations") if wanted(row)]
        return sorted(found, key=lambda row: (str(row.period_end or "9999"), row.observation_id))

    def version(self) -> str:
        """The name and the version of the data."""
        package = descriptor.package(self._root)
        return f"{package.name} {package.version}"

    def title(self, table: str) -> str:
        """The title of a table.

        >>> Facts(None, "zh").title("clusters")
        '产业集群'
        """
        resource = descriptor.package(self._root).resource(table)
        return resource.title_zh if self.language == "zh" else resource.title

    def text(self, row: Any, column: str) -> str:
        """A column that is there in both languages, in the language of the picture; in the other where it has none.

        >>> facts = Facts(None, "zh")
        >>> facts.text(facts.row("clusters", "new-materials"), "name")
        '新材料产业集群'
        """
        first, second = ("zh", "en") if self.language == "zh" else ("en", "zh")
        return str(getattr(row, f"{column}_{first}") or getattr(row, f"{column}_{second}") or "")

    def name(self, entity_id: str) -> str:
        """The name of an entity."""
        return self.text(self.row("entities", entity_id), "name")

    def indicator(self, indicator_id: str) -> str:
        """The label of an indicator."""
        return self.text(self.row("indicators", indicator_id), "label")

    def source(self, source_id: str) -> str:
        """A document in a few words: its publisher, its title and its day, with a word if we infer that.

        >>> Facts(None, "zh").source("message-board-reply-2025")
        '人民网《智能高地》（2025-03-08，日期为推断）'
        """
        row = self.row("sources", source_id)
        title, publisher = self.text(row, "title"), self.text(row, "publisher") if row.publisher_id else ""
        if title.startswith(publisher):
            publisher = ""
        published = f"{row.published}{INFERRED_DAY.of(self.language) if row.published_basis == 'inferred' else ''}"
        if self.language == "zh":
            return f"{publisher}《{title}》（{published}）"
        return f"{publisher + ': ' if publisher else ''}{title} ({published})"

    def caveats(self, codes: Iterable[str]) -> str:
        """The labels of caveats, in the language of the picture."""
        return BETWEEN.of(self.language).join(self.text(self.row("caveats", code), "label") for code in codes)

    def mark(self, observation: Observation) -> Row:
        """What of an observation is in the data of a picture, whatever the picture draws of it."""
        seen = observation
        return {
            "observation_id": seen.observation_id,
            "source_id": seen.source_id,
            "indicator_id": seen.indicator_id,
            "indicator": self.indicator(seen.indicator_id),
            "subject_id": seen.subject_id,
            "subject": self.name(seen.subject_id),
            "value": number(seen.value),
            "value_upper": None if seen.value_upper is None else number(seen.value_upper),
            "unit": seen.unit,
            "comparator": seen.comparator,
            "status": STATUSES[seen.status].of(self.language),
            "figure": seen.readable,
            "label": self.label(seen),
            "period_start": day(seen.period_start),
            "period_end": day(seen.period_end),
            "period": period(seen.period_start, seen.period_end, self.language) + sign(seen),
            "period_basis": self.basis(seen.period_basis),
            "source": self.source(seen.source_id),
            "caveats": self.caveats((seen.caveats or "").split()),
        }

    def basis(self, code: str | None) -> str | None:
        """Whether something is stated or inferred, in the language of the picture; none where there is nothing."""
        return None if code is None else BASIS[code].of(self.language)

    def absence(self, indicator_id: str, subject_id: str) -> Row:
        """What is in the data where no document gives a value: no value, and that there is none."""
        return {
            "observation_id": None,
            "source_id": None,
            "indicator_id": indicator_id,
            "indicator": self.indicator(indicator_id),
            "subject_id": subject_id,
            "subject": self.name(subject_id),
            "value": None,
            "comparator": None,
            "label": f"– {NOT_STATED.of(self.language)}",
        }

    def label(self, seen: Any) -> str:
        """The value of an observation, or of a target, as it is written beside its mark."""
        classifier = getattr(seen, "classifier", None)
        return written(seen.value, seen.value_upper, seen.unit, seen.comparator, self.language, classifier)


def sign(seen: Observation) -> str:
    """The sign of a period that we infer; nothing behind one that is stated."""
    return INFERRED if seen.period_basis == "inferred" else ""


def _folder(package: str | os.PathLike[str]) -> str:
    """The folder of a package; raises `UsageError` for what can name none."""
    try:
        return folder_of(package)
    except TypeError:
        what = f"what is given as package is of type {type(package).__name__}"
        raise UsageError(what, where="charts", remedy="Give the folder of a package as text or as a path") from None


def number(value: Decimal) -> int | float:
    """A number as a specification holds it: whole where it is whole.

    >>> from decimal import Decimal
    >>> number(Decimal("300")), number(Decimal("6.6"))
    (300, 6.6)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def day(value: date | None) -> str | None:
    """A day as a specification holds it.

    >>> day(None) is None
    True
    """
    return None if value is None else value.isoformat()
