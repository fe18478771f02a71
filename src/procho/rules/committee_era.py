"""The committee existed on the day of its opinion.

Checks `committee` against `date`: the *comité technique* (CT) gave its opinions until 31 December
2022, the *comité social territorial* (CST) has given them since 1 January 2023 (law 2019-828, article
4). `committees` of `procho.yaml` adds others, or other days for these two. A month passes if a day of
it does. A committee of another name is not judged.

A version copied from an old one keeps the old committee's name.

To mend it, correct the committee or the date.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2023-03-06
    committee: CT

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2023-03-06
    committee: CST
"""

from collections.abc import Iterator

from procho.model.config import Committee
from procho.model.dates import earlier
from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context

ID = "committee-era"
SEVERITY = Severity.WARNING

ERAS = {"CT": Committee(until="2022-12-31"), "CST": Committee(since="2023-01-01")}
"""The committees of French local government, whose opinion a reorganisation needs."""


def check(context: Context) -> Iterator[Remark]:
    """A remark where the date is certainly before or after the committee's time."""
    top = context.version.organigram
    era = {**ERAS, **context.config.committees}.get(top.committee or "")
    if era is None:
        return
    params = {"committee": top.committee, "date": top.date}
    if era.since and earlier(top.date, era.since):
        yield Remark(Place(top.at, "committee"), "too_early", {**params, "since": era.since})
    elif era.until and earlier(era.until, top.date):
        yield Remark(Place(top.at, "committee"), "too_late", {**params, "until": era.until})
