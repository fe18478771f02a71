"""What is told of a file by its name: which are taken for organigrams, and which are git's own."""

import os

from procho.formats.yaml.config import NAME

SUFFIXES = (".yaml", ".yml")


def is_organigram(name: str) -> bool:
    """Whether a file of this name is taken for an organigram."""
    return name.endswith(SUFFIXES) and name != NAME and not name.startswith(".")


def joined(folder: str, name: str) -> str:
    """A path within a repository, where `""` is its root."""
    return f"{folder}/{name}" if folder else name


def is_of_git(path: str) -> bool:
    """Whether a path leads into git's own folder: nothing in it is a version (gitrepository-layout(5))."""
    return ".git" in path.replace(os.sep, "/").casefold().split("/")
