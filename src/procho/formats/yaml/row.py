"""One line of plain block YAML, taken apart: where it stands, its key, its value."""

import re
import sys
from functools import lru_cache
from typing import Any

Row = tuple[int, int, str | None, Any, int, int, int, int]
"""A line: where its first character and its key or item stand (they differ behind a dash); the key, None
for an item that is a text; the value, a text, a `Flow`, or None where it is on the lines below; and the
start and end of both. All of it from the line's beginning."""

_KEY = re.compile(r"([^\W_](?:[^:#]{0,98}[^:# ])?):(?= |\Z) *")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_WORD = r"""[^\W_](?:[^][{},:#?]*[^][{},:#? ])?"""
_PAIR = rf" *([A-Za-z_][A-Za-z0-9_-]{{0,99}}): +({_WORD}) *"
_ITEM = rf" *({_WORD}) *"
PAIRS, ITEMS = re.compile(_PAIR), re.compile(_ITEM)
_WRITTEN = {
    first: re.compile(rf"(?:{form})(?= *\Z| +#)")
    for first, form in (
        ('"', '"[^"]*"'),
        ("'", "'[^']*'"),
        ("{", rf"\{{(?:{_PAIR}(?:,{_PAIR})*| *)\}}"),
        ("[", rf"\[(?:{_ITEM}(?:,{_ITEM})*| *)\]"),
    )
}
"""By its first character, a value that is more than its letters; nothing but a comment may follow it."""

_MOST_KNOWN = 200_000


class Flow(str):
    """The text of a mapping in braces or a list in brackets."""

    __slots__ = ()


class Other(Exception):  # noqa: N818 - no error: the text is for another reader
    """This is, or may be, YAML of another kind."""


class Rows(dict[str, Row | None]):
    """The rows by their lines, each taken apart when it is first met; None for a comment or an empty line.

    `most` is how long a line may be.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.known: dict[str, str] = {}

    def __missing__(self, line: str) -> Row | None:
        """Raises Other for a line of another kind."""
        row = self[line] = self._row(line)
        return row

    def _row(self, line: str) -> Row | None:
        if len(line) > self.most:
            raise Other
        content = line.lstrip(" ")
        if not content or content[0] == "#":
            return None
        start = column = len(line) - len(content)
        if content.startswith("- "):
            content = content[1:].lstrip(" ")
            column = len(line) - len(content)
        if ":" in content and (found := _KEY.match(content)):
            key_end, value_start = column + found.end(1), column + found.end()
            rest = content[found.end() :]
            key = sys.intern(found[1])
            if not rest or rest[0] == "#":
                return start, column, key, None, column, key_end, 0, 0
            value, length = self._value(rest)
            return start, column, key, value, column, key_end, value_start, value_start + length
        if column == start:
            raise Other
        value, length = self._value(content)
        return start, column, None, value, 0, 0, column, column + length

    def _value(self, text: str) -> tuple[str, int]:
        """A value, and how long it is as it is written."""
        first = text[:1]
        if first in _WRITTEN:
            found = _WRITTEN[first].match(text)
            if not found:
                raise Other
            written = found[0]
            value = Flow(written) if first in "{[" else self.known.setdefault(written[1:-1], written[1:-1])
        else:
            written = text.partition(" #")[0].rstrip(" ")
            if not written or first in _INDICATORS or ": " in written or written[-1] == ":":
                raise Other
            value = self.known.setdefault(written, written)
        return value, len(written)


def known_rows(most: int) -> Rows:
    """The rows that are known, of all files: the next version says nearly the same as the last."""
    if len(_rows(most)) > _MOST_KNOWN:
        _rows.cache_clear()
    return _rows(most)


@lru_cache(maxsize=1)
def _rows(most: int) -> Rows:
    return Rows(most)
