"""Whatever stops a build, and whoever reads meanwhile: the package is the old or the new one, whole."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import shenyang_innovation as sy
from shenyang_innovation.building import exchange
from shenyang_innovation.building.package import build, build_files
from shenyang_innovation.cli import main
from shenyang_innovation.errors import DataFilesError
from shenyang_innovation.published import backends, descriptor
from shenyang_innovation.published.location import package_root
from shenyang_innovation.published.store import Store
from shenyang_innovation.whole import is_whole, whole_package

if TYPE_CHECKING:
    from tests.building.conftest import Scratch

Files = dict[str, bytes]


def everything(root: Path) -> Files:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def published(root: Path) -> Files:
    paths = (root / "datapackage.json", *sorted((root / "tables").iterdir()))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def seen(root: Path) -> Files:
    """The package where the loaders of that checkout find it."""
    return published(Path(package_root(str(root / "src" / "shenyang_innovation"))))


def reword(rows: list[dict[str, str]]) -> None:
    """Change the first row, and with it the tables made of it."""
    column = next(column for column in rows[0] if column.endswith("_en") and rows[0][column])
    rows[0][column] += " (reworded)"


@pytest.fixture
def changed(scratch: Scratch) -> Path:
    """A checkout in which a build has several tables to change."""
    for name in ("clusters", "events", "funds", "parks"):
        scratch.edit(f"registers/{name}.csv", reword)
    return scratch.root


class Killed(BaseException):
    """The end of a process, as far as it can be had inside of one: nothing of ours catches it."""


def stop_at_rename(monkeypatch: pytest.MonkeyPatch, number: int, error: BaseException) -> None:
    """Let a rename of a built file into its place fail, but not those before and after it."""
    rename, count = os.replace, iter(range(1, 1000))

    def failing(old: Path, new: Path) -> None:
        if next(count) == number:
            raise error
        rename(old, new)

    monkeypatch.setattr(os, "replace", failing)


@pytest.fixture
def cut_short(changed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a mixture in place, as a build leaves it that is killed between two renames."""
    with monkeypatch.context() as patch:
        stop_at_rename(patch, 4, Killed())
        with pytest.raises(Killed):
            build(changed)
    assert not is_whole(str(changed))
    return changed


# --- killed ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_build_killed_at_any_of_50_moments_leaves_the_old_or_the_new_package(repository: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "interruption", "--kills", "50", "--times", "4", "--seed", "7"]
    done = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    rows = [[int(cell) for cell in re.findall(r"\| (\d+)(?= )", line)] for line in done.stdout.splitlines()]
    (moments, times) = [row for row in rows if row]
    for killed, old, new, neither, _mixture, mended in (moments, times):
        assert (old + new, neither, mended) == (killed, 0, killed)
    assert moments[0] == 50
    assert moments[4] > 0, "no kill fell between two renames: nothing was shown"


def test_after_a_kill_everything_of_ours_reads_the_old_package_and_writes_nothing(
    cut_short: Path, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(cut_short)
    assert seen(cut_short) == published(repository)
    assert main(["validate", str(cut_short)]) == 0
    assert main(["validate", str(cut_short / "datapackage.json")]) == 0
    assert sy.load_clusters(backend="records") == backends.load_table("clusters", "records", root=str(cut_short))
    assert "2 of 2 rules checked, 0 findings" in capsys.readouterr().out
    assert everything(cut_short) == before


def test_check_says_that_a_build_was_cut_short_and_writes_nothing(
    cut_short: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(cut_short)
    for command in (["build", "--check"], ["check"]):
        assert main([*command, "--root", str(cut_short)]) == 1
        assert ".build: a build was cut short here, or one is at work" in capsys.readouterr().out
    assert everything(cut_short) == before


def test_the_next_build_makes_the_new_package_and_leaves_nothing_else(cut_short: Path) -> None:
    build(cut_short)
    fresh = build_files(cut_short)
    after = everything(cut_short)
    assert {file: after[file] for file in fresh} == fresh
    assert not (cut_short / ".build").exists()
    assert seen(cut_short) == published(cut_short)


def test_a_next_build_that_can_not_be_made_keeps_the_old_package(
    cut_short: Path, scratch: Scratch, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:  # killed again, one rename later
        stop_at_rename(patch, 2, Killed())
        with pytest.raises(Killed):
            build(cut_short)
    assert seen(cut_short) == published(repository)

    def broken(rows: list[dict[str, str]]) -> None:
        rows[0]["cluster_id"] = "no id of ours"

    scratch.edit("registers/clusters.csv", broken)
    with pytest.raises(sy.CurationError):
        build(cut_short)
    assert seen(cut_short) == published(repository)


def test_after_a_kill_and_a_failure_all_old_files_are_in_place_again(
    cut_short: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_at_rename(monkeypatch, 2, PermissionError(errno.EPERM, "Operation not permitted"))
    with pytest.raises(DataFilesError):
        build(cut_short)
    assert published(cut_short) == published(repository)
    assert not (cut_short / ".build").exists()


def test_what_was_put_in_place_by_others_after_a_kill_is_what_is_read(cut_short: Path) -> None:
    # as a checkout of another version does: whole, and neither what was kept nor what was to come
    files = build_files(cut_short)
    for file in published(cut_short):
        (cut_short / file).write_bytes(files[file])
    assert (cut_short / ".build" / "old").is_dir()
    assert package_root(str(cut_short / "src" / "shenyang_innovation")) == str(cut_short)


def test_a_package_of_which_nothing_is_whole_is_refused(cut_short: Path) -> None:
    (cut_short / ".build" / "old" / "tables" / "clusters.csv").write_bytes(b"")
    with pytest.raises(DataFilesError, match="a build was cut short") as caught:
        package_root(str(cut_short / "src" / "shenyang_innovation"))
    assert caught.value.remedy == "Run `shenyang-innovation build`"


@pytest.mark.parametrize("place", [".build", ".build/old"])
def test_a_link_is_not_what_a_build_kept(cut_short: Path, place: str) -> None:
    outside = cut_short.parent / f"{cut_short.name} outside"
    shutil.move(cut_short / place, outside)
    (cut_short / place).symlink_to(outside, target_is_directory=True)
    assert whole_package(str(cut_short)) == str(cut_short)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"path": "tables/clusters.csv"', '"path": "/etc/passwd"'),
        ('"path": "tables/clusters.csv"', '"path": "tables/../tables/clusters.csv"'),
        ('"name": "clusters"', '"name": "../tables/clusters"'),
        ('"resources"', '"resource"'),
        ('"resources": [', '"resources": ' + "[" * 100_000),
    ],
)
def test_a_descriptor_that_is_none_of_ours_describes_nothing_whole(scratch: Scratch, old: str, new: str) -> None:
    path = scratch.root / "datapackage.json"
    assert is_whole(str(scratch.root))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert not is_whole(str(scratch.root))


def test_a_table_that_is_a_link_is_not_whole(scratch: Scratch) -> None:
    table = scratch.root / "tables" / "clusters.csv"
    outside = shutil.move(table, scratch.root / "clusters.csv")
    table.symlink_to(outside)
    assert not is_whole(str(scratch.root))


# --- read meanwhile ----------------------------------------------------------------------------------------------


def test_a_reader_sees_the_old_or_the_new_package_at_every_moment_of_an_exchange(
    changed: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, moments, mixtures = published(repository), [], []

    def watched(name: str) -> None:
        call = getattr(Path if name == "rename" else os, name)

        def watching(*arguments: Any, **named: Any) -> Any:
            moments.append(seen(changed))
            mixtures.append(published(changed))
            return call(*arguments, **named)

        monkeypatch.setattr(Path if name == "rename" else os, name, watching)

    for name in ("replace", "rename", "fsync"):
        watched(name)
    build(changed)
    monkeypatch.undo()
    new = published(changed)
    assert old != new
    assert [moment for moment in moments if moment not in (old, new)] == []
    assert moments[0] == old
    assert moments[-1] == new
    assert [moment for moment in mixtures if moment not in (old, new)], "the files in place never were a mixture"


@pytest.mark.parametrize("backend", ["pandas", "records"])
def test_a_table_that_is_exchanged_while_it_is_read_is_read_again(
    changed: Path, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    read = backends._reader(backend)
    reads: list[str] = []

    def slow(*arguments: Any) -> Any:
        if not reads:
            build(changed)
        reads.append("once more")
        return read(*arguments)

    monkeypatch.setattr(backends, "_reader", lambda _: slow)
    loaded: Any = backends.load_table("clusters", backend, root=str(changed))
    assert len(reads) == 2
    text = str(loaded if backend == "records" else loaded.to_dict())
    assert "(reworded)" in text


def test_a_question_that_an_exchange_comes_between_is_told_so(changed: Path) -> None:
    store = Store(descriptor.package(str(changed)))
    store.rows("sources")
    build(changed)
    with pytest.raises(DataFilesError, match="while it was read"):
        store.rows("clusters")


# --- two at once -------------------------------------------------------------------------------------------------


def test_a_second_build_is_told_of_the_first(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with exchange.only_build(changed):
        before = everything(changed)
        assert main(["build", "--root", str(changed)]) == 1
        assert "another build is at work here. Wait until it is done" in capsys.readouterr().err
        assert main(["build", "--check", "--root", str(changed)]) == 1
        assert "or one is at work" in capsys.readouterr().out
        assert everything(changed) == before
    assert main(["build", "--root", str(changed)]) == 0
    assert not (changed / ".build").exists()


def test_of_many_builds_at_once_each_builds_or_says_so(changed: Path) -> None:
    command = [sys.executable, "-m", "shenyang_innovation", "build", "--root", str(changed)]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") for _ in range(4)
    ]
    errors = [process.communicate()[1] for process in processes]
    assert 0 in {process.returncode for process in processes}
    for process, said in zip(processes, errors, strict=True):
        assert (process.returncode == 0 and not said) or (
            process.returncode == 1 and "another build is at work" in said
        )
    assert not (changed / ".build").exists()
    assert is_whole(str(changed))
    assert main(["build", "--check", "--root", str(changed)]) == 0


# --- disks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_file_that_can_not_be_replaced_leaves_the_old_ones(
    changed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    before = everything(changed)
    error = PermissionError(errno.EPERM, "Operation not permitted", "tables/clusters.csv")
    stop_at_rename(monkeypatch, number, error)
    assert main(["build", "--root", str(changed)]) == 1
    assert capsys.readouterr().err == (
        "shenyang-innovation: tables/clusters.csv: the built files can't be written: Operation not permitted. "
        "Make room or allow writing, then build again\n"
    )
    assert everything(changed) == before


def test_what_can_not_be_taken_back_is_still_kept(
    changed: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, count = os.replace, iter(range(1000))

    def dying(old: Path, new: Path) -> None:
        if next(count) > 2:
            raise OSError(errno.EIO, "Input/output error")
        rename(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        with pytest.raises(DataFilesError, match="Input/output error"):
            build(changed)
    assert published(changed) != published(repository)
    assert seen(changed) == published(repository)


def test_a_limit_of_the_system_is_said_and_leaves_everything(changed: Path) -> None:
    before = everything(changed)
    # -B: Python would keep the half of a compiled module that the limit lets it write, for all who come after
    command = [sys.executable, "-B", "-m", "shenyang_innovation", "build", "--root", str(changed)]
    limit: Callable[[], None] = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))  # noqa: E731
    done = subprocess.run(command, preexec_fn=limit, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "the built files can't be written: File too large. Make room" in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(changed) == before


MOUNT = 'mkdir "$1/disk" && mount -t tmpfs -o size="$2" tmpfs "$1/disk" && cp -R "$1/copy/." "$1/disk"'


def on_a_disk(folder: Path, size: str, prepare: str) -> tuple[int, str, Files]:
    """Build a copy of `folder/copy` on a disk of its own: the exit status, what it said, and what was there after.

    The disk is a tmpfs in a mount namespace of its own, which any user may have where the kernel allows it.
    """
    script = (
        f"{MOUNT} || exit 77\n{prepare}\n"
        '"$3" -m shenyang_innovation build --root "$1/disk" 2>&1; status=$?\n'
        'cp -R "$1/disk/." "$1/after"; exit "$status"'
    )
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(folder), size, sys.executable]
    (folder / "after").mkdir()
    if not shutil.which("unshare"):
        pytest.skip("needs unshare (util-linux)")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode in (1, 77) and ("unshare:" in done.stderr or "mount:" in done.stderr):
        pytest.skip(f"needs to be allowed to mount a disk: {done.stderr.strip()}")
    return done.returncode, done.stdout, everything(folder / "after")


@pytest.fixture
def disk(changed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk")
    shutil.copytree(changed, folder / "copy", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_a_full_disk_is_said_and_leaves_everything(disk: Path) -> None:
    before = everything(disk / "copy")
    filled = 'head -c 100000000 /dev/zero > "$1/disk/fill" 2>/dev/null; truncate -s -40000 "$1/disk/fill"'
    status, said, after = on_a_disk(disk, "20m", filled)
    assert "the built files can't be written: No space left on device. Make room" in said
    assert status == 1
    assert after.pop("fill")
    assert after == before


@pytest.mark.parametrize(
    "read_only",
    [
        'mount -o remount,ro "$1/disk"',
        'mount --bind "$1/disk/tables" "$1/disk/tables" && mount -o remount,bind,ro "$1/disk/tables"',
    ],
    ids=["all of it", "tables alone"],
)
def test_a_read_only_disk_is_said_and_leaves_everything(disk: Path, read_only: str) -> None:
    before = everything(disk / "copy")
    status, said, after = on_a_disk(disk, "20m", read_only)
    assert re.search("the built files can't be written: (Read-only file system|Invalid cross-device link)", said), said
    assert status == 1
    assert after == before
