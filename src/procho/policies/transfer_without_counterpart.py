"""A transfer is in both charts.

Checks, where the chart of the organisation that gives or takes posts is there too, that it says the
same: as many posts come from it (`from: {organisation: …}`) as it gives to this organisation
(`departures`, `to: …`) in its version of the same date, and the other way round. The organisation is
known by the name that it has in its chart. Where its charts end before this date, that is reported;
where they have only later versions, or none is there, nothing is.

A post that is in one chart's sum and in no other's has been created or suppressed without being called
so.

To mend it, write the other organisation's version, or correct the number in one of the two.

In the examples the DDPE's chart of the same date gives one post to the Mission Proch'Orientation.

previous:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-02-15
    posts:
      - {title: Chargé de mission}

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {title: Chargé de mission}
      - {title: Responsable de projet, count: 2, from: {organisation: DDPE}}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    previous: previous.yaml
    posts:
      - {title: Chargé de mission}
      - {title: Responsable de projet, from: {organisation: DDPE}}
"""

from collections import Counter
from collections.abc import Iterator

from procho.model.comparison import Comparison, TransferredIn, TransferredOut
from procho.model.findings import Remark, Severity
from procho.model.names import fold
from procho.model.positions import NOWHERE, Place
from procho.policies.context import Context

ID = "transfer-without-counterpart"
SEVERITY = Severity.WARNING

Transfer = TransferredIn | TransferredOut


def check(context: Context) -> Iterator[Remark]:
    """One remark for each organisation and direction in which the two charts do not agree."""
    here = context.comparison.target.organigram
    for kind in ("transferred_in", "transferred_out"):
        first: dict[str, Transfer] = {}
        for change in _transfers(context.comparison, kind):
            first.setdefault(fold(change.organisation.name), change)
        for body, change in first.items():
            charts = [other for other in context.others if fold(other.target.organigram.organisation) == body]
            same = [chart for chart in charts if chart.target.organigram.date == here.date]
            posts = _posts(context.comparison, kind)[body]
            if same:
                there = _posts(same[0], _MIRROR[kind])[fold(here.organisation)]
                if there != posts:
                    params = {"count": posts, "name": change.organisation.name, "there": there}
                    yield Remark(_place(change, context), kind, params, body)
            elif charts and all(chart.target.organigram.date < here.date for chart in charts):
                params = {"count": posts, "name": change.organisation.name}
                yield Remark(_place(change, context), f"{kind}_absent", params, body)


_MIRROR = {"transferred_in": "transferred_out", "transferred_out": "transferred_in"}


def _transfers(comparison: Comparison, kind: str) -> Iterator[Transfer]:
    return (c for c in comparison.of_kind(kind) if isinstance(c, TransferredIn | TransferredOut))


def _posts(comparison: Comparison, kind: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for change in _transfers(comparison, kind):
        found[fold(change.organisation.name)] += change.count
    return found


def _place(change: Transfer, context: Context) -> Place:
    """The arriving group's origins; the departure that gives the posts, else the unit they leave."""
    if isinstance(change, TransferredIn):
        return Place(change.after.group.at, "from")
    for departure in context.comparison.target.organigram.departures:
        if departure.to and fold(departure.to) == fold(change.organisation.name):
            return Place(departure.at, "to")
    place = context.survivor(change.before.unit)
    return place if place.at != NOWHERE else Place(context.comparison.target.organigram.at, "departures")
