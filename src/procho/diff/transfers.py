"""The transfers between organisations: declared by both charts, by one of them, or inferred."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from procho.diff.comparing import Matched
from procho.diff.elsewhere import across
from procho.diff.ledger import Flow, Ledger, Loose
from procho.diff.seats import Agreement, Seat, likely_first, may_meet
from procho.model.collectivity import Transfer
from procho.model.comparison import Basis, Notice
from procho.model.config import Config
from procho.model.names import fold


class Organisation(Struct, frozen=True):
    """One organisation, by its folded name, as it was matched with itself."""

    name: str
    config: Config
    matched: Matched
    notices: tuple[Notice, ...]


class Transfers:
    """The seats of several organisations, and which of them have met."""

    def __init__(self, organisations: Sequence[Organisation], config: Config, dates: tuple[str, str]) -> None:
        self.organisations, self.config, self.dates = organisations, config, dates
        self.met: list[Transfer] = []
        self.suggested: list[Transfer] = []
        self.unanswered: list[Notice] = []
        known = {each.name for each in organisations}
        self.givers = [seat for each in organisations for seat in _leaving(each, known)]
        self.takers = [seat for each in organisations for seat in _arriving(each, known)]
        self.seat = {id(seat.loose): seat for seat in (*self.givers, *self.takers)}
        self.own: dict[str, list[Flow]] = {}

    def meet_declared(self) -> None:
        """What both charts declare, then what one declares and the other has posts for."""
        self._meet("both")
        self.unanswered += [*_unanswered(self.givers, "unanswered_out"), *_unanswered(self.takers, "unanswered_in")]
        self._meet("one")

    def meet_undeclared(self, *, infer: bool) -> None:
        """What is left, by numbers and by evidence; a post that may have stayed is suggested to nobody else."""
        givers, takers = ([seat for seat in side if seat.left] for side in (self.givers, self.takers))
        claimed, suggested = across(givers, takers, self.config, self.dates, infer=infer)
        for flow in claimed:
            giver, taker = givers[flow.before], takers[flow.after]
            if may_meet(giver, taker, "either"):
                self._settle(giver, taker, flow)
        self.own = {each.name: list(self._still_suggested(each)) for each in self.organisations}
        for flow in suggested:
            giver, taker = givers[flow.before], takers[flow.after]
            if may_meet(giver, taker, "either") and (some := min(flow.count, giver.free, taker.free)):
                giver.promised, taker.promised = giver.promised + some, taker.promised + some
                self.suggested.append(_transfer(giver, taker, replace(flow, count=some)))

    def applied(self, organisation: Organisation) -> Matched:
        """What is known of the organisation by itself, with the posts that have met another's as transfers."""
        matched = organisation.matched
        old, new = matched.ledger, Ledger(matched.ledger.left_before, matched.ledger.left_after)
        new.flows = old.flows
        new.arrivals = [part for loose in old.arrivals for part in self._parts(loose)]
        new.departures = [part for loose in old.departures for part in self._parts(loose)]
        return replace(matched, ledger=new, suggested=self.own[organisation.name])

    def _meet(self, agreement: Agreement) -> None:
        for giver, taker in likely_first(self.givers, self.takers, agreement):
            if some := min(giver.left, taker.left):
                self._settle(giver, taker, Flow(giver.loose.line, taker.loose.line, some, Basis.DECLARED))

    def _settle(self, giver: Seat, taker: Seat, flow: Flow) -> None:
        transfer = _transfer(giver, taker, flow)
        self.met.append(transfer)
        for seat, other in ((giver, taker), (taker, giver)):
            seat.left -= flow.count
            seat.met.append(Loose(seat.loose.line, flow.count, other.body, flow.basis, transfer.reason))

    def _parts(self, loose: Loose) -> Iterator[Loose]:
        """A declared transfer stays as it was declared; what was not declared is what it has been found to be."""
        seat = self.seat.get(id(loose))
        if seat is None or seat.declared:
            yield loose
            return
        yield from seat.met
        if seat.left:
            yield replace(loose, count=seat.left)

    def _still_suggested(self, organisation: Organisation) -> Iterator[Flow]:
        """The organisation's own suggestions, of those posts that have not met another organisation's."""
        ledger = organisation.matched.ledger
        before, after = self._undeclared(ledger.departures), self._undeclared(ledger.arrivals)
        for flow in organisation.matched.suggested:
            one, other = before[flow.before], after[flow.after]
            if some := min(flow.count, one.free, other.free):
                one.promised, other.promised = one.promised + some, other.promised + some
                yield replace(flow, count=some)

    def _undeclared(self, entries: Iterable[Loose]) -> dict[int, Seat]:
        seats = (self.seat[id(loose)] for loose in entries if id(loose) in self.seat)
        return {seat.loose.line: seat for seat in seats if not seat.declared}


def in_order(transfers: Iterable[Transfer]) -> tuple[Transfer, ...]:
    """By the organisations' names, then as the files have the groups."""
    return tuple(sorted(transfers, key=lambda t: (fold(t.giver), fold(t.taker), t.before.number, t.after.number)))


def _leaving(organisation: Organisation, known: set[str]) -> Iterator[Seat]:
    matched = organisation.matched
    return (Seat(organisation.name, matched.source, *one) for one in _open(matched.ledger.departures, known))


def _arriving(organisation: Organisation, known: set[str]) -> Iterator[Seat]:
    matched = organisation.matched
    return (Seat(organisation.name, matched.target, *one) for one in _open(matched.ledger.arrivals, known))


def _open(entries: Iterable[Loose], known: set[str]) -> Iterator[tuple[Loose, str | None, int]]:
    """What nothing is said about, and what is said to be another organisation's whose chart is here."""
    for loose in entries:
        body = fold(loose.organisation.name) if loose.organisation else None
        if body in known or (body is None and loose.basis is None):
            yield loose, body, loose.count


def _transfer(giver: Seat, taker: Seat, flow: Flow) -> Transfer:
    reason = giver.loose.reason or taker.loose.reason
    names = giver.body.name, taker.body.name
    return Transfer(flow.count, *names, giver.line, taker.line, flow.basis, flow.score, reason)


def _unanswered(seats: Iterable[Seat], message: str) -> Iterator[Notice]:
    """The declared transfers of which the other organisation's chart, which is here, says nothing."""
    for seat in seats:
        if seat.declared and seat.left and seat.loose.organisation:
            version = seat.side.version
            line, _ = version.positions.line_column(seat.line.group.at)
            said = {"count": seat.left, "post": seat.line.group.title, "file": version.file, "line": line}
            yield Notice(message, {**said, "organisation": seat.body.name, "other": seat.loose.organisation.name})
