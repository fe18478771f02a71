"""What stands in a box: the unit's name, who leads it, a line for each post group."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from procho.model.version import Line, UnitLine, Version
from procho.render.drawing.ink import ASIDE, FAINT, HEAD, HEADER, INLINE, PAPER, PLAIN, RULE, SMALL, STRONG
from procho.render.drawing.labels import Block, Markup, Text, cell, row, table, tall, written
from procho.render.drawing.options import Options
from procho.render.words import Words
from procho.rules.context import Context

COUNT, TITLE, GRADE = 32, 226, 52
"""The widths of a box's columns in points: all boxes have the same, so that a chart stands in line."""
WIDTH = COUNT + TITLE + GRADE + 2
_PAD = 4
_MARGIN = 12


class Boxes(Struct, frozen=True, dict=True):
    """Writes the boxes of one version."""

    version: Version
    words: Words
    options: Options

    @cached_property
    def context(self) -> Context:
        """Who is meant by a name, whose posts are whose."""
        return Context(self.version, self.options.config)

    @cached_property
    def inline(self) -> dict[int | None, list[UnitLine]]:
        """The units that have no box of their own, by the number of the unit above; None: the organisation."""
        found: dict[int | None, list[UnitLine]] = {}
        for unit in self.version.units:
            if not unit.unit.boxed:
                found.setdefault(unit.parent.number if unit.parent else None, []).append(unit)
        return found

    @property
    def _limit(self) -> int:
        return self.options.max_label

    def leader(self, unit: UnitLine) -> Line | None:
        """The group of another unit that leads this one, where the name means exactly one."""
        found = self.context.named(unit.unit.led_by) if unit.unit.led_by else []
        return found[0] if len(found) == 1 else None

    def box(self, unit: UnitLine | None) -> Block:
        """The box of a unit; None: of the organisation itself."""
        content = [*self._content(unit)]
        blocks = [*self._header(unit), *([_gap(3), *content, _gap(3)] if content else [])]
        height = sum(block.height for block in blocks) + 2
        rows = (block.markup for block in blocks)
        return Block(table(rows, border=1, color=RULE, bgcolor=PAPER, width=WIDTH), height)

    def _header(self, unit: UnitLine | None) -> Iterator[Block]:
        name = unit.unit.name if unit else self.version.organigram.organisation
        facts = [self._posts(unit), *([unit.unit.site] if unit and unit.unit.site else [])]
        for text, face in ((name, HEAD), (" · ".join(facts), SMALL)):
            shown = written(text, face, self._limit, WIDTH - 2 * _MARGIN, balanced=True)
            gap = _gap(5 if face is HEAD else 2, header=True)
            drawn = row(cell(shown, align="CENTER", colspan=3, bgcolor=HEADER, width=WIDTH - 2))
            yield Block(Markup(gap.markup + drawn), tall([shown]) + gap.height)
        yield _gap(5, ruled=True)

    def _posts(self, unit: UnitLine | None) -> str:
        authorised = (unit.unit if unit else self.version.organigram).authorised_posts
        total = self.context.totals[unit.number] if unit else self.version.posts
        return self.words("common.noun.post", count=total if authorised is None else authorised)

    def _content(self, unit: UnitLine | None) -> Iterator[Block]:
        number = unit.number if unit else None
        if unit and unit.unit.led_by:
            yield self._led(unit.unit.led_by, self.leader(unit))
        if unit is None and self.version.organigram.composition == "unknown":
            yield self._remark(self.words("chart.version.unknown"))
        for line in sorted(self.context.lines_of.get(number, ()), key=lambda line: not self.leads(line)):
            yield self._line(line)
        for inner in self.inline.get(number, ()):
            yield self._inline(inner)
            yield from self._content(inner)

    def _led(self, name: str, leader: Line | None) -> Block:
        return self._remark(self.words("chart.unit.led_by", leader=leader.group.title if leader else name))

    def _remark(self, text: str) -> Block:
        shown = written(text, ASIDE, self._limit, WIDTH - 2 * _MARGIN)
        return Block(row(cell(shown, colspan=3, padding=_PAD)), tall([shown], _PAD))

    def _inline(self, unit: UnitLine) -> Block:
        name = written(unit.unit.name, INLINE, self._limit, COUNT + TITLE - _MARGIN)
        posts = written(self._posts(unit), ASIDE, self._limit, GRADE)
        cells = cell(name, colspan=2, padding=_PAD), cell(posts, padding=_PAD)
        return Block(row(*cells), tall([name], _PAD))

    def leads(self, line: Line) -> bool:
        """Whether a group is the head of its unit: one post in a role that the body declares as leading.

        Where the body declares none, any role counts.
        """
        leading = self.context.leading
        return line.group.count == 1 and bool(line.group.role) and (not leading or line.group.role in leading)

    def _line(self, line: Line) -> Block:
        group, face = line.group, STRONG if self.leads(line) else PLAIN
        number = written(str(group.count), face, self._limit, COUNT)
        told = [written(group.title, face, self._limit, TITLE - _MARGIN)]
        told += [written(detail, FAINT, self._limit, TITLE - _MARGIN) for detail in self._details(line)]
        grade: list[Text] = [written(group.grade, face, self._limit, GRADE - 2 * _PAD)] if group.grade else []
        cells = (
            cell(number, align="RIGHT", valign="TOP", padding=_PAD, width=COUNT),
            cell(*told, valign="TOP", padding=_PAD, width=TITLE),
            cell(*grade, valign="TOP", padding=_PAD, width=GRADE),
        )
        return Block(row(*cells), max(tall(texts, _PAD) for texts in ([number], told, grade)))

    def _details(self, line: Line) -> Iterator[str]:
        group = line.group
        if group.role:
            yield group.role
        for key in ("vacant", "frozen"):
            if count := getattr(group, key):
                yield self.words(f"chart.post.{key}", count=count)
        if group.site and not (line.unit and line.unit.unit.site == group.site):
            yield group.site


def _gap(height: int, *, header: bool = False, ruled: bool = False) -> Block:
    """Room between two rows; `ruled` with the line that ends the header."""
    paper, border = (HEADER, 1) if ruled else (HEADER if header else "", 0)
    drawn = cell(colspan=3, height=height, bgcolor=paper, border=border, sides="B" if ruled else "", color=RULE)
    return Block(row(drawn), height)
