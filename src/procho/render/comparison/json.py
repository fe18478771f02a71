"""A comparison as JSON: the format that programs read, versioned, stable to the byte."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, assert_never

from procho.model.balance import GradeBalance, Summary, UnitBalance
from procho.model.comparison import (
    Amended,
    Change,
    Comparison,
    Counterpart,
    Created,
    Moved,
    Suppressed,
    TransferredIn,
    TransferredOut,
    Transformed,
    Unchanged,
    UnitChange,
)
from procho.model.organigram import Origin, PostGroup, Record, Unit
from procho.model.version import Line, UnitLine, Version
from procho.render.comparison.records import record, records, value
from procho.render.words import Words

FORMAT_VERSION = "1.0"
"""The second number grows when keys are added, the first when one changes or goes."""

DOCUMENT = (
    "format_version", "source", "target", "summary", "posts", "units", "suggestions", "by_grade", "by_unit", "notices",
)  # fmt: skip
VERSION = ("organisation", "date", "file", "posts")
FLOW = ("kind", "count", "basis", "score", "fields", "reason", "organisation", "before", "after")
UNIT_FLOW = ("kind", "basis", "score", "before", "after")
PLACE = ("unit", "file", "line", "column")
SUMMARY = Summary.__struct_fields__
BY_GRADE = GradeBalance.__struct_fields__
BY_UNIT = ("unit", *UnitBalance.__struct_fields__[2:])


def _names(of: type[Record], *without: str) -> tuple[str, ...]:
    return tuple(name for name, field in of.model_fields.items() if not field.exclude and name not in without)


def _keys(of: type[Record], names: Iterable[str]) -> tuple[str, ...]:
    """The keys as the file format writes them."""
    return tuple(of.model_fields[name].alias or name for name in names)


ORIGIN = _names(Origin)
GROUP_NAMES, UNIT_NAMES = _names(PostGroup), _names(Unit, "posts", "units")
GROUP, UNIT = (*_keys(PostGroup, GROUP_NAMES), *PLACE), (*_keys(Unit, UNIT_NAMES), *PLACE)
_group, _unit = attrgetter(*GROUP_NAMES), attrgetter(*UNIT_NAMES)


def json(comparison: Comparison, words: Words) -> str:
    """The whole comparison; only the notices are prose, in the language of `words`."""
    source, target = Side(comparison.source), Side(comparison.target)
    summary, notices = comparison.summary, comparison.notices
    values = (
        value(FORMAT_VERSION),
        source.heading(),
        target.heading(),
        _row(SUMMARY, summary, 1),
        records((_flow(change, source, target) for change in comparison.posts), 1),
        records((_unit_flow(change, source, target) for change in comparison.units), 1),
        records((_flow(change, source, target) for change in comparison.suggestions), 1),
        records((_row(BY_GRADE, row, 2) for row in comparison.by_grade), 1),
        records((_unit_balance(row) for row in comparison.by_unit), 1),
        value([words(f"comparison.notice.{notice.message}", **notice.params) for notice in notices]),
    )
    return record(DOCUMENT, values, 0) + "\n"


def _row(names: tuple[str, ...], of: object, depth: int) -> str:
    return record(names, (value(getattr(of, name)) for name in names), depth)


def _unit_balance(row: UnitBalance) -> str:
    """The sums of a unit; it is named as after, or as before where it is no more."""
    return record(BY_UNIT, (value(row.path), *(value(getattr(row, name)) for name in BY_UNIT[1:])), 2)


def _flow(change: Change, source: "Side", target: "Side") -> str:
    score: float | None = None
    fields: tuple[str, ...] = ()
    body: dict[str, str | None] | None = None
    before = after = "null"
    match change:
        case Created():
            after = target.group(change.after)
        case Suppressed():
            before = source.group(change.before)
        case TransferredIn():
            body, after = _body(change.organisation), target.group(change.after)
        case TransferredOut():
            body, before = _body(change.organisation), source.group(change.before)
        case Transformed() | Moved() | Amended() | Unchanged():
            score, fields = rounded(change.score), change.fields
            before, after = source.group(change.before), target.group(change.after)
        case _:
            assert_never(change)
    known = (change.kind, change.count, change.basis, score, fields, change.reason, body)
    return record(FLOW, (*map(value, known), before, after), 2)


def _body(organisation: Counterpart) -> dict[str, str | None]:
    return {"name": organisation.name, "post": organisation.post}


def _unit_flow(change: UnitChange, source: "Side", target: "Side") -> str:
    before, after = map(source.unit, change.before), map(target.unit, change.after)
    known = (change.kind, change.basis, rounded(change.score))
    return record(UNIT_FLOW, (*map(value, known), records(before, 3), records(after, 3)), 2)


def rounded(score: float | None) -> float | None:
    """A score as the document has it."""
    return None if score is None else round(score, 3)


class Side:
    """One version; each group and each path is written once, however many flows share it."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.groups: dict[int, str] = {}
        self.paths: dict[tuple[str, ...], str] = {}
        self.file = value(version.file)

    def heading(self) -> str:
        """The version in short."""
        organigram = self.version.organigram
        known = (organigram.organisation, organigram.date, self.version.file, self.version.posts)
        return record(VERSION, map(value, known), 1)

    def group(self, line: Line) -> str:
        """A group with every key of the format and its place."""
        if line.number not in self.groups:
            values = ["null" if of is None else value(_plain(of)) for of in _group(line.group)]
            self.groups[line.number] = record(GROUP, (*values, *self._place(line, line.group.at)), 3)
        return self.groups[line.number]

    def unit(self, line: UnitLine) -> str:
        """A unit with every key of the format and its place."""
        return record(UNIT, (*map(value, _unit(line.unit)), *self._place(line, line.unit.at)), 4)

    def _place(self, stands: Line | UnitLine, at: int) -> Iterator[str]:
        line, column = self.version.positions.line_column(at)
        return iter((self._path(stands.path), self.file, str(line), str(column)))

    def _path(self, path: tuple[str, ...]) -> str:
        if path not in self.paths:
            self.paths[path] = value(path)
        return self.paths[path]


def _plain(of: Any) -> Any:
    """A group's value as JSON has it: hours as a number, origins as objects with every key."""
    match of:
        case str() | int():
            return of
        case tuple():
            return [{name: getattr(o, name) for name in ORIGIN} if isinstance(o, Origin) else o for o in of]
        case _:
            return float(of)
