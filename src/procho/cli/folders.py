"""Folders as the two sides of a comparison: which arguments name one, and the organigrams in it."""

import os

from procho.cli.files import find, is_folder
from procho.cli.naming import SUFFIXES
from procho.cli.places import Place, place_of
from procho.cli.session import NoVerdict, Session
from procho.formats.source import STDIN
from procho.model.findings import Problem


def are_folders(source: str, target: str) -> bool:
    """Whether both sides are folders. Raises NoVerdict where only one is."""
    sides = _is_folder(source), _is_folder(target)
    if any(sides) and not all(sides):
        raise NoVerdict(Problem("collectivity.input.mixed", {"folder": source if sides[0] else target}))
    return all(sides)


def files_of(place: Place, session: Session) -> list[Place]:
    """The organigrams of a folder, and of those in it. Raises NoVerdict where there is none."""
    found = find([place])
    if found.problems:
        raise NoVerdict(*found.problems)
    for link in found.outside:
        session.say("cli.files.outside", file=link)
    return found.files


def _is_folder(text: str) -> bool:
    if text != STDIN and not os.path.lexists(text) and text.endswith(SUFFIXES):
        return False
    return is_folder(place_of(text))
