"""The empty sheet of a chart, and what stands over it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from procho.model.organigram import Organigram
from procho.render.drawing.ink import BODY, FONT, MUTED, PAPER, PLAIN, RULE, STRONG, TEXT, TITLE
from procho.render.drawing.labels import Block, cell, row, tall, written
from procho.render.words import Words

if TYPE_CHECKING:
    from graphviz import Digraph

ROOM = 620
"""Points of a line of the heading."""


def sheet(**attributes: str) -> "Digraph":
    """A graph with the charts' fonts and lines."""
    from graphviz import Digraph  # noqa: PLC0415 - only charts need it

    graph = Digraph("organigram")
    graph.attr("graph", fontname=FONT, fontsize=f"{BODY:g}", fontcolor=TEXT, bgcolor=PAPER, pad="0.3", **attributes)
    graph.attr("node", fontname=FONT, fontsize=f"{BODY:g}", fontcolor=TEXT, shape="plain")
    graph.attr("edge", fontname=FONT, fontsize="9", color=RULE, arrowhead="none")
    return graph


def heading(organigram: Organigram, limit: int, said: Iterable[str]) -> Iterator[Block]:
    """The body, what the organisation is part of, its name, then what else is said, the first of it bold."""
    lines = [(text, MUTED, 0) for text in (organigram.authority, organigram.parent) if text]
    lines += [(organigram.organisation, TITLE, 3)]
    lines += [(text, PLAIN if number else STRONG, 2) for number, text in enumerate(said)]
    for text, face, padding in lines:
        shown = written(text, face, limit, ROOM, balanced=True)
        yield Block(row(cell(shown, align="CENTER", padding=padding)), tall([shown], padding))


def stage(organigram: Organigram, words: Words) -> str:
    """As the committee's reports head their charts: "ORGANIGRAMME CIBLE – CT DU 04/10/2021"."""
    name = words(f"chart.stage.{organigram.stage or 'none'}")
    date = words.date(organigram.date)
    if not organigram.committee:
        return words("chart.stage.dated", stage=name, date=date)
    key = "opinion" if len(organigram.date) > len("2021-10") else "opinion_month"
    return words(f"chart.stage.{key}", stage=name, committee=organigram.committee, date=date)
