"""Lines for a terminal: styled words, folded with a hanging indent where there is a width."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

Piece = tuple[str, str]
"""Some text and its style; the style is rich's, empty for none."""


@lru_cache(maxsize=64)
def _style(name: str) -> Style:
    return Style.parse(name)


class Ink(Struct, frozen=True):
    """Writes lines of at most `width` cells (0: never folded), in the terminal's own 16 colours or in none."""

    width: int
    color: bool

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 2) -> str:
        """One line, or several of which those after the first are indented by `hang` more."""
        rows = self._fold(pieces, indent, hang) if self._too_long(pieces, indent) else [pieces]
        return "\n".join(self._row(row, indent + (hang if number else 0)) for number, row in enumerate(rows))

    def _row(self, pieces: Sequence[Piece], indent: int) -> str:
        *heads, (text, style) = pieces
        return " " * indent + "".join(self._piece(*piece) for piece in (*heads, (text.rstrip(" "), style)))

    def _piece(self, text: str, style: str) -> str:
        return _style(style).render(text, color_system=ColorSystem.STANDARD) if self.color and style else text

    def _too_long(self, pieces: Sequence[Piece], indent: int) -> bool:
        return bool(self.width) and indent + sum(cell_len(text) for text, _ in pieces) > self.width

    def _fold(self, pieces: Sequence[Piece], indent: int, hang: int) -> list[list[Piece]]:
        rows: list[list[Piece]] = [[]]
        used = indent
        for text, style in pieces:
            for number, word in enumerate(_words(text)):
                space = " " if number else ""
                wide = cell_len(space + word)
                if number and used + wide > self.width and rows[-1]:
                    rows.append([])
                    used, space, wide = indent + hang, "", wide - 1
                rows[-1].append((space + word, style))
                used += wide
        return rows


def _words(text: str) -> list[str]:
    """Where a line may be broken: not before what a runner of workflows would obey at a line's start."""
    found: list[str] = []
    for word in text.split(" "):
        if found and word[:1] in (":", "#"):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
