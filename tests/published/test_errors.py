"""What the errors say, and as what they can be caught."""

from __future__ import annotations

import pytest

from shenyang_innovation.errors import (
    FEW,
    MANY,
    ShenyangInnovationError,
    UnknownNameError,
    UsageError,
    did_you_mean,
)


@pytest.mark.parametrize(
    ("error", "kind"),
    [(UnknownNameError, LookupError), (UsageError, ValueError), (UsageError, ShenyangInnovationError)],
)
def test_an_error_can_be_caught_as_what_python_has_for_it(
    error: type[ShenyangInnovationError], kind: type[Exception]
) -> None:
    with pytest.raises(kind, match=r"here: what\. remedy"):
        raise error("what", where="here", remedy="remedy")


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ("abxy", "Did you mean 'abcd'?"),  # half of the letters
        ("abxyz", "Choose one of: abcd, 1234"),  # fewer
        (None, "Choose one of: abcd, 1234"),
        (1234, "Did you mean '1234'?"),
        (["abcd"], "Did you mean 'abcd'?"),
    ],
)
def test_a_word_is_proposed_if_half_of_it_is_the_same(wrong: object, remedy: str) -> None:
    assert did_you_mean(wrong, ["abcd", "1234"]) == remedy


def test_hundreds_of_words_are_not_listed() -> None:
    words = [f"word-{number}" for number in range(MANY + 1)]
    assert did_you_mean("?", words[:MANY]) == f"Choose one of: {', '.join(words[:MANY])}"
    assert did_you_mean("?", words) == f"Choose one of {MANY + 1}: {', '.join(words[:FEW])}, …"
    assert did_you_mean("wrd-20", words) == "Did you mean 'word-20'?"
