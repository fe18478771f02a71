"""The other organisations of the compared charts: where transferred posts come from and go to."""

from collections.abc import Iterator

from procho.model.comparison import Comparison, Counterpart, TransferredIn, TransferredOut
from procho.render.comparison.chart_rows import MARGIN, WIDTH, Strip
from procho.render.drawing.ink import INLINE, KINDS, PAPER, PLAIN
from procho.render.drawing.labels import Block, cell, row, table, tall, written
from procho.render.words import Words

_PAD = 4
_Transfer = tuple[int, int, Counterpart]
"""The change's number, its count, the other side."""


def bodies(comparison: Comparison, words: Words, limit: int, *, incoming: bool) -> Iterator[Strip]:
    """A box for each organisation, with a line for each transfer from it (`incoming`) or to it."""
    found: dict[str, list[_Transfer]] = {}
    for number, change in enumerate(comparison.posts):
        if isinstance(change, TransferredIn if incoming else TransferredOut):
            found.setdefault(change.organisation.name, []).append((number, change.count, change.organisation))
    for name, transfers in found.items():
        yield _body(name, transfers, words, limit)


def _body(name: str, transfers: list[_Transfer], words: Words, limit: int) -> Strip:
    head = written(words("chart.comparison.body", name=name), INLINE, limit, WIDTH - MARGIN)
    rows, anchors, top = [row(cell(head, padding=_PAD))], [], 1 + tall([head], _PAD)
    for number, count, other in transfers:
        said = words("common.noun.post", count=count)
        text = written(f"{said} · {other.post}" if other.post else said, PLAIN, limit, WIDTH - MARGIN)
        rows.append(row(cell(text, padding=_PAD)))
        anchors.append((number, top + tall([text], _PAD) / 2))
        top += tall([text], _PAD)
    color = KINDS["transferred_in"].color
    drawn = table(rows, border=1, style="dashed", color=color, bgcolor=PAPER, width=WIDTH)
    return Strip(Block(drawn, top + 1), tuple(anchors))
