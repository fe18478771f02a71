"""The YAML that people write, read row by row: block style, one key or item a line, short flow collections.

A file of an organigram is nearly always of this kind, and needs no parser of all of YAML, whose half a
million events are most of what reading costs. What is read here is read as YAML 1.1 says, to the same
tree and the same places as from libyaml's events; whatever is, or may be, anything else (a text over
several lines, an escape, an anchor, a tab, a fault) is left to `events`, which reads all of YAML and
says what is wrong. Tests hold the two against each other.

Rows that say the same are taken apart once: a large chart has "grade: A 3" ten thousand times.
"""

from array import array
from collections.abc import Callable
from itertools import accumulate, compress
from sys import intern
from typing import Any

from procho.formats.yaml.row import ITEMS, PAIRS, Other, Row, known_rows
from procho.formats.yaml.tree import Mapping, Tree
from procho.model.limits import Limits
from procho.model.organigram import AT
from procho.model.positions import Positions

_ANYTHING_ELSE = ("\t", "\r", "\\")
_END: Row = (-1, -1, None, None, 0, 0, 0, 0)


def read_rows(text: str, positions: Positions, limits: Limits) -> Tree | None:
    """The tree of the text, with the place of every mapping in `positions`; None where another has to read it."""
    if any(sign in text for sign in _ANYTHING_ELSE) or text.count("\n") > limits.max_nodes:
        return None
    try:
        return _Reader(text, positions, limits).document()
    except Other:
        positions.clear()
        return None


class _Reader:
    def __init__(self, text: str, positions: Positions, limits: Limits) -> None:
        self.positions, self.limits = positions, limits
        lines = text.split("\n")
        rows = [*map(known_rows(limits.max_text).__getitem__, lines)]
        self.starts = [*compress(accumulate([len(line) + 1 for line in lines], initial=0), rows)]
        self.rows: list[Row] = [*filter(None, rows), _END]

    def document(self) -> Tree:
        if self.rows[0][:2] != (0, 0):
            raise Other
        root, _, last = self._mapping(0, 1)
        if self.rows[last] is not _END or self._events() > self.limits.max_nodes:
            raise Other
        return Tree(root)

    def _events(self) -> int:
        """How many events libyaml would make of it, at most: five, one a collection or an item, two a key.

        An empty list has no place, so each bracket is counted as if it were one.
        """
        places = self.positions
        lists, items = len(places.items), sum(map(len, places.items.values())) // 2
        return 5 + len(places.shapes) + lists + places.text.count("[") + len(places.offsets) // 2 + items

    def _mapping(self, number: int, depth: int) -> tuple[Mapping, int, int]:
        """The mapping that begins in this row, where it ends, and the row behind it."""
        if depth > self.limits.max_depth:
            raise Other
        rows, starts = self.rows, self.starts
        node: Mapping = {}
        marks: list[int] = []
        row = rows[number]
        column = row[1]
        while True:
            _, _, key, value, key_start, key_end, value_start, value_end = row
            if key is None or key in node:
                raise Other
            start = starts[number]
            number += 1
            row = rows[number]
            if value is None:
                value, begin, end, number = self._below(number, column, depth)
                row = rows[number]
            else:
                begin, end = start + value_start, start + value_end
                if value.__class__ is not str:
                    value = self._flow(value, begin, depth)
            node[key] = value
            marks += (start + key_start, start + key_end, begin, end)
            if row[0] < column:
                break
            if row[1] != column:
                raise Other
        node[AT] = self.positions.place(tuple(node), marks)
        return node, end, number

    def _below(self, number: int, column: int, depth: int) -> tuple[Any, int, int, int]:
        """The collection on the lines below a key: itself, its start and end, and the row behind it."""
        start, inner = self.rows[number][:2]
        if start == inner > column:
            reading: Callable[[int, int], tuple[Any, int, int]] = self._mapping
        elif inner > start >= column:
            reading = self._sequence
        else:
            raise Other
        node, end, after = reading(number, depth + 1)
        return node, self.starts[number] + start, end, after

    def _sequence(self, number: int, depth: int) -> tuple[list[Any], int, int]:
        if depth > self.limits.max_depth:
            raise Other
        rows, starts = self.rows, self.starts
        node: list[Any] = []
        marks: list[int] = []
        first, row = number, rows[number]
        dash, end = row[0], 0
        while row[0] == dash < row[1]:
            begin = starts[number] + row[1]
            if row[2] is None:
                value, end = row[3], starts[number] + row[7]
                number += 1
                if value.__class__ is not str:
                    value = self._flow(value, begin, depth)
            else:
                value, end, number = self._mapping(number, depth + 1)
            node.append(value)
            marks += (begin, end)
            row = rows[number]
        if row[0] > dash:
            raise Other
        self.positions.items[starts[first] + dash] = array("I", marks)
        return node, end, number

    def _flow(self, text: str, start: int, depth: int) -> Any:
        """A collection in flow style, of texts only."""
        if depth >= self.limits.max_depth:
            raise Other
        if text[0] == "[":
            found = [*ITEMS.finditer(text, 1, len(text) - 1)]
            if found:
                self.positions.items[start] = array("I", [start + at for each in found for at in each.span(1)])
            return [each[1] for each in found]
        pairs = [*PAIRS.finditer(text, 1, len(text) - 1)]
        node: Mapping = {intern(pair[1]): pair[2] for pair in pairs}
        if len(node) < len(pairs):
            raise Other
        marks = [start + at for pair in pairs for at in (*pair.span(1), *pair.span(2))]
        node[AT] = self.positions.place(tuple(node), marks)
        return node
