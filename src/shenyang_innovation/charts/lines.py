"""Text in lines, as pictures need it: nothing there breaks a line by itself."""

from __future__ import annotations

import re

from shenyang_innovation.published.width import display_width

_PIECES = re.compile(r"\s*[“‘（《]*(?:[^\x00-\u2e7f]|[^\s\u2e80-\U0010ffff“”]+)[，。、；：！？）》”’]*")
"""What must not be broken: a word, or a Chinese character, with the punctuation that belongs to it."""


def folded(text: str, columns: int) -> str:
    """Text with line ends, each line at most so many columns; Chinese breaks anywhere but before its punctuation.

    >>> folded("Number of high-tech enterprises", 20)
    'Number of high-tech\\nenterprises'
    >>> folded("累计培养技术经理人，目标", 18)
    '累计培养技术经理\\n人，目标'
    """
    lines = [""]
    for piece in _PIECES.findall(text):
        if not lines[-1] or display_width(lines[-1] + piece) <= columns:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return "\n".join(line.strip() for line in lines)
