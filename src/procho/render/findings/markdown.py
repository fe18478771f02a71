"""Findings as Markdown, for a comment on a pull request or the summary of a job.

Text of a file stands in code spans only, where GitHub makes nothing of it (no mention, link or image).
"""

import re
from collections.abc import Iterable

from procho.model.findings import Finding, Severity
from procho.render import escape
from procho.render.comparison.blocks import Block, fitted
from procho.render.findings.prose import prose
from procho.render.findings.text import summary
from procho.render.findings.worst import gravest
from procho.render.words import Words

LIMIT = 60_000
"""GitHub refuses a comment of more than 65,536 characters, whole."""
FOLDED = 12
"""A table of more rows is folded away."""

_MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTICE: "●"}
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>()#+!|~&@$]")
_FIRST, _LAST = 0xE000, 0xF8FF
"""A private character stands for each text of a file while our own words around it are escaped."""


def markdown(findings: Iterable[Finding], words: Words, *, checked: int, marker: str = "") -> str:
    """The findings as a table, the gravest first, in at most LIMIT characters with what was left out counted.

    `checked` is the number of files; `marker` an own first line by which a bot finds its comment.
    """
    found = sorted(findings, key=gravest)
    blocks = _blocks(found, words) if found else [Block((_own(words("rules.text.clear", count=checked)),))]
    body = fitted(blocks, LIMIT - len(marker), lambda count: words("findings.markdown.cut", count=count))
    return f"{marker}\n{body}" if marker else body


def _blocks(found: list[Finding], words: Words) -> list[Block]:
    heads = [words(f"findings.markdown.{column}") for column in ("severity", "place", "finding", "rule")]
    table = (_row(heads), _row([":--"] * len(heads)))
    rows = tuple(_row(_cells(finding, words)) for finding in found)
    if len(rows) <= FOLDED:
        return [Block((f"## {_own(summary(found, words))}", "", *table), rows)]
    fold = f"<details><summary>{words('findings.markdown.rows', count=len(rows))}</summary>"
    return [Block((f"## {_own(summary(found, words))}", "", fold, "", *table), rows, ("", "</details>"))]


def _cells(finding: Finding, words: Words) -> list[str]:
    grave = f"{_MARKS[finding.severity]} {words(f'common.severity.{finding.severity}')}"
    where = f"{escape.file_name(finding.file)}:{finding.span.line}:{finding.span.column}"
    return [grave, escape.markdown_code(where), _message(finding, words), escape.markdown_code(finding.rule)]


def _message(finding: Finding, words: Words) -> str:
    spans: list[str] = []

    def set_apart(text: str) -> str:
        spans.append(escape.markdown_code(text))
        return chr(_FIRST + len(spans) - 1)

    said = _own(prose(finding, words, set_apart))
    return re.sub(f"[{chr(_FIRST)}-{chr(_LAST)}]", lambda match: spans[ord(match[0]) - _FIRST], said)


def _own(text: str) -> str:
    """Our own words, in which a mark means itself."""
    return _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", text)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
