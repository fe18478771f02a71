"""What changed since a revision, and which organigrams are therefore to be checked."""

import posixpath

from msgspec import Struct, field

from procho.cli.commit import Blob, Commit, commit_of, sound
from procho.cli.naming import SUFFIXES, is_organigram
from procho.cli.places import Place, shown
from procho.cli.session import NoVerdict, Session
from procho.cli.worktree import WorkTree, outside, repository_around
from procho.formats.source import STDIN
from procho.formats.yaml.config import NAME
from procho.model.findings import Problem
from procho.vcs.changed import Changed, Status, Wanted

State = Commit | WorkTree
"""The files of one side, by their paths from the repository's root."""


class Sides(Struct, frozen=True):
    """What is compared: the base, and the state that is checked, below some folders."""

    tip: Commit
    """The revision that was named. Its configuration holds: what a branch forked from long ago says does not count."""
    base: Commit
    """The commit that is compared with."""
    new: State
    roots: list[str]
    moved: list[str]
    """Those that a link leads to only since the base: nobody may have judged what was there."""


class Changes(Struct):
    """The files to check, each with its old self's path; what was removed; the configurations that changed."""

    files: dict[str, str | None] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    configs: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """Every path that is no longer what it was, where that is of consequence to what is checked."""


def sides_of(revision: str, places: list[Place], session: Session, *, merge_base: bool) -> Sides:
    """What the command line names. Raises NoVerdict where one of it is not here, or where it makes no sense."""
    new, paths = _state(places, session)
    tip = base = commit_of(new.repository, revision)
    if merge_base:
        base = Commit(tip.repository, revision, sound(tip.repository.merge_base(revision, new.revision)))
    roots = [_behind(path, place, new, base) for place, path in zip(places, paths, strict=True)]
    moved = [root for root, path in zip(roots, paths, strict=True) if base.behind(path) != root]
    return Sides(tip, base, new, roots, moved)


def _behind(path: str, place: Place, new: State, base: Commit) -> str:
    """What is checked for a path that was named: whoever names a link means what is behind it."""
    behind = new.behind(path)
    if behind is None:
        raise outside(shown(place), new.repository)
    if not new.has(behind) and (new.has(path) or not base.has(path)):
        raise NoVerdict(Problem("reading.open.not_found", {"file": shown(place)}))
    return behind


def _state(places: list[Place], session: Session) -> tuple[State, list[str]]:
    """Where the files are that these paths name, all in the working tree or all in one revision, and their paths."""
    blobs = [place for place in places if isinstance(place, Blob)]
    files = [place for place in places if isinstance(place, str)]
    if STDIN in files:
        raise NoVerdict(Problem("vcs.aside.stdin"))
    if len({None if isinstance(place, str) else place.commit.revision for place in places}) > 1:
        raise NoVerdict(Problem("vcs.against.mixed"))
    if blobs:
        return blobs[0].commit, [blob.path for blob in blobs]
    repository = repository_around(files[0])
    if repository.bare:
        raise NoVerdict(Problem("vcs.git.bare", {"file": repository.folder}))
    tree = WorkTree(repository, session.words("vcs.against.working_tree"))
    return tree, [tree.path(file) for file in files]


def changes_since(sides: Sides) -> Changes:
    """What differs between the two states below the paths, and what hangs on it.

    Raises NoVerdict where some of it cannot be told, as in another repository.
    """
    found = Changes(removed=_gone(sides))
    files = (root for root in sides.roots if not sides.new.is_folder(root))
    for each in sides.new.changed(sides.base, Wanted(SUFFIXES, tuple(files))):
        _enter(each, found, sides)
    found.files |= dict.fromkeys(sides.new.below(sides.moved))
    found.touched |= {*found.files, *found.removed}
    return found


def _gone(sides: Sides) -> list[str]:
    """The repositories within the paths that are gone. Raises NoVerdict for what is there and cannot be looked into."""
    unseen = [each for each in sides.new.unseen(sides.base, sides.roots) if _visible(each.path, sides.roots)]
    there = [each for each in unseen if each.status != "removed"]
    if there:
        raise NoVerdict(*(_unseen(each.status, shown(sides.new.place(each.path))) for each in there))
    return [each.path for each in unseen]


def _unseen(status: Status, file: str) -> Problem:
    return Problem("vcs.git.closed" if status == "closed" else "vcs.git.submodule", {"file": file})


def _enter(each: Changed, found: Changes, sides: Sides) -> None:
    found.configs += (
        path for path in dict.fromkeys((each.old_path, each.path)) if path and posixpath.basename(path) == NAME
    )
    here = each.status != "removed" and _wanted(each.path, sides.roots)
    if here and sides.new.leads_out(each.path):
        found.outside.append(each.path)
    elif here:
        found.files[each.path] = _checked(each.old_path, sides)
        found.touched |= {each.old_path} if each.old_path else set()
    elif each.old_path and _wanted(each.old_path, sides.roots):
        found.removed.append(each.old_path)


def _checked(old: str | None, sides: Sides) -> str | None:
    """What a check of the base saw of a file: nothing of one outside the paths, that nobody may ever have judged."""
    seen = old and _wanted(old, sides.roots) and not sides.base.leads_out(old)
    return old if seen else None


def _wanted(path: str, roots: list[str]) -> bool:
    """Whether it is one of the paths, or an organigram below one, in no hidden folder."""
    return path in roots or (is_organigram(posixpath.basename(path)) and _visible(path, roots))


def _visible(path: str, roots: list[str]) -> bool:
    """Whether it is one of the paths, or below one, and nothing between the two is hidden."""
    for root in roots:
        inside = f"{root}/" if root else ""
        if path == root or (path.startswith(inside) and "/." not in f"/{path.removeprefix(inside)}"):
            return True
    return False
