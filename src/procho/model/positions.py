"""Where the things of a file stand: code-point offsets, turned into lines and columns on demand.

A file of 100,000 posts has half a million keys, and only a finding needs the position of one. So a
file keeps flat arrays of offsets, and each record keeps one number, its place in them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import Self

from msgspec import Struct, field

NOWHERE = -1
_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(Struct, frozen=True):
    """From a line and column to a line and column, all from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(Struct, frozen=True):
    """A mapping of the file (`at`), one of its keys, one item of that key's list."""

    at: int
    key: str | None = None
    item: int | None = None
    on_key: bool = False


class Positions(Struct):
    """The offsets of every mapping of one file.

    For the mapping `at`: `shapes[at]` are its keys in order and `starts[at]` says where in `offsets`
    its quadruples begin (key start, key end, value start, value end). `items` has the start and end
    of each item of a list, by the offset at which the list starts.
    """

    text: str
    shapes: list[tuple[str, ...]] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("I"))
    offsets: array[int] = field(default_factory=lambda: array("I"))
    items: dict[int, array[int]] = field(default_factory=dict)
    _lines: list[int] = field(default_factory=list)
    _known: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def none(cls) -> Self:
        """For an organigram that was made in memory and stands in no file."""
        return cls("")

    def place(self, shape: tuple[str, ...], marks: list[int]) -> int:
        """The number of a further mapping, of these keys at these offsets; equal shapes are kept once."""
        at = len(self.shapes)
        self.starts.append(len(self.offsets))
        self.offsets.fromlist(marks)
        self.shapes.append(self._known.setdefault(shape, shape))
        return at

    def clear(self) -> None:
        """Forgets every mapping: the text is read again."""
        self.shapes.clear()
        self.items.clear()
        self._known.clear()
        del self.starts[:], self.offsets[:]

    def line_column(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of the first key of a mapping; (1, 1) where it has no place."""
        if at == NOWHERE or at >= len(self.shapes) or not self.shapes[at]:
            return 1, 1
        return self._line_column(self.offsets[self.starts[at]])

    def span(self, place: Place) -> Span:
        """The span of a place: of an item, else of the key's value, else of the mapping's first key."""
        if place.at == NOWHERE or place.at >= len(self.shapes) or not self.shapes[place.at]:
            return Span(1, 1, 1, 1)
        shape, start = self.shapes[place.at], self.starts[place.at]
        if place.key is None or place.key not in shape:
            return self.between(self.offsets[start], self.offsets[start + 1])
        start += 4 * shape.index(place.key)
        key_start, key_end, value_start, value_end = self.offsets[start : start + 4]
        if place.on_key:
            return self.between(key_start, key_end)
        items = self.items.get(value_start, array("I"))
        if place.item is not None and 2 * place.item + 1 < len(items):
            return self.between(items[2 * place.item], items[2 * place.item + 1])
        return self.between(value_start, value_end)

    def between(self, start: int, end: int) -> Span:
        """The span between two offsets of the text."""
        line, column = self._line_column(start)
        end_line, end_column = self._line_column(max(start, end))
        return Span(line, column, end_line, end_column)

    def source_line(self, line: int) -> str:
        """The text of a line (from 1), without its end."""
        starts = self._line_starts()
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def _line_column(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _line_starts(self) -> list[int]:
        """Lines end at LF, CRLF or CR, as editors and git count them, and at nothing else."""
        if not self._lines:
            text, starts, found = self.text, [0], -1
            if "\r" in text:
                starts += [match.end() for match in _LINE_END.finditer(text)]
            else:
                while (found := text.find("\n", found + 1)) >= 0:
                    starts.append(found + 1)
            self._lines = starts
        return self._lines
