"""The descriptor keeps the published Data Package 2.0 profile, which dplib-py brings along."""

from __future__ import annotations

import copy
import importlib.resources
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Json = dict[str, Any]


@pytest.fixture(scope="module")
def profile() -> Draft7Validator:
    """The profile as it was published; it refers to nothing outside itself."""
    text = importlib.resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


@pytest.fixture(scope="module")
def descriptor(repository: Path) -> Json:
    loaded: Json = json.loads((repository / "datapackage.json").read_text(encoding="utf-8"))
    return loaded


def test_the_descriptor_keeps_the_profile(profile: Draft7Validator, descriptor: Json) -> None:
    assert [f"{error.json_path}: {error.message}" for error in profile.iter_errors(descriptor)] == []


def _without_resources(descriptor: Json) -> None:
    descriptor["resources"] = []


def _a_resource_without_a_name(descriptor: Json) -> None:
    del descriptor["resources"][3]["name"]


def _a_path_out_of_the_package(descriptor: Json) -> None:
    descriptor["resources"][0]["path"] = "../sources.csv"


def _an_unknown_type(descriptor: Json) -> None:
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "text"


def _a_bound_that_is_no_number(descriptor: Json) -> None:
    field = next(f for f in descriptor["resources"][0]["schema"]["fields"] if f["name"] == "characters")
    field["constraints"]["minimum"] = []


def _unique_keys_that_are_no_lists(descriptor: Json) -> None:
    descriptor["resources"][0]["schema"]["uniqueKeys"] = ["sha256"]


def _a_foreign_key_to_nowhere(descriptor: Json) -> None:
    del descriptor["resources"][0]["schema"]["foreignKeys"][0]["reference"]["fields"]


def _no_licence_in_the_list(descriptor: Json) -> None:
    descriptor["licenses"] = []


@pytest.mark.parametrize(
    "damage",
    [
        _without_resources,
        _a_resource_without_a_name,
        _a_path_out_of_the_package,
        _an_unknown_type,
        _a_bound_that_is_no_number,
        _unique_keys_that_are_no_lists,
        _a_foreign_key_to_nowhere,
        _no_licence_in_the_list,
    ],
)
def test_a_broken_descriptor_does_not(
    profile: Draft7Validator, descriptor: Json, damage: Callable[[Json], None]
) -> None:
    broken = copy.deepcopy(descriptor)
    damage(broken)
    assert not profile.is_valid(broken)
