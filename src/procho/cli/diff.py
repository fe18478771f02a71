"""`procho diff`: which post became which, and does the count add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from procho.cli.delivery import Format, Wanted, deliver, deliveries
from procho.cli.options import Color, Config, Lang, MaxErrors, Output, Report, format_option
from procho.cli.session import Session, Task

if TYPE_CHECKING:
    from procho.model.comparison import Comparison

EPILOG = """
Examples:

\b
  procho diff 2021-02-15.yaml 2021-10-04.yaml                     what changed
  procho diff 2021-02-15.yaml 2021-10-04.yaml -o report.md        as Markdown, into a file
  procho diff a.yaml b.yaml --report json=diff.json --exit-code   text here, JSON there; 1 if they differ
  git show main:orgs/a.yaml | procho diff - orgs/a.yaml           one side from stdin

Exit codes: 0 done; 1 they differ (--exit-code); 2 no verdict: a file that cannot be read or used, or whose
declared lineage does not hold.
"""


def _text(comparison: Comparison, session: Session, path: str) -> str:
    from procho.render.comparison.text import text

    width = session.width() if path == "-" else None
    return text(comparison, session.words, width=width, color=session.colored(path))


def _json(comparison: Comparison, session: Session, _: str) -> str:
    from procho.render.comparison.json import json

    return json(comparison, session.machine_words)


def _markdown(comparison: Comparison, session: Session, _: str) -> str:
    from procho.render.comparison.markdown import markdown

    return markdown(comparison, session.words)


FORMATS = (
    Format("text", (".txt",), _text, prose=True),
    Format("json", (".json",), _json),
    Format("markdown", (".md", ".markdown"), _markdown),
)


def diff(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The version before: a file, or - for stdin.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The version after: a file, or - for stdin.")],
    format_: Annotated[str | None, format_option(FORMATS)] = None,
    output: Output = None,
    report: Report = None,
    no_infer: Annotated[
        bool,
        typer.Option(
            "--no-infer", envvar="PROCHO_NO_INFER", help="Only what is declared, numbered, named by id or identical."
        ),
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", envvar="PROCHO_EXIT_CODE", help="Exit with 1 if the versions differ.")
    ] = False,
    max_errors: MaxErrors = None,
    config: Config = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Show which post became which, and that the count adds up."""

    def work(session: Session) -> int:
        from procho.cli.pair import read_pair
        from procho.cli.reading import Reader

        session.ask(lang, color, max_errors)
        wanted = deliveries(FORMATS, Wanted(format_, output, tuple(report or ())))
        pair = read_pair(source, target, Reader(session, config))
        comparison = pair.compare(infer=not no_infer)
        session.tell_findings(pair.errors())
        deliver(comparison, wanted, session, (source, target))
        return int(exit_code and comparison.differs)

    return work
