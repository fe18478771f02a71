"""What the policies ask of one comparison: look-ups that several of them share."""

from functools import cached_property

from msgspec import Struct, field

from procho.model.comparison import Comparison, Kept
from procho.model.config import Config
from procho.model.positions import NOWHERE, Place
from procho.model.version import UnitLine


class Context(Struct, frozen=True, dict=True):
    """One comparison, the body's configuration, and the other comparisons of the same pull request.

    Among `others` are also those of the organisations with which posts are exchanged, where their
    charts are there.
    """

    comparison: Comparison
    config: Config = field(default_factory=Config)
    others: tuple[Comparison, ...] = ()

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """The flows that have both sides."""
        return tuple(change for change in self.comparison.posts if isinstance(change, Kept))

    @cached_property
    def _survivors(self) -> dict[tuple[str, ...], UnitLine]:
        """By path: the sums have a line for every unit, those that stayed as they were too."""
        there = {unit.path: unit for unit in reversed(self.comparison.target.units)}
        return {
            before: there[row.path]
            for row in self.comparison.by_unit
            if row.unit_after and row.path in there
            for before in row.unit_before
        }

    def survivor(self, unit: UnitLine | None) -> Place:
        """Where a unit of the source, or else the nearest above it that is still there, stands in the target.

        The file's first line where none is.
        """
        while unit is not None:
            if after := self._survivors.get(unit.path):
                return Place(after.unit.at, "name")
            unit = unit.parent
        return Place(NOWHERE)
