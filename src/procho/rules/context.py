"""What the rules ask of one version: look-ups that several of them share, each computed once."""

from collections import Counter
from functools import cached_property

from msgspec import Struct, field

from procho.model.config import Config
from procho.model.grades import Parts, parts
from procho.model.lineage import Lineage, resolve
from procho.model.version import Line, Previous, UnitLine, Version
from procho.rules.limits import Excess, excesses


class Context(Struct, frozen=True, dict=True):
    """One version, the body's configuration, and the version before it as far as it is there."""

    version: Version
    config: Config = field(default_factory=Config)
    previous: Previous = field(default_factory=Previous)

    @cached_property
    def before(self) -> Version | None:
        """The version before, where it was read and its composition is known."""
        version = self.previous.version
        return version if version and version.organigram.composition == "known" else None

    @cached_property
    def lineage(self) -> Lineage | None:
        """What this version declares of its lineage, where there is something to resolve it against."""
        return resolve(self.version, self.before) if self.before else None

    @cached_property
    def _references(self) -> dict[str, list[Line]]:
        return {}

    def named(self, name: str) -> list[Line]:
        """The groups that a `led_by` or `reports_to` may mean; exactly one is an answer."""
        if name not in self._references:
            self._references[name] = self.version.names.references(name)
        return self._references[name]

    @cached_property
    def lines_of(self) -> dict[int | None, list[Line]]:
        """The groups by the number of their unit; None: the organisation's own."""
        found: dict[int | None, list[Line]] = {None: []}
        for line in self.version.lines:
            found.setdefault(line.unit.number if line.unit else None, []).append(line)
        return found

    @cached_property
    def totals(self) -> Counter[int]:
        """The posts of each unit and of the units below it, by unit number."""
        return self.gathered({unit.number: self.own(unit) for unit in self.version.units})

    @cached_property
    def _own(self) -> dict[int | None, int]:
        top, units = self.version.organigram, self.version.units
        posts = ((None, top.posts), *((unit.number, unit.unit.posts) for unit in units))
        return {number: sum([group.count for group in groups]) for number, groups in posts}

    def own(self, unit: UnitLine | None) -> int:
        """The posts that a unit (None: the organisation) has itself, without the units below it."""
        return self._own[unit.number if unit else None]

    def gathered(self, values: dict[int, int]) -> Counter[int]:
        """The sum of a value over each unit and the units below it: parents come first, so go backwards."""
        sums = Counter(values)
        for unit in reversed(self.version.units):
            if unit.parent:
                sums[unit.parent.number] += sums[unit.number]
        return sums

    @cached_property
    def leading(self) -> frozenset[str]:
        """The roles that make a group the head of its unit."""
        return frozenset(name for name, role in self.config.roles.items() if role.leading)

    @cached_property
    def excess(self) -> dict[int, Excess]:
        """The groups that exceed a limit of their role, by line number."""
        return {found.line.number: found for found in excesses(self.version, self.config)}

    @cached_property
    def _graded(self) -> frozenset[Parts]:
        entries = (parts(entry) for entry in self.config.grades.scale)
        return frozenset(entry[:end] for entry in entries for end in range(1, len(entry) + 1))

    def on_scale(self, grade: str) -> bool:
        """Whether a grade is an entry of the body's scale or the beginning of one; True without a scale."""
        return not self._graded or parts(grade) in self._graded


def entity(line: Line) -> str:
    """The stable path of a group: the names of its units, then its id or else its title."""
    return "/".join((*line.path, line.group.id or line.group.title))
