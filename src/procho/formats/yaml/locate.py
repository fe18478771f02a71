"""From a validation error's path into the tree to the place in the file."""

from typing import Any

from msgspec import Struct

from procho.model.organigram import AT
from procho.model.positions import Positions

Path = tuple[int | str, ...]

_FEW = 32


class Spot(Struct, frozen=True):
    """What stands at a path: the value, its span as offsets, and the names of what it stands in."""

    value: Any
    start: int
    end: int
    entity: str


class Locator:
    """Finds the places of one tree."""

    def __init__(self, root: dict[str, Any], positions: Positions) -> None:
        self._root, self._positions = root, positions
        self._columns: dict[int, dict[str, int]] = {}

    def spot(self, path: Path) -> Spot:
        """The value at the path, as far as the tree has it."""
        value: Any = self._root
        start, end = self.first_key(value, 0, 0)
        names: list[str] = []
        for step in path:
            if isinstance(step, str) and isinstance(value, dict) and step in value:
                _, _, start, end = self.offsets(value, step)
                value = value[step]
            elif isinstance(step, int) and isinstance(value, list) and step < len(value):
                start, end = self._positions.items[start][2 * step : 2 * step + 2]
                value = value[step]
            names += _name(value, step)
        return Spot(value, start, end, "/".join(names))

    def offsets(self, node: dict[str, Any], key: str) -> tuple[int, int, int, int]:
        """Start and end of a key, start and end of its value."""
        at = node[AT]
        first = self._positions.starts[at] + 4 * self._column(at, key)
        key_start, key_end, start, end = self._positions.offsets[first : first + 4]
        return key_start, key_end, start, end

    def first_key(self, node: dict[str, Any], start: int, end: int) -> tuple[int, int]:
        """The span of a mapping's first key; the given one where it has none."""
        shape = self._positions.shapes[node[AT]]
        return self.offsets(node, shape[0])[:2] if shape else (start, end)

    def _column(self, at: int, key: str) -> int:
        shape = self._positions.shapes[at]
        if len(shape) <= _FEW:
            return shape.index(key)
        # 20,000 unknown keys in one mapping would otherwise be looked for 20,000 times 20,000.
        if at not in self._columns:
            self._columns[at] = {name: column for column, name in enumerate(shape)}
        return self._columns[at][key]


def _name(value: Any, step: int | str) -> list[str]:
    if isinstance(step, str):
        return []
    said = (value.get(key) for key in ("id", "name", "title", "post")) if isinstance(value, dict) else ()
    return [next((name for name in said if isinstance(name, str) and name), str(step))]
