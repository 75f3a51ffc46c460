"""The base of all row models, and what a table says about itself."""

from __future__ import annotations

from typing import ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, model_validator

from shenyang_innovation.schema.rules import RowRule


class Filter(NamedTuple):
    """A keyword of a loader that keeps the rows whose column has the value given; with `since`, that day or later.

    One that stands `first` may be given without its name. With a `default` it is kept to if it is left out.
    """

    keyword: str
    column: str
    since: bool = False
    first: bool = False
    default: str | None = None


class Table(NamedTuple):
    """A table: its name, what it is, its keys, the rules that bind columns of one row, and what loaders filter by.

    No two rows have the same `key`, nor the same value of one of the `unique` keys; a unique key with a null in it is
    not compared.
    """

    name: str
    group: str
    title: str
    title_zh: str
    description: str
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    rules: tuple[RowRule, ...] = ()
    filters: tuple[Filter, ...] = ()


class Row(BaseModel):
    """A row of a published table. Nothing beyond the declared columns, no null unless declared, immutable."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, strict=True, validate_default=True)

    table: ClassVar[Table]

    @model_validator(mode="after")
    def _rules_hold(self) -> Self:
        for rule in self.table.rules:
            if not rule.holds(self.__dict__):
                raise ValueError(str(rule))
        return self
