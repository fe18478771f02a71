"""Grades: a level on the body's own scale, read as its runs of letters and of digits.

`A 2.2`, `A2.2` and `a 2,2` are one grade, (a, 2, 2). A grade whose parts begin another's is the
coarser of the two: `A` says less than `A 2.2`, not something else.
"""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

Parts = tuple[str, ...]
Step = Literal["up", "down"]

_PART = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=65_536)
def parts(grade: str) -> Parts:
    """The runs of letters and of digits of a grade, in lower case, leading zeros kept."""
    return tuple(_PART.findall(grade.casefold()))


def same(one: str | None, other: str | None) -> bool:
    """Whether two grades are one, whatever their spelling."""
    return (parts(one) if one else ()) == (parts(other) if other else ())


def begins(coarse: str | None, fine: str | None) -> bool:
    """Whether `coarse` is `fine`, or says less of the same grade. No grade begins every grade."""
    head, whole = (parts(coarse) if coarse else ()), (parts(fine) if fine else ())
    return whole[: len(head)] == head


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two grades can be one: equal, or one known less exactly than the other."""
    return meet(parts(one) if one else (), parts(other) if other else ())


def meet(one: Parts, other: Parts) -> bool:
    """The same of two grades that are taken apart already."""
    return one[: len(other)] == other[: len(one)]


class Scale(Struct, frozen=True):
    """The body's grades, highest first. Empty where the body declares none."""

    entries: tuple[str, ...] = ()

    def __contains__(self, grade: str) -> bool:
        """A grade is on the scale if it is an entry or a proper beginning of one."""
        return any(begins(grade, entry) for entry in self.entries)

    def ranks(self, grade: str) -> range:
        """The ranks (0 is the highest) that `grade` may stand for; empty where it is not on the scale."""
        found = [rank for rank, entry in enumerate(self.entries) if begins(grade, entry)]
        return range(found[0], found[-1] + 1) if found else range(0)

    def step(self, before: str | None, after: str | None) -> Step | None:
        """`up` or `down` where both grades are known to the depth at which they differ, else None."""
        if not before or not after or compatible(before, after):
            return None
        old, new = self.ranks(before), self.ranks(after)
        if not old or not new:
            return None
        if new[-1] < old[0]:
            return "up"
        return "down" if new[0] > old[-1] else None

    def spelling(self, grade: str) -> str:
        """The grade as the scale writes it; as it stands, white space collapsed, where the scale does not list it."""
        wanted = parts(grade)
        for entry in self.entries:
            if parts(entry) == wanted:
                return entry
        return " ".join(grade.split())
