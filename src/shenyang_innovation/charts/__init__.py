"""Pictures of what the documents say, each a chart of Altair's to go on from; needs the extra `charts`.

    import shenyang_innovation as sy

    sy.charts.targets()                                    # the picture, shown in a notebook
    sy.charts.computing(language="zh", theme="dark")       # Chinese labels, for a dark page
    sy.charts.save(sy.charts.clusters(), "clusters.svg")   # or .png, .html, .json; without the network
    sy.charts.PICTURES                                     # all pictures by name, with their titles

What is drawn comes from the published package: every observation that belongs, with its value, comparator, status and
source.
"""

from shenyang_innovation.charts.fonts import MissingFontWarning
from shenyang_innovation.charts.pictures import (
    PICTURES,
    Picture,
    clusters,
    computing,
    draw,
    network,
    platforms,
    talent,
    targets,
)
from shenyang_innovation.charts.saving import recoloured, save, to_html, to_png, to_svg

__all__ = [
    "PICTURES",
    "MissingFontWarning",
    "Picture",
    "clusters",
    "computing",
    "draw",
    "network",
    "platforms",
    "recoloured",
    "save",
    "talent",
    "targets",
    "to_html",
    "to_png",
    "to_svg",
]
