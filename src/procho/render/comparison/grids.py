"""The tables of a comparison, free of any format: what they are about, their columns, rows and total."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from procho.model.balance import GradeBalance, LegalRow, UnitBalance
from procho.model.comparison import Comparison
from procho.render.comparison.facts import BELOW, Voice

FEW = 12
"""Up to so many rows a balance shows those too where nothing happened."""
NOTHING = "·"
SIGNS = {
    "created": "+", "suppressed": "−", "transferred_in": "+", "transferred_out": "−", "moved_in": "+", "moved_out": "−",
    "regraded_in": "+", "regraded_out": "−", "refined_in": "+", "refined_out": "−", "added": "+", "removed": "−",
}  # fmt: skip
"""The columns that are added to, or taken from, what was before."""
SHORT = {
    "created": "+", "suppressed": "−", "transferred_in": "⇥", "transferred_out": "⇤", "moved_in": "→+",
    "moved_out": "→−", "regraded_in": "~+", "regraded_out": "~−", "refined_in": "◦+", "refined_out": "◦−",
}  # fmt: skip
"""Heads for where there is no room for words."""

Row = tuple[str, ...]
R = TypeVar("R", bound=UnitBalance | GradeBalance)


class Grid(Struct, frozen=True):
    """A table: the first `labels` columns are text, the others numbers.

    `marks` are the heads where the words of `columns` have no room; `hidden` rows are in the total only.
    """

    columns: Row
    labels: int
    rows: tuple[Row, ...]
    total: Row
    marks: Row = ()
    hidden: int = 0

    @property
    def legend(self) -> str:
        """What the marks stand for."""
        pairs = zip(self.marks, self.columns, strict=True)
        return ", ".join(f"{mark} {head}".replace(" ", "\u00a0") for mark, head in pairs if mark != head)


def unit_grid(comparison: Comparison, voice: Voice) -> Grid:
    """Before → after by unit."""
    return _balance(comparison.by_unit, "unit", lambda row: _units(row, voice), voice)


def grade_grid(comparison: Comparison, voice: Voice) -> Grid:
    """Before → after by grade."""
    return _balance(comparison.by_grade, "grade", lambda row: _grade(row.grade, voice), voice)


def legal_grid(comparison: Comparison, voice: Voice) -> Grid:
    """The statutory table of posts: −1 and +1 by corps and grade."""
    labels = ("corps", "grade") if any(row.corps for row in comparison.legal) else ("grade",)
    numbers = ("removed", "added")
    rows = tuple(
        (*([voice.value(row.corps)] if len(labels) > 1 else []), _grade(row.grade, voice), *_cells(row, numbers))
        for row in comparison.legal
    )
    sums = [_cell(name, sum(getattr(row, name) for row in comparison.legal)) for name in numbers]
    heads = _heads((*labels, *numbers), voice)
    return Grid(heads, len(labels), rows, (*_total(len(labels), voice), *sums), heads)


def _balance(table: Sequence[R], label: str, name: Callable[[R], str], voice: Voice) -> Grid:
    """Without the columns that are zero throughout and, in a long table, the rows where nothing happened."""
    sums = {column: sum([getattr(row, column) for row in table]) for column in _numbers(table)}
    shown = [column for column, value in sums.items() if value or column in ("before", "after")]
    kept = [row for row in table if len(table) <= FEW or _moving(row, shown)]
    heads = _heads((label, *shown), voice)
    return Grid(
        heads,
        1,
        tuple((name(row), *_cells(row, shown)) for row in kept),
        (*_total(1, voice), *(_cell(column, sums[column]) for column in shown)),
        tuple(SHORT.get(column, head) for column, head in zip((label, *shown), heads, strict=True)),
        len(table) - len(kept),
    )


def _numbers(table: Sequence[UnitBalance | GradeBalance]) -> list[str]:
    """The names of the sums, in the order of the record."""
    return [name for name in table[0].__struct_fields__ if isinstance(getattr(table[0], name), int)] if table else []


def _moving(row: UnitBalance | GradeBalance, columns: Sequence[str]) -> bool:
    return any(getattr(row, name) for name in columns if name in SIGNS)


def _heads(names: Sequence[str], voice: Voice) -> Row:
    return tuple(voice.say(f"column.{name}") for name in names)


def _total(labels: int, voice: Voice) -> Row:
    return (voice.say("column.total"), *[""] * (labels - 1))


def _cells(row: UnitBalance | GradeBalance | LegalRow, names: Sequence[str]) -> Row:
    return tuple(_cell(name, getattr(row, name)) for name in names)


def _cell(name: str, value: int) -> str:
    if name not in SIGNS:
        return str(value)
    return f"{SIGNS[name]}{value}" if value else NOTHING


def _grade(grade: str | None, voice: Voice) -> str:
    return voice.user(grade) if grade else voice.say("column.no_grade")


def _units(row: UnitBalance, voice: Voice) -> str:
    """The unit's path, after its predecessors' where they were others."""
    known = [paths for paths in (row.unit_before, row.unit_after) if paths]
    distinct = known[:1] if known[0] == known[-1] else known
    return " → ".join(", ".join(_path(path, voice) for path in paths) for paths in distinct)


def _path(path: tuple[str, ...], voice: Voice) -> str:
    return voice.user(BELOW.join(path)) if path else voice.say("place.organisation")
