"""What a comparison says: a closed union of changes, and the sums computed from them.

Every change is one flow of posts from one source group to one target group; the groups are never
merged. The classes know nothing of printing: renderers match on the union and end in assert_never.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, ClassVar, Literal

from msgspec import Struct, field

from procho.model.balance import GradeBalance, LegalRow, Summary, UnitBalance
from procho.model.grades import Step
from procho.model.version import Line, UnitLine, Version


class Basis(StrEnum):
    """Why two lines are the same post; the earlier the stronger."""

    DECLARED = "declared"
    REF = "ref"
    ID = "id"
    IDENTICAL = "identical"
    INFERRED = "inferred"


Nature = Literal["changed", "refined", "coarsened"]


class Difference(Struct, frozen=True):
    """One key that differs between the two sides of a flow, and whether it is a change or a note."""

    key: str
    before: Any
    after: Any
    nature: Nature


class Counterpart(Struct, frozen=True):
    """The other body of a transfer, and the post there, where they are known."""

    name: str
    post: str | None = None


class Created(Struct, frozen=True):
    """Posts without a predecessor."""

    kind: ClassVar[Literal["created"]] = "created"
    count: int
    after: Line
    basis: Basis | None = None
    reason: str | None = None


class Suppressed(Struct, frozen=True):
    """Posts without a successor."""

    kind: ClassVar[Literal["suppressed"]] = "suppressed"
    count: int
    before: Line
    basis: Basis | None = None
    reason: str | None = None


class TransferredIn(Struct, frozen=True):
    """Posts that come from another organisation."""

    kind: ClassVar[Literal["transferred_in"]] = "transferred_in"
    count: int
    after: Line
    organisation: Counterpart
    basis: Basis | None = None
    reason: str | None = None


class TransferredOut(Struct, frozen=True):
    """Posts that go to another organisation."""

    kind: ClassVar[Literal["transferred_out"]] = "transferred_out"
    count: int
    before: Line
    organisation: Counterpart
    basis: Basis | None = None
    reason: str | None = None


class _Kept(Struct, frozen=True):
    """The same posts on both sides. `step` is the regrading's direction where it is known."""

    count: int
    before: Line
    after: Line
    basis: Basis
    score: float | None = None
    differences: tuple[Difference, ...] = ()
    step: Step | None = None
    reason: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys that differ, changes and notes alike."""
        return tuple(difference.key for difference in self.differences)

    @property
    def refined(self) -> bool:
        """Whether something is known more, or less, exactly than before."""
        return any(difference.nature != "changed" for difference in self.differences)

    def changed(self, key: str) -> bool:
        """Whether this key differs as a change, not as a note."""
        for difference in self.differences:
            if difference.key == key:
                return difference.nature == "changed"
        return False


class Transformed(_Kept, frozen=True):
    """The same posts with another title, category, known grade or role."""

    kind: ClassVar[Literal["transformed"]] = "transformed"


class Moved(_Kept, frozen=True):
    """The same posts in another unit of the same organisation."""

    kind: ClassVar[Literal["moved"]] = "moved"


class Amended(_Kept, frozen=True):
    """The same posts in the same unit, with something else declared about them that differs."""

    kind: ClassVar[Literal["amended"]] = "amended"


class Unchanged(_Kept, frozen=True):
    """The same posts, perhaps known more exactly."""

    kind: ClassVar[Literal["unchanged"]] = "unchanged"


Kept = Transformed | Moved | Amended | Unchanged
Change = Created | Suppressed | TransferredIn | TransferredOut | Kept
KINDS = ("created", "suppressed", "transferred_in", "transferred_out", "transformed", "moved", "amended", "unchanged")

UnitKind = Literal["created", "suppressed", "renamed", "reattached", "merged", "split", "amended", "unchanged"]


class UnitChange(Struct, frozen=True):
    """What became of a unit. A unit both renamed and re-attached has one entry for each."""

    kind: UnitKind
    before: tuple[UnitLine, ...]
    after: tuple[UnitLine, ...]
    basis: Basis | None = None
    score: float | None = None


class Notice(Struct, frozen=True):
    """Something the reader must know about how the comparison was made: a message and its parameters."""

    message: str
    params: dict[str, Any] = field(default_factory=dict)


class Comparison(Struct, frozen=True):
    """From one version to another: each post of either side accounted for exactly once in `posts`."""

    source: Version
    target: Version
    posts: tuple[Change, ...]
    units: tuple[UnitChange, ...]
    suggestions: tuple[Change, ...]
    by_unit: tuple[UnitBalance, ...]
    by_grade: tuple[GradeBalance, ...]
    legal: tuple[LegalRow, ...]
    summary: Summary
    notices: tuple[Notice, ...] = ()

    def of_kind(self, kind: str) -> Iterator[Change]:
        """The changes of one kind, in order."""
        return (change for change in self.posts if change.kind == kind)

    @property
    def differs(self) -> bool:
        """Whether anything changed; what is only known more exactly did not."""
        return any(c.kind != "unchanged" for c in self.posts) or any(u.kind != "unchanged" for u in self.units)
