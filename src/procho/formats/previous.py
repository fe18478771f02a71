"""The version that a version's `previous` names, read from beside it."""

import os

from procho.formats.source import displayed, read_bytes
from procho.formats.yaml.organigram import load
from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.model.version import Previous, Version


def previous_of(version: Version, folder: str, limits: Limits) -> Previous:
    """What `previous` names in `folder`: missing, there but not readable as an organigram, or the version.

    A symbolic link that leads out of the folder is not followed: the name came from a file, not from
    the user.
    """
    name = version.organigram.previous
    if name is None:
        return Previous()
    path = os.path.join(folder, name)
    if not os.path.lexists(path):
        return Previous(name, missing=True)
    if os.path.dirname(os.path.realpath(path)) != os.path.realpath(folder):
        return Previous(name)
    data = read_bytes(path, limits)
    return Previous(
        name, None if isinstance(data, Problem) else load(data, _beside(version.file, name), limits).version
    )


def _beside(file: str, name: str) -> str:
    """The name that the user would have typed for a file beside this one."""
    return displayed(os.path.join(os.path.dirname(file), name))
