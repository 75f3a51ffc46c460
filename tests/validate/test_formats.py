"""Each format of `validate` is read by something that is not ours, whatever stands in the cells."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from junitparser import Failure, JUnitXml, Skipped
from sarif_pydantic import Sarif  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

HEADER = "caveat_id,label_zh,label_en,definition_en\n"
GOOD = "period-unstated,x,x,x\n"
AGAIN = "period-unstated,z,z,z\n"
NASTY = "a%b\x01\x1b[2J\u202e\r\n::error::]]>&<, :'😀\ufffe"
"""What a cell may hold that an output could stumble over: marks of each format, controls, a turn of direction."""


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "a, b%:c" / "caveats.csv"
    path.parent.mkdir()
    path.write_bytes(f'{HEADER}{GOOD}"{NASTY}",y,y,\n{AGAIN}'.encode())
    return path


def test_text(run: Run, bad: Path) -> None:
    done = run(bad)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.split("\n")
    assert len(lines) == 6
    assert f"{bad}:3: caveats, row 2, column caveat_id: must match" in lines[1]
    assert f"{bad}:3: caveats, row 2, column definition_en: must not be missing. Give text" in lines[2]
    assert f"{bad}:5: caveats, row 3, column caveat_id: the key stands already in row 1" in lines[3]
    assert lines[4].endswith("1 of 1 rules checked, 3 findings in 3 rows")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", done.stdout)


def test_json(run: Run, bad: Path, repository: Path) -> None:
    done = run(bad, repository / "tables" / "clusters.csv", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    said = json.loads(done.stdout)
    assert (said["valid"], said["count"]) == (False, 3)
    assert [(judged["valid"], judged["count"]) for judged in said["judged"]] == [(False, 3), (True, 0)]
    assert said["judged"][0]["path"] == str(bad)
    first, second, third = said["findings"]
    assert second == {
        "path": str(bad),
        "table": "caveats",
        "row": 2,
        "line": 3,
        "column": "definition_en",
        "value": None,
        "rule": "must not be missing",
        "remedy": "Give text",
    }
    assert first["value"] == NASTY
    assert (third["row"], third["line"], third["value"]) == (3, 5, "period-unstated")


def test_a_package_as_json(run: Run, repository: Path) -> None:
    done = run(repository, "--format", "json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["valid"]) == (0, True)
    assert said["judged"][0]["rules"] == [
        {"rule": "package-valid", "result": "ok", "not_run": None},
        {"rule": "frictionless", "result": "ok", "not_run": None},
    ]


def test_junit(run: Run, bad: Path, repository: Path) -> None:
    done = run(bad, repository / "tables" / "clusters.csv", "--format", "junit", "--most", "2")
    assert (done.returncode, done.stderr) == (1, "")
    suites = list(JUnitXml.fromstring(done.stdout.encode()))
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites] == [
        (3, 3, 0, 0),
        (1, 0, 0, 0),
    ]
    assert suites[0].name == str(bad)
    failures = [result for case in suites[0] for result in case.result]
    assert all(isinstance(failure, Failure) for failure in failures)
    assert "a%b\\x01" in str(failures[0].message)
    assert "column definition_en: must not be missing" in str(failures[1].message)
    assert str(failures[2].message).startswith("1 more finding, counted but not listed")
    for attribute in (value for element in ET.fromstring(done.stdout).iter() for value in element.attrib.values()):
        assert "\n" not in attribute


def test_junit_says_what_was_not_run(run: Run, repository: Path, tmp_path: Path) -> None:
    """A judge that is not installed is skipped, not passed."""
    (tmp_path / "frictionless.py").write_text("raise ImportError\n", encoding="utf-8")
    (suite,) = JUnitXml.fromstring(run(repository, "--format", "junit").stdout.encode())
    assert (suite.tests, suite.failures, suite.skipped) == (2, 0, 1)
    (skipped,) = [result for case in suite for result in case.result]
    assert isinstance(skipped, Skipped)
    assert "frictionless is not installed" in str(skipped.message)


def sarif(run: Run, *arguments: str | Path) -> dict[str, Any]:
    done = run(*arguments, "--format", "sarif")
    assert done.stderr == ""
    log: dict[str, Any] = json.loads(done.stdout)
    return log


def test_sarif(run: Run, bad: Path, repository: Path) -> None:
    log = Sarif.model_validate(sarif(run, bad, repository / "tables" / "clusters.csv", "--most", "2"))
    (judged,) = log.runs
    assert judged.tool.driver.name == "shenyang-innovation"
    assert [rule.id for rule in judged.tool.driver.rules or []] == ["table-valid"]
    assert [result.rule_id for result in judged.results or []] == ["table-valid"] * 2
    (location,) = (judged.results or [])[1].locations or []
    assert location.physical_location
    assert location.physical_location.artifact_location
    assert location.physical_location.artifact_location.uri == bad.as_uri()
    assert location.physical_location.region
    assert location.physical_location.region.start_line == 3


def test_a_relative_path_is_a_relative_uri(run: Run, bad: Path) -> None:
    log = sarif(run, bad.relative_to(bad.parent.parent))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "a%2C%20b%25%3Ac/caveats.csv"


@pytest.mark.slow
@pytest.mark.skipif(which("npm") is None, reason="needs npm, which has the published schema of SARIF")
def test_sarif_keeps_its_published_schema(run: Run, bad: Path, repository: Path, tmp_path: Path) -> None:
    package = "@microsoft/jest-sarif@1.0.0-beta.0"
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    with tarfile.open(tmp_path / packed.stdout.strip()) as archive:
        member = archive.extractfile("package/lib/schemas/sarif-2.1.0-rtm.5.json")
        assert member
        schema = json.load(member)
    (tmp_path / "caveats.csv").write_text(HEADER, encoding="utf-8")
    for arguments in ([bad], [bad, "--most", "1"], [repository], ["caveats.csv"], [bad, repository]):
        jsonschema.validate(sarif(run, *arguments), schema)
    wrong = sarif(run, bad)
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


COMMAND = re.compile(r"::(?P<name>[a-z]+)(?: (?P<properties>[^:]*(?:%3A[^:]*)*))?::(?P<message>.*)")


def commands(stdout: str) -> list[dict[str, str]]:
    """What GitHub's runner makes of the output: one command a line, its properties parted by commas, then unescaped."""
    found = []
    for line in stdout.split("\n"):
        if match := COMMAND.fullmatch(line):
            pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair)
            found.append({name: unescaped(value) for name, value in pairs} | {"message": unescaped(match["message"])})
    return found


def unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_github(run: Run, bad: Path) -> None:
    done = run(bad, "--format", "github", "--most", "2")
    assert (done.returncode, done.stderr) == (1, "")
    first, second, more = commands(done.stdout)
    assert {first["file"], second["file"]} == {str(bad)}
    assert (second["line"], second["title"]) == ("3", "table-valid")
    assert "column definition_en: must not be missing. Give text" in second["message"]
    assert more["message"].startswith("1 more finding, counted but not listed")
    assert "\r" not in done.stdout
    assert len(done.stdout.splitlines()) == 4


def test_github_says_nothing_of_a_good_file_but_that_it_is_good(run: Run, repository: Path) -> None:
    done = run(repository / "tables" / "clusters.csv", "--format", "github")
    assert done.returncode == 0
    assert commands(done.stdout) == []
    assert "0 findings" in done.stdout


# --- wrong use ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "sarf"], "no format 'sarf'. Did you mean 'sarif'?"),
        (["none.csv"], "none.csv: there is no such file or folder"),
        (["caveats.csv", "none.csv"], "none.csv: there is no such file or folder"),
        (["caveats.csv", "--table", "caveat"], "no table 'caveat'. Did you mean 'caveats'?"),
        (["mine.csv"], "no table 'mine'. Name the file after its table, or say --table NAME"),
        (["notes.txt"], "notes.txt: this is no kind of file that is validated"),
        (["caveats.csv", "--most", "-1"], "is no whole number from 0"),
        ([".", "--table", "caveats"], "Leave --table out"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_status_2_and_nothing_is_judged(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    for name in ("caveats.csv", "mine.csv", "notes.txt"):
        (tmp_path / name).write_text(HEADER, encoding="utf-8")
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_many_paths(run: Run, repository: Path) -> None:
    paths = sorted((repository / "tables").glob("*.csv"))
    done = run(*paths)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("0 findings") == len(paths) > 20
