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
        ("abcxy", "Did you mean 'abcde'?"),  # three letters of five
        ("abxyz", "Choose one of: abcde, 12345"),  # fewer
        ("bcd", "Did you mean 'abcde'?"),
        ("bc", "Choose one of: abcde, 12345"),
        (None, "Choose one of: abcde, 12345"),
        (12345, "Did you mean '12345'?"),
        (["abcde"], "Did you mean 'abcde'?"),
    ],
)
def test_a_word_is_proposed_if_most_of_it_is_the_same_or_it_is_a_part(wrong: object, remedy: str) -> None:
    assert did_you_mean(wrong, ["abcde", "12345"]) == remedy


def test_hundreds_of_words_are_not_listed() -> None:
    words = [f"word-{number}" for number in range(MANY + 1)]
    assert did_you_mean("?", words[:MANY]) == f"Choose one of: {', '.join(words[:MANY])}"
    assert did_you_mean("?", words) == f"Choose one of {MANY + 1}: {', '.join(words[:FEW])}, …"
    assert did_you_mean("wrd-20", words) == "Did you mean 'word-20'?"
