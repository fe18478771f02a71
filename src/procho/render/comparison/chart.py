"""Two versions beside each other, every line marked with what became of it, and joined to what it became."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from procho.model.comparison import Comparison
from procho.model.findings import Problem
from procho.render.comparison.chart_bodies import bodies
from procho.render.comparison.chart_column import Column
from procho.render.comparison.chart_legend import above, legend, over
from procho.render.comparison.chart_lines import End, draw_lines
from procho.render.comparison.chart_marks import Ends
from procho.render.comparison.chart_rows import BETWEEN, WIDTH, Strip
from procho.render.comparison.facts import Voice
from procho.render.comparison.summary import balance, last_line
from procho.render.drawing import picture
from procho.render.drawing.graph import put, sheet, stacked
from procho.render.drawing.options import DEFAULT, Options
from procho.render.words import Words

if TYPE_CHECKING:
    from graphviz import Digraph

MOST_LINES = 150
"""With more changes than these the lines would be a thicket: the groups say in words where posts come from."""
GAP = 14
"""Points between two boxes of a side, and between the parts of the sheet."""


def dot(comparison: Comparison, words: Words, options: Options = DEFAULT) -> str:
    """The graph of a comparison in the DOT language."""
    graph = sheet()
    terse, limit = len(comparison.posts) > MOST_LINES, options.max_label
    middle = WIDTH + BETWEEN / 2
    head = stacked(above(comparison, words, limit))
    put(graph, "heading", head, (middle, 0))
    top = head.height + GAP
    ends = Ends.of(comparison)
    anchors: list[dict[int, End]] = []
    bottoms: list[float] = []
    for is_source, flows in ((True, ends.before), (False, ends.after)):
        column = Column(comparison, flows, words, limit, is_source=is_source, terse=terse)
        strips = [Strip(stacked(over(comparison, words, limit, is_source=is_source))), *column.boxes()]
        strips += bodies(comparison, words, limit, incoming=is_source)
        found, bottom = _stand(graph, strips, top, is_source=is_source)
        anchors.append(found)
        bottoms.append(bottom)
    if not terse:
        draw_lines(graph, comparison, *anchors)
    put(graph, "legend", stacked(legend(comparison, words, limit)), (middle, max(bottoms) + GAP))
    return str(graph.source)


def svg(comparison: Comparison, words: Words, options: Options = DEFAULT) -> bytes | Problem:
    """The picture of a comparison, or why there is none."""
    voice = Voice(words, str)
    title = words("chart.comparison.titled", organisation=comparison.target.organigram.organisation)
    caption = picture.Caption(title, f"{last_line(comparison, voice)}. {balance(comparison, voice)}.")
    return picture.svg(dot(comparison, words, options), caption, options)


def png(comparison: Comparison, words: Words, options: Options = DEFAULT) -> bytes | Problem:
    """The picture of a comparison, or why there is none."""
    return picture.png(dot(comparison, words, options), len(comparison.posts), options)


FORMATS: Mapping[str, Callable[[Comparison, Words, Options], str | bytes | Problem]] = {
    "dot": dot,
    "svg": svg,
    "png": png,
}
"""Each format's function."""


def _stand(graph: "Digraph", strips: Iterable[Strip], top: float, *, is_source: bool) -> tuple[dict[int, End], float]:
    """Puts the boxes of a side one under the other; gives the ends of its lines, and where it ends."""
    left = 0 if is_source else WIDTH + BETWEEN
    anchors: dict[int, End] = {}
    for place, strip in enumerate(strips):
        name = f"{'a' if is_source else 'b'}{place}"
        put(graph, name, strip.block, (left + WIDTH / 2, top))
        for flow, down in strip.anchors:
            anchors[flow] = name, (left + (WIDTH if is_source else 0), top + down)
        top += strip.block.height + GAP
    return anchors, top
