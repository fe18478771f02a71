"""The version before can be read.

Checks that the file that `previous` names is an organigram without an error of encoding, syntax or
schema. A file that is not there at all is `missing-previous`.

What this version says of its past cannot be checked against a version that cannot be read, and a
comparison of the two is refused.

To mend it, check the previous file by itself, `procho check` followed by its name: its own findings
say what is wrong.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: the fifteenth of February

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

ID = "unreadable-previous"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """A remark where the named file is there and was not read."""
    top, previous = context.version.organigram, context.previous
    if top.previous and previous.name and not previous.missing and previous.version is None:
        yield Remark(Place(top.at, "previous"), "unreadable", {"name": top.previous})
