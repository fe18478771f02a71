"""What changed since a revision, and which organigrams are therefore to be checked."""

import os
from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct, field

from procho.cli.files import is_organigram
from procho.cli.places import Blob
from procho.cli.session import NoVerdict
from procho.formats.yaml.config import NAME
from procho.model.findings import Problem
from procho.vcs.changed import Changed, changed
from procho.vcs.git import Repository, repository_of

T = TypeVar("T")


class Base(Struct, frozen=True):
    """The revision as it was named, its commit, and the commit that the working tree is compared with."""

    repository: Repository
    revision: str
    tip: str
    commit: str

    def blob(self, path: str) -> Blob:
        """A file as it was."""
        return Blob(self.repository, self.commit, self.revision, path)

    def at_tip(self, path: str) -> Blob:
        """A file as it is in the revision itself: what a branch forked from long ago says does not count."""
        return Blob(self.repository, self.tip, self.revision, path)

    def name(self, path: str) -> str:
        """A path from the repository's root as somebody in the current folder would type it."""
        here = os.path.relpath(os.path.join(self.repository.folder, path), os.path.realpath(os.curdir))
        return here.replace(os.sep, "/")

    def files(self, roots: list[str]) -> Iterator[str]:
        """Every organigram of the base below these folders."""
        for root in roots:
            yield from self._below(root)

    def _below(self, folder: str) -> Iterator[str]:
        for entry in _sound(self.repository.tree(self.commit, folder)).values():
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.kind == "tree" and not entry.name.startswith("."):
                yield from self._below(path)
            elif entry.kind == "blob" and is_organigram(entry.name):
                yield path


class Changes(Struct):
    """The files to check, each with its old self's path; what was removed; the configurations that changed."""

    files: dict[str, str | None] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    configs: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    @property
    def touched(self) -> set[str]:
        """Every path that is no longer what it was."""
        return {*self.files, *self.removed, *(old for old in self.files.values() if old)}


def base_of(revision: str, path: str, *, merge_base: bool) -> Base:
    """What to compare with. Raises NoVerdict where it is not here."""
    repository = _sound(repository_of(path))
    tip = _sound(repository.commit(revision))
    return Base(repository, revision, tip, _sound(repository.merge_base(revision)) if merge_base else tip)


def roots_of(paths: list[str], base: Base) -> list[str]:
    """The paths, from the repository's root. Raises NoVerdict for one that neither side has."""
    found: list[str] = []
    for path in paths:
        real = os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))
        root = os.path.relpath(os.path.realpath(path) if os.path.isdir(path) else real, base.repository.folder)
        root = "" if root == "." else root.replace(os.sep, "/")
        if root.startswith("../") or root == "..":
            params = {"file": path, "root": base.repository.folder}
            raise NoVerdict(Problem("vcs.against.outside_repository", params))
        folder, _, name = root.rpartition("/")
        if root and not os.path.lexists(path) and name not in _sound(base.repository.tree(base.commit, folder)):
            raise NoVerdict(Problem("reading.open.not_found", {"file": path}))
        found.append(root)
    return found


def changes_since(base: Base, roots: list[str]) -> Changes:
    """What differs between the base and the working tree below these paths, and what hangs on it."""
    found = Changes()
    for each in _sound(changed(base.repository, base.commit, (".yaml", ".yml"))):
        _enter(each, found, roots, base)
    return found


def _enter(each: Changed, found: Changes, roots: list[str], base: Base) -> None:
    for path in {each.path, each.old_path or each.path}:
        if path.rpartition("/")[2] == NAME:
            found.configs.append(path)
    here = each.status != "removed" and _wanted(each.path, roots)
    if here and _leads_out(os.path.join(base.repository.folder, each.path), base.repository.folder):
        found.outside.append(each.path)
    elif here:
        found.files[each.path] = each.old_path
    elif each.old_path and _wanted(each.old_path, roots):
        found.removed.append(each.old_path)


def _wanted(path: str, roots: list[str]) -> bool:
    """Whether it is one of the paths, or an organigram below one, in no hidden folder."""
    for root in roots:
        if path == root:
            return True
        if not root or path.startswith(f"{root}/"):
            *folders, name = path.removeprefix(f"{root}/").split("/")
            if is_organigram(name) and not any(folder.startswith(".") for folder in folders):
                return True
    return False


def _leads_out(path: str, folder: str) -> bool:
    """A link that a pull request brings may lead anywhere, and what is read is quoted."""
    return not os.path.realpath(path).startswith(os.path.join(folder, ""))


def _sound(found: T | Problem) -> T:
    if isinstance(found, Problem):
        raise NoVerdict(found)
    return found
