"""One version as SVG."""

from procho.model.findings import Problem
from procho.model.version import Version
from procho.render.drawing import picture
from procho.render.drawing.graph import stage
from procho.render.drawing.options import DEFAULT, Options
from procho.render.organigram.dot import authorised, dot
from procho.render.words import Words


def svg(version: Version, words: Words, options: Options = DEFAULT) -> bytes | Problem:
    """The picture of one version, or why there is none."""
    organigram = version.organigram
    title = words("chart.version.titled", organisation=organigram.organisation, stage=stage(organigram, words))
    description = words(
        "chart.version.described",
        count=authorised(version),
        units=words("common.noun.unit", count=len(version.units)),
        groups=words("chart.version.groups", count=len(version.lines)),
    )
    return picture.svg(dot(version, words, options), picture.Caption(title, description), options)
