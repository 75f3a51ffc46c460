"""Places: what GB/T 2260 and the map say of them, and where the things of the registers are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from shenyang_innovation.checking.finding import Finding
from shenyang_innovation.checking.in_text.views import forms_of
from shenyang_innovation.schema.entities import Cluster, ComputingCenter, Event, Organization, Park, Platform, Project
from shenyang_innovation.schema.statistics import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shenyang_innovation.checking.in_text.views import View, Views
    from shenyang_innovation.checking.tables import Tables

#: GB/T 2260: Liaoning, Shenyang and all that it is divided into. It stands here beside the register because a division
#: that no text names would be missed by nothing else; a test compares it with a copy that others keep.
GBT2260 = {
    "210000": "辽宁省",
    "210100": "沈阳市",
    "210102": "和平区",
    "210103": "沈河区",
    "210104": "大东区",
    "210105": "皇姑区",
    "210106": "铁西区",
    "210111": "苏家屯区",
    "210112": "浑南区",
    "210113": "沈北新区",
    "210114": "于洪区",
    "210115": "辽中区",
    "210123": "康平县",
    "210124": "法库县",
    "210181": "新民市",
}
#: Places without a code here: level, and the nearest place of the register that they lie in.
WITHOUT_CODE: dict[str, tuple[str, str | None]] = {
    "中国": ("country", None),
    "加拿大": ("country", None),
    "黎巴嫩": ("country", None),
    "东北地区": ("macro-region", "中国"),
    "大连": ("city", "辽宁省"),
    "长春": ("city", "东北地区"),
    "哈尔滨": ("city", "东北地区"),
    "哈长沈大": ("other", "东北地区"),
    "都市圈": ("other", None),
}
CITY, PROVINCE = "shenyang", "liaoning"
#: Levels of places that a name says for its thing, the most specific last.
SAID_BY_NAMES = ("province", "city", "district")
#: Things that lie elsewhere than their name, the words before it or what they belong to let one infer, and why.
ELSEWHERE: dict[str, tuple[str, str]] = {
    "yifang-lianchuang-eda-center": (
        "hunnan",
        "among the projects that settled in the Hunnan Science and Technology City",
    ),
    "hunnan-xiaokang": ("hunnan", "the district was recorded with the host"),
    "york-university-canada": ("canada", "the country stands before the name of a university abroad"),
}
LOCATED = (Cluster, Platform, Organization, Park, Project, Event)


class Expected(NamedTuple):
    """What a place ought to be; `within` by its name."""

    level: str
    within: str | None
    code: str | None


def places_are_on_the_map(tables: Tables) -> Iterator[Finding]:
    """Level, code and what a place lies in are those of GB/T 2260 or of the map; no division of Shenyang is missing."""
    names = {row.place_id: row.name_zh for row in tables.of(Place)}
    codes = {name: code for code, name in GBT2260.items()}
    for where, row in tables.numbered(Place):
        if (code := codes.pop(row.name_zh, None)) is not None:
            expected = _coded(code)
        elif row.name_zh in WITHOUT_CODE:
            expected = Expected(*WITHOUT_CODE[row.name_zh], None)
        else:
            what = f"the place {row.name_zh!r} is not known"
            yield Finding(where, what, "Correct its name, or enter it in checking/content/places.py")
            continue
        if code and row.place_id != row.name_en.split(" ")[0].lower():
            what = f"the place {row.name_en!r} is called {row.place_id!r}"
            yield Finding(where, what, "Call it by the first word of name_en, in curation/registers/places.csv")
        here = Expected(row.place_level, names.get(row.within_id or ""), row.gbt2260)
        if here != expected:
            what = f"{row.name_zh!r} is {_words(here)}, but it should be {_words(expected)}"
            yield Finding(where, what, "Correct it in curation/registers/places.csv")
    if tables.of(Place):
        for name, code in codes.items():
            what = f"{name!r} (GB/T 2260 {code}) is missing"
            yield Finding("tables/places.csv", what, "Add it to curation/registers/places.csv")


def _coded(code: str) -> Expected:
    if code.endswith("0000"):
        return Expected("province", "东北地区", code)
    if code.endswith("00"):
        return Expected("city", GBT2260[f"{code[:2]}0000"], code)
    number = int(code[4:])
    level = "district" if number <= 20 else "county" if number <= 80 else "county-level-city"
    return Expected(level, GBT2260[f"{code[:4]}00"], code)


def _words(place: Expected) -> str:
    return f"a {place.level} within {place.within or 'nothing'} with {place.code or 'no code'}"


def things_are_where_texts_say(tables: Tables, views: Views) -> Iterator[Finding]:
    """The place of a thing is stated by a sentence, or follows from name, words before it and what it belongs to."""
    forms, stems = forms_of(tables), _stems(tables)
    places = {row.place_id for row in tables.of(Place)}
    unneeded = set(ELSEWHERE)
    located = {
        cells[model.table.key[0]]: (where, model.table.name, cells)
        for model in LOCATED
        for where, row in tables.numbered(model)
        for cells in [dict(row)]
    }
    for entity_id, (where, table, cells) in located.items():
        if cells["place_id"] is None:
            continue
        above = located.get(cells.get("parent_id") or "")
        inferred = _by_name(forms[entity_id], stems) or _by_words_before(entity_id, views, places)
        inferred = inferred or (above[2]["place_id"] if above else None) or CITY
        stated = _stated(entity_id, views, places)
        known, _ = ELSEWHERE.get(entity_id, (None, ""))
        if known and known != inferred:
            unneeded.discard(entity_id)
        expected = (stated, "stated") if stated else (known or inferred, "inferred")
        if (cells["place_id"], cells["place_basis"]) != expected:
            what = f"{entity_id!r} is in {cells['place_id']} ({cells['place_basis']}), but the rules give "
            what += f"{expected[0]} ({expected[1]})"
            yield Finding(
                where, what, f"Correct it in curation/registers/{table}.csv, or ELSEWHERE in checking/content/places.py"
            )
    for entity_id in sorted(unneeded) if located else ():
        what = f"{entity_id!r} is in ELSEWHERE without need"
        yield Finding("tables/entities.csv", what, "Take it off checking/content/places.py")


def districts_follow_names(tables: Tables) -> Iterator[Finding]:
    """The district of a computing centre is the one that a form of its name begins with; always inferred."""
    forms, stems = forms_of(tables), _stems(tables)
    districts = {row.place_id for row in tables.of(Place) if row.place_level == "district"}
    for where, row in tables.numbered(ComputingCenter):
        named = _by_name(forms[row.computing_center_id], stems)
        expected = (named, "inferred") if named in districts else (None, None)
        if (row.district, row.district_basis) != expected:
            what = f"district of {row.computing_center_id!r} is {row.district} ({row.district_basis}), its name gives "
            yield Finding(
                where, f"{what}{expected[0]} ({expected[1]})", "Correct it in curation/registers/computing_centers.csv"
            )


def _stems(tables: Tables) -> Mapping[str, str]:
    """What stands in names for a province, city or district, with its place; the most specific last."""
    rows = sorted(
        (row for row in tables.of(Place) if row.place_level in SAID_BY_NAMES),
        key=lambda row: SAID_BY_NAMES.index(row.place_level),
    )
    return {re.sub("(?<=..)(?:新区|[省市区])$", "", row.name_zh): row.place_id for row in rows}


def _by_name(forms: tuple[str, ...], stems: Mapping[str, str]) -> str | None:
    """The most specific place that a form of a name says; a leading 市 or 省 is the city or province of the texts."""
    named = [place_id for stem, place_id in stems.items() if any(stem in form for form in forms)]
    if named:
        return named[-1]
    if forms[0].startswith(("市", "省")):
        return CITY if forms[0].startswith("市") else PROVINCE
    return CITY if re.match("沈[^大]", forms[0]) else None


def _by_words_before(entity_id: str, views: Views, places: set[str]) -> str | None:
    """The place that a text names right before the thing."""
    for view, naming in views.of(entity_id):
        for before in view.namings:
            if before.end == naming.start and before.entity_id in places:
                return before.entity_id
    return None


def _stated(entity_id: str, views: Views, places: set[str]) -> str | None:
    """The place of which a sentence says that the thing is held, built or to land there."""
    for view, naming in views.of(entity_id):
        if place_id := _held(naming.start, naming.end, places, view):
            return place_id
    return None


def _held(start: int, end: int, places: set[str], view: View) -> str | None:
    for naming in view.namings:
        if naming.entity_id not in places:
            continue
        between = view.text[end : naming.start] if naming.start >= end else None
        if between is not None and re.fullmatch("(?:等[^,。;\n]{1,12})?在", between):
            if re.match("举行|召开|落地", view.text[naming.end :]):
                return naming.entity_id
        elif naming.end <= start and view.text[naming.end : start] == "建设":
            return naming.entity_id
    return None
