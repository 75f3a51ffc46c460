"""The rule that refuses a change of the tables which no version and no entry of the changelog tells of."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.checking.versions import changes_are_versioned
from shenyang_innovation.comparing.steps import Step, Version
from shenyang_innovation.published import releases

if TYPE_CHECKING:
    from collections.abc import Callable

    Rows = list[dict[str, str]]

RELEASE = releases.kept()[-1]
PATCH, MINOR, MAJOR = (
    str(Version(*releases.in_order(RELEASE)).raised(step)) for step in (Step.PATCH, Step.MINOR, Step.MAJOR)
)


class Checkout:
    """What the rule reads of a checkout: the package and the changelog."""

    def __init__(self, root: Path) -> None:
        self.root = shutil.copytree(releases.folder(RELEASE), root)
        self.log(f"## {RELEASE} (2026-11-28)\n\n### Data\n\n- `clusters`, `measures`.\n")

    def log(self, text: str) -> None:
        """Write the changelog, with an older version below."""
        older = f"\n## {RELEASE} (2026-11-28)\n\n### Data\n\n- `glossary`.\n"
        below = "" if f"## {RELEASE}" in text else older
        (self.root / "CHANGELOG.md").write_text(f"# Changelog\n\n{text}{below}", encoding="utf-8")

    def number(self, **numbers: str) -> None:
        """Set the numbers that stand in the descriptor."""
        described = json.loads((self.root / "datapackage.json").read_bytes())
        (self.root / "datapackage.json").write_text(json.dumps(described | numbers), encoding="utf-8")

    def rows(self, table: str, change: Callable[[Rows], object]) -> None:
        """Change the rows of a table, and what the descriptor says of its file."""
        path = self.root / "tables" / f"{table}.csv"
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
        columns = list(rows[0])
        change(rows)
        self._write(table, columns, rows)

    def add_table(self, table: str, columns: str, rows: Rows) -> None:
        """Add a table of texts."""
        described = json.loads((self.root / "datapackage.json").read_bytes())
        fields = [{"name": name, "type": "string", "description": name} for name in columns.split()]
        first: dict[str, Any] = described["resources"][0]
        schema = {"fields": fields, "primaryKey": ["table_name", "row_key"]}
        described["resources"].append(first | {"name": table, "path": f"tables/{table}.csv", "schema": schema})
        (self.root / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
        self._write(table, columns.split(), rows)

    def _write(self, table: str, columns: list[str], rows: Rows) -> None:
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        data = out.getvalue().encode()
        (self.root / "tables" / f"{table}.csv").write_bytes(data)
        described = json.loads((self.root / "datapackage.json").read_bytes())
        for resource in described["resources"]:
            if resource["name"] == table:
                resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        (self.root / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")

    def found(self, version: str = RELEASE) -> list[str]:
        """What the rule finds, if that is the version of the code."""
        return [str(finding) for finding in changes_are_versioned(self.root, version)]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def correct(rows: Rows) -> None:
    rows[0]["output_value_cny"] = "1"


def reword(rows: Rows) -> None:
    rows[0]["summary_en"] = "Other words."


NAMED = f"## {MINOR} (2027-01-01)\n\n### Data\n\n- `clusters`, `measures`.\n"


def test_what_did_not_change_has_the_version_of_the_release(checkout: Checkout) -> None:
    assert checkout.found() == []
    checkout.log("## Unreleased\n\n### Data\n\n- No value changed.\n")
    assert checkout.found(PATCH) == []


def test_a_change_without_a_version_is_refused(checkout: Checkout) -> None:
    checkout.rows("clusters", correct)
    found = "\n".join(checkout.found())
    assert f"DATA_VERSION is {RELEASE}; what changed since {RELEASE} calls for a minor step" in found
    assert f"Raise it to {MINOR} or more" in found
    assert f"datapackage.json: it is not that of the release {RELEASE}, whose version it bears" in found
    assert "SCHEMA_VERSION" not in found


@pytest.mark.parametrize(
    ("data", "package", "refused"),
    [
        (MINOR, MINOR, []),
        (MAJOR, MAJOR, []),
        (PATCH, MINOR, ["DATA_VERSION"]),
        (MINOR, PATCH, ["__version__"]),
        ("1.0", MINOR, ["DATA_VERSION"]),
        ("0.1.0", MINOR, ["DATA_VERSION"]),
    ],
)
def test_each_number_takes_the_step_at_least(checkout: Checkout, data: str, package: str, refused: list[str]) -> None:
    checkout.rows("clusters", correct)
    checkout.number(version=data, schemaVersion=RELEASE)
    checkout.log(NAMED.replace(MINOR, package))
    assert [number for finding in checkout.found(package) for number in refused if number in finding] == refused
    assert len(checkout.found(package)) == len(refused)


def test_wording_calls_for_a_patch(checkout: Checkout) -> None:
    checkout.rows("measures", reword)
    checkout.number(version=PATCH, schemaVersion=RELEASE)
    checkout.log(NAMED.replace(MINOR, PATCH))
    assert checkout.found(PATCH) == []


def test_a_schema_that_changed_takes_a_step_of_its_own(checkout: Checkout) -> None:
    described = json.loads((checkout.root / "datapackage.json").read_bytes())
    described["resources"][0]["schema"]["fields"][1]["constraints"]["minLength"] = 2
    checkout.number(**described | {"version": MAJOR, "schemaVersion": MINOR})
    checkout.log("## Unreleased\n\n### Data\n\n- `sources`, and why.\n")
    (finding,) = checkout.found()
    assert f"SCHEMA_VERSION is {MINOR}; what changed since {RELEASE} calls for a major step" in finding


def test_the_changelog_names_each_table_that_changed(checkout: Checkout) -> None:
    checkout.rows("clusters", correct)
    checkout.rows("measures", reword)
    checkout.number(version=MINOR, schemaVersion=RELEASE)
    checkout.log("## Unreleased\n\n### Data\n\n- clusters changed.\n\n### Code\n\n- `measures`.\n")
    (finding,) = checkout.found()
    assert "the Data section of Unreleased does not name" in finding
    assert "`measures`, `clusters`" in finding or "`clusters`, `measures`" in finding
    assert f"`shenyang-innovation diff {RELEASE} . --draft` drafts it" in finding
    checkout.log("## Unreleased\n\n### Data\n\n- `clusters` and `measures`.\n\n### Code\n\n- Nothing.\n")
    assert checkout.found() == []


@pytest.mark.parametrize("heading", [f"## {MAJOR}", ""], ids=["another version", "none"])
def test_the_first_section_is_that_of_the_version_or_unreleased(checkout: Checkout, heading: str) -> None:
    checkout.rows("clusters", correct)
    checkout.number(version=MINOR, schemaVersion=RELEASE)
    checkout.log(f"{heading}\n\n### Data\n\n- `clusters`.\n")
    if not heading:
        (checkout.root / "CHANGELOG.md").unlink()
    (finding,) = checkout.found(MINOR)
    assert finding.startswith("CHANGELOG.md: ")
    assert "Begin one with `## Unreleased`" in finding


def test_the_package_may_wait_while_its_section_is_of_what_is_not_released(checkout: Checkout) -> None:
    checkout.rows("clusters", correct)
    checkout.number(version=MINOR, schemaVersion=RELEASE)
    checkout.log("## Unreleased\n\n### Data\n\n- `clusters`.\n")
    assert checkout.found(RELEASE) == []
    assert checkout.found(MINOR) == []
    assert "__version__" in checkout.found(PATCH)[0]


def test_a_released_row_does_not_vanish_whatever_the_version(checkout: Checkout) -> None:
    gone: list[dict[str, str]] = []
    checkout.rows("clusters", lambda rows: gone.append(rows.pop(0)))
    checkout.number(version=MAJOR, schemaVersion=RELEASE)
    checkout.log(NAMED.replace(MINOR, MAJOR))
    key = gone[0]["cluster_id"]
    (finding,) = checkout.found(MAJOR)
    assert f"tables/clusters.csv: the row {key!r} of the release {RELEASE} is gone without a tombstone" in finding
    assert "curation/retired.csv" in finding


def test_a_tombstone_lets_a_row_go(checkout: Checkout) -> None:
    gone: list[dict[str, str]] = []
    checkout.rows("clusters", lambda rows: gone.append(rows.pop(0)))
    stone = {
        "table_name": "clusters",
        "row_key": gone[0]["cluster_id"],
        "reason_en": "Twice.",
        "successor_key": "",
        "since_version": "",
    }
    checkout.add_table("retired", " ".join(stone), [stone])
    checkout.number(version=MINOR, schemaVersion=MINOR)
    checkout.log(NAMED + "- `retired`.\n")
    assert checkout.found(MINOR) == []
