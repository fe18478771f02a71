"""The charts' ink: sober on paper, told apart without colour and by eyes that see fewer of them.

The hues are Okabe and Ito's (2008, "Color Universal Design"), darkened until each has a contrast of
at least 4.5 : 1 on its own tint and on white (WCAG 2.1, 1.4.3).
"""

from msgspec import Struct

TEXT, QUIET, RULE, HAIR, HEADER, PAPER = "#1a1f26", "#56606b", "#8a949e", "#d5dae0", "#e8ecf0", "#ffffff"
FONT = "Arimo"
"""The bundled layout engine has its metrics; they are Liberation Sans's and Arial's too."""
BODY = 11.0
"""The size of text, in points, where nothing else is said."""


class Face(Struct, frozen=True):
    """How a text is set: its size in points, its colour (none: the chart's), bold or italic."""

    size: float = BODY
    color: str = ""
    bold: bool = False
    italic: bool = False


PLAIN, STRONG = Face(), Face(bold=True)
TITLE, HEAD = Face(18, bold=True), Face(12, bold=True)
SMALL, FAINT, ASIDE = Face(9), Face(9, QUIET), Face(9, QUIET, italic=True)
MUTED, INLINE = Face(color=QUIET), Face(color=QUIET, italic=True)


class Ink(Struct, frozen=True):
    """How one kind of change is drawn: its mark, its colour, the colour behind it, the style of its line."""

    mark: str
    color: str
    tint: str
    line: str = "solid"


KINDS = {
    "created": Ink("+", "#00664c", "#dff1eb"),
    "suppressed": Ink("−", "#a33b00", "#fbe6db"),
    "transferred_in": Ink("»", "#7d3c78", "#f3e6f2", "dashed"),
    "transferred_out": Ink("«", "#7d3c78", "#f3e6f2", "dashed"),
    "transformed": Ink("~", "#005a8f", "#dcecf7", "bold"),
    "moved": Ink("→", "#4a545f", "#eef1f4"),
    "amended": Ink("≈", "#735200", "#f8eed2", "dotted"),
    "unchanged": Ink("=", "#6b747d", "#ffffff"),
}
"""By kind of change. The marks are among the characters that Arimo has: PNG knows no other font."""

SUGGESTED = Ink("?", "#56606b", "#ffffff", "dotted")
"""What may be one change, but is counted as a suppression and a creation."""

UNITS = {
    "created": KINDS["created"],
    "suppressed": KINDS["suppressed"],
    "renamed": KINDS["transformed"],
    "reattached": KINDS["moved"],
    "merged": Ink("≡", "#005a8f", "#dcecf7"),
    "split": Ink("÷", "#005a8f", "#dcecf7"),
    "amended": KINDS["amended"],
    "unchanged": KINDS["unchanged"],
}
"""By what became of a unit."""
