"""Sets aside the findings that somebody has accepted, and judges the waivers themselves."""

from collections.abc import Iterable

from msgspec import Struct

from procho.model.config import Config
from procho.model.findings import Finding, Severity, order
from procho.rules.engine import Places, severity_of
from procho.rules.table import READING, WAIVING
from procho.rules.waiving.context import Waiving, expired

_READING = frozenset(rule.id for rule in READING)


class Sorted(Struct, frozen=True):
    """The findings that count, and those that a waiver in force covers."""

    kept: tuple[Finding, ...]
    waived: tuple[Finding, ...]


def unreadable(finding: Finding) -> bool:
    """Whether it says that the file could not be read: set aside, it would let the file look clean."""
    return finding.severity is Severity.ERROR and finding.rule in _READING


def sort_out(findings: Iterable[Finding], config: Config, today: str) -> Sorted:
    """Apply the configuration's waivers; one covers every finding of its fingerprint."""
    covered = {waiver.fingerprint for waiver in config.waivers if not expired(waiver, today)}
    kept: list[Finding] = []
    waived: list[Finding] = []
    for finding in findings:
        aside = finding.fingerprint in covered and not unreadable(finding)
        (waived if aside else kept).append(finding)
    return Sorted(tuple(kept), tuple(waived))


def judge(waiving: Waiving, config: Config, places: Places) -> tuple[Finding, ...]:
    """What is wrong with waivers, in the `procho.yaml` where they stand."""
    found: list[Finding] = []
    for rule in WAIVING:
        if severity := severity_of(rule, config):
            found += places.findings(rule, severity, rule.check(waiving))
    return tuple(sorted(found, key=order))
