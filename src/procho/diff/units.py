"""Which unit became which, and which units are one for the posts in them.

Links between units are declared (`was`), or rest on equal ids, on equal names, or on evidence: the
posts that certainly went from one to the other, the likeness of the names, the unit above. Units
that links join, directly or not, form one class: a post that stays in its class has not moved.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from procho.diff.side import ROOT, Side
from procho.model.comparison import Basis
from procho.model.lineage import Lineage


@dataclass(frozen=True, slots=True)
class UnitLink:
    """The target unit `after` continues the source unit `before` (unit numbers)."""

    before: int
    after: int
    basis: Basis
    score: float | None = None


@dataclass(frozen=True)
class Classes:
    """The class of each unit, by unit number; ROOT, the organisation itself, is class ROOT on both sides."""

    before: dict[int, int] = field(default_factory=lambda: {ROOT: ROOT})
    after: dict[int, int] = field(default_factory=lambda: {ROOT: ROOT})


class UnitMatch:
    """The links found so far between the units of two sides."""

    def __init__(self, source: Side, target: Side) -> None:
        self.source, self.target = source, target
        self.links: list[UnitLink] = []
        self.free_before = set(range(len(source.version.units)))
        self.free_after = set(range(len(target.version.units)))
        self.declared: set[int] = set()

    def link(self, before: int, after: int, basis: Basis, score: float | None = None) -> None:
        """Say that `after` continues `before`."""
        self.links.append(UnitLink(before, after, basis, score))
        self.free_before.discard(before)
        self.free_after.discard(after)

    def settle_certain(self, lineage: Lineage | None) -> None:
        """Declared, then equal ids, then equal names: under the same unit first, then anywhere."""
        if lineage:
            self._declared(lineage)
        self._equal_ids()
        deepest = max((len(unit.chain) for unit in self.target.version.units), default=0)
        for depth in range(1, deepest + 1):
            classes = self.classes()
            self._equal(lambda side, unit, c=classes: (self._above(side, unit, c), side.unit_name[unit]), depth)
        self._equal(lambda side, unit: side.unit_name[unit])

    def classes(self) -> Classes:
        """The connected components of the links, numbered by their first source unit, else their first target unit."""
        root: dict[int, int] = {}

        def find(node: int) -> int:
            while (above := root.setdefault(node, node)) != node:
                root[node] = root.setdefault(above, above)
                node = root[node]
            return node

        for link in self.links:
            one, other = sorted((find(2 * link.before), find(2 * link.after + 1)))
            root[other] = one
        found = Classes()
        found.before.update({unit.number: find(2 * unit.number) for unit in self.source.version.units})
        found.after.update({unit.number: find(2 * unit.number + 1) for unit in self.target.version.units})
        return found

    def _declared(self, lineage: Lineage) -> None:
        for after, befores in lineage.was.items():
            self.declared.add(after)
            self.free_after.discard(after)
            for before in befores:
                self.link(before.number, after, Basis.DECLARED)

    def _equal_ids(self) -> None:
        by_id = {unit.unit.id: unit.number for unit in self.source.version.units if unit.unit.id}
        for unit in self.target.version.units:
            if unit.number in self.free_after and unit.unit.id in by_id:
                self.link(by_id[unit.unit.id], unit.number, Basis.ID)

    def _equal(self, key: "Callable[[Side, int], Hashable]", depth: int | None = None) -> None:
        """Link the units whose key exactly one free unit of each side has."""
        befores = _by_key(self.source, self.free_before, key, depth)
        afters = _by_key(self.target, self.free_after, key, depth)
        for name, units in befores.items():
            if len(units) == 1 and len(afters.get(name, ())) == 1:
                self.link(units[0], afters[name][0], Basis.IDENTICAL)

    def _above(self, side: Side, unit: int, classes: Classes) -> Hashable:
        """The class of the unit above: the `Secrétariat` of one service is not that of another."""
        parent = side.version.units[unit].parent
        if parent is None:
            return ROOT
        return (classes.before if side is self.source else classes.after)[parent.number]


def _by_key(side: Side, free: set[int], key: Callable[[Side, int], Hashable], depth: int | None) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for unit in sorted(free):
        if depth is None or len(side.version.units[unit].chain) == depth:
            found[key(side, unit)].append(unit)
    return found


def sizes(side: Side) -> Counter[int]:
    """The posts that each unit has of its own, without the units below it."""
    found: Counter[int] = Counter()
    for unit, group in zip(side.unit, side.groups, strict=True):
        found[unit] += group.count
    return found
