"""Every limit procho sets itself, in one table. Each can be raised by its `PROCHO_*` variable."""

import os
import re

from msgspec import Struct

DEEPEST = 200
"""Levels that reading, which recurses, can go down whatever PROCHO_MAX_DEPTH says: two for each unit within a unit."""

_POSITIVE = re.compile(r"0*[1-9][0-9]{0,11}")


class Limits(Struct, frozen=True):
    """Bounds on what procho reads, shows and draws; a message about one names it and its number."""

    max_bytes: int = 128 * 1024 * 1024
    max_depth: int = 32
    max_text: int = 10_000
    max_nodes: int = 5_000_000
    max_count: int = 1_000_000
    max_errors: int = 50
    max_label: int = 500
    layout_seconds: int = 60

    @staticmethod
    def from_environment() -> "Limits":
        """The defaults, each raised or lowered by PROCHO_<NAME> where that is a positive integer."""
        given = {name: os.environ.get(f"PROCHO_{name.upper()}", "") for name in Limits.__struct_fields__}
        numbers = {name: int(text) for name, text in given.items() if _POSITIVE.fullmatch(text)}
        if "max_depth" in numbers:
            numbers["max_depth"] = min(numbers["max_depth"], DEEPEST)
        return Limits(**numbers)
