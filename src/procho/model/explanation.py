"""Why a post became which, or found none: what decided, the evidence, what else it might have been."""

from typing import Any, Literal

from msgspec import Struct, field

from procho.model.version import Line, Version

Decision = Literal[
    "declared", "declared_new", "declared_from", "departure", "departure_to", "ref", "id", "identical", "inferred",
    "suggested", "unsure", "unlikely", "beaten", "alone", "not_asked", "apart",
]  # fmt: skip
"""What decided. `unsure` to `not_asked` are about a post without another side, `apart` about a pair that is none."""


class Piece(Struct, frozen=True):
    """One piece of evidence: what it says, from −1 to 1, and how much that counts."""

    name: str
    value: float
    weight: float

    @property
    def utility(self) -> float:
        """What it adds."""
        return self.value * self.weight


class Rival(Struct, frozen=True):
    """What either post might have been instead, and by how much each piece of evidence was worse for it."""

    before: Line
    after: Line
    utility: float
    score: float
    lacked: tuple[tuple[str, float], ...]


class Case(Struct, frozen=True):
    """The evidence for a pair: the sum has to exceed `nothing`, the utility of having no other side.

    `score` is the probability that it is a pair, with all that either might have been instead; where
    most posts live on, `likely` is higher. `followed` is None but where it lowers the score: the earlier
    version's unit ends, and only this share of its posts went the same way.
    """

    pieces: tuple[Piece, ...]
    utility: float
    nothing: float
    score: float
    likely: float
    rivals: tuple[Rival, ...]
    followed: float | None = None


class Answer(Struct, frozen=True):
    """So many posts, what became of them, and what decided that; `case` is about `before` and `after`.

    Of a post without another side, the other line is the one that came nearest.
    """

    count: int
    before: Line | None
    after: Line | None
    decision: Decision
    facts: dict[str, Any] = field(default_factory=dict)
    case: Case | None = None
    reason: str | None = None


class Explanation(Struct, frozen=True):
    """All that is to be said of the post, or the pair, that somebody asked for."""

    source: Version
    target: Version
    answers: tuple[Answer, ...]
