"""A part of a check in a process of its own: it answers as it would here, and nobody waits for one that is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from operator import methodcaller
from pathlib import Path

import pytest

from shenyang_innovation.beside import LARGE, beside, is_large
from shenyang_innovation.checking import run, validation
from shenyang_innovation.checking.run import run_checks
from shenyang_innovation.checking.schemas.package import validate_package
from shenyang_innovation.checking.validation import validate_path
from shenyang_innovation.errors import DataFilesError, LostProcessError


@pytest.mark.parametrize("apart", [True, False])
def test_the_answer_is_that_of_the_call(repository: Path, apart: bool) -> None:
    with beside(partial(validate_package, repository), apart=apart) as answer:
        assert answer() == []


def test_it_is_a_process_of_its_own_only_if_it_is_to_be() -> None:
    for apart in (True, False):
        with beside(os.getpid, apart=apart) as answer:
            assert (answer() == os.getpid()) is not apart


@pytest.mark.parametrize("apart", [True, False])
def test_an_error_is_raised_where_the_answer_is_asked_for(tmp_path: Path, apart: bool) -> None:
    with (
        beside(partial(validate_package, tmp_path), apart=apart) as answer,
        pytest.raises(DataFilesError, match=r"there is no datapackage\.json\. Name the folder") as caught,
    ):
        answer()
    assert caught.value.where == str(tmp_path)


def test_a_process_that_is_killed_is_named_with_what_to_do() -> None:
    with (
        beside(os.abort, apart=True) as answer,
        pytest.raises(LostProcessError, match=f"ended with -{signal.SIGABRT:d}. .* memory ran out"),
    ):
        answer()


def test_an_error_that_is_not_ours_is_shown_and_named(capfd: pytest.CaptureFixture[str]) -> None:
    with (
        beside(partial(methodcaller("no_such"), 1), apart=True) as answer,
        pytest.raises(LostProcessError, match="wrote above"),
    ):
        answer()
    assert "AttributeError" in capfd.readouterr().err


def test_nobody_waits_for_an_answer_that_is_not_asked_for() -> None:
    begin = time.monotonic()
    with beside(partial(time.sleep, 600), apart=True):
        pass
    assert time.monotonic() - begin < 300


def test_what_a_library_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with beside(partial(print, "said by a library", flush=True), apart=True) as answer:
        assert answer() is None
    assert "said by a library" in capfd.readouterr().err


def test_a_package_is_large_by_its_tables(tmp_path: Path, repository: Path) -> None:
    assert not is_large(repository)
    (tmp_path / "tables").mkdir()
    with (tmp_path / "tables" / "a.csv").open("wb") as file:
        file.truncate(LARGE + 1)
    (tmp_path / "tables" / "b.csv").symlink_to("b.csv")
    assert is_large(tmp_path) == is_large(tmp_path / "datapackage.json") == ((os.cpu_count() or 1) > 1)


def test_a_check_finds_apart_what_it_finds_in_one(
    checkout: Path, sources_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout / "tables" / "funds.csv").write_bytes((checkout / "tables" / "funds.csv").read_bytes() + b"a\n")
    for root in (checkout, None):
        found = []
        for large in (False, True):
            monkeypatch.setattr(run, "is_large", lambda _root, answer=large: answer)
            found.append(str(run_checks(root, sources_dir)))
        assert found[0] == found[1]


def test_a_validation_finds_apart_what_it_finds_in_one(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for table in ("observations", "caveats"):
        file = package / "tables" / f"{table}.csv"
        first, second, *rest = file.read_text(encoding="utf-8").split("\n")
        file.write_text("\n".join([first, second, second, *rest]), encoding="utf-8")
    found = []
    for large in (False, True):
        monkeypatch.setattr(validation, "is_large", lambda _root, answer=large: answer)
        found.append(validate_path(package))
    assert {str(finding) for finding in found[0].findings} == {str(finding) for finding in found[1].findings}
    assert {finding.where.split(",")[0] for finding in found[1].findings} >= {
        "tables/observations.csv",
        "tables/caveats.csv",
    }


def test_a_script_without_a_guard_may_check_a_large_package(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\n"
        "from shenyang_innovation.checking import validation\n"
        "validation.is_large = lambda root: True\n"
        "print(validation.validate_path().holds)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")
