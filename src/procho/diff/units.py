"""Which unit became which, and which units are one for the posts in them.

Links between units are declared (`was`), or rest on equal ids, on equal names, or on evidence: the
posts that certainly went from one to the other, the likeness of the names, the unit above. Units
that links join, directly or not, form one class: a post that stays in its class has not moved.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable

from msgspec import Struct, field

from procho.diff.side import ROOT, Side, contents
from procho.model.comparison import Basis
from procho.model.lineage import Lineage

Key = Callable[[Side, int], Hashable]


class UnitLink(Struct, frozen=True):
    """The target unit `after` continues the source unit `before` (unit numbers)."""

    before: int
    after: int
    basis: Basis
    score: float | None = None


class Classes(Struct, frozen=True):
    """The class of each unit, by unit number; ROOT, the organisation itself, is class ROOT on both sides."""

    before: dict[int, int] = field(default_factory=lambda: {ROOT: ROOT})
    after: dict[int, int] = field(default_factory=lambda: {ROOT: ROOT})


class UnitMatch:
    """The links found so far between the units of two sides."""

    def __init__(self, source: Side, target: Side) -> None:
        self.source, self.target = source, target
        self.links: list[UnitLink] = []
        self._root: dict[int, int] = {}
        self.free_before = set(range(len(source.version.units)))
        self.free_after = set(range(len(target.version.units)))
        self.declared: set[int] = set()
        """The target units that say what they continue, perhaps nothing."""
        self.given_up: set[int] = set()
        """The source units that, read backwards, were declared to continue nothing."""

    def link(self, before: int, after: int, basis: Basis, score: float | None = None) -> None:
        """Say that `after` continues `before`."""
        self.links.append(UnitLink(before, after, basis, score))
        one, other = sorted((self._class(2 * before), self._class(2 * after + 1)))
        self._root[other] = one
        self.free_before.discard(before)
        self.free_after.discard(after)

    def settle_certain(self, lineage: Lineage | None) -> None:
        """Declared, then equal ids, then equal names: under the same unit first, then anywhere."""
        if lineage:
            self._declared(lineage)
        self._equal_ids()
        deepest = max((len(unit.chain) for unit in self.target.version.units), default=0)
        for depth in range(1, deepest + 1):
            self._equal(self._name_below, depth)
        self._equal(lambda side, unit: side.unit_name[unit])

    def inferred(self) -> frozenset[int]:
        """The source units of which it is only inferred what continues them."""
        return frozenset(link.before for link in self.links if link.basis is Basis.INFERRED)

    def classes(self) -> Classes:
        """The connected components of the links, numbered by their first source unit, else their first target unit."""
        found = Classes()
        found.before.update({unit.number: self._class(2 * unit.number) for unit in self.source.version.units})
        found.after.update({unit.number: self._class(2 * unit.number + 1) for unit in self.target.version.units})
        return found

    def _class(self, node: int) -> int:
        """The first node of a node's component; a source unit is an even node, a target unit an odd one."""
        root = self._root
        while (above := root.setdefault(node, node)) != node:
            root[node] = root.setdefault(above, above)
            node = root[node]
        return node

    def _declared(self, lineage: Lineage) -> None:
        for after, befores in lineage.was.items():
            self.declared.add(after)
            self.free_after.discard(after)
            for before in befores:
                self.link(before.number, after, Basis.DECLARED)

    def _equal_ids(self) -> None:
        befores, afters = _by_id(self.source), _by_id(self.target)
        for name, after in afters.items():
            if name in befores and after in self.free_after:
                self.link(befores[name], after, Basis.ID)

    def _equal(self, key: Key, depth: int | None = None) -> None:
        """Link the units whose key exactly one free unit of each side has; below one unit, twins first."""
        befores = _by_key(self.source, self.free_before, key, depth)
        afters = _by_key(self.target, self.free_after, key, depth)
        for name, units in befores.items():
            one, other = units, afters.get(name, [])
            if depth and len(one) > 1:
                self._link_twins(one, other)
                one, other = self._free(one, other)
            if len(one) == len(other) == 1:
                self.link(one[0], other[0], Basis.IDENTICAL)

    def _link_twins(self, befores: list[int], afters: list[int]) -> None:
        """Link the units that are alike in everything but their ids: which of them is which has no meaning."""
        alike: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, units, place in ((self.source, befores, 0), (self.target, afters, 1)):
            known = side.version.units
            for unit in sorted(units, key=lambda number: contents(known[number].unit)):
                alike[contents(known[unit].unit, ids=False)][place].append(unit)
        for one, other in alike.values():
            for before, after in zip(one, other, strict=False):
                self.link(before, after, Basis.IDENTICAL)

    def _free(self, befores: list[int], afters: list[int]) -> tuple[list[int], list[int]]:
        return [u for u in befores if u in self.free_before], [u for u in afters if u in self.free_after]

    def _name_below(self, side: Side, unit: int) -> Hashable:
        """A name, and the class of the unit above: the `Secrétariat` of one service is not that of another."""
        parent = side.version.units[unit].parent
        above = self._class(2 * parent.number + (side is self.target)) if parent else ROOT
        return above, side.unit_name[unit]


def _by_id(side: Side) -> dict[str, int]:
    """The unit of each id that one unit alone has."""
    units = side.version.units
    seen = Counter(unit.unit.id for unit in units)
    return {unit.unit.id: unit.number for unit in units if unit.unit.id and seen[unit.unit.id] == 1}


def _by_key(side: Side, free: set[int], key: Key, depth: int | None) -> dict[Hashable, list[int]]:
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
