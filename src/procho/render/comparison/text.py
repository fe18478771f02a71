"""A comparison as text for a terminal or a log: grouped by kind, the sums, and a last line that is an interface.

Every line begins with procho's own words or marks, never with text of a file.
"""

from collections.abc import Iterator
from typing import assert_never

from procho.model.comparison import (
    KINDS,
    Amended,
    Change,
    Comparison,
    Created,
    Moved,
    Suppressed,
    TransferredIn,
    TransferredOut,
    Transformed,
    Unchanged,
    UnitChange,
)
from procho.render import escape
from procho.render.comparison.columns import columns
from procho.render.comparison.declaration import Declarations
from procho.render.comparison.facts import MARKS, UNIT_MARKS, Voice
from procho.render.comparison.grids import Grid, grade_grid, legal_grid, unit_grid
from procho.render.comparison.ink import Ink, Piece
from procho.render.comparison.moves import MOVES, Move, moves
from procho.render.comparison.summary import balance, heading, last_line, notes, subtotals
from procho.render.comparison.tables import ROWS, cramped, heads_of, table
from procho.render.words import Words

HEAD = "bold"
QUIET = "dim"


def text(comparison: Comparison, words: Words, *, width: int | None, color: bool) -> str:
    """The whole report; lines are folded only where there is a `width`, the cells of a terminal."""
    return "\n".join(_Page(comparison, Voice(words, escape.terminal), Ink(width or 0, color)).lines()) + "\n"


def _style(change: Change) -> str:
    match change:
        case Created() | TransferredIn():
            return "green"
        case Suppressed() | TransferredOut():
            return "red"
        case Transformed():
            return "magenta"
        case Moved():
            return "cyan"
        case Amended():
            return "yellow"
        case Unchanged():
            return QUIET
        case _:
            assert_never(change)


class _Page:
    def __init__(self, comparison: Comparison, voice: Voice, ink: Ink) -> None:
        self.comparison, self.voice, self.ink = comparison, voice, ink

    def lines(self) -> Iterator[str]:
        first, *others = heading(self.comparison, self.voice)
        yield self.ink.line((first, HEAD))
        yield from (self.ink.line((line, ""), indent=2) for line in others)
        yield from self._units()
        for kind in KINDS:
            if kind != "unchanged":
                yield from self._moves() if kind == "moved" else self._kind(kind)
        yield from self._suggestions()
        if self.comparison.differs:
            yield from self._tables()
        yield ""
        for note in notes(self.comparison, self.voice):
            yield self.ink.line((note, ""))
        yield self.ink.line((balance(self.comparison, self.voice), "" if self.comparison.summary.balanced else "red"))
        yield last_line(self.comparison, self.voice)

    def _title(self, mark: str, label: str, count: str) -> Iterator[str]:
        yield ""
        yield self.ink.line((f"{mark} {self.voice.say('phrase.labelled', label=label, value=count)}", HEAD))

    def _kind(self, kind: str) -> Iterator[str]:
        changes = list(self.comparison.of_kind(kind))
        if not changes:
            return
        posts = self.voice.posts(sum(change.count for change in changes))
        totals = subtotals(self.comparison, self.voice) if kind == "transformed" else ""
        yield from self._title(MARKS[kind], self.voice.words(f"common.kinds.{kind}"), posts + totals)
        for change in changes:
            yield from self._change(change, 2, where=True)

    def _change(self, change: Change, indent: int, *, where: bool) -> Iterator[str]:
        mark, headline = (MARKS[change.kind], _style(change)), (f" {self.voice.headline(change)}", "")
        yield self.ink.line(mark, headline, self._basis(change), indent=indent)
        if where:
            yield self.ink.line((self.voice.where(change), ""), indent=indent + 4)
        for detail in self.voice.details(change):
            yield self.ink.line((detail, ""), indent=indent + 4)

    def _basis(self, change: Change | UnitChange) -> Piece:
        """In brackets, which no fold takes apart."""
        basis = self.voice.basis(change).replace(" ", "\u00a0")
        return (f"  [{basis}]" if basis else "", QUIET)

    def _moves(self) -> Iterator[str]:
        found = moves(self.comparison.posts, self.comparison.units)
        if not found:
            return
        posts = self.voice.posts(sum(move.count for move in found))
        yield from self._title(MARKS["moved"], self.voice.words("common.kinds.moved"), posts)
        for nature in MOVES:
            same = [move for move in found if move.nature == nature]
            if same:
                yield self.ink.line((self.voice.say(f"move.{nature}"), QUIET), indent=2)
                for move in same:
                    yield from self._move(move)

    def _move(self, move: Move) -> Iterator[str]:
        before, after = (self.voice.place(unit.path if unit else ()) for unit in (move.before, move.after))
        where = self.voice.say("place.both", before=before, after=after)
        posts = self.voice.posts(move.count)
        yield self.ink.line((self.voice.say("phrase.labelled", label=where, value=posts), ""), indent=4)
        for flow in move.flows:
            yield from self._change(flow, 6, where=False)

    def _units(self) -> Iterator[str]:
        changes = [change for change in self.comparison.units if change.kind != "unchanged"]
        if not changes:
            return
        yield ""
        yield self.ink.line((self.voice.say("section.units"), HEAD))
        for change in changes:
            line = f"{UNIT_MARKS[change.kind]} {self.voice.unit_change(change)}"
            yield self.ink.line((line, ""), self._basis(change), indent=2)
            for detail in self.voice.unit_details(change):
                yield self.ink.line((detail, ""), indent=6)

    def _suggestions(self) -> Iterator[str]:
        if not self.comparison.suggestions:
            return
        yield ""
        yield self.ink.line((f"? {self.voice.say('section.suggestions')}", HEAD))
        declarations = Declarations(self.comparison)
        for change in self.comparison.suggestions:
            yield from self._change(change, 2, where=True)
            yield from self._declaration(declarations, change)

    def _declaration(self, declarations: Declarations, change: Change) -> Iterator[str]:
        declaration = declarations.of(change)
        if declaration is None:
            yield self.ink.line((self.voice.say("suggestion.unnamed"), ""), indent=6)
            return
        where = self.voice.say("suggestion.declare", **declaration.place(self.voice.user))
        yield self.ink.line((where, ""), indent=6)
        # Never folded: it is there to be copied.
        yield f"        {self.voice.user(declaration.yaml)}"

    def _tables(self) -> Iterator[str]:
        yield from self._grid("section.by_grade", grade_grid(self.comparison, self.voice))
        yield from self._grid("section.by_unit", unit_grid(self.comparison, self.voice))
        yield from self._grid("section.legal", legal_grid(self.comparison, self.voice), "section.legal_note")

    def _grid(self, title: str, grid: Grid, note: str | None = None) -> Iterator[str]:
        if not grid.rows:
            return
        yield ""
        yield self.ink.line((self.voice.say(title), HEAD))
        if note:
            yield self.ink.line((self.voice.say(note), QUIET), indent=2)
        if len(grid.rows) > ROWS:
            yield from columns(grid, heads_of(grid, self.ink.width), self.ink)
        else:
            yield table(grid, width=self.ink.width, color=self.ink.color)
        if cramped(grid, self.ink.width):
            yield self.ink.line((grid.legend, QUIET), indent=2)
        if grid.hidden:
            yield self.ink.line((self.voice.say("table.hidden", count=grid.hidden), QUIET))
