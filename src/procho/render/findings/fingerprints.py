"""Fingerprints that are unique in one report, as GitLab and SARIF viewers need them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from procho.model.findings import Finding


def unique(findings: Iterable[Finding]) -> Iterator[str]:
    """The findings' fingerprints, in their order; the second of two equal ones is hashed again."""
    seen: Counter[str] = Counter()
    for finding in findings:
        print_ = finding.fingerprint
        seen[print_] += 1
        yield print_ if seen[print_] == 1 else _again(print_, seen[print_])


def _again(fingerprint: str, number: int) -> str:
    return hashlib.sha256(f"{fingerprint}#{number}".encode()).hexdigest()[: len(fingerprint)]
