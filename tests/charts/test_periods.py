"""Of when a figure is: what we infer bears a sign, and what is not of a whole year says of which part."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.charts import PICTURES
from shenyang_innovation.charts.words import part_of_year
from tests.charts.conftest import REPOSITORY, Spec, caption, drawn, layers, spec, squeezed, table, texts

if TYPE_CHECKING:
    from pathlib import Path

OBSERVATIONS = {row["observation_id"]: row for row in table("observations")}
WRITTEN = {
    "clusters": ["period"],
    "computing": ["beside"],
    "platforms": ["shown", "part"],
    "talent": ["period"],
    "targets": ["outcome_shown"],
}
"""What a picture writes with the sign of a period that we infer."""
NOTES = {"en": "* a period that we infer: the document does not state it.", "zh": "* 时期为推断，文件未说明。"}


def basis(row: dict[str, str], name: str) -> str:
    """Whether the period that a picture writes beside a mark is stated; in `targets` it is that of the outcome."""
    id_ = row["outcome_id"] if name == "targets" else row["observation_id"]
    return OBSERVATIONS[id_]["period_basis"] if id_ else ""


@pytest.mark.parametrize("name", WRITTEN)
def test_a_mark_holds_whether_its_period_is_stated_and_tells_it(name: str) -> None:
    for language, words in (
        ("en", {"stated": "stated", "inferred": "inferred"}),
        ("zh", {"stated": "来源所述", "inferred": "推断"}),
    ):
        for row in drawn(spec(name, language)):
            own = OBSERVATIONS[row["observation_id"]]["period_basis"]
            assert row["period_basis"] == words.get(own)
            assert row["period"].endswith("*") == (own == "inferred")
    told = [layer["encoding"]["tooltip"] for layer, _ in layers(spec(name)) if "tooltip" in layer["encoding"]]
    assert {"field": "period_basis", "title": "Basis of the period", "type": "nominal"} in told[0]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", WRITTEN)
def test_the_sign_of_an_inferred_period_is_written_and_explained(name: str, language: str) -> None:
    made = spec(name, language)
    signed = 0
    for row in drawn(made):
        written = "\n".join(str(row[field]) for field in WRITTEN[name])
        assert ("*" in written) == (basis(row, name) == "inferred"), row["observation_id"]
        assert all(str(row[field]) in texts(made) for field in WRITTEN[name] if row[field])
        signed += "*" in written
    assert signed > 0
    assert squeezed(NOTES[language]) in caption(made)


def test_where_all_periods_are_stated_there_is_neither_sign_nor_note(tmp_path: Path) -> None:
    for name, made in stated_alone(tmp_path).items():
        if name in WRITTEN:
            assert not any("*" in text for text in texts(made))


def stated_alone(folder: Path) -> dict[str, Spec]:
    """The pictures of a package in which each period is stated."""
    shutil.copytree(REPOSITORY / "tables", folder / "tables")
    rows = [row | {"period_basis": row["period_basis"] and "stated"} for row in OBSERVATIONS.values()]
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "tables" / "observations.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    described = json.loads((REPOSITORY / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        resource["bytes"] = (folder / resource["path"]).stat().st_size
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return {name: picture.draw(package=folder).to_dict() for name, picture in PICTURES.items()}


@pytest.mark.parametrize(("language", "said"), [("en", ", date inferred)"), ("zh", "，日期为推断）")])
def test_a_document_whose_day_we_infer_says_so_in_the_caption_and_no_other_does(language: str, said: str) -> None:
    sources = {row["source_id"]: row for row in table("sources")}
    seen = set()
    for name in WRITTEN:
        for row in drawn(spec(name, language)):
            is_inferred = sources[row["source_id"]]["published_basis"] == "inferred"
            assert row["source"].endswith(said) == is_inferred
            assert squeezed(row["source"]) in caption(spec(name, language))
            seen.add(is_inferred)
    assert seen == {True, False}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_count_that_is_not_of_its_whole_year_says_of_which_part(language: str) -> None:
    made = spec("platforms", language)
    parts = set()
    for row in drawn(made):
        seen = OBSERVATIONS[row["observation_id"]]
        is_whole = row["period_end"][4:] == "-12-31" and (
            seen["measure"] != "flow" or row["period_start"][4:] == "-01-01"
        )
        assert bool(row["part"]) != is_whole
        parts.add(row["part"])
    expected = {
        "en": {"to June", "to 14 Oct*", "14 Oct*", "12 Mar*"},
        "zh": {"至6月", "至10月14日*", "10月14日*", "3月12日*"},
    }
    assert parts == expected[language] | {""}


def test_a_part_of_a_year_that_does_not_begin_with_it_is_written_in_full() -> None:
    assert part_of_year(date(2023, 7, 1), date(2023, 12, 31), "flow", "en") == "2023-07 to 2023-12"
    assert part_of_year(date(2022, 1, 1), date(2023, 6, 30), "flow", "en") == "2022-01 to 2023-06"
    assert part_of_year(None, date(2023, 6, 15), "flow", "zh") == "至6月15日"
    assert part_of_year(None, date(2023, 6, 30), "cumulative", "en") == "30 June"
    assert part_of_year(None, None, "stock", "en") == ""
