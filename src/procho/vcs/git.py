"""A repository: its commits, their trees and blobs, read from its objects and never checked out."""

import os
import re

from msgspec import Struct

from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.vcs import fetching
from procho.vcs.ending import END
from procho.vcs.objects import Objects
from procho.vcs.process import Answer, refused, run

_KINDS = {0o04: "tree", 0o12: "link", 0o16: "commit"}
"""By the type of a mode (git-fast-import(1)); every other one is a file's."""
_LONGEST = 4096
"""PATH_MAX of Linux."""


class Entry(Struct, frozen=True):
    """One entry of a tree: its name, kind (`blob`, `link`, `tree`, `commit`) and object."""

    name: str
    kind: str
    object: str

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.kind == "link"

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return self.kind == "blob"

    @property
    def is_repository(self) -> bool:
        """Whether it is a submodule: only the commit of another repository is here, none of its files."""
        return self.kind == "commit"


class Repository:
    """A repository by its folder: the working tree's root or, where there is none, the bare repository.

    What was read of it once holds until it is closed.
    """

    def __init__(self, folder: str, *, bare: bool) -> None:
        """For this folder."""
        self.folder, self.bare = folder, bare
        self._here = [f"--git-dir={folder}"] if bare else []
        self._objects = Objects(folder, self._here)
        self._trees: dict[str, dict[str, Entry]] = {}
        self._commits: dict[str, str] = {}

    def close(self) -> None:
        """End the git that reads its objects."""
        self._objects.close()

    def ask(self, *arguments: str, given: bytes = b"") -> Answer | Problem:
        """Git's answer, run at the repository's root."""
        return run([*self._here, *arguments], self.folder, given)

    def commit(self, revision: str) -> str | Problem:
        """The commit that a revision names, else the `git fetch` that brings it."""
        if revision not in self._commits:
            found = self._verified(revision)
            if isinstance(found, Problem):
                return found
            if found is None:
                return self._absent(revision)
            self._commits[revision] = found
        return self._commits[revision]

    def merge_base(self, revision: str, other: str = "HEAD") -> str | Problem:
        """The best common ancestor of two revisions."""
        commits: list[str] = []
        for name in (revision, other):
            found = self.commit(name)
            if isinstance(found, Problem):
                return found
            commits.append(found)
        answer = self.ask("merge-base", *commits)
        if isinstance(answer, Problem):
            return answer
        if answer.code == 0:
            return answer.out.decode().split()[0]
        if answer.code != 1:
            return refused(answer, self.folder)
        message = "no_ancestor_shallow" if self._shallow() else "no_ancestor"
        return Problem(f"vcs.git.{message}", {"revision": revision, "other": other, "command": "git fetch --unshallow"})

    def tree(self, commit: str, path: str) -> dict[str, Entry] | Problem:
        """The entries of a folder of a commit by name; none where there is no such folder. `""` is the root."""
        found = self._listed(f"{commit}^{{tree}}")
        for name in path.split("/") if path else ():
            if isinstance(found, Problem):
                return found
            entry = found.get(name)
            found = self._listed(entry.object) if entry and entry.kind == "tree" else {}
        return found

    def blob(self, commit: str, path: str, limits: Limits, shown: str) -> bytes | Problem:
        """The bytes of a file of a commit, of at most `limits.max_bytes`; `shown` names it in a problem."""
        folder, _, name = path.rpartition("/")
        entries = self.tree(commit, folder)
        if isinstance(entries, Problem):
            return entries
        entry = entries.get(name)
        if entry is None:
            return Problem("vcs.git.not_found", {"file": shown})
        if not entry.is_file:
            return Problem("vcs.git.link" if entry.is_link else "vcs.git.folder", {"file": shown})
        content = self._objects.read(entry.object, "blob", limits.max_bytes)
        params = {"file": shown, "limit": limits.max_bytes, "variable": "PROCHO_MAX_BYTES"}
        return Problem("reading.open.too_large", params) if content is None else content

    def link(self, entry: Entry) -> bytes | Problem:
        """Where a symbolic link leads, as it stands in it; nowhere, if that is longer than any path."""
        content = self._objects.read(entry.object, "blob", _LONGEST)
        return b"/" if content is None else content

    def _listed(self, name: str) -> dict[str, Entry] | Problem:
        if name not in self._trees:
            content = self._objects.read(name, "tree")
            found = content if content is None or isinstance(content, Problem) else _entries(content, name)
            if found is None or isinstance(found, Problem):
                return found or Problem("vcs.git.failed", {"error": f"{name}: bad tree"})
            self._trees[name] = found
        return self._trees[name]

    def _verified(self, revision: str) -> str | Problem | None:
        # `:/TEXT` is a commit already, and takes all that follows for text.
        name = revision if revision.startswith(":/") else f"{revision}^{{commit}}"
        answer = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if isinstance(answer, Problem):
            return answer
        if answer.code == 0:
            return answer.out.decode().strip()
        return refused(answer, self.folder) if "dubious" in answer.error or "not a git" in answer.error else None

    def _absent(self, revision: str) -> Problem:
        params = {"revision": revision}
        stem = fetching.stem(revision)
        if stem and stem != revision and isinstance(self._verified(stem), str):
            if not self._shallow():
                return _unknown(revision)
            return Problem("vcs.git.fetch", {**params, "command": "git fetch --unshallow"})
        remotes = self.ask("remote")
        names = os.fsdecode(remotes.out).splitlines() if isinstance(remotes, Answer) else []
        command = fetching.fetch(revision, names, shallow=self._shallow())
        return Problem("vcs.git.fetch", {**params, "command": command}) if command else _unknown(revision)

    def _shallow(self) -> bool:
        answer = self.ask("rev-parse", "--is-shallow-repository")
        return isinstance(answer, Answer) and answer.out.strip() == b"true"


_OPEN: dict[str, Repository] = {}
"""Those of this run, by their folders."""


def repository_of(path: str) -> Repository | Problem:
    """The repository in which a path (or the folder it would be in) lies.

    It is found here and not by git: a folder that only looks like a bare repository is one only where
    no working tree is around it.
    """
    start = os.path.realpath(path)
    above = [start]
    while os.path.dirname(above[-1]) != above[-1]:
        above.append(os.path.dirname(above[-1]))
    for folder in above:
        if os.path.lexists(os.path.join(folder, ".git")):
            return _opened(folder, bare=False)
    for folder in above:
        if all(os.path.exists(os.path.join(folder, name)) for name in ("HEAD", "objects", "refs")):
            return _opened(folder, bare=True)
    return Problem("vcs.git.no_repository", {"file": path})


def _opened(folder: str, *, bare: bool) -> Repository:
    """One for every folder: each argument of a run may be of the same repository."""
    if folder not in _OPEN:
        _OPEN[folder] = Repository(folder, bare=bare)
        END.callback(_OPEN.pop, folder)
        END.callback(_OPEN[folder].close)
    return _OPEN[folder]


def _unknown(revision: str) -> Problem:
    return Problem("vcs.git.no_revision", {"revision": revision})


def _entries(tree: bytes, name: str) -> dict[str, Entry] | None:
    """`<mode> SP <name> NUL <object>`, the object in binary, as often as there are entries; None for anything else."""
    width = len(name.partition("^")[0]) // 2
    record = re.compile(rb"([0-7]+) ([^\0]+)\0(.{%d})" % width, re.DOTALL)
    found: dict[str, Entry] = {}
    at = 0
    while at < len(tree):
        if (entry := record.match(tree, at)) is None:
            return None
        mode, path, object_ = entry.groups()
        found[os.fsdecode(path)] = Entry(os.fsdecode(path), _KINDS.get(int(mode, 8) >> 12, "blob"), object_.hex())
        at = entry.end()
    return found
