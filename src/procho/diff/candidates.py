"""The pairs worth looking at: all where there are few, else those that share something uncommon."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from procho.diff.evidence import Evidence
from procho.diff.knowledge import Pair
from procho.diff.side import Side

REACH = 4.0
"""The utility that all evidence of later rounds together can be expected to add."""
Keys = dict[int, list[tuple[object, float]]]
ALL_PAIRS = 15_000
"""Up to so many pairs, all are looked at."""
COMMON = 60
"""What more lines than this share is no reason to compare two of them."""
MOST, FEWEST, BUDGET = 40, 8, 12_000
"""So many candidates for a line, those that share the rarest things with it; fewer where there are many lines."""


def candidates(source: Side, target: Side, befores: list[int], afters: list[int], evidence: Evidence) -> list[Pair]:
    """The pairs of these lines that are worth looking at, in the order of the lines."""
    if len(befores) * len(afters) <= ALL_PAIRS:
        return [(before, after) for before in befores for after in afters]
    most = min(MOST, max(FEWEST, BUDGET // max(len(befores), len(afters))))
    rows = {line: list(_keys(source, line, evidence, evidence.classes.before)) for line in befores}
    columns = {line: list(_keys(target, line, evidence, evidence.classes.after)) for line in afters}
    chosen = set(_nearest(rows, columns, most))
    chosen.update((before, after) for after, before in _nearest(columns, rows, most))
    order = {line: n for n, line in enumerate(befores)}, {line: n for n, line in enumerate(afters)}
    return sorted(chosen, key=lambda pair: (order[0][pair[0]], order[1][pair[1]]))


def contenders(utility: Mapping[Pair, float]) -> list[Pair]:
    """The pairs that evidence to come may still bring to the top: not far below the best of either line."""
    best: tuple[dict[int, float], dict[int, float]] = {}, {}
    for pair, some in utility.items():
        for side in (0, 1):
            best[side][pair[side]] = max(some, best[side].get(pair[side], some))
    return [pair for pair, some in utility.items() if some >= min(best[0][pair[0]], best[1][pair[1]]) - REACH]


def _keys(side: Side, line: int, evidence: Evidence, classes: dict[int, int]) -> Iterator[tuple[object, float]]:
    """What a line may share with another, and how much that says."""
    yield ("=", side.title[line]), 4.0
    yield ("@", classes[side.unit[line]]), 3.0
    if side.note_words(line):
        yield ("note", side.note_words(line)), 6.0
    manager = side.manager[line]
    if manager is not None:
        yield ("under", side.title[manager]), 2.0
    for word in dict.fromkeys(side.words(line)):
        yield word, evidence.titles.rarity[word]


def _nearest(rows: Keys, others: Keys, most: int) -> Iterator[Pair]:
    index: dict[object, list[int]] = defaultdict(list)
    for other, keys in others.items():
        for key, _ in keys:
            index[key].append(other)
    rank = {other: number for number, other in enumerate(others)}
    for row, keys in rows.items():
        weight: dict[int, float] = defaultdict(float)
        for key, value in keys:
            holders = index.get(key, ())
            if len(holders) <= COMMON:
                for other in holders:
                    weight[other] += value
        for _, _, other in sorted([(-says, rank[other], other) for other, says in weight.items()])[:most]:
            yield row, other
