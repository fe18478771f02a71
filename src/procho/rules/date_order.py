"""The version before is of an earlier date.

Checks that the version that `previous` names has a date before this one's. A month and a day that
lies in it are not told apart.

The dates say which of two versions is the source and which is the target. A date that was not changed
after the file was copied turns a history upside down.

To mend it, correct `date`, or the name in `previous`.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    previous: 2021-02-15.yaml

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml
"""

from collections.abc import Iterator

from procho.model.dates import earlier
from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context

ID = "date-order"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Remark]:
    """A remark where the version before is of the same date or of a later one."""
    top, previous = context.version.organigram, context.previous.version
    if previous is None:
        return
    before = previous.organigram.date
    if before == top.date or earlier(top.date, before):
        yield Remark(Place(top.at, "date"), "order", {"date": top.date, "before": before, "name": previous.file})
