"""Organigrams: what a law must hold for (`edits` has pairs of them).

A tree is what the reader hands to the model: mappings, lists, and text. The vocabulary is small, so
that titles, grades and names collide often, and lines have twins.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any, TypeVar

from hypothesis import strategies as st

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
        tree["posts"].append(deepcopy(one_of(draw, tree["posts"])))
    if tree["units"] and draw(st.booleans()):
        tree["units"].append(deepcopy(one_of(draw, tree["units"])))
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
                group["reports_to"] = one_of(draw, names)
        for unit in each_unit(tree):
            if draw(st.integers(0, 5)) == 0:
                unit["led_by"] = one_of(draw, names)


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


def shuffled(draw: Draw, tree: Tree) -> Tree:
    """The same organigram with its units, its groups and their keys in another order."""

    def turn(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: turn(value[k], k) for k in draw(st.permutations(list(value)))}
        if isinstance(value, list) and key in {"posts", "units"}:
            return [turn(item) for item in draw(st.permutations(value))]
        return value

    return turn(tree)  # type: ignore[no-any-return]


def one_of(draw: Draw, values: Sequence[T]) -> T:
    """One of a few values."""
    return draw(st.sampled_from(values))  # type: ignore[no-any-return]
