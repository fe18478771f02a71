"""What several organisations gave up without a word, matched with what others got: one virtual chart a side.

The organisations are its top-level units, and each group has what is left of it. What is undeclared
crosses an organisation's border less often than not, so nothing is expected to live on: a pair has to
be better than nothing by itself.
"""

from collections import defaultdict
from collections.abc import Sequence

from procho.diff import certain
from procho.diff.assignment import Quantity
from procho.diff.comparing import backwards, turned
from procho.diff.ledger import Flow, Ledger
from procho.diff.posterior import Choice, Pair
from procho.diff.residual import Inference
from procho.diff.seats import Seat
from procho.diff.side import ROOT, Side
from procho.diff.titles import Titles
from procho.diff.units import UnitMatch
from procho.model.config import Config
from procho.model.organigram import Organigram, PostGroup, Unit
from procho.model.positions import Positions
from procho.model.version import Version


class _Elsewhere(Inference):
    """Without the expectations that hold within an organisation: nearly every post lives on, and so does its unit."""

    def _patient(self, choice: Choice, nothing: float) -> float:  # noqa: ARG002 - overridden
        return nothing

    def _followed(self, likely: list[Quantity]) -> dict[Pair, float]:  # noqa: ARG002 - overridden
        return {}


def across(
    givers: Sequence[Seat], takers: Sequence[Seat], config: Config, dates: tuple[str, str], *, infer: bool
) -> tuple[list[Flow], list[Flow]]:
    """What is claimed and what is suggested, as flows between the numbers of the givers and of the takers."""
    titles = Titles(config.titles.aliases, config.titles.irregular, config.roles.keys())
    source, target = (Side(_chart(seats, date), titles) for seats, date in zip((givers, takers), dates, strict=True))
    if backwards("none", source, target):
        claimed, suggested = (list(map(turned, flows)) for flows in _matched(target, source, config, infer=infer))
    else:
        claimed, suggested = _matched(source, target, config, infer=infer)
    return [_numbered(flow, source, target) for flow in claimed], [_numbered(f, source, target) for f in suggested]


def _matched(source: Side, target: Side, config: Config, *, infer: bool) -> tuple[list[Flow], list[Flow]]:
    """Equal numbers, then evidence. An equal id means the same only within one organisation, so does an equal line."""
    ledger, classes = Ledger.of(source.version, target.version), UnitMatch(source, target).classes()
    certain.settle_refs(ledger, source, target)
    suggested: list[Flow] = []
    if infer and any(ledger.left_before) and any(ledger.left_after):
        suggested = _Elsewhere(ledger, source, target, classes, config.matching).run()
    return ledger.flows, suggested


def _numbered(flow: Flow, source: Side, target: Side) -> Flow:
    """The flow between seats instead of lines."""
    before, after = source.groups[flow.before].at, target.groups[flow.after].at
    return Flow(before, after, flow.count, flow.basis, flow.score)


def _chart(seats: Sequence[Seat], date: str) -> Version:
    by_organisation: dict[str, list[tuple[int, Seat]]] = defaultdict(list)
    for number, seat in enumerate(seats):
        by_organisation[seat.organisation].append((number, seat))
    units = tuple(_organisation(own) for _, own in sorted(by_organisation.items()))
    return Version(Organigram(procho=1, organisation="-", date=date, units=units), "", Positions.none())


def _organisation(seats: Sequence[tuple[int, Seat]]) -> Unit:
    """The organisation as a unit, with those of its units in which there is a seat."""
    version = seats[0][1].side.version
    posts: dict[int, list[PostGroup]] = defaultdict(list)
    for number, seat in seats:
        posts[seat.side.unit[seat.loose.line]].append(_group(number, seat))
    below: dict[int, list[Unit]] = defaultdict(list)
    for unit in reversed(version.units):
        own, inner = posts.get(unit.number, ()), below.get(unit.number, ())
        if own or inner:
            parts = {"posts": tuple(own), "units": tuple(reversed(inner)), "id": None, "was": None, "led_by": None}
            below[unit.parent.number if unit.parent else ROOT].append(unit.unit.model_copy(update=parts))
    # Not validated: of a group of which not everything is left, there are more numbers than posts.
    return Unit.model_construct(
        name=version.organigram.organisation, posts=tuple(posts[ROOT]), units=tuple(reversed(below[ROOT]))
    )


def _group(number: int, seat: Seat) -> PostGroup:
    """What is left of the group; its place says which seat it is."""
    parts = {"at": number, "count": seat.left, "id": None, "origins": None, "vacant": None, "frozen": None}
    return seat.line.group.model_copy(update=parts)
