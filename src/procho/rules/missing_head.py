"""A unit has a head.

Checks that each unit with posts has a head: a group of its own with a count of 1 and a role that
`roles` of `procho.yaml` declares as `leading`, or a group named by `led_by`. A unit has posts if it
or a unit below it has some; an empty one has nobody to lead. Without leading roles the rule is silent.

The committee asks who is answerable for each box of the chart. Real charts leave it open more often
than they should, so this is a warning.

It is silent where `unknown-role` or `role-limit` has already found fault with a group of the unit
that may be meant to lead it.

To mend it, give the head's group its role, or name the group that leads the unit with `led_by`.

procho.yaml:

    roles:
      manager de proximité: {leading: true}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    units:
      - name: Secteur Information
        posts:
          - title: Responsable de secteur
          - title: Graphiste
            count: 2

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    units:
      - name: Secteur Information
        posts:
          - title: Responsable de secteur
            role: manager de proximité
          - title: Graphiste
            count: 2
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.model.version import UnitLine
from procho.rules.context import Context

ID = "missing-head"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Remark]:
    """One remark for each unit that nobody leads."""
    if not context.leading:
        return
    for unit in context.version.units:
        if context.totals[unit.number] and not unit.unit.led_by and not _headed(context, unit):
            yield Remark(Place(unit.unit.at, "name"), "missing", {"name": unit.unit.name}, "/".join(unit.path))


def _headed(context: Context, unit: UnitLine) -> bool:
    """Whether a group leads the unit, or another rule says why it cannot."""
    for line in context.lines_of.get(unit.number, ()):
        role = line.group.role
        if role in context.leading and (line.group.count == 1 or line.number in context.excess):
            return True
        if role is not None and role not in context.config.roles:
            return True
    return False
