"""Mistakes on the command line, in words: typer's exceptions said plainly, in the user's language, escaped."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from typer._click import exceptions as usage
from typer.exceptions import TyperException

from procho.cli.session import Session, tell
from procho.cli.table import COMMANDS

Said = tuple[str, dict[str, object]]


def tell_usage(error: TyperException, session: Session, argv: Sequence[str]) -> None:
    """What is wrong with the arguments, and where the help is."""
    context: Any = getattr(error, "ctx", None)
    if isinstance(error, usage.NoArgsIsHelpError):
        tell(context.get_help())
        return
    message, params = _said(error, context)
    session.say(f"cli.usage.{message}", **params)
    session.say("cli.usage.help", command=context.command_path if context else _command(argv))


def _command(argv: Sequence[str]) -> str:
    """The command that is asked for: an option without its value does not say whose it is."""
    named = next((arg for arg in argv if not arg.startswith("-")), "")
    return f"procho {named}" if named in {command.name for command in COMMANDS} else "procho"


def _said(error: TyperException, context: Any) -> Said:
    match error:
        case usage.NoSuchOption():
            near = ", ".join(sorted(_near(error.option_name, error.possibilities or ())))
            return ("option_near" if near else "option"), {"name": error.option_name, "near": near}
        case usage.MissingParameter():
            return "missing", {"name": _name(error.param, context)}
        case usage.BadOptionUsage():
            return "value", {"name": error.option_name}
        case usage.BadParameter():
            choices = ", ".join(map(str, getattr(error.param and error.param.type, "choices", ())))
            name = _name(error.param, context)
            return ("choice", {"name": name, "choices": choices}) if choices else ("invalid", {"name": name})
        case _:
            return _other(str(error), context)


def _near(name: str, possibilities: Sequence[str]) -> list[str]:
    """Those that share half of their letters, the dashes apart that all share: `--lang` is not nearly `--explain`."""

    def near(other: str) -> bool:
        one, two = name.lstrip("-"), other.lstrip("-")
        shared = sum(block.size for block in SequenceMatcher(a=one, b=two).get_matching_blocks())
        return 2 * shared >= max(len(one), len(two))

    return [*filter(near, possibilities)]


def _other(message: str, context: Any) -> Said:
    """The two mistakes that have no exception of their own."""
    if found := re.fullmatch(r"No such command '(.*?)'\.(?: Did you mean .*)?", message, re.DOTALL):
        near = get_close_matches(found[1], context.command.commands, n=1)
        return ("command_near" if near else "command"), {"name": found[1], "near": "".join(near)}
    if found := re.fullmatch(r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)", message, re.DOTALL):
        return "extra", {"text": found[1]}
    return "other", {"message": message}


def _name(parameter: Any, context: Any) -> str:
    """A parameter as the user writes it: `--lang`, `SOURCE`."""
    if parameter is None:
        return ""
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.make_metavar(context))
