"""`REV:PATH`: a file, or a folder, as it is in a revision (gitrevisions(7), `<rev>:<path>`)."""

import os

from msgspec import Struct


class Revision(Struct, frozen=True):
    """A path in a revision, both as the user typed them.

    The path starts at the repository's root, or at the current folder where it begins with `./` or `../`.
    """

    name: str
    path: str


def parse(text: str) -> Revision | None:
    r"""What `REV:PATH` names; None for a path: `C:\x.yaml`, `C:/x.yaml`, and on Windows every `C:x.yaml`.

    It does not look whether a file of this name exists: one that does goes first.
    """
    at = _colon(text)
    if at < 1:
        return None
    name, path = text[:at], text[at + 1 :]
    drive = len(name) == 1 and name.isascii() and name.isalpha()
    if path.startswith(("/", "\\")) or (drive and os.name == "nt"):
        return None
    return Revision(name, path)


def _colon(text: str) -> int:
    """The first colon outside braces: `HEAD^{/fix: it}:a.yaml` has its path after the second."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if char == ":" and depth <= 0:
            return at
    return -1
