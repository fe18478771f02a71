"""One version as PNG."""

from procho.model.findings import Problem
from procho.model.version import Version
from procho.render.drawing import picture
from procho.render.drawing.options import DEFAULT, Options
from procho.render.organigram.dot import dot
from procho.render.words import Words


def png(version: Version, words: Words, options: Options = DEFAULT) -> bytes | Problem:
    """The picture of one version, or why there is none."""
    return picture.png(dot(version, words, options), len(version.units), options)
