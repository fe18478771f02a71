"""Who is meant by a name: groups and units named by id, by title or name, or by UNIT-ID/TITLE."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from procho.model.version import Line, UnitLine, Version

K = TypeVar("K")
T = TypeVar("T")
Called = tuple[bool, str]
"""An id (True), or a folded title or name (False)."""


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A name as the eye reads it: composed, white space collapsed, case folded."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


class Names(Struct, frozen=True, dict=True):
    """The names of one version. Each look-up returns every candidate: exactly one is an answer."""

    version: Version

    @cached_property
    def _by_id(self) -> dict[str, list[Line]]:
        return _grouped((line.group.id, line) for line in self.version.lines)

    @cached_property
    def _by_title(self) -> dict[str, list[Line]]:
        return _grouped((fold(line.group.title), line) for line in self.version.lines)

    @cached_property
    def _units(self) -> tuple[dict[str, list[UnitLine]], dict[str, list[UnitLine]]]:
        units = self.version.units
        return _grouped((u.unit.id, u) for u in units), _grouped((fold(u.unit.name), u) for u in units)

    @cached_property
    def _within(self) -> dict[tuple[Called, Called], list[Line]]:
        """The groups by what their unit and they themselves are called: 16,000 units may share one title."""
        return _grouped(
            ((unit, group), line)
            for line in self.version.lines
            if line.unit is not None
            for unit in _called(line.unit.unit.id, line.unit.unit.name)
            for group in _called(line.group.id, line.group.title)
        )

    def units(self, name: str) -> list[UnitLine]:
        """The units of this id, else of this name."""
        by_id, by_name = self._units
        return by_id.get(name) or by_name.get(fold(name), [])

    def groups(self, name: str, unit: str | None = None) -> list[Line]:
        """The groups of this id, else of this title; within `unit` where one is given."""
        if unit is None:
            return self._by_id.get(name) or self._by_title.get(fold(name), [])
        where = (True, unit) if unit in self._units[0] else (False, fold(unit))
        return self._within.get((where, (True, name))) or self._within.get((where, (False, fold(name))), [])

    def references(self, name: str) -> list[Line]:
        """The groups named by id, by title, or by UNIT-ID/TITLE split at the first `/`, in that order."""
        unit, slash, title = name.partition("/")
        return self.groups(name) or (self.groups(title, unit) if slash else [])

    @cached_property
    def known_groups(self) -> list[str]:
        """Every id and title, for a "did you mean"."""
        return [*self._by_id, *dict.fromkeys(line.group.title for line in self.version.lines)]

    @cached_property
    def known_units(self) -> list[str]:
        """Every unit's id and name, for a "did you mean"."""
        return [*self._units[0], *dict.fromkeys(u.unit.name for u in self.version.units)]


def _called(own_id: str | None, name: str) -> Iterator[Called]:
    yield False, fold(name)
    if own_id is not None:
        yield True, own_id


def _grouped(pairs: Iterable[tuple[K | None, T]]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            found[key].append(value)
    return dict(found)
