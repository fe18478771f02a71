"""How likely it is that two lines are the same post: the evidence, its weights, the score.

Each piece of evidence is a number, 0 where there is nothing to say; the score is the logistic
function of their weighted sum, an estimate of the probability that the two are one post. All
evidence is symmetric: it says the same of (a, b) and (b, a).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from procho.diff.ledger import Flow
from procho.diff.likeness import Words
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.model.grades import begins
from procho.model.names import fold

BIAS = -3.6
WEIGHTS = {
    "same_title": 3.0,
    "title_words": 3.0,
    "grade": 1.0,
    "role": 1.0,
    "funding": 1.0,
    "site": 0.5,
    "note": 2.0,
    "unit": 2.0,
    "manager": 1.0,
    "mates": 1.6,
    "neighbours": 0.6,
}
"""Set by hand for the cases of the design; each is 1 at its strongest for, −1 against."""

Reasons = dict[str, float]


@dataclass(frozen=True, slots=True)
class Context:
    """What has been matched so far, as evidence for what has not."""

    classes: Classes
    managers: frozenset[tuple[int, int]]
    group_before: dict[int, Counter[int]]
    group_after: dict[int, Counter[int]]
    unit_flows: Counter[tuple[int, int]]
    unit_before: Counter[int]
    unit_after: Counter[int]


def context(source: Side, target: Side, classes: Classes, flows: Iterable[Flow]) -> Context:
    """Where the posts of each group and of each unit went, and who is whose successor."""
    found = Context(classes, frozenset(), defaultdict(Counter), defaultdict(Counter), Counter(), Counter(), Counter())
    pairs = set()
    for flow in flows:
        pairs.add((flow.before, flow.after))
        unit, other = classes.before[source.unit[flow.before]], classes.after[target.unit[flow.after]]
        found.group_before[flow.before][other] += flow.count
        found.group_after[flow.after][unit] += flow.count
        found.unit_flows[unit, other] += flow.count
        found.unit_before[unit] += flow.count
        found.unit_after[other] += flow.count
    return Context(
        classes, frozenset(pairs), found.group_before, found.group_after, found.unit_flows, found.unit_before, found.unit_after
    )


class Evidence:
    """The evidence about any pair of lines of two sides."""

    def __init__(self, source: Side, target: Side) -> None:
        self.source, self.target = source, target
        self.words = tuple([side.titles.words(group.title) for group in side.groups] for side in (source, target))
        self.notes = tuple([_words(group.note) for group in side.groups] for side in (source, target))
        self.title_words = Words(words for side in self.words for words in side)
        self.note_words = Words(words for side in self.notes for words in side if words)

    def score(self, before: int, after: int, known: Context) -> float:
        """The probability that the two lines are the same post."""
        return logistic(BIAS + sum(WEIGHTS[name] * value for name, value in self.reasons(before, after, known).items()))

    def reasons(self, before: int, after: int, known: Context) -> Reasons:
        """Every piece of evidence about a pair, each between −1 and 1."""
        source, target = self.source, self.target
        one, other = source.groups[before], target.groups[after]
        unit, unit_other = known.classes.before[source.unit[before]], known.classes.after[target.unit[after]]
        return {
            "same_title": float(source.title[before] == target.title[after]),
            "title_words": self.title_words.likeness(self.words[0][before], self.words[1][after]),
            "grade": _grades(one.grade, other.grade),
            "role": _said(one.role, other.role),
            "funding": _said(one.funding, other.funding),
            "site": _said(one.site, other.site),
            "note": self.note_words.likeness(self.notes[0][before], self.notes[1][after]),
            "unit": float(unit == unit_other),
            "manager": self._managers(before, after, known),
            "mates": max(_share(known.group_before.get(before), unit_other), _share(known.group_after.get(after), unit)),
            "neighbours": _followed(unit, unit_other, known),
        }

    def _managers(self, before: int, after: int, known: Context) -> float:
        one, other = self.source.manager[before], self.target.manager[after]
        if one is None or other is None:
            return 0.0
        return 1.0 if (one, other) in known.managers else 0.0


def logistic(x: float) -> float:
    """From a weighted sum to a probability."""
    return 1 / (1 + exp(-x))


def _said(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    return 1.0 if fold(one) == fold(other) else -1.0


def _grades(one: str | None, other: str | None) -> float:
    if not one or not other:
        return 0.0
    if begins(one, other) or begins(other, one):
        return 1.0
    return -1.0


def _share(went: Counter[int] | None, unit: int) -> float:
    return went[unit] / went.total() if went else 0.0


def _followed(unit: int, other: int, known: Context) -> float:
    whole = known.unit_before[unit] + known.unit_after[other]
    return 2 * known.unit_flows[unit, other] / whole if whole else 0.0


def _words(note: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(note).split())) if note else ()
