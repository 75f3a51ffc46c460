"""The pictures by name: the same everywhere, in two languages and themes, and wrong uses told in words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import altair as alt
import pytest

import shenyang_innovation as sy
from shenyang_innovation.charts.themes import COLOURS
from tests.charts.conftest import NAMES, REPOSITORY, drawn, spec, texts

if TYPE_CHECKING:
    from pathlib import Path

PRINT = """
import hashlib, json
from shenyang_innovation.charts import PICTURES
for name, picture in PICTURES.items():
    made = json.dumps(picture.draw(language="zh").to_dict(validate=False))
    print(name, hashlib.sha256(made.encode()).hexdigest())
"""


def test_the_pictures_are_those_that_people_ask_for_each_with_a_function_of_its_name() -> None:
    assert NAMES == ("targets", "computing", "clusters", "platforms", "talent", "network")
    for name, picture in sy.charts.PICTURES.items():
        assert picture.name == name
        made = getattr(sy.charts, name)()
        assert isinstance(made, alt.LayerChart)
        assert made.to_dict() == spec(name)


@pytest.mark.parametrize("name", NAMES)
def test_titles_and_labels_are_in_the_language_asked_for(name: str) -> None:
    picture = sy.charts.PICTURES[name]
    for language, title, about in (
        ("en", picture.title_en, picture.about_en),
        ("zh", picture.title_zh, picture.about_zh),
    ):
        made = spec(name, language)
        assert made["title"]["text"] == title
        assert "".join(made["title"]["subtitle"]).replace(" ", "") == about.replace(" ", "")
        assert title in made["description"]
    english, chinese = (" ".join(texts(spec(name, language))) for language in ("en", "zh"))
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)
    assert sum("\u4e00" <= character <= "\u9fff" for character in chinese) > 100


@pytest.mark.parametrize("name", NAMES)
def test_themes_differ_in_colours_alone(name: str) -> None:
    light, dark = spec(name, theme="light"), spec(name, theme="dark")
    assert (light["config"]["background"], dark["config"]["background"]) == ("#ffffff", "#15191e")
    exchanged = str(light)
    for old, new in zip(COLOURS["light"], COLOURS["dark"], strict=True):
        exchanged = exchanged.replace(old, new)
    assert exchanged == str(dark)


@pytest.mark.parametrize("theme", COLOURS)
def test_marks_and_letters_stand_out_from_the_background(theme: str) -> None:
    hue = COLOURS[theme]
    for colour in (hue.text, hue.faint):
        assert contrast(colour, hue.background) >= 4.5
    for colour in (hue.blue, hue.red, hue.purple, hue.green, hue.orange):
        assert contrast(colour, hue.background) >= 3
    assert len(set(hue)) == len(hue)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_picture_is_the_same_whatever_the_clock_the_zone_the_language_and_the_hash_seed() -> None:
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Apia", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Anchorage", "LANG": "zh_CN.UTF-8"},
    )
    run = [sys.executable, "-c", PRINT]
    printed = [
        subprocess.run(run, env=os.environ | setting, capture_output=True, encoding="utf-8", check=True).stdout
        for setting in settings
    ]
    assert printed[0] == printed[1]
    assert len(printed[0].splitlines()) == len(NAMES)


def test_a_user_goes_on_from_a_picture() -> None:
    chart = sy.charts.computing().properties(width=400, title="Mine")
    assert (chart.to_dict()["width"], chart.to_dict()["title"]) == (400, "Mine")
    assert sy.charts.computing().to_dict() == spec("computing"), "a picture is made anew each time"


def test_pictures_stand_beside_one_another_once_their_looks_are_taken_off() -> None:
    first, second = sy.charts.computing(), sy.charts.talent()
    look = first.config
    first.config = second.config = alt.Undefined
    for both in (first | second, first & second):
        both.config = look
        assert both.to_dict()["config"] == spec("computing")["config"]
    layered = sy.charts.talent() + alt.Chart().mark_rule()
    assert len(layered.layer) == len(sy.charts.talent().layer) + 1


def test_a_picture_of_another_package_shows_what_that_says(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "tables", tmp_path / "tables")
    described = (REPOSITORY / "datapackage.json").read_text(encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(described.replace('"version": "', '"version": "9', 1), encoding="utf-8")
    observations = tmp_path / "tables" / "observations.csv"
    text = observations.read_text(encoding="utf-8")
    old, new = ",computing,208,,PFLOPS,P,=,", ",computing,209,,PFLOPS,P,<,"
    assert old in text, "the row is written in another form"
    observations.write_text(text.replace(old, new), encoding="utf-8", newline="")
    made = sy.charts.computing(package=tmp_path)
    labels = {row["label"] for row in drawn(made.to_dict())}
    assert "<209 PFLOPS" in labels
    assert "shenyang-innovation 9" in "".join(texts(made.to_dict()))
    assert "208 PFLOPS" not in labels
    assert any(layer.mark.shape == "M0,-1L0,1M-0.6,0.4L0,1L0.6,0.4" for layer in made.layer), "an arrow down"


def test_tables_without_rows_give_pictures_without_marks(tmp_path: Path) -> None:
    described = json.loads((REPOSITORY / "datapackage.json").read_text(encoding="utf-8"))
    (tmp_path / "tables").mkdir()
    for resource in described["resources"]:
        header = (REPOSITORY / resource["path"]).read_bytes().split(b"\n", 1)[0] + b"\n"
        (tmp_path / resource["path"]).write_bytes(header)
        resource["bytes"] = len(header)
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    for picture in sy.charts.PICTURES.values():
        chart = picture.draw(package=tmp_path)
        assert drawn(chart.to_dict()) == []
        assert picture.title_en in sy.charts.to_svg(chart)


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ({"language": "fr"}, "charts: no language 'fr'. Choose one of: en, zh"),
        ({"language": None}, "charts: no language None. Choose one of: en, zh"),
        ({"theme": "darkk"}, "charts: no theme 'darkk'. Did you mean 'dark'?"),
        ({"theme": ["dark"]}, "charts: no theme ['dark']."),
    ],
)
def test_a_language_or_theme_that_is_none_is_told(use: dict[str, Any], said: str) -> None:
    with pytest.raises(sy.UnknownNameError) as caught:
        sy.charts.clusters(**use)
    assert str(caught.value).startswith(said)


def test_a_picture_that_is_none_is_told() -> None:
    with pytest.raises(sy.UnknownNameError, match=r"no picture 'cluster'. Did you mean 'clusters'\?"):
        sy.charts.draw("cluster")
    with pytest.raises(sy.UnknownNameError, match="no picture None"):
        sy.charts.draw(None)  # type: ignore[arg-type]


def test_a_folder_that_is_no_package_is_told(tmp_path: Path) -> None:
    with pytest.raises(sy.DataFilesError):
        sy.charts.clusters(package=tmp_path)


@pytest.mark.parametrize("package", [3, [], object()])
def test_a_package_that_is_no_path_is_told(package: Any) -> None:
    with pytest.raises(sy.UsageError) as caught:
        sy.charts.clusters(package=package)
    said = f"charts: what is given as package is of type {type(package).__name__}. Give the folder of a package"
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("library", "use"),
    [("altair", "sy.charts.clusters()"), ("vl_convert", "sy.charts.to_svg(sy.charts.clusters())")],
)
def test_without_its_library_a_picture_says_what_to_install_and_titles_are_there(library: str, use: str) -> None:
    code = f"""
import sys
sys.modules[{library!r}] = None
import shenyang_innovation as sy
print(sy.charts.PICTURES["talent"].title("en"))
try:
    {use}
except sy.MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    title, error = done.stdout.splitlines()
    assert title == "Talent"
    assert error == (
        f"charts: {library.replace('_', '-')} is not installed. Run `pip install 'shenyang-innovation[charts]'`"
    )


def test_the_names_of_pictures_cost_no_library() -> None:
    code = "import shenyang_innovation as sy, sys\nsy.charts.PICTURES\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert not {"altair", "vl_convert", "pandas", "narwhals"} & set(done.stdout.split())
