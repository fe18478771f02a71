"""The sheet of a chart: what is put on it where, and what stands over it.

The charts know how high their boxes are, so the places of everything are in the graph, for Graphviz's
engine `nop2`, which draws what it is told. Here y grows downwards; Graphviz counts it upwards.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from procho.model.organigram import Organigram
from procho.render.drawing.ink import BODY, FONT, MUTED, PAPER, PLAIN, RULE, STRONG, TEXT, TITLE, Face
from procho.render.drawing.labels import Block, cell, label, row, table, tall, written
from procho.render.words import Words

if TYPE_CHECKING:
    from graphviz import Digraph

ROOM = 620
"""Points of a line of the heading."""


Point: TypeAlias = tuple[float, float]


def sheet() -> "Digraph":
    """A graph with the charts' fonts and lines."""
    from graphviz import Digraph  # noqa: PLC0415 - only charts need it

    graph = Digraph("organigram")
    graph.attr("graph", layout="nop2", fontname=FONT, bgcolor=PAPER, pad="0.3")
    graph.attr("node", fontname=FONT, fontsize=f"{BODY:g}", fontcolor=TEXT, shape="plain")
    graph.attr("edge", fontname=FONT, fontsize="9", color=RULE, arrowhead="none")
    return graph


def put(graph: "Digraph", name: str, block: Block, top: Point) -> None:
    """A block as a node; `top` is the middle of its upper edge."""
    graph.node(name, label=label(block.markup), pos=point((top[0], top[1] + block.height / 2)))


def point(place: Point) -> str:
    """A place as Graphviz writes it."""
    return f"{place[0]:.1f},{-place[1]:.1f}"


def straight(turns: Iterable[Point]) -> str:
    """Straight lines as the cubic curves that Graphviz knows: the control points lie on the ends."""
    points = [*turns]
    curves = (f"{point(one)} {point(other)} {point(other)}" for one, other in pairwise(points))
    return " ".join([point(points[0]), *curves])


def stacked(blocks: Iterable[Block]) -> Block:
    """One table of the rows of several blocks."""
    parts = [*blocks]
    return Block(table(part.markup for part in parts), sum(part.height for part in parts))


def heading(organigram: Organigram, limit: int, said: Iterable[str]) -> Iterator[Block]:
    """The body, what the organisation is part of, its name, then what else is said, the first of it bold."""
    lines = [(text, MUTED, 0) for text in (organigram.authority, organigram.parent) if text]
    lines += [(organigram.organisation, TITLE, 3)]
    lines += [(text, PLAIN if number else STRONG, 2) for number, text in enumerate(said)]
    for text, face, padding in lines:
        yield centred(text, face, limit, padding)


def centred(text: str, face: Face, limit: int, padding: int, room: float = ROOM) -> Block:
    """A row of a heading."""
    shown = written(text, face, limit, room, balanced=True)
    return Block(row(cell(shown, align="CENTER", padding=padding)), tall([shown], padding))


def stage(organigram: Organigram, words: Words, name: str | None = None) -> str:
    """As the committee's reports head their charts: "ORGANIGRAMME CIBLE – CT DU 04/10/2021"."""
    name = words(f"chart.stage.{name or organigram.stage or 'none'}")
    date = words.date(organigram.date)
    if not organigram.committee:
        return words("chart.stage.dated", stage=name, date=date)
    key = "opinion" if len(organigram.date) > len("2021-10") else "opinion_month"
    return words(f"chart.stage.{key}", stage=name, committee=organigram.committee, date=date)
