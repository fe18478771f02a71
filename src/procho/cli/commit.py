"""A commit of a repository: its files, by their paths from the root, read from git's objects."""

import os
import posixpath
from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from procho.cli.naming import is_organigram, joined
from procho.cli.session import NoVerdict
from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.vcs.changed import Changed, Wanted, changed
from procho.vcs.git import Entry, Repository, repository_of

T = TypeVar("T")

_LINKS = 40
"""So many links from one to the next are a circle: Linux follows no more (path_resolution(7))."""


class Commit(Struct, frozen=True):
    """A commit by its object's name; `revision` is what the user called it."""

    repository: Repository
    revision: str
    id: str

    @property
    def called(self) -> str:
        """The commit as messages name it."""
        return f"{self.revision} ({self.id[:12]})"

    def place(self, path: str) -> "Blob":
        """A file of it, or a folder."""
        return Blob(self, path)

    def entries(self, folder: str) -> dict[str, Entry]:
        """What is in a folder, by name; nothing where there is no such folder. Raises NoVerdict."""
        return sound(self.repository.tree(self.id, folder))

    def entry(self, path: str) -> Entry | None:
        """What stands at a path. Raises NoVerdict."""
        folder, _, name = path.rpartition("/")
        return self.entries(folder).get(name)

    def has(self, path: str) -> bool:
        """Whether something stands at a path; the root always does."""
        return not path or self.entry(path) is not None

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at a path; the root always is one."""
        entry = self.entry(path) if path else None
        return not path or (entry is not None and entry.kind == "tree")

    def behind(self, path: str) -> str | None:
        """The path that a link leads to, or the path itself; None for a link that leads out of the repository."""
        for _ in range(_LINKS):
            entry = self.entry(path)
            if entry is None or not entry.is_link:
                return path
            target = os.fsdecode(sound(self.repository.link(entry)))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if path.split("/")[0] in ("", ".."):
                return None
        return None

    def leads_out(self, path: str, folder: str = "") -> bool:
        """Whether it is a link to something outside a folder: it may lead anywhere, and what is read is quoted."""
        behind = self.behind(path)
        return behind is None or not behind.startswith(f"{folder}/" if folder else "")

    def read(self, path: str, limits: Limits, shown: str) -> bytes | Problem:
        """The bytes of a file, or of the file behind a link; `shown` names it in a problem."""
        return self.repository.blob(self.id, self.behind(path) or path, limits, shown)

    def organigrams(self, folder: str) -> list[str]:
        """The organigrams of a folder by their paths, in order; links are none."""
        entries = sorted(self.entries(folder).values(), key=lambda entry: entry.name)
        return [joined(folder, each.name) for each in entries if each.is_file and is_organigram(each.name)]

    def walk(self, folder: str) -> tuple[list[str], list[str]]:
        """The organigrams of a folder and of those in it that are not hidden, and the links that lead out of it."""
        files: list[str] = []
        outside: list[str] = []
        for path in self._named(folder):
            (outside if self.leads_out(path, folder) else files).append(path)
        return files, outside

    def below(self, roots: Iterable[str]) -> Iterator[str]:
        """The organigrams of several folders."""
        for root in roots:
            yield from self.walk(root)[0]

    def changed(self, base: "Commit", wanted: Wanted) -> list[Changed]:
        """The files that differ from those of another commit. Raises NoVerdict."""
        return sound(changed(self.repository, base.id, wanted, self.id))

    def _named(self, folder: str) -> Iterator[str]:
        for name, entry in sorted(self.entries(folder).items()):
            path = joined(folder, name)
            if (entry.is_file or entry.is_link) and is_organigram(name):
                yield path
            elif entry.kind == "tree" and not name.startswith("."):
                yield from self._named(path)


class Blob(Struct, frozen=True):
    """A file of a commit, or a folder, by its path from the repository's root; `""` is the root itself."""

    commit: Commit
    path: str


def commit_of(repository: Repository, revision: str) -> Commit:
    """The commit that a revision names. Raises NoVerdict, with the `git fetch` to run, where it is not here."""
    return Commit(repository, revision, sound(repository.commit(revision)))


def repository_here(path: str) -> Repository:
    """The repository around a path. Raises NoVerdict where there is none."""
    return sound(repository_of(path))


def sound(found: T | Problem) -> T:
    """What was found. Raises NoVerdict where it was not."""
    if isinstance(found, Problem):
        raise NoVerdict(found)
    return found
