"""The files that lie in a repository's folder, by their paths from its root."""

import os
import stat
from collections.abc import Iterable, Iterator

from msgspec import Struct

from procho.cli.commit import Commit, sound
from procho.cli.files import find
from procho.cli.naming import is_of_git, is_organigram, joined
from procho.cli.session import NoVerdict
from procho.model.findings import Problem
from procho.vcs.changed import Changed, Wanted, changed, unseen
from procho.vcs.git import Repository, repository_of


class WorkTree(Struct, frozen=True):
    """What is checked out, with what was edited since; a side of a check as a `Commit` is."""

    repository: Repository
    called: str
    """How messages name it."""
    revision: str = "HEAD"
    """The commit that it comes from."""

    def place(self, path: str) -> str:
        """A file as somebody in the current folder would type it."""
        here = os.path.relpath(os.path.join(self.repository.folder, path), os.path.realpath(os.curdir))
        return here.replace(os.sep, "/")

    def path(self, typed: str) -> str:
        """The path from the root of what somebody has typed. Raises NoVerdict for one outside."""
        return path_in(self.repository, typed)

    def has(self, path: str) -> bool:
        """Whether something stands at a path."""
        return os.path.lexists(self._whole(path))

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at a path."""
        return os.path.isdir(self._whole(path))

    def behind(self, path: str) -> str | None:
        """The path that is meant once each link on the way is followed; None where one leads out of the repository."""
        real = os.path.realpath(self._whole(path))
        circle = os.path.islink(real)
        found = _below(self.repository.folder, real) if repository_of(real) == self.repository and not circle else None
        return None if found is None or is_of_git(found) else found

    def leads_out(self, path: str) -> bool:
        """A link that a pull request brings may lead anywhere, and what is read is quoted."""
        return self.behind(path) is None

    def organigrams(self, folder: str) -> list[str]:
        """The organigrams of a folder by their paths, in order; links are none."""
        whole = self._whole(folder)
        names = sorted(os.listdir(whole)) if os.path.isdir(whole) else []
        paths = (joined(folder, name) for name in names if is_organigram(name))
        return [path for path in paths if stat.S_ISREG(os.lstat(self._whole(path)).st_mode)]

    def below(self, roots: Iterable[str]) -> Iterator[str]:
        """The organigrams of these folders, and of those in them that are not hidden."""
        for file in find(self.place(root) for root in roots if self.has(root)).files:
            yield self.path(str(file))

    def changed(self, base: Commit, wanted: Wanted) -> list[Changed]:
        """The files that differ from those of a commit, new ones too. Raises NoVerdict."""
        return sound(changed(self.repository, base.id, wanted))

    def unseen(self, base: Commit, roots: Iterable[str]) -> list[Changed]:
        """What may have changed below some paths since a commit and nobody can tell. Raises NoVerdict."""
        return sound(unseen(self.repository, base.id, roots))

    def _whole(self, path: str) -> str:
        return os.path.join(self.repository.folder, path)


def repository_around(typed: str) -> Repository:
    """The repository in which what somebody has typed stands, wherever it leads. Raises NoVerdict without one."""
    whole = os.path.normpath(os.path.join(os.path.realpath(os.curdir), typed))
    names = whole.split(os.sep)
    for end in range(2, len(names) + 1):
        part = os.sep.join(names[:end])
        found = repository_of(os.path.dirname(part)) if os.path.islink(part) else None
        if isinstance(found, Repository):
            return found
    return sound(repository_of(whole))


def path_in(repository: Repository, typed: str) -> str:
    """The path from a repository's root of what somebody has typed. Raises NoVerdict for one outside."""
    whole = os.path.normpath(os.path.join(os.path.realpath(os.curdir), typed))
    # What is typed by way of a link to the repository lies outside by its name only.
    beside = os.path.join(os.path.realpath(os.path.dirname(whole)), os.path.basename(whole))
    for each in (whole, beside, os.path.realpath(whole)):
        path = _below(repository.folder, each)
        if path is not None:
            return path
    raise outside(typed, repository)


def outside(file: str, repository: Repository) -> NoVerdict:
    """Nothing is said about a file of elsewhere."""
    return NoVerdict(Problem("vcs.against.outside_repository", {"file": file, "root": repository.folder}))


def _below(root: str, whole: str) -> str | None:
    path = os.path.relpath(whole, root).replace(os.sep, "/")
    return None if path.split("/")[0] == ".." else "" if path == "." else path
