"""The JavaScript libraries of the site: brought by npm as the lock beside this file says, copied with their licences.

`npm/package.json` and `npm/package-lock.json` name each library with its version and the hash of what npm is to bring.
None of them is kept in this package: a folder node_modules that is there is taken as it is, else npm fills one in the
cache of the user, once for each lock.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from shenyang_innovation.errors import ExportError, UsageError
from shenyang_innovation.site.cache import cache

NPM = Path(__file__).parent / "npm"
"""The folder of package.json and its lock."""
LOCK = "package-lock.json"
WHERE = "libraries of the site"
LICENCES = "LICENCES.txt"
SAID_BY_NPM = 6
"""Lines of npm's own words that an error repeats."""


class Library(NamedTuple):
    """A library: its name at npm, the files that pages load, its licence, and its folder in the site."""

    name: str
    files: tuple[str, ...]
    licence: str
    folder: str


LIBRARIES = (
    Library("datatables.net", ("js/dataTables.min.js",), "License.txt", "datatables.net"),
    Library("@leeoniya/ufuzzy", ("dist/uFuzzy.iife.min.js",), "LICENSE", "ufuzzy"),
)


def copy_libraries(dest: Path, modules: Path | None = None) -> list[Path]:
    """Copy what pages load into `dest`, each library in a folder with its licence; returns the files, in order.

    `modules` is a folder node_modules with the versions of the lock; without it `node_modules` brings one.

    Raises `UsageError` for a folder that does not have them, and `ExportError` if npm is missing or fails.
    """
    folder = node_modules() if modules is None else modules
    versions = {library: _version(library, folder) for library in LIBRARIES}
    made = []
    for library in LIBRARIES:
        place = dest / library.folder
        place.mkdir(parents=True, exist_ok=True)
        for file in (*library.files, library.licence):
            made.append(place / Path(file).name)
            shutil.copyfile(folder / library.name / file, made[-1])
    texts = [_licence(library, version, folder) for library, version in versions.items()]
    made.append(dest / LICENCES)
    made[-1].write_text("\n\n".join(texts), encoding="utf-8", newline="\n")
    return made


def locked_versions() -> dict[str, str]:
    """The version of each library that the lock names.

    >>> sorted(locked_versions()) == sorted(library.name for library in LIBRARIES)
    True
    """
    packages = json.loads((NPM / LOCK).read_text(encoding="utf-8"))["packages"]
    return {path.removeprefix("node_modules/"): package["version"] for path, package in packages.items() if path}


def _version(library: Library, folder: Path) -> str:
    """The version of a library in a folder node_modules, which has to be that of the lock."""
    wanted = locked_versions()[library.name]
    remedy = (
        f"Give a node_modules that `npm ci` has filled from {NPM / LOCK}, or leave --libraries out: npm is run then"
    )
    try:
        found = json.loads((folder / library.name / "package.json").read_text(encoding="utf-8"))["version"]
        missing = [file for file in (*library.files, library.licence) if not (folder / library.name / file).is_file()]
    except (OSError, ValueError, KeyError, TypeError):
        what = f"there is no {library.name} in it"
        raise UsageError(what, where=str(folder), remedy=remedy) from None
    if missing:
        raise UsageError(f"{library.name} has no {missing[0]}", where=str(folder), remedy=remedy)
    if found != wanted:
        raise UsageError(f"{library.name} is {found}, and the pages want {wanted}", where=str(folder), remedy=remedy)
    return wanted


def _licence(library: Library, version: str, folder: Path) -> str:
    about = json.loads((folder / library.name / "package.json").read_text(encoding="utf-8"))
    head = f"{library.name} {version} ({about['license']}), in {library.folder}/"
    text = (folder / library.name / library.licence).read_text(encoding="utf-8").strip()
    return f"{head}\n{'-' * len(head)}\n\n{text}\n"


# --- from npm -------------------------------------------------------------------------------------------------------


def node_modules() -> Path:
    """The folder node_modules of the lock in the cache of the user; npm fills it the first time.

    Raises `ExportError` if npm is missing or fails, or if the cache can't be written.
    """
    lock = (NPM / LOCK).read_bytes()
    place = cache() / "libraries" / hashlib.sha256(lock).hexdigest()[:16]
    if not (place / "node_modules").is_dir():
        _fill(place)
    return place / "node_modules"


def _fill(place: Path) -> None:
    """Have npm fill a folder beside the place, and move it there when it is whole."""
    npm = shutil.which("npm")
    if npm is None:
        remedy = "Install Node.js, which brings npm, or give a folder node_modules by --libraries DIR"
        raise ExportError("npm is not there to fetch them", where=WHERE, remedy=remedy)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".part-", ignore_cleanup_errors=True) as folder:
            made = Path(folder, "made")
            made.mkdir()
            for file in ("package.json", LOCK):
                shutil.copyfile(NPM / file, made / file)
            _run(npm, made)
            try:
                made.rename(place)
            except OSError:
                if not (place / "node_modules").is_dir():  # else another process was first
                    raise
    except OSError as error:
        remedy = "Set XDG_CACHE_HOME to a folder that can be written, or give a node_modules by --libraries DIR"
        raise ExportError(f"they can't be kept: {error.strerror}", where=str(place), remedy=remedy) from None


def _run(npm: str, folder: Path) -> None:
    """`npm ci` without the scripts of any package: what it brings is exactly what the lock's hashes say."""
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    done = subprocess.run(  # noqa: S603 - the user's own npm, with arguments that are ours
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip() and "log" not in line]
        said = "; ".join(line.removeprefix("npm error").strip() for line in lines[:SAID_BY_NPM])
        remedy = "Try again with the network, or give a folder node_modules by --libraries DIR"
        raise ExportError(f"npm ci ended with {done.returncode}: {said}", where=WHERE, remedy=remedy)
