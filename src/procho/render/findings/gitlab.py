"""Findings as a GitLab Code Quality report: the part of Code Climate's format that GitLab reads.

Findings with one fingerprint are shown as one, so equal ones are hashed again. `check_name` is not
shown; hence the description begins with it.
"""

import json
from collections.abc import Iterable
from typing import Any

from procho.model.findings import Finding, Severity, order
from procho.render.escape import terminal
from procho.render.findings.fingerprints import unique
from procho.render.findings.prose import prose
from procho.render.words import Words

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}
"""Above `major` GitLab has `critical` and `blocker`, which speak of security and of production."""


def gitlab(findings: Iterable[Finding], words: Words) -> str:
    """All findings, sorted; `file` of a finding is a path from the repository's root. ASCII only."""
    found = sorted(findings, key=order)
    entries = [_entry(finding, print_, words) for finding, print_ in zip(found, unique(found), strict=True)]
    return json.dumps(entries, indent=1, separators=(",", ":"), allow_nan=False) + "\n"


def _entry(finding: Finding, fingerprint: str, words: Words) -> dict[str, Any]:
    return {
        "description": f"{finding.rule}: {terminal(prose(finding, words))}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": _path(finding.file), "lines": {"begin": finding.span.line}},
    }


def _path(file: str) -> str:
    """GitLab takes relative paths only; a file outside the repository has none."""
    return terminal(file).lstrip("/") or "-"
