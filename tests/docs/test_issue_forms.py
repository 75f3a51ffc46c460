"""The issue forms: what the platform accepts, and no table, column or word that the package has not."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from shenyang_innovation.published.descriptor import resource
from tests.docs.issue_forms import CHOICES, FOLDER, FORMS

if TYPE_CHECKING:
    from pathlib import Path

SCHEMAS = {**dict.fromkeys(FORMS, "vendor.github-issue-forms"), "config": "vendor.github-issue-config"}


def fields_of(repository: Path, form: str) -> dict[str, dict[str, Any]]:
    body = yaml.safe_load((repository / FOLDER / f"{form}.yml").read_text(encoding="utf-8"))["body"]
    named = [item for item in body if item["type"] != "markdown"]
    fields = {item["id"]: item for item in named}
    assert len(fields) == len(named), "an id stands twice"
    return fields


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_platform_accepts_it(repository: Path, name: str) -> None:
    pytest.importorskip("check_jsonschema", reason="needs check-jsonschema, of the dependency group judges")
    file = str(repository / FOLDER / f"{name}.yml")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name], file]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("form", FORMS)
def test_what_the_schema_leaves_open_holds_too(repository: Path, form: str) -> None:
    """Documented by the platform: ids of letters, digits, - and _; labels and options that differ; no option None."""
    fields = fields_of(repository, form)
    labels = [item["attributes"]["label"] for item in fields.values()]
    assert len(set(labels)) == len(labels)
    for name, item in fields.items():
        assert re.fullmatch(r"[A-Za-z0-9_-]+", name)
        options = item["attributes"].get("options", [])
        assert len(set(options)) == len(options)
        assert "none" not in {option.lower() for option in options}


def test_the_choices_are_those_of_the_package(repository: Path) -> None:
    found = {
        name: tuple(item["attributes"]["options"])
        for form in FORMS
        for name, item in fields_of(repository, form).items()
        if item["type"] == "dropdown"
    }
    assert found == CHOICES, "run `python -m tests.docs.issue_forms`"


def test_the_columns_that_a_form_names_are_there(repository: Path) -> None:
    columns = set(resource("sources").names())
    descriptions = [
        item["attributes"].get("description", "") for item in fields_of(repository, "new-document").values()
    ]
    named = [name for text in descriptions for name in re.findall(r"\(`(\w+)`\)|column `(\w+)`", text)]
    assert len(named) > 5
    assert {one or other for one, other in named} <= columns


def test_a_correction_asks_for_all_that_a_row_needs(repository: Path) -> None:
    fields = fields_of(repository, "correction")
    needed = {name for name, item in fields.items() if item.get("validations", {}).get("required")}
    assert needed >= {"table", "row", "stands", "right", "address", "words"}
