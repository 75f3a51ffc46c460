"""Values in another unit: by an exact factor between units of one quantity, by a given rate between currencies."""

from __future__ import annotations

from fractions import Fraction

from shenyang_innovation.errors import UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.frames import Column, frame_of
from shenyang_innovation.published.store import store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from typing import Any, NamedTuple, TypeVar

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from shenyang_innovation.published.cells import Cells
    from shenyang_innovation.published.frames import Frame

    AnyFrame = TypeVar("AnyFrame", pd.DataFrame, pl.DataFrame, pa.Table)
else:
    from shenyang_innovation.published.light import NamedTuple

WHERE = "to_unit"
UNIT = "unit"
"""The column of a long table that has the unit of each row."""
MOST = 2**63
"""Whole numbers of a dataframe are below it."""


class Scale(NamedTuple):
    """A unit that is no base unit: how many of which base unit it is, and its code in UCUM if it has one."""

    base: str
    factor: Fraction
    ucum: str | None


SCALES = {
    "CNY-10-thousand": Scale("CNY", Fraction(10**4), None),
    "CNY-100-million": Scale("CNY", Fraction(10**8), None),
    "TFLOPS": Scale("PFLOPS", Fraction(1, 1000), "10*12{FLOP}/s"),
    "EFLOPS": Scale("PFLOPS", Fraction(1000), "10*18{FLOP}/s"),
    "mu": Scale("square-metre", Fraction(2000, 3), None),
    "hectare": Scale("square-metre", Fraction(10**4), "har"),
    "square-kilometre": Scale("square-metre", Fraction(10**6), "km2"),
    "ratio": Scale("percent", Fraction(100), "1"),
}
"""The units beside the base units of the table `units`: 万元, 亿元, 亩 and what other data is often in."""


def to_unit(
    frame: AnyFrame, from_unit: str, to_unit: str, *, rate: float | Decimal | Fraction | None = None
) -> AnyFrame:
    """The dataframe (pandas, polars or pyarrow) with all that is in one unit given in another.

    In a long table (a column `unit`, as in observations, targets and relations) the rows in `from_unit` are
    converted and their unit changed; other rows stay as they are. In a wide table every column in `from_unit` is
    converted and called by the new unit: `output_value_cny` → `output_value_usd`. Which unit a column is in stands in
    `attrs["units"]` of pandas and in the field of pyarrow; else its name says it, which means the same in every table.

    Units are those of the table `units` and CNY-10-thousand (万元), CNY-100-million (亿元), TFLOPS, EFLOPS, mu (亩),
    hectare, square-kilometre and ratio, the hundredfold of a percent. Factors are positive, so comparators stay true.
    A change of currency needs `rate`: how many of the new currency (three letters of ISO 4217) one of the old is.
    None is built in, for it changes by the day.

    The product is exact and rounded once, a float being taken for the decimal that it prints. A column of whole numbers
    stays one if the factor is whole, else it becomes one of 64-bit floats, as every other number does. The dataframe
    given is not changed. The new one says units, codes in UCUM and `conversions` (pandas: attrs; pyarrow: the
    metadata, as JSON); a DataFrame of polars can't.

    Raises `UnknownNameError` for a unit that there is not, `UsageError` for a conversion that makes no sense, a rate
    that is missing, idle or no positive number, and a wide table with no column in the unit.

    >>> from shenyang_innovation import load_clusters
    >>> clusters = to_unit(load_clusters(backend="polars"), "CNY", "CNY-100-million")
    >>> clusters.filter(cluster_id="new-materials")["output_value_cny_100_million"].to_list()
    [695.0]
    """
    factor = _factor(from_unit, to_unit, rate)
    given = frame_of(frame, WHERE)
    conversion = {"from_unit": from_unit, "to_unit": to_unit, "factor": str(factor)}
    if rate is not None:
        conversion["rate"] = str(rate)
    columns = _in_rows(given, from_unit, to_unit, factor) | _in_columns(given, from_unit, to_unit, factor)
    if not columns:
        raise UsageError(
            f"no column is in {from_unit}",
            where=WHERE,
            remedy=f"Columns in a unit: {_listed(_units_of(given).items())}",
        )
    changed: AnyFrame = given.changed(columns, conversion)
    return changed


# --- the factor -----------------------------------------------------------------------------------------------------


def _factor(from_unit: str, to_unit: str, rate: float | Decimal | Fraction | None) -> Fraction:
    """How many of one unit one of the other is."""
    old, new = _scale(from_unit), _scale(to_unit)
    exchanged = old.base != new.base and _is_currency(old.base) and _is_currency(new.base)
    change = f"{from_unit} to {to_unit}"
    if not exchanged and old.base != new.base:
        raise UsageError(
            f"{change} is no conversion: {_measures(from_unit)}, {_measures(to_unit)}",
            where=WHERE,
            remedy=f"{from_unit} can become: {_listed(_others(old.base))}",
        )
    if exchanged and rate is None:
        what = f"{change} is a change of currency, and no rate was given"
        raise UsageError(what, where=WHERE, remedy=f"Give rate=, how many {new.base} one {old.base} is on your day")
    if not exchanged and rate is not None:
        what = f"a rate was given, but {change} is no change of currency"
        raise UsageError(what, where=WHERE, remedy="Leave rate out: the factor is known")
    return old.factor / new.factor * (1 if rate is None else _positive(rate))


def _scale(unit: str) -> Scale:
    if unit in SCALES:
        return SCALES[unit]
    rows = _rows(unit)
    if not rows and not _is_currency(unit):
        known = [str(row[UNIT]) for row in store(descriptor.package()).rows("units")]
        remedy = f"{did_you_mean(unit, [*known, *SCALES])} A currency is its three letters of ISO 4217, such as USD"
        raise UnknownNameError(f"no unit {unit!r}", where=WHERE, remedy=remedy)
    return Scale(unit, Fraction(1), rows[0]["ucum"] if rows else None)


def _rows(unit: str) -> list[Cells]:
    return store(descriptor.package()).where("units", UNIT, unit)


def _is_currency(unit: object) -> bool:
    """Whether it is written as the code of a currency; which ones there are is not known here.

    >>> _is_currency("USD"), _is_currency("usd"), _is_currency("PFLOPS")
    (True, False, False)
    """
    return isinstance(unit, str) and len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def _measures(unit: str) -> str:
    rows = _rows(_scale(unit).base)
    return f"{unit} measures {rows[0]['quantity_kind'] if rows else 'money'}"


def _others(base: str) -> list[str]:
    """What a unit can become."""
    scales = [name for name, scale in SCALES.items() if scale.base == base]
    return [*scales, *(["another currency, with a rate"] if _is_currency(base) else [])]


def _positive(rate: float | Decimal | Fraction) -> Fraction:
    try:
        exact = Fraction(0) if isinstance(rate, (bool, str)) else _exact(rate)
    except (ValueError, OverflowError, TypeError):
        exact = Fraction(0)
    if exact <= 0:
        remedy = "Give a finite number greater than zero"
        raise UsageError(f"the rate {rate!r} is no positive number", where=WHERE, remedy=remedy)
    return exact


def _exact(value: float | Decimal | Fraction) -> Fraction:
    return Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value)


# --- the columns ----------------------------------------------------------------------------------------------------


def _in_rows(given: Frame, from_unit: str, to_unit: str, factor: Fraction) -> dict[str, Column]:
    """The columns of a long table; none if it is none."""
    values = [name for name in given.names if name in _values_with_unit()]
    if UNIT not in given.names or not values:
        return {}
    units = given.cells(UNIT)
    converted = [unit == from_unit for unit in units]
    columns = {UNIT: Column(UNIT, "code", [to_unit if unit == from_unit else unit for unit in units], None, None)}
    for name in values:
        kind = _kind(given, name, factor)
        cells = _scaled(name, given.cells(name), converted, factor, kind)
        columns[name] = Column(name, kind, cells, None, None)
    return columns


def _in_columns(given: Frame, from_unit: str, to_unit: str, factor: Fraction) -> dict[str, Column]:
    """The columns of a wide table that are in the unit."""
    columns: dict[str, Column] = {}
    for name, unit in _units_of(given).items():
        if unit != from_unit:
            continue
        new, kind = _renamed(name, from_unit, to_unit), _kind(given, name, factor)
        if new != name and new in given.names:
            what = f"{name} would be called {new}, and a column of that name is there"
            raise UsageError(what, where=WHERE, remedy="Rename or drop one of them first")
        cells = given.cells(name)
        values = _scaled(name, cells, [True] * len(cells), factor, kind)
        columns[name] = Column(new, kind, values, to_unit, _scale(to_unit).ucum)
    return columns


def _units_of(given: Frame) -> dict[str, str]:
    """The unit of each column that is in one: as the dataframe says, else as the descriptor says of its name."""
    fields = [field for resource in descriptor.package().resources.values() for field in resource.fields]
    known = {field.name: field.unit for field in fields if field.unit} | given.units
    return {name: known[name] for name in given.names if name in known}


def _values_with_unit() -> set[str]:
    """The columns that are in the unit of their row: the numbers of the tables that have a column for it."""
    return {
        field.name
        for resource in descriptor.package().resources.values()
        if UNIT in resource.names()
        for field in resource.fields
        if field.type == "number"
    }


def _kind(given: Frame, name: str, factor: Fraction) -> str:
    kind = given.kind(name)
    if kind == "other":
        raise UsageError(f"column {name} holds no numbers", where=WHERE, remedy="Make it one of numbers first")
    return kind if factor.denominator == 1 else "number"


def _scaled(name: str, cells: Sequence[Any], converted: Sequence[bool], factor: Fraction, kind: str) -> list[Any]:
    """The cells, those that are to be converted times the factor; what is no finite number stays."""
    scaled: list[Any] = []
    for cell, is_converted in zip(cells, converted, strict=True):
        if cell is None or cell - cell != 0:
            scaled.append(cell)
            continue
        exact = _exact(cell) * (factor if is_converted else 1)
        try:
            if kind == "integer" and not -MOST <= exact < MOST:
                raise OverflowError
            scaled.append(exact.numerator if kind == "integer" else float(exact))
        except OverflowError:
            what = f"{cell} of column {name} is too large in the new unit"
            raise UsageError(what, where=WHERE, remedy="Choose a larger unit, or make it a column of floats") from None
    return scaled


def _renamed(name: str, from_unit: str, to_unit: str) -> str:
    """The name of a column in another unit: one that says the old unit would be wrong.

    >>> _renamed("output_value_cny", "CNY", "USD"), _renamed("size", "CNY", "CNY-100-million")
    ('output_value_usd', 'size_cny_100_million')
    """
    old, new = (unit.lower().replace("-", "_") for unit in (from_unit, to_unit))
    return name if from_unit == to_unit else f"{name.removesuffix(f'_{old}')}_{new}"


def _listed(words: Any) -> str:
    return ", ".join(word if isinstance(word, str) else " in ".join(word) for word in words) or "none"
