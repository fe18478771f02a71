"""What a post or a unit comes from was there before.

Checks that each `post` and `unit` of `from` and `departures`, and each name in `was`, names exactly
one group or unit of the previous version. It needs that version: without it, or where its composition
is unknown, the rule is silent.

A declared origin decides the comparison. One that names nothing, or several things, would leave the
committee with a post whose past cannot be told.

To mend it, write the name as it is in the previous version: its id, or its title, with `unit:` where
the title stands in several.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - id: cm-editorial
        title: Chargé de mission

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml
    posts:
      - title: Responsable de secteur
        from: {post: cm-editoriale}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml
    posts:
      - title: Responsable de secteur
        from: {post: cm-editorial}
"""

from collections.abc import Iterator

from msgspec.structs import replace

from procho.model.findings import Remark, Severity
from procho.rules.context import Context
from procho.rules.nearest import Nearest, few

ID = "lineage-target"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each name of the lineage that does not name exactly one thing."""
    if context.lineage is None or context.before is None or not context.lineage.dangling:
        return
    names = context.before.names
    nearest = {"dangling_group": Nearest(names.known_groups), "dangling_unit": Nearest(names.known_units)}
    for remark in context.lineage.dangling:
        params = {key: remark.params[key] for key in ("name", "previous")}
        if remark.message in nearest:
            yield replace(remark, params={**params, **nearest[remark.message].hint(params["name"])})
        else:
            yield replace(remark, params={**params, "candidates": few(remark.params["candidates"])})
