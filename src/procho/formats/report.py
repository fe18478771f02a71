"""The findings of one file while it is read: offsets become spans, and their number stays bounded."""

import re
from typing import Any

from msgspec import Struct, field

from procho.model.findings import Finding, Severity
from procho.model.positions import Positions

CEILING = 20_000
"""So many findings of one file are kept; those beyond are counted. A file with more is no organigram."""


class Report(Struct):
    """Collects what is found in `file`.

    `quotes` says whether the findings may show lines of the file: not of one that does not even say
    that it is ours, for it may be somebody's secrets behind a symbolic link.
    """

    file: str
    positions: Positions
    quotes: bool = False
    failed: bool = False
    _beyond: int = 0
    _findings: list[Finding] = field(default_factory=list)
    _excerpts: dict[int, str] = field(default_factory=dict)

    def error(self, rule: str, message: str, start: int, end: int, *, entity: str = "", **params: Any) -> None:
        """A fault from `start` to `end`: the file cannot be used."""
        self.failed = True
        if self._has_room():
            place = self._place(start, end)
            self._findings.append(Finding(rule, Severity.ERROR, message=message, params=params, entity=entity, **place))

    def warning(self, rule: str, message: str, start: int, end: int, **params: Any) -> None:
        """Something to look at from `start` to `end`."""
        if self._has_room():
            place = self._place(start, end)
            self._findings.append(Finding(rule, Severity.WARNING, message=message, params=params, **place))

    def findings(self) -> tuple[Finding, ...]:
        """Everything found, in the order of the file, and how much was not kept."""
        found = sorted(self._findings, key=lambda finding: (finding.span.line, finding.span.column, finding.rule))
        if self._beyond:
            place = self._place(len(self.positions.text), len(self.positions.text))
            params = {"count": self._beyond}
            found.append(Finding("nesting", Severity.ERROR, message="findings", params=params, **place))
        return tuple(found)

    @property
    def full(self) -> bool:
        """Whether nothing more is kept."""
        return len(self._findings) >= CEILING

    def pass_over(self, count: int) -> None:
        """Counts faults that nobody looks at any more."""
        self._beyond += count

    def line(self, offset: int) -> int:
        """The line, from 1, of an offset."""
        return self.positions.between(offset, offset).line

    def _has_room(self) -> bool:
        self._beyond += self.full
        return not self.full

    def _place(self, start: int, end: int) -> dict[str, Any]:
        span = self.positions.between(start, end)
        return {"file": self.file, "span": span, "excerpt": self._excerpt(span.line)}

    def _excerpt(self, line: int) -> str:
        """One string per line, however many findings share it: a line can be the whole file."""
        if not self.quotes:
            return ""
        if line not in self._excerpts:
            self._excerpts[line] = self.positions.source_line(line)
        return self._excerpts[line]


def declares(text: str, keys: tuple[str, ...]) -> bool:
    """Whether a line of the text begins with one of these keys, as block or flow YAML writes it."""
    return (
        re.search(rf"""(?:\A|[\r\n])[ \t]*[{{]?[ \t]*["']?(?:{"|".join(keys)})["']?[ \t]*:(?:\s|$)""", text) is not None
    )
