"""An organigram taken apart and edited, while we know which post was which."""

from collections import Counter
from copy import deepcopy

from hypothesis import strategies as st
from msgspec import Struct, field

from strategies import FINER, GRADES, NAMES, SAID, TITLES, Draw, Tree, each_group, each_unit, one_of, version


class Group(Struct, eq=False):
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


class Unit(Struct, eq=False):
    said: Tree
    above: int | None
    was: set[int]


class Draft:
    """An organigram taken apart, so that it can be edited while we know who was who."""

    def __init__(self, draw: Draw, tree: Tree) -> None:
        self.draw = draw
        self.head = {key: value for key, value in tree.items() if key not in {"posts", "units"}}
        self.groups: list[Group] = []
        self.units: dict[int, Unit] = {}
        self.fresh = 0
        self._take_apart(tree)

    def _take_apart(self, tree: Tree) -> None:
        found = version(tree)
        for unit, said in zip(found.units, each_unit(tree), strict=True):
            kept = {key: value for key, value in said.items() if key not in {"posts", "units"}}
            self.units[unit.number] = Unit(kept, unit.parent.number if unit.parent else None, {unit.number})
        for line, group in zip(found.lines, each_group(tree), strict=True):
            number = line.unit.number if line.unit else None
            own = Counter({line.number: line.group.count})
            self.groups.append(Group(deepcopy(group), number, line.group.count, own))

    def put_together(self) -> Tree:
        tree: Tree = {**self.head, **self._part(None)}
        refs = Counter(ref for group in each_group(tree) for ref in group.get("refs", ()))
        assert max(refs.values(), default=1) == 1
        return tree

    def _part(self, above: int | None) -> Tree:
        inner = [{**unit.said, **self._part(number)} for number, unit in self.units.items() if unit.above == above]
        return {"posts": [self._said(group) for group in self.groups if group.unit == above], "units": inner}

    @staticmethod
    def _said(group: Group) -> Tree:
        return {**group.said, "count": str(group.count)}

    def name(self) -> str:
        """A name or a number that nothing has yet."""
        self.fresh += 1
        return f"n{self.fresh}"

    def where(self) -> int | None:
        """Some unit, or the organisation itself."""
        return one_of(self.draw, [None, *self.units])

    def divide(self, group: Group, *, whole: bool = False) -> Group:
        """The group, or a new one with a part of its posts."""
        posts = group.count if whole else self.draw(st.integers(1, group.count))
        if posts == group.count:
            return group
        part = Group(deepcopy(group.said), group.unit, posts, group.take(posts))
        part.said.pop("id", None)
        for said in (group.said, part.said):
            said.pop("vacant", None)
            said.pop("frozen", None)
        if "refs" in group.said:
            part.said["refs"], group.said["refs"] = group.said["refs"][:posts], group.said["refs"][posts:]
        self.groups.append(part)
        return part


def _move(draft: Draft, group: Group) -> None:
    draft.divide(group).unit = draft.where()


def _retitle(draft: Draft, group: Group) -> None:
    draft.divide(group).said["title"] = one_of(draft.draw, TITLES)


def _regrade(draft: Draft, group: Group) -> None:
    draft.divide(group).said["grade"] = one_of(draft.draw, GRADES)


def _refine(_: Draft, group: Group) -> None:
    if grade := group.said.get("grade"):
        group.said["grade"] = FINER.get(grade, grade)


def _amend(draft: Draft, group: Group) -> None:
    key = one_of(draft.draw, list(SAID))
    group.said[key] = one_of(draft.draw, SAID[key])


def _divide(draft: Draft, group: Group) -> None:
    draft.divide(group)


def _rename_id(draft: Draft, group: Group) -> None:
    group.said["id"] = draft.name()


def _suppress(draft: Draft, group: Group) -> None:
    draft.groups.remove(draft.divide(group))


def _create(draft: Draft, group: Group) -> None:
    said = {key: value for key, value in group.said.items() if key not in {"id", "refs"}}
    draft.groups.append(Group({**said, "title": one_of(draft.draw, TITLES)}, draft.where(), 1))


def _rename(draft: Draft, unit: int) -> None:
    draft.units[unit].said["name"] = one_of(draft.draw, NAMES)


def _reattach(draft: Draft, unit: int) -> None:
    above = draft.where()
    below: int | None = above
    while below is not None and below != unit:
        below = draft.units[below].above
    if below is None:
        draft.units[unit].above = above


def _merge(draft: Draft, unit: int) -> None:
    other = one_of(draft.draw, list(draft.units))
    chain: int | None = other
    while chain is not None and chain != unit:
        chain = draft.units[chain].above
    if chain is None:
        draft.units[other].was |= draft.units.pop(unit).was
        for part in (*draft.groups, *draft.units.values()):
            holder = "unit" if isinstance(part, Group) else "above"
            if getattr(part, holder) == unit:
                setattr(part, holder, other)


def _split(draft: Draft, unit: int) -> None:
    old = draft.units[unit]
    new = max(draft.units) + 1
    said = {key: value for key, value in old.said.items() if key != "id"}
    draft.units[new] = Unit({**said, "name": one_of(draft.draw, NAMES)}, old.above, set(old.was))
    for group in draft.groups:
        if group.unit == unit and draft.draw(st.booleans()):
            group.unit = new


def _create_unit(draft: Draft, unit: int) -> None:
    new = max(draft.units) + 1
    draft.units[new] = Unit({"name": one_of(draft.draw, NAMES)}, unit, set())


OF_A_GROUP = (_move, _retitle, _regrade, _refine, _amend, _divide, _rename_id, _suppress, _create)
OF_A_UNIT = (_rename, _reattach, _merge, _split, _create_unit)


def edit(draw: Draw, draft: Draft) -> None:
    edit = one_of(draw, (*OF_A_GROUP, *OF_A_UNIT))
    if edit in OF_A_GROUP and draft.groups:
        edit(draft, one_of(draw, draft.groups))
    elif edit in OF_A_UNIT and draft.units:
        edit(draft, one_of(draw, list(draft.units)))
