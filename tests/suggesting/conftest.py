"""A few indicators and things of our own, from which suggestions are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shenyang_innovation.suggesting.known import known

if TYPE_CHECKING:
    from shenyang_innovation.schema.text import Cell
    from shenyang_innovation.suggesting.known import Known

COLUMNS = (
    "indicator_id",
    "label_zh",
    "measure",
    "theme",
    "unit",
    "classifiers",
    "subject_kinds",
    "terms_zh",
    "caveats",
)
INDICATORS = (
    ("nurseries", "苗圃数", "stock", "parks", "count", "家", "parks places", "苗圃", ""),
    ("new_nurseries", "新增苗圃数", "flow", "parks", "count", "家", "places", "新增苗圃", "level-unclear"),
    ("foresters", "林业人才数", "stock", "talent", "person", "人", "places", "林业人才", ""),
    ("forest_output", "林业产值", "flow", "enterprises", "CNY", "元", "clusters places", "产值", ""),
    (
        "forest_output_growth",
        "林业产值同比增长率",
        "rate",
        "enterprises",
        "percent",
        "%",
        "clusters places",
        "同比增长",
        "",
    ),
    ("foresters_trained", "累计培训林业人才数", "cumulative", "talent", "person", "人", "places", "培训林业人才", ""),
)
ENTITIES = (
    ("shenyang", "places", "沈阳市"),
    ("jia-park", "parks", "甲科技园"),
    ("forest-cluster", "clusters", "林业产业集群"),
    ("forest-chain", "industry_chains", "林业产业链"),
)
ALIASES = (("shenyang", "沈阳"), ("forest-cluster", "林业"), ("forest-chain", "林业"), ("jia-park", "甲园"))


def rows_of(columns: tuple[str, ...], *rows: tuple[str, ...]) -> list[dict[str, Cell]]:
    return [{name: cell or None for name, cell in zip(columns, row, strict=True)} for row in rows]


@pytest.fixture(scope="session")
def forest() -> Known:
    """What is known of nurseries, foresters and their cluster."""
    return known(
        {
            "indicators": rows_of(COLUMNS, *INDICATORS),
            "entities": rows_of(("entity_id", "entity_kind", "name_zh"), *ENTITIES),
            "aliases": rows_of(("entity_id", "alias_zh"), *ALIASES),
        }
    )
