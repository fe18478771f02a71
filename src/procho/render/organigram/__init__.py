"""One version drawn: one format, one file, one function."""

from collections.abc import Callable, Mapping

from procho.model.findings import Problem
from procho.model.version import Version
from procho.render.drawing.options import Options
from procho.render.organigram import dot, png, svg
from procho.render.words import Words

FORMATS: Mapping[str, Callable[[Version, Words, Options], str | bytes | Problem]] = {
    "dot": dot.dot,
    "svg": svg.svg,
    "png": png.png,
}
"""Each format's function."""
