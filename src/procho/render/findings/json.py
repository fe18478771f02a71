"""Findings as JSON, for programs. Keys and their order are stable; a minor version only adds."""

import json as _json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from procho.model.findings import Finding, Severity, order
from procho.render.findings.fingerprints import unique
from procho.render.findings.prose import prose
from procho.render.words import Words

FORMAT_VERSION = "1.0"


def json(findings: Iterable[Finding], words: Words, *, checked: int) -> str:
    """All findings, sorted, with the totals and the number of files that were checked; ASCII only.

    Lines and columns count from 1, in code points; the end is exclusive.
    """
    found = sorted(findings, key=order)
    document = {
        "format_version": FORMAT_VERSION,
        "findings": [_entry(finding, print_, words) for finding, print_ in zip(found, unique(found), strict=True)],
        "summary": _summary(found, checked),
    }
    return _json.dumps(document, indent=1, separators=(",", ":"), allow_nan=False) + "\n"


def _entry(finding: Finding, fingerprint: str, words: Words) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": prose(finding, words),
        "fingerprint": fingerprint,
    }


def _summary(found: list[Finding], checked: int) -> dict[str, int]:
    by = Counter(finding.severity for finding in found)
    return {
        "files": checked,
        "findings": len(found),
        "errors": by[Severity.ERROR],
        "warnings": by[Severity.WARNING],
        "notices": by[Severity.NOTICE],
    }
