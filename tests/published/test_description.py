"""A description tells what the descriptor knows, and fits a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from shenyang_innovation.errors import UnknownNameError
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.description import WIDTH, describe, wrapped
from shenyang_innovation.published.width import display_width

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.usefixtures("miniature")
def test_what_it_says() -> None:
    described = describe("clusters")
    assert (described.row_count, described.key, described.sources) == (2, ("cluster_id",), ("reply-2025",))
    (column,) = [column for column in described.columns if column.name == "output_value_cny"]
    assert (column.type, column.unit, column.nullable, column.measured_by) == (
        "integer",
        "CNY",
        True,
        descriptor.resource("clusters").field("output_value_cny").indicator,
    )
    (column,) = [column for column in describe("observations").columns if column.name == "caveats"]
    assert column.refers_to == "caveats.caveat_id"


def test_every_table_fits_a_terminal_and_names_every_column(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shenyang_innovation.published.location.package_root", lambda: str(published))
    for name, resource in descriptor.package().resources.items():
        described = describe(name)
        text = str(described)
        assert max(display_width(line) for line in text.splitlines()) <= WIDTH
        assert [column.name for column in described.columns] == list(resource.names())
        html = described._repr_html_()
        for column in resource.names():
            assert f"\n{column} " in text
            assert f"<code>{column}</code>" in html


@pytest.mark.usefixtures("miniature")
def test_html_is_escaped() -> None:
    html = describe("observations")._repr_html_()
    assert "over 1100 is &gt; 1100" in html


@pytest.mark.parametrize("width", [2, 3, 7, 10, 80])
def test_wrapping_loses_nothing(width: int) -> None:
    text = "规模以上工业企业 above designated size 专精特新 a-very-long-word-of-many-parts"
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= width for line in lines)


@pytest.mark.parametrize("width", [2, 3, 7, 10, 80])
def test_an_address_stays_whole(width: int) -> None:
    address = "https://example.org/a-very-long-address-that-is-to-be-copied-and-pasted-somewhere-else/0123456789"
    lines = wrapped(f"规模以上工业企业 above {address} 专精特新", width)
    assert address in lines
    assert all(display_width(line) <= width for line in lines if line != address)


@pytest.mark.usefixtures("miniature")
def test_an_unknown_table() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'clusters'"):
        describe("clustres")


@pytest.mark.usefixtures("miniature")
@pytest.mark.parametrize("table", [["clusters"], None, 5])
def test_what_is_no_name_of_a_table(table: Any) -> None:
    with pytest.raises(UnknownNameError, match="no table"):
        describe(table)
