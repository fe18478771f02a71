"""What nothing certain has matched: one minimum-cost correspondence, scored by the evidence.

The pairs worth looking at share something (a rare word, a unit, a manager); the best correspondence
between the quantities left is exact. What it matches is evidence for the next round: the rest of a
group, its former neighbours, its manager. A likeness alone never decides silently: at `accept` or
above it is a claim, from `suggest` on it is offered, below it is nothing.
"""

from collections import defaultdict
from collections.abc import Sequence

from procho.diff.assignment import Arc, assign
from procho.diff.evidence import Context, Evidence, context
from procho.diff.ledger import Flow, Ledger
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.model.comparison import Basis
from procho.model.config import Matching

ROUNDS = 3
SCALE = 1_000_000
ALL_PAIRS = 40_000
"""Up to so many pairs, all are looked at; above, only those that share something not too common."""
COMMON = 60
CANDIDATES = 24


def infer(ledger: Ledger, source: Side, target: Side, classes: Classes, matching: Matching) -> list[Flow]:
    """Settle what is claimed; return what is only suggested, a post in one suggestion at most."""
    befores = sorted((i for i, n in enumerate(ledger.left_before) if n), key=source.content)
    afters = sorted((j for j, n in enumerate(ledger.left_after) if n), key=target.content)
    if not befores or not afters:
        return []
    evidence = Evidence(source, target)
    pairs = _pairs(source, target, befores, afters, classes, evidence)
    found: list[Flow] = []
    for _ in range(ROUNDS):
        known = context(source, target, classes, [*ledger.flows, *(f for f in found if _claimed(f, matching))])
        found = _solve(ledger, pairs, evidence, known, matching)
    for flow in found:
        if _claimed(flow, matching):
            ledger.settle(flow)
    return [flow for flow in found if not _claimed(flow, matching)]


def _claimed(flow: Flow, matching: Matching) -> bool:
    return (flow.score or 0) >= matching.accept


def _solve(
    ledger: Ledger, pairs: Sequence[tuple[int, int]], evidence: Evidence, known: Context, matching: Matching
) -> list[Flow]:
    scores: dict[tuple[int, int], float] = {}
    arcs: list[Arc] = []
    for before, after in pairs:
        score = evidence.score(before, after, known)
        if score >= matching.suggest:
            scores[before, after] = score
            arcs.append((before, after, 1 + round((score - matching.suggest) * SCALE)))
    return [
        Flow(before, after, count, Basis.INFERRED, round(scores[before, after], 3))
        for before, after, count in assign(ledger.left_before, ledger.left_after, arcs)
    ]


def _pairs(
    source: Side, target: Side, befores: list[int], afters: list[int], classes: Classes, evidence: Evidence
) -> list[tuple[int, int]]:
    """The pairs worth looking at, in canonical order."""
    if len(befores) * len(afters) <= ALL_PAIRS:
        return [(before, after) for before in befores for after in afters]
    keys_before = {line: _keys(source, line, classes.before, evidence.words[0]) for line in befores}
    keys_after = {line: _keys(target, line, classes.after, evidence.words[1]) for line in afters}
    chosen = set(_nearest(keys_before, keys_after, evidence))
    chosen.update((before, after) for after, before in _nearest(keys_after, keys_before, evidence))
    order_before, order_after = ({line: n for n, line in enumerate(lines)} for lines in (befores, afters))
    return sorted(chosen, key=lambda pair: (order_before[pair[0]], order_after[pair[1]]))


def _keys(side: Side, line: int, classes: dict[int, int], words: Sequence[tuple[str, ...]]) -> list[str]:
    return [*dict.fromkeys(words[line]), f"={side.title[line]}", f"@{classes[side.unit[line]]}"]


def _nearest(rows: dict[int, list[str]], others: dict[int, list[str]], evidence: Evidence) -> list[tuple[int, int]]:
    """For each row the CANDIDATES others that share the rarest keys with it."""
    index: dict[str, list[int]] = defaultdict(list)
    for other, keys in others.items():
        for key in keys:
            index[key].append(other)
    rank = {other: number for number, other in enumerate(others)}
    found = []
    for row, keys in rows.items():
        weight: dict[int, float] = defaultdict(float)
        for key in keys:
            holders = index.get(key, ())
            if len(holders) <= COMMON:
                for other in holders:
                    weight[other] += evidence.title_words.rarity(key)
        best = sorted(weight, key=lambda other: (-weight[other], rank[other]))[:CANDIDATES]
        found += [(row, other) for other in best]
    return found
