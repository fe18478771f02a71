"""When lineage applies: `from`, `was` and `departures` speak of the version before, and of no other."""

from typing import Literal

from procho.model.dates import earlier
from procho.model.version import Previous, Version

Direction = Literal["forward", "mirrored", "none"]


def applies(source: Version, target: Version, source_previous: Previous, target_previous: Previous) -> Direction:
    """`forward` if SOURCE is TARGET's previous version, `mirrored` if it is the other way round.

    A version is the previous one if it has the date of the file that `previous` names or, where
    there is no such file, an earlier date. Where each is the other's (two revisions of a file whose
    `previous` has its own date), neither is.
    """
    forward, mirrored = _follows(source, target, target_previous), _follows(target, source, source_previous)
    if forward == mirrored:
        return "none"
    return "forward" if forward else "mirrored"


def _follows(before: Version, after: Version, previous: Previous) -> bool:
    if previous.version is not None:
        return before.organigram.date == previous.version.organigram.date
    return earlier(before.organigram.date, after.organigram.date)
