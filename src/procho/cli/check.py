"""`procho check`: what is wrong in organigrams, where, and what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from procho.cli.delivery import Format, Wanted, deliver, deliveries
from procho.cli.options import Color, Config, Lang, Level, MaxErrors, Output, Report, format_option
from procho.cli.output import STDOUT
from procho.cli.session import NoVerdict, Session, Task, tell
from procho.model.findings import Finding, Severity

if TYPE_CHECKING:
    from procho.cli.reading import Reader

EPILOG = """
Examples:

\b
  procho check orgs                                  every organigram below a folder
  procho check orgs/cabinet/2024-06-01.yaml          one file
  procho check orgs --report json=findings.json      text here, JSON there
  procho check orgs --fail-on warning --lang fr      warnings count too, in French

The findings go to stdout; where none is at or above --fail-on, only the last line does, the others to stderr.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 no verdict (no such file, a bad procho.yaml).
"""


@dataclass(frozen=True)
class Checked:
    """What was found, in how many files, and whether that is the result: it makes the check fail, or nothing could."""

    findings: list[Finding]
    files: int
    result: bool


FailOn = Annotated[
    Level, typer.Option("--fail-on", envvar="PROCHO_FAIL_ON", help="The least severity that makes the exit code 1.")
]


def _text(subject: Checked, session: Session, path: str) -> str:
    from procho.render.findings.text import text

    most, color = session.limits.max_errors, session.colored(path)
    report = text(subject.findings, session.words, checked=subject.files, max_errors=most, color=color)
    if subject.result or path != STDOUT:
        return report
    # The result of a check that nothing fails is its last line; what it remarked is no result.
    remarks, _, verdict = report.rstrip("\n").rpartition("\n")
    if remarks:
        tell(remarks)
    return f"{verdict}\n"


def _json(subject: Checked, session: Session, _: str) -> str:
    from procho.render.findings.json import json

    return json(subject.findings, session.machine_words, checked=subject.files)


FORMATS = (Format("text", (".txt",), _text, prose=True), Format("json", (".json",), _json))


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for stdin.")],
    format_: Annotated[str | None, format_option(FORMATS)] = None,
    output: Output = None,
    report: Report = None,
    fail_on: FailOn = "error",
    max_errors: MaxErrors = None,
    config: Config = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Say what is wrong in organigrams, where, and what was expected."""

    def work(session: Session) -> int:
        from procho.cli.reading import Reader

        session.ask(lang, color, max_errors)
        wanted = deliveries(FORMATS, Wanted(format_, output, tuple(report or ())))
        files, findings = _checked(paths, Reader(session, config))
        failed = _fails(findings, fail_on)
        deliver(Checked(findings, len(files), failed or fail_on == "never"), wanted, session, files)
        return int(failed)

    return work


def _checked(paths: list[str], reader: Reader) -> tuple[list[str], list[Finding]]:
    """The files and everything found in them. Raises NoVerdict if one of them cannot be judged."""
    from procho.cli.files import find

    found = find(paths)
    findings: list[Finding] = []
    for file in found.files:
        try:
            findings += _of_file(file, reader)
        except NoVerdict as stop:
            if stop.findings:
                raise
            found.problems += stop.problems
    if found.problems:
        raise NoVerdict(*found.problems)
    for link in found.outside:
        reader.session.say("cli.files.outside", file=link)
    return found.files, findings


def _of_file(path: str, reader: Reader) -> tuple[Finding, ...]:
    from procho.rules.context import Context
    from procho.rules.engine import adjust, run

    config = reader.config_of(path)
    loaded = reader.load(path)
    findings = adjust(loaded.findings, config)
    if loaded.version is None:
        return findings
    return findings + run(Context(loaded.version, config, reader.previous(path, loaded.version)))


def _fails(findings: list[Finding], fail_on: Level) -> bool:
    return fail_on != "never" and any(found.severity.rank <= Severity(fail_on).rank for found in findings)
