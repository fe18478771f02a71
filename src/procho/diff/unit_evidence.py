"""Units without a declared or evident successor: what their posts and their names say.

A unit is its posts: where most of them went, it went. Its name and the unit above it bear witness
too. One-to-one links (a rename) come from the best assignment between the free units of both
sides; a merger or a split is then read off the posts that have been matched.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from procho.diff.assignment import Arc, assign
from procho.diff.evidence import Texts
from procho.diff.ledger import Flow
from procho.diff.side import ROOT, Side
from procho.diff.units import UnitMatch, sizes
from procho.model.comparison import Basis

NAME, POSTS, ABOVE = 0.45, 0.40, 0.15
ACCEPT = 0.55
"""A unit whose name, posts and place are this like another's continues it."""
MOST = 0.6
"""The share of a unit's posts that must have gone to one unit for it to be merged into that one."""
COMMON = 40
"""A name's word, or a line, that more units than this have is no reason to compare two units."""
SCALE = 1_000_000


def settle_alike(match: UnitMatch, flows: Iterable[Flow]) -> None:
    """Link free units one to one, where name, posts and place make it likely enough."""
    befores, afters = (
        sorted(match.free_before, key=_canonical(match.source)),
        sorted(match.free_after, key=_canonical(match.target)),
    )
    if not befores or not afters:
        return
    score = _Score(match, flows)
    place = {unit: number for number, unit in enumerate(afters)}
    arcs: list[Arc] = [
        (number, place[after], round(likely * SCALE))
        for number, before in enumerate(befores)
        for after in score.candidates(before)
        if (likely := score(before, after)) >= ACCEPT
    ]
    for number, other, _ in assign([1] * len(befores), [1] * len(afters), sorted(arcs)):
        before, after = befores[number], afters[other]
        match.link(before, after, Basis.INFERRED, round(score(before, after), 3))


def settle_merged_and_split(match: UnitMatch, flows: Iterable[Flow]) -> None:
    """Link a free unit to the one that most of its posts went to, or came from."""
    if not match.free_before and not match.free_after:
        return
    shared = _shared(match, flows)
    size = sizes(match.source), sizes(match.target)
    for before, row in _rows(shared, 0).items():
        _follow(match, before, row, size[0][before], forward=True)
    for after, row in _rows(shared, 1).items():
        _follow(match, after, row, size[1][after], forward=False)


def _follow(match: UnitMatch, unit: int, row: Counter[int], size: int, *, forward: bool) -> None:
    free = match.free_before if forward else match.free_after
    other, posts = max(row.items(), key=lambda item: (item[1], -item[0]))
    if unit not in free or other == ROOT or posts < MOST * size or posts < 2:
        return
    if forward and other not in match.declared:
        match.link(unit, other, Basis.INFERRED, round(posts / size, 3))
    elif not forward:
        match.link(other, unit, Basis.INFERRED, round(posts / size, 3))


class _Score:
    """How likely it is that one unit continues another."""

    def __init__(self, match: UnitMatch, flows: Iterable[Flow]) -> None:
        self.match, self.classes = match, match.classes()
        source, target = match.source, match.target
        self.names = Texts(source.unit_words, target.unit_words)
        self.lines = _lines(source, match.free_before), _lines(target, match.free_after)
        self.shared = _shared(match, flows)
        self.went = _rows(self.shared, 0)
        self.size = sizes(source), sizes(target)
        self.index = self._index()

    def candidates(self, before: int) -> list[int]:
        """The free target units that share a line, a word of the name, or posts with this one."""
        found = {after for after in self.went.get(before, ()) if after in self.match.free_after}
        for key in self._keys(self.match.source, 0, before):
            found.update(self.index.get(key, ()))
        return sorted(found)

    def __call__(self, before: int, after: int) -> float:
        name = self.names.likeness(before, after)
        whole = self.size[0][before] + self.size[1][after]
        went = 2 * self.shared.get((before, after), 0)
        alike = 2 * (self.lines[0][before] & self.lines[1][after]).total()
        posts = max(went, alike) / whole if whole else name
        return NAME * name + POSTS * posts + ABOVE * self._above(before, after)

    def _above(self, before: int, after: int) -> bool:
        one, other = self.match.source.version.units[before].parent, self.match.target.version.units[after].parent
        if one is None or other is None:
            return one is other
        return self.classes.before[one.number] == self.classes.after[other.number]

    def _index(self) -> dict[object, list[int]]:
        found: dict[object, list[int]] = defaultdict(list)
        for after in sorted(self.match.free_after):
            for key in self._keys(self.match.target, 1, after):
                found[key].append(after)
        return {key: units for key, units in found.items() if len(units) <= COMMON}

    def _keys(self, side: Side, number: int, unit: int) -> set[object]:
        return {*side.unit_words[unit], *self.lines[number][unit]}


def _lines(side: Side, free: set[int]) -> dict[int, Counter[object]]:
    """What stands in each free unit: its posts by title and grade."""
    found: dict[int, Counter[object]] = {unit: Counter() for unit in free}
    for line, unit in enumerate(side.unit):
        if unit in free:
            found[unit][side.identity(line)] += side.groups[line].count
    return found


def _shared(match: UnitMatch, flows: Iterable[Flow]) -> Counter[tuple[int, int]]:
    """How many posts went from each unit to each other."""
    found: Counter[tuple[int, int]] = Counter()
    for flow in flows:
        found[match.source.unit[flow.before], match.target.unit[flow.after]] += flow.count
    return found


def _rows(shared: Counter[tuple[int, int]], side: int) -> dict[int, Counter[int]]:
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for pair, posts in shared.items():
        if pair[side] != ROOT:
            found[pair[side]][pair[1 - side]] += posts
    return found


def _canonical(side: Side) -> Callable[[int], tuple[tuple[str, ...], tuple[str, ...], int]]:
    """Units by their names, and by all that they hold where these are the same: not by their place in the file."""
    units = side.version.units
    return lambda unit: (units[unit].path, side.namesakes.get(unit, ()), unit)
