"""Which files differ between two commits, or a commit and the working tree: git-diff(1), --name-status -z."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct

from procho.model.findings import Problem
from procho.vcs.git import Repository
from procho.vcs.process import Answer, refused

Status = Literal["added", "modified", "removed", "renamed", "closed"]

_STATUS: dict[str, Status] = {"A": "added", "C": "added", "D": "removed", "R": "renamed"}
_PLAIN = ("-z", "--no-relative", "--no-color", "--no-ext-diff", "--no-textconv")
_DIFF = ("diff", "--name-status", *_PLAIN, "-M", "-l0", "--ignore-submodules=all")
_LINKS = ("diff", "--raw", *_PLAIN, "--no-renames", "--ignore-submodules=none")
_LINK = "160000"
"""The mode of a submodule, a link to a commit of another repository (git-fast-import(1))."""

_CLOSED = re.compile(r"^warning: could not open directory '(.*?)/*': ", re.MULTILINE)

_OTHERS = ("ls-files", "-z", "--others", "--full-name")


class Changed(Struct, frozen=True):
    """A file that differs, by its path from the repository's root. `old_path`: where it was, if it was."""

    path: str
    old_path: str | None
    status: Status


_Question = tuple[tuple[str, ...], Callable[[Answer], Iterator[Changed]]]
"""Arguments for git, and what reads its answer."""


class Wanted(Struct, frozen=True):
    """Which files are asked about: those with one of these suffixes, and those with one of these paths."""

    suffixes: tuple[str, ...]
    paths: tuple[str, ...] = ()

    @property
    def specs(self) -> list[str]:
        """The same as git's arguments (gitglossary(7), pathspec)."""
        return ["--", *(f":(top)*{each}" for each in self.suffixes), *(f":(top,literal){each}" for each in self.paths)]


def changed(repository: Repository, base: str, wanted: Wanted, commit: str | None = None) -> list[Changed] | Problem:
    """The files that differ between two commits, in order, renames found.

    Without a second commit it is the working tree. Files that git does not know yet there, and was not told
    to ignore, are added ones: whoever has just written a version wants it checked. So is one that is named.
    """
    paths = wanted.specs
    asked: list[_Question] = [((*_DIFF, "--end-of-options", base, *([commit] if commit else ()), *paths), _compared)]
    if commit is None:
        asked.append(((*_OTHERS, "--exclude-standard", *paths), _untracked))
        if wanted.paths:
            asked.append(((*_OTHERS, *Wanted((), wanted.paths).specs), _untracked))
    return _answered(repository, asked)


def unseen(
    repository: Repository, base: str, roots: Iterable[str], commit: str | None = None
) -> list[Changed] | Problem:
    """What lies below some paths and git does not look into, where it is not known to be the same in the same sense.

    That is submodules that differ, whatever `.gitmodules` says of them, and in the working tree repositories that git
    does not know yet, and folders that are closed to it.
    """
    paths = Wanted((), tuple(roots)).specs
    asked: list[_Question] = [((*_LINKS, "--end-of-options", base, *([commit] if commit else ()), *paths), _linked)]
    if commit is None:
        asked.append(((*_OTHERS, "--exclude-standard", *paths), _shut))
    return _answered(repository, asked)


def _answered(repository: Repository, asked: Iterable[_Question]) -> list[Changed] | Problem:
    found: list[Changed] = []
    for arguments, read in asked:
        answer = repository.ask(*arguments)
        if isinstance(answer, Problem):
            return answer
        if answer.code:
            return refused(answer, repository.folder)
        found += read(answer)
    return sorted(_once(found), key=lambda each: each.path)


def _once(found: list[Changed]) -> Iterator[Changed]:
    """A file taken out of the index that still lies there is neither removed nor new: it is what it is now."""
    by_path: dict[str, Changed] = {}
    for each in found:
        known = by_path.get(each.path)
        by_path[each.path] = Changed(each.path, known.old_path, "modified") if known else each
    return iter(by_path.values())


def _fields(answer: Answer) -> list[str]:
    return os.fsdecode(answer.out).split("\0")[:-1]


def _compared(answer: Answer) -> Iterator[Changed]:
    left = iter(_fields(answer))
    for letters in left:
        status = _STATUS.get(letters[0], "modified")
        path = next(left)
        if letters[0] in "RC":
            old, path = path, next(left)
            yield Changed(path, old if status == "renamed" else None, status)
        else:
            yield Changed(path, None if status == "added" else path, status)


def _linked(answer: Answer) -> Iterator[Changed]:
    """`:<mode> <mode> <object> <object> <letter>` NUL `<path>` NUL (git-diff(1), raw output format)."""
    fields = _fields(answer)
    for facts, path in zip(fields[::2], fields[1::2], strict=True):
        before, after = facts.removeprefix(":").split()[:2]
        if after == _LINK:
            yield Changed(path, path if before == _LINK else None, "modified" if before == _LINK else "added")
        elif before == _LINK:
            yield Changed(path, path, "removed")


def _shut(answer: Answer) -> Iterator[Changed]:
    """Git names a folder only where it does not look into it, for it has a repository of its own."""
    for path in _fields(answer):
        if path.endswith("/"):
            yield Changed(path.rstrip("/"), None, "added")
    for path in _CLOSED.findall(answer.error):
        yield Changed(path, None, "closed")


def _untracked(answer: Answer) -> Iterator[Changed]:
    return (Changed(path, None, "added") for path in _fields(answer))
