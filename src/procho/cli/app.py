"""The commands as one typer application, and arguments to a task."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from procho import __version__
from procho.cli.session import Session, Task
from procho.cli.table import COMMANDS, Command

EPILOG = """
Examples:

\b
  procho check orgs
  procho diff 2021-02-15.yaml 2021-10-04.yaml
  procho chart 2021-02-15.yaml 2021-10-04.yaml -o change.svg

Exit codes: 0 done; 1 findings, or differences where asked for; 2 no verdict; 130 Ctrl-C; 141 closed pipe.
"""


def task_of(argv: Sequence[str], session: Session) -> Task | int:
    """What the arguments ask for: a task, or the exit code where --help or --version was the answer.

    Raises typer's exceptions of usage.
    """
    asked: Any = _app(_needed(argv))(list(argv), obj=session, prog_name="procho", standalone_mode=False)
    return asked if callable(asked) else int(asked or 0)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"procho {__version__}")
        raise typer.Exit


def _needed(argv: Sequence[str]) -> Sequence[Command]:
    """The command that is named, or all: to build all seven takes typer 12 ms of every start."""
    first = next((arg for arg in argv if not arg.startswith("-")), None)
    return [command for command in COMMANDS if command.name == first] or COMMANDS


def _app(commands: Sequence[Command]) -> typer.Typer:
    # Neither the boxes of rich, which print control characters of an argument as they are, nor its start-up.
    app = typer.Typer(
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog=EPILOG)(_main)
    for command in commands:
        app.command(command.name, epilog=command.epilog)(command.function)
    return app


def _main(
    ctx: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, callback=_show_version, help="Show the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", envvar="PROCHO_DEBUG", help="Show where an internal error happened.")
    ] = False,
) -> None:
    """Compare, check and draw organisation charts: git diff and terraform plan for posts."""
    ctx.obj.debug = debug
