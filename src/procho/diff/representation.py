"""Which of its versions stands for an organisation: the latest whose composition is known."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct, field

from procho.model.dates import earlier
from procho.model.names import fold
from procho.model.version import Version


class Represented(Struct):
    """One version an organisation; those of which only the total is known; those between which no date decides."""

    chosen: list[Version] = field(default_factory=list)
    unknown: list[Version] = field(default_factory=list)
    tied: list[list[Version]] = field(default_factory=list)


def represented(versions: Iterable[Version]) -> Represented:
    """For each organisation, by its folded name, the version that no other one is later than."""
    found = Represented()
    known: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        if version.organigram.composition == "unknown":
            found.unknown.append(version)
        else:
            known[fold(version.organigram.organisation)].append(version)
    for _, own in sorted(known.items()):
        latest = [one for one in own if not any(earlier(one.organigram.date, o.organigram.date) for o in own)]
        if len(latest) == 1:
            found.chosen += latest
        else:
            found.tied.append(latest)
    return found
