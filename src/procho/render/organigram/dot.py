"""One version as a graph: a tree of boxes, joined from the top by lines that share a bar.

The places of the boxes are in the graph, for Graphviz's engine `nop2`, which draws what it is told.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from procho.model.version import UnitLine, Version
from procho.render.drawing.graph import heading, sheet, stage
from procho.render.drawing.ink import QUIET
from procho.render.drawing.labels import Block, label, table
from procho.render.drawing.options import DEFAULT, Options
from procho.render.organigram.boxes import WIDTH, Boxes
from procho.render.organigram.placing import Box, Placing, Point
from procho.render.words import Words

if TYPE_CHECKING:
    from graphviz import Digraph

ROOT = 0
"""The organisation's box; a unit's box has the unit's number and one."""
UNDER_HEADING = 18
"""Points."""


def dot(version: Version, words: Words, options: Options = DEFAULT) -> str:
    """The graph of one version in the DOT language."""
    graph = sheet(layout="nop2")
    said = [stage(version.organigram, words), words("chart.version.authorised", count=authorised(version))]
    head = [*heading(version.organigram, options.max_label, said)]
    height = sum(block.height for block in head)
    middle = _tree(graph, Boxes(version, words, options))
    _node(graph, "heading", Block(table(block.markup for block in head), height), (middle, -height - UNDER_HEADING))
    return str(graph.source)


def authorised(version: Version) -> int:
    """How many posts are authorised: as declared, else as listed."""
    declared = version.organigram.authorised_posts
    return version.posts if declared is None else declared


def _tree(graph: "Digraph", boxes: Boxes) -> float:
    """Draws the tree; returns the middle of its root."""
    drawn = {ROOT: boxes.box(None)}
    placed = {ROOT: Box(ROOT, drawn[ROOT].height)}
    for unit in boxes.version.units:
        if unit.unit.boxed:
            number = unit.number + 1
            drawn[number] = boxes.box(unit)
            placed[number] = Box(number, drawn[number].height)
            placed[_home(unit.parent)].below.append(placed[number])
    placing = Placing(placed[ROOT], WIDTH)
    for number, block in drawn.items():
        _node(graph, f"n{number}", block, (placed[number].x + WIDTH / 2, placed[number].y))
    for branch in placing.branches:
        graph.edge(f"n{branch.parent.number}", f"n{branch.child.number}", pos=_path(branch.turns))
    for leader, led in _led(boxes):
        path = _path(_aside(placed[leader], placed[led]))
        graph.edge(f"n{leader}", f"n{led}", pos=path, style="dashed", color=QUIET)
    return placing.middle


def _led(boxes: Boxes) -> Iterator[tuple[int, int]]:
    """Leader and led, where the leader stands in another box than the one above the led."""
    for unit in boxes.version.units:
        leader = boxes.leader(unit) if unit.unit.boxed else None
        if leader and _home(leader.unit) not in (_home(unit.parent), unit.number + 1):
            yield _home(leader.unit), unit.number + 1


def _home(unit: UnitLine | None) -> int:
    """The box in which a unit is drawn: its own, or the nearest one above."""
    while unit and not unit.unit.boxed:
        unit = unit.parent
    return unit.number + 1 if unit else ROOT


def _node(graph: "Digraph", name: str, block: Block, top: Point) -> None:
    graph.node(name, label=label(block.markup), pos=_point((top[0], top[1] + block.height / 2)))


def _point(point: Point) -> str:
    """Graphviz counts y upwards."""
    return f"{point[0]:.1f},{-point[1]:.1f}"


def _path(turns: Iterable[Point]) -> str:
    """Straight lines as the cubic curves that Graphviz knows: the control points lie on the ends."""
    points = [*turns]
    curves = (f"{_point(one)} {_point(other)} {_point(other)}" for one, other in pairwise(points))
    return " ".join([_point(points[0]), *curves])


def _aside(leader: Box, led: Box) -> tuple[Point, ...]:
    """From side to side, by way of the gap beside the led box."""
    right = leader.x > led.x
    start, end = (leader.x + (0 if right else WIDTH), leader.y + 12), (led.x + (WIDTH if right else 0), led.y + 12)
    between = end[0] + (8 if right else -8)
    return start, (between, start[1]), (between, end[1]), end
