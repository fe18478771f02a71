"""Who is accounted for: the posts of either side that no flow has settled yet, and the flows so far."""

from msgspec import Struct, field

from procho.model.comparison import Basis, Counterpart, Notice
from procho.model.version import Version


class Flow(Struct, frozen=True):
    """`count` posts of the source line `before` are posts of the target line `after` (line numbers)."""

    before: int
    after: int
    count: int
    basis: Basis
    score: float | None = None
    reason: str | None = None


class Loose(Struct, frozen=True):
    """`count` posts of one line that have no other side, or have it in another organisation."""

    line: int
    count: int
    organisation: Counterpart | None = None
    basis: Basis | None = None
    reason: str | None = None


class Ledger(Struct):
    """A post is in exactly one flow, one arrival, one departure, or still left."""

    left_before: list[int]
    left_after: list[int]
    flows: list[Flow] = field(default_factory=list)
    arrivals: list[Loose] = field(default_factory=list)
    departures: list[Loose] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @classmethod
    def of(cls, source: Version, target: Version) -> "Ledger":
        """Everything is still left."""
        return cls([line.group.count for line in source.lines], [line.group.count for line in target.lines])

    def settle(self, flow: Flow) -> None:
        """Account for a flow's posts on both sides."""
        self.left_before[flow.before] -= flow.count
        self.left_after[flow.after] -= flow.count
        self.flows.append(flow)

    def arrive(self, loose: Loose) -> None:
        """Account for target posts that come from nowhere or from elsewhere."""
        self.left_after[loose.line] -= loose.count
        self.arrivals.append(loose)

    def depart(self, loose: Loose) -> None:
        """Account for source posts that go nowhere or elsewhere."""
        self.left_before[loose.line] -= loose.count
        self.departures.append(loose)

    def room(self, before: int, after: int) -> int:
        """How many posts these two lines still have to share."""
        return min(self.left_before[before], self.left_after[after])

    def close(self) -> None:
        """What is left has no other side: created and suppressed."""
        for line, count in enumerate(self.left_after):
            if count:
                self.arrive(Loose(line, count))
        for line, count in enumerate(self.left_before):
            if count:
                self.depart(Loose(line, count))
