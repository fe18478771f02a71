"""Several organisations as Markdown, within what GitHub takes for one comment."""

from collections.abc import Iterator, Sequence

from procho.model.collectivity import Collectivity, Transfer
from procho.render.collectivity.sentences import (
    balance,
    heading,
    last_line,
    notices,
    organisation,
    say,
    transfers,
)
from procho.render.comparison.blocks import Block, fitted, frame
from procho.render.comparison.facts import Voice
from procho.render.comparison.markdown import LIMIT, blocks, code, row
from procho.render.words import Words


def markdown(found: Collectivity, words: Words, marker: str = "") -> str:
    """The whole report, at most LIMIT characters; `marker` is an own first line by which a bot finds its comment."""
    page = _Page(found, words)
    body = fitted(page.blocks(), LIMIT - len(marker), lambda count: page.voice.say("table.cut", count=count))
    return f"{marker}\n{body}" if marker else body


class _Page:
    def __init__(self, found: Collectivity, words: Words) -> None:
        self.found, self.words, self.voice = found, words, Voice(words, code)

    def blocks(self) -> Iterator[Block]:
        first, *sides = heading(self.found, self.voice)
        yield Block((f"# {first}", "", *(f"- {line}" for line in sides), ""))
        yield Block((f"**{last_line(self.found, self.voice)}**", "", balance(self.found, self.voice), ""))
        yield _listed([*notices(self.found, self.voice)])
        yield Block((f"## {say(self.voice, 'section.organisations')}", ""))
        yield _listed([organisation(comparison, self.voice) for comparison in self.found.organisations])
        yield self._transfers("section.transfers", self.found.transfers)
        yield self._transfers("section.suggestions", self.found.suggestions)
        yield from self._organisations()

    def _organisations(self) -> Iterator[Block]:
        """As many organisations as half of the page has room for; how many more there are."""
        room, changed = LIMIT // 2, [comparison for comparison in self.found.organisations if comparison.differs]
        for number, comparison in enumerate(changed):
            own = tuple(blocks(comparison, self.words))
            room -= frame(own)
            if room < 0:
                yield Block((say(self.voice, "organisation.left_out", count=len(changed) - number),))
                return
            yield from own

    def _transfers(self, title: str, found: tuple[Transfer, ...]) -> Block:
        grid = transfers(found, self.voice)
        if not grid.rows:
            return Block()
        rule = (*[":--"] * grid.labels, "--:")
        before = (f"## {say(self.voice, title)}", "", row(grid.columns), row(rule))
        return Block(before, (*map(row, grid.rows), row(grid.total)), ("",))


def _listed(lines: Sequence[str]) -> Block:
    return Block((), tuple(f"- {line}" for line in lines), ("",))
