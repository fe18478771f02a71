"""Several organisations at once: what went in and out of them, and from which to which.

A post that leaves one organisation and arrives in another is one transfer. The collectivity is the sum
of its organisations: transfers between them cancel, those from and to bodies without a chart do not.
"""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field

from procho.model.comparison import Basis, Comparison, Notice
from procho.model.config import Config
from procho.model.names import fold
from procho.model.version import Line, Previous, Version


class Chart(Struct, frozen=True):
    """An organisation's version on one side, what it names as its previous one, and the body's configuration."""

    version: Version
    previous: Previous = field(default_factory=Previous)
    config: Config = field(default_factory=Config)

    @property
    def organisation(self) -> str:
        """The name by which organisations are paired, and known to each other."""
        return fold(self.version.organigram.organisation)


class Directory(Struct, frozen=True):
    """One side: its name as typed, one chart an organisation, and the versions of which only the total is known."""

    name: str
    charts: tuple[Chart, ...]
    unknown: tuple[Version, ...] = ()


class Transfer(Struct, frozen=True):
    """So many posts of the `giver`'s group `before` that are now posts of the `taker`'s group `after`."""

    count: int
    giver: str
    taker: str
    before: Line
    after: Line
    basis: Basis
    score: float | None = None
    reason: str | None = None


class Totals(Struct, frozen=True):
    """The collectivity's totals, in the order and by the names of its JSON.

    `transferred` are posts that went from one of the organisations to another; `transferred_in` and
    `transferred_out` those from and to bodies that have no chart here; `unanswered_in` and
    `unanswered_out` those of which the other chart, which is here, knows nothing. The total is
    `conserved` if before + created − suppressed + transferred in − transferred out = after.
    """

    organisations: int
    posts_before: int
    posts_after: int
    created: int
    suppressed: int
    transferred: int
    transferred_in: int
    transferred_out: int
    unanswered_in: int
    unanswered_out: int
    transformed: int
    retitled: int
    regraded_up: int
    regraded_down: int
    role_changed: int
    moved: int
    amended: int
    unchanged: int
    refined: int
    units_created: int
    units_suppressed: int
    units_renamed: int
    units_reattached: int
    units_merged: int
    units_split: int
    balanced: bool
    conserved: bool


class Collectivity(Struct, frozen=True, dict=True):
    """From one state of several organisations to another; `source` and `target` are the directories' names."""

    source: str
    target: str
    organisations: tuple[Comparison, ...]
    transfers: tuple[Transfer, ...]
    suggestions: tuple[Transfer, ...]
    summary: Totals
    notices: tuple[Notice, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything changed in any organisation."""
        return any(comparison.differs for comparison in self.organisations)

    @cached_property
    def by_name(self) -> Mapping[str, Comparison]:
        """The organisations by their folded name."""
        return {fold(comparison.target.organigram.organisation): comparison for comparison in self.organisations}
