"""The one handler of everything that ends a run: what is no command's own answer gets its exit code here."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from typer import Abort
from typer.exceptions import TyperException

from procho.cli.app import task_of
from procho.cli.output import STDOUT, refusal
from procho.cli.session import NoVerdict, Session, tell
from procho.cli.usage import tell_usage
from procho.model.findings import Problem
from procho.render.escape import terminal
from procho.render.words import LANGUAGES, Language
from procho.vcs.ending import END

NO_VERDICT, INTERRUPTED, PIPE_CLOSED, TERMINATED = 2, 130, 141, 143


def run_guarded(argv: Sequence[str]) -> int:
    """The exit code of a run. Nothing escapes: no traceback, no half of a message, no wrong code."""
    with END:
        return _guarded(argv, Session(lang=_language(argv)))


def _guarded(argv: Sequence[str], session: Session) -> int:
    _prepare()
    try:
        return _run(argv, session)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _abandon_stdout()
        return PIPE_CLOSED
    except OSError as error:
        _abandon_stdout()
        _tell_problems(session, NoVerdict(_of_system(error)))
    except Exception as error:  # noqa: BLE001 - the last handler: a fault of procho is no verdict either
        _tell_internal(session, error)
    return NO_VERDICT


def _run(argv: Sequence[str], session: Session) -> int:
    try:
        task = task_of(argv, session)
        code = task if isinstance(task, int) else task(session)
        if sys.stdout is not None:
            sys.stdout.flush()
    except NoVerdict as stop:
        _tell_problems(session, stop)
    except TyperException as error:
        tell_usage(error, session, argv)
    except Abort:
        return INTERRUPTED
    except SystemExit as leaving:
        _leave(leaving)
    else:
        return code
    return NO_VERDICT


def _leave(leaving: SystemExit) -> NoReturn:
    """Typer ends with 1, our word for findings, when the reader of its help has gone."""
    if isinstance(leaving.__context__, OSError):
        raise leaving.__context__
    raise leaving


def _tell_problems(session: Session, stop: NoVerdict) -> None:
    session.tell_findings(stop.findings)
    for problem in stop.problems:
        session.say(problem.message, **problem.params)


def _tell_internal(session: Session, error: Exception) -> None:
    session.say("cli.error.internal", error=type(error).__name__)
    if session.debug:
        from traceback import format_exception

        for line in "".join(format_exception(error)).splitlines():
            tell(f"  {terminal(line)}")


def _of_system(error: OSError) -> Problem:
    """An error without a file is one of writing to stdout: every other writer names its own."""
    if error.filename is None:
        return refusal(error, STDOUT)
    return Problem("cli.error.system", {"file": str(error.filename), "error": error.strerror or type(error).__name__})


def _language(argv: Sequence[str]) -> Language | None:
    """What the arguments or PROCHO_LANG ask for, needed before the arguments are read: they may be wrong."""
    asked = [*_values(argv, "--lang"), os.environ.get("PROCHO_LANG", "")]
    return next((lang for lang in LANGUAGES if lang == asked[0]), None)


def _values(argv: Sequence[str], option: str) -> Iterator[str]:
    for arg, following in zip(argv, [*argv[1:], ""][: len(argv)], strict=True):
        if arg == option:
            yield following
        elif arg.startswith(f"{option}="):
            yield arg.partition("=")[2]


def _prepare() -> None:
    """Streams that write what their encoding lacks as an escape, and a SIGTERM that lets us tidy up."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    with suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED)


def _abandon_stdout() -> None:
    """What is still in stdout's buffer must not fail again when Python flushes it at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
