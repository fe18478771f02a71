"""Each post has one kind, the first that applies; `fields` names all that differs."""

import pytest

from charts import compared, told
from procho.model.comparison import KINDS, Transformed

WHOLE = "id: x, title: Chargé, grade: A 3, role: manager de proximité, site: Amiens, funding: TICPE"


def one(before: str, after: str) -> str:
    """What became of one line, in a unit of its own each time `@unit` stands before it."""
    return "; ".join(told(compared(*(_placed(text) for text in (before, after)))))


def _placed(text: str) -> str:
    unit, at, line = text.rpartition("@")
    return f"units: [{{id: {unit}, name: {unit}, posts: [{{{line}}}]}}]" if at else f"posts: [{{{text}}}]"


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (WHOLE, "unchanged 1 id: Chargé → Chargé"),
        (WHOLE.replace("Amiens", "Lille"), "amended 1 id: Chargé → Chargé (site)"),
        (f"cellule@{WHOLE}", "moved 1 id: Chargé → Chargé (unit)"),
        (f"cellule@{WHOLE.replace('Amiens', 'Lille')}", "moved 1 id: Chargé → Chargé (unit, site)"),
        (WHOLE.replace("Chargé", "Assistant"), "transformed 1 id: Chargé → Assistant (title)"),
        (WHOLE.replace("A 3", "A 4"), "transformed 1 id: Chargé → Chargé (grade)"),
        (WHOLE.replace("A 3", "B"), "transformed 1 id: Chargé → Chargé (grade)"),
        (WHOLE.replace("proximité", "direction"), "transformed 1 id: Chargé → Chargé (role)"),
        (
            f"cellule@{WHOLE.replace('Chargé', 'Assistant').replace('TICPE', 'FSE')}",
            "transformed 1 id: Chargé → Assistant (unit, title, funding)",
        ),
        (
            f"{WHOLE}, from: {{organisation: DDPE}}",
            "transferred_in 1 declared: Chargé [DDPE]; suppressed 1: Chargé",
        ),
    ],
)
def test_the_first_kind_that_applies(after: str, said: str) -> None:
    kinds = {part.split()[0] for part in one(WHOLE, after).split("; ")}
    assert kinds == {part.split()[0] for part in said.split("; ")}
    assert sorted(one(WHOLE, after).split("; ")) == sorted(said.split("; "))


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("site", "Amiens", "Lille"),
        ("funding", "TICPE", "FSE"),
        ("corps", "Attaché", "Rédacteur"),
        ("note", "un", "deux"),
        ("fte", "1", "0.5"),
        ("vacant", "0", "1"),
        ("frozen", "0", "1"),
        ("refs", "[P1]", "[P2]"),
        ("reports_to", "Directeur", "Directrice générale"),
    ],
)
def test_whatever_else_is_declared_and_differs_is_an_amendment(key: str, before: str, after: str) -> None:
    line = "id: x, title: Chargé"
    assert one(f"{line}, {key}: {before}", f"{line}, {key}: {after}") == f"amended 1 id: Chargé → Chargé ({key})"
    assert one(line, f"{line}, {key}: {after}") == f"unchanged 1 id: Chargé → Chargé ({key})"
    assert one(f"{line}, {key}: {before}", line) == f"unchanged 1 id: Chargé → Chargé ({key})"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Chargé de mission", "title: Chargée de mission"),
        ("title: X, grade: A 2.2", "title: X, grade: 'a 2,2'"),
        ("title: X, fte: 0.5", "title: X, fte: '.50'"),
        ("title: X, note: À  pourvoir", "title: X, note: à pourvoir"),
        ("title: X, id: a", "title: X, id: b"),
        ("title: X, id: a", "title: X"),
    ],
)
def test_another_spelling_is_no_difference(before: str, after: str) -> None:
    assert "(" not in one(before, after)
    assert one(before, after).startswith("unchanged 1 identical: ")


@pytest.mark.parametrize(
    ("before", "after", "nature", "kind"),
    [
        ("A", "A 2.2", "refined", "unchanged"),
        ("A 2", "A 2.2", "refined", "unchanged"),
        ("A 2.2", "A", "coarsened", "unchanged"),
        ("A 2.2", "A 3", "changed", "transformed"),
        ("A", "B", "changed", "transformed"),
        ("A 2", "A 22", "changed", "transformed"),
    ],
)
def test_a_grade_known_more_exactly_is_not_another_grade(before: str, after: str, nature: str, kind: str) -> None:
    found = compared(f"posts: [{{id: x, title: X, grade: {before}}}]", f"posts: [{{id: x, title: X, grade: {after}}}]")
    (change,) = found.posts
    assert change.kind == kind
    assert [difference.nature for difference in getattr(change, "differences", ())] == [nature]
    assert found.summary.refined == (nature != "changed")


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("A 3", "A 2.2", "up"),
        ("A 3", "A 4", "down"),
        ("B", "A", "up"),
        ("A 2", "A 3", "down"),
        ("A", "A 2.2", None),
        ("A 3", "A 9", None),
        ("C", "A", None),
    ],
)
def test_an_arrow_only_where_both_grades_are_known_to_the_depth_at_which_they_differ(
    before: str, after: str, step: str | None
) -> None:
    found = compared(f"posts: [{{id: x, title: X, grade: {before}}}]", f"posts: [{{id: x, title: X, grade: {after}}}]")
    assert getattr(found.posts[0], "step", None) == step
    assert (found.summary.regraded_up, found.summary.regraded_down) == (int(step == "up"), int(step == "down"))


def test_the_sub_kinds_of_a_transformation_are_counted_each() -> None:
    found = compared(
        "posts: [{id: x, title: Chargé, grade: A 3, role: manager de proximité, count: 2}]",
        "posts: [{id: x, title: Directeur, grade: A 1.3, role: manager de direction, count: 2}]",
    )
    totals = found.summary
    assert (totals.transformed, totals.retitled, totals.regraded_up, totals.role_changed) == (2, 2, 2, 2)


def test_vacancies_are_compared_only_where_a_group_does_not_divide() -> None:
    before = "posts: [{id: x, title: Chargé, count: 3, vacant: 2}]"
    divided = "posts: [{id: x, title: Chargé, count: 2, vacant: 0}, {title: Chargé, from: {post: x, count: 1}}]"
    assert told(compared(before, divided)) == [
        "unchanged 2 id: Chargé → Chargé",
        "unchanged 1 declared: Chargé → Chargé",
    ]
    whole = "posts: [{id: x, title: Chargé, count: 3, vacant: 1}]"
    assert told(compared(before, whole)) == ["amended 3 id: Chargé → Chargé (vacant)"]
    twice = "posts: [{id: x, title: Chargé, count: 3, vacant: 1, from: {post: x, count: 1}}]"
    assert told(compared(before, twice)) == [
        "amended 1 declared: Chargé → Chargé (vacant)",
        "amended 2 id: Chargé → Chargé (vacant)",
    ]


def test_the_numbers_differ_where_the_groups_share_fewer_than_posts() -> None:
    before = "posts: [{id: x, title: Chargé, count: 3, refs: [P1, P2, P3]}]"
    divided = "posts: [{title: Chargé, refs: [P1], site: Lille}, {id: x, title: Chargé, count: 2, refs: [P2, P3]}]"
    assert "refs" not in str(told(compared(before, divided)))
    renumbered = "posts: [{id: x, title: Chargé, count: 3, refs: [P2, P1, P9]}]"
    assert told(compared(before, renumbered)) == [
        "amended 2 ref: Chargé → Chargé (refs)",
        "amended 1 id: Chargé → Chargé (refs)",
    ]
    reordered = "posts: [{id: x, title: Chargé, count: 3, refs: [P3, P1, P2]}]"
    assert told(compared(before, reordered)) == ["unchanged 3 ref: Chargé → Chargé"]


def test_a_manager_is_known_by_its_successor() -> None:
    before = "posts: [{id: d, title: Directeur}, {id: x, title: Chargé, reports_to: d}]"
    retitled = "posts: [{id: d, title: Chef de service}, {id: x, title: Chargé, reports_to: Chef de service}]"
    assert told(compared(before, retitled)) == [
        "transformed 1 id: Directeur → Chef de service (title)",
        "unchanged 1 id: Chargé → Chargé",
    ]
    another = "posts: [{id: d, title: Directeur}, {id: e, title: Chef}, {id: x, title: Chargé, reports_to: e}]"
    assert "amended 1 id: Chargé → Chargé (reports_to)" in told(compared(before, another))
    replaced = """
        posts: [{id: e, title: Directeur, from: {new: 1}}, {id: x, title: Chargé, reports_to: Directeur}]
        departures: [{post: d}]
    """
    assert "amended 1 id: Chargé → Chargé (reports_to)" in told(compared(before, replaced))


def test_the_order_is_by_kind_then_by_line() -> None:
    before = "posts: [{id: a, title: A1}, {id: b, title: B1}, {id: c, title: C1}]"
    after = "posts: [{id: c, title: C1}, {id: b, title: B2}, {id: d, title: D1}, {id: a, title: A2}]"
    found = compared(before, after, infer=False)
    ranks = [KINDS.index(change.kind) for change in found.posts]
    assert ranks == sorted(ranks)
    assert [c.after.number for c in found.posts if isinstance(c, Transformed)] == [1, 3]
