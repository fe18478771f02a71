"""A version as lines that a line-based diff can compare: what git shows of it in `log -p` and `show` (textconv).

Every key that the file has is there, a post group is one line with its full path, and the order of the
lines does not depend on the order in the file: two files with the same lines say the same.
"""

from collections.abc import Iterator
from typing import Any

from procho.model.organigram import Record
from procho.model.version import Line, UnitLine, Version
from procho.render.escape import terminal

_CONTENT = ("posts", "units", "departures")


def lines(version: Version) -> str:
    """The organigram's own keys, its departures, and then each unit and each post group by its path."""
    organigram = version.organigram
    head = [f"{key}: {value}" for key, value in _pairs(organigram)]
    gone = sorted(f"departure: {_text(departure)}" for departure in organigram.departures)
    body = sorted([*map(_unit, version.units), *map(_group, version.lines)])
    return "\n".join([*head, *gone, *(text for _, text in body)]) + "\n"


def _unit(line: UnitLine) -> tuple[tuple[str, ...], str]:
    return line.path, "; ".join([f"{_path(line.path)}/", *_rest(line.unit, "name")])


def _group(line: Line) -> tuple[tuple[str, ...], str]:
    title = f"{line.group.count} × {terminal(line.group.title)}"
    path = f"{_path(line.path)}/ {title}" if line.path else title
    # Behind the unit's own line and before those of the units in it.
    return (*line.path, ""), "; ".join([path, *_rest(line.group, "title", "count")])


def _path(names: tuple[str, ...]) -> str:
    return "/".join(map(terminal, names))


def _rest(record: Record, *without: str) -> Iterator[str]:
    return (f"{key}: {value}" for key, value in _pairs(record) if key not in without)


def _pairs(record: Record) -> Iterator[tuple[str, str]]:
    """The keys that say something, as the file names them."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if (
            not field.exclude
            and name not in _CONTENT
            and value is not None
            and (field.is_required() or value != field.default)
        ):
            yield field.alias or name, _text(value)


def _text(value: Any) -> str:
    match value:
        case Record():
            return "{" + ", ".join(f"{key}: {text}" for key, text in _pairs(value)) + "}"
        case tuple():
            return "[" + ", ".join(map(_text, value)) + "]"
        case bool():
            return str(value).lower()
        case _:
            return terminal(str(value))
