"""What git calls for an organigram: the diff of two versions of a file, and a file as lines.

gitattributes(5), "Defining an external diff driver" and "Performing text diffs of binary files". Git
gives up its whole diff when such a program fails, so whatever procho cannot read is shown as it is.
"""

import os
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from msgspec import Struct

from procho.cli.pair import Pair
from procho.cli.places import shown
from procho.cli.reading import Reader
from procho.cli.session import NoVerdict, Session
from procho.formats.source import read_bytes
from procho.formats.yaml.organigram import load
from procho.model.findings import Problem
from procho.model.version import Version
from procho.render.escape import terminal

_NONE = ("/dev/null", os.devnull)


class _Side(Struct, frozen=True):
    """A file's content on one side; `version` where it is an organigram whose posts are known."""

    data: bytes
    version: Version | None

    @property
    def lines(self) -> list[str]:
        from procho.render.organigram.lines import lines

        if self.version:
            return lines(self.version).splitlines()
        return [terminal(line) for line in self.data.decode("utf-8", "backslashreplace").splitlines()]


def textconv(arguments: Sequence[str], session: Session) -> str:
    """A file as lines. Raises NoVerdict where there are no bytes, or not one file."""
    if len(arguments) != 1:
        raise NoVerdict(Problem("git.driver.arguments", {"count": len(arguments)}))
    side = _side(arguments[0], arguments[0], session)
    return "".join(f"{line}\n" for line in side.lines)


def driver(arguments: Sequence[str], session: Session) -> str:
    """What became of one file: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH SIMILARITY].

    An unmerged file comes with its path alone. Raises NoVerdict for other arguments.
    """
    match arguments:
        case [path]:
            return f"{_title(path, path)}\n{session.words('git.driver.unmerged')}\n"
        case [path, old, _, old_mode, new, _, new_mode, *renamed]:
            name = renamed[0] if renamed else path
            mode = [f"{old_mode} → {new_mode}"] if old_mode != new_mode and "." not in (old_mode, new_mode) else []
            before, after = (None if file in _NONE else _side(file, name, session) for file in (old, new))
            body = _changes(before, after, name, session)
            return "".join(f"{line}\n" for line in (_title(path, name), *map(terminal, mode), *body))
        case _:
            raise NoVerdict(Problem("git.driver.arguments", {"count": len(arguments)}))


def _title(path: str, name: str) -> str:
    return f"diff --procho a/{terminal(shown(path))} b/{terminal(shown(name))}"


def _changes(before: _Side | None, after: _Side | None, path: str, session: Session) -> Iterator[str]:
    reader = Reader(session)
    new = after.version if after else None
    old = before.version if before else None
    if new and not before:
        # A new file is a new version: it changes what its previous version was.
        old = reader.previous(path, new).version
    if old and new:
        yield from _compared(old, new, path, reader)
    if before or not old:
        yield from _differing(before, after, session)


def _compared(old: Version, new: Version, path: str, reader: Reader) -> Iterator[str]:
    from procho.render.comparison.text import text

    session = reader.session
    try:
        pair = Pair(old, new, reader.previous(path, old), reader.previous(path, new), reader.config_of(path))
        if broken := pair.broken_lineage():
            raise NoVerdict(Problem("cli.input.lineage", {"count": len(broken)}), findings=broken)  # noqa: TRY301
        comparison = pair.compare(infer=True)
    except NoVerdict as stop:
        session.tell_findings(stop.findings)
        for problem in stop.problems:
            session.say(problem.message, **problem.params)
        return
    yield from text(comparison, session.words, width=session.width(), color=_colored(session)).splitlines()


def _colored(session: Session) -> bool:
    """Git's pager stands between us and the terminal, and says so."""
    paged = os.environ.get("GIT_PAGER_IN_USE") == "true" and os.environ.get("TERM") != "dumb"
    return session.colored("-") or (session.color == "auto" and paged and not os.environ.get("NO_COLOR"))


def _differing(before: _Side | None, after: _Side | None, session: Session) -> Iterator[str]:
    """The lines that differ, so that nothing that the comparison does not speak of is hidden."""
    if before and after and not (before.version and after.version):
        before, after = _Side(before.data, None), _Side(after.data, None)
    old, new = (side.lines if side else [] for side in (before, after))
    found = [*unified_diff(old, new, lineterm="", n=0)][2:]
    yield from ("", *(line for line in found if not line.startswith("@@"))) if found else ()
    if not found and before and after and before.data != after.data:
        yield session.words("git.driver.layout")


def _side(file: str, name: str, session: Session) -> _Side:
    data = read_bytes(file, session.limits)
    if isinstance(data, Problem):
        raise NoVerdict(data)
    version = load(data, shown(name), session.limits).version
    return _Side(data, version if version and version.organigram.composition == "known" else None)
