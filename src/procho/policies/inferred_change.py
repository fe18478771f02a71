"""A change is declared.

Checks that what became of each post and unit is known by a declaration (`from`, `was`, `departures`),
a number of the HR system, an id, or by two lines being identical, and is not only inferred from
their likeness. What is inferred and changed nothing is not reported.

An inferred change is procho's opinion: likely, with its score, but nobody has said so. What a
committee votes on should be somebody's statement.

To mend it, declare it: `from: {post: …}` on the group, `was: […]` on the unit, or the same `id` in
both versions. `--fail-on inferred` makes these findings errors for one run.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - {title: Chargé de mission information, funding: TICPE, site: Lille, grade: A 3}
      - {title: Graphiste}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {title: Chargé de mission information et formation, funding: TICPE, site: Lille, grade: A 3}
      - {title: Graphiste}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - title: Chargé de mission information et formation
        funding: TICPE
        site: Lille
        grade: A 3
        from: {post: Chargé de mission information}
      - {title: Graphiste}
"""

from collections.abc import Iterator

from procho.model.comparison import Basis
from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.policies.context import Context
from procho.rules.context import entity

ID = "inferred-change"
SEVERITY = Severity.NOTICE


def check(context: Context) -> Iterator[Remark]:
    """One remark for each inferred flow that is a change, and for each unit inferred to be another's heir."""
    for flow in context.kept:
        if flow.basis is Basis.INFERRED and flow.kind != "unchanged":
            params = {"count": flow.count, "before": flow.before.group.title, "after": flow.after.group.title}
            yield Remark(Place(flow.after.group.at, "title"), flow.kind, params, entity(flow.after))
    for change in context.comparison.units:
        if change.basis is Basis.INFERRED and change.kind != "unchanged" and change.after:
            names = {
                "before": ", ".join(unit.unit.name for unit in change.before),
                "after": ", ".join(unit.unit.name for unit in change.after),
            }
            yield Remark(Place(change.after[0].unit.at, "name"), "unit", names, "/".join(change.after[0].path))
