"""The reason for a cell without evidence, also of rows that the checks would not let pass."""

from __future__ import annotations

import pytest

from shenyang_innovation.published.absence import CODE, NO_FIGURE, REFERENCE_LIST, UNNAMED, why_none
from shenyang_innovation.published.descriptor import package
from shenyang_innovation.published.store import Store

pytestmark = pytest.mark.usefixtures("miniature")


@pytest.mark.parametrize(
    ("table", "key", "column", "code", "reason"),
    [
        ("places", "shenyang", "name_zh", "210100", REFERENCE_LIST),
        ("places", "shenyang", "name_zh", None, UNNAMED),
        ("places", "shenyang", "gbt2260", "210100", CODE),
        ("entities", "shenyang", "name_zh", "210100", REFERENCE_LIST),
        ("entities", "shenyang", "name_zh", None, UNNAMED),
        ("entities", "shenyang", "mention_count", "210100", UNNAMED),
        ("entities", "shenyang", "observation_count", "210100", NO_FIGURE),
        ("aliases", "new-materials", "alias_zh", "210100", UNNAMED),
        ("organizations", "bureau", "name_zh", "210100", UNNAMED),
        ("clusters", "new-materials", "output_value_cny", "210100", NO_FIGURE),
        ("indicators", "talents", "label_zh", "210100", NO_FIGURE),
        ("caveats", "period-unstated", "label_zh", "210100", NO_FIGURE),
    ],
)
def test_the_reason(table: str, key: str, column: str, code: str | None, reason: str) -> None:
    kept = Store(package())
    (shenyang,) = kept.where("places", "place_id", "shenyang")
    shenyang["gbt2260"] = code
    resource = package().resource(table)
    (row,) = kept.where(table, resource.primary_key[0], key)
    assert why_none(kept, resource, row, resource.field(column)) == reason
