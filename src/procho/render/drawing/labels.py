r"""Labels of DOT as tables ("HTML-like labels" of Graphviz), built here so that no input is ever markup.

`Markup` is what this module made; only written() makes it from a file's text. Graphviz reads such a
label as XML and then replaces `\N`, `\G` and the like, so a backslash is doubled.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NewType

from msgspec import Struct

from procho.render import escape
from procho.render.drawing.ink import Face
from procho.render.drawing.metrics import wrapped

Markup = NewType("Markup", str)
LINE_HEIGHT = 1.2
"""Of a line, by its size: LINESPACING of Graphviz's const.h."""


class Text(Struct, frozen=True):
    """Lines in one face."""

    lines: tuple[Markup, ...]
    face: Face

    @property
    def height(self) -> float:
        """Points."""
        return len(self.lines) * self.face.size * LINE_HEIGHT


class Block(Struct, frozen=True):
    """Rows of a table, and how high Graphviz will draw them, in points."""

    markup: Markup
    height: float


def written(text: str, face: Face, limit: int, room: float, *, balanced: bool = False) -> Text:
    """A file's text, cut to `limit` characters, as lines of at most `room` points; `balanced`: of like length."""
    safe = escape.terminal(text)
    short = safe if len(safe) <= limit else f"{safe[: limit - 1]}…"
    lines = [*wrapped(short, face.size, room, bold=face.bold)]
    if balanced and len(lines) > 1:
        lines = _balanced(lines, short, face, room)
    return Text(tuple(map(_escaped, lines)), face)


def cell(*texts: Text, align: str = "LEFT", padding: int = 0, **attributes: str | int) -> Markup:
    """A cell of lines. The attributes are Graphviz's own: `border=1`, `bgcolor="#eeeeee"`, `port="p1"`."""
    given: dict[str, str | int] = {"align": align, "cellpadding": padding, **attributes}
    if len(texts) > 1 or any(len(text.lines) > 1 for text in texts):
        # Graphviz sets lines of one cell without leading when they differ in size or are not plain.
        lines = (_set(line, text.face) for text in texts for line in text.lines)
        body = table(row(Markup(f'<TD ALIGN="{align}">{line}</TD>')) for line in lines)
    else:
        body = Markup("".join(_set(line, text.face) for text in texts for line in text.lines))
    return Markup(f"<TD{_attributes(given)}>{body}</TD>")


def inside(table: Markup, **attributes: str | int) -> Markup:
    """A cell that holds a table."""
    return Markup(f"<TD{_attributes(attributes)}>{table}</TD>")


def row(*cells: Markup) -> Markup:
    """A row of cells."""
    return Markup(f"<TR>{''.join(cells)}</TR>")


def table(rows: Iterable[Markup], **attributes: str | int) -> Markup:
    """A table without borders or gaps but those it is given."""
    defaults: dict[str, str | int] = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 0}
    return Markup(f"<TABLE{_attributes(defaults | attributes)}>{''.join(rows)}</TABLE>")


def tall(texts: Sequence[Text], padding: int = 0) -> float:
    """The height in points of a cell with these texts."""
    return sum(text.height for text in texts) + 2 * padding


def label(markup: Markup) -> str:
    """The markup as the graphviz package takes it for a label that is not plain text."""
    return f"<{markup}>"


def _balanced(lines: list[str], text: str, face: Face, room: float) -> list[str]:
    """As many lines, in the least room."""
    for part in range(19, 9, -1):
        narrower = [*wrapped(text, face.size, room * part / 20, bold=face.bold)]
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _set(line: Markup, face: Face) -> Markup:
    text = f"<FONT{_attributes({'point-size': f'{face.size:g}', 'color': face.color})}>{line}</FONT>"
    text = f"<B>{text}</B>" if face.bold else text
    return Markup(f"<I>{text}</I>" if face.italic else text)


def _escaped(line: str) -> Markup:
    return Markup(escape.xml(line or "\u00a0").replace("\\", "\\\\"))


def _attributes(given: Mapping[str, str | int]) -> str:
    return "".join(f' {name.upper()}="{value}"' for name, value in given.items() if value != "")
