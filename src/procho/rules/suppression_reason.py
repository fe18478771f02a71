"""A suppression says why.

Checks that each departure without `to`, which suppresses posts, has a `reason`. A departure with `to`
transfers them to another body, and needs none.

The committee gives its opinion on the reason for a suppression as much as on the suppression; the
reform of a service is one, the end of a mission is another.

To mend it, add `reason`, or `to` where the posts go somewhere.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    departures:
      - {post: Chargé de projet}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    departures:
      - {post: Chargé de projet, reason: end of the European programme}
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context

ID = "suppression-reason"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each departure that says neither where to nor why."""
    for departure in context.version.organigram.departures:
        if departure.to is None and departure.reason is None:
            who = "/".join(filter(None, (departure.unit, departure.post)))
            yield Remark(Place(departure.at, "post"), "missing", {"name": departure.post}, who)
