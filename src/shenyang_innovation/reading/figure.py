"""What reading gives back: figures, wordings, and the error for what is neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from shenyang_innovation.reading.script import readable

if TYPE_CHECKING:
    from decimal import Decimal

Kind = Literal["quantity", "rank", "date", "ordinal", "name"]
AMOUNTS: tuple[Kind, ...] = ("quantity", "rank")
"""The kinds that state an amount."""
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Status = Literal["actual", "target", "forecast"]


class Reading(NamedTuple):
    """What the characters of a figure say by themselves; all empty where they state no amount (`5G`)."""

    value: Decimal | None = None
    value_upper: Decimal | None = None
    unit: str | None = None
    classifier: str | None = None
    comparator: Comparator = "="


class Wording(NamedTuple):
    """One figure read from its wording alone.

    `value` is in base units (yuan, persons, square metres, percent as written), `value_upper` the far end of
    a range, `classifier` the classifier or unit as worded and `readable` the whole figure, both in Simplified
    script.
    """

    value: Decimal | None
    value_upper: Decimal | None
    unit: str | None
    classifier: str | None
    comparator: Comparator
    readable: str


class Figure(NamedTuple):
    """A numeric expression at its place in a text: `text` is exactly `source[start:end]`.

    `kind` depends on where the figure stands; value, unit and classifier depend on its wording alone. So 三年
    in 近三年 is of kind `date` and still says 3 years. `qualifier` is the word of comparison beside the
    figure, `cue` the word that makes it a target or a forecast; both are `''` where there is none.

    >>> from shenyang_innovation.reading import read_figures
    >>> figure, = read_figures("預計總投資超過3億元")
    >>> figure.text, figure.readable, figure.value, figure.unit
    ('3億元', '3亿元', Decimal('300000000'), 'CNY')
    >>> figure.comparator, figure.qualifier, figure.status, figure.cue
    ('>', '超過', 'forecast', '預計')
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None = None
    value_upper: Decimal | None = None
    unit: str | None = None
    classifier: str | None = None
    comparator: Comparator = "="
    status: Status = "actual"
    qualifier: str = ""
    cue: str = ""

    @property
    def readable(self) -> str:
        """The figure in Simplified script, without inserted pinyin."""
        return readable(self.text)


class UnreadableFigure(ValueError):  # noqa: N818 - the name is public and says what it is
    """A wording that is not exactly one figure, or a qualifier that is no known word of comparison.

    >>> from shenyang_innovation.reading import read_wording
    >>> read_wording("许多家")
    Traceback (most recent call last):
    ...
    shenyang_innovation.reading.figure.UnreadableFigure: '许多家' is not exactly one figure. Give ...
    """

    def __init__(self, what: str, *, remedy: str) -> None:
        self.what: str = what
        self.remedy: str = remedy
        super().__init__(f"{what}. {remedy}")
