"""The options that several commands share, each also as a PROCHO_* variable."""

from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.models import OptionInfo

from procho.cli.delivery import Format
from procho.cli.session import Colour
from procho.model.findings import FailOn, Severity
from procho.render.words import Language

Lang = Annotated[Language | None, typer.Option("--lang", envvar="PROCHO_LANG", help="Language of the output.")]
Color = Annotated[
    Colour, typer.Option("--color", envvar="PROCHO_COLOR", help="Colours; auto heeds NO_COLOR and TERM=dumb.")
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", envvar="PROCHO_OUTPUT", metavar="FILE", help="Write to FILE instead of stdout."),
]
Config = Annotated[
    str | None,
    typer.Option(
        "--config", envvar="PROCHO_CONFIG", metavar="FILE", help="The procho.yaml; else the nearest one, upwards."
    ),
]
ConfigFrom = Annotated[
    str | None,
    typer.Option(
        "--config-from",
        envvar="PROCHO_CONFIG_FROM",
        metavar="REV",
        help="The procho.yaml as it is in this revision, which a branch cannot change; --config goes before it.",
    ),
]
MaxErrors = Annotated[
    int | None,
    typer.Option("--max-errors", envvar="PROCHO_MAX_ERRORS", min=1, metavar="N", help="Show N findings (50)."),
]


def gate(fail_on: FailOn) -> Severity | None:
    """From which severity on a finding makes the exit code 1; None: none does."""
    if fail_on == "never":
        return None
    return Severity.ERROR if fail_on == "inferred" else Severity(fail_on)


def format_option(formats: tuple[Format[Any], ...]) -> OptionInfo:
    """--format, with the formats that the command has."""
    names = ", ".join(known.name for known in formats)
    option: OptionInfo = typer.Option(
        "--format",
        "-f",
        autocompletion=_completing([known.name for known in formats]),
        envvar="PROCHO_FORMAT",
        metavar="FORMAT",
        help=f"{names}; else by the suffix of -o, else {formats[0].name}.",
    )
    return option


def report_option(formats: tuple[Format[Any], ...]) -> OptionInfo:
    """--report, with the same formats; the file after `=` is the shell's to complete."""
    option: OptionInfo = typer.Option(
        "--report",
        autocompletion=_completing([f"{known.name}=" for known in formats]),
        envvar="PROCHO_REPORT",
        metavar="FORMAT=FILE",
        help="Write this format too, as often as given; FORMAT=- takes the text's place on stdout.",
    )
    return option


def _completing(words: list[str]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [] if "=" in incomplete else [word for word in words if word.startswith(incomplete)]

    return complete
