"""One version as a graph: a tree of boxes, joined from the top by lines that share a bar."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procho.model.version import UnitLine, Version
from procho.render.drawing.graph import Point, heading, put, sheet, stacked, stage, straight
from procho.render.drawing.ink import QUIET
from procho.render.drawing.options import DEFAULT, Options
from procho.render.organigram.boxes import WIDTH, Boxes
from procho.render.organigram.placing import Box, placed
from procho.render.words import Words

if TYPE_CHECKING:
    from graphviz import Digraph

ROOT = 0
"""The organisation's box; a unit's box has the unit's number and one."""
UNDER_HEADING = 18
"""Points."""


def dot(version: Version, words: Words, options: Options = DEFAULT) -> str:
    """The graph of one version in the DOT language."""
    graph = sheet()
    said = [stage(version.organigram, words), words("chart.version.authorised", count=authorised(version))]
    head = stacked(heading(version.organigram, options.max_label, said))
    middle = _tree(graph, Boxes(version, words, options))
    put(graph, "heading", head, (middle, -head.height - UNDER_HEADING))
    return str(graph.source)


def authorised(version: Version) -> int:
    """How many posts are authorised: as declared, else as listed."""
    declared = version.organigram.authorised_posts
    return version.posts if declared is None else declared


def _tree(graph: "Digraph", boxes: Boxes) -> float:
    """Draws the tree; returns the middle of its root."""
    drawn = {ROOT: boxes.box(None)}
    tree = {ROOT: Box(ROOT, drawn[ROOT].height)}
    for unit in boxes.version.units:
        if unit.unit.boxed:
            number = unit.number + 1
            drawn[number] = boxes.box(unit)
            tree[number] = Box(number, drawn[number].height)
            tree[_home(unit.parent)].below.append(tree[number])
    placing = placed(tree[ROOT], WIDTH)
    for number, block in drawn.items():
        put(graph, f"n{number}", block, (tree[number].x + WIDTH / 2, tree[number].y))
    for branch in placing.branches:
        graph.edge(f"n{branch.parent.number}", f"n{branch.child.number}", pos=straight(branch.turns))
    for leader, led in _led(boxes):
        path = straight(_aside(tree[leader], tree[led]))
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


def _aside(leader: Box, led: Box) -> tuple[Point, ...]:
    """From side to side, by way of the gap beside the led box."""
    right = leader.x > led.x
    start, end = (leader.x + (0 if right else WIDTH), leader.y + 12), (led.x + (WIDTH if right else 0), led.y + 12)
    between = end[0] + (8 if right else -8)
    return start, (between, start[1]), (between, end[1]), end
