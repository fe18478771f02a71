"""Pairs of organigrams: the second an edit of the first, with or without saying what became of what."""

from collections import Counter

from hypothesis import strategies as st

from drafts import Draft, Group, edit
from procho.model.names import Names
from procho.model.version import Line, Version
from strategies import BODIES, Draw, Tree, one_of, organigrams, version


@st.composite
def edited(draw: Draw, tree: Tree, date: str = "2021-10-04") -> Tree:
    """The organigram after some edits, with or without saying what became of what."""
    draft = Draft(draw, tree)
    for _ in range(draw(st.integers(0, 4))):
        edit(draw, draft)
    if draw(st.booleans()):
        _declare(draw, draft, version(tree))
    return {**draft.put_together(), "date": date}


def _declare(draw: Draw, draft: Draft, source: Version) -> None:
    """Declare some of the lineage, truly."""
    names = Names(source)
    left = Counter({line.number: line.group.count for line in source.lines})
    for group in draft.groups:
        left -= group.origins
        if draw(st.booleans()):
            _declare_group(draw, group, names, source)
    departures = []
    for number, count in left.items():
        if (named := _named(source.lines[number], names)) and draw(st.booleans()):
            departures.append({**named, **_some(draw, count), **_where_to(draw, "to")})
    draft.head["departures"] = departures
    for unit in draft.units.values():
        was = [name for number in sorted(unit.was) if (name := _unit_named(source, number, names))]
        if len(was) == len(unit.was) and draw(st.booleans()):
            unit.said["was"] = was


def _declare_group(draw: Draw, group: Group, names: Names, source: Version) -> None:
    origins = []
    for number, count in (+group.origins).items():
        if (named := _named(source.lines[number], names)) and draw(st.booleans()):
            origins.append({**named, "count": str(count), "reason": "réorganisation"})
    new = group.count - group.origins.total()
    if new and draw(st.booleans()):
        where = _where_to(draw, "organisation")
        origins.append({**where, "count": str(new)} if where else {"new": str(new)})
    if origins:
        group.said["from"] = origins if len(origins) > 1 else origins[0]


def _where_to(draw: Draw, key: str) -> Tree:
    return {key: one_of(draw, BODIES)} if draw(st.booleans()) else {}


def _some(draw: Draw, count: int) -> Tree:
    return {"count": str(count)} if draw(st.booleans()) else {}


def _named(line: Line, names: Names) -> Tree | None:
    """How lineage can name a line, if it can."""
    for unit in (None, line.path[-1] if line.path else None):
        for name in (line.group.id, line.group.title):
            if name and names.groups(name, unit) == [line]:
                return {"post": name, "unit": unit} if unit else {"post": name}
    return None


def _unit_named(source: Version, number: int, names: Names) -> str | None:
    unit = source.units[number]
    return next((n for n in (unit.unit.id, unit.unit.name) if n and names.units(n) == [unit]), None)


@st.composite
def pairs(draw: Draw) -> tuple[Tree, Tree]:
    """A source and a target: an edit of it, or an organigram of its own."""
    source = draw(organigrams())
    target = draw(edited(source)) if draw(st.integers(0, 4)) else draw(organigrams(date="2021-10-04"))
    return source, target
