"""The hours of a post stay, within a tenth.

Checks, where a post has `fte` in both versions, that the second is within 10 % of the first. Absent
hours are not known, and are not compared.

In French law a change of the weekly hours of a post that is not full-time, by more than 10 %, is the
suppression of the post and the creation of another (code général de la fonction publique, article
L. 542-3): the holder may refuse it, and the committee gives its opinion on both.

To mend it, declare the two: a departure with its `reason`, and `from: {new: 1}`. Where the change is
agreed as it is, waive the finding in `procho.yaml`.

previous:

    procho: 1
    organisation: École de musique
    date: 2023-10-04
    posts:
      - {id: harpe, title: Professeur de harpe, fte: 0.5}

Bad:

    procho: 1
    organisation: École de musique
    date: 2024-10-04
    previous: previous.yaml
    posts:
      - {id: harpe, title: Professeur de harpe, fte: 0.4}

Good:

    procho: 1
    organisation: École de musique
    date: 2024-10-04
    previous: previous.yaml
    posts:
      - {id: harpe, title: Professeur de harpe, fte: 0.45}
"""

from collections.abc import Iterator
from decimal import Decimal

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.policies.context import Context
from procho.rules.context import entity

ID = "hours-changed"
SEVERITY = Severity.WARNING

_MOST = Decimal("0.1")


def check(context: Context) -> Iterator[Remark]:
    """One remark for each flow whose hours differ by more than a tenth of what they were."""
    for flow in context.kept:
        before, after = flow.before.group.fte, flow.after.group.fte
        if before is not None and after is not None and abs(after - before) > _MOST * before:
            params = {"count": flow.count, "title": flow.after.group.title, "before": before, "after": after}
            yield Remark(Place(flow.after.group.at, "fte"), "changed", params, entity(flow.after))
