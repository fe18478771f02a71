"""What has been matched so far, as evidence for what has not: managers, reports, retitlings, units.

A round's matching is a mass on pairs: 1 where two lines are certainly the same posts, their
probability where they may be. Evidence about a pair never counts that pair's own mass.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from procho.diff.ledger import Flow
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.diff.weights import DYNAMIC

Pair = tuple[int, int]
Masses = Mapping[Pair, float]
DOUBT = 1.0
"""Added to what a share is taken of, so that one example is no rule."""


class Knowledge:
    """Evidence from a matching, in the order of `weights.DYNAMIC`."""

    def __init__(self, source: Side, target: Side, classes: Classes, flows: Iterable[Flow], likely: Masses) -> None:
        self.source, self.target, self.classes = source, target, classes
        self.mass = self._masses(flows, likely)
        self.row, self.column = _sums(self.mass, 0), _sums(self.mass, 1)
        self.reports = self._between_reports()
        self.retitled = _Shares(self.mass, source.title.__getitem__, target.title.__getitem__)
        self.units = _Shares(self.mass, source.unit.__getitem__, target.unit.__getitem__)
        self.from_group = self._arrivals(flows)

    def pieces(self, before: int, after: int) -> tuple[float, ...]:
        """Every piece of evidence about a pair."""
        source, target = self.source, self.target
        own = self.mass.get((before, after), 0.0)
        manager, other = source.manager[before], target.manager[after]
        matched = elsewhere = 0.0
        if manager is not None and other is not None:
            matched = self.mass.get((manager, other), 0.0)
            elsewhere = max(self.row.get(manager, 0.0), self.column.get(other, 0.0)) - matched
        both = source.reports[before] and target.reports[after]
        reports = 2 * self.reports.get((before, after), 0.0) / (source.reports[before] + target.reports[after]) if both else 0.0
        title, other_title = source.title[before], target.title[after]
        unit, other_unit = source.unit[before], target.unit[after]
        return (
            matched,
            max(0.0, elsewhere),
            reports,
            self.retitled.share(title, other_title, own) if title != other_title else 0.0,
            self.units.share(unit, other_unit, own) if self.classes.before[unit] != self.classes.after[other_unit] else 0.0,
            self._mates(before, after),
        )

    def utility(self, before: int, after: int) -> float:
        """The weighted sum of the pieces."""
        return sum(weight * piece for weight, piece in zip(DYNAMIC.values(), self.pieces(before, after), strict=True))

    def _masses(self, flows: Iterable[Flow], likely: Masses) -> dict[Pair, float]:
        found = dict(likely)
        for flow in flows:
            whole = self.source.groups[flow.before].count + self.target.groups[flow.after].count
            found[flow.before, flow.after] = found.get((flow.before, flow.after), 0.0) + 2 * flow.count / whole
        return found

    def _between_reports(self) -> dict[Pair, float]:
        """How many of the lines that report to one have successors that report to the other."""
        found: dict[Pair, float] = defaultdict(float)
        for (before, after), mass in self.mass.items():
            manager, other = self.source.manager[before], self.target.manager[after]
            if manager is not None and other is not None:
                found[manager, other] += mass
        return found

    def _arrivals(self, flows: Iterable[Flow]) -> tuple[dict[Pair, float], dict[Pair, float]]:
        """By group and unit: the posts of a group that went to each unit, or came from it."""
        went: dict[Pair, float] = defaultdict(float)
        came: dict[Pair, float] = defaultdict(float)
        for flow in flows:
            went[flow.before, self.target.unit[flow.after]] += flow.count
            came[flow.after, self.source.unit[flow.before]] += flow.count
        return went, came

    def _mates(self, before: int, after: int) -> float:
        """The share of the rest of either group that went where the pair would go, less what went elsewhere."""
        went, came = self.from_group
        one = went.get((before, self.target.unit[after]), 0.0) / self.source.groups[before].count
        other = came.get((after, self.source.unit[before]), 0.0) / self.target.groups[after].count
        return max(one, other)


class _Shares:
    """How often what is called one thing before is called another after."""

    def __init__(self, mass: Masses, before: Callable[[int], object], after: Callable[[int], object]) -> None:
        self.both: dict[tuple[object, object], float] = defaultdict(float)
        self.before: dict[object, float] = defaultdict(float)
        self.after: dict[object, float] = defaultdict(float)
        for (one, other), some in mass.items():
            key, value = before(one), after(other)
            self.both[key, value] += some
            self.before[key] += some
            self.after[value] += some

    def share(self, before: object, after: object, own: float) -> float:
        """The greater of the two shares, the pair's own mass left out."""
        both = self.both.get((before, after), 0.0) - own
        if both <= 0:
            return 0.0
        least = min(self.before[before], self.after[after]) - own
        return both / (least + DOUBT)


def _sums(mass: Masses, side: int) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for pair, some in mass.items():
        found[pair[side]] += some
    return found
