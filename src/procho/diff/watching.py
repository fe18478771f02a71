"""The inference while it is watched: each round of it is kept, so that its reasons can be given."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from procho.diff.knowledge import WEIGHTS, Knowledge
from procho.diff.ledger import Flow, Ledger
from procho.diff.posterior import Choice, Pair
from procho.diff.residual import Inference, _Solved
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.diff.weights import DYNAMIC, LATER, NOTHING, STATIC
from procho.model.config import Matching
from procho.model.explanation import Case, Piece, Rival

RIVALS, LACKED = 3, 3
"""So many rivals are named, and so many of the things that each lacked."""


class Round(Struct, frozen=True):
    """What was likely in a round, by what was known then; what was offered, with its two scores.

    `followed` is the share of a unit that went a pair's way, where that made its first score lower.
    """

    choice: Choice
    nothing: float
    knowledge: Knowledge
    offered: Mapping[Pair, tuple[float, float]]
    followed: Mapping[Pair, float]


class Watched(Inference):
    """An inference that remembers its rounds."""

    def __init__(self, ledger: Ledger, source: Side, target: Side, classes: Classes, matching: Matching) -> None:
        self.rounds: list[Round] = []
        self._seen: list[tuple[Choice, float]] = []
        super().__init__(ledger, source, target, classes, matching)

    def _patient(self, choice: Choice, nothing: float) -> float:
        found = super()._patient(choice, nothing)
        self._seen.append((choice, found))
        return found

    def _solve(self) -> _Solved:
        self._seen.clear()
        solved = super()._solve()
        (before, then), (choice, nothing) = self._seen[-2:]
        knowledge = self.knowledge.with_likely(before.masses(then))
        # These two it shares with the inference, which goes on counting in them.
        knowledge.went, knowledge.came = knowledge.went.copy(), knowledge.came.copy()
        likely = solved.likely()
        offered = {pair: (sure, likely[pair]) for pair, sure in solved.sure.items()}
        followed = {pair: share for pair, share in solved.followed.items() if share < 1}
        self.rounds.append(Round(choice, nothing, knowledge, offered, followed))
        return solved

    def nearest(self, line: int, side: int) -> tuple[Round, Pair] | None:
        """The best pair of a line (of the side before: 0, after: 1) in the last round in which it had any."""
        for one in reversed(self.rounds):
            pairs = [pair for pair in one.choice.utility if pair[side] == line]
            if pairs:
                return one, max(pairs, key=lambda pair: one.choice.utility[pair])
        return None

    def of(self, pair: Pair) -> Round | None:
        """The last round in which a pair was looked at."""
        return next((one for one in reversed(self.rounds) if pair in one.choice.utility), None)

    def case(self, pair: Pair, one: Round, *, turned: bool) -> Case:
        """The evidence for a pair in a round; `turned` where the matching went from target to source."""
        pieces = self._pieces(pair, one.knowledge)
        rivals = sorted(
            (other for other in one.choice.utility if other != pair and (other[0] == pair[0] or other[1] == pair[1])),
            key=lambda other: -one.choice.utility[other],
        )[:RIVALS]
        found = tuple(self._rival(rival, one, pieces, turned=turned) for rival in rivals)
        followed = one.followed.get(pair)
        return Case(pieces, one.choice.utility[pair], one.nothing, *_scores(pair, one), found, followed)

    def _pieces(self, pair: Pair, knowledge: Knowledge) -> tuple[Piece, ...]:
        values = (*self.evidence.pieces(*pair), *knowledge.pieces(*pair))
        weights = (*LATER, *WEIGHTS)
        return tuple(map(Piece, (*STATIC, *DYNAMIC), values, weights))

    def _rival(self, rival: Pair, one: Round, pieces: Sequence[Piece], *, turned: bool) -> Rival:
        lines = self.source.lines[rival[0]], self.target.lines[rival[1]]
        before, after = reversed(lines) if turned else lines
        lacked = _lacked(pieces, self._pieces(rival, one.knowledge))
        return Rival(before, after, one.choice.utility[rival], _scores(rival, one)[0], lacked)


def _scores(pair: Pair, one: Round) -> tuple[float, float]:
    """How probable the pair is by itself, and where most posts live on."""
    if pair in one.offered:
        return one.offered[pair]
    sure, likely = (one.choice.scores(none, [pair])[pair] for none in (NOTHING[1], one.nothing))
    return sure, likely


def _lacked(pieces: Sequence[Piece], others: Sequence[Piece]) -> tuple[tuple[str, float], ...]:
    steps = ((piece.name, piece.utility - other.utility) for piece, other in zip(pieces, others, strict=True))
    worse = sorted(((name, step) for name, step in steps if step > 0), key=lambda one: -one[1])
    return tuple(worse[:LACKED])


class Watch:
    """Hands an inference to a comparison, and keeps it; None where nothing was left to infer."""

    def __init__(self) -> None:
        self.inference: Watched | None = None

    def __call__(self, ledger: Ledger, source: Side, target: Side, classes: Classes, matching: Matching) -> list[Flow]:
        """As `residual.infer`."""
        if not any(ledger.left_before) or not any(ledger.left_after):
            return []
        self.inference = Watched(ledger, source, target, classes, matching)
        return self.inference.run()
