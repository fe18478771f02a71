"""What an organigram declares of its lineage, resolved against the version before it.

`from`, `was` and `departures` name groups and units of the previous version (PROV `wasDerivedFrom`).
Resolving them is a pure look-up that both the rules (is it sound?) and the comparison (what does it
say?) need, so it lives here.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from procho.model.comparison import Counterpart
from procho.model.findings import Remark
from procho.model.names import Names
from procho.model.organigram import Departure, Origin
from procho.model.positions import Place
from procho.model.version import Line, UnitLine, Version

_NAMED = 20
"""How many of the things that answer to an ambiguous name are named."""


class Draw(Struct, frozen=True):
    """So many posts, declared: from `before` to `after`, or from or to nowhere or another body."""

    count: int
    before: Line | None
    after: Line | None
    organisation: Counterpart | None = None
    reason: str | None = None


class Lineage(Struct):
    """The declared flows, the units that each unit continues, and what does not hold."""

    draws: list[Draw] = field(default_factory=list)
    was: dict[int, tuple[UnitLine, ...]] = field(default_factory=dict)
    dangling: list[Remark] = field(default_factory=list)
    overdrawn: list[Remark] = field(default_factory=list)


def declares(version: Version) -> bool:
    """Whether the version says anything of its lineage."""
    return (
        bool(version.organigram.departures)
        or any(unit.unit.was is not None for unit in version.units)
        or any(line.group.origins for line in version.lines)
    )


def resolve(version: Version, previous: Version) -> Lineage:
    """The version's lineage, resolved against the version before; only what holds is in `draws`."""
    return _Resolver(version, previous.names).run()


class _Resolver:
    def __init__(self, version: Version, names: Names) -> None:
        self.version, self.names = version, names
        self.found = Lineage()
        self.drawn: Counter[int] = Counter()

    def run(self) -> Lineage:
        for unit in self.version.units:
            if unit.unit.was is not None:
                self.found.was[unit.number] = tuple(self._continued(unit, unit.unit.was))
        for line in self.version.lines:
            if line.group.origins:
                for origin, count in shared_out(line):
                    self._origin(line, origin, count)
        # Departures without a count take what every other declaration leaves, so they come last.
        for departure in sorted(self.version.organigram.departures, key=lambda d: d.count is None):
            self._departure(departure)
        return self.found

    def _continued(self, unit: UnitLine, names: tuple[str, ...]) -> Iterator[UnitLine]:
        for item, name in enumerate(names):
            candidates = self.names.units(name)
            if len(candidates) == 1:
                yield candidates[0]
            else:
                several = [describe_unit(u) for u in candidates[:_NAMED]]
                self._dangling(Place(unit.unit.at, "was", item), "unit", name, several)

    def _origin(self, line: Line, origin: Origin, count: int) -> None:
        if origin.organisation or origin.new is not None:
            body = Counterpart(origin.organisation, origin.post) if origin.organisation else None
            self.found.draws.append(Draw(count, None, line, body, origin.reason))
        elif before := self._group(origin):
            self._draw(origin, before, Draw(count, before, line, None, origin.reason))

    def _departure(self, departure: Departure) -> None:
        if before := self._group(departure):
            left = max(1, before.group.count - self.drawn[before.number])
            body = Counterpart(departure.to) if departure.to else None
            self._draw(departure, before, Draw(departure.count or left, before, None, body, departure.reason))

    def _draw(self, said: Origin | Departure, before: Line, draw: Draw) -> None:
        total = self.drawn[before.number] + draw.count
        if total > before.group.count:
            key = "count" if said.count is not None else "post"
            params = {"name": said.post, "drawn": total, "count": before.group.count}
            self.found.overdrawn.append(Remark(Place(said.at, key), "overdrawn", params, f"{said.post}"))
            return
        self.drawn[before.number] = total
        self.found.draws.append(draw)

    def _group(self, said: Origin | Departure) -> Line | None:
        name = said.post or ""
        if said.unit is not None and not self.names.units(said.unit):
            self._dangling(Place(said.at, "unit"), "unit", said.unit, [])
            return None
        candidates = self.names.groups(name, said.unit)
        if len(candidates) == 1:
            return candidates[0]
        self._dangling(Place(said.at, "post"), "group", name, [describe(line) for line in candidates[:_NAMED]])
        return None

    def _dangling(self, place: Place, what: str, name: str, candidates: list[str]) -> None:
        """`candidates`: the several that answer to the name; where none does, every name there is."""
        message = f"ambiguous_{what}" if candidates else f"dangling_{what}"
        known = self.names.known_groups if what == "group" else self.names.known_units
        params = {"name": name, "candidates": candidates or known, "previous": self.names.version.file}
        self.found.dangling.append(Remark(place, message, params, name))


def shared_out(line: Line) -> Iterator[tuple[Origin, int]]:
    """Each origin of a group with its count: one without takes what the others leave of the group."""
    origins = line.group.origins or ()
    left = line.group.count - sum(origin.quantity or 0 for origin in origins)
    return ((origin, left if origin.quantity is None else origin.quantity) for origin in origins)


def describe(line: Line) -> str:
    """A group as an author can name it: UNIT/TITLE, with its id where it has one."""
    name = "/".join((*line.path[-1:], line.group.title))
    return f"{line.group.id} ({name})" if line.group.id else name


def describe_unit(unit: UnitLine) -> str:
    """A unit as an author can name it: its path, with its id where it has one."""
    name = " > ".join(unit.path)
    return f"{unit.unit.id} ({name})" if unit.unit.id else name
