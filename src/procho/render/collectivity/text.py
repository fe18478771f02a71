"""Several organisations as text: one line each, the transfers between them, then each one's own text."""

from collections.abc import Iterator

from procho.model.collectivity import Collectivity, Transfer
from procho.model.comparison import Comparison
from procho.render import escape
from procho.render.collectivity.sentences import (
    balance,
    heading,
    last_line,
    notices,
    organisation,
    say,
    transfers,
)
from procho.render.comparison.facts import Voice
from procho.render.comparison.ink import Ink
from procho.render.comparison.tables import table
from procho.render.comparison.text import text as own_text
from procho.render.words import Words

HEAD = "bold"


def text(found: Collectivity, words: Words, *, width: int | None, color: bool) -> str:
    """The whole report; lines are folded only where there is a `width`, the cells of a terminal."""
    return "\n".join(_Page(found, words, Ink(width or 0, color)).lines()) + "\n"


class _Page:
    def __init__(self, found: Collectivity, words: Words, ink: Ink) -> None:
        self.found, self.words, self.ink = found, words, ink
        self.voice = Voice(words, escape.terminal)

    def lines(self) -> Iterator[str]:
        first, *others = heading(self.found, self.voice)
        yield self.ink.line((first, HEAD))
        yield from (self.ink.line((line, ""), indent=2) for line in others)
        yield ""
        yield self.ink.line((say(self.voice, "section.organisations"), HEAD))
        for comparison in self.found.organisations:
            yield self.ink.line((f"{_mark(comparison)} {organisation(comparison, self.voice)}", ""), indent=2)
        yield from self._transfers("section.transfers", self.found.transfers)
        yield from self._transfers("section.suggestions", self.found.suggestions)
        yield from self._organisations()
        yield ""
        for line in notices(self.found, self.voice):
            yield self.ink.line((line, ""))
        yield self.ink.line((balance(self.found, self.voice), "" if self.found.summary.conserved else "red"))
        yield last_line(self.found, self.voice)

    def _transfers(self, title: str, found: tuple[Transfer, ...]) -> Iterator[str]:
        if found:
            yield ""
            yield self.ink.line((say(self.voice, title), HEAD))
            yield table(transfers(found, self.voice), width=self.ink.width, color=self.ink.color)

    def _organisations(self) -> Iterator[str]:
        width, color = self.ink.width or None, self.ink.color
        for comparison in self.found.organisations:
            if comparison.differs:
                yield ""
                yield "—" * 40
                yield own_text(comparison, self.words, width=width, color=color).rstrip("\n")


def _mark(comparison: Comparison) -> str:
    """A mark beside every line: it came, it went, it changed, it did not."""
    if not comparison.differs:
        return "="
    if not comparison.summary.posts_before:
        return "+"
    return "~" if comparison.summary.posts_after else "−"
