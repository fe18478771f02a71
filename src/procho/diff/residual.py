"""What nothing certain has matched: the best correspondence of quantities, scored by the evidence.

Candidate pairs share something (a rare word, a unit, a manager). Rounds of evidence follow each
other, each knowing what the one before made likely; then the correspondence is solved exactly.
What is nearly certain is claimed and becomes evidence for the rest; when nothing more can be
claimed, what is more likely than nothing is suggested.
"""

from collections.abc import Mapping

from msgspec import Struct

from procho.diff.assignment import LARGEST, Arc, Quantity, assign, bounded
from procho.diff.candidates import candidates, contenders
from procho.diff.caution import Followers, lowered
from procho.diff.evidence import Evidence, weighted
from procho.diff.knowledge import Knowledge
from procho.diff.ledger import Flow, Ledger
from procho.diff.posterior import Choice, Pair
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.diff.weights import FIRST, KEPT, LATER, NOTHING, PATIENCE, SPARE
from procho.model.comparison import Basis, Notice
from procho.model.config import Matching

ROUNDS = 3
SCALE = 1_000_000


class _Solved(Struct, frozen=True):
    """The best correspondence, and what it rests on; `sure` is the score by which its flows are claimed.

    `followed` is about pairs out of units that end: the share of the unit that went the same way.
    """

    choice: Choice
    nothing: float
    flows: list[Quantity]
    followed: dict[Pair, float]
    sure: dict[Pair, float]

    def likely(self) -> dict[Pair, float]:
        """The score by which they are suggested: their probability where most posts live on."""
        return self.choice.scores(self.nothing, self.sure)

    def reaching(self, score: Mapping[Pair, float], least: float) -> list[Flow]:
        """The flows that have at least so much of a score, with it."""
        return [
            Flow(before, after, count, Basis.INFERRED, round(score[before, after], 3))
            for before, after, count in self.flows
            if score[before, after] >= least
        ]


class Inference:
    """The residual of a ledger, and the evidence about it."""

    def __init__(self, ledger: Ledger, source: Side, target: Side, classes: Classes, matching: Matching) -> None:
        self.ledger, self.source, self.target, self.classes, self.matching = ledger, source, target, classes, matching
        befores = sorted((line for line, count in enumerate(ledger.left_before) if count), key=source.content)
        afters = sorted((line for line, count in enumerate(ledger.left_after) if count), key=target.content)
        self.evidence = Evidence(source, target, classes, befores, afters)
        self.knowledge, self.known = Knowledge(source, target, classes), 0
        self.settled = 0
        self.followers = Followers(source, target, classes)
        pieces = {
            pair: self.evidence.pieces(*pair) for pair in candidates(source, target, befores, afters, self.evidence)
        }
        first = {pair: weighted(some, FIRST) for pair, some in pieces.items()}
        self.pairs = contenders(first)
        if (possible := len(befores) * len(afters)) > len(pieces):
            ledger.notices.append(Notice("candidates_bounded", {"count": len(pieces), "possible": possible}))
        self.first = {pair: first[pair] for pair in self.pairs}
        self.later = {pair: weighted(pieces[pair], LATER) for pair in self.pairs}
        self.twins = _twins(source, befores), _twins(target, afters)

    def run(self) -> list[Flow]:
        """Settle what is claimed; return what is only suggested, a post in one suggestion at most."""
        solved = self._solve()
        while claims := solved.reaching(solved.sure, self.matching.accept):
            for flow in claims:
                self.ledger.settle(flow)
            solved = self._solve()
        return solved.reaching(solved.likely(), self.matching.suggest)

    def _solve(self) -> _Solved:
        """The best correspondence of what is left, after some rounds of evidence."""
        self.knowledge.settle(self.ledger.flows[self.known :])
        self.known = len(self.ledger.flows)
        self.settled = len({flow.before for flow in self.ledger.flows})
        left = [pair for pair in self.pairs if self.ledger.room(*pair)]
        choice = Choice({pair: self.first[pair] for pair in left}, self.twins)
        nothing = self._patient(choice, NOTHING[0])
        for _ in range(ROUNDS):
            knowledge = self.knowledge.with_likely(choice.masses(nothing))
            choice = Choice({pair: self.later[pair] + knowledge.utility(*pair) for pair in left}, self.twins)
            nothing = self._patient(choice, NOTHING[1])
        arcs = [(*pair, round((some - nothing) * SCALE)) for pair, some in choice.utility.items()]
        best = assign(self.ledger.left_before, self.ledger.left_after, self._bounded([a for a in arcs if a[2] > 0]))
        scores = choice.scores(NOTHING[1], [(before, after) for before, after, _ in best])
        followed = self._followed(best)
        return _Solved(choice, nothing, best, followed, lowered(scores, followed))

    def _followed(self, likely: list[Quantity]) -> dict[Pair, float]:
        """Of what is likely to leave a unit that ends, the share of the unit that goes the same way."""
        return self.followers.shares(self.ledger.flows, likely)

    def _bounded(self, arcs: list[Arc]) -> list[Arc]:
        """The arcs that can be solved in seconds; what that leaves out is said, once."""
        solved = bounded(arcs)
        notice = Notice("solution_bounded", {"count": LARGEST})
        if len(solved) < len(arcs) and notice not in self.ledger.notices:
            self.ledger.notices.append(notice)
        return solved

    def _patient(self, choice: Choice, nothing: float) -> float:
        """The utility of nothing, lowered where fewer posts would live on than organisations keep."""
        lines = min(len(self.source.lines), len(self.target.lines))
        wanted = KEPT * lines - SPARE - self.settled
        low, high = nothing - PATIENCE, nothing
        if choice.total(high) >= wanted:
            return high
        for _ in range(16):
            middle = (low + high) / 2
            low, high = (middle, high) if choice.total(middle) >= wanted else (low, middle)
        return low


def infer(ledger: Ledger, source: Side, target: Side, classes: Classes, matching: Matching) -> list[Flow]:
    """Settle what can be claimed of the residual, and return what can only be suggested."""
    if not any(ledger.left_before) or not any(ledger.left_after):
        return []
    return Inference(ledger, source, target, classes, matching).run()


def _twins(side: Side, lines: list[int]) -> dict[int, object]:
    """What makes two lines interchangeable: title, grade, unit, and whom they report to."""
    manager = side.manager
    return {
        line: (*side.identity(line), side.unit[line], side.title[manager[line]] if manager[line] is not None else None)  # type: ignore[index]
        for line in lines
    }
