"""A version as it was read: its units and lines in the file's order."""

from charts import chart

TREE = """
    authorised_posts: 99
    posts: [{title: A, count: 2}]
    units:
      - name: U
        posts: [{title: B}]
        units: [{name: V, posts: [{title: C, count: 3}]}]
      - {name: W, posts: [{title: D}]}
"""


def test_units_stand_parents_first_and_lines_after_their_unit_s_own() -> None:
    found = chart(TREE)
    assert [(unit.number, unit.path, unit.parent and unit.parent.number) for unit in found.units] == [
        (0, ("U",), None),
        (1, ("U", "V"), 0),
        (2, ("W",), None),
    ]
    assert [(line.number, line.group.title, line.path) for line in found.lines] == [
        (0, "A", ()),
        (1, "B", ("U",)),
        (2, "C", ("U", "V")),
        (3, "D", ("W",)),
    ]


def test_the_posts_are_the_sum_of_the_lines_unless_only_the_total_is_known() -> None:
    assert chart(TREE).posts == 7
    assert chart("{composition: unknown, authorised_posts: 9}").posts == 9
    assert chart("composition: unknown").posts == 0
