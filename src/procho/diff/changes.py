"""From flows to changes: each flow's one kind, in the order transferred, transformed, moved, amended."""

from collections.abc import Iterable

from procho.diff.differences import TRANSFORMING, Differences
from procho.diff.ledger import Flow, Ledger, Loose
from procho.diff.side import Side
from procho.model.comparison import (
    KINDS,
    Amended,
    Change,
    Created,
    Kept,
    Moved,
    Suppressed,
    TransferredIn,
    TransferredOut,
    Transformed,
    Unchanged,
)
from procho.model.grades import Scale
from procho.model.version import Line

_RANK = {kind: number for number, kind in enumerate(KINDS)}


def changes(ledger: Ledger, source: Side, target: Side, differences: Differences, scale: Scale) -> tuple[Change, ...]:
    """Every flow as a change, by kind and then in the order of the files."""
    found: list[Change] = [kept(flow, source, target, differences, scale) for flow in ledger.flows]
    found += [_arrival(loose, target) for loose in ledger.arrivals]
    found += [_departure(loose, source) for loose in ledger.departures]
    return in_order(found)


def in_order(found: Iterable[Change]) -> tuple[Change, ...]:
    """By kind, then by the target's line, then by the source's."""
    return tuple(sorted(found, key=_place))


def kept(flow: Flow, source: Side, target: Side, differences: Differences, scale: Scale) -> Kept:
    """A flow from a line to a line: the first kind that its differences make it."""
    found = differences.of(flow)
    before, after = source.lines[flow.before], target.lines[flow.after]
    if not found:
        return Unchanged(flow.count, before, after, flow.basis, flow.score, found, None, flow.reason)
    changed = {difference.key for difference in found if difference.nature == "changed"}
    make: type[Kept] = Unchanged
    if not changed.isdisjoint(TRANSFORMING):
        make = Transformed
    elif "unit" in changed:
        make = Moved
    elif changed:
        make = Amended
    step = scale.step(before.group.grade, after.group.grade) if "grade" in changed else None
    return make(flow.count, before, after, flow.basis, flow.score, found, step, flow.reason)


def _arrival(loose: Loose, target: Side) -> Change:
    after = target.lines[loose.line]
    if loose.organisation:
        return TransferredIn(loose.count, after, loose.organisation, loose.basis, loose.reason)
    return Created(loose.count, after, loose.basis, loose.reason)


def _departure(loose: Loose, source: Side) -> Change:
    before = source.lines[loose.line]
    if loose.organisation:
        return TransferredOut(loose.count, before, loose.organisation, loose.basis, loose.reason)
    return Suppressed(loose.count, before, loose.basis, loose.reason)


def _place(change: Change) -> tuple[int, int, int]:
    after: Line | None = getattr(change, "after", None)
    before: Line | None = getattr(change, "before", None)
    return _RANK[change.kind], after.number if after else -1, before.number if before else -1
