"""From the paths that the user named to the files to check: folders are walked, in order."""

import os
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from procho.formats.source import STDIN
from procho.formats.yaml.config import NAME
from procho.model.findings import Problem

SUFFIXES = (".yaml", ".yml")


class Found(Struct):
    """The files to check, each once; the links that lead out of the folder that was walked; what failed."""

    files: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find(paths: Iterable[str]) -> Found:
    """Every file that was named and every organigram in the folders that were.

    Whoever names a link means the file behind it. A link that was only found may lead anywhere, and what
    is read is quoted in messages: so it is followed within its folder only. A folder without organigrams
    is a problem: nobody should take it for checked.
    """
    found = Found()
    unique: dict[str, str] = {}
    for path in paths:
        files = [path]
        if path != STDIN and os.path.isdir(path):
            files = [*_walk(path, found)]
            if not files:
                found.problems.append(Problem("cli.files.none", {"file": path}))
        for file in files:
            unique.setdefault(file if file == STDIN else os.path.abspath(file), file)
    found.files = [*unique.values()]
    return found


def _walk(root: str, found: Found) -> Iterator[str]:
    inside = os.path.join(os.path.realpath(root), "")

    def failed(error: OSError) -> None:
        found.problems.append(Problem("cli.files.folder", {"file": str(error.filename), "error": error.strerror or ""}))

    for folder, folders, names in os.walk(root, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (os.path.join(folder, name) for name in sorted(names) if is_organigram(name)):
            if os.path.islink(path) and not os.path.realpath(path).startswith(inside):
                found.outside.append(path)
            else:
                yield path


def is_organigram(name: str) -> bool:
    """Whether a file of this name is taken for an organigram."""
    return name.endswith(SUFFIXES) and name != NAME and not name.startswith(".")
