"""`NamedTuple` without the import of typing, which costs half as much as json and csv together.

A module lets type checkers see the originals:

    TYPE_CHECKING = False
    if TYPE_CHECKING:
        from typing import NamedTuple
    else:
        from shenyang_innovation.published.light import NamedTuple

A class of this kind needs `from __future__ import annotations`, has no default values, and may define methods. It is
not made by collections.namedtuple, which compiles a constructor for every class: half of the time of a small module.
"""

from __future__ import annotations

from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Self


_getters: list[property] = []
"""The value at each place of a tuple; classes share them, as making them is much of what a class costs."""


def _getter(at: int) -> property:
    while at >= len(_getters):
        _getters.append(property(itemgetter(len(_getters))))
    return _getters[at]


class _Maker(type):
    """Makes of the annotations of a class the names by which the values of the tuple are asked for."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        fields = tuple(namespace.get("__annotations__", ())) if bases != (tuple,) else ()
        getters = {field: _getter(at) for at, field in enumerate(fields)}
        own = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": {}}
        return super().__new__(cls, name, bases, {**namespace, **getters, **own})


class NamedTuple(tuple, metaclass=_Maker):  # type: ignore[type-arg]
    """Base of a typed named tuple, with what typing gives it.

    >>> from shenyang_innovation.published.descriptor import ColumnReference
    >>> ColumnReference("clusters", column="name_zh")._replace(table="parks")
    ColumnReference(table='parks', column='name_zh')
    >>> ColumnReference("clusters")
    Traceback (most recent call last):
    TypeError: ColumnReference is made of table, column
    """

    _fields: tuple[str, ...]
    _field_defaults: dict[str, Any]

    def __new__(cls, *values: object, **named: object) -> Self:  # noqa: D102
        if not values and tuple(named) == cls._fields:  # as nearly all are made
            return tuple.__new__(cls, named.values())
        rest = cls._fields[len(values) :]
        if len(values) > len(cls._fields) or named.keys() != set(rest):
            raise TypeError(f"{cls.__name__} is made of {', '.join(cls._fields)}")
        return tuple.__new__(cls, (*values, *(named[field] for field in rest)))

    @classmethod
    def _make(cls, values: Iterable[object]) -> Self:
        return cls(*values)

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, **changed: object) -> Self:
        return type(self)(**(self._asdict() | changed))

    __replace__ = _replace  # what copy.replace calls, from Python 3.13 on

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def __getnewargs__(self) -> tuple[object, ...]:
        return tuple(self)


def named_tuple(name: str, fields: Iterable[str], module: str, doc: str) -> type[NamedTuple]:
    """A class of this kind whose fields are known at run time alone, as collections.namedtuple makes one.

    >>> named_tuple("Pair", ["left", "right"], __name__, "Two of a kind.")(1, right=2)
    Pair(left=1, right=2)
    """
    given = {"__annotations__": dict.fromkeys(fields, object), "__module__": module, "__doc__": doc}
    made: type[NamedTuple] = _Maker(name, (NamedTuple,), given)
    return made
