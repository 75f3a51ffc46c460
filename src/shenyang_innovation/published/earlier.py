"""Where the package of an earlier data version lies, for those who ask for its values by `as_of`."""

from __future__ import annotations

from shenyang_innovation import inside
from shenyang_innovation.errors import UnknownNameError, UsageError, did_you_mean
from shenyang_innovation.published import descriptor, releases


def root_as_of(as_of: object, table: str | None = None) -> str | None:
    """The folder of the package of a data version; None for that of the package which comes with the code.

    With `table`, that version must have it. Raises `UnknownNameError` for a version that is neither kept nor the
    current one, and for a table that this version does not have but another has; it says since when it is there.

    >>> root_as_of(descriptor.package().version) is None
    True
    >>> root_as_of("0.4")
    Traceback (most recent call last):
    shenyang_innovation.errors.UnknownNameError: as_of: no data of version '0.4'. Did you mean '0.4.0'?
    """
    current = descriptor.package()
    if as_of == current.version:
        return None
    kept = releases.kept()
    if not isinstance(as_of, str) or as_of not in kept:
        known = list(dict.fromkeys([*kept, current.version]))
        what = f"no data of version {inside.shown(as_of)}"
        raise UnknownNameError(what, where="as_of", remedy=did_you_mean(as_of, known))
    root = releases.folder(as_of)
    if table is not None:
        _check_table(table, as_of, root)
    return root


def one_package(root: str | None, as_of: object, table: str) -> str | None:
    """The folder of the package of a data version, where none was named otherwise; see `root_as_of`.

    Raises `UsageError` if `root` names one too.
    """
    if root is not None:
        remedy = "Give package or as_of: each says which package is meant"
        raise UsageError("both package and as_of are given", where="load", remedy=remedy)
    return root_as_of(as_of, table)


def _check_table(table: str, as_of: str, root: str) -> None:
    if table in tuple(descriptor.package(root).resources):
        return
    with_it = [version for version, there in _tables().items() if table in there]
    if not with_it:
        return  # no version has it: whoever looks for it says so
    later = [version for version in with_it if releases.in_order(version) > releases.in_order(as_of)]
    when = f"It is there since {later[0]}" if later else f"It is there up to {with_it[-1]}"
    raise UnknownNameError(f"the data of version {as_of} have no table {table!r}", where="as_of", remedy=when)


def _tables() -> dict[str, tuple[str, ...]]:
    """The names of the tables of each version, the oldest first."""
    packages = {version: descriptor.package(releases.folder(version)) for version in releases.kept()}
    current = descriptor.package()
    return {version: tuple(package.resources) for version, package in {**packages, current.version: current}.items()}
