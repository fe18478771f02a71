"""`procho new`: the next version of an organigram, to edit."""

import os
from typing import Annotated

import typer

from procho.cli.delivery import deliver, plain
from procho.cli.options import Color, Lang, Output
from procho.cli.output import STDOUT
from procho.cli.session import NoVerdict, Session, Task
from procho.model import dates
from procho.model.findings import Problem

EPILOG = """
Examples:

\b
  procho new orgs/cabinet/2024-06-01.yaml 2025-01-15           writes orgs/cabinet/2025-01-15.yaml
  procho new orgs/cabinet/2024-06-01.yaml 2025-01-15 -o -      shows it

Exit codes: 0 done; 2 PREVIOUS cannot be used, DATE is none or not later, or the file is already there.
"""


def new(
    previous: Annotated[str, typer.Argument(metavar="PREVIOUS", help="The last version.")],
    date: Annotated[str, typer.Argument(metavar="DATE", help="Of the committee's opinion: YYYY-MM-DD, or YYYY-MM.")],
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Write the next version to edit, copied from the last one."""

    def work(session: Session) -> int:
        session.ask(lang, color)
        path = output or os.path.join(os.path.dirname(previous), f"{date}.yaml")
        text, unseen = _explained(_next(previous, date, session), path)
        if path != STDOUT and os.path.lexists(path):
            raise NoVerdict(Problem("cli.new.exists", {"file": path}))
        deliver(text, plain(path), session, [previous])
        if path != STDOUT:
            session.say("cli.new.written", file=path)
        if unseen:
            session.say("schema.new.unseen", file=unseen)
        return 0

    return work


def _next(previous: str, date: str, session: Session) -> str:
    from procho.cli.reading import Reader
    from procho.formats.yaml.next_version import next_version

    if not dates.valid(date, month_only=True):
        raise NoVerdict(Problem("cli.new.date", {"date": date}))
    reader = Reader(session)
    reader.config_of(previous)
    (version,) = reader.versions(previous)
    if not dates.earlier(version.organigram.date, date):
        raise NoVerdict(Problem("cli.new.not_later", {"date": date, "previous": version.organigram.date}))
    return next_version(version.positions.text, version, date)


def _explained(text: str, path: str) -> tuple[str, str | None]:
    """The text with an editor's modeline; and, where the schema that it names is not there yet, where it belongs."""
    from procho.formats.yaml.config import find_config
    from procho.formats.yaml.modeline import schema_near, with_modeline

    folder = os.curdir if path == STDOUT else os.path.dirname(path) or os.curdir
    config = find_config(folder)
    schema, there = schema_near(folder, os.path.dirname(config) if config else folder)
    explained = with_modeline(text, schema)
    return explained, None if there or explained == text else os.path.normpath(os.path.join(folder, schema))
