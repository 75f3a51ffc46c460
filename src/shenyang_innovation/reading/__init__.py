"""Chinese text → figures: what numbers a text states, where, and what they say.

`read_figures` finds every figure of a text, `read_wording` reads one that was kept without its text, `read_period`
gives the first and the last day of a date, and `readable` writes a figure in Simplified script. The package knows
nothing of the rest of shenyang-innovation.

>>> for figure in read_figures("现有苗圃66家,力争明年突破100家。"):
...     print(figure.text, figure.value, figure.unit, figure.comparator, figure.status)
66家 66 count = actual
100家 100 count > target
"""

from __future__ import annotations

from shenyang_innovation.reading.figure import Figure, UnreadableFigure, Wording
from shenyang_innovation.reading.periods import Period, read_period
from shenyang_innovation.reading.scanner import Reader, read_figures
from shenyang_innovation.reading.script import readable
from shenyang_innovation.reading.units import STANDARD, Unit, Units, UnreadableUnitsError, read_units
from shenyang_innovation.reading.wording import read_wording

__all__ = [
    "STANDARD",
    "Figure",
    "Period",
    "Reader",
    "Unit",
    "Units",
    "UnreadableFigure",
    "UnreadableUnitsError",
    "Wording",
    "read_figures",
    "read_period",
    "read_units",
    "read_wording",
    "readable",
]
