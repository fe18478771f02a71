"""Plain columns for a table of any length: rich takes about a second for a thousand rows of one of its tables."""

from collections.abc import Iterator, Sequence

from procho.render.comparison.grids import Grid, Row
from procho.render.comparison.ink import Ink, Piece

BETWEEN = 2
INDENT = 2
STYLES = {"+": "green", "−": "red"}
"""The styles of numbers, by their first sign."""


def columns(grid: Grid, heads: Row, ink: Ink) -> Iterator[str]:
    """The grid as lines: the numbers first, to the right of their columns, so that a long name can be folded."""
    numbers = range(grid.labels, len(grid.columns))
    widths = [max(len(row[number]) for row in (heads, grid.total, *grid.rows)) for number in numbers]

    def line(row: Row, style: str = "") -> str:
        return ink.line(
            *_pieces(row, grid.labels, widths, style), indent=INDENT, hang=sum(widths) + BETWEEN * len(widths)
        )

    yield line(heads, "bold")
    yield from map(line, grid.rows)
    yield line(grid.total, "bold")


def _pieces(row: Row, labels: int, widths: Sequence[int], style: str) -> Iterator[Piece]:
    for cell, width in zip(row[labels:], widths, strict=True):
        yield cell.rjust(width) + " " * BETWEEN, style or STYLES.get(cell[:1], "")
    yield " · ".join(filter(None, row[:labels])), style
