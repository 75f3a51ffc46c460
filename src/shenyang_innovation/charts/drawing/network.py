"""Who belongs to whom: the links that the registers give, as trees."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import altair as alt

from shenyang_innovation.charts.facts import Facts, Row
from shenyang_innovation.charts.frame import INNER, Frame, caption, framed, points, values
from shenyang_innovation.charts.lines import folded
from shenyang_innovation.charts.themes import Colours, colours
from shenyang_innovation.charts.words import BASIS, Words

LINKS = {
    "organizations": "parent_id",
    "programs": "parent_id",
    "platforms": "parent_id",
    "parks": "parent_id",
    "funds": "parent_id",
    "projects": "parent_id",
    "events": "parent_id",
    "computing_centers": "operator",
    "people": "organization_id",
}
"""The column of each register that leads from a thing to the one it belongs to."""
BASES = {"parent_id": "parent_basis", "operator": "operator_basis"}
"""The column that says whether the link is stated by a source or inferred by us; that of people is stated."""
WAYS = {
    "parent_id": Words(en="belongs to", zh="归属于"),
    "operator": Words(en="operated by", zh="运营方"),
    "organization_id": Words(en="speaks or works for", zh="任职或代表"),
}
SHAPES = {
    "organizations": "circle",
    "programs": "diamond",
    "platforms": "square",
    "people": "triangle-up",
    "events": "triangle-down",
    "projects": "triangle-right",
    "funds": "cross",
    "computing_centers": "triangle-left",
    "parks": "M-1,-0.6L1,-0.6L1,0.6L-1,0.6Z",
    "places": "M-0.9,0L0.9,0M0,-0.9L0,0.9",
}
"""The shape of each kind; organisations, programmes and platforms have a colour of their own besides."""
TOLD = {
    "name": Words(en="Name", zh="名称"),
    "kind": Words(en="Kind", zh="类别"),
    "parent": Words(en="Belongs to", zh="归属方"),
    "way": Words(en="Link", zh="联系"),
    "basis": Words(en="Basis", zh="依据"),
    "mentions": Words(en="Mentions", zh="提及次数"),
}
"""What is told of a thing, field by field."""
COLUMNS, INDENT, LINE, SPACE, LETTER = 2, 20, 13, 6, 5.9
NOTE = Words(
    en="A line leads from a thing to the one to which it belongs by the registers, such as what it is part of, or who "
    "holds, runs, makes or leads it; for a computing centre its operator; for a person the organisation. Solid: a "
    "source states it. Dashed: we infer it. Lines say nothing of joint work, which makes no parent; what has no such "
    "link is not drawn.",
    zh="连线由某一事物指向登记册所列的归属方，如其所属整体或举办、运营、研制、牵头方；计算中心指向运营方，人物指向所属机构。"
    "实线为来源所述，虚线为推断。连线不表示合作，合作不构成归属；无此类联系者未绘出。",
)


TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Tree(NamedTuple):
    """A thing and what belongs to it."""

    entity_id: str
    children: tuple[Tree, ...]

    def size(self) -> int:
        """How many things there are in it."""
        return 1 + sum(child.size() for child in self.children)


def rows(facts: Facts) -> list[Row]:
    """Each thing that has a link or that one leads to: its place, and the link to the one above it."""
    links = {
        row[0]: (table, column, row)
        for table, column in LINKS.items()
        for row in facts.rows(table)
        if getattr(row, column) is not None
    }
    above = {entity: str(getattr(row, column)) for entity, (_, column, row) in links.items()}
    found: list[Row] = []
    for node in _nodes(facts, _forest(above)):
        x = node.column * INNER / COLUMNS + node.depth * INDENT
        found.append({**_entity(facts, node.entity_id), "beside": node.text, "x": x, "y": node.y})
    places = {str(row["entity_id"]): row for row in found}
    mentioned = defaultdict(set)
    for mention in facts.rows("mentions"):
        mentioned[mention.entity_id].add(mention.source_id)
    for entity, (_, column, row) in links.items():
        parent = above[entity]
        sources = sorted(mentioned[entity] & mentioned[parent] or mentioned[entity])
        basis = getattr(row, BASES[column]) if column in BASES else "stated"
        places[entity].update(
            parent_id=parent,
            parent=facts.name(parent),
            parent_x=places[parent]["x"],
            parent_y=places[parent]["y"],
            way=WAYS[column].of(facts.language),
            basis=BASIS[basis].of(facts.language),
            source_ids=" ".join(sources),
        )
    return found


def _entity(facts: Facts, entity_id: str) -> Row:
    row = facts.row("entities", entity_id)
    return {
        "entity_id": entity_id,
        "entity_kind": row.entity_kind,
        "kind": facts.title(row.entity_kind),
        "name": facts.name(entity_id),
        "mentions": row.mention_count,
        "parent_id": None,
    }


def _forest(above: dict[str, str]) -> list[Tree]:
    """The trees, the largest first."""
    below = defaultdict(list)
    for entity, parent in sorted(above.items()):
        below[parent].append(entity)

    def tree(entity: str) -> Tree:
        children = sorted(map(tree, below[entity]), key=lambda child: (-child.size(), child.entity_id))
        return Tree(entity, tuple(children))

    roots = sorted(set(above.values()) - set(above))
    return sorted(map(tree, roots), key=lambda root: (-root.size(), root.entity_id))


class Node(NamedTuple):
    """A thing where it is drawn: how deep in its tree, in which column, how far down, and its name in lines."""

    entity_id: str
    depth: int
    column: int
    y: int
    text: str


def _nodes(facts: Facts, forest: list[Tree]) -> list[Node]:
    """The trees below one another in columns: each goes into the column that is the shortest so far."""
    heights = [SPACE * 2] * COLUMNS
    found = []
    for root in forest:
        column = heights.index(min(heights))
        for entity, depth in _walk(root, 0):
            room = INNER / COLUMNS - depth * INDENT - 2 * INDENT
            text = folded(facts.name(entity), int(room / LETTER))
            found.append(Node(entity, depth, column, heights[column], text))
            heights[column] += (text.count("\n") + 1) * LINE + SPACE
        heights[column] += SPACE
    return found


def _walk(tree: Tree, depth: int) -> Iterator[tuple[str, int]]:
    yield tree.entity_id, depth
    for child in tree.children:
        yield from _walk(child, depth + 1)


def draw(facts: Facts, *, title: str, subtitle: str, theme: str) -> alt.LayerChart:
    """The picture: trees in columns, a mark for each thing by its kind, its name beside it, lines to what is above."""
    hue, language = colours(theme), facts.language
    marks = rows(facts)
    height = max((int(str(row["y"])) + str(row["beside"]).count("\n") * LINE for row in marks), default=0) + LINE
    linked = [row for row in marks if row["parent_id"]]
    sources = [source for row in linked for source in str(row["source_ids"]).split()]
    x, y, parent_x, parent_y = (
        alt.X("x:Q", scale=alt.Scale(domain=[0, INNER], nice=False), axis=None),
        alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None),
        alt.X("parent_x:Q", axis=None),
        alt.Y("parent_y:Q", axis=None),
    )
    edges = alt.Chart(values(linked))
    dash = alt.StrokeDash(
        "basis:N",
        scale=alt.Scale(domain=[words.of(language) for words in BASIS.values()], range=[[1, 0], [3, 3]]),
        legend=None,
    )
    layers = [
        edges.mark_rule(color=hue.grid, strokeWidth=1.2).encode(x=parent_x, y=parent_y, y2=alt.Y2("y")),
        edges.mark_rule(color=hue.faint, strokeWidth=1.2).encode(x=parent_x, x2=alt.X2("x"), y=y, strokeDash=dash),
        _things(marks, language, hue).encode(x=x, y=y),
        alt.Chart(values(marks))
        .mark_text(align="left", baseline="middle", dx=11, lineHeight=LINE)
        .encode(x=x, y=y, text=alt.Text("beside:N")),
    ]
    below = caption(facts, sources, NOTE)
    return framed(layers, Frame(8, 0, height, 14), title=title, subtitle=subtitle, below=below, theme=theme)


def _things(marks: list[Row], language: str, hue: Colours) -> alt.Chart:
    """The marks, with their legend of kinds."""
    kinds = {kind: next((row["kind"] for row in marks if row["entity_kind"] == kind), None) for kind in SHAPES}
    there = {kind: name for kind, name in kinds.items() if name}
    own = {"organizations": hue.blue, "programs": hue.green, "platforms": hue.red}
    shades = alt.Scale(domain=list(there.values()), range=[own.get(kind, hue.faint) for kind in there])
    shapes = alt.Scale(domain=list(there.values()), range=[SHAPES[kind] for kind in there])
    legend = alt.Legend(columns=5)
    told = [alt.Tooltip(f"{field}:N", title=words.of(language)) for field, words in TOLD.items()]
    things: alt.Chart = points(marks, size=80).encode(
        shape=alt.Shape("kind:N", scale=shapes, legend=legend),
        stroke=alt.Stroke("kind:N", scale=shades, legend=legend),
        fill=alt.Fill("kind:N", scale=shades, legend=legend),
        tooltip=told,
    )
    return things
