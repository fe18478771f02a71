"""`procho schema`: JSON Schema of what procho reads and writes, for editors and programs."""

from typing import Annotated, Literal

import typer

from procho.cli.delivery import deliver, plain
from procho.cli.options import Color, Lang, Output
from procho.cli.session import Session, Task

EPILOG = """
Examples:

\b
  procho schema organigram -o organigram.schema.json     beside the organigrams: editors complete and explain keys
  procho schema config                                   of procho.yaml
  procho schema diff                                     of what procho diff -f json writes

Exit codes: 0 done; 2 the file could not be written.
"""


def schema(
    name: Annotated[Literal["organigram", "diff", "config"], typer.Argument(metavar="NAME", help="Of what.")],
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Print the JSON Schema of an organigram, of the JSON of diff, or of procho.yaml."""

    def work(session: Session) -> int:
        from procho.render.schema import schema

        session.ask(lang, color)
        deliver(schema(name), plain(output), session, ())
        return 0

    return work
