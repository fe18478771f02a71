"""A role has a grade that it may have.

Checks that the grade of a group with a role is one of those that `roles` of `procho.yaml` allows for
it. A coarser grade passes as long as it can still be refined to one of them (`A` where `A 1.3` is
allowed), and so does a finer one. No grade, or no `grades` for the role, passes too.

Managerial functions are tied to grades by the body's own rules; a group that breaks them is either
misgraded or does not have the role. It is silent where `grade-scale` says that there is no such
grade, and where `role-limit` says that the group is one too many to have the role.

To mend it, correct the grade or the role, or add the grade to the role's `grades`.

procho.yaml:

    roles:
      manager de direction: {grades: [A 1.3]}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Directeur
        grade: A 2.2
        role: manager de direction

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Directeur
        grade: A 1.3
        role: manager de direction
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context, entity
from procho.rules.limits import fits
from procho.rules.nearest import few

ID = "role-grade"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each group whose grade its role does not allow."""
    if not context.config.roles:
        return
    for line in context.version.lines:
        group, role = line.group, context.config.roles.get(line.group.role or "")
        if role is None or group.grade is None or fits(role, group.grade):
            continue
        if context.on_scale(group.grade) and line.number not in context.excess:
            params = {"role": group.role, "grade": group.grade, "allowed": few(role.grades)}
            yield Remark(Place(group.at, "grade"), "refused", params, entity(line))
