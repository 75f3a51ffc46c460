"""How often suggestions are what people confirmed: floors, where the source texts are at hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.suggestions.confirmed import Sources, confirmed_sources
from benchmarks.suggestions.elsewhere import elsewhere
from benchmarks.suggestions.fit import fitted, lessons
from benchmarks.suggestions.left_out import Gone, Support
from benchmarks.suggestions.measure import measured
from shenyang_innovation.suggesting.known import known, pairs
from shenyang_innovation.suggesting.scores import WEIGHTS
from shenyang_innovation.suggesting.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.suggestions.measure import Shares

NEW = "message-board-reply-2025"


@pytest.fixture(scope="module")
def sources(repository: Path, sources_dir: Path) -> Sources:
    return confirmed_sources(repository, sources_dir)


@pytest.fixture(scope="module")
def support(sources: Sources) -> Support:
    return Support(sources)


def over_all(sources: Sources, support: Support, gone: Callable[[str], Gone]) -> Shares:
    outcomes = (measured(one, support.left_out(gone(one.source_id)), WEIGHTS) for one in sources.each)
    return sum(outcomes, Counter[str]())


def test_a_source_that_was_never_read(sources: Sources, support: Support) -> None:
    found = over_all(sources, support, lambda id_: Gone(frozenset((id_,))))
    assert found["indicator first"] >= 0.8 * found["indicator known"] > 0
    assert found["subject first"] >= 0.7 * found["subject known"]
    assert found["subject among three"] >= 0.85 * found["subject known"]
    assert found["theme first"] >= 0.55 * found["theme known"]
    assert found["theme among three"] >= 0.7 * found["theme known"]
    assert found["period filled right"] >= 0.8 * found["period filled"]


def test_a_source_whose_indicators_are_known_but_not_its_terms(sources: Sources, support: Support) -> None:
    found = over_all(sources, support, lambda id_: Gone(terms=frozenset((id_,))))
    assert found["indicator first"] >= 0.8 * found["indicator known"]
    assert found["indicator among three"] >= 0.95 * found["indicator known"]
    assert found["indicator filled right"] >= 0.8 * found["indicator filled"]


def test_a_source_that_is_read_again(sources: Sources, support: Support) -> None:
    found = over_all(sources, support, lambda _: Gone())
    assert found["indicator first"] >= 0.95 * found["observations"]
    assert found["indicator among three"] == found["observations"]
    assert found["indicator filled right"] >= 0.95 * found["indicator filled"]
    assert found["subject first"] >= 0.95 * found["observations"]
    assert found["period filled right"] >= 0.94 * found["period filled"]
    assert found["theme first"] >= 0.95 * found["observations"]


def test_clauses_of_other_documents() -> None:
    found = elsewhere()
    assert found["indicator first"] >= 0.9 * found["indicator known"] > 20
    assert found["indicator filled"] - found["indicator filled right"] <= 0.35 * found["indicator new"]


def test_what_is_left_out_helps_nowhere(sources: Sources, support: Support) -> None:
    """No indicator, term, classifier, kind or name that only the new source has; no pair of its labels either."""
    rows = support.left_out(Gone(frozenset((NEW,))))
    others = [one for one in sources.rows["observations"] if one["source_id"] != NEW and one["evidence"] == "text"]
    assert {row["indicator_id"] for row in rows["indicators"]} == {one["indicator_id"] for one in others}
    by_id = {row["indicator_id"]: row for row in rows["indicators"]}
    whole = {row["indicator_id"]: row for row in sources.rows["indicators"]}
    assert by_id["high_tech_enterprises"]["subject_kinds"] == "places"  # clusters in the new source alone
    assert whole["high_tech_enterprises"]["subject_kinds"] == "clusters places"
    said = {pair for id_, here in support._said.items() if id_ != NEW for pair in here}
    for row in rows["indicators"]:
        assert said.issuperset(pairs(str(row["label_zh"]))), row["label_zh"]
    names = {row["entity_id"]: row["name_zh"] for row in rows["entities"]}
    assert "shenyang-technology-transfer-association" not in names
    assert names["high-end-equipment"] == "高端装备"  # its fuller form is in the new source alone
    assert "dadong" in names  # the code of a place needs no source
    (new,) = (one for one in sources.each if one.source_id == NEW)
    only_there = {one["indicator_id"] for one in sources.rows["observations"]} - set(by_id)
    for one in suggest(new.text, known(rows), new.published).each:
        assert not {likely.id for likely in one.indicators} & only_there


def test_the_weights_are_those_that_a_fit_gives(sources: Sources, support: Support) -> None:
    fit = fitted(lessons(sources, support))
    assert list(fit.signs) == pytest.approx(list(WEIGHTS.signs), abs=0.1)
    assert fit.new == pytest.approx(WEIGHTS.new, abs=0.1)
