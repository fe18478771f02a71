"""A case as the learner sees it: procho's evidence about every pair of lines, and which pairs are true."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.cases import Case
from bench.shared import tool
from procho.diff.evidence import Evidence
from procho.diff.knowledge import Knowledge
from procho.diff.posterior import Choice
from procho.diff.residual import ROUNDS
from procho.diff.side import Side
from procho.diff.titles import Titles
from procho.diff.unit_evidence import settle_alike
from procho.diff.units import UnitMatch
from procho.diff.weights import DYNAMIC, KEPT, PATIENCE, SPARE, STATIC

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int8]
TRUE, FALSE, FREE = 1, 0, -1
"""What is known of a pair; of a free one, nothing that may be learned or punished."""

__all__ = ["FALSE", "FREE", "ROUNDS", "TRUE", "Array", "Labels", "Sample"]


class Sample:
    """The pairs of one case, all of them: lines before × lines after."""

    def __init__(self, case: Case) -> None:
        self.case = case
        titles = Titles()
        self.source, self.target = Side(case.source, titles), Side(case.target, titles)
        units = UnitMatch(self.source, self.target)
        units.settle_certain(None)
        settle_alike(units, [])
        self.classes = units.classes()
        self.shape = len(self.source.lines), len(self.target.lines)
        self.pairs = [(before, after) for before in range(self.shape[0]) for after in range(self.shape[1])]
        evidence = Evidence(self.source, self.target, self.classes, range(self.shape[0]), range(self.shape[1]))
        self.static = self._array([evidence.pieces(*pair) for pair in self.pairs], len(STATIC))
        self.labels = _labels(case, self.source, self.target)

    def dynamic(self, utility: Array, nothing: float) -> Array:
        """The evidence in what these utilities make likely."""
        masses = _masses(dict(zip(self.pairs, utility.ravel().tolist(), strict=True)), nothing, min(self.shape))
        knowledge = Knowledge(self.source, self.target, self.classes).with_likely(masses)
        return self._array([knowledge.pieces(*pair) for pair in self.pairs], len(DYNAMIC))

    def _array(self, rows: list[tuple[float, ...]], pieces: int) -> Array:
        return np.array(rows, dtype=np.float64).reshape(*self.shape, pieces)


def _masses(utility: Mapping[tuple[int, int], float], nothing: float, lines: int) -> dict[tuple[int, int], float]:
    """The probabilities, with nothing as unlikely as organisations make it (see `procho.diff.residual`)."""
    choice = Choice(utility, ({}, {}))
    low, high = nothing - PATIENCE, nothing
    if choice.total(high) >= KEPT * lines - SPARE:
        return choice.masses(high)
    for _ in range(16):
        middle = (low + high) / 2
        low, high = (middle, high) if choice.total(middle) >= KEPT * lines - SPARE else (low, middle)
    return choice.masses(low)


def _labels(case: Case, source: Side, target: Side) -> Labels:
    """What score.py would say of each pair."""
    truth = _Truth(case)
    return np.array(
        [[truth.says(str(one.id), str(other.id)) for other in target.groups] for one in source.groups], dtype=np.int8
    )


class _Truth:
    def __init__(self, case: Case) -> None:
        score: Any = tool("score")
        rows = score.rows(case.folder / "truth.csv")
        self.before, self.after = score.twins(case.folder / "before.csv"), score.twins(case.folder / "after.csv")
        self.links = {row["before"]: row["after"] for row in rows if row["basis"] == "ref"}
        self.back = {after: before for before, after in self.links.items()}
        self.known = {row[side] for row in rows for side in ("before", "after")}
        self.free = {row[side] for row in rows for side in ("before", "after") if row["basis"] != "ref"}

    def says(self, one: str, other: str) -> int:
        link, back = self.links.get(one), self.back.get(other)
        if link is not None and (link == other or self.after[link] == self.after[other]):
            return TRUE
        if back is not None and self.before[back] == self.before[one]:
            return TRUE
        unheard = one not in self.known and other not in self.known and self.before[one][:3] == self.after[other][:3]
        return FREE if one in self.free or other in self.free or unheard else FALSE
