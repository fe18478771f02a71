"""`procho diff`: which post became which, and does the count add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from procho.cli.delivery import Wanted, deliver, deliveries
from procho.cli.diff_formats import formats_of
from procho.cli.options import (
    Color,
    Config,
    ConfigFrom,
    Lang,
    MaxErrors,
    Output,
    format_option,
    gate,
    report_option,
)
from procho.cli.session import Session, Task
from procho.model.findings import FailOn

if TYPE_CHECKING:
    from procho.cli.pair import Pair
    from procho.cli.reading import Reader
    from procho.model.comparison import Comparison
    from procho.model.findings import Finding

EPILOG = """
Examples:

\b
  procho diff 2021-02-15.yaml 2021-10-04.yaml                     what changed
  procho diff 2021-02-15.yaml 2021-10-04.yaml -o report.md        as Markdown, into a file
  procho diff a.yaml b.yaml --report json=diff.json --exit-code   text here, JSON there; 1 if they differ
  procho diff main:orgs/a.yaml orgs/a.yaml                        one side from a revision of git
  procho diff main:orgs orgs --config-from main                   by a procho.yaml that the branch cannot change
  procho diff a.yaml b.yaml --fail-on error                       1 if the change breaks a policy
  procho diff a.yaml b.yaml --explain "Chargé de mission"         why it became what it became, or nothing
  procho diff main:orgs orgs                                      several organisations at once, folder by folder

Exit codes: 0 done; 1 they differ (--exit-code), or findings (--fail-on); 2 no verdict: a file or a revision
that cannot be read or used, or whose declared lineage does not hold.
"""


FORMATS = formats_of("comparison")


def diff(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="The version before: a file, a folder, or - for stdin.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="The version after: a file, a folder, or - for stdin.")
    ],
    format_: Annotated[str | None, format_option(FORMATS)] = None,
    output: Output = None,
    report: Annotated[list[str] | None, report_option(FORMATS)] = None,
    no_infer: Annotated[
        bool,
        typer.Option(
            "--no-infer", envvar="PROCHO_NO_INFER", help="Only what is declared, numbered, named by id or identical."
        ),
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", envvar="PROCHO_EXIT_CODE", help="Exit with 1 if the versions differ.")
    ] = False,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            envvar="PROCHO_FAIL_ON",
            help="The least severity of a finding on the change that makes the exit code 1.",
        ),
    ] = "never",
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            envvar="PROCHO_EXPLAIN",
            metavar="POST",
            help="Why this post, or pair BEFORE=AFTER, is matched as it is: an id, a title, UNIT/TITLE or FILE:LINE.",
        ),
    ] = None,
    max_errors: MaxErrors = None,
    config: Config = None,
    config_from: ConfigFrom = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Show which post became which, and that the count adds up."""

    def work(session: Session) -> int:
        from procho.cli.folders import are_folders
        from procho.cli.places import heed_namesakes
        from procho.cli.reading import Reader

        session.ask(lang, color, max_errors)
        heed_namesakes((source, target), session, trusted=config_from is None)
        wanted, grave = Wanted(format_, output, tuple(report or ())), gate(fail_on)
        reader = Reader(session, config, fail_on, config_from)
        if explain is not None:
            from procho.cli.explaining import explained

            return explained(source, target, explain, reader, wanted, infer=not no_infer)
        compared = _several if are_folders(source, target) else _two
        findings, differs = compared(source, target, reader, wanted, infer=not no_infer, judged=grave is not None)
        fails = grave is not None and any(finding.severity.rank <= grave.rank for finding in findings)
        return int(fails or (exit_code and differs))

    return work


def _two(
    source: str, target: str, reader: Reader, wanted: Wanted, *, infer: bool, judged: bool
) -> tuple[tuple[Finding, ...], bool]:
    """Two versions of one organisation: what was found, and whether they differ."""
    from procho.cli.pair import read_pair

    asked = deliveries(FORMATS, wanted)
    pair = read_pair(source, target, reader)
    comparison = pair.compare(infer=infer)
    findings = _findings(pair, comparison) if judged else pair.errors()
    reader.session.tell_findings(findings)
    deliver(comparison, asked, reader.session, (source, target))
    return findings, comparison.differs


def _several(
    source: str, target: str, reader: Reader, wanted: Wanted, *, infer: bool, judged: bool
) -> tuple[tuple[Finding, ...], bool]:
    """Two folders, several organisations at once: the same."""
    from procho.cli.collectivity import FORMATS as COLLECTIVE
    from procho.cli.collectivity import compare_folders

    asked = deliveries(COLLECTIVE, wanted)
    folders, found = compare_folders(source, target, reader, infer=infer)
    findings = folders.judged(found) if judged else folders.errors()
    reader.session.tell_findings(findings)
    deliver(found, asked, reader.session, folders.files)
    return findings, found.differs


def _findings(pair: Pair, comparison: Comparison) -> tuple[Finding, ...]:
    """The errors of either file and what the policies say, less what is waived."""
    from procho.cli.aside import today
    from procho.policies.context import Context
    from procho.policies.engine import run
    from procho.rules.waivers import sort_out

    found = (*pair.errors(), *run(Context(comparison, pair.config)))
    return sort_out(found, pair.config, today()).kept
