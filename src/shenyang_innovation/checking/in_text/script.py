"""Names in whatever script a source has, brought into Simplified script so that they can be compared."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from shenyang_innovation.checking.extras import need
from shenyang_innovation.reading import readable
from shenyang_innovation.reading.script import view

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shenyang_innovation.schema.words import Script

HANT = 0.05  # share of Traditional characters from which a text is in Traditional script


def simplified(text: str, script: str) -> str:
    """A text of a source in Simplified script without inserted pinyin; `script` is Hans or Hant.

    For Hant it needs opencc (extra `build`) and raises `MissingExtraError` without it.

    >>> simplified("沈阳", "Hans")
    '沈阳'
    """
    plain = readable(text)
    return _converter()(plain) if script == "Hant" else plain


@lru_cache(maxsize=16)
def plain_text(text: str, script: str) -> tuple[str, Sequence[int]]:
    """A text as `simplified` gives it, and for each of its characters the offset in the text as given.

    Raises as `simplified` does.

    >>> plain_text("产(chǎn)业", "Hans")
    ('产业', [0, 7])
    """
    seen = view(text)
    if script != "Hant":
        return seen.text, seen.offsets
    convert = _converter()
    converted = convert(seen.text)
    if len(converted) != len(seen.text):  # a phrase was converted into a longer or shorter one
        converted = "".join(convert(character)[:1] or character for character in seen.text)
    return converted, seen.offsets


@cache
def _converter() -> Callable[[str], str]:
    opencc = need("opencc", extra="build", where="check")
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def script_of(text: str) -> Script:
    """The script of a text: Hans or Hant.

    >>> script_of("產值四億元"), script_of("产值四亿元")
    ('Hant', 'Hans')
    """
    return "Hant" if traditional_share(text) > HANT else "Hans"


@lru_cache(maxsize=16)
def traditional_share(text: str) -> float:
    """How many of the Chinese characters of a text the reader knows as Traditional ones, from 0 to 1.

    >>> traditional_share("億元"), traditional_share("亿元")
    (0.5, 0.0)
    """
    chinese = [character for character in text if "\u3400" <= character <= "\u9fff"]
    return sum(map(_is_traditional, chinese)) / max(len(chinese), 1)


@cache
def _is_traditional(character: str) -> bool:
    return readable(character) != character
