"""Each kind of change between two packages: that it is found, what is said of it, and the step it calls for."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation import diff
from tests.comparing import made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shenyang_innovation import Diff
    from tests.comparing.made import Described

    Change = Callable[[dict[str, Described]], object]
    Compare = Callable[..., Diff]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """The comparison of the made package with one that a change was made to."""

    def call(change: Change, before: Change = lambda _: None) -> Diff:
        old, new = made.tables(), made.tables()
        before(old)
        change(new)
        return diff(made.write(tmp_path / "old", old), made.write(tmp_path / "new", new))

    return call


def field(tables: dict[str, Described], name: str, table: str = "things") -> dict[str, Any]:
    found: dict[str, Any] = next(part for part in tables[table]["fields"] if part["name"] == name)
    return found


def set_cell(row: int, column: int, value: str) -> Change:
    def change(tables: dict[str, Described]) -> None:
        tables["things"]["rows"][row][column] = value

    return change


def set_constraint(column: str, name: str, value: object) -> Change:
    def change(tables: dict[str, Described]) -> None:
        constraints = field(tables, column).setdefault("constraints", {})
        constraints.pop(name, None)
        if value is not None:
            constraints[name] = value

    return change


def set_attribute(column: str, name: str, value: object) -> Change:
    def change(tables: dict[str, Described]) -> None:
        field(tables, column).pop(name, None)
        if value is not None:
            field(tables, column)[name] = value

    return change


def set_table(name: str, value: object) -> Change:
    return lambda tables: tables["things"].update({name: value})


def drop_column(tables: dict[str, Described]) -> None:
    tables["things"]["fields"].pop()
    for row in tables["things"]["rows"]:
        row.pop()


def add_column(tables: dict[str, Described]) -> None:
    tables["things"]["fields"].insert(1, made.column("colour"))
    for row in tables["things"]["rows"]:
        row.insert(1, "red")
    tables["things"]["rowRules"].append("colour must be given if size is given")


def rename_column(tables: dict[str, Described]) -> None:
    field(tables, "size")["name"] = "extent"
    tables["things"]["rowRules"] = []


def move_column(tables: dict[str, Described]) -> None:
    for row in (*tables["things"]["rows"], tables["things"]["fields"]):
        row.insert(2, row.pop(1))


def rename_table(tables: dict[str, Described]) -> None:
    tables["objects"] = tables.pop("things")


def rename_referenced(tables: dict[str, Described]) -> None:
    tables["measures"] = tables.pop("units")
    tables["things"]["foreignKeys"][0]["reference"]["resource"] = "measures"


def another_key(tables: dict[str, Described]) -> None:
    tables["things"]["primaryKey"] = ["name_zh"]


SCHEMA: dict[str, tuple[Change, str, str]] = {
    "table added": (lambda tables: tables.update(more=made.UNITS), "minor", "more: table added"),
    "table removed": (lambda tables: tables.pop("errata"), "major", "errata: table removed"),
    "table renamed": (rename_table, "major", "objects: table renamed, it was things"),
    "column added, with a rule": (add_column, "minor", "things.colour: column added"),
    "column removed": (drop_column, "major", "things.definition_en: column removed"),
    "column renamed": (rename_column, "major", "things.extent: column renamed, it was size"),
    "column moved": (move_column, "patch", "things: order of columns"),
    "key": (another_key, "major", "things: primary key: thing_id → name_zh"),
    "type": (set_attribute("size", "type", "string"), "major", "things.size: type: number → string"),
    "unit": (set_attribute("size", "unit", "USD"), "major", "things.size: unit: CNY → USD"),
    "unit removed": (set_attribute("size", "unit", None), "major", "unit removed: CNY"),
    "code of the unit": (set_attribute("size", "ucum", "[CNY]"), "minor", "ucum added: [CNY]"),
    "indicator": (set_attribute("size", "indicator", "output"), "major", "things.size: indicator added: output"),
    "description": (set_attribute("size", "description", "Height"), "patch", "description: What size says → Height"),
    "description of a table": (set_table("description", "All."), "patch", "description: Things that there are. → All."),
    "title": (set_table("title", "Objects"), "patch", "things: title: Table → Objects"),
    "code added": (set_constraint("kind", "enum", ["city", "far", "other"]), "minor", "things.kind: codes added: far"),
    "code removed": (
        set_constraint("kind", "enum", ["city", "off"]),
        "major",
        "codes added: off; codes removed: other",
    ),
    "codes moved": (set_constraint("kind", "enum", ["other", "city"]), "patch", "codes in another order"),
    "any code": (set_constraint("kind", "enum", None), "minor", "things.kind: enum removed"),
    "required": (set_constraint("size", "required", True), "major", "things.size: required: false → true"),
    "not required": (set_constraint("name_zh", "required", False), "minor", "required: true → false"),
    "minimum raised": (set_constraint("size", "minimum", 5), "major", "minimum: 0 → 5"),
    "minimum lowered": (set_constraint("size", "minimum", -5), "minor", "minimum: 0 → -5"),
    "minimum removed": (set_constraint("size", "minimum", None), "minor", "minimum removed: 0"),
    "maximum added": (set_constraint("size", "maximum", 9), "major", "maximum added: 9"),
    "pattern": (set_constraint("thing_id", "pattern", "^.+$"), "major", "pattern: ^[a-z-]+$ → ^.+$"),
    "shorter": (set_constraint("name_zh", "maxLength", 9), "major", "max length added: 9"),
    "longer": (set_constraint("name_zh", "minLength", 0), "minor", "min length: 1 → 0"),
    "rule added": (set_table("rowRules", ["size must be given if unit is CNY", "a b"]), "major", "rule added: a b"),
    "rule removed": (set_table("rowRules", []), "minor", "rule removed: size must be given if unit is CNY"),
    "unique key added": (set_table("uniqueKeys", [["name_zh"], ["name_en"]]), "major", "unique key added: name_en"),
    "unique key removed": (set_table("uniqueKeys", []), "minor", "unique key removed: name_zh"),
    "reference removed": (set_table("foreignKeys", []), "minor", "reference removed: unit → units.unit"),
}


@pytest.mark.parametrize("kind", SCHEMA)
def test_a_change_of_the_schema_is_told_with_its_step(compare: Compare, kind: str) -> None:
    change, step, said = SCHEMA[kind]
    found = compare(change)
    assert str(found.schema_step) == step
    assert said in " ".join(str(found).split())
    assert found.rows == ()
    # the other way round it is found too
    assert compare(lambda _: None, change).schema != ()


ROWS: dict[str, tuple[Change, str, str]] = {
    "value": (set_cell(0, 4, "696"), "minor", "~ metals size: 695 → 696"),
    "value taken away": (set_cell(0, 4, ""), "minor", "size: 695 → null"),
    "value given": (set_cell(2, 4, "3"), "minor", "size: null → 3"),
    "Chinese name": (set_cell(0, 1, "材料"), "minor", "name_zh: 新材料 → 材料"),
    "English name": (set_cell(0, 2, "Materials"), "patch", "name_en: New materials → Materials"),
    "definition": (set_cell(0, 6, "Of metal."), "patch", "things, definition_en of metals"),
    "unit": (set_cell(0, 5, "count"), "major", "unit: CNY → count"),
    "row added": (
        lambda tables: tables["things"]["rows"].append(["new", "新", "New", "city", "", "", ""]),
        "minor",
        "things, 1 row added (by thing_id) + new",
    ),
    "row removed": (
        lambda tables: tables["things"]["rows"].pop(1),
        "major",
        "things, 1 row removed (by thing_id) - planes",
    ),
    "row renamed": (set_cell(1, 0, "aeroplanes"), "major", "- planes probably renamed to aeroplanes"),
    "rows moved": (lambda tables: tables["things"]["rows"].reverse(), "patch", "the same rows in another order"),
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_change_of_rows_is_told_with_its_step(compare: Compare, kind: str) -> None:
    change, step, said = ROWS[kind]
    found = compare(change)
    assert (str(found.schema_step), str(found.data_step), str(found.step)) == ("none", step, step)
    assert said in " ".join(str(found).split())


def test_nothing_differs(compare: Compare) -> None:
    found = compare(lambda _: None)
    assert (found.schema, found.rows, str(found.step)) == ((), (), "none")
    assert "Nothing differs." in str(found)


def test_a_row_with_a_tombstone_is_no_removal(compare: Compare) -> None:
    def retire(tables: dict[str, Described]) -> None:
        tables["things"]["rows"].pop(1)
        tables["retired"]["rows"].append(["things", "planes", "Counted twice.", "parts", "1.1.0"])

    found = compare(retire)
    assert str(found.step) == "minor"
    assert "- planes retired: Counted twice.; in its place parts" in " ".join(str(found).split())


def test_a_corrected_cell_has_the_reason_of_its_erratum_and_no_other(compare: Compare) -> None:
    def correct(tables: dict[str, Described]) -> None:
        tables["things"]["rows"][0][4] = "696"
        tables["things"]["rows"][1][4] = "1321"
        tables["errata"]["rows"] += [
            ["a", "value", "things", "metals", "size", "694", "695", "Read badly.", "0.9.0", ""],
            ["b", "value", "things", "metals", "size", "695", "696", "Misprinted.", "1.1.0", ""],
            ["c", "value", "things", "planes", "kind", "", "1321", "Of another column.", "1.1.0", ""],
        ]

    things = next(table for table in compare(correct).rows if table.table == "things")
    assert [(cell.key, cell.reason) for cell in things.changed] == [("metals", "Misprinted."), ("planes", None)]


def test_rows_of_a_table_that_was_renamed_are_compared(compare: Compare) -> None:
    def change(tables: dict[str, Described]) -> None:
        tables["things"]["rows"][0][4] = "1"
        rename_table(tables)

    (objects,) = compare(change).rows
    assert [(cell.key, cell.column, cell.new) for cell in objects.changed] == [("metals", "size", "1")]


def test_a_reference_to_a_table_that_was_renamed_is_the_same(compare: Compare) -> None:
    found = compare(rename_referenced)
    assert [(change.change, change.table) for change in found.schema] == [("renamed", "measures")]


def test_cells_of_a_column_that_was_renamed_are_compared(compare: Compare) -> None:
    def change(tables: dict[str, Described]) -> None:
        rows = [[f"thing-{letter}", f"物{letter}", letter, "city", "7", "CNY", ""] for letter in "abcdefghijklmnop"]
        tables["things"]["rows"] = copy.deepcopy(rows)

    def renamed(tables: dict[str, Described]) -> None:
        change(tables)
        rename_column(tables)
        tables["things"]["rows"][3][4] = "8"

    (things,) = compare(renamed, change).rows
    assert [(cell.key, cell.column, cell.old, cell.new) for cell in things.changed] == [("thing-d", "extent", "7", "8")]


def test_a_column_with_other_cells_is_another(compare: Compare) -> None:
    def change(tables: dict[str, Described]) -> None:
        rename_column(tables)
        for row in tables["things"]["rows"]:
            row[4] = "7"

    found = compare(change)
    assert {("removed", "size"), ("added", "extent")} <= {(one.change, one.column) for one in found.schema}


def test_tables_that_have_no_key_in_common_have_no_row_in_common(compare: Compare) -> None:
    def change(tables: dict[str, Described]) -> None:
        tables["units"]["fields"] = [made.column("code"), made.column("label_zh")]
        tables["units"]["primaryKey"] = ["code"]
        tables["units"]["rows"] = [["A", "元"], ["B", "元"]]
        tables["things"]["foreignKeys"] = []

    units = next(table for table in compare(change).rows if table.table == "units")
    assert (units.key, len(units.added), len(units.removed)) == ((), 2, 2)


def test_the_key_of_a_compound_is_joined(compare: Compare) -> None:
    def before(tables: dict[str, Described]) -> None:
        tables["retired"]["rows"].append(["things", "tanks", "Gone.", "", "0.9.0"])

    def change(tables: dict[str, Described]) -> None:
        tables["retired"]["rows"].append(["things", "tanks", "Gone", "", "0.9.0"])

    (retired,) = compare(change, before).rows
    assert [cell.key for cell in retired.changed] == ["things/tanks"]
