"""The source line of a finding and the carets under it, safe for a terminal and aligned in it."""

from unicodedata import combining, east_asian_width

from procho.model.findings import Finding
from procho.render.escape import terminal

WIDTH = 120
"""How many characters of a line are shown, around the column where it is longer."""


def excerpt(finding: Finding) -> tuple[str, str, str] | None:
    """The gutter, the line and its carets; None where the finding has no source line."""
    if not finding.excerpt.strip():
        return None
    start, end = _marked(finding)
    left = max(0, min(start - WIDTH // 3, len(finding.excerpt) - WIDTH))
    shown = finding.excerpt[left : left + WIDTH]
    line = f"{'…' if left else ''}{terminal(shown)}{'…' if left + WIDTH < len(finding.excerpt) else ''}"
    before = _columns(terminal(shown[: start - left])) + bool(left)
    under = max(1, _columns(terminal(shown[start - left : end - left])))
    return f"{finding.span.line} | ", line, " " * before + "^" * under


def _marked(finding: Finding) -> tuple[int, int]:
    """From where to where the line is marked, from 0: to its end where the span goes on below it."""
    span, length = finding.span, len(finding.excerpt)
    start = min(span.column - 1, length)
    return start, span.end_column - 1 if span.end_line == span.line else length


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode UAX 11: wide and full-width take two)."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
