"""Where the boxes of a tree stand: side by side under the middle of their parent, or listed under it.

Graphviz's own layered layout lines up the middles of boxes, not their tops, and gives every level of
the whole chart one height. Organigrams on paper do neither; they stack boxes that have nothing below
them, and where there are many levels they list the lower ones indented, as folders are listed. All
boxes have one width and a known height, so a walk over the tree is enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import isqrt

from procho.render.drawing.graph import Point

GAP = 24
"""Points between two neighbours."""
DROP = 40
"""Points from a box to those side by side below it; their bar is half way."""
ABREAST = 3
"""More children than these, and those of them that have none themselves are stacked."""
HIGH = 8
"""Boxes in one stack, unless there would be more than COLUMNS stacks."""
COLUMNS = 16
"""More columns than these, in all but the largest charts, would make a ribbon: lower levels are listed instead."""
TWIG, STEP = 16, 12
"""Points from a list's line to its boxes, and between two of these."""


@dataclass
class Box:
    """A box to be placed: its number, its height, what is below it. `x` is its left side, `y` its top."""

    number: int
    height: float
    below: "list[Box]" = field(default_factory=list)
    depth: int = 0
    x: float = 0
    y: float = 0


@dataclass(frozen=True)
class Branch:
    """A line that leads to a box: the points at which it turns."""

    parent: Box
    child: Box
    turns: tuple[Point, ...]


class Placing:
    """Places the tree under `root`; y grows downwards, all boxes are `width` wide."""

    def __init__(self, root: Box, width: float) -> None:
        self.root, self.width = root, width
        self.order = [*_walk(root)]
        self.columns: dict[int, list[list[Box]]] = {}
        self.spans: dict[int, float] = {}
        self.branches: list[Branch] = []
        self.listed = self._listed_from(self.order[-1].depth)
        self._place(root, 0, 0)

    @property
    def middle(self) -> float:
        """The middle of the root."""
        return self.root.x + self.width / 2

    def _listed_from(self, deepest: int) -> int:
        """The depth from which on boxes list what is below them: the deepest that makes no ribbon, never the root's."""
        most = max(COLUMNS, isqrt(2 * len(self.order)))
        for depth in range(max(deepest, 1), 0, -1):
            self.listed = depth
            for box in reversed(self.order):
                self._measure(box)
            if self.spans[self.root.number] <= most * (self.width + GAP):
                break
        return self.listed

    def _measure(self, box: Box) -> None:
        """The width of a box with all that is below it; what is below it was measured before."""
        if box.depth >= self.listed:
            self.spans[box.number] = max((TWIG + self.spans[child.number] for child in box.below), default=self.width)
            return
        self.columns[box.number] = [*_columns(box.below)]
        self.spans[box.number] = max(self.width, self._breadth(box))

    def _breadth(self, box: Box) -> float:
        columns = self.columns[box.number]
        return sum(map(self._span, columns)) + GAP * max(0, len(columns) - 1)

    def _span(self, column: Sequence[Box]) -> float:
        widest = max(self.spans[box.number] for box in column)
        return widest if len(column) == 1 else TWIG + widest

    def _place(self, box: Box, left: float, y: float) -> float:
        """Puts a box and all that is below it to the right of `left` and below `y`; returns where they end."""
        box.x, box.y = left, y
        if box.depth >= self.listed:
            return self._list(box)
        x, top, ends = left + (self.spans[box.number] - self._breadth(box)) / 2, y + box.height + DROP, [y + box.height]
        hooks: list[float] = []
        for column in self.columns[box.number]:
            hook, end = self._hang(column, x, top)
            hooks.append(hook)
            ends.append(end)
            x += self._span(column) + GAP
        wanted = (hooks[0] + hooks[-1] - self.width) / 2 if hooks else left
        box.x = min(max(wanted, left), left + self.spans[box.number] - self.width)
        for column, hook in zip(self.columns[box.number], hooks, strict=True):
            self._join(box, column, hook)
        return max(ends)

    def _hang(self, column: Sequence[Box], left: float, top: float) -> Point:
        """Places a column; returns where the line from the bar comes down to it, and where it ends."""
        if len(column) == 1:
            end = self._place(column[0], left, top)
            return column[0].x + self.width / 2, end
        y = top - DROP / 2
        for child in column:
            y = self._place(child, left + TWIG, y + STEP)
        return left, y

    def _join(self, parent: Box, column: Sequence[Box], hook: float) -> None:
        start, bar = parent.x + self.width / 2, parent.y + parent.height + DROP / 2
        stem: tuple[Point, ...] = ((start, parent.y + parent.height), (start, bar))
        if hook != start:
            stem += ((hook, bar),)
        for child in column:
            middle = child.y + child.height / 2
            end: tuple[Point, ...] = ((hook, child.y),) if len(column) == 1 else ((hook, middle), (child.x, middle))
            self.branches.append(Branch(parent, child, stem + end))

    def _list(self, parent: Box) -> float:
        """Places what is below a box under it, indented; returns where it ends."""
        y, trunk = parent.y + parent.height, parent.x + TWIG / 2
        for child in parent.below:
            y = self._place(child, parent.x + TWIG, y + STEP)
            middle = child.y + child.height / 2
            turns = (trunk, parent.y + parent.height), (trunk, middle), (child.x, middle)
            self.branches.append(Branch(parent, child, turns))
        return y


def _walk(root: Box) -> Iterator[Box]:
    """Every box with its depth, parents before their children."""
    waiting = [root]
    for box in waiting:
        yield box
        for child in box.below:
            child.depth = box.depth + 1
        waiting += box.below


def _columns(below: Sequence[Box]) -> Iterator[list[Box]]:
    """Each box with something below it by itself, unless there are too many; those without in stacks."""
    crowded = len(below) > COLUMNS
    for end, run in groupby(below, lambda box: not box.below):
        found = [*run]
        stacked = crowded or (end and len(below) > ABREAST)
        count = min(COLUMNS, -(-len(found) // HIGH)) if stacked else len(found)
        size = -(-len(found) // count)  # stacks of like height, rather than a last one of one box
        for start in range(0, len(found), size):
            yield found[start : start + size]
