"""A post is changed once in a pull request.

Checks that no post is changed by two versions of the same pull request. It is the same post where it
has the same number in `refs`, in any organisation, or where a whole group of one organisation has the
same `id`. The finding is in the later version. A transfer that stands in both charts is one change.

A post that is moved in one version and moved again in the next was voted on twice, or the first
version was never meant to be. Reviewers who read one comparison do not see the other.

To mend it, put the versions into pull requests of their own, or say the change in one of them.

It needs two comparisons. Each example below is the version that follows another of the same pull
request, in which the post P-1 moved from the direction to the secretariat.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    units:
      - {name: Secrétariat, posts: [{title: Graphiste, refs: [P-1]}]}
      - {name: Information, posts: [{title: Chargé de mission, refs: [P-2]}]}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    units:
      - {name: Secrétariat}
      - {name: Information, posts: [{title: Chargé de mission, refs: [P-2]}, {title: Graphiste, refs: [P-1]}]}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    units:
      - {name: Secrétariat, posts: [{title: Graphiste, refs: [P-1]}, {title: Chargé de mission, refs: [P-2]}]}
      - {name: Information}
"""

from collections.abc import Iterator

from procho.model.comparison import Change, Comparison, Created, Kept, TransferredIn, TransferredOut
from procho.model.findings import Remark, Severity
from procho.model.names import fold
from procho.model.positions import NOWHERE, Place
from procho.model.version import Line
from procho.policies.context import Context
from procho.rules.context import entity

ID = "touched-twice"
SEVERITY = Severity.WARNING

Name = tuple[str, ...]
"""What a post is known by in every version: its number, or its organisation and id."""

Touch = tuple[Change, Comparison]
"""A change of a post, and the comparison that it is in."""


def check(context: Context) -> Iterator[Remark]:
    """One remark for each post of this comparison that an earlier one has changed as well."""
    here = context.comparison
    touched: dict[Name, list[Touch]] = {}
    for other in context.others:
        for change in other.posts if _order(other) < _order(here) else ():
            for name in _names(change, other):
                touched.setdefault(name, []).append((change, other))
    for change in here.posts if touched else ():
        known = ((name, touch) for name in _names(change, here) for touch in touched.get(name, ()))
        twice = next(((name, touch) for name, touch in known if not _one_transfer((change, here), touch)), None)
        if twice:
            (kind, *_, label), (_, other) = twice
            line = _line(change)
            params = {"name": label, "title": line.group.title, "other": other.target.file}
            yield Remark(_place(change), kind, params, entity(line))


def _one_transfer(touch: Touch, other: Touch) -> bool:
    """Whether one organisation gives to the other what that one gets from it."""
    (change, here), (known, there) = touch, other
    return change.kind != known.kind and _partner(change) == _body(there) and _partner(known) == _body(here)


def _partner(change: Change) -> str | None:
    return fold(change.organisation.name) if isinstance(change, TransferredIn | TransferredOut) else None


def _body(comparison: Comparison) -> str:
    return fold(comparison.target.organigram.organisation)


def _order(comparison: Comparison) -> tuple[str, str]:
    return comparison.target.organigram.date, comparison.target.file


def _names(change: Change, comparison: Comparison) -> Iterator[Name]:
    """What is certain: numbers on both sides of a flow, or on its only side, and the id of a whole group."""
    if change.kind in ("unchanged", "amended"):
        return
    sides = [change.before, change.after] if isinstance(change, Kept) else [_line(change)]
    numbers = [frozenset(side.group.refs or ()) for side in sides]
    for number in sorted(frozenset.intersection(*numbers)):
        yield "ref", number
    for side in sides:
        if side.group.id and side.group.count == change.count:
            yield "id", _body(comparison), side.group.id


def _line(change: Change) -> Line:
    return change.after if isinstance(change, Kept | Created) or change.kind == "transferred_in" else change.before


def _place(change: Change) -> Place:
    line = _line(change)
    gone = change.kind in ("suppressed", "transferred_out")
    return Place(NOWHERE) if gone else Place(line.group.at, "title")
