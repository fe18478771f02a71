"""`procho git`: git diff, git log -p and git show speak of posts."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from procho.cli.delivery import deliver, plain
from procho.cli.options import Color, Lang
from procho.cli.output import write_files
from procho.cli.session import NoVerdict, Session, Task
from procho.model.findings import Problem

if TYPE_CHECKING:
    from procho.vcs.settings import Settings

EPILOG = """
Examples:

\b
  procho git install orgs                 git diff, log -p and show speak of the posts of orgs/**/*.yaml
  procho git install orgs --untracked     the same, without a line in .gitattributes
  procho git install orgs --global        in every repository of yours that has a folder orgs
  procho git uninstall                    as before
  git difftool -t procho                  what git diff shows, file by file
  git diff --no-ext-diff --no-textconv    the lines of the file, as a patch has them

Exit codes: 0 done; 2 no repository, or git refused.
"""

FOLDER = "orgs"

Action = Literal["install", "uninstall", "driver", "textconv"]
Folders = list[str]
T = TypeVar("T")


def git(
    action: Annotated[
        Action, typer.Argument(metavar="ACTION", help="install or uninstall; git itself calls driver and textconv.")
    ],
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="[FOLDER]...", help="Where the organigrams are (orgs).")
    ] = None,
    everywhere: Annotated[
        bool, typer.Option("--global", envvar="PROCHO_GLOBAL", help="For all repositories of this user.")
    ] = False,
    untracked: Annotated[
        bool, typer.Option("--untracked", envvar="PROCHO_UNTRACKED", help="Leave .gitattributes alone.")
    ] = False,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Let git show changes of organigrams post by post, and stop it."""

    def work(session: Session) -> int:
        from procho.cli.git_diff import driver, textconv

        session.ask(lang, color)
        given = arguments or []
        match action:
            case "driver":
                deliver(driver(given, session), plain(None), session, ())
            case "textconv":
                deliver(textconv(given, session), plain(None), session, ())
            case "install":
                _install(given or [FOLDER], _settings(everywhere), session, tracked=not untracked)
            case "uninstall":
                _uninstall(_settings(everywhere), session)
        return 0

    return work


def _settings(everywhere: bool) -> Settings:
    from procho.vcs.git import repository_of
    from procho.vcs.settings import Settings

    if everywhere:
        return Settings(None)
    return Settings(_sound(repository_of(os.curdir)))


def _install(folders: Folders, settings: Settings, session: Session, *, tracked: bool) -> None:
    from procho.cli.naming import SUFFIXES
    from procho.vcs.attributes import pattern, with_patterns

    path = _sound(settings.attributes(tracked=tracked))
    patterns = [pattern(_inside(folder, settings), suffix) for folder in folders for suffix in SUFFIXES]
    _refuse(settings.connect(_program()))
    _rewrite(path, with_patterns(_read(path), patterns))
    session.say("git.install.done", file=path)


def _uninstall(settings: Settings, session: Session) -> None:
    from procho.vcs.attributes import without_patterns

    _refuse(settings.disconnect())
    for path in dict.fromkeys(_sound(settings.attributes(tracked=tracked)) for tracked in (True, False)):
        _rewrite(path, without_patterns(_read(path)))
    session.say("git.install.undone")


def _inside(folder: str, settings: Settings) -> str:
    """A folder as patterns name it: from the repository's root, with `/`."""
    path = os.path.normpath(folder)
    if settings.repository:
        path = os.path.relpath(os.path.realpath(folder), settings.repository.folder)
    if os.path.isabs(path) or path.split(os.sep)[0] == os.pardir:
        raise NoVerdict(Problem("git.install.outside", {"file": folder}))
    return path.replace(os.sep, "/")


def _program() -> str:
    # Not by the name of procho, which git may not find; and -P, because git runs it in the checkout's
    # root, where a pull request can put a typer.py.
    return f"{shlex.quote(sys.executable)} -P -m procho"


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise NoVerdict(Problem("cli.error.system", {"file": path, "error": error.strerror or ""})) from None


def _rewrite(path: str, text: str) -> None:
    if text == _read(path):
        return
    if not text:
        os.unlink(path)
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    _refuse(write_files({path: text.encode("utf-8", "surrogateescape")}))


def _refuse(problem: Problem | None) -> None:
    if problem:
        raise NoVerdict(problem)


def _sound(found: T | Problem) -> T:
    if isinstance(found, Problem):
        raise NoVerdict(found)
    return found
