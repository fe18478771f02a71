"""From the paths that the user named to the files to check: folders are walked, in order."""

import os
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from procho.cli.commit import Blob
from procho.cli.naming import is_of_git, is_organigram
from procho.cli.places import Place, shown
from procho.formats.source import STDIN
from procho.model.findings import Problem


class Found(Struct):
    """The files to check, each once; the links that lead out of the folder that was walked; what failed."""

    files: list[Place] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find(places: Iterable[Place]) -> Found:
    """Every file that was named and every organigram in the folders that were.

    Whoever names a link means the file behind it. A link that was only found may lead anywhere, and what
    is read is quoted in messages: so it is followed within its folder only. A folder without organigrams
    is a problem: nobody should take it for checked.
    """
    found = Found()
    unique: dict[Place, Place] = {}
    for place in places:
        files: list[Place] = [place]
        if is_folder(place):
            files = [*(_below(place, found) if isinstance(place, Blob) else _walk(place, found))]
            if not files:
                found.problems.append(Problem("cli.files.none", {"file": shown(place)}))
        for file in files:
            unique.setdefault(file if isinstance(file, Blob) or file == STDIN else os.path.abspath(file), file)
    found.files = [*unique.values()]
    return found


def is_folder(place: Place) -> bool:
    """Whether a folder is there, in the file system or in a commit."""
    if isinstance(place, Blob):
        return place.commit.is_folder(place.path)
    return place != STDIN and os.path.isdir(place)


def _below(folder: Blob, found: Found) -> list[Blob]:
    place, walked = folder.commit.place, folder.commit.walk(folder.path)
    found.outside += (shown(place(path)) for path in walked.outside)
    found.problems += (Problem("vcs.git.submodule", {"file": shown(place(path))}) for path in walked.repositories)
    return [place(path) for path in walked.files]


def _walk(root: str, found: Found) -> Iterator[str]:
    inside = os.path.join(os.path.realpath(root), "")

    def failed(error: OSError) -> None:
        found.problems.append(Problem("cli.files.folder", {"file": str(error.filename), "error": error.strerror or ""}))

    for folder, folders, names in os.walk(root, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (os.path.join(folder, name) for name in sorted(names) if is_organigram(name)):
            behind = os.path.realpath(path) if os.path.islink(path) else None
            if behind and (not behind.startswith(inside) or is_of_git(behind.removeprefix(inside))):
                found.outside.append(path)
            else:
                yield path
