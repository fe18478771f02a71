"""A grade is on the body's scale.

Checks each group's `grade` against `grades.scale` of `procho.yaml`. A grade is on the scale if it is
an entry of it or the beginning of one: with `A 2.2` on the scale, `A` and `A 2` are grades of which
less is known. Spelling does not matter: `A2.2`, `A 2,2` and `a 2.2` are one grade. Without a scale
the rule is silent.

A grade that does not exist is most often a slip of the pen, and it would make a regrading of a post
that was not regraded.

To mend it, correct the grade, or add it to `grades.scale` at its rank, highest first.

procho.yaml:

    grades:
      scale: [A 1.3, A 2.2, A 3, A 4]

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Conseiller technique
        grade: A 9

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Conseiller technique
        grade: A 2.2
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context, entity
from procho.rules.nearest import Nearest

ID = "grade-scale"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each group whose grade is not on the scale."""
    if not context.config.grades.scale:
        return
    nearest = Nearest(context.config.grades.scale)
    for line in context.version.lines:
        grade = line.group.grade
        if grade is not None and not context.on_scale(grade):
            params = {"grade": grade, **nearest.hint(grade)}
            yield Remark(Place(line.group.at, "grade"), "unknown", params, entity(line))
