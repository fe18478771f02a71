"""Folders as the two sides of a comparison: which arguments name one, and the organigrams in it."""

import os
from collections.abc import Iterator

from procho.cli.files import SUFFIXES, find, is_organigram
from procho.cli.places import Blob, Place, place_of, shown
from procho.cli.session import NoVerdict, Session
from procho.formats.source import STDIN
from procho.model.findings import Problem

_TREE, _LINK = "tree", "120000"


def are_folders(source: str, target: str) -> bool:
    """Whether both sides are folders. Raises NoVerdict where only one is."""
    sides = _is_folder(source), _is_folder(target)
    if any(sides) and not all(sides):
        raise NoVerdict(Problem("collectivity.input.mixed", {"folder": source if sides[0] else target}))
    return all(sides)


def files_of(place: Place, session: Session) -> list[Place]:
    """The organigrams of a folder, and of those in it. Raises NoVerdict where there is none."""
    if isinstance(place, Blob):
        files: list[Place] = [*_walk(place)]
        if not files:
            raise NoVerdict(Problem("cli.files.none", {"file": shown(place)}))
        return files
    found = find([place])
    if found.problems:
        raise NoVerdict(*found.problems)
    for link in found.outside:
        session.say("cli.files.outside", file=link)
    return [*found.files]


def _is_folder(text: str) -> bool:
    if text == STDIN or os.path.lexists(text):
        return os.path.isdir(text)
    if text.endswith(SUFFIXES):
        return False
    place = place_of(text)
    return isinstance(place, Blob) and bool(_tree(place, place.path))


def _walk(folder: Blob) -> Iterator[Blob]:
    """Links are not followed: within a revision they may lead anywhere too."""
    for name, (kind, mode) in sorted(_tree(folder, folder.path).items()):
        inner = Blob(
            folder.repository, folder.commit, folder.revision, f"{folder.path}/{name}" if folder.path else name
        )
        if kind == _TREE and not name.startswith("."):
            yield from _walk(inner)
        elif kind != _TREE and mode != _LINK and is_organigram(name):
            yield inner


def _tree(blob: Blob, path: str) -> dict[str, tuple[str, str]]:
    entries = blob.repository.tree(blob.commit, "" if path == "." else path)
    if isinstance(entries, Problem):
        raise NoVerdict(entries)
    return {name: (entry.kind, entry.mode) for name, entry in entries.items()}
