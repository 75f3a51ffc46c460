"""Sheets as text: cut to the room there is, escaped where the form needs it."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from wcwidth import wcswidth

from shenyang_innovation.terminal import CELL, GAP, NARROW, Sheet, Value, folded, render


def sheet(**cells: Value) -> Sheet:
    return Sheet(list(cells), frozenset(), [cells])


def beside_a_key(text: str, width: int, room: int) -> str:
    """The last cell of a sheet in which a key leaves so much room to it in a terminal of that width."""
    keyed = Sheet(["k", "a"], frozenset(), [{"k": "k" * (width - GAP - room), "a": text}], frozenset("k"))
    return cells(render(keyed, width=width))[-1]


def cells(text: str) -> list[str]:
    """The cells of the last row of a table in the form for terminals."""
    return text.splitlines()[-1].split("  ")


def test_markdown_escapes_what_would_end_a_cell() -> None:
    assert render(sheet(a="x|y"), "markdown").splitlines()[-1] == "| x\\|y |"
    assert cells(render(sheet(a="x|y"))) == ["x|y"]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a" * CELL, "a" * CELL),
        ("a" * (CELL + 1), "a" * (CELL - 1) + "…"),
        ("沈" * (CELL // 2), "沈" * (CELL // 2)),
        ("沈" * (CELL // 2 + 1), "沈" * (CELL // 2 - 1) + "…"),
        ("沈" * (CELL // 2) + "a", "沈" * (CELL // 2 - 1) + "…"),
    ],
)
def test_a_long_cell_is_cut_to_the_room_it_has(text: str, short: str) -> None:
    cut = beside_a_key(text, NARROW[0] + 1, CELL)
    assert cut == short
    assert wcswidth(cut) <= CELL
    for form in ("csv", "json", "markdown"):
        assert text in render(sheet(a=text), form)


@pytest.mark.parametrize(("width", "room"), [(NARROW[0] + 1, CELL), (NARROW[0], NARROW[1]), (40, NARROW[1])])
def test_a_cell_has_less_room_in_a_narrow_terminal(width: int, room: int) -> None:
    assert beside_a_key("a" * 60, width, room) == "a" * (room - 1) + "…"


def test_what_is_left_of_a_narrow_terminal_goes_to_cells_that_would_be_cut() -> None:
    assert cells(render(sheet(a="a" * 60), width=80)) == ["a" * 60]
    two = render(sheet(a="a" * 60, b="沈" * 15), width=80)
    assert cells(two) == ["a" * 57 + "…", "沈" * 9 + "…"]
    assert max(map(wcswidth, two.splitlines())) <= 80


def test_a_column_that_does_not_fit_is_counted_rightly() -> None:
    def hint(shown: Sheet) -> str:
        return " ".join(render(shown, width=40).split("\n\n")[1].split())

    assert hint(sheet(a="a", b="b" * 40)._replace(keys=frozenset("ab"))).startswith("1 more column does not fit: b.")
    long = sheet(a="a", b="b" * 40, c="c" * 40)._replace(keys=frozenset("abc"))
    assert hint(long).startswith("2 more columns do not fit: b, c.")


def test_lines_are_folded_at_words_and_addresses_are_kept() -> None:
    address = "https://example.org/" + "a" * 40
    assert folded(f"  see {address} 沈阳 now", 30).splitlines() == ["  see", f"    {address}", "    沈阳 now"]
    assert folded("沈" * 30, 40).splitlines() == ["沈" * 20, "  " + "沈" * 10]
    assert folded("as it is", None) == "as it is"


def test_keys_are_never_cut_and_nothing_is_where_there_is_no_terminal() -> None:
    long = "a" * 60
    keyed = Sheet(["a"], frozenset(), [{"a": long}], frozenset({"a"}))
    assert cells(render(keyed, width=80)) == [long]
    assert cells(render(sheet(a=long), width=None)) == [long]


def test_a_narrower_column_behind_one_that_does_not_fit_is_shown() -> None:
    wide = sheet(a="a" * 20, b="b" * 20, c="c")
    assert cells(render(wide, width=40).split("\n\n", maxsplit=1)[0]) == ["a" * 20, "c"]


def test_columns_that_say_nothing_alone_are_shown_together_or_not_at_all() -> None:
    wide = sheet(a="a" * 18, b="b" * 20, c="c", d="d")._replace(together=frozenset("bc"))
    assert cells(render(wide, width=40).split("\n\n", maxsplit=1)[0]) == ["a" * 18, "d"]
    assert render(wide, width=60).split()[-4:] == ["a" * 18, "b" * 20, "c", "d"]


def test_a_narrow_terminal_is_one_of_a_hundred_columns_or_less() -> None:
    assert NARROW == (100, 20)


def test_json_is_json_and_has_every_digit() -> None:
    row: dict[str, Value] = {"a": 'say "沈阳"\n', "b": None, "c": True, "d": 2**70, "e": Decimal("1E-30")}
    text = render(sheet(**row), "json")
    assert json.loads(text, parse_float=Decimal) == [row]
    assert "沈阳" in text
    assert (
        text
        == json.dumps([row | {"e": 0}], ensure_ascii=False, indent=2).replace('"e": 0', f'"e": {row["e"]:f}') + "\n"
    )
    assert render(Sheet(["a"], frozenset(), []), "json") == "[]\n"
    assert json.loads(render(Sheet(["a"], frozenset(), [{"a": 1}, {"a": 2}]), "json")) == [{"a": 1}, {"a": 2}]
