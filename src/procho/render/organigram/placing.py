"""Where the boxes of a tree stand: side by side under the middle of their parent, or listed under it.

Graphviz's own layered layout lines up the middles of boxes, not their tops, and gives every level of
the whole chart one height. Organigrams on paper do neither; they stack boxes that have nothing below
them, and where there are many levels they list the lower ones indented, as folders are listed. All
boxes have one width and a known height, so a walk over the tree is enough.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field

from procho.render.drawing.graph import Point

GAP = 24
"""Points between two neighbours."""
DROP = 40
"""Points from a box to those side by side below it; their bar is half way."""
ABREAST = 3
"""More children than these, and those of them that have none themselves are stacked."""
HIGH = (8, 4, 2, 1, 16, 32)
"""Boxes in one stack; the first is the rule, the others are for charts that would be ribbons."""
SHEET = 2**0.5
"""A page's width by its height (ISO 216, landscape)."""
TWIG, STEP = 16, 12
"""Points from a list's line to its boxes, and between two of these."""


class Box(Struct):
    """A box to be placed: its number, its height, what is below it. `x` is its left side, `y` its top."""

    number: int
    height: float
    below: "list[Box]" = field(default_factory=list)
    depth: int = 0
    x: float = 0
    y: float = 0


class Branch(Struct, frozen=True):
    """A line that leads to a box: the points at which it turns."""

    parent: Box
    child: Box
    turns: tuple[Point, ...]


def placed(root: Box, width: float) -> "Placing":
    """Places the tree so that it can be printed on a page as large as possible.

    What can be chosen is how high stacks are or, in a chart of many levels, from which depth on boxes
    are listed; where it makes no difference nothing is listed.
    """
    deepest = max(1, *(box.depth for box in _walk(root)))
    choices = [(deepest, high) for high in HIGH] + [(depth, HIGH[0]) for depth in range(deepest - 1, 0, -1)]
    best = min(choices, key=lambda choice: Placing(root, width, *choice).extent)
    return Placing(root, width, *best)


class Placing:
    """Places the tree under `root`; y grows downwards, all boxes are `width` wide.

    Boxes from the depth `listed` on list what is below them; a stack has up to `high` boxes.
    """

    def __init__(self, root: Box, width: float, listed: int, high: int) -> None:
        self.root, self.width, self.listed = root, width, listed
        self.columns: dict[int, list[list[Box]]] = {}
        self.spans: dict[int, float] = {}
        self.branches: list[Branch] = []
        for box in reversed([*_walk(root)]):
            self._measure(box, high)
        self.bottom = self._place(root, 0, 0)

    @property
    def extent(self) -> float:
        """The height of the landscape page that holds the chart, in points."""
        return round(max(self.spans[self.root.number] / SHEET, self.bottom))

    @property
    def middle(self) -> float:
        """The middle of the root."""
        return self.root.x + self.width / 2

    def _measure(self, box: Box, high: int) -> None:
        """The width of a box with all that is below it; what is below it was measured before."""
        if box.depth >= self.listed:
            self.spans[box.number] = max((TWIG + self.spans[child.number] for child in box.below), default=self.width)
            return
        self.columns[box.number] = [*_columns(box.below, high)]
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
        y = top - STEP
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


def _columns(below: Sequence[Box], high: int) -> Iterator[list[Box]]:
    """Each box with something below it by itself; those without in stacks, if there are many."""
    for end, run in groupby(below, lambda box: not box.below):
        found = [*run]
        count = -(-len(found) // high) if end and len(below) > ABREAST else len(found)
        size = -(-len(found) // count)  # stacks of like height, rather than a last one of one box
        for start in range(0, len(found), size):
            yield found[start : start + size]
