"""The rule that refuses a change of the tables which no version and no entry of the changelog tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.checking.versions import changes_are_versioned
from shenyang_innovation.comparing.changes import Step
from shenyang_innovation.comparing.steps import Version
from shenyang_innovation.published import location, releases
from tests.comparing.changed import RELEASE, Changed, tombstone

if TYPE_CHECKING:
    from pathlib import Path

    from tests.comparing.changed import Rows

PATCH, MINOR, MAJOR = (
    str(Version(*releases.in_order(RELEASE)).raised(step)) for step in (Step.PATCH, Step.MINOR, Step.MAJOR)
)


class Checkout(Changed):
    """What the rule reads of a checkout: the package and the changelog."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.log(f"## {RELEASE} (2026-11-28)\n\n### Data\n\n- `clusters`, `measures`.\n")

    def log(self, text: str) -> None:
        """Write the changelog, with an older version below."""
        older = f"\n## {RELEASE} (2026-11-28)\n\n### Data\n\n- `glossary`.\n"
        below = "" if f"## {RELEASE}" in text else older
        (self.root / "CHANGELOG.md").write_text(f"# Changelog\n\n{text}{below}", encoding="utf-8")

    def found(self, version: str = RELEASE) -> list[str]:
        """What the rule finds, if that is the version of the code."""
        return [str(finding) for finding in changes_are_versioned(self.root, version, location.archive())]


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
    checkout.number(data=data, schema=RELEASE)
    checkout.log(NAMED.replace(MINOR, package))
    assert [number for finding in checkout.found(package) for number in refused if number in finding] == refused
    assert len(checkout.found(package)) == len(refused)


def test_wording_calls_for_a_patch(checkout: Checkout) -> None:
    checkout.rows("measures", reword)
    checkout.number(data=PATCH, schema=RELEASE)
    checkout.log(NAMED.replace(MINOR, PATCH))
    assert checkout.found(PATCH) == []


def test_a_schema_that_changed_takes_a_step_of_its_own(checkout: Checkout) -> None:
    described = checkout.descriptor
    described["resources"][0]["schema"]["fields"][1]["constraints"]["minLength"] = 2
    checkout.descriptor = described
    checkout.number(data=MAJOR, schema=MINOR)
    checkout.log("## Unreleased\n\n### Data\n\n- `sources`, and why.\n")
    (finding,) = checkout.found()
    assert f"SCHEMA_VERSION is {MINOR}; what changed since {RELEASE} calls for a major step" in finding


def test_the_changelog_names_each_table_that_changed(checkout: Checkout) -> None:
    checkout.rows("clusters", correct)
    checkout.rows("measures", reword)
    checkout.number(data=MINOR, schema=RELEASE)
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
    checkout.number(data=MINOR, schema=RELEASE)
    checkout.log(f"{heading}\n\n### Data\n\n- `clusters`.\n")
    if not heading:
        (checkout.root / "CHANGELOG.md").unlink()
    (finding,) = checkout.found(MINOR)
    assert finding.startswith("CHANGELOG.md: ")
    assert "Begin one with `## Unreleased`" in finding


def test_the_package_may_wait_while_its_section_is_of_what_is_not_released(checkout: Checkout) -> None:
    checkout.rows("clusters", correct)
    checkout.number(data=MINOR, schema=RELEASE)
    checkout.log("## Unreleased\n\n### Data\n\n- `clusters`.\n")
    assert checkout.found(RELEASE) == []
    assert checkout.found(MINOR) == []
    assert "__version__" in checkout.found(PATCH)[0]


def test_a_released_row_does_not_vanish_whatever_the_version(checkout: Checkout) -> None:
    gone: list[dict[str, str]] = []
    checkout.rows("clusters", lambda rows: gone.append(rows.pop(0)))
    checkout.number(data=MAJOR, schema=RELEASE)
    checkout.log(NAMED.replace(MINOR, MAJOR))
    key = gone[0]["cluster_id"]
    (finding,) = checkout.found(MAJOR)
    assert f"tables/clusters.csv: the row {key!r} of the release {RELEASE} is gone without a tombstone" in finding
    assert "curation/retired.csv" in finding


def test_a_tombstone_lets_a_row_go(checkout: Checkout) -> None:
    gone: list[dict[str, str]] = []
    checkout.rows("clusters", lambda rows: gone.append(rows.pop(0)))
    checkout.add("retired", ["table_name", "row_key"], [tombstone("clusters", gone[0]["cluster_id"], "Twice.")])
    checkout.number(data=MINOR, schema=MINOR)
    checkout.log(NAMED + "- `retired`.\n")
    assert checkout.found(MINOR) == []
