"""The ways to name a package, and what is no package: each as a user runs the command."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation import diff
from shenyang_innovation.comparing import archives, unpacking
from shenyang_innovation.errors import UsageError
from shenyang_innovation.published import releases
from tests.comparing import made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHEEL, SDIST = "shenyang_innovation/_data/", "shenyang_innovation-1.0.0/"


def run(cwd: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "shenyang_innovation", "diff", *arguments]
    env = os.environ | environment
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


def git(cwd: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=cwd, capture_output=True, check=True)


def changed() -> dict[str, made.Described]:
    tables = made.tables()
    tables["things"]["rows"][0][4] = "696"
    return tables


def wheel(path: Path, files: dict[str, bytes], top: str = WHEEL) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("shenyang_innovation/__init__.py", "")
        for name, data in files.items():
            archive.writestr(top + name, data)
    return path


def sdist(path: Path, files: dict[str, bytes], top: str = SDIST) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in {"PKG-INFO": b"", **dict(reversed(files.items()))}.items():
            member = tarfile.TarInfo(top + name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


# --- what is one ------------------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return made.write(tmp_path / "old")


def cells(old: Path | str, new: Path | str) -> list[tuple[str, str | None, str | None]]:
    return [(cell.key, cell.old, cell.new) for table in diff(old, new).rows for cell in table.changed]


@pytest.mark.parametrize("kind", ["folder", "descriptor", "wheel", "sdist"])
def test_a_package_is_read_wherever_it_lies(old: Path, tmp_path: Path, kind: str) -> None:
    files = made.files(changed())
    new = {
        "folder": lambda: made.write(tmp_path / "new", changed()),
        "descriptor": lambda: made.write(tmp_path / "new", changed()) / "datapackage.json",
        "wheel": lambda: wheel(tmp_path / "new.whl", files),
        "sdist": lambda: sdist(tmp_path / "new.tar.gz", files),
    }[kind]()
    assert cells(old, new) == [("metals", "695", "696")]
    assert diff(new, old).old.kind == ("folder" if kind == "descriptor" else kind)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of two commits, the first of them tagged."""
    root = tmp_path_factory.mktemp("pattern") / "checkout"
    made.write(root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "v1")
    made.write(root, changed())
    (root / "docs").mkdir()
    (root / "docs" / "page.md").write_text("page", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "second")
    return root


@pytest.fixture
def repository(pattern: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(pattern, tmp_path / "checkout", symlinks=True)


@pytest.mark.parametrize("revision", ["v1", "HEAD~1", "main~1", "main^"])
def test_a_revision_is_read_without_checking_it_out(
    repository: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    for folder in (repository, repository / "docs"):
        monkeypatch.chdir(folder)
        assert cells(revision, "HEAD") == [("metals", "695", "696")]
        assert cells(revision, repository) == [("metals", "695", "696")]
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before


def test_an_attribute_of_git_changes_no_byte(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".gitattributes").write_text("* text eol=crlf export-ignore\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "attributes")
    monkeypatch.chdir(repository)
    assert cells("HEAD~1", "HEAD") == []


def test_a_kept_release_and_what_is_installed(tmp_path: Path) -> None:
    done = run(tmp_path, releases.kept()[-1], "installed", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert [found[side]["kind"] for side in ("old", "new")] == ["release", "installed"]
    again = run(tmp_path, "installed", "installed", "--exit-code")
    assert (again.returncode, again.stderr) == (0, "")
    assert "Nothing differs." in again.stdout


# --- what is none -----------------------------------------------------------------------------------------------


def cut(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def link_in_tar(path: Path) -> None:
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo(SDIST + "datapackage.json")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(member)


def other_name(path: Path) -> None:
    made.write(path, name="penguins")


def flipped(path: Path) -> None:
    wheel(path, made.files(made.tables()))
    data = bytearray(path.read_bytes())
    at = data.index(b"datapackage.json") + 40
    data[at : at + 20] = bytes(20)
    path.write_bytes(data)


def ragged(path: Path) -> None:
    made.write(path)
    table = path / "tables" / "things.csv"
    table.write_bytes(table.read_bytes().replace(b"695,CNY", b"695;CNY"))


def twice(path: Path) -> None:
    tables = made.tables()
    tables["things"]["rows"][1][0] = "metals"
    made.write(path, tables)


def without_table(path: Path) -> None:
    files = made.files(made.tables())
    del files["tables/things.csv"]
    wheel(path, files)


WRONG: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "nothing": ("nothing", lambda _: None, "there is no such file or folder, and it is no revision of this checkout"),
    "an option": ("--upload-pack=x", lambda _: None, "See `shenyang-innovation diff --help`"),
    "a revision that is none": ("HEAD~99", lambda _: None, "is no revision of this checkout"),
    "a file": (
        "notes.txt",
        lambda path: path.write_text("notes", encoding="utf-8"),
        "is no package. Name a folder with",
    ),
    "an empty folder": ("empty", lambda path: path.mkdir(), "is no published package"),
    "an archive that is not there": ("gone.whl", lambda _: None, "can't be read: No such file"),
    "a folder called .whl": ("x.whl", lambda path: path.mkdir(), "is no published package"),
    "a wheel of another": ("other.whl", lambda path: wheel(path, {"x.py": b""}), "holds no package of ours"),
    "an sdist of another": ("other.tar.gz", lambda path: sdist(path, {"x.py": b""}), "holds no package of ours"),
    "a wheel cut short": (
        "cut.whl",
        lambda path: cut(wheel(path, made.files(made.tables())), 0.6),
        "It is no wheel or was cut short",
    ),
    "an sdist cut short": (
        "cut.tar.gz",
        lambda path: cut(sdist(path, made.files(made.tables())), 0.6),
        "It is no sdist or was cut short",
    ),
    "a damaged wheel": ("flipped.whl", flipped, "It is no wheel or was cut short"),
    "no archive": ("page.tar.gz", lambda path: path.write_text("<html>", encoding="utf-8"), "It is no sdist"),
    "a member that leads up": (
        "up.tar.gz",
        lambda path: sdist(path, made.files(made.tables()), "../"),
        "the member '../PKG-INFO' leads out of the archive",
    ),
    "a member that is absolute": (
        "root.tar.gz",
        lambda path: sdist(path, made.files(made.tables()), "/etc/"),
        "the member '/etc/PKG-INFO' leads out of the archive",
    ),
    "a member of a wheel that leads up": (
        "up.whl",
        lambda path: wheel(path, made.files(made.tables()), f"{WHEEL}../"),
        "leads out of the archive",
    ),
    "a link": ("link.tar.gz", link_in_tar, "datapackage.json is no plain file"),
    "another package": (
        "penguins",
        other_name,
        "is the package 'shenyang-innovation', penguins the package 'penguins'",
    ),
    "a damaged descriptor": (
        "bad.whl",
        lambda path: wheel(path, {"datapackage.json": b"{}"}),
        "bad.whl/datapackage.json",
    ),
    "a table that is missing": ("short.whl", without_table, "short.whl/tables/things.csv: can't be read: No such file"),
    "a ragged table": (
        "ragged",
        ragged,
        "ragged/tables/things.csv: is not what the descriptor says: row 1 has 6 cells",
    ),
    "a key that stands twice": ("twice", twice, "twice/tables/things.csv: two rows have the same thing_id"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_no_package_is_wrong_use_and_named(repository: Path, kind: str) -> None:
    name, make, said = WRONG[kind]
    make(repository / name)
    done = run(repository, ".", name)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.startswith("shenyang-innovation")
    assert done.stderr.count("\n") == 1
    if not name.startswith("-"):
        assert name in done.stderr


@pytest.mark.usefixtures("old")
def test_outside_of_a_checkout_there_is_no_revision(tmp_path: Path) -> None:
    done = run(tmp_path, "v1", "old", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (done.returncode, done.stdout) == (2, "")
    assert "'v1': there is no such file or folder, and it is no revision: this folder is in no checkout" in done.stderr


def test_without_git_there_is_no_revision(repository: Path) -> None:
    done = run(repository, "v1", ".", PATH="/nonexistent")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no git. Install git" in done.stderr


def test_a_descriptor_that_is_a_link_in_git_is_none(repository: Path) -> None:
    (repository / "datapackage.json").unlink()
    (repository / "datapackage.json").symlink_to("/etc/passwd")
    git(repository, "commit", "-qam", "link")
    done = run(repository, "HEAD", "v1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "HEAD: holds no package of ours" in done.stderr


def test_an_archive_that_unpacks_to_more_than_any_package_is_refused(tmp_path: Path) -> None:
    large = 5_000_000
    files = {"datapackage.json": b"{}", "tables/things.csv": bytes(large)}
    with pytest.raises(UsageError, match="unpacks to more than 1000000 bytes"):
        unpacking.write_into(
            str(tmp_path), archives.wheel_files(str(wheel(tmp_path / "x.whl", files))), "x.whl", 1_000_000
        )
    sent = sdist(tmp_path / "x.tar.gz", {"docs/large": bytes(large), **made.files(made.tables())})
    shutil.rmtree(tmp_path / "tables")
    with pytest.raises(UsageError, match="unpacks to more than 1000000 bytes"):
        unpacking.write_into(str(tmp_path), archives.sdist_files(str(sent), 1_000_000), "x.tar.gz")


def test_a_header_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    header = tarfile.TarInfo(SDIST + "x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 30
    bomb = tmp_path / "x.tar.gz"
    bomb.write_bytes(gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + bytes(1 << 20)))
    done = run(tmp_path, "x.tar.gz", "installed")
    assert (done.returncode, done.stdout) == (2, "")
    assert "x.tar.gz: unpacks to more than" in done.stderr


@pytest.mark.usefixtures("old")
def test_nothing_is_left_behind(tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    wheel(tmp_path / "new.whl", made.files(changed()))
    assert run(tmp_path, "new.whl", "old", TMPDIR=str(spare)).returncode == 0
    assert run(tmp_path, "0.4.0", "old", TMPDIR=str(spare)).returncode == 0
    assert list(spare.iterdir()) == []
