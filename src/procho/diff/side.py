"""One side of a comparison, read once: what the matching asks of each line, by line number."""

from functools import cached_property

from procho.diff.titles import Titles
from procho.model.grades import Parts, parts
from procho.model.names import Names, fold
from procho.model.organigram import PostGroup
from procho.model.version import Line, Version

ROOT = -1
"""The unit number of posts that are attached to the organisation itself."""


class Side:
    """The lines of a version, with their titles in one spelling."""

    def __init__(self, version: Version, titles: Titles) -> None:
        self.version, self.titles = version, titles
        self.lines: tuple[Line, ...] = version.lines
        self.groups: list[PostGroup] = [line.group for line in self.lines]
        self.unit: list[int] = [line.unit.number if line.unit else ROOT for line in self.lines]
        self.names = Names(version)

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
        return [self.titles.key(unit.unit.name) for unit in self.version.units]

    @cached_property
    def manager(self) -> list[int | None]:
        """The line that each line says it reports to, where it names exactly one."""
        return [self._named(group.reports_to) for group in self.groups]

    def identity(self, line: int) -> tuple[str, Parts]:
        """What makes two lines of one unit identical: title and grade."""
        return self.title[line], self.grade[line]

    def content(self, line: int) -> tuple[str, ...]:
        """Everything that a line says of itself, as an order that does not depend on the file's."""
        g = self.groups[line]
        unit = self.version.units[self.unit[line]].path if self.unit[line] != ROOT else ()
        said = (g.title, g.grade, g.role, g.funding, g.site, g.note, g.corps, g.reports_to, g.id, g.fte, g.vacant, g.frozen)
        return (*("" if value is None else str(value) for value in said), *(g.refs or ()), *unit)

    def led_by(self, unit: int) -> int | None:
        """The line that leads a unit from another, where it names exactly one."""
        return self._named(self.version.units[unit].unit.led_by)

    def _named(self, name: str | None) -> int | None:
        found = self.names.references(name) if name else []
        return found[0].number if len(found) == 1 else None


def told_apart(one: str | None, other: str | None) -> bool:
    """Whether two texts differ by more than case, white space and Unicode composition."""
    return one is not other and (one is None or other is None or fold(one) != fold(other))
