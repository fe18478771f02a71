"""Tables for a terminal, drawn by rich."""

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from procho.render.comparison.grids import Grid

ROWS = 500
"""More rows are not drawn: rich takes about a second for a thousand."""
UNLIMITED = 100_000
STYLES = {"+": "green", "−": "red"}


def table(grid: Grid, *, width: int, color: bool) -> str:
    """The grid with its total, at most `width` cells wide (0: as wide as it is), numbers to the right."""
    drawn = Table(box=box.ROUNDED, border_style="dim", pad_edge=True, show_footer=True, header_style="bold")
    for number, (head, foot) in enumerate(zip(grid.columns, grid.total, strict=True)):
        if number < grid.labels:
            drawn.add_column(Text(head), Text(foot), overflow="fold", footer_style="bold")
        else:
            # Wide enough for a number and the longest word of the head: the rest belongs to the names.
            cells = (*head.split(), foot, *(row[number] for row in grid.rows))
            drawn.add_column(Text(head), Text(foot), justify="right", footer_style="bold", width=max(map(len, cells)))
    for row in grid.rows[:ROWS]:
        labels, numbers = row[: grid.labels], row[grid.labels :]
        drawn.add_row(*map(Text, labels), *(Text(cell, style=STYLES.get(cell[:1], "")) for cell in numbers))
    return _draw(drawn, width or UNLIMITED, color=color)


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
