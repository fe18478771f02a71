"""Where numbers decide, a few edits are as few changes, of the right kinds, and each stays where it was made.

Invariants 11 (minimality) and 13 (locality): an edit whose other side can be likened to another's may
have one simpler explanation, so there are never more changes than edits, but there may be fewer.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from procho.diff import compare
from procho.diff.collectivity import Chart, Directory, compare_many
from procho.model.comparison import Change, Comparison, Kept
from strategies import Draw, Tree, each_unit, version

UNITS = ("Direction", "Secteur Information", "Secteur Formation", "Cellule Accompagnement")
TITLES = ("Directeur", "Conseiller technique", "Graphiste", "Chargé de mission")
OTHER = "Référent départemental"


@st.composite
def numbered(draw: Draw, name: str = "Mission") -> Tree:
    """An organigram in which every post has a number."""
    posts = iter(range(1000))

    def group() -> Tree:
        count = draw(st.integers(1, 3))
        return {
            "title": draw(st.sampled_from(TITLES)),
            "grade": draw(st.sampled_from(("A 1", "A 2", "B 1"))),
            "count": str(count),
            "site": "Lille",
            "refs": [f"{name}-{next(posts)}" for _ in range(count)],
        }

    units = [{"name": unit, "posts": [group() for _ in range(draw(st.integers(1, 3)))]} for unit in UNITS]
    return {"procho": "1", "organisation": name, "date": "2021-02-15", "units": units}


Edit = Callable[[Tree, int, int], str]
"""Edits the group of these numbers (its unit's and its own) and says what kind of change that is."""


def _said(key: str, value: str, kind: str) -> Edit:
    def edit(tree: Tree, unit: int, group: int) -> str:
        tree["units"][unit]["posts"][group][key] = value
        return kind

    return edit


def _move(tree: Tree, unit: int, group: int) -> str:
    moved = tree["units"][unit]["posts"][group]
    tree["units"][unit]["posts"][group] = None
    tree["units"][(unit + 1) % len(UNITS)].setdefault("new", []).append(moved)
    return "moved"


def _move_one(tree: Tree, unit: int, group: int) -> str:
    """One post of the group, which divides where it has more."""
    whole = tree["units"][unit]["posts"][group]
    if whole["count"] == "1":
        return _move(tree, unit, group)
    part = {**whole, "count": "1", "refs": [whole["refs"].pop()]}
    whole["count"] = str(len(whole["refs"]))
    tree["units"][(unit + 1) % len(UNITS)].setdefault("new", []).append(part)
    return "moved"


def _suppress(tree: Tree, unit: int, group: int) -> str:
    tree["units"][unit]["posts"][group] = None
    return "suppressed"


def _create(tree: Tree, unit: int, group: int) -> str:
    new = {"title": OTHER, "count": "2", "refs": [f"new-{unit}-{group}-{post}" for post in range(2)]}
    tree["units"][unit].setdefault("new", []).append(new)
    return "created"


KEEPING: tuple[Edit, ...] = (
    _said("title", OTHER, "transformed"),
    _said("grade", "C 1", "transformed"),
    _said("site", "Amiens", "amended"),
    _move,
    _move_one,
)
EDITS: tuple[Edit, ...] = (*KEEPING, _suppress, _create)


@st.composite
def edited(draw: Draw, tree: Tree, edits: tuple[Edit, ...], most: int) -> tuple[Tree, list[str]]:
    """The organigram after some edits, each of another group, and what they are."""
    target = deepcopy(tree)
    places = [(unit, group) for unit, each in enumerate(tree["units"]) for group in range(len(each["posts"]))]
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=min(most, len(places)), unique=True))
    kinds = [draw(st.sampled_from(edits))(target, *place) for place in chosen]
    for unit in each_unit(target):
        unit["posts"] = [group for group in (*unit["posts"], *unit.pop("new", ())) if group]
    return {**target, "date": "2021-10-04"}, kinds


def changed(found: Comparison) -> list[Change]:
    return [change for change in found.posts if change.kind != "unchanged"]


def all_of(comparisons: Iterable[Comparison]) -> Counter[Any]:
    return Counter(described(change) for found in comparisons for change in changed(found))


def described(change: Change) -> tuple[Any, ...]:
    before, after = getattr(change, "before", None), getattr(change, "after", None)
    sides = ((line.path, line.group.title, line.group.refs) if line else None for line in (before, after))
    return change.kind, change.count, *sides


@given(st.data(), numbered())
def test_one_edit_is_one_change_of_its_kind(data: st.DataObject, tree: Tree) -> None:
    target, (kind,) = data.draw(edited(tree, EDITS, 1))
    (change,) = changed(compare(version(tree), version(target)))
    assert change.kind == kind
    if isinstance(change, Kept):
        (difference,) = [each for each in change.differences if each.nature == "changed"]
        said = {"title": OTHER, "grade": "C 1", "site": "Amiens", "unit": change.after.path}
        assert difference.after == said[difference.key]
        assert difference.before == (
            change.before.path if difference.key == "unit" else getattr(change.before.group, difference.key)
        )


@given(st.data(), numbered())
def test_there_are_no_more_changes_than_edits(data: st.DataObject, tree: Tree) -> None:
    target, kinds = data.draw(edited(tree, EDITS, 6))
    found = compare(version(tree), version(target))
    assert len(changed(found)) <= len(kinds)
    sure = compare(version(tree), version(target), infer=False)
    assert Counter(change.kind for change in changed(sure)) == Counter(kinds)


@given(st.data())
def test_edits_of_different_organisations_do_not_touch(data: st.DataObject) -> None:
    befores = [data.draw(numbered(name)) for name in ("DRH", "DSI")]
    afters = [data.draw(edited(tree, KEEPING, 3))[0] for tree in befores]
    charts = [[Chart(version(tree, tree["organisation"])) for tree in trees] for trees in (befores, afters)]
    together = compare_many(Directory("a", tuple(charts[0])), Directory("b", tuple(charts[1])))
    alone = [compare(one.version, other.version) for one, other in zip(*charts, strict=True)]
    assert not together.transfers
    assert all_of(together.organisations) == all_of(alone)


@given(st.data(), numbered())
def test_edits_of_different_groups_do_not_touch_where_all_is_declared_by_numbers(
    data: st.DataObject, tree: Tree
) -> None:
    """What two edits change together is what each changes by itself."""
    both, _ = data.draw(edited(tree, KEEPING[:3], 2))
    found = {described(change) for change in changed(compare(version(tree), version(both)))}
    single = set()
    for unit, said in enumerate(both["units"]):
        one = deepcopy(tree) | {"date": "2021-10-04"}
        one["units"][unit] = said
        single |= {described(change) for change in changed(compare(version(tree), version(one)))}
    assert found == single
