"""One side of a comparison, read once: what the matching asks of each line, by line number."""

import re
from collections import Counter
from functools import cached_property

from procho.diff.titles import Titles
from procho.model.grades import Parts, parts
from procho.model.names import fold
from procho.model.organigram import PostGroup, Unit
from procho.model.version import Line, Version

_WORD = re.compile(r"\w+")
ROOT = -1
"""The unit number of posts that are attached to the organisation itself."""
SAID = ("role", "funding", "corps", "site", "fte", "note", "reports_to", "vacant", "frozen", "count")


class Side:
    """The lines of a version, with their titles in one spelling."""

    def __init__(self, version: Version, titles: Titles) -> None:
        self.version, self.titles = version, titles
        self.lines: tuple[Line, ...] = version.lines
        self.groups: list[PostGroup] = [line.group for line in self.lines]
        self.unit: list[int] = [line.unit.number if line.unit else ROOT for line in self.lines]
        self._notes: dict[int, tuple[str, ...]] = {}
        self._tells: dict[int, bool] = {}

    @cached_property
    def title(self) -> list[str]:
        """The titles, equal where they differ in spelling only."""
        return [self.titles.key(group.title) for group in self.groups]

    @cached_property
    def grade(self) -> list[Parts]:
        """The grades' parts, empty where there is none."""
        return [parts(group.grade) if group.grade else () for group in self.groups]

    @cached_property
    def unit_name(self) -> list[str]:
        """The units' names in one spelling, by unit number."""
        return [self.titles.name(unit.unit.name) for unit in self.version.units]

    @cached_property
    def manager(self) -> list[int | None]:
        """The line that each line says it reports to, where it names exactly one."""
        return [self._named(group.reports_to) for group in self.groups]

    @cached_property
    def reports(self) -> list[int]:
        """How many lines say that they report to each line."""
        found = [0] * len(self.lines)
        for manager in self.manager:
            if manager is not None:
                found[manager] += 1
        return found

    @cached_property
    def unit_words(self) -> dict[int, tuple[str, ...]]:
        """The words of the units' names, by unit number."""
        return {number: tuple(name.split(" ")) for number, name in enumerate(self.unit_name)}

    def words(self, line: int) -> tuple[str, ...]:
        """The words of a line's title."""
        return self.titles.words(self.groups[line].title)

    def note_words(self, line: int) -> tuple[str, ...]:
        """The words of a line's note, each once."""
        if (found := self._notes.get(line)) is None:
            note = self.groups[line].note
            found = self._notes[line] = tuple(dict.fromkeys(_WORD.findall(fold(note)))) if note else ()
        return found

    def tells(self, line: int) -> bool:
        """Whether a line's note says more than its title does."""
        if (found := self._tells.get(line)) is None:
            title = _WORD.findall(fold(self.groups[line].title))
            found = self._tells[line] = not set(self.note_words(line)).issubset(title)
        return found

    def identity(self, line: int) -> tuple[str, Parts]:
        """What makes two lines of one unit identical: title and grade."""
        return self.title[line], self.grade[line]

    def said(self, line: int) -> tuple[str, ...]:
        """What a line says of its posts, whatever the spelling, what identifies them best first."""
        group = self.groups[line]
        values = (getattr(group, key) for key in SAID)
        return self.title[line], " ".join(self.grade[line]), *("" if v is None else fold(str(v)) for v in values)

    def content(self, line: int) -> tuple[str, ...]:
        """Everything about a line, to the letter: an order of the lines that does not depend on the file's."""
        said = self.groups[line].model_dump_json(exclude_none=True)
        return *self.said(line), said, *self.lines[line].path, *self.namesakes.get(self.unit[line], ())

    @cached_property
    def namesakes(self) -> dict[int, tuple[str, ...]]:
        """What tells units of one path apart: all that they, and the units above them, hold."""
        units = self.version.units
        seen = Counter(unit.path for unit in units)
        return {unit.number: tuple(map(contents, unit.chain)) for unit in units if seen[unit.path] > 1}

    def refs(self) -> list[tuple[str, int]]:
        """Every number of a post, with its line."""
        return [(ref, line) for line, group in enumerate(self.groups) if group.refs for ref in group.refs]

    def ids(self) -> list[tuple[str, int]]:
        """Every group's id, with its line."""
        return [(group.id, line) for line, group in enumerate(self.groups) if group.id]

    def led_by(self, unit: int) -> int | None:
        """The line that leads a unit from another, where it names exactly one."""
        return self._named(self.version.units[unit].unit.led_by)

    def _named(self, name: str | None) -> int | None:
        found = self.version.names.references(name) if name else []
        return found[0].number if len(found) == 1 else None


def contents(unit: Unit, *, ids: bool = True) -> str:
    """Everything that a unit and those below it say of themselves, whatever its order; with their ids or without."""
    named = set() if ids else {"id"}
    own = unit.model_dump_json(exclude={"posts", "units", "was", *named})
    posts = sorted(group.model_dump_json(exclude={"origins", *named}) for group in unit.posts)
    return "".join((own, *posts, "(", *sorted(contents(below, ids=ids) for below in unit.units), ")"))


def told_apart(one: str | None, other: str | None) -> bool:
    """Whether two texts differ by more than case, white space and Unicode composition."""
    return one is not other and (one is None or other is None or fold(one) != fold(other))
