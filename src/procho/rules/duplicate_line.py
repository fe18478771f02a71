"""A line stands once in its unit.

Checks that no two groups of one unit say the same in every key but `count`. Case and white space, and
the spelling of a grade, do not make a difference. Groups with an `id` or with `refs` are told apart
by them.

Two such lines are one group in two parts. The comparison then cannot tell which of the two a post
belongs to, and most often one was copied by mistake.

To mend it, make them one with the sum of the counts, or say what tells them apart: `site`, `note`,
`id`.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        grade: A 3
        count: 3
      - title: Chargé de mission
        grade: A3

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        grade: A 3
        count: 4
"""

from collections.abc import Hashable, Iterator
from typing import Any, cast

from procho.model.findings import Remark, Severity
from procho.model.grades import parts
from procho.model.names import fold
from procho.model.organigram import PostGroup
from procho.model.positions import Place
from procho.model.version import Line
from procho.rules.context import Context, entity

ID = "duplicate-line"
SEVERITY = Severity.WARNING

_TOLD_APART_BY = {"at", "count", "id", "refs"}
_KEYS = tuple(key for key in PostGroup.model_fields if key not in _TOLD_APART_BY)


def check(context: Context) -> Iterator[Remark]:
    """One remark for each group that repeats another of its unit."""
    first: dict[Hashable, Line] = {}
    for line in context.version.lines:
        if line.group.id is not None or line.group.refs:
            continue
        other = first.setdefault((line.unit and line.unit.number, _content(line.group)), line)
        if other is not line:
            params = {"title": line.group.title, "line": context.version.positions.line_column(other.group.at)[0]}
            yield Remark(Place(line.group.at, "title"), "repeated", params, entity(line))


def _content(group: PostGroup) -> Hashable:
    return tuple(_value(key, getattr(group, key)) for key in _KEYS)


def _value(key: str, value: Any) -> Hashable:
    if isinstance(value, str):
        return parts(value) if key == "grade" else fold(value)
    if key == "origins" and value:
        return tuple(tuple(origin.model_dump().values()) for origin in value)
    return cast("Hashable", value)
