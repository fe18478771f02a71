"""Findings as annotations of a GitHub workflow: commands in the log (actions/toolkit, command.ts).

GitHub shows ten annotations of a level a step and drops the others without a word, so the tenth says
how many there are beyond it, and these follow as lines of the log.
"""

from collections.abc import Iterable, Iterator

from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.render.escape import file_name, terminal, workflow_message, workflow_property
from procho.render.findings.prose import prose
from procho.render.findings.text import lines, summary
from procho.render.findings.worst import gravest
from procho.render.words import Words

MOST = 10
"""How many annotations of a level GitHub shows a step."""


def github(findings: Iterable[Finding], words: Words, *, checked: int, max_errors: int) -> str:
    """The annotations, the gravest first; what they leave out, at most `max_errors`; a last line with the totals.

    `file` of a finding is a path from the repository's root. `checked` is the number of files.
    """
    found = sorted(findings, key=gravest)
    if not found:
        return words("rules.text.clear", count=checked) + "\n"
    said: list[str] = []
    left_out: list[Finding] = []
    for grave in Severity:
        of_level = [finding for finding in found if finding.severity is grave]
        said += _annotations(of_level[:MOST], len(of_level) - MOST, words)
        left_out += of_level[MOST:]
    said += [line for finding in left_out[:max_errors] for line in lines(finding, words)]
    if len(left_out) > max_errors:
        said.append(words("rules.text.more", count=len(left_out) - max_errors, total=len(found)))
    return "\n".join([*said, summary(found, words)]) + "\n"


def _annotations(found: list[Finding], beyond: int, words: Words) -> Iterator[str]:
    for number, finding in enumerate(found, start=1):
        more = ""
        if number == MOST and beyond > 0:
            what = words(f"common.severities.{finding.severity}", count=beyond)
            more = "\n" + words("findings.github.more", what=what)
        yield _command(finding, words, more)


def _command(finding: Finding, words: Words, more: str) -> str:
    """The place is in the message too: the log shows nothing else of a command."""
    properties = {"file": finding.file, **_region(finding.span), "title": finding.rule}
    given = ",".join(f"{name}={workflow_property(str(value))}" for name, value in properties.items())
    where = f"{file_name(finding.file)}:{finding.span.line}:{finding.span.column}"
    said = f"{where}: {terminal(prose(finding, words))}{more}"
    return f"::{finding.severity} {given}::{workflow_message(said)}"


def _region(span: Span) -> dict[str, int]:
    """The runner refuses columns over more than one line (actions/runner, ActionCommandManager.cs)."""
    region = {"line": span.line, "endLine": span.end_line}
    return region if span.line != span.end_line else {**region, "col": span.column, "endColumn": span.end_column}
