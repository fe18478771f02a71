"""A title is a title.

Checks that no title carries what has a key of its own: a leading count (`5 Chargés de mission`), or a
trailing bracket with a grade, a role or a vacancy (`Graphiste (A 4)`, `Graphiste - vacant`). H/F and
Markdown emphasis say nothing that is lost, and pass.

What stands in the title is not counted, not checked against the scale, and not seen when it changes.
The comparison puts such decorations aside, so the file can be compared as it is: this is a warning.

To mend it, move the count to `count`, the grade to `grade`, the role to `role` and the vacancy to
`vacant`.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Graphiste (A 4)

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Graphiste
        grade: A 4
"""

from collections.abc import Iterator

from procho.model.decorations import split
from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context, entity

ID = "title-decoration"
SEVERITY = Severity.WARNING

_HARMLESS = frozenset({"gender", "emphasis"})


def check(context: Context) -> Iterator[Remark]:
    """One remark for each title that carries what should stand in a key."""
    roles = frozenset(context.config.roles)
    for line in context.version.lines:
        decorations = split(line.group.title, roles)
        if not _HARMLESS.issuperset(decorations.marks):
            params = {"title": line.group.title, "bare": decorations.bare}
            yield Remark(Place(line.group.at, "title"), "decorated", params, entity(line))
