"""Names in whatever script a source has, brought into Simplified script so that they can be compared."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from shenyang_innovation.checking.extras import need
from shenyang_innovation.reading import readable

if TYPE_CHECKING:
    from collections.abc import Callable


def simplified(text: str, script: str) -> str:
    """A text of a source in Simplified script without inserted pinyin; `script` is Hans or Hant.

    For Hant it needs opencc (extra `build`) and raises `MissingExtraError` without it.

    >>> simplified("沈阳", "Hans")
    '沈阳'
    """
    plain = readable(text)
    return _converter()(plain) if script == "Hant" else plain


@cache
def _converter() -> Callable[[str], str]:
    opencc = need("opencc", extra="build", where="check")
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def traditional_share(text: str) -> float:
    """How many of the Chinese characters of a text the reader knows as Traditional ones, from 0 to 1.

    >>> traditional_share("億元"), traditional_share("亿元")
    (0.5, 0.0)
    """
    chinese = [character for character in text if "\u3400" <= character <= "\u9fff"]
    changed = {character: readable(character) != character for character in set(chinese)}
    return sum(changed[character] for character in chinese) / max(len(chinese), 1)
