"""Tables for a terminal, drawn by rich."""

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from procho.render.comparison.columns import STYLES
from procho.render.comparison.grids import Grid, Row

ROWS = 100
"""A table of more rows than this is written in plain columns."""
UNLIMITED = 100_000
ROOM = 24
"""What the names should have, where they are as long."""
BORDER = 3


def cramped(grid: Grid, width: int) -> bool:
    """Whether the words of the heads leave the names no room in a terminal of so many cells (0: endless)."""
    labels = [min(ROOM, max(map(len, (grid.columns[n], *(row[n] for row in grid.rows))))) for n in range(grid.labels)]
    numbers = [_wide(grid, n, grid.columns[n]) for n in range(grid.labels, len(grid.columns))]
    return bool(width) and sum(cell + BORDER for cell in (*labels, *numbers)) + 1 > width


def heads_of(grid: Grid, width: int) -> Row:
    """The words over the columns, or their marks where the words leave no room."""
    return grid.marks if cramped(grid, width) else grid.columns


def table(grid: Grid, *, width: int, color: bool) -> str:
    """The grid with its total, at most `width` cells wide (0: as wide as it is), numbers to the right."""
    drawn = Table(box=box.ROUNDED, border_style="dim", show_footer=True, header_style="bold", footer_style="bold")
    for number, (head, foot) in enumerate(zip(heads_of(grid, width), grid.total, strict=True)):
        if number < grid.labels:
            drawn.add_column(Text(head), Text(foot), overflow="fold", min_width=len(foot))
        else:
            drawn.add_column(Text(head), Text(foot), justify="right", width=_wide(grid, number, head))
    for row in grid.rows:
        labels, numbers = row[: grid.labels], row[grid.labels :]
        drawn.add_row(*map(Text, labels), *(Text(cell, style=STYLES.get(cell[:1], "")) for cell in numbers))
    return _draw(drawn, width or UNLIMITED, color=color)


def _wide(grid: Grid, column: int, head: str) -> int:
    """Enough for a number and the longest word of the head: the rest belongs to the names."""
    return max(map(len, (*head.split(), grid.total[column], *(row[column] for row in grid.rows))))


def _draw(drawn: Table, width: int, *, color: bool) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(drawn)
    return out.getvalue().rstrip("\n")
