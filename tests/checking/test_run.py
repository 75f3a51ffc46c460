"""The whole run as the commands ask for it: a faultless checkout holds, one changed cell anywhere does not."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.checking.in_text import script
from shenyang_innovation.checking.rules import RELEASE_RULES, TEXT_RULES
from shenyang_innovation.checking.run import list_rules, run_checks
from shenyang_innovation.checking.validation import validate_path
from shenyang_innovation.errors import DataFilesError, MissingExtraError, UnknownNameError, UsageError
from shenyang_innovation.published.releases import files
from shenyang_innovation.releasing import packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from shenyang_innovation.checking.report import Report

    SetCell = Callable[[Path, int, str, str], None]


def failing(report: Report) -> dict[str, str]:
    """Rule → its findings as text."""
    return {r.rule: "\n".join(map(str, r.findings)) for r in report.results if r.findings}


def not_run(report: Report) -> dict[str, str]:
    return {result.rule: result.not_run for result in report.results if result.not_run}


def test_a_faultless_checkout_holds(checkout: Path) -> None:
    report = run_checks(checkout)
    assert failing(report) == {}
    assert report.holds
    reasons = not_run(report)
    for rule in TEXT_RULES:
        assert "--sources DIR" in reasons.pop(rule.name)
    assert all("opencc" in reason for reason in reasons.values())
    assert [(r.rule, r.guards) for r in report.results] == list_rules()


def test_the_texts_too(checkout: Path, sources_dir: Path) -> None:
    report = run_checks(checkout, sources_dir)
    assert failing(report) == {}
    assert "stands-in-texts" not in not_run(report)


def test_without_curation_the_tables_are_compared_with_the_texts(package: Path, sources_dir: Path) -> None:
    report = run_checks(package, sources_dir)
    assert failing(report) == {}
    reasons = not_run(report)
    assert "no curation at hand" in reasons["equals-fresh-build"]
    for rule in ("versions-step", *(rule.name for rule in RELEASE_RULES)):
        assert reasons[rule] == "no kept releases at hand"
    assert "stands-in-texts" not in not_run(report)


def test_the_report_is_the_same_each_time(checkout: Path) -> None:
    assert str(run_checks(checkout)) == str(run_checks(checkout))


def test_what_is_checked_without_a_folder_named(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert run_checks().subject == str(repository)
    assert validate_path().holds


def test_a_changed_table_is_named_twice(checkout: Path, set_cell: SetCell) -> None:
    set_cell(checkout / "tables" / "observations.csv", 1, "value", "999")
    found = failing(run_checks(checkout))
    assert "tables/observations.csv: line 2 is" in found["equals-fresh-build"]
    assert "observations.hash is" in found["package-valid"]


def test_a_change_that_the_changelog_does_not_name_is_refused(checkout: Path) -> None:
    changelog = checkout / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## Unreleased\n\n### Data\n\n- Something changed.\n", encoding="utf-8")
    archive = checkout / "releases.tar.xz"
    archive.write_bytes(packed({"0.4.0": files(str(archive))["0.4.0"]}))
    found = failing(run_checks(checkout))
    assert list(found) == ["versions-step"]
    assert "CHANGELOG.md: the Data section of Unreleased does not name what changed since" in found["versions-step"]


def test_an_invalid_package_stops_the_rules_but_not_the_comparison(checkout: Path, set_cell: SetCell) -> None:
    set_cell(checkout / "tables" / "observations.csv", 1, "unit", "parsec")
    report = run_checks(checkout)
    assert "tables/observations.csv, row 1, column unit" in failing(report)["package-valid"]
    assert not_run(report)["mentions-nest"] == "the package is not valid"
    assert "equals-fresh-build" in failing(report)


@pytest.mark.parametrize(
    ("file", "row", "column", "value"),
    [
        ("ledgers/message-board-reply-2025.csv", 5, "figure", "11个"),
        ("ledgers/message-board-reply-2025.csv", 5, "subject_id", "nobody"),
        ("registers/clusters.csv", 1, "name_en", "Another name"),
        ("indicators.csv", 1, "unit", "year"),
        ("relations.csv", 1, "stated_id", "proposal-reply-2025@1"),
        ("outcomes.csv", 1, "verdict", "perhaps"),
        ("sources.csv", 8, "published", "2025-03-09"),
    ],
)
def test_a_changed_cell_of_the_curation_is_found(
    checkout: Path, set_cell: SetCell, file: str, row: int, column: str, value: str
) -> None:
    set_cell(checkout / "curation" / file, row, column, value)
    assert "equals-fresh-build" in failing(run_checks(checkout))


def test_exchanged_rows_of_the_curation_are_found(checkout: Path) -> None:
    file = checkout / "curation" / "registers" / "clusters.csv"
    header, first, second, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([header, second, first, *rest]), encoding="utf-8", newline="")
    found = failing(run_checks(checkout))
    assert list(found) == ["curation-in-order"]  # the tables that it gives are the same
    assert (
        "curation/registers/clusters.csv, line 3: 'aerospace-cluster' stands behind 'ai-cluster'"
        in found["curation-in-order"]
    )


def test_a_curation_that_cannot_be_built_has_no_tables_to_ask(
    checkout: Path, sources_dir: Path, set_cell: SetCell
) -> None:
    set_cell(checkout / "curation" / "relations.csv", 1, "relation_kind", "kin")
    found = failing(run_checks(checkout, sources_dir))
    assert "no relation kind 'kin'" in found["equals-fresh-build"]
    assert "relations-complete" not in found


def test_a_curation_that_cannot_be_read_is_named(checkout: Path, sources_dir: Path) -> None:
    (checkout / "curation" / "relations.csv").unlink()
    report = run_checks(checkout, sources_dir)
    assert "relations.csv: the file is missing" in failing(report)["equals-fresh-build"]
    assert "relations.csv: the file is missing" in failing(report)["stands-in-texts"]


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "expected"),
    [
        ("sources.csv", 8, "characters", "17", "characters is 17, but"),
        ("sources.csv", 8, "characters", "", "characters is missing"),
        ("sources.csv", 8, "characters", "many", "characters is 'many', which is no number"),
        ("sources.csv", 13, "script", "Hant", "script is Hant, but"),
        ("sources.csv", 8, "sha256", "0" * 64, "has the SHA-256 000"),
        ("ledgers/message-board-reply-2025.csv", 4, "figure", "11个", "there stands '10个'"),
        ("ledgers/message-board-reply-2025.csv", 4, "end", "x", "are no span"),
        ("ledgers/message-board-reply-2025.csv", 4, "figure", "很多个", "'很多个' does not stand"),
        ("mentions/message-board-reply-2025.csv", 1, "start", "1", "does not stand at 1-"),
        ("measures.csv", 1, "end", "99999", "reaches beyond the text"),
        ("relations.csv", 4, "operands", "1951-1953", ""),
    ],
)
def test_a_curation_that_is_not_what_the_texts_say(
    checkout: Path, sources_dir: Path, set_cell: SetCell, file: str, row: int, column: str, value: str, expected: str
) -> None:
    set_cell(checkout / "curation" / file, row, column, value)
    found = failing(run_checks(checkout, sources_dir))
    if expected:
        assert expected in found["stands-in-texts"]
        assert f"curation/{file}, line {row + 1}" in found["stands-in-texts"]
    else:
        assert found


def test_the_texts_are_read_once(checkout: Path, sources_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    plain = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    run_checks(checkout, sources_dir)
    texts = [name for name in read if name.endswith(".txt")]
    assert sorted(texts) == sorted(path.name for path in sources_dir.glob("*.txt"))


def test_a_heading_that_the_text_does_not_have(checkout: Path, sources_dir: Path, set_cell: SetCell) -> None:
    set_cell(checkout / "curation" / "glossary.csv", 1, "term_zh", "别的词")
    report = run_checks(checkout, sources_dir)
    if "worded-as-texts" in not_run(report):
        pytest.skip("comparing words in Traditional script needs opencc (extra build)")
    assert "'别的词' does not stand at" in failing(report)["worded-as-texts"]


def test_a_changed_text(checkout: Path, sources_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    shutil.copytree(sources_dir, folder)
    changed = next(path for path in sorted(folder.glob("*.txt")) if "1320亿元" in path.read_text(encoding="utf-8"))
    changed.write_bytes(changed.read_bytes().replace("1320亿元".encode(), "1330亿元".encode()))
    found = failing(run_checks(checkout, folder))
    assert list(found) == ["stands-in-texts"]
    assert "'1320亿元' does not stand at" in found["stands-in-texts"]
    assert f"nearest is {changed.name}" in found["stands-in-texts"]


def test_without_opencc_the_report_says_what_was_not_checked(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    script._converter.cache_clear()
    report = run_checks(checkout)
    script._converter.cache_clear()
    assert report.holds
    reason = not_run(report)["mentions-name-entity"]
    assert "opencc is not installed" in reason
    assert "not run  mentions-name-entity" in str(report)


def test_wrong_use(tmp_path: Path, package: Path) -> None:
    with pytest.raises(DataFilesError, match=r"there is no datapackage\.json"):
        run_checks(tmp_path)
    with pytest.raises(DataFilesError, match="there is no such folder"):
        run_checks(package, tmp_path / "none")


def test_without_the_extra_it_is_named(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pydantic", None)
    for run in (run_checks, validate_path):
        with pytest.raises(MissingExtraError, match=r"shenyang-innovation\[validate\]"):
            run(package)


# --- validate -------------------------------------------------------------------------------------------------------


def test_a_package_has_two_judges(package: Path) -> None:
    report = validate_path(package)
    assert [result.rule for result in report.results] == ["package-valid", "frictionless"]
    assert report.holds
    assert validate_path(package / "datapackage.json").holds


def test_without_frictionless_the_other_judges(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "frictionless", None)
    report = validate_path(package)
    assert report.holds
    assert "frictionless is not installed" in not_run(report)["frictionless"]


def test_one_file(package: Path, set_cell: SetCell) -> None:
    file = package / "tables" / "clusters.csv"
    assert validate_path(file).holds
    set_cell(file, 1, "cluster_kind", "towering")
    report = validate_path(file)
    assert "clusters, row 1, column cluster_kind" in failing(report)["table-valid"]
    assert not validate_path(package).holds


def test_a_file_of_another_name(package: Path) -> None:
    file = (package / "tables" / "clusters.csv").rename(package / "mine.csv")
    assert validate_path(file, "clusters").holds
    with pytest.raises(UnknownNameError, match="no table 'mine'"):
        validate_path(file)
    with pytest.raises(UnknownNameError, match="Leave --table out"):
        validate_path(package, "clusters")


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        validate_path(tmp_path / "none.csv")
