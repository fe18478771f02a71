"""The gravest findings first, for formats that take only so many."""

from collections.abc import Iterable

from procho.model.findings import Finding, order


def gravest(finding: Finding) -> tuple[int, tuple[str, int, int, str, str]]:
    """The key that sorts findings by severity, then by file, line and column."""
    return finding.severity.rank, order(finding)


def worst(findings: Iterable[Finding], most: int) -> tuple[list[Finding], list[Finding]]:
    """The gravest `most` findings, and those that are left out."""
    found = sorted(findings, key=gravest)
    return found[:most], found[most:]
