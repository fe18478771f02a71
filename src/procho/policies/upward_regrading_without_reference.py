"""An upward regrading says on what it rests.

Checks that each post that is regraded upwards has a `reason` on its origin, or that the version has
`decided`, the day of the assembly's deliberation. It needs `grades.scale` in `procho.yaml`: without a
scale nobody knows which way is up. A grade that is only known more exactly is not regraded.

An upward regrading costs money every year from then on. The report names the reason: a broader
function, an internal call, a deliberation.

To mend it, add `reason` to the group's `from`, or `decided` to the version.

procho.yaml:

    grades: {scale: [A 2.2, A 3]}

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - {id: cm, title: Chargé de mission, grade: A 3}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {id: cm, title: Chargé de mission, grade: A 2.2}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - id: cm
        title: Chargé de mission
        grade: A 2.2
        from: {post: cm, reason: the post now leads the network of partners}
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.policies.context import Context
from procho.rules.context import entity

ID = "upward-regrading-without-reference"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each flow regraded upwards without a reason, unless the version was decided."""
    if context.comparison.target.organigram.decided:
        return
    for flow in context.kept:
        if flow.step == "up" and flow.reason is None:
            group = flow.after.group
            grades = {"before": flow.before.group.grade, "after": group.grade}
            params = {"count": flow.count, "title": group.title, **grades}
            yield Remark(Place(group.at, "grade"), "missing", params, entity(flow.after))
