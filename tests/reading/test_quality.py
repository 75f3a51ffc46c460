"""How well the reader does on the annotated set, and that its failures are those that are known."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.quality import main, ours
from benchmarks.quality.annotations import FORMS, Block, read_annotated
from benchmarks.quality.failing import failures, known, mended, unknown
from benchmarks.quality.scoring import Score, score
from benchmarks.quality.section import COMPARATORS_AT_LEAST, F1_AT_LEAST


@pytest.fixture(scope="module")
def blocks() -> list[Block]:
    return read_annotated()


@pytest.fixture(scope="module")
def result(blocks: list[Block]) -> Score:
    return score(ours(), blocks)


def test_the_annotated_set_is_large_and_has_every_form(blocks: list[Block]) -> None:
    forms = Counter(figure.form for block in blocks for figure in block.figures)
    assert forms.total() >= 400
    assert sum(len(block.traps) for block in blocks) >= 150
    assert {form: forms[form] for form in FORMS if forms[form] < 5} == {}


def test_no_text_is_annotated_twice(blocks: list[Block]) -> None:
    assert [text for text, times in Counter(block.text for block in blocks).items() if times > 1] == []


def test_spans_and_values_are_right(result: Score) -> None:
    assert result.measures().f1 >= F1_AT_LEAST


def test_comparators_are_right(result: Score) -> None:
    assert (result.share("comparator") or 0) >= COMPARATORS_AT_LEAST


def test_no_trap_is_an_amount_but_those_that_are_known(result: Score) -> None:
    reasons = known()
    found = [failure for failure in failures(result) if failure.what == "trap"]
    read_as_amounts = [failure for failure in found if ": quantity" in failure.said or ": rank" in failure.said]
    assert [failure for failure in read_as_amounts if failure[:2] not in reasons] == []


def test_what_is_read_wrong_is_what_is_known_to_be(result: Score) -> None:
    found, reasons = failures(result), known()
    assert unknown(found, reasons) == [], "give each a reason in known_failures.txt, or mend it"
    assert mended(found, reasons) == [], "take these off known_failures.txt"


def test_the_section_has_every_form_and_every_failure(result: Score) -> None:
    section = main([])
    assert all(f"\n| {form} | " in section for form in result.forms())
    assert all(failure.context.replace("|", r"\|") in section for failure in failures(result))
