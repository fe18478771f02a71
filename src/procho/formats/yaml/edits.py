"""Edits of a YAML text that leave alone what they do not touch: comments, layout, quotes.

A mapping is edited by its places in the text. In block style an entry owns its lines; in flow style it
owns the comma that parts it from the next.
"""

import re
from functools import cached_property

from msgspec import Struct, field

from procho.model.positions import Positions

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w.-]*[\w-])?")
_LINE_END = re.compile(r"\r?\n|\r|\Z")
_FLOW_ROOT = re.compile(r"(?:\s|---|[#%][^\r\n]*+)*+\{")


class Entry(Struct, frozen=True):
    """A key of a mapping and where it and its value begin and end."""

    key: str
    start: int
    value_start: int
    value_end: int


class Edits(Struct, dict=True):
    """The edits of `source`, in which `positions` says where things are, made all at once."""

    source: str
    positions: Positions
    _made: list[tuple[int, int, str]] = field(default_factory=list)

    def entries(self, at: int) -> list[Entry]:
        """The entries of a mapping, in order."""
        first, offsets, text = self.positions.starts[at], self.positions.offsets, self.source
        found = []
        for number, key in enumerate(self.positions.shapes[at]):
            start, _, value_start, value_end = offsets[first + 4 * number : first + 4 * number + 4]
            before = text[:start].rstrip() if text[start - 2 : start] == "? " else ""
            found.append(Entry(key, len(before) - 1 if before.endswith("?") else start, value_start, value_end))
        return found

    def replace(self, entry: Entry, value: str) -> None:
        """Another value."""
        self._made.append((entry.value_start, entry.value_end, scalar(value)))

    def put_first(self, entries: list[Entry], key: str, value: str, *, flow: bool) -> None:
        """A new entry before all others."""
        start = entries[0].start
        parting = ", " if flow else self._newline + " " * (start - self._line_start(start))
        self._made.append((start, start, f"{key}: {scalar(value)}{parting}"))

    def put_after(self, entry: Entry, key: str, value: str, *, flow: bool) -> None:
        """A new entry after this one."""
        if flow:
            at, parting = entry.value_end, ", "
        else:
            at, _ = self._line_end(entry.value_end)
            parting = self._newline + " " * (entry.start - self._line_start(entry.start))
        self._made.append((at, at, f"{parting}{key}: {scalar(value)}"))

    def remove(self, entries: list[Entry], keys: frozenset[str], *, flow: bool) -> None:
        """Takes the entries of these keys out; the mapping has others."""
        kept = [number for number, entry in enumerate(entries) if entry.key not in keys]
        for number, entry in enumerate(entries):
            if entry.key in keys:
                following = next((entries[k] for k in kept if k > number), None)
                preceding = entries[kept[-1]]
                if not flow:
                    self._made.append(self._lines_of(entry, following))
                elif following:
                    self._made.append((entry.start, following.start, ""))
                else:
                    self._made.append((preceding.value_end, entry.value_end, ""))

    def is_flow(self, start: int | None) -> bool:
        """Whether the mapping that begins here (None: the root) is written in braces."""
        text = self.source
        return bool(_FLOW_ROOT.match(text)) if start is None else text[start : start + 1] == "{"

    def text(self) -> str:
        """The text with all edits made."""
        parts, done = [], 0
        for start, end, new in sorted(self._made, key=lambda edit: edit[:2]):
            parts += [self.source[done : max(done, start)], new]
            done = max(done, end)
        return "".join([*parts, self.source[done:]])

    @cached_property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.source else "\n"

    def _line_start(self, offset: int) -> int:
        return offset + 1 - self.positions.between(offset, offset).column

    def _line_end(self, offset: int) -> tuple[int, int]:
        """Where the line of an offset ends, before and after its line end."""
        found = _LINE_END.search(self.source, offset)
        return found.span() if found else (offset, offset)

    def _lines_of(self, entry: Entry, following: Entry | None) -> tuple[int, int, str]:
        text, start = self.source, self._line_start(entry.start)
        end, next_line = self._line_end(entry.value_end)
        if not text[start : entry.start].strip():
            return start, next_line, ""
        # It stands on the line of a list's dash, where the next key must take its place.
        if following and "#" not in text[end : following.start]:
            return entry.start, following.start, ""
        return entry.start, end, ""


def scalar(text: str) -> str:
    """A text as a YAML scalar: as it is where that is safe in both styles, else in double quotes."""
    if _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
