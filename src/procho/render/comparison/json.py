"""A comparison as JSON: the format that programs read, versioned, stable to the byte."""

from collections.abc import Callable
from decimal import Decimal
from json import dumps
from typing import Any, assert_never

from procho.model.comparison import (
    Amended,
    Change,
    Comparison,
    Counterpart,
    Created,
    GradeBalance,
    Moved,
    Summary,
    Suppressed,
    TransferredIn,
    TransferredOut,
    Transformed,
    Unchanged,
    UnitBalance,
    UnitChange,
)
from procho.model.organigram import Origin, PostGroup, Unit
from procho.model.version import Line, UnitLine, Version
from procho.render.words import Words

FORMAT_VERSION = "1.0"
"""The second number grows when keys are added, the first when one changes or goes."""

Fields = tuple[tuple[str, str], ...]


def json(comparison: Comparison, words: Words) -> str:
    """The whole comparison; only the notices are prose, in the language of `words`."""
    sides = _Sides(comparison.source), _Sides(comparison.target)
    document = {
        "format_version": FORMAT_VERSION,
        "source": _version(comparison.source),
        "target": _version(comparison.target),
        "summary": {name: getattr(comparison.summary, name) for name in Summary.__dataclass_fields__},
        "posts": [_flow(change, *sides) for change in comparison.posts],
        "units": [_unit_change(change, *sides) for change in comparison.units],
        "suggestions": [_flow(change, *sides) for change in comparison.suggestions],
        "by_grade": [_grade_balance(row) for row in comparison.by_grade],
        "by_unit": [_unit_balance(row) for row in comparison.by_unit],
        "notices": [words(f"comparison.notice.{notice.message}", **notice.params) for notice in comparison.notices],
    }
    return dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _version(version: Version) -> dict[str, Any]:
    organigram = version.organigram
    return {
        "organisation": organigram.organisation,
        "date": organigram.date,
        "file": version.file,
        "posts": version.posts,
    }


def _flow(change: Change, source: "_Sides", target: "_Sides") -> dict[str, Any]:
    match change:
        case Created():
            return _entry(change) | {"after": target.group(change.after)}
        case Suppressed():
            return _entry(change) | {"before": source.group(change.before)}
        case TransferredIn():
            body, after = _body(change.organisation), target.group(change.after)
            return _entry(change) | {"organisation": body, "after": after}
        case TransferredOut():
            body, before = _body(change.organisation), source.group(change.before)
            return _entry(change) | {"organisation": body, "before": before}
        case Transformed() | Moved() | Amended() | Unchanged():
            sides = {"before": source.group(change.before), "after": target.group(change.after)}
            return _entry(change) | {"score": _score(change.score), "fields": change.fields} | sides
        case _:
            assert_never(change)


def _entry(change: Change) -> dict[str, Any]:
    """Every key in its order, with what all kinds have; `|` keeps the order when it fills in the rest."""
    return {
        "kind": change.kind,
        "count": change.count,
        "basis": change.basis,
        "score": None,
        "fields": (),
        "reason": change.reason,
        "organisation": None,
        "before": None,
        "after": None,
    }


def _body(organisation: Counterpart) -> dict[str, Any]:
    return {"name": organisation.name, "post": organisation.post}


def _unit_change(change: UnitChange, source: "_Sides", target: "_Sides") -> dict[str, Any]:
    return {
        "kind": change.kind,
        "basis": change.basis,
        "score": _score(change.score),
        "before": [source.unit(unit) for unit in change.before],
        "after": [target.unit(unit) for unit in change.after],
    }


def _grade_balance(row: GradeBalance) -> dict[str, Any]:
    return {name: getattr(row, name) for name in GradeBalance.__dataclass_fields__}


def _unit_balance(row: UnitBalance) -> dict[str, Any]:
    """The sums of a unit; it is named as after, or as before where it is no more."""
    columns = list(UnitBalance.__dataclass_fields__)[2:]
    path = (row.unit_after or row.unit_before)[0]
    return {"unit": path, **{name: getattr(row, name) for name in columns}}


def _score(score: float | None) -> float | None:
    return None if score is None else round(score, 3)


class _Sides:
    """One version's groups and units as records, each made once: many flows may share a group."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.made: dict[int, dict[str, Any]] = {}

    def group(self, line: Line) -> dict[str, Any]:
        if line.number not in self.made:
            self.made[line.number] = self._group(line)
        return self.made[line.number]

    def _group(self, line: Line) -> dict[str, Any]:
        keys = {key: getattr(line.group, name) for key, name in GROUP}
        keys["fte"] = _number(line.group.fte)
        keys["from"] = line.group.origins and [_record(origin, ORIGIN) for origin in line.group.origins]
        return keys | {"unit": line.path} | self._place(line.group.at)

    def unit(self, line: UnitLine) -> dict[str, Any]:
        return _record(line.unit, UNIT) | {"unit": line.path} | self._place(line.unit.at)

    def _place(self, at: int) -> dict[str, Any]:
        line, column = self.version.positions.line_column(at)
        return {"file": self.version.file, "line": line, "column": column}


def _record(record: Origin | Unit, fields: Fields) -> dict[str, Any]:
    return {key: getattr(record, name) for key, name in fields}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _fields(record: type[PostGroup | Origin | Unit], without: Callable[[str], bool]) -> Fields:
    found = record.model_fields.items()
    return tuple((field.alias or name, name) for name, field in found if not field.exclude and not without(name))


GROUP = _fields(PostGroup, lambda _: False)
ORIGIN = _fields(Origin, lambda _: False)
UNIT = _fields(Unit, lambda name: name in ("posts", "units"))
