"""Where labels go: the same place for the same data, and none over another."""

from __future__ import annotations

from typing import Literal, NamedTuple

from shenyang_innovation.published.width import display_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMN, LINE, GAP, RADIUS = 5.9, 13, 10, 7
"""In pixels: how wide a column of text is, how high a line, how far a label is from its mark, how large a mark is."""


class Box(NamedTuple):
    """A rectangle in pixels, downwards from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether two rectangles share more than an edge.

        >>> Box(0, 0, 10, 10).overlaps(Box(9, 9, 20, 20)), Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
        (True, False)
        """
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether it lies wholly inside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Side(NamedTuple):
    """Where a label stands beside its mark, as a text mark says it."""

    align: Literal["left", "right", "center"]
    baseline: Literal["top", "bottom", "middle"]
    dx: int
    dy: int


SIDES = {
    "right": Side("left", "middle", GAP, 0),
    "below-right": Side("left", "top", GAP, 2),
    "left": Side("right", "middle", -GAP, 0),
    "below": Side("center", "top", 0, GAP),
    "below-left": Side("right", "top", -GAP, 2),
}
"""The places for a label, the best first."""


def placed(points: Sequence[tuple[float, float]], labels: Sequence[str], areas: Sequence[Box]) -> list[str]:
    """The side on which the label of each point stands: the first that is inside its area and not yet taken.

    Points are looked at from right to left, and downwards. Where no side is free, the label stands right of its mark
    all the same.

    >>> placed([(10, 50), (30, 50)], ["300", "208"], [Box(-30, 0, 100, 100)] * 2)
    ['left', 'right']
    """
    taken = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in points]
    sides: dict[int, str] = {}
    for at in sorted(range(len(points)), key=lambda at: (-points[at][0], points[at][1], at)):
        boxes = {name: _box(*points[at], labels[at], side) for name, side in SIDES.items()}
        free = (name for name, box in boxes.items() if box.within(areas[at]) and not any(map(box.overlaps, taken)))
        sides[at] = next(free, "right")
        taken.append(boxes[sides[at]])
    return [sides[at] for at in range(len(points))]


def _box(x: float, y: float, label: str, side: Side) -> Box:
    """What a label covers; its first line is the one that is beside the mark."""
    lines = label.split("\n")
    wide, high = max(map(display_width, lines)) * COLUMN, len(lines) * LINE
    left = x + side.dx - wide * {"left": 0, "center": 0.5, "right": 1}[side.align]
    top = y + side.dy - LINE * {"top": 0, "middle": 0.5, "bottom": 1}[side.baseline]
    return Box(left, top, left + wide, top + high)
