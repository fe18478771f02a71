"""The number of a post is given once.

Checks that no number stands twice in the `refs` of a file, in one group or in two. A number of the
HR system names one post; the same number in two versions means the same post, so one that is given
twice would put one post in two places.

To mend it, correct one of the two numbers, or take it out of the group that does not have the post.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Graphiste
        count: 2
        refs: [P-0412, P-0412]

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Graphiste
        count: 2
        refs: [P-0412, P-0413]
"""

from collections.abc import Iterator

from procho.model.findings import Remark, Severity
from procho.model.positions import Place
from procho.rules.context import Context, entity

ID = "duplicate-ref"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Remark]:
    """One remark for each number that stands further up already."""
    refs = [ref for line in context.version.lines if line.group.refs for ref in line.group.refs]
    if len(set(refs)) == len(refs):
        return
    first: dict[str, tuple[int, int]] = {}
    for line in context.version.lines:
        for item, ref in enumerate(line.group.refs or ()):
            here = line.group.at, item
            if (there := first.setdefault(ref, here)) is not here:
                at, other = there
                params = {"ref": ref, "line": context.version.positions.span(Place(at, "refs", other)).line}
                yield Remark(Place(line.group.at, "refs", item), "repeated", params, entity(line))
