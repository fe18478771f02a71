"""What is read of a YAML file before it means anything: mappings, lists and texts, with the place of each."""

from typing import Any

from msgspec import Struct, field

Mapping = dict[str, Any]


class Unread:
    """Stands in the tree for a value that was refused, so that nothing more is said of it."""


UNREAD = Unread()


class Tree(Struct):
    """The root mapping of a file, and the mappings from which a key was left out."""

    root: Mapping
    partial: set[int] = field(default_factory=set)
