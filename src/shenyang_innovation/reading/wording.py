"""One figure, read from its wording alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shenyang_innovation.reading.figure import UnreadableFigure, Wording
from shenyang_innovation.reading.scanner import read_alone
from shenyang_innovation.reading.script import readable
from shenyang_innovation.reading.words import QUALIFIERS

if TYPE_CHECKING:
    from shenyang_innovation.reading.figure import Comparator


def read_wording(figure: str, qualifier: str = "") -> Wording:
    """One figure as a ledger keeps it: its characters and the word of comparison that stood beside it, if any.

    Raises `UnreadableFigure` if the wording is not exactly one figure or the qualifier is no known word. A date,
    a name or an ordinal is a figure that states no amount: its value is None.

    >>> read_wording("1.05亿元").value, read_wording("1.05亿元").unit
    (Decimal('105000000'), 'CNY')
    >>> read_wording("50余项").comparator, read_wording("230家", "以上").comparator
    ('>', '>=')
    >>> wording = read_wording("4到6个")
    >>> wording.value, wording.value_upper, wording.classifier
    (Decimal('4'), Decimal('6'), '个')
    """
    shown = readable(figure)
    compared = comparison(qualifier)
    if qualifier and compared is None:
        remedy = f"Give one of: {' '.join(QUALIFIERS)}; or leave it empty"
        raise UnreadableFigure(f"{qualifier!r} is no known word of comparison", remedy=remedy)
    reading = read_alone(shown)
    if reading is None:
        remedy = "Give number, magnitude and classifier or unit alone, such as '1320亿元', '50余项' or '第16名'"
        raise UnreadableFigure(f"{figure!r} is not exactly one figure", remedy=remedy)
    return Wording(*reading._replace(comparator=compared or reading.comparator), readable=shown)


def comparison(qualifier: str) -> Comparator | None:
    """What a word of comparison makes of a value; None for no word or one that is not known.

    >>> comparison("突破"), comparison("達到"), comparison("")
    ('>', '=', None)
    """
    return QUALIFIERS.get(readable(qualifier)) if qualifier else None
