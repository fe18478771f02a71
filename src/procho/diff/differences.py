"""What differs between the two sides of a flow, and whether it is a change or only better known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from procho.diff.ledger import Flow
from procho.diff.side import ROOT, Side, told_apart
from procho.diff.units import Classes
from procho.model import grades
from procho.model.comparison import Difference, Nature
from procho.model.organigram import PostGroup

TEXTS = ("role", "site", "funding", "corps", "note")
OF_A_WHOLE_GROUP = ("vacant", "frozen")
"""Counts within a group: they can be compared only where the group does not divide."""
_texts, _states = attrgetter(*TEXTS), attrgetter(*OF_A_WHOLE_GROUP)
TRANSFORMING = ("title", "grade", "role")


class Differences:
    """Compares the two groups of a flow, given all flows: a manager is known by its successor."""

    def __init__(self, source: Side, target: Side, classes: Classes, flows: Iterable[Flow]) -> None:
        self.source, self.target, self.classes = source, target, classes
        self.posts: Counter[tuple[int, int]] = Counter()
        for flow in flows:
            self.posts[flow.before, flow.after] += flow.count
        self.reporting = any(g.reports_to for side in (source, target) for g in side.groups)

    def of(self, flow: Flow) -> tuple[Difference, ...]:
        """Every key that differs, in the order of the format, the unit first."""
        one, other = self.source.groups[flow.before], self.target.groups[flow.after]
        found = self._unit(flow.before, flow.after)
        if one.title != other.title and self.source.title[flow.before] != self.target.title[flow.after]:
            found.append(Difference("title", one.title, other.title, "changed"))
        if one.grade != other.grade and not grades.same(one.grade, other.grade):
            found.append(Difference("grade", one.grade, other.grade, grade_nature(one.grade, other.grade)))
        if _texts(one) != _texts(other):
            found += _of_texts(one, other)
        if one.fte != other.fte:
            found.append(Difference("fte", one.fte, other.fte, _nature(one.fte, other.fte)))
        if _states(one) != _states(other) and self._between(flow) == one.count == other.count:
            found += _of_a_whole_group(one, other)
        if one.refs != other.refs:
            found += self._refs(flow)
        if self.reporting:
            found += self._reports_to(flow.before, flow.after)
        return tuple(found)

    def _between(self, flow: Flow) -> int:
        """How many posts go from the one group to the other, by this flow and by those on another basis."""
        return max(flow.count, self.posts[flow.before, flow.after])

    def _unit(self, before: int, after: int) -> list[Difference]:
        one, other = self.source.unit[before], self.target.unit[after]
        if self.classes.before[one] == self.classes.after[other]:
            return []
        return [Difference("unit", _path(self.source, one), _path(self.target, other), "changed")]

    def _refs(self, flow: Flow) -> Iterator[Difference]:
        """The numbers differ where the two groups share fewer of them than posts."""
        one, other = self.source.groups[flow.before].refs, self.target.groups[flow.after].refs
        if one is None or other is None:
            yield Difference("refs", one, other, _nature(one, other))
        elif len(set(one) & set(other)) < self._between(flow):
            yield Difference("refs", one, other, "changed")

    def _reports_to(self, before: int, after: int) -> Iterator[Difference]:
        one, other = self.source.groups[before].reports_to, self.target.groups[after].reports_to
        if one is None and other is None:
            return
        manager, successor = self.source.manager[before], self.target.manager[after]
        if manager is not None and successor is not None:
            if (manager, successor) in self.posts:
                return
        elif one is not None and other is not None and not told_apart(one, other):
            return
        yield Difference("reports_to", one, other, _nature(one, other))


def _of_texts(one: PostGroup, other: PostGroup) -> Iterator[Difference]:
    for key, before, after in zip(TEXTS, _texts(one), _texts(other), strict=True):
        if before != after and told_apart(before, after):
            yield Difference(key, before, after, _nature(before, after))


def _of_a_whole_group(one: PostGroup, other: PostGroup) -> Iterator[Difference]:
    for key, before, after in zip(OF_A_WHOLE_GROUP, _states(one), _states(other), strict=True):
        if before != after:
            yield Difference(key, before, after, _nature(before, after))


def grade_nature(before: str | None, after: str | None) -> Nature:
    """A grade that begins the other says less of the same: known more, or less, exactly."""
    if grades.begins(before, after):
        return "refined"
    return "coarsened" if grades.begins(after, before) else "changed"


def _nature(before: Any, after: Any) -> Nature:
    if before is None:
        return "refined"
    return "coarsened" if after is None else "changed"


def _path(side: Side, unit: int) -> tuple[str, ...]:
    return side.version.units[unit].path if unit != ROOT else ()
