"""Where boxes stand."""

from itertools import combinations, count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.render.organigram.placing import Box, placed

WIDTH = 300
Tree = list[Any]


def boxes(tree: Tree) -> list[Box]:
    """A root and what is below it, each as the list of what is below it."""
    numbers, found = count(), []

    def box(below: Tree) -> Box:
        made = Box(next(numbers), 50)
        found.append(made)
        made.below = [box(inner) for inner in below]
        return made

    box(tree)
    return found


def test_two_children_stand_side_by_side_under_the_middle_of_their_parent() -> None:
    root, left, right = boxes([[], []])
    placing = placed(root, WIDTH)
    assert left.y == right.y > root.y + root.height
    assert left.x + WIDTH < right.x
    assert root.x == (left.x + right.x) / 2
    assert placing.middle == root.x + WIDTH / 2


def test_many_without_children_are_stacked() -> None:
    root, *below = boxes([[]] * 8)
    placed(root, WIDTH)
    assert len({box.x for box in below}) < 8
    assert len({box.y for box in below}) > 1


def test_many_levels_are_listed_rather_than_made_a_ribbon() -> None:
    tree: Tree = []
    for width in (6, 5, 5):
        tree = [tree] * width
    root, *below = boxes(tree)
    placing = placed(root, WIDTH)
    breadth = max(box.x for box in below) + WIDTH - min(box.x for box in below)
    assert breadth < 3 * placing.bottom


@given(st.recursive(st.just([]), lambda inner: st.lists(inner, max_size=6), max_leaves=25))
def test_no_box_covers_another_and_every_line_leads_from_box_to_box(tree: Tree) -> None:
    root, *below = found = boxes(tree)
    placing = placed(root, WIDTH)
    for one, other in combinations(found, 2):
        assert abs(one.x - other.x) >= WIDTH or one.y + one.height <= other.y or other.y + other.height <= one.y
    assert sorted(branch.child.number for branch in placing.branches) == sorted(box.number for box in below)
    for branch in placing.branches:
        (x, y), (end_x, end_y) = branch.turns[0], branch.turns[-1]
        assert branch.parent.x <= x <= branch.parent.x + WIDTH
        assert y == branch.parent.y + branch.parent.height
        assert branch.child.x <= end_x <= branch.child.x + WIDTH
        assert branch.child.y <= end_y <= branch.child.y + branch.child.height
        for one, other in zip(branch.turns, branch.turns[1:], strict=False):
            assert one[0] == pytest.approx(other[0]) or one[1] == pytest.approx(other[1])
