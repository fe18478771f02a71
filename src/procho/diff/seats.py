"""Posts that leave or reach an organisation, as far as one of the other organisations may be their other side."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field
from rapidfuzz.fuzz import token_sort_ratio

from procho.diff.ledger import Loose
from procho.diff.side import Side
from procho.model.comparison import Counterpart
from procho.model.version import Line

Rank = tuple[float, ...]


class Seat(Struct, eq=False):
    """So many posts of one line that are still to be met: of a loose entry of an organisation's ledger.

    `declared` is the folded name of the organisation that the entry names, None where it names none;
    `promised` are suggested to be others, `met` is what those posts have become that are no longer left.
    """

    organisation: str
    side: Side
    loose: Loose
    declared: str | None
    left: int
    promised: int = 0
    met: list[Loose] = field(default_factory=list)

    @property
    def free(self) -> int:
        """What is left and not suggested to be anything."""
        return self.left - self.promised

    @property
    def line(self) -> Line:
        """The line that the posts stand in."""
        return self.side.lines[self.loose.line]

    @property
    def title(self) -> str:
        """The line's title, equal where titles differ in spelling only."""
        return self.side.title[self.loose.line]

    @property
    def body(self) -> Counterpart:
        """This organisation and post, as the other chart would name them."""
        return Counterpart(self.side.version.organigram.organisation, self.line.group.title)

    def names(self, other: "Seat") -> bool | None:
        """Whether the post that the declaration names is the other's; None where it names no post."""
        named = self.loose.organisation.post if self.loose.organisation else None
        if named is None:
            return None
        return named == other.line.group.id or self.side.titles.key(named) == other.title


Agreement = Literal["both", "one", "either"]
"""Which of the two charts has to declare the transfer: both, exactly one, or as they like."""


def may_meet(giver: Seat, taker: Seat, agreement: Agreement) -> bool:
    """Whether nothing that either chart declares speaks against the posts being the same."""
    said = (giver.declared is not None) + (taker.declared is not None)
    return (
        giver.organisation != taker.organisation
        and giver.declared in {None, taker.organisation}
        and taker.declared in {None, giver.organisation}
        and (agreement == "either" or said == (2 if agreement == "both" else 1))
        and False not in {giver.names(taker), taker.names(giver)}
    )


def likely_first(givers: Iterable[Seat], takers: Iterable[Seat], agreement: Agreement) -> Iterator[tuple[Seat, Seat]]:
    """The pairs that may meet: those where a post is named first, then equal titles, then the more alike ones.

    Where only one chart declares the transfer, the post has to be named, or the title to be equal.
    """
    found = [
        (rank, giver, taker)
        for giver, taker in _pairs(givers, takers)
        if may_meet(giver, taker, agreement) and (rank := _rank(giver, taker))[0] < (2 if agreement == "one" else 3)
    ]
    found.sort(key=lambda pair: (pair[0], sorted((_content(pair[1]), _content(pair[2])))))
    return ((giver, taker) for _, giver, taker in found)


def _pairs(givers: Iterable[Seat], takers: Iterable[Seat]) -> Iterator[tuple[Seat, Seat]]:
    """Those of which at least one names the other's organisation."""
    by_organisation: dict[str, list[Seat]] = {}
    by_declared: dict[str, list[Seat]] = {}
    for taker in takers:
        by_organisation.setdefault(taker.organisation, []).append(taker)
        if taker.declared:
            by_declared.setdefault(taker.declared, []).append(taker)
    for giver in givers:
        named = by_organisation.get(giver.declared, []) if giver.declared else []
        yield from ((giver, taker) for taker in dict.fromkeys((*named, *by_declared.get(giver.organisation, []))))


def _rank(giver: Seat, taker: Seat) -> Rank:
    if giver.names(taker) or taker.names(giver):
        return 0, 0.0
    return float(giver.title != taker.title) + 1, -token_sort_ratio(giver.title, taker.title)


def _content(seat: Seat) -> tuple[str, ...]:
    return seat.organisation, *seat.side.content(seat.loose.line)
