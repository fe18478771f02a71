"""A version as it was read: the organigram, the file it stands in, and look-ups over its lines."""

from functools import cached_property

from msgspec import Struct

from procho.model.names import Names
from procho.model.organigram import Organigram, PostGroup, Unit
from procho.model.positions import Positions


class UnitLine(Struct, frozen=True, eq=False):
    """A unit where it stands: its number in the file's order, the units above it, itself last."""

    number: int
    unit: Unit
    chain: tuple[Unit, ...]
    path: tuple[str, ...]
    """The names from the top, without the organisation."""
    parent: "UnitLine | None"


class Line(Struct, frozen=True, eq=False):
    """A post group where it stands: its number in the file's order and its unit (None: the organisation)."""

    number: int
    group: PostGroup
    unit: UnitLine | None

    @property
    def path(self) -> tuple[str, ...]:
        """The names of its units from the top, without the organisation."""
        return self.unit.path if self.unit else ()


class Version(Struct, frozen=True, dict=True):
    """One organigram, read. `file` is the name as the user typed it, with `/`."""

    organigram: Organigram
    file: str
    positions: Positions

    @cached_property
    def units(self) -> tuple[UnitLine, ...]:
        """Every unit, parents before their children, in the file's order."""
        found: list[UnitLine] = []
        _collect(self.organigram.units, None, found)
        return tuple(found)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every post group, a unit's own before those of the units below it."""
        placed: list[tuple[PostGroup, UnitLine | None]] = [(group, None) for group in self.organigram.posts]
        placed += [(group, unit) for unit in self.units for group in unit.unit.posts]
        return tuple([Line(number, group, unit) for number, (group, unit) in enumerate(placed)])

    @cached_property
    def names(self) -> Names:
        """Who is meant by a name in this version."""
        return Names(self)

    @cached_property
    def posts(self) -> int:
        """How many authorised posts: the sum of the lines, or the total where only that is known."""
        if self.organigram.composition == "unknown":
            return self.organigram.authorised_posts or 0
        return sum(line.group.count for line in self.lines)


def _collect(units: tuple[Unit, ...], parent: UnitLine | None, found: list[UnitLine]) -> None:
    for unit in units:
        chain, path = (parent.chain, parent.path) if parent else ((), ())
        me = UnitLine(len(found), unit, (*chain, unit), (*path, unit.name), parent)
        found.append(me)
        _collect(unit.units, me, found)


class Previous(Struct, frozen=True):
    """The version that a version's `previous` names: whether it is there, and what was read of it."""

    name: str | None = None
    version: Version | None = None
    missing: bool = False
