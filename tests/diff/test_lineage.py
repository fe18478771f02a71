"""When lineage applies, and what it then decides."""

import pytest

from charts import chart, compared, named, told, units_told
from procho.diff import compare
from procho.diff.lineage import Direction, applies
from procho.model.version import Previous, Version

NONE = Previous()


def dated(date: str) -> Version:
    return chart("", date)


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("2021-02-15", "2021-10-04", "forward"),
        ("2021-10-04", "2021-02-15", "mirrored"),
        ("2021-10-04", "2021-10-04", "none"),
        ("2021-02", "2021-10", "forward"),
        ("2021-02", "2021-02-15", "none"),
        ("2021-02-15", "2021-02", "none"),
        ("2021-02-28", "2021-03", "forward"),
        ("2021-03", "2021-02-28", "mirrored"),
    ],
)
def test_an_earlier_date_makes_the_version_before(before: str, after: str, direction: Direction) -> None:
    assert applies(dated(before), dated(after), NONE, NONE) == direction


def test_the_file_that_previous_names_decides_by_its_date() -> None:
    source, target = dated("2021-02-15"), dated("2021-10-04")
    assert applies(source, target, NONE, named(dated("2021-02-15"))) == "forward"
    assert applies(source, target, NONE, named(dated("2021-06-01"))) == "none"
    assert applies(target, source, named(dated("2021-02-15")), NONE) == "mirrored"
    assert applies(target, source, named(dated("2021-06-01")), NONE) == "none"


def test_a_month_is_the_version_before_a_day_in_it_if_previous_says_so() -> None:
    source, target = dated("2021-02"), dated("2021-02-15")
    assert applies(source, target, NONE, named(dated("2021-02"))) == "forward"
    assert applies(target, source, named(dated("2021-02")), NONE) == "mirrored"


def test_a_missing_file_leaves_it_to_the_date() -> None:
    assert applies(dated("2021-02-15"), dated("2021-10-04"), NONE, named(missing=True)) == "forward"


def test_two_revisions_of_one_file_are_not_each_other_s_past() -> None:
    revision, past = dated("2021-10-04"), named(dated("2021-10-04"))
    assert applies(revision, revision, past, past) == "none"
    assert applies(dated("2021-10-04"), revision, NONE, past) == "forward"


BEFORE = """
    posts:
      - {id: cm, title: Chargé de mission, count: 4}
"""


def test_a_declared_origin_takes_its_count_and_the_rest_is_matched() -> None:
    after = """
        posts:
          - {title: Responsable, from: {post: cm, count: 1, reason: bourse interne}}
          - {title: Chargé de mission, count: 3}
    """
    found = compared(BEFORE, after)
    assert told(found) == [
        "transformed 1 declared: Chargé de mission → Responsable (title)",
        "unchanged 3 identical: Chargé de mission → Chargé de mission",
    ]
    assert found.posts[0].reason == "bourse interne"


def test_an_origin_without_a_count_takes_what_the_others_leave_of_the_group() -> None:
    after = """
        posts:
          - title: Responsable
            count: 4
            from: [{post: cm}, {new: 1}, {organisation: DDPE, post: Chargé, count: 1}]
          - {title: Chargé de mission, count: 2}
    """
    assert told(compared(BEFORE, after)) == [
        "created 1 declared: Responsable",
        "transferred_in 1 declared: Responsable [DDPE: Chargé]",
        "transformed 2 declared: Chargé de mission → Responsable (title)",
        "unchanged 2 identical: Chargé de mission → Chargé de mission",
    ]


def test_what_is_declared_new_is_created_though_it_looks_the_same() -> None:
    after = "posts: [{id: cm, title: Chargé de mission, count: 4, from: {new: 4}}]"
    assert told(compared(BEFORE, after)) == [
        "created 4 declared: Chargé de mission",
        "suppressed 4: Chargé de mission",
    ]


def test_departures_with_a_body_are_transfers_and_without_one_suppressions() -> None:
    after = """
        posts: [{id: cm, title: Chargé de mission, count: 1}]
        departures:
          - {post: Chargé de mission, count: 1, reason: fin de mission}
          - {post: cm, count: 2, to: DDPE}
    """
    found = compared(BEFORE, after)
    assert told(found) == [
        "suppressed 1 declared: Chargé de mission",
        "transferred_out 2 declared: Chargé de mission [DDPE]",
        "unchanged 1 id: Chargé de mission → Chargé de mission",
    ]
    assert found.posts[0].reason == "fin de mission"


def test_a_departure_without_a_count_takes_what_every_other_declaration_leaves() -> None:
    after = """
        posts: [{title: Responsable, from: {post: cm, count: 1}}]
        departures: [{post: cm}, {post: cm, count: 1, to: DDPE}]
    """
    assert told(compared(BEFORE, after)) == [
        "suppressed 2 declared: Chargé de mission",
        "transferred_out 1 declared: Chargé de mission [DDPE]",
        "transformed 1 declared: Chargé de mission → Responsable (title)",
    ]


DECLARED = """
    units:
      - {name: Secteur Formation, was: [Direction]}
      - {name: Cellule, was: []}
    posts:
      - {title: Responsable, from: {post: cm, count: 1, reason: bourse interne}}
      - {title: Chargé de projet, count: 2, from: {organisation: DDPE, post: Chargé}}
      - {title: Chargé de mission, count: 1}
    departures: [{post: cm, count: 1, to: DRH}, {post: cm, count: 1}]
"""
SOURCE = f"""
    units: [{{name: Direction}}]
    {BEFORE.strip()}
"""


def test_backwards_the_lineage_of_the_source_applies_mirrored() -> None:
    source, target = chart(DECLARED, "2021-10-04"), chart(SOURCE, "2021-02-15")
    found = compare(source, target)
    assert told(found) == [
        "created 1 declared: Chargé de mission",
        "transferred_in 1 declared: Chargé de mission [DRH]",
        "transferred_out 2 declared: Chargé de projet [DDPE: Chargé]",
        "transformed 1 declared: Responsable → Chargé de mission (title)",
        "unchanged 1 identical: Chargé de mission → Chargé de mission",
    ]
    assert units_told(found) == [
        "suppressed declared: Cellule → ",
        "renamed declared: Secteur Formation → Direction",
    ]
    assert not found.notices


def test_where_lineage_does_not_apply_one_notice_says_so() -> None:
    found = compare(chart(SOURCE), chart(DECLARED), infer=False)
    assert not any(change.basis == "declared" for change in (*found.posts, *found.units))
    assert [notice.message for notice in found.notices] == ["lineage_unused"]
    assert not compare(chart(SOURCE), chart(SOURCE)).notices


def test_lineage_that_does_not_apply_may_dangle() -> None:
    after = chart("posts: [{title: Chargé, from: {post: nobody}}]")
    assert told(compare(after, after)) == ["unchanged 1 identical: Chargé → Chargé"]


def test_another_organisation_is_said() -> None:
    found = compare(chart("organisation: Mission"), chart("organisation: DDPE"))
    assert [(notice.message, notice.params) for notice in found.notices] == [
        ("other_organisation", {"source": "Mission", "target": "DDPE"})
    ]
