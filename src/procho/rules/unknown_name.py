"""Who leads and who is reported to is in the chart.

Checks that `led_by` of a unit and `reports_to` of a group name exactly one group of the same file:
by its id, by its title, or by `UNIT-ID/TITLE`. The message lists the groups that a name may mean
where it means several.

A name that nobody has, or that several have, leaves open who leads; it is left behind when a group is
renamed or copied.

To mend it, write the name as it is in the file, or give the group an id and name that.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Directeur
      - title: Conseiller technique
        reports_to: Directrice générale

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
from procho.model.version import Version
from procho.rules.context import Context, entity
from procho.rules.nearest import Nearest, few

ID = "unknown-name"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each `led_by` and `reports_to` that does not name exactly one group."""
    said = [*_said(context.version)]
    nearest = Nearest(context.version.names.known_groups if said else ())
    for name, place, who in said:
        yield from _named(context, nearest, name, place, who)


def _said(version: Version) -> Iterator[tuple[str, Place, str]]:
    for unit in version.units:
        if unit.unit.led_by is not None:
            yield unit.unit.led_by, Place(unit.unit.at, "led_by"), "/".join(unit.path)
    for line in version.lines:
        if line.group.reports_to is not None:
            yield line.group.reports_to, Place(line.group.at, "reports_to"), entity(line)


def _named(context: Context, nearest: Nearest, name: str, place: Place, who: str) -> Iterator[Remark]:
    found = context.named(name)
    if len(found) > 1:
        params = {"name": name, "candidates": few(describe(line) for line in found)}
        yield Remark(place, "ambiguous", params, f"{who}#{place.key}")
    elif not found:
        yield Remark(place, "dangling", {"name": name, **_hint(context, nearest, name)}, f"{who}#{place.key}")


def _hint(context: Context, nearest: Nearest, name: str) -> dict[str, str]:
    """What may be meant; of `UNIT-ID/TITLE`, the title in that unit or, where it is not there, anywhere."""
    hint = nearest.hint(name)
    unit, slash, title = name.partition("/")
    near = nearest.hint(title).get("near") if slash and "near" not in hint else None
    if near is None:
        return hint
    whole = f"{unit}/{near}"
    return {"near": whole if context.named(whole) else near}
