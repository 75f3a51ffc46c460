"""The pictures by name: what each shows, its titles in both languages, and the function that draws it."""

from __future__ import annotations

import sys
from typing import NamedTuple

from shenyang_innovation.charts.facts import Facts
from shenyang_innovation.charts.themes import colours
from shenyang_innovation.charts.words import Words, check_language
from shenyang_innovation.errors import MissingExtraError, UnknownNameError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from types import ModuleType

    import altair as alt

    from shenyang_innovation.charts.themes import Theme
    from shenyang_innovation.charts.words import Language

INSTALL = "pip install 'shenyang-innovation[charts]'"


class Picture(NamedTuple):
    """A picture: its name, its titles, and what it shows."""

    name: str
    title_en: str
    title_zh: str
    about_en: str
    about_zh: str

    def title(self, language: Language = "en") -> str:
        """The title in a language; raises `UnknownNameError` for one that there is not.

        >>> PICTURES["computing"].title("zh")
        '各中心算力的变化'
        """
        check_language(language)
        return Words(en=self.title_en, zh=self.title_zh).of(language)

    def about(self, language: Language = "en") -> str:
        """One sentence on what it shows; raises `UnknownNameError` for a language that there is not."""
        check_language(language)
        return Words(en=self.about_en, zh=self.about_zh).of(language)

    def draw(
        self, *, language: Language = "en", theme: Theme = "light", package: str | os.PathLike[str] | None = None
    ) -> alt.LayerChart:
        """The picture, of the package that comes with the code or of the one in the folder `package`.

        Raises `MissingExtraError` without Altair, `UnknownNameError` for another language or theme, `UsageError` if
        `package` is no path, `DataFilesError` if the files of the package are missing or damaged.

        >>> PICTURES["computing"].draw(language="zh").title.text
        '各中心算力的变化'
        """
        check_language(language)
        colours(theme)
        drawing = _drawing(self.name)
        facts = Facts(package, language)
        chart: alt.LayerChart = drawing.draw(
            facts, title=self.title(language), subtitle=self.about(language), theme=theme
        )
        return chart


_ALL = (
    Picture(
        "targets",
        "Targets and forecasts, and what became of them",
        "目标与预期，以及后来的结果",
        "Each target and forecast of the documents, when it was said and is due, and the later figure that answers it.",
        "文件中的每项目标与预期：提出时间、期限，以及与之对应的后续数值。",
    ),
    Picture(
        "computing",
        "Computing power by centre over time",
        "各中心算力的变化",
        "What documents say of the computing power of the city and of its centres, and what they aim at or expect.",
        "文件所述的全市及各中心算力，以及目标与预期。",
    ),
    Picture(
        "clusters",
        "Industrial clusters compared",
        "产业集群比较",
        "What documents say of each cluster that has figures of its own; the bars of one indicator have one scale.",
        "文件对有数值的产业集群的记述；同一指标的条形采用同一刻度。",
    ),
    Picture(
        "platforms",
        "Carriers and platforms by kind and year",
        "各类载体与平台逐年数量",
        "How many carriers, platforms, laboratories, centres and bases of innovation the documents count in the city.",
        "文件所计全市创新载体、平台、实验室、中心和基地的数量。",
    ),
    Picture(
        "talent",
        "Talent",
        "人才",
        "Every figure the documents give on talent: people won, trained and served, teams, projects and money.",
        "文件关于人才的全部数值：引进、培养、服务的人才，团队、项目与资金。",
    ),
    Picture(
        "network",
        "Who belongs to whom",
        "归属关系图",
        "Organisations, programmes and platforms, and what each belongs to by the registers.",
        "机构、计划与平台，以及登记册所列的归属关系。",
    ),
)
PICTURES: dict[str, Picture] = {picture.name: picture for picture in _ALL}
"""The pictures by name, in the order in which they are best looked at."""


def draw(
    name: str,
    *,
    language: Language = "en",
    theme: Theme = "light",
    package: str | os.PathLike[str] | None = None,
) -> alt.LayerChart:
    """The picture of this name; `PICTURES` has them all, and each has a function of its name.

    Raises `UnknownNameError` for a picture, language or theme that there is not, `MissingExtraError` without Altair.

    >>> draw("computing").width
    722
    """
    if name not in PICTURES:
        raise UnknownNameError(f"no picture {name!r}", where="charts", remedy=did_you_mean(name, list(PICTURES)))
    return PICTURES[name].draw(language=language, theme=theme, package=package)


def clusters(
    *, language: Language = "en", theme: Theme = "light", package: str | os.PathLike[str] | None = None
) -> alt.LayerChart:
    """Industrial clusters compared: a bar for each figure of each cluster that has any, a dash where none is given.

    The data has a row for each indicator and cluster: an observation, or one whose `value` is null because no document
    read gives it. A bar is as long as its share of the greatest value of its indicator.

    `language` is that of the labels, "en" or "zh"; `theme` is "light" or "dark"; `package` is the folder of another
    package. Raises as `draw` does.

    >>> clusters(language="zh").to_dict()["title"]["text"]
    '产业集群比较'
    """
    return draw("clusters", language=language, theme=theme, package=package)


def computing(
    *, language: Language = "en", theme: Theme = "light", package: str | os.PathLike[str] | None = None
) -> alt.LayerChart:
    """Computing power over time: a mark for each observation in PFLOPS, at its day and on a logarithmic scale.

    Targets and forecasts have shapes of their own and are not filled. What has no day stands in a strip at the right.
    The data has a row for each observation.

    `language` is that of the labels, "en" or "zh"; `theme` is "light" or "dark"; `package` is the folder of another
    package. Raises as `draw` does.

    >>> computing(language="zh").to_dict()["title"]["text"]
    '各中心算力的变化'
    """
    return draw("computing", language=language, theme=theme, package=package)


def platforms(
    *, language: Language = "en", theme: Theme = "light", package: str | os.PathLike[str] | None = None
) -> alt.LayerChart:
    """Carriers and platforms: a line for each kind, a column for each year that has a number.

    The data has a row for each count of carriers or platforms of the city, what there is on a day and what comes in a
    period apart; below a number stands its day or month where it is not that of a whole year or of its end. An empty
    cell is no zero.

    `language` is that of the labels, "en" or "zh"; `theme` is "light" or "dark"; `package` is the folder of another
    package. Raises as `draw` does.

    >>> platforms(language="zh").to_dict()["title"]["text"]
    '各类载体与平台逐年数量'
    """
    return draw("platforms", language=language, theme=theme, package=package)


def targets(
    *, language: Language = "en", theme: Theme = "light", package: str | os.PathLike[str] | None = None
) -> alt.LayerChart:
    """Targets and forecasts: a line from the day each was said to the day it is due, and the figure that answers it.

    The data has a row for each row of `targets`, with the value aimed at, the outcome, the verdict and how comparable
    the two are.

    `language` is that of the labels, "en" or "zh"; `theme` is "light" or "dark"; `package` is the folder of another
    package. Raises as `draw` does.

    >>> targets(language="zh").to_dict()["title"]["text"]
    '目标与预期，以及后来的结果'
    """
    return draw("targets", language=language, theme=theme, package=package)


def talent(
    *, language: Language = "en", theme: Theme = "light", package: str | os.PathLike[str] | None = None
) -> alt.LayerChart:
    """Talent: a mark for each figure, those of one unit together, on a logarithmic scale.

    The data has a row for each observation on talent, and for each other that counts persons. Where more than a value
    is said, an arrow points on.

    `language` is that of the labels, "en" or "zh"; `theme` is "light" or "dark"; `package` is the folder of another
    package. Raises as `draw` does.

    >>> talent(language="zh").to_dict()["title"]["text"]
    '人才'
    """
    return draw("talent", language=language, theme=theme, package=package)


def network(
    *, language: Language = "en", theme: Theme = "light", package: str | os.PathLike[str] | None = None
) -> alt.LayerChart:
    """Who belongs to whom: the links of the registers as trees, in a fixed layout.

    The data has a row for each thing that has a link or is at the end of one. A line says what the registers say, that
    something belongs to another or is operated by it, not that two work together; dashed if we infer it.

    `language` is that of the labels, "en" or "zh"; `theme` is "light" or "dark"; `package` is the folder of another
    package. Raises as `draw` does.

    >>> network(language="zh").to_dict()["title"]["text"]
    '归属关系图'
    """
    return draw("network", language=language, theme=theme, package=package)


def _drawing(name: str) -> ModuleType:
    """The module that draws a picture; raises `MissingExtraError` if Altair is not installed."""
    module = f"shenyang_innovation.charts.drawing.{name}"
    try:
        __import__(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "altair":
            raise
        raise MissingExtraError("altair is not installed", where="charts", remedy=f"Run `{INSTALL}`") from None
    return sys.modules[module]
