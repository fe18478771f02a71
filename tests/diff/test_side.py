"""An order of the lines that does not depend on the file's."""

from procho.diff.side import Side
from procho.diff.titles import Titles
from strategies import Tree, version


def unit(name: str, *posts: str, below: tuple[Tree, ...] = ()) -> Tree:
    return {"name": name, "posts": [{"title": title} for title in posts], "units": [*below]}


def contents(*units: Tree) -> list[tuple[str, ...]]:
    side = Side(version({"procho": "1", "organisation": "M", "date": "2021-10", "units": [*units]}), Titles())
    return [side.content(line) for line in range(len(side.lines))]


def test_equal_lines_in_units_of_one_path_are_told_apart_by_what_these_hold() -> None:
    one, other = unit("S", "Agent", "Graphiste"), unit("S", "Agent", "Secrétaire")
    found = contents(one, other)
    assert found[0] != found[2]
    assert sorted(found) == sorted(contents(other, one))


def test_and_by_what_stands_beside_these() -> None:
    one, other = (unit("P", title, below=(unit("S", "Agent"),)) for title in ("Graphiste", "Secrétaire"))
    found = contents(one, other)
    assert found[1] != found[3]
    assert sorted(found) == sorted(contents(other, one))


def test_units_of_a_path_of_their_own_need_nothing_more() -> None:
    found = contents(unit("S", "Agent", "Graphiste"), unit("T", "Agent"))
    assert found[0][-1] == "S"
