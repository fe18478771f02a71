"""The version before is there.

Checks that the file that `previous` names stands in the same folder. Without it nothing that this
version says of its past can be checked: its lineage, its earmarked posts, the order of the dates.

It is a warning, since the first version of a series may name one that was never written down.

To mend it, correct the name, add the file, or take `previous` out. The file itself, with nothing but
its total, is enough: `composition: unknown`.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context

ID = "missing-previous"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Remark]:
    """A remark where the named file is not there."""
    if context.previous.missing:
        yield Remark(
            Place(context.version.organigram.at, "previous"), "missing", {"name": context.version.organigram.previous}
        )
