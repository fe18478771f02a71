"""One side of the compared charts: its units one under the other, each line with the marks of its changes."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from procho.model.comparison import Change, Comparison, Kept
from procho.model.version import Line, UnitLine, Version
from procho.render.comparison.chart_marks import Flow, elsewhere, part
from procho.render.comparison.chart_rows import COUNT, GRADE, MARGIN, MARK, PAD, TITLE, Rows, Sign, Strip, box, rule
from procho.render.comparison.facts import BELOW, Voice
from procho.render.drawing.ink import FAINT, HEADER, INLINE, KINDS, PAPER, PLAIN, STRONG, UNITS, Face, Ink
from procho.render.drawing.labels import Text, written
from procho.render.words import Words
from procho.rules.context import Context

DETAIL = 120
"""Characters of what else is said of a change: a whole note would hide the chart."""


class Column(Struct, frozen=True, dict=True):
    """The source (`is_source`) or the target. `terse` where there are too many changes to draw their lines."""

    comparison: Comparison
    flows: dict[int, list[Flow]]
    words: Words
    limit: int
    is_source: bool
    terse: bool

    @property
    def version(self) -> Version:
        """The side's version."""
        return self.comparison.source if self.is_source else self.comparison.target

    def boxes(self) -> Iterator[Strip]:
        """The organisation's own groups, if it has any, then every unit."""
        if self._lines(None) or not self.version.units:
            yield self._box(None)
        for unit in self.version.units:
            yield self._box(unit)

    @cached_property
    def _context(self) -> Context:
        return Context(self.version)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(marks_right=self.is_source)

    @cached_property
    def _fates(self) -> dict[int, list[str]]:
        """What became of each unit, by its number."""
        found: dict[int, list[str]] = {}
        for change in self.comparison.units:
            for unit in change.before if self.is_source else change.after:
                found.setdefault(unit.number, []).append(change.kind)
        return found

    def _lines(self, unit: UnitLine | None) -> Sequence[Line]:
        return self._context.lines_of.get(unit.number if unit else None, ())

    def _box(self, unit: UnitLine | None) -> Strip:
        return box([self._header(unit), *self._content(self._lines(unit))])

    def _header(self, unit: UnitLine | None) -> Strip:
        room = COUNT + TITLE - MARGIN
        above = [self._text(BELOW.join(unit.path[:-1]), FAINT, room)] if unit and unit.parent else []
        name = unit.unit.name if unit else self.version.organigram.organisation
        face, paper = (INLINE, PAPER) if unit and not unit.unit.boxed else (STRONG, HEADER)
        count = self._context.totals[unit.number] if unit else self.version.posts
        posts = self._text(self.words("common.noun.post", count=count), FAINT, GRADE)
        fates = self._fates.get(unit.number, []) if unit else []
        signs = [self._sign(UNITS[fate], f"chart.unit_kind.{fate}") for fate in fates if fate != "unchanged"]
        return self._rows.header([*above, self._text(name, face, room)], posts, signs, paper)

    def _content(self, lines: Sequence[Line]) -> Iterator[Strip]:
        if self.terse and lines and all(self._still(line) for line in lines):
            yield rule()
            yield self._nothing(lines)
            return
        for line in lines:
            yield rule()
            yield self._line(line)

    def _still(self, line: Line) -> bool:
        return all(flow.change.kind == "unchanged" for flow in self.flows.get(line.number, ()))

    def _nothing(self, lines: Sequence[Line]) -> Strip:
        """One row for all the groups of a unit in which nothing changed."""
        count = str(sum(line.group.count for line in lines))
        told = self._text(self.words("chart.version.groups", count=len(lines)), FAINT, TITLE)
        sign = self._sign(KINDS["unchanged"], "common.kind.unchanged")
        return self._rows.line(self._text(count, PLAIN, COUNT), [told], [], [sign])

    def _line(self, line: Line) -> Strip:
        flows, room = self.flows.get(line.number, []), TITLE - MARGIN
        told = [self._text(line.group.title, PLAIN, room)]
        details = (text for flow in flows for text in self._told(flow.change, line))
        told += [written(text, FAINT, min(self.limit, DETAIL), room) for text in details]
        grade = [self._text(text, PLAIN, GRADE - 2 * PAD) for text in self._grade(line, flows)]
        count = self._text(str(line.group.count), PLAIN, COUNT)
        return self._rows.line(count, told, grade, [self._change(flow, line) for flow in flows])

    def _told(self, change: Change, line: Line) -> Iterator[str]:
        """What else is to be said of a change; of what is on both sides, the target says it."""
        if self.terse:
            yield from elsewhere(change, line, self.words)
        if not self.is_source or not isinstance(change, Kept):
            yield from Voice(self.words, str).circumstances(change)

    def _grade(self, line: Line, flows: Sequence[Flow]) -> Iterator[str]:
        steps = {flow.change.step for flow in flows if isinstance(flow.change, Kept)}
        arrow = {"up": " ↑", "down": " ↓"}.get(str(*steps), "") if len(steps) == 1 and not self.is_source else ""
        if line.group.grade:
            yield f"{line.group.grade}{arrow}"

    def _change(self, flow: Flow, line: Line) -> Sign:
        kind = flow.change.kind
        return self._sign(KINDS[kind], f"common.kind.{kind}", *part(flow.change, line, self.words), flow=flow.number)

    def _sign(self, ink: Ink, key: str, *more: str, flow: int | None = None) -> Sign:
        word = self._text(f"{ink.mark} {self.words(key)}", Face(9, ink.color, bold=True), MARK - 2 * PAD)
        return Sign(ink, [word, *(self._text(text, Face(9, ink.color), MARK - 2 * PAD) for text in more)], flow)

    def _text(self, text: str, face: Face, room: float) -> Text:
        return written(text, face, self.limit, room)
