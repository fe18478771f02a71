"""A waiver waives something.

Checks that each waiver's `fingerprint` is that of a finding. It is checked where every organigram that
the `procho.yaml` is for was looked at; with `--against`, where the finding was there before the change
and is gone with it.

A waiver that outlives its finding would one day let the same fault pass unseen.

To mend it, take the waiver out, or correct its fingerprint: `procho check -f json` shows them.

In the examples, both of a `procho.yaml`, nothing was found.

Bad:

    waivers:
      - fingerprint: 0f343b0931126a20f133d67c2b018a3b
        reason: the count is being settled with the prefecture
        approved_by: the director-general
        expires: 2022-12-31

Good:

    waivers: []
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.waiving.context import Waiving, expired

ID = "unused-waiver"
SEVERITY = Severity.WARNING


def check(waiving: Waiving) -> Iterator[Remark]:
    """One remark for each waiver in force that met no finding."""
    for waiver in waiving.waivers:
        if waiver.fingerprint not in waiving.used and not expired(waiver, waiving.today):
            params = {"fingerprint": waiver.fingerprint, "reason": waiver.reason}
            yield Remark(Place(waiver.at, "fingerprint"), "unused", params, waiver.fingerprint)
