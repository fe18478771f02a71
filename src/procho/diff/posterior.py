"""From utilities to probabilities: a post's successor is one of its candidates, or nothing.

A conditional logit (McFadden 1974) on either side: of all that a source line may become, and of all
that a target line may come from. How much better the best is than the second is thereby part of the
score.

The lines choose in competition: a successor that is nearly taken by another line is no rival. The
probabilities are the marginals of a matching that may leave any line alone, by belief propagation
(Zdeborová and Mézard 2006, "The number of matchings in random graphs"). They are what one round of
evidence hands to the next, and what claims and suggestions are scored by. Twins (lines that say
exactly the same) share one score: which of them is which has no meaning.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from math import exp, sqrt
from operator import mul

Pair = tuple[int, int]
PASSES = 8
"""More passes of messages change nothing on real charts; after 3 the F1 of suggestions is lower by 0.002."""


class Choice:
    """The utilities of the candidate pairs, and what follows for a given utility of nothing."""

    def __init__(self, utility: Mapping[Pair, float], twins: tuple[Mapping[int, object], Mapping[int, object]]) -> None:
        self.utility, self.twins = utility, twins
        self.top = max(utility.values(), default=0.0)
        self.weight = {pair: exp(max(some - self.top, -60.0)) for pair, some in utility.items()}
        self.row, self.column = self._sums(0), self._sums(1)

    def masses(self, nothing: float) -> dict[Pair, float]:
        """The probability of each pair where every line has one counterpart at most."""
        none = exp(max(-60.0, min(60.0, nothing - self.top)))
        weights = list(self.weight.values())
        rows, columns = self._places(0), self._places(1)
        ahead, back = [1.0] * len(weights), [1.0] * len(weights)
        for _ in range(PASSES):
            _pass_on(rows, weights, none, back, ahead)
            _pass_on(columns, weights, none, ahead, back)
        odds = (some * one * other / none for some, one, other in zip(weights, ahead, back, strict=True))
        return {pair: ratio / (1 + ratio) for pair, ratio in zip(self.weight, odds, strict=True)}

    def total(self, nothing: float) -> float:
        """How many lines are expected to have a counterpart."""
        none = exp(max(-60.0, min(60.0, nothing - self.top)))
        return min(sum(some / (some + none) for some in side.values()) for side in (self.row, self.column))

    def scores(self, nothing: float, chosen: Collection[Pair]) -> dict[Pair, float]:
        """For each chosen pair the geometric mean of its two probabilities, under competition, twins taken together.

        A group that divides has several counterparts, which that competition excludes: of its pairs it is
        the lines' own choice that counts, and what is chosen for its other posts is no rival.
        """
        rows, columns = _by_side(chosen, 0), _by_side(chosen, 1)
        several = [pair for pair in chosen if len(rows[pair[0]]) > 1 or len(columns[pair[1]]) > 1]
        found = self._own_choice(nothing, several)
        ahead, back = self._by_twins(self.masses(nothing), chosen)
        for before, after in chosen:
            if (before, after) not in found:
                likely = ahead[before, self.twins[1][after]] * back[self.twins[0][before], after]
                found[before, after] = min(1.0, sqrt(likely))
        return found

    def _own_choice(self, nothing: float, chosen: Collection[Pair]) -> dict[Pair, float]:
        """The scores of all that is chosen for some groups, by the utilities of their candidates alone."""
        rows, columns = _by_side(chosen, 0), _by_side(chosen, 1)
        none = exp(max(-60.0, min(60.0, nothing - self.top)))
        ahead, back = self._by_twins(self.weight, chosen)
        found = {}
        for before, after in chosen:
            one, other = self.twins[0][before], self.twins[1][after]
            spent = [pair for pair in rows[before] if pair[1] != after]
            taken = [pair for pair in columns[after] if pair[0] != before]
            row = self.row[before] - sum(self.weight[pair] for pair in spent)
            column = self.column[after] - sum(self.weight[pair] for pair in taken)
            to = ahead[before, other] - sum(self.weight[pair] for pair in spent if self.twins[1][pair[1]] == other)
            of = back[one, after] - sum(self.weight[pair] for pair in taken if self.twins[0][pair[0]] == one)
            found[before, after] = sqrt(max(0.0, to / (row + none) * of / (column + none)))
        return found

    def _by_twins(
        self, shares: Mapping[Pair, float], chosen: Collection[Pair]
    ) -> tuple[dict[object, float], dict[object, float]]:
        """The shares of each chosen line's candidates, twins taken together."""
        befores, afters = {pair[0] for pair in chosen}, {pair[1] for pair in chosen}
        ahead: dict[object, float] = defaultdict(float)
        back: dict[object, float] = defaultdict(float)
        for (before, after), some in shares.items():
            if before in befores:
                ahead[before, self.twins[1][after]] += some
            if after in afters:
                back[self.twins[0][before], after] += some
        return ahead, back

    def _places(self, side: int) -> Collection[list[int]]:
        """Of each line the numbers of its pairs."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, pair in enumerate(self.weight):
            found[pair[side]].append(number)
        return found.values()

    def _sums(self, side: int) -> dict[int, float]:
        found: dict[int, float] = defaultdict(float)
        for pair, some in self.weight.items():
            found[pair[side]] += some
        return found


def _pass_on(
    lines: Collection[list[int]], weights: list[float], none: float, heard: list[float], said: list[float]
) -> None:
    """What each line says to each of its pairs: how likely it is free, going by its other pairs."""
    claims = list(map(mul, weights, heard))
    for numbers in lines:
        whole = none + sum([claims[number] for number in numbers])
        for number in numbers:
            others = whole - claims[number]
            said[number] = none / others if others > none else 1.0


def _by_side(pairs: Collection[Pair], side: int) -> dict[int, list[Pair]]:
    found: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair[side]].append(pair)
    return found
