"""From utilities to probabilities: a post's successor is one of its candidates, or nothing.

A conditional logit (McFadden 1974) on either side: of all that a source line may become, and of all
that a target line may come from. How much better the best is than the second is thereby part of the
score. Twins (lines that say exactly the same) share one probability: which of them is which has no
meaning.
"""

from collections import defaultdict
from collections.abc import Mapping
from math import exp, sqrt

Pair = tuple[int, int]


class Choice:
    """The utilities of the candidate pairs, and what follows for a given utility of nothing."""

    def __init__(self, utility: Mapping[Pair, float], twins: tuple[Mapping[int, object], Mapping[int, object]]) -> None:
        self.utility, self.twins = utility, twins
        self.top = max(utility.values(), default=0.0)
        self.weight = {pair: exp(max(some - self.top, -60.0)) for pair, some in utility.items()}
        self.row, self.column = self._sums(0), self._sums(1)

    def masses(self, nothing: float) -> dict[Pair, float]:
        """For each pair the lesser of its two probabilities."""
        none = exp(max(-60.0, min(60.0, nothing - self.top)))
        row, column = self.row, self.column
        return {pair: some / (max(row[pair[0]], column[pair[1]]) + none) for pair, some in self.weight.items()}

    def total(self, nothing: float) -> float:
        """How many lines are expected to have a counterpart."""
        none = exp(max(-60.0, min(60.0, nothing - self.top)))
        return min(sum(some / (some + none) for some in side.values()) for side in (self.row, self.column))

    def scores(self, nothing: float) -> dict[Pair, float]:
        """The geometric mean of the two probabilities, twins taken together."""
        none = exp(max(-60.0, min(60.0, nothing - self.top)))
        ahead: dict[tuple[int, object], float] = defaultdict(float)
        back: dict[tuple[object, int], float] = defaultdict(float)
        one, other = self.twins
        for (before, after), some in self.weight.items():
            ahead[before, other[after]] += some
            back[one[before], after] += some
        return {
            (before, after): sqrt(
                ahead[before, other[after]]
                / (self.row[before] + none)
                * back[one[before], after]
                / (self.column[after] + none)
            )
            for before, after in self.weight
        }

    def _sums(self, side: int) -> dict[int, float]:
        found: dict[int, float] = defaultdict(float)
        for pair, some in self.weight.items():
            found[pair[side]] += some
        return found
