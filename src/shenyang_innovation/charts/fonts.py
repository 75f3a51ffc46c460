"""Whether the renderer has a font for what is written in a picture."""

from __future__ import annotations

import re
import warnings
from functools import cache

from shenyang_innovation.charts.themes import FONT

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<text x="4" y="30" font-size="28" font-family="{font}">{character}</text></svg>'
)
REMEDY = (
    "Install Noto Sans CJK SC (on Debian and Ubuntu the package fonts-noto-cjk), or name a folder of fonts with "
    "vl_convert.register_font_directory before the first picture is made"
)


class MissingFontWarning(UserWarning):
    """A picture with Chinese in it is made without a font that has Chinese."""


def warn_without_font(text: str, where: str) -> None:
    """Warn with `MissingFontWarning` if there is Chinese in the text and no font for it.

    >>> warn_without_font("Shenyang", "charts.save")
    """
    if _CHINESE.search(text) and not has_chinese():
        what = f"{where}: there is no font with Chinese characters here, they will be missing or boxes. {REMEDY}"
        warnings.warn(what, MissingFontWarning, stacklevel=3)


@cache
def has_chinese() -> bool:
    """Whether two Chinese characters look different: without a font for them, each is the same empty box."""
    import vl_convert

    first, second = (vl_convert.svg_to_png(_PROBE.format(font=FONT, character=character)) for character in "沈阳")
    return bool(first != second)
