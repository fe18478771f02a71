"""A post is changed once in a pull request.

Checks that no post is changed by two versions of the same pull request. It is the same post where it
has the same number in `refs`, in any organisation, or where a whole group of one organisation has the
same `id`. The finding is in the later version.

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

from procho.model.comparison import Change, Comparison, Created, Kept
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


def check(context: Context) -> Iterator[Remark]:
    """One remark for each post of this comparison that an earlier one has changed as well."""
    earlier = [other for other in context.others if _order(other) < _order(context.comparison)]
    touched = {name: other for other in reversed(earlier) for change in other.posts for name in _names(change, other)}
    if not touched:
        return
    for change in context.comparison.posts:
        name = next((name for name in _names(change, context.comparison) if name in touched), None)
        if name is not None:
            line = _line(change)
            params = {"name": name[-1], "title": line.group.title, "other": touched[name].target.file}
            yield Remark(_place(change), "ref" if name[0] == "ref" else "id", params, entity(line))


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
    organisation = fold(comparison.target.organigram.organisation)
    for side in sides:
        if side.group.id and side.group.count == change.count:
            yield "id", organisation, side.group.id


def _line(change: Change) -> Line:
    return change.after if isinstance(change, Kept | Created) or change.kind == "transferred_in" else change.before


def _place(change: Change) -> Place:
    line = _line(change)
    gone = change.kind in ("suppressed", "transferred_out")
    return Place(NOWHERE) if gone else Place(line.group.at, "title")
