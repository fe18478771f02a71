"""No two ids look the same.

Checks that no two groups, and no two units, have ids that differ only in case, in Unicode's
compatibility forms (`ﬁ` and `fi`, full-width letters), or in letters of another alphabet that look
alike, such as the Greek and the Cyrillic o and the Latin one. After these are put aside, the two are one
(Unicode UTS 39, confusable detection; the Greek and Cyrillic letters that look Latin).

A reviewer cannot see the difference, and a post could be given a second identity on purpose.

To mend it, use one of the two everywhere, or make them clearly different.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - id: graphiste
        title: Graphiste
      - id: Graphiste
        title: Graphiste multimédia

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - id: graphiste
        title: Graphiste
      - id: graphiste-multimedia
        title: Graphiste multimédia
"""

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from procho.model.findings import Remark, Severity
from procho.model.organigram import PostGroup, Unit
from procho.model.positions import Place
from procho.rules.context import Context

ID = "confusable-id"
SEVERITY = Severity.WARNING

_LOOK_LIKE = str.maketrans(
    "асеһіјԛорѕԁԝхуѵвкмнтԍαβγεικνορτυχω",
    "acehijqopsdwxyvbkmhtgabyeikvoptuxw",
)
"""Cyrillic and Greek letters, and the Latin ones they look like (case folded before)."""


def check(context: Context) -> Iterator[Remark]:
    """One remark for each id that looks like another further up."""
    yield from _alike(context, "group", (line.group for line in context.version.lines))
    yield from _alike(context, "unit", (unit.unit for unit in context.version.units))


def skeleton(name: str) -> str:
    """What is left of a name when everything that the eye cannot tell apart is put aside."""
    return normalize("NFKC", normalize("NFKC", name).casefold()).translate(_LOOK_LIKE)


def _alike(context: Context, message: str, records: Iterable[PostGroup | Unit]) -> Iterator[Remark]:
    first: dict[str, PostGroup | Unit] = {}
    for record in records:
        if record.id is None:
            continue
        other = first.setdefault(skeleton(record.id), record)
        if normalize("NFC", other.id or "") != normalize("NFC", record.id):
            line = context.version.positions.span(Place(other.at, "id")).line
            params = {"id": record.id, "other": other.id, "line": line}
            yield Remark(Place(record.at, "id"), message, params, record.id)
