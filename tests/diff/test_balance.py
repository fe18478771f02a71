"""The sums: by unit, by grade, and the statutory table, which does not net."""

from charts import compared

BEFORE = """
    posts: [{id: d, title: Directeur, grade: A 1.3}]
    units:
      - {name: Alpha, posts: [{id: x, title: X, grade: A, count: 5}]}
      - {name: Beta, posts: [{id: y, title: Y, grade: A 3, count: 2}]}
"""
AFTER = """
    posts: [{id: d, title: Directeur, grade: A1.3}]
    units:
      - name: Alpha
        posts:
          - {id: x, title: X, grade: A 3, count: 3}
          - {title: Z, grade: A 4, from: {organisation: DDPE}}
      - {name: Beta, posts: [{id: y, title: Y, grade: A 2.2, count: 3}]}
      - {name: Gamma, was: [], posts: [{title: X, grade: A 3, from: {post: x, count: 1}}]}
    departures: [{post: x, count: 1, to: DRH}]
"""


def test_a_unit_adds_up_and_shows_what_moved() -> None:
    rows = {
        (row.unit_before, row.unit_after): (
            row.before, row.created, row.suppressed, row.transferred_in, row.transferred_out,
            row.moved_in, row.moved_out, row.after,
        )
        for row in compared(BEFORE, AFTER).by_unit
    }  # fmt: skip
    assert rows == {
        (((),), ((),)): (1, 0, 0, 0, 0, 0, 0, 1),
        ((("Alpha",),), (("Alpha",),)): (5, 0, 0, 1, 1, 0, 1, 4),
        ((("Beta",),), (("Beta",),)): (2, 1, 0, 0, 0, 0, 0, 3),
        ((), (("Gamma",),)): (0, 0, 0, 0, 0, 1, 0, 1),
    }
    assert list(rows) == [
        (((),), ((),)), ((("Alpha",),), (("Alpha",),)), ((("Beta",),), (("Beta",),)), ((), (("Gamma",),)),
    ]  # fmt: skip


def test_a_grade_adds_up_and_shows_what_was_regraded_and_what_refined() -> None:
    rows = {
        row.grade: (
            row.before, row.created, row.suppressed, row.transferred_in, row.transferred_out,
            row.regraded_in, row.regraded_out, row.refined_in, row.refined_out, row.after,
        )
        for row in compared(BEFORE, AFTER).by_grade
    }  # fmt: skip
    assert rows == {
        "A": (5, 0, 0, 0, 1, 0, 0, 0, 4, 0),
        "A 1.3": (1, 0, 0, 0, 0, 0, 0, 0, 0, 1),
        "A 2.2": (0, 1, 0, 0, 0, 2, 0, 0, 0, 3),
        "A 3": (2, 0, 0, 0, 0, 0, 2, 4, 0, 4),
        "A 4": (0, 0, 0, 1, 0, 0, 0, 0, 0, 1),
    }
    assert list(rows) == ["A", "A 1.3", "A 2.2", "A 3", "A 4"]


def test_the_grades_stand_in_the_scale_s_order_then_by_name_and_none_is_last() -> None:
    posts = ", ".join(
        f"{{title: X{n}, grade: {grade}}}" for n, grade in enumerate(("D 10", "D 9", "B 1", "A 4", "A 1.3"))
    )
    found = compared(f"posts: [{posts}, {{title: Y}}]", "posts: []")
    assert [row.grade for row in found.by_grade] == ["A 1.3", "A 4", "B 1", "D 9", "D 10", None]


def test_merged_units_are_one_line() -> None:
    before = "units: [{name: A, posts: [{id: x, title: X}]}, {name: B, posts: [{id: y, title: Y}]}]"
    after = "units: [{name: C, was: [A, B], posts: [{id: x, title: X}, {id: y, title: Y}]}]"
    (row,) = compared(before, after).by_unit
    assert (row.unit_before, row.unit_after, row.before, row.after) == ((("A",), ("B",)), (("C",),), 2, 2)


def test_a_line_of_several_units_goes_by_the_one_that_kept_its_name_else_by_the_first_whatever_the_files_order() -> (
    None
):
    before = "units: [{name: B, posts: [{id: x, title: X}, {id: y, title: Y}]}]"
    for first, second in (("C", "B"), ("B", "C"), ("D", "C"), ("C", "D")):
        units = (
            f"{{name: {name}, was: [B], posts: [{{id: {post}, title: {post.upper()}}}]}}"
            for name, post in ((first, "x"), (second, "y"))
        )
        (row,) = compared(before, f"units: [{', '.join(units)}]").by_unit
        assert row.path == (("B",) if "B" in (first, second) else ("C",))


def legal(before: str, after: str) -> list[tuple[str | None, str | None, int, int]]:
    return [(row.corps, row.grade, -row.removed, row.added) for row in compared(before, after).legal]


def test_a_transformation_is_one_less_and_one_more() -> None:
    before = "posts: [{id: x, title: X, grade: A 3, corps: Attaché, count: 2}]"
    after = "posts: [{id: x, title: Y, grade: A 2.2, corps: Attaché, count: 2}]"
    assert legal(before, after) == [("Attaché", "A 2.2", 0, 2), ("Attaché", "A 3", -2, 0)]


def test_a_transformation_within_a_grade_does_not_net_either() -> None:
    before, after = "posts: [{id: x, title: X, grade: A 3}]", "posts: [{id: x, title: Y, grade: A 3}]"
    assert legal(before, after) == [(None, "A 3", -1, 1)]


def test_the_refined_grade_stands_on_both_sides() -> None:
    before, after = "posts: [{id: x, title: X, grade: A}]", "posts: [{id: x, title: Y, grade: A 2.2, corps: Attaché}]"
    assert legal(before, after) == [("Attaché", "A 2.2", -1, 1)]
    assert legal(after.replace("Y", "X"), before.replace("X", "Y")) == [("Attaché", "A 2.2", -1, 1)]


def test_what_is_created_suppressed_or_transferred_counts_and_what_moves_does_not() -> None:
    before = "posts: [{id: x, title: X, grade: A}, {id: y, title: Y, grade: B}, {id: z, title: Z, grade: C}]"
    after = """
        posts: [{title: W, grade: A 3, from: {new: 1}}, {title: V, grade: A 4, from: {organisation: DRH}}]
        units: [{name: U, posts: [{id: x, title: X, grade: A 1.3}]}]
        departures: [{post: y}, {post: z, to: DRH}]
    """
    assert legal(before, after) == [(None, "A 3", 0, 1), (None, "A 4", 0, 1), (None, "B", -1, 0), (None, "C", -1, 0)]
