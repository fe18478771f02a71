"""What has been matched so far, as evidence for what has not: managers, reports, retitlings, units.

A matching is a mass on pairs: 1 where two lines are certainly the same posts, their probability
where they may be. Evidence about a pair never counts that pair's own mass.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from procho.diff.evidence import weighted
from procho.diff.ledger import Flow
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.diff.weights import DYNAMIC

K = TypeVar("K")
Pair = tuple[int, int]
Masses = Mapping[Pair, float]
DOUBT = 1.0
"""Added to what a share is taken of, so that one example is no rule."""
WEIGHTS = tuple(DYNAMIC.values())


class Knowledge:
    """Sums of a matching's masses, and the evidence in them, in the order of `weights.DYNAMIC`."""

    def __init__(self, source: Side, target: Side, classes: Classes) -> None:
        self.source, self.target, self.classes = source, target, classes
        self.reporting = any(source.reports) and any(target.reports)
        self.pair: dict[Pair, float] = defaultdict(float)
        self.row: dict[int, float] = defaultdict(float)
        self.column: dict[int, float] = defaultdict(float)
        self.reports: dict[Pair, float] = defaultdict(float)
        self.titles: _Shares[str] = _Shares()
        self.units: _Shares[int] = _Shares()
        self.went: dict[Pair, float] = defaultdict(float)
        self.came: dict[Pair, float] = defaultdict(float)
        self.own: Masses = {}

    def settle(self, flows: Iterable[Flow]) -> None:
        """Count flows: their posts are matched."""
        befores, afters = self.source.groups, self.target.groups
        title, other_title = self.source.title, self.target.title
        unit, other_unit = self.source.unit, self.target.unit
        titles: dict[tuple[str, str], float] = defaultdict(float)
        units: dict[tuple[int, int], float] = defaultdict(float)
        for flow in flows:
            before, after, count = flow.before, flow.after, flow.count
            one, other = befores[before].count, afters[after].count
            mass = 2 * count / (one + other)
            titles[title[before], other_title[after]] += mass
            units[unit[before], other_unit[after]] += mass
            if self.reporting:
                self._report(before, after, mass)
            # A group that goes whole has no rest to go where it went.
            if count < one:
                self.went[before, other_unit[after]] += count
            if count < other:
                self.came[after, unit[before]] += count
        self.titles.add_all(titles)
        self.units.add_all(units)

    def with_likely(self, likely: Masses) -> "Knowledge":
        """This knowledge, and the masses of pairs that are not settled."""
        found = Knowledge(self.source, self.target, self.classes)
        for name in ("pair", "row", "column", "reports"):
            setattr(found, name, getattr(self, name).copy())
        found.titles, found.units, found.own = self.titles.copy(), self.units.copy(), likely
        found.went, found.came = self.went, self.came
        for pair, mass in likely.items():
            found._add(*pair, mass)
        return found

    def utility(self, before: int, after: int) -> float:
        """The weighted sum of the pieces."""
        return weighted(self.pieces(before, after), WEIGHTS)

    def pieces(self, before: int, after: int) -> tuple[float, ...]:
        """Every piece of evidence about a pair."""
        own = self.own.get((before, after), 0.0)
        title, other_title = self.source.title[before], self.target.title[after]
        unit, other_unit = self.source.unit[before], self.target.unit[after]
        same_unit = self.classes.before[unit] == self.classes.after[other_unit]
        return (
            *(self._managers(before, after) if self.reporting else (0.0, 0.0)),
            self._reports(before, after) if self.reporting else 0.0,
            self.titles.share(title, other_title, own) if title != other_title else 0.0,
            0.0 if same_unit else self.units.share(unit, other_unit, own),
            self._mates(before, after),
        )

    def _add(self, before: int, after: int, mass: float) -> None:
        source, target = self.source, self.target
        self.titles.add(source.title[before], target.title[after], mass)
        self.units.add(source.unit[before], target.unit[after], mass)
        if self.reporting:
            self._report(before, after, mass)

    def _report(self, before: int, after: int, mass: float) -> None:
        self.pair[before, after] += mass
        self.row[before] += mass
        self.column[after] += mass
        manager, other = self.source.manager[before], self.target.manager[after]
        if manager is not None and other is not None:
            self.reports[manager, other] += mass

    def _managers(self, before: int, after: int) -> tuple[float, float]:
        """How far the two managers are one, and how far either is somebody else."""
        manager, other = self.source.manager[before], self.target.manager[after]
        if manager is None or other is None:
            return 0.0, 0.0
        matched = self.pair.get((manager, other), 0.0)
        return matched, max(0.0, self.row.get(manager, 0.0) - matched, self.column.get(other, 0.0) - matched)

    def _reports(self, before: int, after: int) -> float:
        """The share of those who report to either that have their counterpart with the other."""
        one, other = self.source.reports[before], self.target.reports[after]
        return 2 * self.reports.get((before, after), 0.0) / (one + other) if one and other else 0.0

    def _mates(self, before: int, after: int) -> float:
        """The share of either group that went where the pair would go, or came from there."""
        went = self.went.get((before, self.target.unit[after]), 0.0) / self.source.groups[before].count
        came = self.came.get((after, self.source.unit[before]), 0.0) / self.target.groups[after].count
        return max(went, came)


class _Shares(Generic[K]):
    """How often what is called one thing before is called another after."""

    def __init__(self) -> None:
        self.both: dict[tuple[K, K], float] = defaultdict(float)
        self.before: dict[K, float] = defaultdict(float)
        self.after: dict[K, float] = defaultdict(float)

    def copy(self) -> "_Shares[K]":
        found: _Shares[K] = _Shares()
        found.both, found.before, found.after = self.both.copy(), self.before.copy(), self.after.copy()
        return found

    def add_all(self, masses: Mapping[tuple[K, K], float]) -> None:
        for (before, after), mass in masses.items():
            self.add(before, after, mass)

    def add(self, before: K, after: K, mass: float) -> None:
        self.both[before, after] += mass
        self.before[before] += mass
        self.after[after] += mass

    def share(self, before: K, after: K, own: float) -> float:
        """The greater of the two shares, the pair's own mass left out."""
        both = self.both.get((before, after), 0.0) - own
        return both / (min(self.before[before], self.after[after]) - own + DOUBT) if both > 0 else 0.0
