"""The forms that dates have."""

from __future__ import annotations

from shenyang_innovation.reading.numerals import COUNTING, DIGITS, SMALL

RANGE = "(?:[-–—~〜至到]|——|--)"
_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"
_CHINESE_YEAR = f"[一二][零〇○0{COUNTING[:-1]}]{{3}}"
_CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"
_DAY = f"(?:[0-9]{{1,2}}月?{RANGE}[0-9]{{1,2}}月(?![0-9])|[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?)"
_PART_OF_YEAR = "上半年|下半年|第?[一二三四]季度|前三季度|底|末|初"
_HOUR = "[0-9]{1,2}(?:时(?:[0-9]{1,2}分)?(?![间代期段速空尚长效差])|点(?:[0-9]{1,2}分|半))"
_COUNT = f"[{COUNTING}]{{1,3}}"


def dates() -> tuple[tuple[str, str], ...]:
    """Patterns of dates, each with the characters it may begin with."""
    return (
        (
            DIGITS,
            (
                f"(?:19|20)[0-9]{{2}}(?![0-9])(?:"
                f"[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])(?:[ T]?{_CLOCK})?"
                f"| ?年?{RANGE} ?{_YEAR}(?: ?年(?:{_PART_OF_YEAR})?)?|[/-][0-9]{{2}}(?![0-9/.%-])"
                f"| ?年(?: ?{_DAY}(?: ?{_CLOCK})?|{_PART_OF_YEAR})?)"
            ),
        ),
        (
            DIGITS,
            (
                "(?=[0-9]{1,2}+[月日时点:年世、\\-–—~〜至到])"
                f"(?:{_DAY}(?: ?{_CLOCK})?|[0-9]{{1,2}}日(?![元均圆币])|{_CLOCK}|{_HOUR}"
                f"|[0-9]{{1,2}}(?=、[0-9]{{1,2}}月)|[0-9]{{1,2}}世纪(?:[0-9]0年代)?|[0-9]0年代|0[0-9]年)"
            ),
        ),
        (DIGITS, "1[0-8][0-9]{2}年(?![以之多])"),
        (SMALL, f"{_CHINESE_YEAR}年?{RANGE}{_CHINESE_YEAR}年|{_CHINESE_YEAR}年(?:{_PART_OF_YEAR})?"),
        (SMALL, "十[一二三四五六]五(?!年)"),
        ("第", f"第{_COUNT}个五年"),
        (SMALL, f"{_COUNT}月(?:{_COUNT}[日号]|份)?"),
        (SMALL, f"{_COUNT}(?:世纪(?:{_COUNT}年代)?|年代)"),
        (DIGITS, "(?<=[国午晨上])(?:(?<=民国)[0-9]{1,3}年|(?<=[上中下]午|凌晨|早上|晚上)[0-9]{1,2}点)"),
        ("’", "’[0-9]{2}(?=[\u4e00-\u9fff])"),
        ("前", "前三季度"),
        (f"第{SMALL}", "第?[一二三四]季度"),
    )


def years() -> tuple[tuple[str, str], ...]:
    """A year by itself, as in a title, where no amount with a unit was found: 2000家 and 2000多家 are such."""
    return ((DIGITS, rf"{_YEAR}(?! ?(?:[万亿千百余多几.%‰+/:]|{RANGE} ?[0-9]))"),)
