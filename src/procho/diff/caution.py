"""Why a likely pair may still be no claim: its unit ends, and the posts of that unit scattered.

Where a unit ends, its posts may live on under other roofs, or be abolished while posts of the same
title are set up elsewhere. Where they all went to one unit it is the first; the fewer of them went
a post's way, the less its likeness says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp

from procho.diff.assignment import Quantity
from procho.diff.ledger import Flow
from procho.diff.posterior import Pair
from procho.diff.side import Side
from procho.diff.units import Classes, sizes

SCATTERED = 3.0
"""So much less is the logarithm of the odds of a post which nobody of its unit went with. Set by hand."""


class Followers:
    """Of the source units that end, how many of their posts went to each target unit."""

    def __init__(self, source: Side, target: Side, classes: Classes) -> None:
        self.source, self.target, self.size = source, target, sizes(source)
        living = set(classes.after.values())
        self.ending = {unit for unit, its in classes.before.items() if its not in living}

    def shares(self, flows: Iterable[Flow], likely: Sequence[Quantity]) -> dict[Pair, float]:
        """For each likely pair out of a unit that ends, the share of its unit's posts that went the same way."""
        if not self.ending:
            return {}
        unit, other = self.source.unit, self.target.unit
        leaving = [quantity for quantity in likely if unit[quantity[0]] in self.ending]
        went: Counter[Pair] = Counter()
        for flow in flows:
            if unit[flow.before] in self.ending:
                went[unit[flow.before], other[flow.after]] += flow.count
        for before, after, count in leaving:
            went[unit[before], other[after]] += count
        return {
            (before, after): went[unit[before], other[after]] / self.size[unit[before]] for before, after, _ in leaving
        }


def cautious(score: float, followed: float) -> float:
    """A score, where this share of a unit that ends went the same way."""
    return score / (score + (1 - score) * exp(SCATTERED * (1 - followed))) if score else 0.0


def lowered(scores: Mapping[Pair, float], followed: Mapping[Pair, float]) -> dict[Pair, float]:
    """The scores by which claims are made."""
    return {pair: cautious(score, followed.get(pair, 1.0)) for pair, score in scores.items()}
