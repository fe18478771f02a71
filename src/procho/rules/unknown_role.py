"""A role is one that the body has.

Checks each group's `role` against `roles` of `procho.yaml`, to the letter. Without `roles` the rule
is silent. A misspelt role would escape the limits that the body has set for the role that was meant,
and its unit would seem to have no head.

To mend it, correct the role, or declare it under `roles`.

procho.yaml:

    roles:
      manager de proximité: {leading: true}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Responsable de secteur
        role: manager de proximite

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Responsable de secteur
        role: manager de proximité
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context, entity
from procho.rules.nearest import Nearest

ID = "unknown-role"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each group whose role is not among those configured."""
    roles = context.config.roles
    if not roles:
        return
    nearest = Nearest(roles)
    for line in context.version.lines:
        role = line.group.role
        if role is not None and role not in roles:
            params = {"role": role, **nearest.hint(role)}
            yield Remark(Place(line.group.at, "role"), "unknown", params, entity(line))
