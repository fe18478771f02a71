"""From links between units to what became of each: one entry a kind, for each class of units."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from procho.diff.side import Side, told_apart
from procho.diff.units import Classes, UnitLink, UnitMatch
from procho.model.comparison import Basis, UnitChange
from procho.model.version import UnitLine

TEXTS = ("kind", "site")
STRONGEST = list(Basis)
Units = tuple[UnitLine, ...]


def unit_changes(match: UnitMatch, successors: AbstractSet[tuple[int, int]]) -> tuple[UnitChange, ...]:
    """What became of every unit that did not stay as it was, in the order of the files.

    `successors` are the pairs of lines that posts flow between: a unit's head is known by them.
    """
    classes = match.classes()
    links: dict[int, list[UnitLink]] = defaultdict(list)
    for link in match.links:
        links[classes.after[link.after]].append(link)
    members: dict[int, tuple[list[UnitLine], list[UnitLine]]] = defaultdict(lambda: ([], []))
    for unit in match.source.version.units:
        members[classes.before[unit.number]][0].append(unit)
    for unit in match.target.version.units:
        members[classes.after[unit.number]][1].append(unit)
    stays = [
        UnitChange("unchanged", tuple(befores), tuple(afters), *_basis(links[number]))
        for number, (befores, afters) in members.items()
    ]
    found = [change for entry in stays for change in _changes(match, classes, successors, entry)]
    return tuple(sorted(found, key=lambda change: (_first(change.after), _first(change.before))))


def _first(units: Units) -> int:
    return units[0].number if units else -1


def _changes(
    match: UnitMatch, classes: Classes, successors: AbstractSet[tuple[int, int]], stays: UnitChange
) -> Iterator[UnitChange]:
    """What became of one class of units, from its entry as if nothing had."""
    one, other = stays.before, stays.after
    if not one:
        yield UnitChange("created", (), other, Basis.DECLARED if other[0].number in match.declared else None)
        return
    if not other:
        yield UnitChange("suppressed", one, (), Basis.DECLARED if one[0].number in match.given_up else None)
        return
    if len(one) > 1:
        yield replace(stays, kind="merged")
    if len(other) > 1:
        yield replace(stays, kind="split")
    if len(one) == len(other) == 1:
        yield from _continued(match, classes, successors, stays)


def _continued(
    match: UnitMatch, classes: Classes, successors: AbstractSet[tuple[int, int]], stays: UnitChange
) -> Iterator[UnitChange]:
    """What differs about one unit that became one."""
    before, after = stays.before[0], stays.after[0]
    if match.source.unit_name[before.number] != match.target.unit_name[after.number]:
        yield replace(stays, kind="renamed")
    if _class(classes.before, before.parent) != _class(classes.after, after.parent):
        yield replace(stays, kind="reattached")
    if _amended(match.source, match.target, before, after, successors):
        yield replace(stays, kind="amended")


def _class(classes: dict[int, int], unit: UnitLine | None) -> int | None:
    return classes[unit.number] if unit else None


def _basis(links: list[UnitLink]) -> tuple[Basis | None, float | None]:
    """The weakest basis of the links that hold a class together, and the lowest score."""
    weakest = max((link.basis for link in links), key=STRONGEST.index, default=None)
    return weakest, min((link.score for link in links if link.score is not None), default=None)


def _amended(
    source: Side, target: Side, before: UnitLine, after: UnitLine, successors: AbstractSet[tuple[int, int]]
) -> bool:
    one, other = before.unit, after.unit
    if any(told_apart(getattr(one, key), getattr(other, key)) for key in TEXTS) or one.boxed != other.boxed:
        return True
    if one.led_by is None or other.led_by is None:
        return one.led_by is not other.led_by
    heads = source.led_by(before.number), target.led_by(after.number)
    if None in heads:
        return told_apart(one.led_by, other.led_by)
    return heads not in successors
