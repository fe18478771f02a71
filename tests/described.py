"""A comparison as plain values that do not depend on line numbers or on the order of the files."""

from collections import Counter
from typing import Any

from procho.model.balance import UnitBalance
from procho.model.comparison import Change, Comparison, Created, Suppressed, TransferredIn, TransferredOut, UnitChange
from procho.model.version import Line, UnitLine

Described = dict[str, Counter[Any]]

TURNED = {
    "created": "suppressed",
    "transferred_in": "transferred_out",
    "merged": "split",
    "refined": "coarsened",
    "up": "down",
    "moved_in": "moved_out",
    "regraded_in": "regraded_out",
    "refined_in": "refined_out",
    "before": "after",
    "added": "removed",
    "unit_before": "unit_after",
}
TURNED |= {other: one for one, other in TURNED.items()}


def described(comparison: Comparison) -> Described:
    """Everything that a comparison says."""
    return {
        "posts": _posts(comparison.posts),
        "suggestions": _posts(comparison.suggestions),
        "units": Counter(_unit(change) for change in comparison.units),
        "by_unit": Counter(_row(row) for row in comparison.by_unit),
        "by_grade": Counter(_row(row) for row in comparison.by_grade),
        "legal": Counter(_row(row) for row in comparison.legal),
        "summary": Counter([_row(comparison.summary)]),
        "notices": Counter(notice.message for notice in comparison.notices),
    }


def mirrored(comparison: Comparison) -> Described:
    """What the comparison the other way round must say."""
    found = described(comparison)
    summary = dict(*found["summary"])
    for one, other in (
        ("posts_before", "posts_after"), ("created", "suppressed"), ("transferred_in", "transferred_out"),
        ("regraded_up", "regraded_down"), ("units_created", "units_suppressed"), ("units_merged", "units_split"),
    ):  # fmt: skip
        summary[one], summary[other] = summary[other], summary[one]
    turned = {name: Counter({_turned(value): count for value, count in found[name].items()}) for name in found}
    return {**turned, "summary": Counter([frozenset(summary.items())])}


def numbered(comparison: Comparison) -> list[Any]:
    """Everything that a comparison says, by line numbers and without the ids that the lines have."""
    posts = []
    for change in (*comparison.posts, *comparison.suggestions):
        facts = [getattr(change, name, None) for name in ("score", "step", "fields")]
        lines = [getattr(change, name, None) for name in ("before", "after")]
        posts.append((change.kind, change.count, change.basis, *facts, *(line and line.number for line in lines)))
    units = [
        (
            change.kind,
            change.basis,
            change.score,
            *(tuple(unit.number for unit in side) for side in (change.before, change.after)),
        )
        for change in comparison.units
    ]
    return [posts, units, comparison.by_unit, comparison.by_grade, comparison.legal, comparison.summary]


def _turned(value: Any) -> Any:
    """A description read from the other side."""
    if isinstance(value, frozenset):
        return frozenset((TURNED.get(key, key), _turned(inner)) for key, inner in value)
    if isinstance(value, _Pair):
        return _Pair((value[1], value[0]))
    if isinstance(value, tuple):
        return tuple(_turned(inner) for inner in value)
    return TURNED.get(value, value) if isinstance(value, _Word) else value


class _Word(str):
    """A word of the vocabulary, which the mirror may turn; a file's text it may not."""

    __slots__ = ()


class _Pair(tuple[Any, Any]):
    """Both sides of something."""

    __slots__ = ()


def _posts(changes: tuple[Change, ...]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for change in changes:
        found[_change(change)] += change.count
    return found


def _change(change: Change) -> Any:
    said: dict[str, Any] = {"kind": _Word(change.kind), "basis": change.basis, "reason": change.reason}
    match change:
        case Created():
            said["sides"] = _Pair((None, of_line(change.after)))
        case Suppressed():
            said["sides"] = _Pair((of_line(change.before), None))
        case TransferredIn():
            said |= {"sides": _Pair((None, of_line(change.after))), "organisation": change.organisation}
        case TransferredOut():
            said |= {"sides": _Pair((of_line(change.before), None)), "organisation": change.organisation}
        case _:
            said["sides"] = _Pair((of_line(change.before), of_line(change.after)))
            said |= {"score": change.score, "step": _Word(change.step) if change.step else None}
            said["differences"] = tuple(
                (d.key, _Pair((d.before, d.after)), _Word(d.nature)) for d in change.differences
            )
    return frozenset(said.items())


def of_line(line: Line) -> tuple[Any, ...]:
    """A group and where it stands."""
    return line.path, line.group.model_dump_json(exclude={"origins"}, exclude_none=True)


def _of_unit(unit: UnitLine) -> tuple[Any, ...]:
    return unit.path, unit.unit.id, unit.unit.kind, unit.unit.site, unit.unit.boxed, unit.unit.led_by


def _unit(change: UnitChange) -> Any:
    sides = _Pair(tuple(sorted(map(_of_unit, side), key=repr)) for side in (change.before, change.after))
    said = {"kind": _Word(change.kind), "basis": change.basis, "score": change.score, "sides": sides}
    return frozenset(said.items())


def _row(row: Any) -> Any:
    said = {name: getattr(row, name) for name in row.__struct_fields__}
    if isinstance(row, UnitBalance):
        said |= {name: tuple(sorted(said[name])) for name in ("unit_before", "unit_after")}
    return frozenset(said.items())
