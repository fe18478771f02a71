"""The posts add up to the total that is declared.

Checks, for the organisation and for each unit that has `authorised_posts`, that the posts of its
groups and of all the units below it make exactly that number. The total is what the committee votes
on: a chart whose boxes do not add up to it shows posts that do not exist, or hides some that do.

One wrong number is one finding: a total that is off only because the total of a unit below it is
already reported is not reported again. An organigram with `composition: unknown` is exempt.

To mend it, correct the `count` of the group or the `authorised_posts` that is wrong. Where only the
total is known, say `composition: unknown`.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    authorised_posts: 18
    posts:
      - title: Chargé de mission
        count: 17

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    authorised_posts: 17
    posts:
      - title: Chargé de mission
        count: 17
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context

ID = "authorised-posts"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each declared total that is wrong by itself."""
    top = context.version.organigram
    if top.composition == "unknown":
        return
    claimed = _claimed(context)
    for unit in context.version.units:
        below = context.own(unit) + claimed[unit.number]
        declared, actual = unit.unit.authorised_posts, context.totals[unit.number]
        if declared is not None and declared not in (actual, below):
            params = {"name": unit.unit.name, "declared": declared, "actual": actual}
            yield Remark(Place(unit.unit.at, "authorised_posts"), "unit", params, "/".join(unit.path))
    declared, below = top.authorised_posts, context.own(None) + claimed[None]
    if declared is not None and declared not in (context.version.posts, below):
        params = {"name": top.organisation, "declared": declared, "actual": context.version.posts}
        yield Remark(Place(top.at, "authorised_posts"), "organisation", params)


def _claimed(context: Context) -> dict[int | None, int]:
    """What the units right below each unit say they have: their declared total, else what they show."""
    claimed: dict[int | None, int] = dict.fromkeys((None, *range(len(context.version.units))), 0)
    for unit in reversed(context.version.units):
        declared = unit.unit.authorised_posts
        shown = context.own(unit) + claimed[unit.number]
        claimed[unit.parent.number if unit.parent else None] += shown if declared is None else declared
    return claimed
