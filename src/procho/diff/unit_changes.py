"""From links between units to what became of each: one entry a kind, for each class of units."""

from collections import defaultdict
from collections.abc import Iterator

from procho.diff.side import Side, told_apart
from procho.diff.units import Classes, UnitLink, UnitMatch
from procho.model.comparison import Basis, UnitChange
from procho.model.version import UnitLine

TEXTS = ("kind", "site")
STRONGEST = list(Basis)


def unit_changes(match: UnitMatch, successors: set[tuple[int, int]]) -> tuple[UnitChange, ...]:
    """What became of every unit that did not stay as it was, in the order of the files.

    `successors` are the pairs of lines that posts flow between: a unit's head is known by them.
    """
    classes = match.classes()
    members: dict[int, tuple[list[UnitLine], list[UnitLine]]] = defaultdict(lambda: ([], []))
    for unit in match.source.version.units:
        members[classes.before[unit.number]][0].append(unit)
    for unit in match.target.version.units:
        members[classes.after[unit.number]][1].append(unit)
    found = [c for befores, afters in members.values() for c in _changes(match, classes, successors, befores, afters)]
    return tuple(sorted(found, key=lambda c: (c.after[0].number if c.after else -1, c.before[0].number if c.before else -1)))


def _changes(
    match: UnitMatch, classes: Classes, successors: set[tuple[int, int]], befores: list[UnitLine], afters: list[UnitLine]
) -> Iterator[UnitChange]:
    one, other = tuple(befores), tuple(afters)
    if not befores:
        yield UnitChange("created", (), other, Basis.DECLARED if afters[0].number in match.declared else None)
        return
    if not afters:
        yield UnitChange("suppressed", one, ())
        return
    basis, score = _basis(match.links, befores, afters)
    if len(befores) > 1 or len(afters) > 1:
        yield UnitChange("merged" if len(befores) >= len(afters) else "split", one, other, basis, score)
        return
    before, after = befores[0], afters[0]
    if match.source.unit_name[before.number] != match.target.unit_name[after.number]:
        yield UnitChange("renamed", one, other, basis, score)
    if _class(classes.before, before.parent) != _class(classes.after, after.parent):
        yield UnitChange("reattached", one, other, basis, score)
    if _amended(match.source, match.target, before, after, successors):
        yield UnitChange("amended", one, other, basis, score)


def _class(classes: dict[int, int], unit: UnitLine | None) -> int | None:
    return classes[unit.number] if unit else None


def _basis(links: list[UnitLink], befores: list[UnitLine], afters: list[UnitLine]) -> tuple[Basis, float | None]:
    """The weakest basis of the links that hold a class together, and the lowest score."""
    numbers = {u.number for u in befores}, {u.number for u in afters}
    inner = [link for link in links if link.before in numbers[0] and link.after in numbers[1]]
    weakest = max((link.basis for link in inner), key=STRONGEST.index)
    return weakest, min((link.score for link in inner if link.score is not None), default=None)


def _amended(
    source: Side, target: Side, before: UnitLine, after: UnitLine, successors: set[tuple[int, int]]
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
