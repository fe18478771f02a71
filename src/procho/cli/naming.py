"""Which files are taken for organigrams, by their names."""

from procho.formats.yaml.config import NAME

SUFFIXES = (".yaml", ".yml")


def is_organigram(name: str) -> bool:
    """Whether a file of this name is taken for an organigram."""
    return name.endswith(SUFFIXES) and name != NAME and not name.startswith(".")


def joined(folder: str, name: str) -> str:
    """A path within a repository, where `""` is its root."""
    return f"{folder}/{name}" if folder else name
