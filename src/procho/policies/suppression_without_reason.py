"""A suppression is declared.

Checks that a post that has no successor is in `departures`, where its reason stands. (That a declared
suppression has a reason is checked on the file itself: suppression-reason.) The finding is at the unit
that lost the post, as it is now; at the file's first line where the unit is gone too.

A post that is merely no longer there is the change that a committee sees last: nothing in the new
chart shows it.

To mend it, declare it under `departures`, with `reason`, or with `to` where it goes elsewhere; or say
with `from` what became of it.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - {title: Chargé de mission}
      - {title: Graphiste}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {title: Chargé de mission}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {title: Chargé de mission}
    departures:
      - {post: Graphiste, reason: end of the European programme}
"""

from collections.abc import Iterator

from procho.model.comparison import Suppressed
from procho.model.findings import Remark, Severity
from procho.policies.context import Context
from procho.rules.context import entity

ID = "suppression-without-reason"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each flow of posts that is suppressed and that no departure declares."""
    for change in context.comparison.posts:
        if isinstance(change, Suppressed) and change.basis is None and change.reason is None:
            params = {"count": change.count, "title": change.before.group.title}
            yield Remark(context.survivor(change.before.unit), "undeclared", params, entity(change.before))
