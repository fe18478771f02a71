"""Runs git: no shell, no pager, no hook, no prompt, and never a program that lies in the checkout."""

import os
import shutil
import subprocess
from collections.abc import Sequence

from msgspec import Struct

from procho.model.findings import Problem

SECONDS = 120
"""A git that has not answered by then waits for something that will not come."""

_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""What of git's environment says where objects and settings are; the rest would change what is read."""

_OURS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}

# A folder of a pull request may look like a bare repository, whose settings name programs to run: git
# must not discover one. A file system monitor is such a program.
_SETTINGS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")


class Answer(Struct, frozen=True):
    """How git ended, and what it wrote."""

    code: int
    out: bytes
    error: str


def run(arguments: Sequence[str], folder: str, given: bytes = b"") -> Answer | Problem:
    """Git's answer to these arguments in this folder, or why there is none."""
    command = _command(arguments, folder)
    if isinstance(command, Problem):
        return command
    try:
        done = subprocess.run(  # noqa: S603 - a program at an absolute path; revisions come after --end-of-options
            command,
            cwd=folder,
            env=_environment(),
            input=given,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return late()
    except (OSError, ValueError) as error:  # ValueError: a NUL in an argument
        return Problem("vcs.git.failed", {"error": str(error)})
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace").strip())


def start(arguments: Sequence[str], folder: str) -> subprocess.Popen[bytes] | Problem:
    """A git to talk to through its stdin and stdout, or why there is none. What it complains about is lost."""
    command = _command(arguments, folder)
    if isinstance(command, Problem):
        return command
    talk = subprocess.PIPE
    try:
        return subprocess.Popen(  # noqa: S603 - as above
            command, cwd=folder, env=_environment(), stdin=talk, stdout=talk, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        return Problem("vcs.git.failed", {"error": str(error)})


def late() -> Problem:
    """What a git that does not answer means."""
    return Problem("vcs.git.timeout", {"count": SECONDS})


def refused(answer: Answer, folder: str) -> Problem:
    """What git's own complaint means."""
    if "dubious ownership" in answer.error:
        return Problem("vcs.git.ownership", {"file": folder})
    return Problem("vcs.git.failed", {"error": answer.error.partition("\n")[0] or str(answer.code)})


def find_git(folder: str) -> str | None:
    """The git of an absolute folder of PATH that lies outside this one (the checkout) and the current one."""
    inside = tuple(os.path.join(os.path.realpath(each), "") for each in (folder, os.curdir))
    for entry in os.environ.get("PATH", os.defpath).split(os.pathsep):
        found = shutil.which("git", path=entry) if os.path.isabs(entry) else None
        if found and not os.path.realpath(found).startswith(inside):
            return found
    return None


def _command(arguments: Sequence[str], folder: str) -> list[str] | Problem:
    program = find_git(folder)
    return [program, "--no-pager", *_SETTINGS, *arguments] if program else Problem("vcs.git.missing")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return kept | _OURS
