"""Runs the rules on one version and makes findings, with a place and a severity, of their remarks."""

from collections.abc import Container, Iterable, Iterator
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from procho.model.config import Config
from procho.model.findings import Finding, Remark, Severity, order
from procho.model.positions import Positions
from procho.rules.context import Context
from procho.rules.table import BY_ID, RULES, Rule


def run(
    context: Context, only: Container[str] | None = None, *, least: Severity = Severity.NOTICE
) -> tuple[Finding, ...]:
    """What the rules (all, or those whose ids are in `only`) say about a version, in order.

    A rule that the configuration sets to `off`, or to less than `least`, is not run.
    """
    places = Places(context.version.file, context.version.positions)
    found: list[Finding] = []
    for rule in RULES:
        severity = severity_of(rule, context.config)
        if severity and severity.rank <= least.rank and (only is None or rule.id in only):
            found += places.findings(rule, severity, rule.check(context))
    return tuple(sorted(found, key=order))


def severity_of(rule: Rule[Any], config: Config) -> Severity | None:
    """What the configuration says, else the rule's own; None where the rule is off."""
    level = config.rules.get(rule.id, rule.severity)
    return None if level == "off" else Severity(level)


def adjust(findings: Iterable[Finding], config: Config) -> tuple[Finding, ...]:
    """The reader's findings, with the severities that the configuration gives them.

    An error of reading stays one whatever the configuration says: without it a file that could not be
    read would look clean.
    """
    return tuple(_adjusted(findings, config))


def _adjusted(findings: Iterable[Finding], config: Config) -> Iterator[Finding]:
    for finding in findings:
        rule = BY_ID.get(finding.rule)
        if rule is None or finding.severity is Severity.ERROR:
            yield finding
        elif severity := severity_of(rule, config):
            yield replace(finding, severity=severity)


class Places(Struct, frozen=True):
    """A file, and the makings of findings in it."""

    file: str
    positions: Positions
    _excerpts: dict[int, str] = field(default_factory=dict)

    def findings(self, rule: Rule[Any], severity: Severity, remarks: Iterable[Remark]) -> Iterator[Finding]:
        """One excerpt per line, however many findings share it: a line can be the whole file."""
        for remark in remarks:
            span = self.positions.span(remark.place)
            if span.line not in self._excerpts:
                self._excerpts[span.line] = self.positions.source_line(span.line)
            yield Finding(
                rule=rule.id,
                severity=severity,
                file=self.file,
                span=span,
                message=remark.message,
                params=remark.params,
                entity=remark.entity,
                excerpt=self._excerpts[span.line],
            )
