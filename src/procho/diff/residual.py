"""What nothing certain has matched: the best correspondence of quantities, scored by the evidence.

Candidate pairs share something (a rare word, a unit, a manager). Rounds of evidence follow each
other, each knowing what the one before made likely; then the correspondence is solved exactly.
What is nearly certain is claimed and becomes evidence for the rest; when nothing more can be
claimed, what is more likely than nothing is suggested.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from procho.diff.assignment import Arc, assign
from procho.diff.candidates import candidates
from procho.diff.evidence import Evidence, weighted
from procho.diff.knowledge import Knowledge, Pair
from procho.diff.ledger import Flow, Ledger
from procho.diff.posterior import Choice
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.diff.weights import FIRST, KEPT, LATER, NOTHING, PATIENCE
from procho.model.comparison import Basis
from procho.model.config import Matching

ROUNDS = 3
PASSES = 3
SCALE = 1_000_000


@dataclass(frozen=True)
class _Verdict:
    """The best correspondence: each flow with its probability against all rivals, and its score as an offer."""

    flows: list[Flow]
    certain: Mapping[Pair, float]


class Inference:
    """The residual of a ledger, and the evidence about it."""

    def __init__(self, ledger: Ledger, source: Side, target: Side, classes: Classes, matching: Matching) -> None:
        self.ledger, self.source, self.target, self.classes, self.matching = ledger, source, target, classes, matching
        befores = sorted((line for line, count in enumerate(ledger.left_before) if count), key=source.content)
        afters = sorted((line for line, count in enumerate(ledger.left_after) if count), key=target.content)
        self.evidence = Evidence(source, target, classes, befores, afters)
        self.knowledge, self.known = Knowledge(source, target, classes), 0
        self.pairs = candidates(source, target, befores, afters, self.evidence)
        pieces = {pair: self.evidence.pieces(*pair) for pair in self.pairs}
        self.first = {pair: weighted(some, FIRST) for pair, some in pieces.items()}
        self.later = {pair: weighted(some, LATER) for pair, some in pieces.items()}
        self.twins = _twins(source, befores), _twins(target, afters)

    def run(self) -> list[Flow]:
        """Settle what is claimed; return what is only suggested, a post in one suggestion at most."""
        for _ in range(PASSES):
            verdict = self._solve()
            claims = [
                flow for flow in verdict.flows if verdict.certain[flow.before, flow.after] >= self.matching.accept
            ]
            for flow in claims:
                self.ledger.settle(flow)
            if not claims:
                break
        return [flow for flow in verdict.flows if flow not in claims and (flow.score or 0) >= self.matching.suggest]

    def _solve(self) -> _Verdict:
        open_pairs = [pair for pair in self.pairs if self.ledger.room(*pair)]
        choice = Choice({pair: self.first[pair] for pair in open_pairs}, self.twins)
        likely: Mapping[Pair, float] = choice.masses(self._patient(choice, NOTHING[0]))
        self.knowledge.settle(self.ledger.flows[self.known :])
        self.known = len(self.ledger.flows)
        for _ in range(ROUNDS):
            knowledge = self.knowledge.with_likely(likely)
            utility = {pair: self.later[pair] + knowledge.utility(*pair) for pair in open_pairs}
            choice = Choice(utility, self.twins)
            nothing = self._patient(choice, NOTHING[1])
            likely = choice.masses(nothing)
        arcs: list[Arc] = [
            (*pair, round((some - nothing) * SCALE))
            for pair, some in choice.utility.items()
            if (some - nothing) * SCALE >= 1
        ]
        offered = choice.scores(nothing)
        certain = choice.scores(NOTHING[1])
        flows = [
            Flow(before, after, count, Basis.INFERRED, round(offered[before, after], 3))
            for before, after, count in assign(self.ledger.left_before, self.ledger.left_after, arcs)
        ]
        return _Verdict(flows, certain)

    def _patient(self, choice: Choice, nothing: float) -> float:
        """The utility of nothing, lowered where fewer posts would live on than organisations keep."""
        ledger = self.ledger
        settled = sum(count < group.count for count, group in zip(ledger.left_before, self.source.groups, strict=True))
        lines = min(len(self.source.lines), len(self.target.lines))
        wanted = KEPT * lines - settled
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
