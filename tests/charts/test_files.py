"""Pictures as files: labels are text, none covers another, nothing is loaded from elsewhere; what goes wrong is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

import shenyang_innovation as sy
from shenyang_innovation.charts import PICTURES, fonts
from shenyang_innovation.charts.layout import Box
from shenyang_innovation.published.width import display_width
from tests.charts.conftest import NAMES, drawn, layers, spec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("vl_convert", reason="files are made by vl-convert")
pytestmark = pytest.mark.filterwarnings("ignore::shenyang_innovation.charts.MissingFontWarning")
SVG = "{http://www.w3.org/2000/svg}"
ALL = [(name, language) for name in NAMES for language in ("en", "zh")]


@cache
def svg(name: str, language: str) -> ET.Element:
    return ET.fromstring(sy.charts.to_svg(PICTURES[name].draw(language=language)))  # type: ignore[arg-type]


def lines_of(element: ET.Element) -> list[str]:
    """The lines of a text element."""
    spans = [span.text or "" for span in element.iter(f"{SVG}tspan")]
    return spans or [element.text or ""]


def boxes(element: ET.Element, x: float = 0, y: float = 0) -> Iterator[tuple[str, Box]]:
    """Each line of text with the rectangle that it takes at the least, whatever the font; turned text is left out."""
    moved = re.match(r"translate\(([-\d.]+),([-\d.]+)\)$", element.get("transform", "translate(0,0)"))
    if not moved:
        return
    x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text" and element.get("opacity") != "0":
        size = float((element.get("font-size") or "11px").removesuffix("px"))
        step = next((float(span.get("dy", 0)) for span in element.iter(f"{SVG}tspan") if span.get("dy")), size)
        for number, line in enumerate(lines_of(element)):
            wide = display_width(line) * size * 0.5
            left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
            below = y + number * step
            yield line, Box(left, below - size * 0.75, left + wide, below)
    for child in element:
        yield from boxes(child, x, y)


@pytest.mark.parametrize(("name", "language"), ALL)
def test_an_svg_holds_the_labels_as_text(name: str, language: str) -> None:
    written = "".join("".join(lines_of(text)) for text in svg(name, language).iter(f"{SVG}text")).replace(" ", "")
    made = spec(name, language)
    assert made["title"]["text"].replace(" ", "") in written
    assert "shenyang-innovation" in written
    for row in drawn(made):
        for field in ("label", "beside", "about", "verdict", "outcome_label"):
            assert re.sub(r"\s", "", str(row.get(field) or "")) in written


@pytest.mark.parametrize(("name", "language"), ALL)
def test_no_label_covers_another_and_all_are_inside(name: str, language: str) -> None:
    picture = svg(name, language)
    whole = Box(0, 0, float(picture.get("width", 0)), float(picture.get("height", 0)))
    assert whole.right <= 801, "a picture is 800 pixels wide"
    found = list(boxes(picture))
    assert len(found) > 20
    for line, box in found:
        assert box.within(whole), line
    covered = [(one, other) for (one, first), (other, second) in combinations(found, 2) if first.overlaps(second)]
    assert covered == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_label_of_computing_power_lies_across_the_border_of_what_has_no_day(language: str) -> None:
    made = spec("computing", language)
    ((strip, heads),) = layers(made, "rect")
    left, right = strip["encoding"]["x"]["value"], strip["encoding"]["x2"]["value"]
    found = list(boxes(svg("computing", language)))
    ((_, head),) = (each for each in found if each[0] == heads[0]["undated"])
    border = (head.left + head.right) / 2 - (right - left) / 2
    beside = {line for row in drawn(made) for line in row["beside"].split("\n")}
    labels = [(line, box) for line, box in found if line in beside]
    assert len(labels) > 10
    assert [line for line, box in labels if box.left < border < box.right] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_svg_says_what_is_seen_and_loads_nothing(name: str) -> None:
    picture = svg(name, "en")
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == f"{PICTURES[name].title_en}. {PICTURES[name].about_en}"
    assert str(picture.get("font-family")).startswith("Noto Sans CJK SC, ")
    for element in picture.iter():
        assert not any("href" in key or str(value).startswith(("http", "url(")) for key, value in element.items())
        assert not element.tag.endswith(("script", "image", "style"))


def test_an_svg_in_other_colours_is_that_of_the_other_theme() -> None:
    light, dark = (sy.charts.to_svg(sy.charts.computing(theme=theme)) for theme in ("light", "dark"))
    assert light != dark
    assert sy.charts.recoloured(light, "dark") == sy.charts.recoloured(dark, "dark") == dark
    assert sy.charts.recoloured(dark, "light") == light
    with pytest.raises(sy.UnknownNameError, match="no theme 'blue'"):
        sy.charts.recoloured(light, "blue")  # type: ignore[arg-type]


def test_pictures_are_saved_in_each_format(tmp_path: Path) -> None:
    chart = sy.charts.clusters(language="zh")
    begins = {"svg": b"<svg ", "png": b"\x89PNG", "html": b"<!DOCTYPE html>", "json": b"{", "SVG": b"<svg "}
    for end, beginning in begins.items():
        path = sy.charts.save(chart, tmp_path / f"clusters.{end}")
        assert path == tmp_path / f"clusters.{end}"
        assert path.read_bytes().lstrip().startswith(beginning)
    assert "新材料产业集群" in (tmp_path / "clusters.svg").read_text(encoding="utf-8")


def test_a_page_brings_all_that_it_needs() -> None:
    page = sy.charts.to_html(sy.charts.clusters())
    elements = re.sub(r"(<script[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)
    assert "<script" in elements
    assert not re.search(r"src=|href=|@import|url\(", elements)
    assert len(page) < 2_000_000


def test_a_png_has_the_pixels_asked_for() -> None:
    chart = sy.charts.clusters()
    for scale, given in ((2, sy.charts.to_png(chart)), (1, sy.charts.to_png(chart, scale=1))):
        assert int.from_bytes(given[16:20], "big") == pytest.approx(800 * scale, abs=3)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.tiff", "charts.save: no format for a file that ends in '.tiff'. Choose one of: .svg, .png, .html, .json"),
        ("x", "charts.save: no format: 'x' has no end. Choose one of: .svg, .png, .html, .json"),
        ("x.sgv", "charts.save: no format for a file that ends in '.sgv'. Did you mean '.svg'?"),
    ],
)
def test_another_format_is_told(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(sy.UnknownNameError) as caught:
        sy.charts.save(sy.charts.clusters(), tmp_path / name)
    assert str(caught.value) == said


@pytest.mark.parametrize("function", ["save", "to_svg", "to_png", "to_html"])
@pytest.mark.parametrize("given", ["clusters", 3, None, {"mark": "bar"}])
def test_what_is_no_chart_is_told(tmp_path: Path, function: str, given: object) -> None:
    more = (tmp_path / "x.svg",) if function == "save" else ()
    with pytest.raises(sy.UsageError) as caught:
        getattr(sy.charts, function)(given, *more)
    assert str(caught.value) == (
        f"charts.{function}: what is given as chart is of type {type(given).__name__}. "
        "Give a chart, such as sy.charts.clusters()"
    )
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_path_is_told() -> None:
    with pytest.raises(
        sy.UsageError, match=r"charts\.save: what is given as dest is of type int\. Give the path of a file"
    ):
        sy.charts.save(sy.charts.clusters(), 3)  # type: ignore[arg-type]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(sy.ExportError, match=r"No such file or directory\. Choose a folder that is there"):
        sy.charts.save(sy.charts.clusters(), tmp_path / "nowhere" / "x.json")
    (tmp_path / "x.json").mkdir()
    with pytest.raises(sy.ExportError, match="Choose a folder"):
        sy.charts.save(sy.charts.clusters(), tmp_path / "x.json")


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are taken away by a setting of fontconfig")
def test_without_a_font_for_chinese_there_is_a_warning(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f'<?xml version="1.0"?><fontconfig><dir>{tmp_path}</dir></fontconfig>', encoding="utf-8")
    code = """
import shenyang_innovation as sy
sy.charts.save(sy.charts.clusters(language="en"), "en.svg")
print("now", flush=True)
sy.charts.save(sy.charts.clusters(language="zh"), "zh.svg")
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"FONTCONFIG_FILE": str(settings), "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "now\n"
    assert "MissingFontWarning: charts.to_svg: there is no font with Chinese characters here" in done.stderr
    assert "Install Noto Sans CJK SC (on Debian and Ubuntu the package fonts-noto-cjk)" in done.stderr
    assert done.stderr.count("MissingFontWarning:") == 1, "the English picture warns of nothing"
    assert "新材料" in (tmp_path / "zh.svg").read_text(encoding="utf-8")
    here = sy.charts.to_svg(sy.charts.clusters(language="en"))
    assert (tmp_path / "en.svg").read_text(encoding="utf-8") == here, "an English picture is the same with any fonts"


def test_with_a_font_for_chinese_there_is_no_warning() -> None:
    if not fonts.has_chinese():
        pytest.skip("no font with Chinese characters is installed")
    code = "import shenyang_innovation as sy\nsy.charts.to_svg(sy.charts.clusters(language='zh'))"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
