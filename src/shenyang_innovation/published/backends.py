"""A table and its descriptor → pandas, polars, pyarrow, DuckDB or plain records.

Each backend uses its own CSV reader and is told every type; nothing is inferred. Only an empty cell is null: text
such as "NA", "None" or "nan" stays text. Of a table that has Parquet beside its CSV, frames are made of that, by each
backend's own reader of Parquet (pandas has that of pyarrow, if it is installed), and are the same; records, which have
every digit, are made of the CSV.

| descriptor | pandas           | polars    | pyarrow            | duckdb    | records   |
|------------|------------------|-----------|--------------------|-----------|-----------|
| string     | `str`            | `String`  | `string`           | `VARCHAR` | `str`     |
| … of codes | `category`       | `Enum`    | `dictionary`       | `ENUM`    | `str`     |
| integer    | `Int64`          | `Int64`   | `int64`            | `BIGINT`  | `int`     |
| number     | `float64`        | `Float64` | `float64`          | `DOUBLE`  | `Decimal` |
| boolean    | `boolean`        | `Boolean` | `bool`             | `BOOLEAN` | `bool`    |
| date       | `datetime64[s]`  | `Date`    | `date32`           | `DATE`    | `date`    |

Integers are nullable also where no cell is null, so that a dtype does not depend on the data. pandas has no date
type of its own; `datetime64[s]` at midnight is the nearest, and works with and without pyarrow. The categories of a
column of codes are all codes of the descriptor in its order, also those that no row has. (pandas before 3 has no `str`
dtype and uses `object` for text.)
"""

from __future__ import annotations

import gc

from shenyang_innovation.errors import DataFilesError, MissingExtraError, UnknownNameError, did_you_mean
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.asked import Asked, choose_columns
from shenyang_innovation.published.cells import check_header

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any, TypeVar

    from shenyang_innovation.published.descriptor import Package
    from shenyang_innovation.published.filters import Filter

    Answer = TypeVar("Answer")

BACKENDS = ("pandas", "polars", "pyarrow", "duckdb", "records")
INSTALL = {
    "pandas": "pip install pandas",
    "polars": "pip install 'shenyang-innovation[polars]'",
    "pyarrow": "pip install 'shenyang-innovation[arrow]'",
    "duckdb": "pip install 'shenyang-innovation[duckdb]'",
}
"""How to get the library of a backend."""


def load_table(
    name: str,
    backend: str = "pandas",
    *,
    root: str | None = None,
    as_of: str | None = None,
    columns: Iterable[str] | None = None,
    where: Mapping[str, str | None] | None = None,
    since: Mapping[str, str | int | date | None] | None = None,
) -> Any:
    """A table of the package in the folder `root` (or of the one that comes with the code) in the backend's own form.

    `as_of` names a data version instead: the package is then that kept release.

    `columns` names the columns wanted, in their order. `where` maps columns to the value that a row must have to be
    kept, `since` columns of days to a day, month or year before which they must not be; None keeps every row. What is
    not kept is never made into a frame.

    Raises `UnknownNameError` for an unknown table, backend, column, value or data version, `UsageError` for columns or
    a day that are none and for both `root` and `as_of`, `MissingExtraError` for a backend that is not installed,
    `DataFilesError` for a file that is missing or not as the descriptor describes it.

    >>> [row.cluster_id for row in load_table("clusters", "records")][:1] == []
    False
    >>> load_table("clusters", "panda")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: load: no backend 'panda'. Did you mean 'pandas'?
    """
    if backend not in BACKENDS:
        raise UnknownNameError(f"no backend {backend!r}", where="load", remedy=did_you_mean(backend, BACKENDS))
    chosen = columns if columns is None or isinstance(columns, str) else list(columns)
    if as_of is not None:
        from shenyang_innovation.published.earlier import one_package

        root = one_package(root, as_of, name)

    def load(package: Package) -> Any:
        resource = package.resource(name)
        fields = choose_columns(chosen, resource)
        check_header(resource)
        filters: tuple[Filter, ...] = ()
        if where or since:
            from shenyang_innovation.published.filters import make_filters

            filters = make_filters(resource, package, where or {}, since or {})
        return read(Asked(package, resource, fields, filters, elsewhere=root is not None))

    looked = gc.isenabled()
    gc.disable()  # what is imported and read is kept; Python would look through it for garbage again and again
    try:
        read = _reader(backend)
        return while_whole(root, load)
    finally:
        if looked:
            gc.enable()


def while_whole(root: str | None, read: Callable[[Package], Answer]) -> Answer:
    """What `read` gives of the package in `root`, read again if a build exchanged the files meanwhile."""
    while True:
        package = descriptor.package(root)
        try:
            answer = read(package)
        except DataFilesError:
            if descriptor.package(root) is package:
                raise
        else:
            if descriptor.package(root) is package:
                return answer


def _reader(backend: str) -> Callable[[Asked], Any]:
    """The function that reads tables for a backend."""
    read: Callable[[Asked], Any] = library_module(backend, f"readers.{backend}").read
    return read


def library_module(library: str, name: str, where: str = "load") -> Any:
    """The module `name` of published, which imports a library; raises `MissingExtraError` if that is not there."""
    import sys

    module = f"shenyang_innovation.published.{name}"
    try:
        __import__(module)  # importlib would bring warnings, for nothing
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != library:
            raise
        raise MissingExtraError(
            f"{library} is not installed", where=where, remedy=f"Run `{INSTALL[library]}`"
        ) from None
    return sys.modules[module]
