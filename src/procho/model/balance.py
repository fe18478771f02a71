"""The sums of a comparison: by unit, by grade, by the statutory table, and in all."""

from msgspec import Struct


class UnitBalance(Struct, frozen=True):
    """before + created − suppressed + transferred in − out + moved in − out = after, for one unit.

    `before` and `after` are the units' paths: several where the unit was merged or split, the empty
    path for the organisation itself, none on a side where the unit does not exist.
    """

    unit_before: tuple[tuple[str, ...], ...]
    unit_after: tuple[tuple[str, ...], ...]
    before: int
    created: int
    suppressed: int
    transferred_in: int
    transferred_out: int
    moved_in: int
    moved_out: int
    after: int

    @property
    def path(self) -> tuple[str, ...]:
        """The unit that the row goes by: of several the one that kept its name, else the first by name."""
        known = self.unit_after or self.unit_before
        return min(known, key=lambda path: (path not in self.unit_before, path))


class GradeBalance(Struct, frozen=True):
    """The organisation's sum for one grade (None: no grade given), + regraded and refined in − out."""

    grade: str | None
    before: int
    created: int
    suppressed: int
    transferred_in: int
    transferred_out: int
    regraded_in: int
    regraded_out: int
    refined_in: int
    refined_out: int
    after: int


class LegalRow(Struct, frozen=True):
    """The statutory table of posts, which does not net: by corps and grade, −`removed` +`added`."""

    corps: str | None
    grade: str | None
    removed: int
    added: int


class Summary(Struct, frozen=True):
    """The totals of a comparison, in the order and by the names of its JSON."""

    posts_before: int
    posts_after: int
    created: int
    suppressed: int
    transferred_in: int
    transferred_out: int
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
