"""No group gives more posts than it has.

Checks that the origins and departures that draw on a group of the previous version add up to at most
that group's count. The finding is at the first that asks for a post too many. It needs the previous
version: without it, or where its composition is unknown, the rule is silent.

Two groups cannot both be the same post; one of them is a post that would be created without anybody
saying so.

To mend it, correct the counts, or declare the rest as `{new: n}` or as a transfer.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - id: cm-partenariats
        title: Chargé de mission

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml
    posts:
      - title: Graphiste
        count: 2
        from: {post: cm-partenariats, count: 2}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: 2021-02-15.yaml
    posts:
      - title: Graphiste
        count: 2
        from:
          - {post: cm-partenariats, count: 1}
          - {new: 1}
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.rules.context import Context

ID = "lineage-overdrawn"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each origin or departure that asks for more than is left."""
    if context.lineage is not None:
        yield from context.lineage.overdrawn
