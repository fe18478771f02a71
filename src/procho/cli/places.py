"""Where a file is read from: a path, stdin, or a revision of git. What stands beside it is read from there too."""

import os
from collections.abc import Iterable

from procho.cli.commit import Blob, commit_of
from procho.cli.naming import joined
from procho.cli.session import NoVerdict, Session
from procho.formats.previous import previous_of
from procho.formats.source import STDIN, displayed, read_bytes, read_stdin
from procho.formats.yaml.config import NAME, find_config
from procho.formats.yaml.organigram import load
from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.model.version import Previous, Version
from procho.vcs.git import Repository, repository_of
from procho.vcs.revision import parse

Place = str | Blob


def place_of(text: str) -> Place:
    """What an argument names: an existing file goes first, then `REV:PATH`.

    Raises NoVerdict without that revision, and for an argument that is empty.
    """
    if not text:
        raise NoVerdict(Problem("cli.input.empty"))
    asked = None if text == STDIN or os.path.lexists(text) else parse(text)
    repository = repository_of(".") if asked else None
    if asked is None or not isinstance(repository, Repository):
        return text
    return commit_of(repository, asked.name).place(_from_root(asked.path, repository))


def heed_namesakes(texts: Iterable[str | None], session: Session, *, trusted: bool) -> None:
    """Say which of these arguments names an existing file that bears the name of one of a revision.

    `place_of` takes it for the file. Where a branch is judged that nobody trusts, the branch may have planted
    it, and it is taken for neither: raises NoVerdict.
    """
    for text in texts:
        if text is not None and _is_namesake(text):
            if not trusted:
                raise NoVerdict(Problem("vcs.against.mistakable", {"file": text}))
            session.say("vcs.git.file_first", file=text)


def _is_namesake(text: str) -> bool:
    asked = parse(text) if text != STDIN and os.path.lexists(text) else None
    repository = repository_of(".") if asked else None
    return bool(asked and isinstance(repository, Repository) and isinstance(repository.commit(asked.name), str))


def _from_root(path: str, repository: Repository) -> str:
    if path.startswith(("./", "../")):
        path = os.path.relpath(os.path.join(os.path.realpath(os.curdir), path), repository.folder)
    path = os.path.normpath(path).replace(os.sep, "/")
    return "" if path == "." else path


def shown(place: Place) -> str:
    r"""A place as text that every output can hold: a byte that is no UTF-8 becomes `\udcff` (PEP 383), spelled out."""
    name = place if isinstance(place, str) else f"{place.commit.revision}:{place.path}"
    return name.encode("utf-8", "backslashreplace").decode()


def bytes_of(place: Place, limits: Limits) -> bytes:
    """What stands there. Raises NoVerdict where there is nothing to judge."""
    if isinstance(place, Blob):
        read = place.commit.read(place.path, limits, shown(place))
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
    beside = blob.commit.place(joined(folder, name))
    if not blob.commit.has(beside.path):
        return Previous(name, missing=True)
    if blob.commit.leads_out(beside.path, folder):
        return Previous(name)
    data = blob.commit.read(beside.path, limits, shown(beside))
    if isinstance(data, Problem):
        return Previous(name)
    return Previous(name, load(data, displayed(shown(beside)), limits).version)


def config_near(place: Place) -> Place | None:
    """The nearest `procho.yaml` upwards: of a file of a commit within the commit, and then above the repository."""
    if not isinstance(place, Blob):
        return find_config("." if place == STDIN else place)
    commit = place.commit
    folder = place.path if commit.is_folder(place.path) else place.path.rpartition("/")[0]
    while not commit.has(joined(folder, NAME)):
        if not folder:
            return find_config(os.path.dirname(commit.repository.folder))
        folder = folder.rpartition("/")[0]
    return commit.place(joined(folder, NAME))
