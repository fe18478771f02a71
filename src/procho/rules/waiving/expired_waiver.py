"""A waiver has not expired.

Checks that the day in `expires` is not over. From the day after it, the waiver waives nothing: what it
covered counts again, beside this finding.

Somebody has accepted a finding until a day. Whether it may stay is to be decided anew, by a person.

To mend it, take the waiver out and mend what it covered, or have it approved until a later day.

In the examples, both of a `procho.yaml`, today is 1 January 2022.

Bad:

    waivers:
      - fingerprint: 0f343b0931126a20f133d67c2b018a3b
        reason: the count is being settled with the prefecture
        approved_by: the director-general
        expires: 2021-12-31

Good:

    waivers:
      - fingerprint: 0f343b0931126a20f133d67c2b018a3b
        reason: the count is being settled with the prefecture
        approved_by: the director-general
        expires: 2022-01-01
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.waiving.context import Waiving, expired

ID = "expired-waiver"
SEVERITY = Severity.ERROR


def check(waiving: Waiving) -> Iterator[Remark]:
    """One remark for each waiver whose last day is over."""
    for waiver in waiving.waivers:
        if expired(waiver, waiving.today):
            params = {"fingerprint": waiver.fingerprint, "expires": waiver.expires, "approved_by": waiver.approved_by}
            yield Remark(Place(waiver.at, "expires"), "expired", params, waiver.fingerprint)
