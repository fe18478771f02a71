"""Grades: their parts, which says less of the same, and where they stand on a scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.model.grades import Scale, begins, compatible, parts, same

SCALE = Scale(("A 1.3", "A 2.2", "A 3", "B 1"))
GRADES = st.none() | st.text(alphabet="AaBb12 .", min_size=1).filter(lambda text: bool(parts(text)))


@pytest.mark.parametrize(
    ("grade", "found"),
    [
        ("A 2.2", ("a", "2", "2")),
        ("A2,2", ("a", "2", "2")),
        ("SCS1", ("scs", "1")),
        ("A 02", ("a", "02")),
        ("Catégorie A", ("catégorie", "a")),
        ("hors_classe", ("hors", "classe")),
        ("—", ()),
    ],
)
def test_the_parts_are_the_runs_of_letters_and_of_digits(grade: str, found: tuple[str, ...]) -> None:
    assert parts(grade) == found


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("A2.2", "a 2,2", "same"),
        ("A", "A 2.2", "begins"),
        ("A 2", "A 2.2", "begins"),
        (None, "A", "begins"),
        ("A 2", "A 22", "apart"),
        ("A 2.2", "A 2.3", "apart"),
        ("A", "B", "apart"),
    ],
)
def test_a_coarser_grade_begins_the_finer(one: str | None, other: str, said: str) -> None:
    assert same(one, other) is (said == "same")
    assert begins(one, other) is (said != "apart")
    assert compatible(one, other) is compatible(other, one) is (said != "apart")
    assert begins(other, one) is (said == "same")


@given(GRADES, GRADES, GRADES)
def test_to_begin_is_an_order(one: str | None, other: str | None, third: str | None) -> None:
    assert begins(one, one)
    assert not (begins(one, other) and begins(other, one)) or same(one, other)
    assert not (begins(one, other) and begins(other, third)) or begins(one, third)


@pytest.mark.parametrize(
    ("grade", "on", "ranks"),
    [
        ("A 1.3", True, [0]),
        ("a2,2", True, [1]),
        ("A", True, [0, 1, 2]),
        ("A 2", True, [1]),
        ("A 2.2.1", False, []),
        ("A 9", False, []),
        ("C", False, []),
    ],
)
def test_an_entry_or_a_beginning_of_one_is_on_the_scale(grade: str, on: bool, ranks: list[int]) -> None:
    assert (grade in SCALE) is on
    assert list(SCALE.ranks(grade)) == ranks


def test_without_a_scale_nothing_is_on_it() -> None:
    assert "A" not in Scale()
    assert Scale().step("A 1", "A 2") is None


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("A 3", "A 2.2", "up"),
        ("A 3", "A 2", "up"),
        ("A 1", "A 3", "down"),
        ("B", "A", "up"),
        ("A", "A 2.2", None),
        ("A 2.2", "A 2,2", None),
        ("A 2.2", "A 9", None),
        (None, "A 2.2", None),
    ],
)
def test_a_step_has_a_direction_where_both_are_known_to_the_depth_at_which_they_differ(
    before: str | None, after: str, step: str | None
) -> None:
    assert SCALE.step(before, after) == step
    assert SCALE.step(after, before) == {"up": "down", "down": "up", None: None}[step]


def test_where_a_coarse_grade_may_stand_on_either_side_there_is_no_direction() -> None:
    assert Scale(("A 1", "B 1", "A 2")).step("B 1", "A") is None
    assert Scale(("A 1", "B 1", "A 2")).step("A", "B 1") is None


def test_a_grade_is_spelt_as_the_scale_spells_it() -> None:
    assert (SCALE.spelling("a2,2"), SCALE.spelling("A  2"), SCALE.spelling(" Z9 ")) == ("A 2.2", "A 2", "Z9")
