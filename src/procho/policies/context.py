"""What the policies ask of one comparison: look-ups that several of them share."""

from dataclasses import dataclass, field
from functools import cached_property

from procho.model.comparison import Comparison, Kept
from procho.model.config import Config
from procho.model.positions import NOWHERE, Place
from procho.model.version import UnitLine


@dataclass(frozen=True)
class Context:
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
    def _survivors(self) -> dict[int, UnitLine]:
        return {
            before.number: change.after[0]
            for change in self.comparison.units
            if change.after
            for before in change.before
        }

    def survivor(self, unit: UnitLine | None) -> Place:
        """Where a unit of the source, or else the nearest above it that is still there, stands in the target.

        The file's first line where none is.
        """
        while unit is not None:
            if after := self._survivors.get(unit.number):
                return Place(after.unit.at, "name")
            unit = unit.parent
        return Place(NOWHERE)
