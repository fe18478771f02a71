"""What stands over and under the compared charts."""

from collections.abc import Iterator

from procho.model.comparison import KINDS, Comparison
from procho.render.comparison.chart_rows import BETWEEN, WIDTH
from procho.render.comparison.facts import Voice
from procho.render.comparison.summary import balance, last_line
from procho.render.drawing.graph import centred, heading, stage
from procho.render.drawing.ink import HEAD, PAPER, PLAIN, SMALL, STRONG, Face
from procho.render.drawing.ink import KINDS as INKS
from procho.render.drawing.labels import Block, Markup, cell, inside, row, table, tall, written
from procho.render.words import Words

ABREAST = 4
ROOM = 2 * WIDTH + BETWEEN
_PAD = 4


def above(comparison: Comparison, words: Words, limit: int) -> Iterator[Block]:
    """The heading of both charts."""
    yield from heading(comparison.target.organigram, limit, [words("chart.comparison.heading")])


def over(comparison: Comparison, words: Words, limit: int, *, is_source: bool) -> Iterator[Block]:
    """The heading of one side: its committee and date, its name where the other has another, its posts."""
    version = comparison.source if is_source else comparison.target
    organigram = version.organigram
    yield centred(stage(organigram, words, "source" if is_source else "target"), HEAD, limit, 1, WIDTH)
    if comparison.source.organigram.organisation != comparison.target.organigram.organisation:
        yield centred(organigram.organisation, STRONG, limit, 1, WIDTH)
    yield centred(words("chart.version.authorised", count=version.posts), PLAIN, limit, 1, WIDTH)


def legend(comparison: Comparison, words: Words, limit: int) -> Iterator[Block]:
    """Every kind with its mark and its count, then the totals in one line and the sum that proves them."""
    rows, height = [], 0.0
    for start in range(0, len(KINDS), ABREAST):
        cells = [_kind(kind, comparison, words, limit) for kind in KINDS[start : start + ABREAST]]
        rows.append(row(*(markup for part in cells for markup in part[0])))
        height += max(part[1] for part in cells) + 2
    yield Block(row(inside(table(rows, cellspacing=2), align="CENTER")), height + 2)
    if comparison.suggestions:
        count = sum(suggestion.count for suggestion in comparison.suggestions)
        yield centred(words("chart.comparison.suggestions", count=count), SMALL, limit, 2, ROOM)
    voice = Voice(words, str)
    yield centred(last_line(comparison, voice), Face(10, bold=True), limit, 4, ROOM)
    yield centred(balance(comparison, voice), SMALL, limit, 1, ROOM)


def _kind(kind: str, comparison: Comparison, words: Words, limit: int) -> tuple[list[Markup], float]:
    ink, count = INKS[kind], getattr(comparison.summary, kind)
    name = written(f"{ink.mark} {words(f'common.kind.{kind}')}", Face(9, ink.color, bold=True), limit, 110)
    total = written(str(count), Face(9, bold=True), limit, 40)
    cells = [
        cell(name, padding=_PAD, width=112, bgcolor=ink.tint),
        cell(total, align="LEFT", padding=_PAD, width=40, bgcolor=PAPER),
    ]
    return cells, tall([name], _PAD)
