"""Where the published package lies: inside the installed package, or at the root of a checkout.

A wheel carries datapackage.json and tables/ as `_data` beside the code. A checkout and an editable install
of it have them at its root, where the build writes them: what was just built is what is loaded.

Only `os.path` is used, and functools, which json has imported: pathlib or importlib.resources would each cost more than
a loader does otherwise.
"""

from __future__ import annotations

import os
import os.path
from functools import cache

from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.whole import DESCRIPTOR, whole_package

ARCHIVE = "releases.tar.xz"
"""The name of the archive of kept releases."""
_CODE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def package_root(code: str = _CODE) -> str:
    """Return the absolute path of the folder that holds datapackage.json and tables/.

    `code` is the folder of the Python package. Raise `DataFilesError` if neither place has a descriptor.

    While a build exchanges the files of a checkout, or if it was killed doing so, it is the folder in which the build
    keeps the old package whole.
    """
    bundled, repository = _places(code)
    if os.path.isfile(bundled[1]):
        return bundled[0]
    if repository is None:
        raise DataFilesError(
            f"there is no {DESCRIPTOR}",
            where=bundled[0],
            remedy="The installation is damaged: run `pip install --force-reinstall shenyang-innovation`",
        )
    if os.path.isfile(repository[1]):
        return whole_package(repository[0])
    raise DataFilesError(
        f"there is no {DESCRIPTOR}", where=repository[0], remedy="Run `shenyang-innovation build` in the checkout"
    )


def archive(code: str = _CODE) -> str:
    """The path of the archive of kept releases: beside `_data` in an installed package, at the root of a checkout.

    It need not be there.

    >>> os.path.basename(archive())
    'releases.tar.xz'
    """
    bundled, repository = _places(code)
    beside = code if repository is None or os.path.isfile(bundled[1]) else repository[0]
    return os.path.join(beside, ARCHIVE)


@cache
def _places(code: str) -> tuple[tuple[str, str], tuple[str, str] | None]:
    """The folder in an installed package, and that of a checkout if it is one, each with the path of its descriptor."""
    source_folder = os.path.dirname(code)
    bundled, repository = os.path.join(code, "_data"), os.path.dirname(source_folder)
    # Only under src/ is the folder above a repository of ours; in site-packages it is anybody's.
    is_ours = os.path.basename(source_folder) == "src"
    return _described(bundled), _described(repository) if is_ours else None


def _described(folder: str) -> tuple[str, str]:
    return folder, os.path.join(folder, DESCRIPTOR)


def folder_of(package: str | os.PathLike[str]) -> str:
    """The folder of a package that a user names by it or by its descriptor.

    Raises `DataFilesError` if there is no descriptor.

    >>> folder_of("/dev/null")
    Traceback (most recent call last):
    ...
    shenyang_innovation.errors.DataFilesError: '/dev/null': is no published package. Name the folder that holds ...
    """
    folder = os.fsdecode(package)
    if os.path.basename(folder) == DESCRIPTOR:
        folder = os.path.dirname(folder) or os.curdir
    if not folder or not os.path.isfile(os.path.join(folder, DESCRIPTOR)):
        remedy = f"Name the folder that holds {DESCRIPTOR} and tables/"
        raise DataFilesError("is no published package", where=repr(os.fsdecode(package)), remedy=remedy)
    return folder
