"""A comparison as Markdown, for the comment on a pull request and for the committee's report.

Text of a file stands in code spans only, where GitHub makes nothing of it (no mention, link or image).
"""

from collections.abc import Iterable, Iterator, Sequence

from procho.model.comparison import KINDS, Change, Comparison
from procho.render import escape
from procho.render.comparison.blocks import Block, fitted
from procho.render.comparison.declaration import Declarations
from procho.render.comparison.facts import MARKS, UNIT_MARKS, Voice
from procho.render.comparison.grids import Grid, Row, grade_grid, legal_grid, unit_grid
from procho.render.comparison.moves import moves
from procho.render.comparison.summary import balance, heading, last_line, notes, subtotals
from procho.render.words import Words

LIMIT = 60_000
"""GitHub refuses a comment of more than 65,536 characters, whole."""
LONGEST = 300
"""A longer text of a file is cut within a sentence or a cell."""
FOLDED = 12
"""A table of more rows is folded away."""
LISTED = tuple(kind for kind in KINDS if kind not in ("moved", "unchanged"))


def markdown(comparison: Comparison, words: Words, marker: str = "") -> str:
    """The whole report, at most LIMIT characters; `marker` is an own first line by which a bot finds its comment."""
    page = _Page(comparison, Voice(words, code))
    body = fitted(page.blocks(), LIMIT - len(marker), lambda count: page.voice.say("table.cut", count=count))
    return f"{marker}\n{body}" if marker else body


def blocks(comparison: Comparison, words: Words) -> Iterator[Block]:
    """The report in parts, to stand within a larger document."""
    return _Page(comparison, Voice(words, code)).blocks()


def code(text: str) -> str:
    """Text of a file, as long as a sentence or a cell can bear."""
    return escape.markdown_code(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


class _Page:
    def __init__(self, comparison: Comparison, voice: Voice) -> None:
        self.comparison, self.voice = comparison, voice

    def blocks(self) -> Iterator[Block]:
        first, *versions = heading(self.comparison, self.voice)
        yield Block((f"## {first}", "", *(f"- {line}" for line in versions), ""))
        yield Block((f"**{last_line(self.comparison, self.voice)}**", "", balance(self.comparison, self.voice), ""))
        yield Block((*self._totals(), ""))
        yield Block((), tuple(f"- {note}" for note in notes(self.comparison, self.voice)), ("",))
        yield self._units()
        for kind in LISTED:
            yield self._kind(kind)
        yield self._moves()
        yield self._suggestions()
        if self.comparison.differs:
            yield self._table(self.voice.say("section.by_grade"), grade_grid(self.comparison, self.voice))
            yield self._table(self.voice.say("section.by_unit"), unit_grid(self.comparison, self.voice))
            legal, note = legal_grid(self.comparison, self.voice), self.voice.say("section.legal_note")
            yield self._table(self.voice.say("section.legal"), legal, note)

    def _totals(self) -> Iterator[str]:
        yield row(f"{MARKS[kind]} {self.voice.words(f'common.kind.{kind}')}" for kind in KINDS)
        yield row("--:" for _ in KINDS)
        yield row(str(getattr(self.comparison.summary, kind)) for kind in KINDS)

    def _kind(self, kind: str) -> Block:
        changes = list(self.comparison.of_kind(kind))
        rows = [(self.voice.headline(c), self.voice.where(c), *self._rest(c)) for c in changes]
        return self._changes(kind, rows, sum(c.count for c in changes))

    def _moves(self) -> Block:
        found = moves(self.comparison.posts, self.comparison.units)
        rows = [
            (self.voice.headline(flow), f"{self.voice.where(flow)} ({self.voice.say(f'move.{move.nature}_short')})",
             *self._rest(flow))
            for move in found
            for flow in move.flows
        ]  # fmt: skip
        return self._changes("moved", rows, sum(move.count for move in found))

    def _changes(self, kind: str, rows: Sequence[Row], posts: int) -> Block:
        label = f"{MARKS[kind]} {self.voice.words(f'common.kinds.{kind}')}"
        value = self.voice.posts(posts) + (subtotals(self.comparison, self.voice) if kind == "transformed" else "")
        title = self.voice.say("phrase.labelled", label=label, value=value)
        heads = tuple(self.voice.say(f"column.{column}") for column in ("post", "unit", "details", "basis"))
        return self._table(title, Grid(heads, len(heads), tuple(rows), ()))

    def _rest(self, change: Change) -> tuple[str, str]:
        return "; ".join(self.voice.details(change)), self.voice.basis(change)

    def _units(self) -> Block:
        changes = [change for change in self.comparison.units if change.kind != "unchanged"]
        rows = [
            f"- **{UNIT_MARKS[change.kind]}** {self.voice.unit_change(change)}{_bracketed(self.voice.basis(change))}"
            + "".join(f"; {detail}" for detail in self.voice.unit_details(change))
            for change in changes
        ]
        return self._section(self.voice.say("section.units"), rows)

    def _suggestions(self) -> Block:
        declarations = Declarations(self.comparison)
        rows = [self._suggestion(declarations, change) for change in self.comparison.suggestions]
        return self._section(f"? {self.voice.say('section.suggestions')}", rows)

    def _suggestion(self, declarations: Declarations, change: Change) -> str:
        declaration = declarations.of(change)
        how = self.voice.say("suggestion.unnamed")
        if declaration:
            where = self.voice.say("suggestion.declare", **declaration.place(self.voice.user))
            how = f"{where} {escape.markdown_code(declaration.yaml)}"
        basis = _bracketed(self.voice.basis(change))
        return f"- {self.voice.headline(change)}, {self.voice.where(change)}{basis}; {how}"

    def _table(self, title: str, grid: Grid, note: str = "") -> Block:
        if not grid.rows:
            return Block()
        rule = [":--"] * grid.labels + ["--:"] * (len(grid.columns) - grid.labels)
        total = [row(f"**{cell}**" if cell else "" for cell in grid.total)] if grid.total else []
        section = self._section(title, [*map(row, grid.rows), *total])
        lead = (note, "") if note else ()
        ending = ("", self.voice.say("table.hidden", count=grid.hidden)) if grid.hidden else ()
        return Block((*section.before, *lead, row(grid.columns), row(rule)), section.rows, (*ending, *section.after))

    def _section(self, title: str, rows: Sequence[str]) -> Block:
        """A heading and its rows; many of them are folded away. A section without rows is not written."""
        if not rows:
            return Block()
        if len(rows) <= FOLDED:
            return Block((f"### {title}", ""), tuple(rows), ("",))
        summary = self.voice.say("table.rows", count=len(rows))
        before = (f"### {title}", "", f"<details><summary>{summary}</summary>", "")
        return Block(before, tuple(rows), ("", "</details>", ""))


def _bracketed(text: str) -> str:
    return f" [{text}]" if text else ""


def row(cells: Iterable[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"
