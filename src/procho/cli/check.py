"""`procho check`: what is wrong in organigrams, where, and what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from procho.cli.check_formats import FORMATS, Checked
from procho.cli.delivery import Wanted, deliver, deliveries, plain
from procho.cli.options import (
    Color,
    Config,
    Lang,
    MaxErrors,
    Output,
    format_option,
    gate,
    report_option,
)
from procho.cli.session import NoVerdict, Session, Task
from procho.model.findings import FailOn, Problem

if TYPE_CHECKING:
    from procho.cli.checking import Found

EPILOG = """
Examples:

\b
  procho check orgs                                  every organigram below a folder
  procho check orgs/cabinet/2024-06-01.yaml          one file
  procho check orgs --report json=findings.json      text here, JSON there
  procho check orgs --fail-on warning --lang fr      warnings count too, in French
  procho check orgs --report sarif=procho.sarif --report junit=procho.xml
  procho check --against origin/main                 what a branch brings, by the configuration of origin/main
  procho check --against main feature:orgs           the same of a revision, without a checkout
  procho check orgs --write-baseline baseline.json   what is there now; --baseline baseline.json sets it aside

The findings go to stdout; where none is at or above --fail-on, only the last line does, the others to stderr.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 no verdict (no such file, a bad procho.yaml,
no such revision).
"""


Gate = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        envvar="PROCHO_FAIL_ON",
        help="The least severity that makes the exit code 1; inferred: error, or a change that nobody declared; "
        "else fail_on of procho.yaml, else error.",
    ),
]


Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, REV:PATH, or - for stdin.")]
AgainstRevision = Annotated[
    str | None,
    typer.Option(
        "--against", envvar="PROCHO_AGAINST", metavar="REV", help="Only what changed since the merge base with REV."
    ),
]
NoMergeBase = Annotated[
    bool,
    typer.Option("--no-merge-base", envvar="PROCHO_NO_MERGE_BASE", help="Since REV itself, not the merge base."),
]
BaselineFile = Annotated[
    str | None,
    typer.Option("--baseline", envvar="PROCHO_BASELINE", metavar="FILE", help="Set aside the findings of this file."),
]
WriteBaseline = Annotated[
    str | None,
    typer.Option(
        "--write-baseline", envvar="PROCHO_WRITE_BASELINE", metavar="FILE", help="Write such a file, and nothing else."
    ),
]


def check(
    paths: Paths = None,
    against: AgainstRevision = None,
    no_merge_base: NoMergeBase = False,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = None,
    format_: Annotated[str | None, format_option(FORMATS)] = None,
    output: Output = None,
    report: Annotated[list[str] | None, report_option(FORMATS)] = None,
    fail_on: Gate = None,
    max_errors: MaxErrors = None,
    config: Config = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Say what is wrong in organigrams, where, and what was expected."""

    def work(session: Session) -> int:
        from procho.cli.checking import Asked, found_by
        from procho.cli.places import shown
        from procho.cli.reading import Reader

        session.ask(lang, color, max_errors)
        wanted = deliveries(FORMATS, Wanted(format_, output, tuple(report or ())))
        if misused := _misused(paths, against, no_merge_base, fail_on):
            raise NoVerdict(Problem(f"vcs.aside.{misused}"))
        reader = Reader(session, config, fail_on)
        found = found_by(Asked([*(paths or ())], against, not no_merge_base, baseline), reader)
        if write_baseline is not None:
            return _baseline(found, write_baseline, session)
        checked = Checked(found.findings, tuple(map(shown, found.files)), gate(reader.fails_on))
        deliver(checked, wanted, session, [file for file in found.files if isinstance(file, str)])
        return int(checked.failed)

    return work


def _misused(paths: list[str] | None, against: str | None, no_merge_base: bool, fail_on: FailOn | None) -> str | None:
    if against is not None:
        return None
    if not paths:
        return "paths"
    return "merge_base" if no_merge_base else "inferred" if fail_on == "inferred" else None


def _baseline(found: Found, path: str, session: Session) -> int:
    from procho.cli.aside import baseline_text

    deliver(baseline_text(found.findings, found.files, path), plain(path), session, ())
    session.say("vcs.aside.written", file=path, count=len(found.findings))
    return 0
