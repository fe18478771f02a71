"""A baseline: the findings that were there when procho was introduced, as JSON, by file and fingerprint.

`{"format_version": "1.0", "findings": {"cabinet/2024-06-01.yaml": ["0f34…", …]}}`, files relative to the
baseline's own folder, everything sorted, one line a fingerprint, so that git shows what comes and goes.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from procho.model.findings import Finding

FORMAT_VERSION = "1.0"

Baseline = Counter[tuple[str, str]]
"""How many findings of which file and fingerprint there were."""

_THERE: Mapping[str, str] = MappingProxyType({})


def baseline_of(findings: Iterable[Finding], folder: str, lying: Mapping[str, str] = _THERE) -> Baseline:
    """What a baseline in this folder would hold of these findings; `lying` says where a file is whose name does not."""
    return Counter((_from(folder, lying.get(each.file, each.file)), each.fingerprint) for each in findings)


def written(baseline: Baseline) -> str:
    """The baseline as JSON, the same bytes for the same findings."""
    files: dict[str, list[str]] = {}
    for file, fingerprint in sorted(baseline.elements()):
        files.setdefault(file, []).append(fingerprint)
    return json.dumps({"format_version": FORMAT_VERSION, "findings": files}, indent=2) + "\n"


def read(data: bytes) -> Baseline | None:
    """The baseline that these bytes are; None where they are none."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return None
    files = document.get("findings") if isinstance(document, dict) else None
    if not isinstance(files, dict) or document.get("format_version") != FORMAT_VERSION:
        return None
    if not all(isinstance(prints, list) and all(isinstance(p, str) for p in prints) for prints in files.values()):
        return None
    return Counter((file, fingerprint) for file, prints in files.items() for fingerprint in prints)


def without(
    findings: Iterable[Finding], baseline: Baseline, folder: str, lying: Mapping[str, str] = _THERE
) -> list[Finding]:
    """The findings beyond those of the baseline: as many of a file and fingerprint as there are more of them."""
    left = Counter(baseline)
    kept: list[Finding] = []
    for finding in findings:
        (known,) = baseline_of([finding], folder, lying)
        if left[known] > 0:
            left[known] -= 1
        else:
            kept.append(finding)
    return kept


def _from(folder: str, file: str) -> str:
    return os.path.relpath(file, folder or ".").replace(os.sep, "/")
