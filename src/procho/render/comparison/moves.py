"""The moved posts by where from and where to, so that a regrouping is told apart from a single move."""

from collections.abc import Iterable

from msgspec import Struct

from procho.model.comparison import Change, Moved, UnitChange
from procho.model.version import UnitLine


class Move(Struct, frozen=True):
    """The posts that go from one unit to another, and whether one of the two is only there on one side."""

    before: UnitLine | None
    after: UnitLine | None
    flows: tuple[Moved, ...]
    nature: str

    @property
    def count(self) -> int:
        """The posts of all its flows."""
        return sum(flow.count for flow in self.flows)


MOVES = ("between", "created", "suppressed")
"""The natures of a move, the one that deserves a question first."""


def moves(changes: Iterable[Change], units: Iterable[UnitChange]) -> list[Move]:
    """The moved posts by where from and where to; between units that go on existing first."""
    born = {unit.number for change in units if change.kind == "created" for unit in change.after}
    gone = {unit.number for change in units if change.kind == "suppressed" for unit in change.before}
    grouped: dict[tuple[int | None, int | None], list[Moved]] = {}
    for change in changes:
        if isinstance(change, Moved):
            key = (_number(change.before.unit), _number(change.after.unit))
            grouped.setdefault(key, []).append(change)
    found = [
        Move(flows[0].before.unit, flows[0].after.unit, tuple(flows), _move_nature(pair, born, gone))
        for pair, flows in grouped.items()
    ]
    return sorted(found, key=lambda move: MOVES.index(move.nature))


def _number(unit: UnitLine | None) -> int | None:
    return unit.number if unit else None


def _move_nature(pair: tuple[int | None, int | None], born: set[int], gone: set[int]) -> str:
    if pair[1] in born:
        return "created"
    return "suppressed" if pair[0] in gone else "between"
