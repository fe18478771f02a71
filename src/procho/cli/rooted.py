"""Files named as a platform names them: by their path from the root of the repository."""

import os
from collections.abc import Iterable

from procho.formats.source import STDIN, displayed
from procho.vcs.git import Repository, repository_of
from procho.vcs.revision import parse


def from_root(files: Iterable[str]) -> dict[str, str]:
    """Each file, and its path from the root of the repository around this folder (none: from this folder).

    A link within the repository is resolved: platforms show nothing on a link. What leads out of it keeps
    its name, and what lies outside is named by its absolute path. A file of a revision is named without it.
    """
    root = os.path.join(_root(), "")
    return {file: file if file == STDIN else displayed(_named(file, root)) for file in files}


def _named(file: str, root: str) -> str:
    if not os.path.lexists(file) and (asked := parse(file)):
        return asked.path
    beside = os.path.join(os.path.realpath(os.path.dirname(file)), os.path.basename(file))
    behind = os.path.realpath(file)
    return (behind if behind.startswith(root) else beside).removeprefix(root)


def _root() -> str:
    found = repository_of(".")
    return found.folder if isinstance(found, Repository) and not found.bare else os.path.realpath(".")
