"""The proof that the count adds up: sums computed from the change list, never from the totals.

Organisation: before + created − suppressed + transferred in − transferred out = after. A unit's line
adds moved in − moved out, a grade's regraded and refined in − out. Units that continue each other
(renamed, merged, split) are one line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from procho.diff.side import ROOT, Side
from procho.diff.units import Classes
from procho.model import grades
from procho.model.balance import GradeBalance, LegalRow, UnitBalance
from procho.model.comparison import (
    Amended,
    Change,
    Created,
    Moved,
    Suppressed,
    TransferredIn,
    TransferredOut,
    Transformed,
    Unchanged,
)
from procho.model.grades import Parts, Scale
from procho.model.version import Line

Column = Literal[
    "before", "created", "suppressed", "transferred_in", "transferred_out", "moved_in", "moved_out",
    "regraded_in", "regraded_out", "refined_in", "refined_out", "after",
]  # fmt: skip
GAINS = ("created", "transferred_in", "moved_in", "regraded_in", "refined_in")
LOSSES = ("suppressed", "transferred_out", "moved_out", "regraded_out", "refined_out")


class _Sheet:
    """A table of sums: rows by any key, each change entered once on each side."""

    def __init__(self) -> None:
        self.rows: dict[object, Counter[str]] = defaultdict(Counter)

    def add(self, row: object, column: Column, count: int) -> None:
        self.rows[row][column] += count

    def arrive(self, row: object, column: Column, count: int) -> None:
        self.add(row, column, count)
        self.add(row, "after", count)

    def leave(self, row: object, column: Column, count: int) -> None:
        self.add(row, column, count)
        self.add(row, "before", count)

    def keep(self, row: object, other: object, kind: str, count: int) -> None:
        cells = self.rows[row]
        cells["before"] += count
        if row != other:
            cells[f"{kind}_out"] += count
            cells = self.rows[other]
            cells[f"{kind}_in"] += count
        cells["after"] += count


def adds_up(row: UnitBalance | GradeBalance) -> bool:
    """Whether a row's own columns account for the step from its before to its after."""
    gained = sum(getattr(row, column, 0) for column in GAINS)
    lost = sum(getattr(row, column, 0) for column in LOSSES)
    return row.before + gained - lost == row.after


def by_unit(changes: Iterable[Change], source: Side, target: Side, classes: Classes) -> tuple[UnitBalance, ...]:
    """One line for each class of units that has posts of its own on either side."""

    def before(line: Line) -> int:
        return classes.before[line.unit.number if line.unit else ROOT]

    def after(line: Line) -> int:
        return classes.after[line.unit.number if line.unit else ROOT]

    sheet = _Sheet()
    for change in changes:
        match change:
            case Unchanged() | Transformed() | Moved() | Amended():
                sheet.keep(before(change.before), after(change.after), "moved", change.count)
            case Created() | TransferredIn():
                sheet.arrive(after(change.after), change.kind, change.count)
            case Suppressed() | TransferredOut():
                sheet.leave(before(change.before), change.kind, change.count)
    befores, afters = _paths(source, classes.before), _paths(target, classes.after)
    order = dict.fromkeys([ROOT, *classes.after.values(), *classes.before.values()])
    return tuple(
        UnitBalance(befores.get(unit, ()), afters.get(unit, ()), *_columns(sheet.rows[unit], UnitBalance, 2))
        for unit in order
        if unit in sheet.rows
    )


def _paths(side: Side, classes: dict[int, int]) -> dict[object, tuple[tuple[str, ...], ...]]:
    found: dict[object, tuple[tuple[str, ...], ...]] = {ROOT: ((),)}
    for unit in side.version.units:
        found[classes[unit.number]] = (*found.get(classes[unit.number], ()), unit.path)
    return found


def by_grade(changes: Iterable[Change], scale: Scale) -> tuple[GradeBalance, ...]:
    """One line a grade, the scale's order first, then by name; no grade last."""
    sheet = _Sheet()
    kept: Counter[tuple[str | None, str | None, str]] = Counter()
    spelling: dict[Parts, str] = {}
    rows: dict[str | None, Parts] = {None: ()}

    def row(grade: str | None) -> Parts:
        if grade is not None and grade not in rows:
            found = rows[grade] = grades.parts(grade)
            spelling[found] = min(spelling.get(found, scale.spelling(grade)), scale.spelling(grade))
        return rows[grade]

    for change in changes:
        match change:
            case Unchanged() | Transformed() | Moved() | Amended():
                kind = "regraded" if change.changed("grade") else "refined"
                kept[change.before.group.grade, change.after.group.grade, kind] += change.count
            case Created() | TransferredIn():
                sheet.arrive(row(change.after.group.grade), change.kind, change.count)
            case Suppressed() | TransferredOut():
                sheet.leave(row(change.before.group.grade), change.kind, change.count)
    for (one, other, kind), count in kept.items():
        sheet.keep(row(one), row(other), kind, count)

    def order(grade: object) -> tuple[bool, int, tuple[tuple[bool, int, str], ...]]:
        ranks = scale.ranks(spelling.get(grade, ""))  # type: ignore[call-overload]
        return not grade, ranks[0] if ranks else len(scale.entries), natural(grade)  # type: ignore[arg-type]

    return tuple(
        GradeBalance(spelling.get(grade), *_columns(sheet.rows[grade], GradeBalance, 1))  # type: ignore[call-overload]
        for grade in sorted(sheet.rows, key=order)
    )


def natural(parts: Parts) -> tuple[tuple[bool, int, str], ...]:
    """Parts in the order that people expect: numbers by value, words by letter.

    Of two numbers the longer is the larger; int() refuses those of more than 4,300 digits.
    """
    return tuple(
        (True, len(part.lstrip("0")), part.lstrip("0")) if part.isdecimal() else (False, 0, part) for part in parts
    )


def legal(changes: Iterable[Change], scale: Scale) -> tuple[LegalRow, ...]:
    """The statutory table by corps and grade, which does not net: a transformation is −1 and +1.

    Where a grade is only known more exactly on one side, that grade is taken for both sides.
    """
    rows: dict[tuple[str | None, str | None], Counter[str]] = defaultdict(Counter)
    for change in changes:
        match change:
            case Unchanged() | Moved() | Amended():
                pass
            case Created() | TransferredIn():
                rows[_post(change.after, change.after, scale)]["added"] += change.count
            case Suppressed() | TransferredOut():
                rows[_post(change.before, change.before, scale)]["removed"] += change.count
            case Transformed():
                rows[_post(change.before, change.after, scale)]["removed"] += change.count
                rows[_post(change.after, change.before, scale)]["added"] += change.count
    ordered = sorted(rows, key=lambda row: (row[0] or "", natural(grades.parts(row[1] or "")), row[1] or ""))
    return tuple(LegalRow(*row, rows[row]["removed"], rows[row]["added"]) for row in ordered)


def _post(line: Line, other: Line, scale: Scale) -> tuple[str | None, str | None]:
    corps, grade = line.group.corps or other.group.corps, line.group.grade
    if grades.begins(grade, other.group.grade):
        grade = other.group.grade
    return corps, scale.spelling(grade) if grade else None


def _columns(row: Counter[str], record: type[UnitBalance | GradeBalance], skip: int) -> Sequence[int]:
    return [row[name] for name in record.__struct_fields__[skip:]]
