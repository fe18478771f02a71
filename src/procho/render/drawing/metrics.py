"""How wide a text will be, so that a box never grows out of its place.

The widths are Helvetica's (Adobe's font metrics, Helvetica.afm), which Arimo, Liberation Sans and
Arial share. A letter with an accent is as wide as without; what is in no table counts as wide as it is high.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0·",
    333: "()-`r’",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu–«»",
    584: "+<=>~−×±≈",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_BY_CHARACTER = {character: width for width, characters in _WIDTHS.items() for character in characters}
BOLD = 1.1
"""Helvetica-Bold's small letters are up to a tenth wider."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points from the text's start to its end, at a size in points."""
    return sum(map(_width, text)) * size / 1000 * (BOLD if bold else 1)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> Iterator[str]:
    """The text as lines of at most `room` points, broken at spaces, else where it must be; never none."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            yield line
        *full, line = _broken(word, size, room, bold=bold)
        yield from full
    yield line


def _broken(word: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """A word in pieces that fit."""
    start, used = 0, 0.0
    for place, character in enumerate(word):
        wide = width(character, size, bold=bold)
        if used + wide > room and place > start:
            yield word[start:place]
            start, used = place, 0.0
        used += wide
    yield word[start:]


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    plain = unicodedata.normalize("NFKD", character)[0]
    return _BY_CHARACTER.get(character) or _BY_CHARACTER.get(plain, 1000)
