"""A graph made a picture: what both charts do once their graph is written."""

from msgspec import Struct

from procho.model.findings import Problem
from procho.render import escape
from procho.render.drawing.options import Options
from procho.render.drawing.svg import accessible
from procho.render.layout import DPI, layout

FEW, MANY = 150, 2500
"""Boxes or lines up to which a PNG is fine enough for print, and for a screen; more would fill the memory."""


class Caption(Struct, frozen=True):
    """What somebody is told who does not see the picture."""

    title: str
    description: str


def svg(dot: str, caption: Caption, options: Options) -> bytes | Problem:
    """The graph as SVG 1.1 with its caption, as wide as its page."""
    drawn = layout(dot, "svg", engine=options.engine, seconds=options.seconds)
    if isinstance(drawn, Problem):
        return drawn
    return accessible(drawn, escape.terminal(caption.title), escape.terminal(caption.description))


def png(dot: str, parts: int, options: Options) -> bytes | Problem:
    """The graph as PNG; `parts` is how many boxes or lines it has."""
    dpi = DPI if parts <= FEW else round(DPI / 2 * min(1, (MANY / parts) ** 0.5))
    return layout(dot, "png", engine=options.engine, seconds=options.seconds, dpi=dpi)
