"""The three version numbers, for who wants to write down with what he worked."""

from __future__ import annotations

from shenyang_innovation.__about__ import DATA_VERSION, SCHEMA_VERSION, __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from shenyang_innovation.published.light import NamedTuple


class Versions(NamedTuple):
    """The version of the package that is installed, of the schema of its tables, and of its data."""

    package: str
    schema: str
    data: str

    def __str__(self) -> str:
        return f"{self.package} (schema {self.schema}, data {self.data})"


def versions() -> Versions:
    """The three version numbers: of the package, of the schema of its tables, and of its data.

    The data version is the one that a citation names and that `as_of` takes.

    >>> versions()._fields
    ('package', 'schema', 'data')
    >>> versions().package == __version__
    True
    """
    return Versions(package=__version__, schema=SCHEMA_VERSION, data=DATA_VERSION)
