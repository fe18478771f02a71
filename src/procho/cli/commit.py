"""A commit of a repository: its files, by their paths from the root, read from git's objects."""

import os
from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from procho.cli.naming import is_of_git, is_organigram, joined
from procho.cli.session import NoVerdict
from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.vcs.changed import Changed, Wanted, changed, unseen
from procho.vcs.git import Entry, Repository, repository_of

T = TypeVar("T")

_LINKS = 40
"""So many links from one to the next are a circle: Linux follows no more (path_resolution(7))."""


class Walk(Struct, frozen=True):
    """The organigrams that were found, the links that lead out of the folder, and the repositories within it."""

    files: list[str]
    outside: list[str]
    repositories: list[str]


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
        """What is in a folder, or behind a link to one, by name; nothing where there is none. Raises NoVerdict."""
        behind = self.behind(folder)
        return {} if behind is None else sound(self.repository.tree(self.id, behind))

    def entry(self, path: str) -> Entry | None:
        """What stands at a path, which may be a link. Raises NoVerdict."""
        folder, _, name = path.rpartition("/")
        return self.entries(folder).get(name)

    def has(self, path: str) -> bool:
        """Whether something stands at a path; the root always does."""
        return not path or self.entry(path) is not None

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at a path, or behind a link there; the root always is one."""
        behind = self.behind(path)
        entry = self.entry(behind) if behind else None
        return behind == "" or (entry is not None and entry.kind == "tree")

    def behind(self, path: str) -> str | None:
        """The path that is meant once each link on the way is followed; None where it leads out of the repository."""
        todo, done, links = path.split("/")[::-1], list[str](), 0
        while todo:
            name = todo.pop()
            entry = sound(self.repository.tree(self.id, "/".join(done))).get(name)
            links += entry is not None and entry.is_link
            if links > _LINKS or (name == ".." and not done) or (entry and entry.is_repository):
                return None
            if entry and entry.is_link:
                target = os.fsdecode(sound(self.repository.link(entry)))
                if target.startswith("/"):
                    return None
                todo += target.split("/")[::-1]
            elif name == "..":
                done.pop()
            elif name not in ("", "."):
                done.append(name)
        found = "/".join(done)
        return None if is_of_git(found) else found

    def leads_out(self, path: str, folder: str = "") -> bool:
        """Whether it is a link to something outside a folder: it may lead anywhere, and what is read is quoted."""
        behind, inside = self.behind(path), self.behind(folder)
        return behind is None or inside is None or not behind.startswith(f"{inside}/" if inside else "")

    def read(self, path: str, limits: Limits, shown: str) -> bytes | Problem:
        """The bytes of a file, or of the file behind a link; `shown` names it in a problem."""
        return self.repository.blob(self.id, self.behind(path) or path, limits, shown)

    def organigrams(self, folder: str) -> list[str]:
        """The organigrams of a folder by their paths, in order; links are none."""
        entries = sorted(self.entries(folder).values(), key=lambda entry: entry.name)
        return [joined(folder, each.name) for each in entries if each.is_file and is_organigram(each.name)]

    def walk(self, folder: str) -> Walk:
        """What is in a folder and in those in it that are not hidden."""
        found = Walk([], [], [])
        for path, entry in self._named(folder):
            if entry.is_repository:
                found.repositories.append(path)
            else:
                (found.outside if self.leads_out(path, folder) else found.files).append(path)
        return found

    def below(self, roots: Iterable[str]) -> Iterator[str]:
        """The organigrams of several folders, and the files among them."""
        for root in roots:
            if self.is_folder(root):
                yield from self.walk(root).files
            elif self.has(root):
                yield root

    def changed(self, base: "Commit", wanted: Wanted) -> list[Changed]:
        """The files that differ from those of another commit. Raises NoVerdict."""
        return sound(changed(self.repository, base.id, wanted, self.id))

    def unseen(self, base: "Commit", roots: Iterable[str]) -> list[Changed]:
        """What may have changed below some paths since another commit and nobody can tell. Raises NoVerdict."""
        return sound(unseen(self.repository, base.id, roots, self.id))

    def _named(self, folder: str) -> Iterator[tuple[str, Entry]]:
        for name, entry in sorted(self.entries(folder).items()):
            path = joined(folder, name)
            if entry.is_file or entry.is_link:
                yield from [(path, entry)] if is_organigram(name) else []
            elif not name.startswith("."):
                yield from [(path, entry)] if entry.is_repository else self._named(path)


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
