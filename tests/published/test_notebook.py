"""What a notebook shows: HTML that an independent parser takes, that is read aloud well, and that nobody can break."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import shenyang_innovation as sy
from shenyang_innovation.published import descriptor
from shenyang_innovation.published.description import ColumnDescription
from shenyang_innovation.published.names import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

HOSTILE = "<img src=x onerror=alert(1)>\"'&lt;</td></table><script>"
XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(html: str) -> Element:
    """The HTML as a strict parser reads it: any slip is an error."""
    html5 = pytest.importorskip("html5rdf", reason="needs html5rdf, which comes with the judges")
    root: Element = html5.HTMLParser(strict=True).parseFragment(html)
    return root


def found(root: Element, tag: str) -> Iterator[Element]:
    return root.iter(f"{XHTML}{tag}")


def words(element: Element) -> str:
    return "".join(element.itertext())


def shown() -> Iterator[str]:
    """All that the package shows in a notebook, of every table."""
    for table in TABLES:
        resource = descriptor.resource(table)
        yield sy.describe(table)._repr_html_()
        rows = sy.load(table, backend="records")
        if not rows:  # nothing is retired
            continue
        row = rows[0]
        key = tuple(str(getattr(row, column)) for column in resource.primary_key)
        for column in resource.names()[:2]:
            evidence = sy.evidence(table, key, column)
            yield evidence._repr_html_()
            yield from (item._repr_html_() for item in evidence[:1])


@pytest.mark.usefixtures("real")
def test_it_is_html_and_says_what_heads_what() -> None:
    for html in shown():
        root = parsed(html)
        for table in found(root, "table"):
            assert words(next(found(table, "caption")))
            for row in found(table, "tr"):
                assert row[0].tag == f"{XHTML}th"
            for head in found(table, "th"):
                assert head.get("scope") in {"col", "row"}
                assert words(head)


@pytest.mark.usefixtures("real")
def test_it_loads_nothing_and_leaves_the_colours_to_the_notebook() -> None:
    for html in shown():
        assert not re.search(r"<(script|link|style|img|iframe|svg)|\bsrc=|url\(|@import|color|background", html)


@pytest.mark.usefixtures("real")
def test_chinese_says_that_it_is() -> None:
    (title,) = [one for one in found(parsed(sy.describe("clusters")._repr_html_()), "span") if one.get("lang") == "zh"]
    assert words(title) == "产业集群"
    evidence = sy.evidence("clusters", "new-materials", "output_value_cny")
    marked = [words(one) for one in found(parsed(evidence._repr_html_()), "span") if one.get("lang") == "zh"]
    assert marked == ["695亿元", evidence[0].title_zh, evidence[0].publisher_zh, evidence[0].speaker_zh]


@pytest.mark.usefixtures("real")
def test_the_address_of_a_document_can_be_followed() -> None:
    (item,) = sy.evidence("clusters", "new-materials", "output_value_cny")
    (link,) = found(parsed(item._repr_html_()), "a")
    assert (link.get("href"), words(link)) == (item.address, item.address)
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", ""):
        assert list(found(parsed(item._replace(address=address)._repr_html_()), "a")) == []


@pytest.mark.usefixtures("real")
def test_many_codes_are_folded_and_none_is_lost() -> None:
    root = parsed(sy.describe("observations")._repr_html_())
    (folded,) = [one for one in found(root, "details") if words(one[0]) == "14 codes"]
    assert [words(one) for one in found(folded, "code")] == sorted(
        {row.theme for row in sy.load_indicators(backend="records")}
    )


@pytest.mark.usefixtures("real")
def test_no_text_becomes_markup() -> None:
    """Each text of a description and of a piece of evidence in turn is what somebody would like to run."""
    described, item = sy.describe("clusters"), sy.evidence("clusters", "new-materials", "output_value_cny")[0]
    column = described.columns[0]
    texts = ("name", "type", "unit", "description", "refers_to", "measured_by")
    assert set(texts) < set(ColumnDescription._fields)
    pages = [
        *(html_of(item, name, HOSTILE) for name in [*texts_of(item), "note", "cue", "qualifier"]),
        html_of(item, "caveats", (HOSTILE,)),
        *(html_of(described, name, HOSTILE) for name in texts_of(described)),
        *(html_of(described, name, (HOSTILE,)) for name in ("sources", "rules", "key")),
        *(html_of(described, "columns", (changed(column, name, HOSTILE),)) for name in texts),
        *(html_of(described, "columns", (changed(column, "codes", (HOSTILE,) * n),)) for n in (1, 20)),
    ]
    told = 0
    for html in pages:
        root = parsed(html)
        assert not [one.tag for one in root.iter() if one.tag in {f"{XHTML}img", f"{XHTML}script"}]
        told += HOSTILE in words(root)
    # what a table does not show in this kind of evidence cannot be shown wrong
    assert told > len(pages) / 2


def changed(row: Any, name: str, value: object) -> Any:
    return row._replace(**{name: value})


def html_of(row: Any, name: str, value: object) -> str:
    html: str = changed(row, name, value)._repr_html_()
    return html


def texts_of(row: tuple[object, ...]) -> list[str]:
    return [name for name, value in zip(getattr(row, "_fields", ()), row, strict=True) if isinstance(value, str)]


# --- IPython --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("real")
def test_a_question_mark_shows_columns_types_units_and_an_example(tmp_path: Path) -> None:
    pytest.importorskip("IPython", reason="needs IPython, which comes with the judges")
    # Without jedi, which would read all of pandas first.
    ask = """\
import shenyang_innovation as sy
sy.load_clusters?
ip = get_ipython()
names = lambda text: [found.rpartition(".")[2] for found in ip.complete(text)[1]]
print("COMPLETED", *names("sy.load_c"))
frame = sy.load_clusters()
print("COLUMNS", *names("frame.output_"))
"""
    run = [sys.executable, "-m", "IPython", "--no-banner", "--colors=NoColor", "--Completer.use_jedi=False", "-c", ask]
    environment = os.environ | {"IPYTHONDIR": str(tmp_path), "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(run, capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path, check=True)
    text = done.stdout
    assert "Load clusters: Industrial clusters (产业集群)." in text
    assert re.search(r"output_value_cny \(integer, CNY, null if not given\): Output value", text)
    assert ">>> from shenyang_innovation import load_clusters" in text
    assert "backend: 'Backend' = 'pandas'" in text
    assert "COMPLETED load_caveats load_cited_figures load_clusters load_computing_centers\n" in text
    assert "COLUMNS output_growth_percent output_value_cny\n" in text
