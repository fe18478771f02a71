"""An id names one thing.

Checks that no two groups, and no two units, of a file have the same `id` (compared in Unicode's
composed form, NFC). A group and a unit may share one.

Equal ids in two versions mean the same posts. An id given twice means two things at once, and every
reference to it is ambiguous. It happens when a group is copied to start another one.

To mend it, give the second group or unit an id of its own, or none.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - id: cm
        title: Chargé de mission
      - id: cm
        title: Chargé de mission référent départemental

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - id: cm
        title: Chargé de mission
      - id: cm-referent
        title: Chargé de mission référent départemental
"""

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from procho.model.findings import Remark, Severity
from procho.model.organigram import PostGroup, Unit
from procho.model.positions import Place
from procho.rules.context import Context

ID = "duplicate-id"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each id that stands further up already."""
    yield from _repeated(context, "group", (line.group for line in context.version.lines))
    yield from _repeated(context, "unit", (unit.unit for unit in context.version.units))


def _repeated(context: Context, message: str, records: Iterable[PostGroup | Unit]) -> Iterator[Remark]:
    first: dict[str, PostGroup | Unit] = {}
    for record in records:
        if record.id is None:
            continue
        other = first.setdefault(normalize("NFC", record.id), record)
        if other is not record:
            line = context.version.positions.span(Place(other.at, "id")).line
            yield Remark(Place(record.at, "id"), message, {"id": record.id, "line": line}, record.id)
