"""There are no more posts of a role than there may be.

Checks `per_unit` and `per_organisation` of each role in `procho.yaml`, counting posts, not groups.
A unit's limit is on its own groups, without those of the units below it. The finding is at the group
with which there are too many; groups whose grade the role allows are counted first, so that the one
that does not fit is shown.

A second head of a directorate is a post that the body's rules do not know; more often it is a role
that was copied along with a group.

To mend it, take the role away from the group, or raise the limit.

procho.yaml:

    roles:
      manager de direction: {per_organisation: 1}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Directeur
        role: manager de direction
      - title: Directeur délégué
        role: manager de direction

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Directeur
        role: manager de direction
      - title: Directeur délégué
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context, entity

ID = "role-limit"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each group that is one too many to have its role."""
    for excess in context.excess.values():
        group = excess.line.group
        key = "count" if group.count > excess.limit else "role"
        params = {"role": group.role, "limit": excess.limit, "total": excess.total}
        yield Remark(Place(group.at, key), excess.scope, params, entity(excess.line))
