"""The written rule: which step of the version a change calls for, and whether a version took it.

It is told in words in docs/versions.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.comparing.changes import Step

if TYPE_CHECKING:
    from shenyang_innovation.published.descriptor import Field, Resource

OURS = "_en"
"""How the name of a column ends that holds English: no source says it, it is our rendering of what one says."""
DEFINES = "definition"
"""How the name of a column begins that says what a code means."""

# --- columns ----------------------------------------------------------------------------------------------------


def is_wording(table: Resource, column: Field) -> bool:
    """Whether the cells of a column are words of our own, of which only the sense counts.

    It is so if they are texts in English that are no code, no key and no reference.

    >>> from shenyang_innovation.published.descriptor import resource
    >>> clusters = resource("clusters")
    >>> [column.name for column in clusters.fields if is_wording(clusters, column)]
    ['name_en', 'note_en']
    """
    return (
        column.type == "string"
        and column.name.endswith(OURS)
        and column.enum is None
        and column.list_of is None
        and column.name not in table.primary_key
        and column.name not in _referring(table)
    )


def is_definition(table: Resource, column: Field) -> bool:
    """Whether the cells of a column say what something means, so that another wording may be another meaning."""
    return is_wording(table, column) and column.name.startswith(DEFINES)


def is_unit(table: Resource, column: Field) -> bool:
    """Whether the cells of a column say in which unit the numbers of their row are."""
    return any(key.column == column.name and key.references.table == "units" for key in table.foreign_keys)


def of_cells(table: Resource, column: Field) -> Step:
    """What a changed cell of a column calls for."""
    if is_wording(table, column):
        return Step.PATCH
    return Step.MAJOR if is_unit(table, column) else Step.MINOR


def _referring(table: Resource) -> set[str]:
    return {key.column for key in table.foreign_keys}


# --- attributes of columns --------------------------------------------------------------------------------------


def of_attribute(name: str, old: object, new: object) -> Step:
    """What a changed attribute of a column calls for.

    >>> [str(of_attribute("enum", ("a",), new)) for new in (("a", "b"), ("b",), None)]
    ['minor', 'major', 'minor']
    >>> [str(of_attribute("minimum", 0, new)) for new in (-1, 1, None)]
    ['minor', 'major', 'minor']
    >>> str(of_attribute("description", "Value", "The value"))
    'patch'
    """
    if name == "description":
        return Step.PATCH
    if name == "ucum" and old is None:
        return Step.MINOR  # the unit is the same, and now has a code
    if name == "enum" and _has_all(old, new) and _has_all(new, old):
        return Step.PATCH  # the codes are the same, in another order
    return Step.MINOR if name in _WIDENED and (new is None or _WIDENED[name](old, new)) else Step.MAJOR


def _fewer(old: object, new: object) -> bool:
    return isinstance(old, int) and isinstance(new, int) and new < old


def _more(old: object, new: object) -> bool:
    return isinstance(old, int) and isinstance(new, int) and new > old


def _has_all(old: object, new: object) -> bool:
    return isinstance(old, tuple) and isinstance(new, tuple) and set(old) <= set(new)


def _never(_old: object, _new: object) -> bool:
    """Of two patterns nobody can tell in general which takes more."""
    return False


_WIDENED = {
    "required": lambda old, new: old is True and new is False,
    "enum": _has_all,
    "pattern": _never,
    "minimum": _fewer,
    "maximum": _more,
    "min_length": _fewer,
    "max_length": _more,
}
"""The constraints of a column, and how to tell that a new one takes all that the old one took."""

# --- versions ---------------------------------------------------------------------------------------------------

_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


class Version(NamedTuple):
    """The three numbers of a version."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))

    @classmethod
    def of(cls, text: str) -> Version | None:
        """The numbers that a text spells; None if it is no version.

        >>> str(Version.of("0.10.1")), Version.of("1.0")
        ('0.10.1', None)
        """
        found = _VERSION.fullmatch(text)
        return cls(*map(int, found.groups())) if found else None

    def raised(self, step: Step) -> Version:
        """The next version behind this one that takes a step.

        >>> [str(Version(0, 4, 2).raised(step)) for step in Step]
        ['0.4.2', '0.4.3', '0.5.0', '1.0.0']
        """
        match step:
            case Step.NONE:
                return self
            case Step.PATCH:
                return self._replace(patch=self.patch + 1)
            case Step.MINOR:
                return Version(self.major, self.minor + 1, 0)
        return Version(self.major + 1, 0, 0)


def rose(old: str, new: str, step: Step) -> bool:
    """Whether a version is behind another by a step or more; what is no version is not.

    >>> rose("0.4.0", "1.0.0", Step.MINOR), rose("0.4.0", "0.4.1", Step.MINOR), rose("0.4.0", "0.4.0", Step.NONE)
    (True, False, True)
    """
    before, after = Version.of(old), Version.of(new)
    return before is not None and after is not None and after >= before.raised(step)
