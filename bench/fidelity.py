"""How much of the truth the comparison finds in the real charts: `python -m bench.fidelity`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from bench.cases import Case, Found, Tally, cases, found
from bench.shared import tool


class Rates(Struct, frozen=True):
    """Shares of 1. `found` is of all links; the F1 is the harmonic mean of the two."""

    precision: float
    found: float
    f1: float


class Judged(Struct, frozen=True):
    """One case: its claims with its suggestions, and its claims alone."""

    name: str
    both: Tally
    claims: Tally


def rates(tally: Tally) -> Rates:
    """What score.py makes of a tally."""
    return Rates(*tool("score").rates(tally))


def judged(case: Case, pairs: Sequence[Found]) -> Judged:
    """What of a case's pairs is true."""
    both = case.judged(one.pair for one in pairs)
    return Judged(case.name, both, case.judged(one.pair for one in pairs if one.claimed))


def together(rows: Iterable[Judged]) -> Judged:
    """All cases as one."""
    both: Tally = Counter()
    claims: Tally = Counter()
    for row in rows:
        both += row.both
        claims += row.claims
    return Judged("all", both, claims)


def precision_at(scored: Iterable[tuple[float, Tally]], links: int, wanted: float) -> Rates | None:
    """The precision of the best-scored pairs, as few as find the wanted share of the links.

    Pairs of equal score come together or not at all. None where all of them do not find that many.
    """
    right = wrong = 0
    for _, row in groupby(sorted(scored, key=lambda item: -item[0]), key=lambda item: item[0]):
        for _, tally in row:
            right, wrong = right + tally["right"], wrong + tally["wrong"]
        if right >= wanted * links:
            return rates(Counter(right=right, wrong=wrong, links=links))
    return None


def measured() -> list[Judged]:
    """Every case, and all of them."""
    rows = [judged(case, found(case.compared())) for case in cases()]
    return [*rows, together(rows)]


def line(row: Judged) -> str:
    """A row of the table, as Markdown."""
    both, claims = rates(row.both), rates(row.claims)
    cells = (both.precision, both.found, both.f1, claims.precision, claims.found)
    return f"| {row.name} | {row.both['links']} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"


HEAD = (
    "| case | links | precision | found | F1 | claims: precision | claims: found |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
)


def table(rows: Iterable[Judged]) -> str:
    """The table of all cases."""
    return "\n".join((*HEAD, *map(line, rows)))


if __name__ == "__main__":
    print(table(measured()))
