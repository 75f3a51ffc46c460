"""The words of the interface: there in both languages, for everything that the package has."""

from __future__ import annotations

import re
from pathlib import Path

from shenyang_innovation.published.descriptor import package
from shenyang_innovation.site import rendering
from shenyang_innovation.site.codes import CODES
from shenyang_innovation.site.labels import COLUMNS, GROUPS, REGISTERS, UNITS
from shenyang_innovation.site.texts import TEXTS

RESOURCES = package().resources.values()


def test_every_column_has_a_label_and_every_label_a_column() -> None:
    assert {field.name for one in RESOURCES for field in one.fields} == set(COLUMNS)


def test_every_code_has_a_label() -> None:
    for one in RESOURCES:
        for field in one.fields:
            if field.type == "boolean":
                assert set(CODES[field.name]) == {"true", "false"}
            assert set(field.enum or ()) <= set(CODES.get(field.name, {})), field.name


def test_groups_registers_and_units_have_labels() -> None:
    assert {one.group for one in RESOURCES} == set(GROUPS)
    assert set(package().resource("entities").field("entity_kind").enum or ()) == set(REGISTERS)
    assert set(package().resource("units").field("unit").enum or ()) == set(UNITS)


def test_texts_are_there_in_both_languages_with_the_same_places_for_values() -> None:
    for key, label in TEXTS.items():
        assert label.en, key
        assert label.zh, key
        assert re.findall(r"\{\w+\}", label.en).sort() == re.findall(r"\{\w+\}", label.zh).sort(), key


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    folder = Path(rendering.__file__).parent
    files = [*folder.glob("*.py"), *folder.glob("templates/*.html")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files if path.name != "texts.py")
    used = set(re.findall(r"\bt\(\s*['\"](\w+)['\"]", source))
    assert used <= set(TEXTS)
    assert [key for key in TEXTS if not re.search(rf"['\"]{key}['\"]", source) and not key.startswith("count_")] == []
