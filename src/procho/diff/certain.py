"""What needs no judgement: declared lineage, equal numbers, equal ids, and lines that are identical."""

from collections import Counter, defaultdict
from itertools import groupby

from procho.diff.assignment import assign
from procho.diff.ledger import Flow, Ledger, Loose
from procho.diff.side import Side
from procho.diff.units import UnitMatch
from procho.model.comparison import Basis
from procho.model.lineage import Draw, Lineage

CLASH = 0.1
"""Notes that have no more than this share of their words in common speak of different work."""
RENAMED_CLASH = 0.3
"""The same in a unit that is only inferred to be renamed: there a title says less, and the note must say more."""
MOST_PAIRS = 40_000
"""Of more pairs of identical lines, those that nothing makes quite alike are paired in order."""


def settle_declared(ledger: Ledger, lineage: Lineage) -> None:
    """The origins and departures that the author declares."""
    for draw in lineage.draws:
        if draw.before and draw.after:
            flow = Flow(draw.before.number, draw.after.number, draw.count, Basis.DECLARED, None, draw.reason)
            ledger.settle(flow)
        elif draw.after:
            ledger.arrive(_loose(draw.after.number, draw))
        elif draw.before:
            ledger.depart(_loose(draw.before.number, draw))


def _loose(line: int, draw: Draw) -> Loose:
    return Loose(line, draw.count, draw.organisation, Basis.DECLARED, draw.reason)


def settle_refs(ledger: Ledger, source: Side, target: Side) -> None:
    """Posts that have the same number in the HR system on both sides."""
    befores, afters = _holders(source.refs()), _holders(target.refs())
    shared = Counter([(before, afters[ref]) for ref, before in befores.items() if ref in afters])
    for flow in ledger.flows:
        if (flow.before, flow.after) in shared:
            shared[flow.before, flow.after] -= flow.count
    for (before, after), count in shared.items():
        if (some := min(count, ledger.room(before, after))) > 0:
            ledger.settle(Flow(before, after, some, Basis.REF))


def settle_ids(ledger: Ledger, source: Side, target: Side) -> None:
    """Groups that have the same id on both sides: as many posts as both still have."""
    befores, afters = _holders(source.ids()), _holders(target.ids())
    for name, after in afters.items():
        if name in befores and (some := ledger.room(befores[name], after)):
            ledger.settle(Flow(befores[name], after, some, Basis.ID))


def _holders(pairs: list[tuple[str, int]]) -> dict[str, int]:
    """The line of each name that one line alone has: one that several have says nothing."""
    lines = dict(pairs)
    if len(lines) == len(pairs):
        return lines
    several = {name for name, line in pairs if lines[name] != line}
    return {name: line for name, line in lines.items() if name not in several}


def settle_identical(ledger: Ledger, source: Side, target: Side, units: UnitMatch) -> None:
    """Lines equal in title and grade in matched units, where both sides have equally many posts."""
    classes, inferred = units.classes(), units.inferred()
    pools: dict[tuple[object, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for line, count in enumerate(ledger.left_before):
        if count:
            pools[classes.before[source.unit[line]], *source.identity(line)][0].append(line)
    for line, count in enumerate(ledger.left_after):
        if count:
            pools[classes.after[target.unit[line]], *target.identity(line)][1].append(line)
    for befores, afters in pools.values():
        if len(befores) == len(afters) == 1:
            one, other = befores[0], afters[0]
            clash = RENAMED_CLASH if source.unit[one] in inferred else CLASH
            if ledger.left_before[one] == ledger.left_after[other] and _same_work(source, target, one, other, clash):
                _pour(ledger, befores, afters)
        elif befores and afters and _total(ledger.left_before, befores) == _total(ledger.left_after, afters):
            _pair(ledger, source, target, befores, afters)


def _same_work(source: Side, target: Side, before: int, after: int, clash: float) -> bool:
    """Whether the notes of two lines, where both have one, share more than this of their words."""
    one, other = source.groups[before].note, target.groups[after].note
    if one is None or other is None or one == other or not source.tells(before) or not target.tells(after):
        return True
    words, others = set(source.note_words(before)), set(target.note_words(after))
    return len(words & others) > clash * len(words | others)


def _total(left: list[int], lines: list[int]) -> int:
    return sum(left[line] for line in lines)


def _pair(ledger: Ledger, source: Side, target: Side, befores: list[int], afters: list[int]) -> None:
    """Within a pool of identical lines: first those alike in all they say, then as alike as can be."""
    befores, afters = sorted(befores, key=source.content), sorted(afters, key=target.content)
    alike: dict[object, list[int]] = defaultdict(list)
    for line in afters:
        alike[target.said(line)].append(line)
    for said, row in groupby(befores, key=source.said):
        _pour(ledger, list(row), alike.get(said, []))
    befores, afters = _open(ledger.left_before, befores), _open(ledger.left_after, afters)
    if len(befores) * len(afters) > MOST_PAIRS:
        _pour(ledger, befores, afters)
        return
    one, other = ({line: side.said(line) for line in lines} for side, lines in ((source, befores), (target, afters)))
    arcs = [(before, after, 1 + _agreement(one[before], other[after])) for before in befores for after in afters]
    for before, after, count in assign(ledger.left_before, ledger.left_after, arcs):
        ledger.settle(Flow(before, after, count, Basis.IDENTICAL))


def _agreement(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How much two lines agree in: what both say alike is worth 2, what only one says 1."""
    return sum(2 if a == b else not (a and b) for a, b in zip(one, other, strict=True))


def _open(left: list[int], lines: list[int]) -> list[int]:
    return [line for line in lines if left[line]]


def _pour(ledger: Ledger, befores: list[int], afters: list[int]) -> None:
    """Settle the posts of one row of lines with those of another, in order."""
    others = iter(afters)
    after = next(others, None)
    for before in befores:
        while after is not None and ledger.left_before[before]:
            if some := ledger.room(before, after):
                ledger.settle(Flow(before, after, some, Basis.IDENTICAL))
            if not ledger.left_after[after]:
                after = next(others, None)
