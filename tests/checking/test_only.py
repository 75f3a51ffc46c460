"""One source checked against its text alone, for who has not the texts of all others."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.building.curation import read_curation
from shenyang_innovation.checking.in_text.claims import claims_of_curation
from shenyang_innovation.checking.in_text.source_texts import read_texts
from shenyang_innovation.checking.rules import ACROSS_TEXTS, TEXT_RULES
from shenyang_innovation.checking.run import run_checks
from shenyang_innovation.cli import main
from shenyang_innovation.errors import UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

    from shenyang_innovation.checking.in_text.claims import Claims

ONE = "shenyang-daily-2021"


@pytest.fixture(scope="module")
def claims(repository: Path) -> Claims:
    return claims_of_curation(read_curation(repository / "curation"))


def with_text_of(source_id: str, claims: Claims, sources_dir: Path, folder: Path) -> Path:
    """A folder with the text of one source."""
    (sha256,) = (source.sha256 for source in claims.sources if source.source_id == source_id)
    for path in sources_dir.glob("*.txt"):
        if hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            shutil.copy(path, folder)
    return folder


def test_the_rules_that_need_all_texts_are_rules() -> None:
    assert {rule.name for rule in TEXT_RULES} > ACROSS_TEXTS


def test_each_source_holds_by_its_text_alone(claims: Claims, sources_dir: Path, tmp_path: Path) -> None:
    for source in claims.sources:
        folder = tmp_path / source.source_id
        folder.mkdir()
        texts = read_texts(with_text_of(source.source_id, claims, sources_dir, folder))
        for rule in TEXT_RULES:
            if rule.name not in ACROSS_TEXTS:
                assert list(rule.check(claims.of_one(source.source_id), texts)) == [], rule.name


def test_what_is_wrong_in_its_text_is_found(
    repository: Path, claims: Claims, sources_dir: Path, tmp_path: Path
) -> None:
    folder = with_text_of(ONE, claims, sources_dir, tmp_path)
    assert run_checks(repository, folder, only=ONE).holds
    (text,) = folder.iterdir()
    text.write_bytes(text.read_bytes().replace("230家".encode(), "231家".encode()))
    found = run_checks(repository, folder, only=ONE)
    assert {ONE in finding.where or ONE in finding.what for finding in found.findings} == {True}
    assert "230家" in str(found)


def test_wrong_use_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnknownNameError, match="--only: no source 'shenyang-daily' with a text"):
        run_checks(None, tmp_path, only="shenyang-daily")
    assert main(["check", "--only", ONE]) == 2
    assert "--only: without --sources" in capsys.readouterr().err
