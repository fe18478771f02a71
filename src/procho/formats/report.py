"""The findings of one file while it is read: offsets become spans, and their number stays bounded."""

import re
from dataclasses import dataclass, field
from typing import Any

from procho.model.findings import Finding, Severity
from procho.model.positions import Positions

CEILING = 20_000
"""So many findings of one file are kept; those beyond are counted. A file with more is no organigram."""


@dataclass
class Report:
    """Collects what is found in `file`.

    `quotes` says whether the findings may show lines of the file: not of one that does not even say
    that it is ours, for it may be somebody's secrets behind a symbolic link.
    """

    file: str
    positions: Positions
    quotes: bool = False
    failed: bool = False
    beyond: int = 0
    _findings: list[Finding] = field(default_factory=list)
    _excerpts: dict[int, str] = field(default_factory=dict)

    def error(self, rule: str, message: str, start: int, end: int, *, entity: str = "", **params: Any) -> None:
        """A fault from `start` to `end`: the file cannot be used."""
        self.failed = True
        self._add(rule, message, Severity.ERROR, (start, end), params, entity)

    def warning(self, rule: str, message: str, start: int, end: int, **params: Any) -> None:
        """Something to look at from `start` to `end`."""
        self._add(rule, message, Severity.WARNING, (start, end), params, "")

    def findings(self) -> tuple[Finding, ...]:
        """Everything found, in the order of the file."""
        if self.beyond:
            self._findings.append(self._finding("nesting", "findings", Severity.ERROR, (0, 0), {"count": self.beyond}, ""))
            self.beyond = 0
        return tuple(sorted(self._findings, key=lambda found: (found.span.line, found.span.column, found.rule)))

    def line(self, offset: int) -> int:
        """The line, from 1, of an offset."""
        return self.positions.between(offset, offset).line

    def _add(
        self, rule: str, message: str, severity: Severity, at: tuple[int, int], params: dict[str, Any], entity: str
    ) -> None:
        if len(self._findings) >= CEILING:
            self.beyond += 1
        else:
            self._findings.append(self._finding(rule, message, severity, at, params, entity))

    def _finding(
        self, rule: str, message: str, severity: Severity, at: tuple[int, int], params: dict[str, Any], entity: str
    ) -> Finding:
        span = self.positions.between(*at)
        return Finding(rule, severity, self.file, span, message, params, entity, self._excerpt(span.line))

    def _excerpt(self, line: int) -> str:
        """One string per line, however many findings share it: a line can be the whole file."""
        if not self.quotes:
            return ""
        if line not in self._excerpts:
            self._excerpts[line] = self.positions.source_line(line)
        return self._excerpts[line]


def declares(text: str, keys: tuple[str, ...]) -> bool:
    """Whether a line of the text begins with one of these keys, as block or flow YAML writes it."""
    return re.search(rf"""(?m)^[ \t]*[{{]?[ \t]*["']?(?:{"|".join(keys)})["']?[ \t]*:(?:\s|$)""", text) is not None
