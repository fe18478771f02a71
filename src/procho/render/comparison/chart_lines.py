"""The lines of the compared charts, each from where posts were to where they are."""

from collections.abc import Iterable, Iterator, Mapping
from math import log2
from typing import TYPE_CHECKING, TypeAlias

from procho.model.comparison import Change, Comparison, Created, Kept, Suppressed
from procho.render.drawing.graph import Point, point
from procho.render.drawing.ink import KINDS, PAPER, SUGGESTED, Face, Ink
from procho.render.drawing.labels import cell, label, row, table, written

if TYPE_CHECKING:
    from graphviz import Digraph

End: TypeAlias = tuple[str, Point]
"""A node, and the place at its side where a line begins or ends."""
_ARROW, _LABEL = 5, 20
"""Points from a line's end to its arrow's foot, and to the middle of its label."""


def draw_lines(graph: "Digraph", comparison: Comparison, before: Mapping[int, End], after: Mapping[int, End]) -> None:
    """A line for every change with two ends, with its quantity, and one for every suggestion."""
    for number, change in enumerate(comparison.posts):
        if number in before and number in after:
            _line(graph, before[number], after[number], KINDS[change.kind], change.count)
    for one, other in _suggested(comparison):
        _line(graph, before[one], after[other], SUGGESTED)


def _suggested(comparison: Comparison) -> Iterator[tuple[int, int]]:
    """The numbers of the suppression and of the creation that may be one change."""
    gone = _by_line(comparison.posts, Suppressed)
    new = _by_line(comparison.posts, Created)
    for change in comparison.suggestions:
        if isinstance(change, Kept) and change.before.number in gone and change.after.number in new:
            yield gone[change.before.number], new[change.after.number]


def _by_line(changes: Iterable[Change], wanted: type[Created | Suppressed]) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, change in enumerate(changes):
        if isinstance(change, wanted):
            line = change.after if isinstance(change, Created) else change.before
            found[line.number] = number
    return found


def _line(graph: "Digraph", tail: End, head: End, ink: Ink, count: int | None = None) -> None:
    """One line with its quantity, or its mark where it has none; the thicker, the more posts."""
    graph.edge(
        tail[0],
        head[0],
        pos=_curve(tail[1], head[1]),
        color=ink.color,
        style=ink.line,
        penwidth=f"{0.8 + log2(count or 1) * 0.35:.2f}",
        arrowhead="normal",
        arrowsize="0.5",
        label=_label(str(count or ink.mark), ink),
        lp=point((head[1][0] - _LABEL, head[1][1])),
    )


def _curve(start: Point, end: Point) -> str:
    """One cubic curve, level at both ends, and the tip of its arrow."""
    tip, bend = (end[0] - _ARROW, end[1]), (end[0] - start[0]) / 2
    near, far = (start[0] + bend, start[1]), (tip[0] - bend - _LABEL, end[1])
    return f"e,{point(end)} {point(start)} {point(near)} {point(far)} {point(tip)}"


def _label(text: str, ink: Ink) -> str:
    shown = written(text, Face(9, ink.color, bold=True), 12, 60)
    return label(table([row(cell(shown, padding=1, bgcolor=PAPER))]))
