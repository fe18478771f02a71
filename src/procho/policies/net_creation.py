"""Posts are created within what is authorised.

Checks that the posts created, less those suppressed, fit into what the version before was authorised
to have. With a `budget` in `procho.yaml`, that is the limit instead: `total` posts in all, `grades`
for each grade (`A` also counts `A 3`). A limit is reported where the number of posts goes up and is
then above it; a version that goes down, or keeps still, adds nothing to what was there.

A post is created by the assembly and paid from the budget. A reorganisation "at constant means" that
ends with one post more is the mistake that is noticed last.

To mend it, suppress or transfer as many, or have the budget voted and write it into `budget`.

procho.yaml:

    budget: {grades: {A 3: 2}}

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - {id: cm, title: Chargé de mission, grade: A 3, count: 2}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {id: cm, title: Chargé de mission, grade: A 3, count: 2}
      - {title: Chargé de projet, grade: A 3, from: {organisation: DDPE}}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {id: cm, title: Chargé de mission, grade: A 3, count: 2}
      - {title: Chargé de projet, grade: A 4, from: {organisation: DDPE}}
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.grades import begins
from procho.model.positions import Place
from procho.model.version import Line, Version
from procho.policies.context import Context

ID = "net-creation"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for the total, and one for each grade of the budget that is exceeded."""
    budget, target = context.config.budget, context.comparison.target
    if budget.total is None:
        yield from _unauthorised(context)
    elif context.comparison.source.posts < target.posts > budget.total:
        yield Remark(_total(target), "budget", {"after": target.posts, "limit": budget.total})
    for grade, limit in budget.grades.items():
        yield from _graded(context, grade, limit)


def _unauthorised(context: Context) -> Iterator[Remark]:
    source, summary = context.comparison.source, context.comparison.summary
    authorised = source.organigram.authorised_posts or source.posts
    net = summary.created - summary.suppressed
    if net > max(0, authorised - source.posts):
        params = {"count": net, "created": summary.created, "suppressed": summary.suppressed, "authorised": authorised}
        yield Remark(_total(context.comparison.target), "authorised", params)


def _graded(context: Context, grade: str, limit: int) -> Iterator[Remark]:
    before, after = _of(context.comparison.source, grade), _of(context.comparison.target, grade)
    had, has = _posts(before), _posts(after)
    if had < has > limit:
        params = {"grade": grade, "before": had, "after": has, "limit": limit}
        yield Remark(Place(after[-1].group.at, "grade"), "grade", params, grade)


def _of(version: Version, grade: str) -> list[Line]:
    return [line for line in version.lines if line.group.grade is not None and begins(grade, line.group.grade)]


def _posts(lines: list[Line]) -> int:
    return sum(line.group.count for line in lines)


def _total(target: Version) -> Place:
    return Place(target.organigram.at, "authorised_posts")
