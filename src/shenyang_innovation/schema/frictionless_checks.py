"""Row models → checks of frictionless, for what a Table Schema has no word for: rules of a row, finite numbers.

They are formulas that frictionless itself evaluates for every row. A missing cell is None in them.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from shenyang_innovation.schema.fields import Field, fields
from shenyang_innovation.schema.rules import FilledExactlyIf, FilledIf, Ordered, RowRule, Together, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    import frictionless

    from shenyang_innovation.schema.row import Row


def checklist(model: type[Row]) -> frictionless.Checklist:
    """The checks of a table beyond its Table Schema.

    >>> from shenyang_innovation.schema.statements import MeasureItem
    >>> [check.formula for check in checklist(MeasureItem).checks]
    ['start is None or end is None or start < end']
    """
    import frictionless

    return frictionless.Checklist(checks=[_row_constraint()(formula=formula) for formula in formulas(model)])


@cache
def _row_constraint() -> Any:
    """The check of a formula that frictionless has, which takes the formula apart for every row; here it is done once.

    Formulas are our own and no others, so that Python may evaluate them.
    """
    import frictionless

    class RowConstraint(frictionless.checks.row_constraint):  # type: ignore[misc,name-defined]
        @cached_property
        def _code(self) -> CodeType:
            return compile(self.formula, "<formula>", "eval")

        def validate_row(self, row: frictionless.Row) -> Iterator[frictionless.Error]:
            try:
                holds = eval(self._code, {"__builtins__": {}}, row)  # noqa: S307
            except Exception:  # noqa: BLE001  # of a value that can't be compared, too, the row does not conform
                holds = False
            if not holds:
                note = f'the row constraint to conform is "{self.formula}"'
                yield frictionless.errors.RowConstraintError.from_row(row, note=note)

    return RowConstraint


def formulas(model: type[Row]) -> dict[str, tuple[str, ...]]:
    """Each formula with the columns it is about.

    >>> from shenyang_innovation.schema.entities import Fund
    >>> formulas(Fund)
    {'(parent_id is None) == (parent_basis is None)': ('parent_id', 'parent_basis')}
    """
    numbers = [field for field in fields(model) if field.type == "number"]
    return {_finite(field): (field.name,) for field in numbers} | {
        _rule(rule): columns_of(rule) for rule in model.table.rules
    }


def _finite(field: Field) -> str:
    # A Table Schema allows INF and NaN as numbers; comparing with NaN is an error, which frictionless takes for False.
    return f"{field.name} is None or -1e999 < {field.name} < 1e999"


def _rule(rule: RowRule) -> str:
    one, other = columns_of(rule)
    match rule:
        case Ordered():
            return f"{one} is None or {other} is None or {one} {'<' if rule.strict else '<='} {other}"
        case Together():
            return f"({one} is None) == ({other} is None)"
        case FilledExactlyIf():
            return f"({one} is not None) == ({other} in {rule.words!r})"
        case FilledIf():
            return f"{one} is not None or {other} not in {rule.words!r}"
