"""Organigrams, and edits of them: what a law must hold for.

A tree is what the reader hands to the model: mappings, lists, and text. The vocabulary is small, so
that titles, grades and names collide often, and lines have twins.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

from procho.model.names import Names
from procho.model.organigram import Organigram
from procho.model.positions import Positions
from procho.model.version import Line, Version

Tree = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
T = TypeVar("T")

TITLES = (
    "Directeur",
    "Directrice",
    "Chargé de mission",
    "Chargée de mission",
    "Chargé/e/s de mission",
    "Chargé de mission référent départemental",
    "Conseiller technique",
    "Responsable de secteur",
    "Assistant",
    "Graphiste",
)
NAMES = ("Direction", "Secrétariat", "Secteur Information", "Secteur Formation", "Cellule Accompagnement")
GRADES = ("A", "A 1.3", "A 2", "A 2.2", "A2.2", "A 3", "B", "B 1")
FINER = {"A": "A 3", "A 2": "A 2.2", "B": "B 1"}
SCALE = ("A 1.3", "A 2.2", "A 3", "B 1")
SAID = {
    "grade": GRADES,
    "role": ("manager de direction", "manager de proximité"),
    "funding": ("TICPE", "FSE"),
    "site": ("Amiens", "Lille"),
    "corps": ("Attaché territorial", "Rédacteur"),
    "note": ("télétravail", "à pourvoir"),
    "fte": ("1", "0.8", "0.5"),
    "vacant": ("0", "1"),
    "frozen": ("0", "1"),
}
BODIES = ("DDPE", "DRH")


def version(tree: Tree, file: str = "a.yaml") -> Version:
    """A tree as a version that stands in no file."""
    return Version(Organigram.model_validate(tree), file, Positions.none())


def groups() -> st.SearchStrategy[Tree]:
    """One line of the chart; `id` and `refs` are only wished for, `organigrams` gives them out."""
    return st.fixed_dictionaries(
        {"title": st.sampled_from(TITLES), "count": st.sampled_from("11123445")},
        optional={
            **{key: st.sampled_from(values) for key, values in SAID.items()},
            "id": st.just("?"),
            "refs": st.just("?"),
        },
    )


def units(depth: int) -> st.SearchStrategy[Tree]:
    """A unit, with units down to so many levels."""
    inner = {"units": st.lists(units(depth - 1), max_size=2)} if depth > 1 else {}
    return st.fixed_dictionaries(
        {"name": st.sampled_from(NAMES), "posts": st.lists(groups(), max_size=3)},
        optional={
            "id": st.just("?"),
            "kind": st.sampled_from(("secteur", "cellule")),
            "boxed": st.sampled_from(("true", "false")),
            "site": st.sampled_from(SAID["site"]),
            **inner,
        },
    )


@st.composite
def organigrams(draw: Draw, date: str = "2021-02-15") -> Tree:
    """A valid organigram, declared without lineage."""
    tree: Tree = {
        "procho": "1",
        "organisation": "Mission Proch'Orientation",
        "date": date,
        "posts": draw(st.lists(groups(), max_size=3)),
        "units": draw(st.lists(units(3), max_size=3)),
    }
    if tree["posts"] and draw(st.booleans()):
        tree["posts"].append(deepcopy(_one(draw, tree["posts"])))
    if tree["units"] and draw(st.booleans()):
        tree["units"].append(deepcopy(_one(draw, tree["units"])))
    _number(tree)
    _relate(draw, tree)
    return tree


def _number(tree: Tree) -> None:
    """Give out the ids and the numbers of posts that were wished for, each once."""
    refs = 0
    for number, group in enumerate(each_group(tree)):
        if "id" in group:
            group["id"] = f"g{number}"
        if "refs" in group:
            group["refs"] = [f"P-{refs + post}" for post in range(int(group["count"]))]
            refs += len(group["refs"])
    for number, unit in enumerate(each_unit(tree)):
        if "id" in unit:
            unit["id"] = f"u{number}"


def _relate(draw: Draw, tree: Tree) -> None:
    """Let some report to others, and some units be led from elsewhere."""
    lines = version(tree).lines
    names = [name for line in lines for name in (line.group.id, line.group.title, _qualified(line)) if name]
    if names:
        for group in each_group(tree):
            if draw(st.integers(0, 3)) == 0:
                group["reports_to"] = _one(draw, names)
        for unit in each_unit(tree):
            if draw(st.integers(0, 5)) == 0:
                unit["led_by"] = _one(draw, names)


def _qualified(line: Line) -> str | None:
    return f"{line.unit.unit.id}/{line.group.title}" if line.unit and line.unit.unit.id else None


def each_unit(tree: Tree) -> Iterator[Tree]:
    """Every unit, parents first."""
    for unit in tree.get("units", ()):
        yield unit
        yield from each_unit(unit)


def each_group(tree: Tree) -> Iterator[Tree]:
    """Every group, in the order of `Version.lines`."""
    for holder in (tree, *each_unit(tree)):
        yield from holder.get("posts", ())


@dataclass(eq=False)
class _Group:
    said: Tree
    unit: int | None
    count: int
    origins: Counter[int] = field(default_factory=Counter)
    """How many of the posts are those of which source line; the others are new."""

    def take(self, posts: int) -> Counter[int]:
        """Remove so many posts; whose they are."""
        taken: Counter[int] = Counter()
        for line, count in list(self.origins.items()):
            some = min(count, posts - taken.total())
            taken[line] += some
            self.origins[line] -= some
        self.count -= posts
        return +taken


@dataclass(eq=False)
class _Unit:
    said: Tree
    above: int | None
    was: set[int]


class _Draft:
    """An organigram taken apart, so that it can be edited while we know who was who."""

    def __init__(self, draw: Draw, tree: Tree) -> None:
        self.draw = draw
        self.head = {key: value for key, value in tree.items() if key not in {"posts", "units"}}
        self.groups: list[_Group] = []
        self.units: dict[int, _Unit] = {}
        self.fresh = 0
        self._take_apart(tree)

    def _take_apart(self, tree: Tree) -> None:
        found = version(tree)
        for unit, said in zip(found.units, each_unit(tree), strict=True):
            kept = {key: value for key, value in said.items() if key not in {"posts", "units"}}
            self.units[unit.number] = _Unit(kept, unit.parent.number if unit.parent else None, {unit.number})
        for line, group in zip(found.lines, each_group(tree), strict=True):
            number = line.unit.number if line.unit else None
            own = Counter({line.number: line.group.count})
            self.groups.append(_Group(deepcopy(group), number, line.group.count, own))

    def put_together(self) -> Tree:
        tree: Tree = {**self.head, **self._part(None)}
        refs = Counter(ref for group in each_group(tree) for ref in group.get("refs", ()))
        assert max(refs.values(), default=1) == 1
        return tree

    def _part(self, above: int | None) -> Tree:
        inner = [{**unit.said, **self._part(number)} for number, unit in self.units.items() if unit.above == above]
        return {"posts": [self._said(group) for group in self.groups if group.unit == above], "units": inner}

    @staticmethod
    def _said(group: _Group) -> Tree:
        return {**group.said, "count": str(group.count)}

    def name(self) -> str:
        """A name or a number that nothing has yet."""
        self.fresh += 1
        return f"n{self.fresh}"

    def where(self) -> int | None:
        """Some unit, or the organisation itself."""
        return _one(self.draw, [None, *self.units])

    def divide(self, group: _Group, *, whole: bool = False) -> _Group:
        """The group, or a new one with a part of its posts."""
        posts = group.count if whole else self.draw(st.integers(1, group.count))
        if posts == group.count:
            return group
        part = _Group(deepcopy(group.said), group.unit, posts, group.take(posts))
        part.said.pop("id", None)
        for said in (group.said, part.said):
            said.pop("vacant", None)
            said.pop("frozen", None)
        if "refs" in group.said:
            part.said["refs"], group.said["refs"] = group.said["refs"][:posts], group.said["refs"][posts:]
        self.groups.append(part)
        return part


def _move(draft: _Draft, group: _Group) -> None:
    draft.divide(group).unit = draft.where()


def _retitle(draft: _Draft, group: _Group) -> None:
    draft.divide(group).said["title"] = _one(draft.draw, TITLES)


def _regrade(draft: _Draft, group: _Group) -> None:
    draft.divide(group).said["grade"] = _one(draft.draw, GRADES)


def _refine(_: _Draft, group: _Group) -> None:
    if grade := group.said.get("grade"):
        group.said["grade"] = FINER.get(grade, grade)


def _amend(draft: _Draft, group: _Group) -> None:
    key = _one(draft.draw, list(SAID))
    group.said[key] = _one(draft.draw, SAID[key])


def _divide(draft: _Draft, group: _Group) -> None:
    draft.divide(group)


def _rename_id(draft: _Draft, group: _Group) -> None:
    group.said["id"] = draft.name()


def _suppress(draft: _Draft, group: _Group) -> None:
    draft.groups.remove(draft.divide(group))


def _create(draft: _Draft, group: _Group) -> None:
    said = {key: value for key, value in group.said.items() if key not in {"id", "refs"}}
    draft.groups.append(_Group({**said, "title": _one(draft.draw, TITLES)}, draft.where(), 1))


def _rename(draft: _Draft, unit: int) -> None:
    draft.units[unit].said["name"] = _one(draft.draw, NAMES)


def _reattach(draft: _Draft, unit: int) -> None:
    above = draft.where()
    below: int | None = above
    while below is not None and below != unit:
        below = draft.units[below].above
    if below is None:
        draft.units[unit].above = above


def _merge(draft: _Draft, unit: int) -> None:
    other = _one(draft.draw, list(draft.units))
    chain: int | None = other
    while chain is not None and chain != unit:
        chain = draft.units[chain].above
    if chain is None:
        draft.units[other].was |= draft.units.pop(unit).was
        for part in (*draft.groups, *draft.units.values()):
            holder = "unit" if isinstance(part, _Group) else "above"
            if getattr(part, holder) == unit:
                setattr(part, holder, other)


def _split(draft: _Draft, unit: int) -> None:
    old = draft.units[unit]
    new = max(draft.units) + 1
    said = {key: value for key, value in old.said.items() if key != "id"}
    draft.units[new] = _Unit({**said, "name": _one(draft.draw, NAMES)}, old.above, set(old.was))
    for group in draft.groups:
        if group.unit == unit and draft.draw(st.booleans()):
            group.unit = new


def _create_unit(draft: _Draft, unit: int) -> None:
    new = max(draft.units) + 1
    draft.units[new] = _Unit({"name": _one(draft.draw, NAMES)}, unit, set())


OF_A_GROUP = (_move, _retitle, _regrade, _refine, _amend, _divide, _rename_id, _suppress, _create)
OF_A_UNIT = (_rename, _reattach, _merge, _split, _create_unit)


def _edit(draw: Draw, draft: _Draft) -> None:
    edit = _one(draw, (*OF_A_GROUP, *OF_A_UNIT))
    if edit in OF_A_GROUP and draft.groups:
        edit(draft, _one(draw, draft.groups))
    elif edit in OF_A_UNIT and draft.units:
        edit(draft, _one(draw, list(draft.units)))


@st.composite
def edited(draw: Draw, tree: Tree, date: str = "2021-10-04") -> Tree:
    """The organigram after some edits, with or without saying what became of what."""
    draft = _Draft(draw, tree)
    for _ in range(draw(st.integers(0, 4))):
        _edit(draw, draft)
    if draw(st.booleans()):
        _declare(draw, draft, version(tree))
    return {**draft.put_together(), "date": date}


def _declare(draw: Draw, draft: _Draft, source: Version) -> None:
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


def _declare_group(draw: Draw, group: _Group, names: Names, source: Version) -> None:
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
    return {key: _one(draw, BODIES)} if draw(st.booleans()) else {}


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


def shuffled(draw: Draw, tree: Tree) -> Tree:
    """The same organigram with its units, its groups and their keys in another order."""

    def turn(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: turn(value[k], k) for k in draw(st.permutations(list(value)))}
        if isinstance(value, list) and key in {"posts", "units"}:
            return [turn(item) for item in draw(st.permutations(value))]
        return value

    return turn(tree)  # type: ignore[no-any-return]


def _one(draw: Draw, values: Sequence[T]) -> T:
    return draw(st.sampled_from(values))  # type: ignore[no-any-return]
