"""Nobody reports to themselves.

Checks that nobody, by reporting to somebody who reports to somebody, comes back to where they began.
A group reports to the group that its `reports_to` names or, without one, to the group that `led_by`
names as the head of its unit. A cycle is one finding, which names its members in order.

In a cycle nobody is answerable. Real charts have them where two heads stand in for each other, so
this is a warning.

To mend it, correct the `reports_to` or the `led_by` that points down instead of up.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Directeur
        reports_to: Conseiller technique
      - title: Conseiller technique
        reports_to: Directeur

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Directeur
      - title: Conseiller technique
        reports_to: Directeur
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.lineage import describe
from procho.model.positions import Place
from procho.model.version import Line
from procho.rules.context import Context, entity
from procho.rules.nearest import few

ID = "reporting-cycle"
SEVERITY = Severity.WARNING

MOST_MEMBERS = 100
"""A longer cycle is named by its first hundred members and its size."""


def check(context: Context) -> Iterator[Remark]:
    """One remark for each cycle."""
    lines = context.version.lines
    above = [_above(context, line) for line in lines]
    for cycle in cycles(above):
        members = [lines[number] for number in cycle]
        group, names = members[0].group, (describe(line) for line in (*members, members[0]))
        unit = members[0].unit
        place = Place(unit.unit.at, "led_by") if group.reports_to is None and unit else Place(group.at, "reports_to")
        params = {"members": few(names, " → ", MOST_MEMBERS), "size": len(cycle)}
        yield Remark(place, "itself" if len(cycle) == 1 else "cycle", params, entity(members[0]))


def _above(context: Context, line: Line) -> int | None:
    """The number of the group that a group reports to; a head is not its own superior by leading its unit."""
    if line.group.reports_to is not None:
        return _only(context, line.group.reports_to)
    head = _only(context, line.unit.unit.led_by) if line.unit and line.unit.unit.led_by else None
    return None if head == line.number else head


def _only(context: Context, name: str) -> int | None:
    found = context.named(name)
    return found[0].number if len(found) == 1 else None


def cycles(above: list[int | None]) -> Iterator[list[int]]:
    """The cycles of a graph in which each node has at most one edge, each from its lowest node on.

    Every node is walked over once: a walk that meets a node of its own has closed a cycle, one that
    meets a node of an earlier walk leads into what is known.
    """
    walk_of = [0] * len(above)
    for start in range(len(above)):
        node: int | None = start
        while node is not None and not walk_of[node]:
            walk_of[node] = start + 1
            node = above[node]
        if node is not None and walk_of[node] == start + 1:
            yield _from_lowest(above, node)


def _from_lowest(above: list[int | None], node: int) -> list[int]:
    members = [node]
    following = above[node]
    while following is not None and following != node:
        members.append(following)
        following = above[following]
    lowest = members.index(min(members))
    return members[lowest:] + members[:lowest]
