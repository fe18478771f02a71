"""The rows of a box in the compared charts: what they say, and a field of marks on the side of the other version."""

from collections.abc import Iterable, Sequence
from math import ceil

from msgspec import Struct

from procho.render.drawing.ink import HAIR, PAPER, RULE, Ink
from procho.render.drawing.labels import Block, Markup, Text, cell, inside, row, table, tall

COUNT, TITLE, GRADE, MARK = 28, 200, 52, 104
"""The widths of a box's columns in points."""
WIDTH = COUNT + TITLE + GRADE + MARK + 2
BETWEEN = 130
"""Points from the source to the target."""
PAD, MARGIN = 4, 12
_SIGN_PAD = 3


class Sign(Struct, frozen=True):
    """A mark and a word in its colour; `flow` is the number of the change whose line begins or ends here."""

    ink: Ink
    texts: Sequence[Text]
    flow: int | None = None

    @property
    def height(self) -> int:
        """The least that it takes."""
        return ceil(tall(self.texts, _SIGN_PAD))


class Strip(Struct, frozen=True):
    """Some rows, and how far down in them the lines of changes begin or end, by the changes' numbers."""

    block: Block
    anchors: tuple[tuple[int, float], ...] = ()


class Rows(Struct, frozen=True):
    """Sets rows whose marks are at the right (of the source) or at the left (of the target)."""

    marks_right: bool

    def header(self, told: Sequence[Text], posts: Text, signs: Sequence[Sign], paper: str) -> Strip:
        """A unit's name and its posts."""
        height = max(ceil(tall(told, PAD + 1)), sum(sign.height for sign in signs))
        field, anchors = _field(signs, height, paper)
        cells = [
            cell(*told, colspan=2, padding=PAD, width=COUNT + TITLE, height=height, bgcolor=paper),
            cell(posts, padding=PAD, width=GRADE, height=height, bgcolor=paper),
        ]
        return self._strip(cells, field, height, anchors)

    def line(self, count: Text, told: Sequence[Text], grade: Sequence[Text], signs: Sequence[Sign]) -> Strip:
        """A group."""
        least = max(tall(texts, PAD) for texts in ([count], told, grade))
        height = max(ceil(least), sum(sign.height for sign in signs))
        field, anchors = _field(signs, height, PAPER)
        cells = [
            cell(count, align="RIGHT", padding=PAD, width=COUNT, height=height),
            cell(*told, padding=PAD, width=TITLE, height=height),
            cell(*grade, padding=PAD, width=GRADE, height=height),
        ]
        return self._strip(cells, field, height, anchors)

    def _strip(
        self, cells: Sequence[Markup], field: Markup, height: int, anchors: Sequence[tuple[int, float]]
    ) -> Strip:
        across = [*cells, field] if self.marks_right else [field, *cells]
        return Strip(Block(row(*across), height), tuple(anchors))


def rule() -> Strip:
    """A hair line between two rows."""
    return Strip(Block(row(cell(colspan=4, height=1, bgcolor=HAIR)), 1))


def box(strips: Iterable[Strip], color: str = RULE) -> Strip:
    """A box of rows."""
    rows: list[Markup] = []
    anchors: list[tuple[int, float]] = []
    top = 1.0
    for strip in strips:
        rows.append(strip.block.markup)
        anchors += [(flow, top + down) for flow, down in strip.anchors]
        top += strip.block.height
    return Strip(Block(table(rows, border=1, color=color, bgcolor=PAPER, width=WIDTH), top + 1), tuple(anchors))


def _field(signs: Sequence[Sign], height: int, paper: str) -> tuple[Markup, list[tuple[int, float]]]:
    """The marks of a row, one under the other, with what is left of its height shared out among them."""
    if not signs:
        return cell(width=MARK, height=height, bgcolor=paper), []
    rest = height - sum(sign.height for sign in signs)
    fields: list[Markup] = []
    anchors: list[tuple[int, float]] = []
    top = 0
    for place, sign in enumerate(signs):
        own = sign.height + rest * (place + 1) // len(signs) - rest * place // len(signs)
        fields.append(cell(*sign.texts, padding=_SIGN_PAD, width=MARK, height=own, bgcolor=sign.ink.tint))
        if sign.flow is not None:
            anchors.append((sign.flow, top + own / 2))
        top += own
    if len(fields) == 1:
        return fields[0], anchors
    return inside(table(map(row, fields)), width=MARK, height=height), anchors
