"""A repository: its commits, their trees and blobs, read from its objects and never checked out."""

import os

from msgspec import Struct, field

from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.vcs import fetching
from procho.vcs.process import Answer, refused, run

_LINK = "120000"
_LONGEST = 4096
"""PATH_MAX of Linux."""


class Entry(Struct, frozen=True):
    """One entry of a tree: its name, mode and kind (`blob`, `tree`, `commit`), its object, a blob's size in bytes."""

    name: str
    mode: str
    kind: str
    object: str
    size: int

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == _LINK

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return self.kind == "blob" and not self.is_link

    @property
    def is_repository(self) -> bool:
        """Whether it is a submodule: only the commit of another repository is here, none of its files."""
        return self.kind == "commit"


class Repository(Struct, eq=False):
    """A repository by its folder: the working tree's root or, where there is none, the bare repository."""

    folder: str
    bare: bool
    _trees: dict[str, dict[str, Entry]] = field(default_factory=dict)
    _commits: dict[str, str] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        """One folder is one repository, whatever was read of it so far."""
        return isinstance(other, Repository) and self.folder == other.folder

    def __hash__(self) -> int:
        """The same for the same folder."""
        return hash(self.folder)

    def ask(self, *arguments: str, given: bytes = b"") -> Answer | Problem:
        """Git's answer, run at the repository's root."""
        here = [f"--git-dir={self.folder}"] if self.bare else []
        return run([*here, *arguments], self.folder, given)

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
        name = f"{commit}:{path}"
        if name not in self._trees:
            answer = self.ask("ls-tree", "-z", "--full-tree", "--long", name)
            if isinstance(answer, Problem):
                return answer
            if answer.code and "ot a valid object name" not in answer.error and "ot a tree object" not in answer.error:
                return refused(answer, self.folder)
            self._trees[name] = {} if answer.code else _entries(answer.out)
        return self._trees[name]

    def blob(self, commit: str, path: str, limits: Limits, shown: str) -> bytes | Problem:
        """The bytes of a file of a commit, of at most `limits.max_bytes`; `shown` names it in a problem."""
        folder, _, name = path.rpartition("/")
        entries = self.tree(commit, folder)
        if isinstance(entries, Problem):
            return entries
        entry = entries.get(name)
        if problem := _unusable(entry, limits, shown):
            return problem
        return self._content(entry.object) if entry else b""

    def link(self, entry: Entry) -> bytes | Problem:
        """Where a symbolic link leads, as it stands in it; nowhere, if that is longer than any path."""
        return self._content(entry.object) if entry.size <= _LONGEST else b"/"

    def _content(self, name: str) -> bytes | Problem:
        answer = self.ask("cat-file", "--batch", given=f"{name}\n".encode())
        if isinstance(answer, Problem):
            return answer
        head, _, rest = answer.out.partition(b"\n")
        if answer.code or not head.startswith(f"{name} blob ".encode()):
            return refused(answer, self.folder)
        return rest[: int(head.split()[2])]

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
            return Repository(folder, bare=False)
    for folder in above:
        if all(os.path.exists(os.path.join(folder, name)) for name in ("HEAD", "objects", "refs")):
            return Repository(folder, bare=True)
    return Problem("vcs.git.no_repository", {"file": path})


def _unusable(entry: Entry | None, limits: Limits, shown: str) -> Problem | None:
    if entry is None:
        return Problem("vcs.git.not_found", {"file": shown})
    if not entry.is_file:
        return Problem("vcs.git.link" if entry.is_link else "vcs.git.folder", {"file": shown})
    if entry.size > limits.max_bytes:
        params = {"file": shown, "limit": limits.max_bytes, "variable": "PROCHO_MAX_BYTES"}
        return Problem("reading.open.too_large", params)
    return None


def _unknown(revision: str) -> Problem:
    return Problem("vcs.git.no_revision", {"revision": revision})


def _entries(listing: bytes) -> dict[str, Entry]:
    """`<mode> SP <type> SP <object> SP+ <size> TAB <name>`, each ended by NUL (git-ls-tree(1))."""
    found: dict[str, Entry] = {}
    for record in os.fsdecode(listing).split("\0")[:-1]:
        facts, _, name = record.partition("\t")
        mode, kind, object_, size = facts.split()
        found[name] = Entry(name, mode, kind, object_, int(size) if size.isdecimal() else 0)
    return found
