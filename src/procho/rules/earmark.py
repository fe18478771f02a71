"""The posts of a funding keep their number.

Checks, for each `funding` of the previous version, that as many posts have it in this one. It needs
the previous version: without it, or where its composition is unknown, the rule is silent. A funding
that is new has nothing to keep.

Posts that are opened under a law and paid from an earmarked resource must still be there after a
reorganisation, wherever they went: the six posts that law 2018-771 opened and that are paid from
TICPE were 4 + 2, and are 1 + 3 + 2.

The finding is at the group that most likely lost them: one that continues a funded group without its
funding, else one that has fewer posts than before. Where there are too many, it is at the funding of
a group that did not have it.

To mend it, give the posts their funding or their count back. Where the resource itself has changed,
set the rule to `warning` or waive the finding in `procho.yaml`.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - id: graphiste
        title: Graphiste
        count: 2
        funding: TICPE

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml
    posts:
      - id: graphiste
        title: Graphiste
        count: 2

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml
    posts:
      - id: graphiste
        title: Graphiste
        count: 2
        funding: TICPE
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from procho.model.findings import Remark, Severity
from procho.model.names import fold
from procho.model.positions import Place
from procho.model.version import Line, Version
from procho.rules.context import Context

ID = "earmark"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each funding of the version before that has more or fewer posts now."""
    if context.before is None or context.version.organigram.composition == "unknown":
        return
    kept, now = _funded(context.before), _funded(context.version)
    changed = [funding for funding, before in kept.items() if _posts(before) != _posts(now.get(funding, ()))]
    links = _Links.of(context) if changed else _Links({}, {})
    for funding in changed:
        before, after = kept[funding], now.get(funding, [])
        had, has = _posts(before), _posts(after)
        place = _lost(context, funding, before, links) if has < had else _gained(funding, after, links)
        params = {"funding": before[0].group.funding, "before": had, "after": has}
        yield Remark(place, "lost" if has < had else "gained", params, funding)


def _funded(version: Version) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in version.lines:
        if line.group.funding:
            found[fold(line.group.funding)].append(line)
    return found


def _name(line: Line) -> tuple[str, bool]:
    return (line.group.id, True) if line.group.id else (fold(line.group.title), False)


def _posts(lines: Iterable[Line]) -> int:
    return sum(line.group.count for line in lines)


def _paid(line: Line, funding: str) -> bool:
    return line.group.funding is not None and fold(line.group.funding) == funding


class _Links(Struct, frozen=True):
    """Which groups probably continue which: by declared origin, and by equal id or else equal title."""

    after: dict[int, list[Line]]
    before: dict[int, list[Line]]

    @staticmethod
    def of(context: Context) -> "_Links":
        links = _Links(defaultdict(list), defaultdict(list))
        for draw in context.lineage.draws if context.lineage else ():
            if draw.before and draw.after:
                links.add(draw.before, draw.after)
        known = {_name(line): line for line in (context.before.lines if context.before else ())}
        for line in context.version.lines:
            if before := known.get(_name(line)):
                links.add(before, line)
        return links

    def add(self, before: Line, after: Line) -> None:
        self.after[before.number].append(after)
        self.before[after.number].append(before)


def _lost(context: Context, funding: str, before: list[Line], links: _Links) -> Place:
    """The group that most likely lost the posts, else the name of the version that had them."""
    short = [line for line in before if _kept(line, funding, links) < line.group.count]
    heirs = [heir for line in short for heir in links.after.get(line.number, ())]
    for heir in heirs:
        if not _paid(heir, funding):
            return Place(heir.group.at, "funding")
    # Of several that still have the funding, the one of the old id is the old group, grown smaller.
    ids = {line.group.id for line in short}
    for heir in sorted(heirs, key=lambda heir: heir.group.id not in ids):
        return Place(heir.group.at, "count")
    return Place(context.version.organigram.at, "previous")


def _kept(line: Line, funding: str, links: _Links) -> int:
    return _posts(heir for heir in links.after.get(line.number, ()) if _paid(heir, funding))


def _gained(funding: str, after: list[Line], links: _Links) -> Place:
    """The funding of the first group that continues none that had it, else of the last."""
    for line in after:
        if not any(_paid(heir_of, funding) for heir_of in links.before.get(line.number, ())):
            return Place(line.group.at, "funding")
    return Place(after[-1].group.at, "funding")
