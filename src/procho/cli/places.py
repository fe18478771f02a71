"""Where a file is read from: a path, stdin, or a revision of git. What stands beside it is read from there too."""

import os

from msgspec import Struct

from procho.cli.session import NoVerdict
from procho.formats.previous import previous_of
from procho.formats.source import STDIN, displayed, read_bytes, read_stdin
from procho.formats.yaml.config import NAME, find_config
from procho.formats.yaml.organigram import load
from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.model.version import Previous, Version
from procho.vcs.git import Repository, repository_of
from procho.vcs.revision import parse


class Blob(Struct, frozen=True):
    """A file of a commit, by its path from the repository's root; `revision` is the commit as it was named."""

    repository: Repository
    commit: str
    revision: str
    path: str


Place = str | Blob


def place_of(text: str) -> Place:
    """What an argument names: an existing file goes first, then `REV:PATH`. Raises NoVerdict without that revision."""
    asked = None if text == STDIN or os.path.lexists(text) else parse(text)
    repository = repository_of(".") if asked else None
    if asked is None or not isinstance(repository, Repository):
        return text
    commit = repository.commit(asked.name)
    if isinstance(commit, Problem):
        raise NoVerdict(commit)
    return Blob(repository, commit, asked.name, _from_root(asked.path, repository))


def _from_root(path: str, repository: Repository) -> str:
    if path.startswith(("./", "../")):
        path = os.path.relpath(os.path.realpath(path), repository.folder)
    return os.path.normpath(path).replace(os.sep, "/") if path else path


def shown(place: Place) -> str:
    r"""A place as text that every output can hold: a byte that is no UTF-8 becomes `\udcff` (PEP 383), spelled out."""
    name = place if isinstance(place, str) else f"{place.revision}:{place.path}"
    return name.encode("utf-8", "backslashreplace").decode()


def bytes_of(place: Place, limits: Limits) -> bytes:
    """What stands there. Raises NoVerdict where there is nothing to judge."""
    if isinstance(place, Blob):
        read = place.repository.blob(place.commit, place.path, limits, shown(place))
    else:
        read = read_stdin(limits) if place == STDIN else read_bytes(place, limits)
    if isinstance(read, Problem):
        raise NoVerdict(read)
    return read


def previous_at(place: Place, version: Version, limits: Limits) -> Previous:
    """What the version's `previous` names, in the folder of its file (stdin: in this one)."""
    if isinstance(place, Blob):
        return _previous_in(place, version, limits)
    folder = "." if place == STDIN else os.path.dirname(place) or "."
    return previous_of(version, folder, limits)


def _previous_in(blob: Blob, version: Version, limits: Limits) -> Previous:
    name, folder = version.organigram.previous, blob.path.rpartition("/")[0]
    if name is None:
        return Previous()
    if name not in _entries(blob, folder):
        return Previous(name, missing=True)
    beside = Blob(blob.repository, blob.commit, blob.revision, f"{folder}/{name}" if folder else name)
    data = blob.repository.blob(blob.commit, beside.path, limits, shown(beside))
    if isinstance(data, Problem):
        return Previous(name)
    return Previous(name, load(data, displayed(shown(beside)), limits).version)


def config_near(place: Place) -> Place | None:
    """The nearest `procho.yaml` upwards: of a file of a commit within the commit, and then above the repository."""
    if not isinstance(place, Blob):
        return find_config("." if place == STDIN else place)
    folder = place.path
    while folder:
        folder = folder.rpartition("/")[0]
        if NAME in _entries(place, folder):
            return Blob(place.repository, place.commit, place.revision, f"{folder}/{NAME}" if folder else NAME)
    return find_config(os.path.dirname(place.repository.folder))


def _entries(blob: Blob, folder: str) -> frozenset[str]:
    entries = blob.repository.tree(blob.commit, folder)
    if isinstance(entries, Problem):
        raise NoVerdict(entries)
    return frozenset(entries)
