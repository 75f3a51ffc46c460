"""`NamedTuple` and `overload` without the import of typing, which costs half as much as json and csv together.

A module lets type checkers see the originals:

    TYPE_CHECKING = False
    if TYPE_CHECKING:
        from typing import NamedTuple
    else:
        from shenyang_innovation.published.light import NamedTuple

A class of this kind needs `from __future__ import annotations`, has no default values, and may define methods.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Function = TypeVar("Function")


class _Maker(type):
    """Makes of a class statement with annotations a class of collections.namedtuple."""

    def __new__(cls, name: str, _bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
        fields, module = namespace.pop("__annotations__", {}), namespace.pop("__module__")
        # Only here are names and fields known at run time alone.
        made: type = namedtuple(name, fields, module=module)  # type: ignore[misc]  # noqa: PYI024
        for key, value in namespace.items():
            setattr(made, key, value)
        return made


NamedTuple: type = type.__new__(_Maker, "NamedTuple", (), {"__doc__": "Base of a typed named tuple, as typing has it."})


def overload(function: Function) -> Function:
    """Return the function as it is: overloads mean something to type checkers alone."""
    return function
