"""Lineage resolved: every name has one meaning, and no group gives more posts than it has."""

import pytest

from charts import chart
from procho.model.lineage import Lineage, declares, resolve

PREVIOUS = """
    posts:
      - {id: cm, title: Chargé de mission, count: 2}
      - {title: Assistant}
    units:
      - id: a
        name: Secteur A
        posts: [{title: Assistant}, {title: A/B}]
      - name: Secteur B
        posts: [{title: Assistant}]
      - {name: Cellule}
      - {name: Cellule}
"""


def resolved(text: str) -> Lineage:
    return resolve(chart(text), chart(PREVIOUS, "2021-02-15", "previous.yaml"))


def origin(text: str) -> Lineage:
    return resolved(f"posts: [{{title: Assistant, count: 5, from: {text}}}]")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("{post: cm, count: 1}", 0),
        ("{post: Chargé de mission, count: 1}", 0),
        ("{post: chargé  de mission, count: 1}", 0),
        ("{post: Assistant, unit: a, count: 1}", 2),
        ("{post: Assistant, unit: secteur b, count: 1}", 4),
        ("{post: A/B, count: 1}", 3),
    ],
)
def test_a_group_is_named_by_id_or_title_within_a_unit_if_need_be(text: str, number: int) -> None:
    found = origin(text)
    assert not found.dangling
    assert not found.overdrawn
    assert [draw.before and draw.before.number for draw in found.draws] == [number]


@pytest.mark.parametrize(
    ("text", "message", "candidates"),
    [
        ("{post: Nobody}", "dangling_group", ["cm", "Chargé de mission", "Assistant", "A/B"]),
        ("{post: Assistant}", "ambiguous_group", ["Assistant", "Secteur A/Assistant", "Secteur B/Assistant"]),
        ("{post: a/Assistant}", "dangling_group", ["cm", "Chargé de mission", "Assistant", "A/B"]),
        ("{post: cm, unit: a}", "dangling_group", ["cm", "Chargé de mission", "Assistant", "A/B"]),
        ("{post: cm, unit: c}", "dangling_unit", ["a", "Secteur A", "Secteur B", "Cellule"]),
    ],
)
def test_a_name_without_one_meaning_lists_the_candidates(text: str, message: str, candidates: list[str]) -> None:
    found = origin(text)
    (remark,) = found.dangling
    assert (remark.message, remark.params["candidates"]) == (message, candidates)
    assert remark.params["previous"] == "previous.yaml"
    assert not found.draws
    assert found.dangling or found.overdrawn


def test_what_a_unit_was_is_looked_up_too() -> None:
    found = resolved("units: [{name: X, was: [a, Secteur B]}, {name: Y, was: []}, {name: Z}]")
    assert {unit: [before.number for before in was] for unit, was in found.was.items()} == {0: [0, 1], 1: []}
    assert not found.dangling
    assert not found.overdrawn
    dangling = resolved("units: [{name: X, was: [Cellule, Nobody]}]").dangling
    assert [(remark.message, remark.place.item) for remark in dangling] == [("ambiguous_unit", 0), ("dangling_unit", 1)]


@pytest.mark.parametrize(
    ("text", "key", "drawn"),
    [
        ("posts: [{title: X, count: 3, from: {post: cm, count: 3}}]", "count", 3),
        ("posts: [{title: X, count: 3, from: {post: cm}}]", "post", 3),
        ("posts: [{title: X, count: 2, from: {post: cm}}, {title: Y, from: {post: cm, count: 1}}]", "count", 3),
        ("{posts: [{title: X, count: 2, from: {post: cm}}], departures: [{post: cm}]}", "post", 3),
        ("departures: [{post: cm, to: DRH}, {post: cm}]", "post", 3),
        ("departures: [{post: cm, count: 3}]", "count", 3),
    ],
)
def test_a_group_gives_no_more_posts_than_it_has(text: str, key: str, drawn: int) -> None:
    found = resolved(text)
    (remark,) = found.overdrawn
    assert (remark.message, remark.place.key) == ("overdrawn", key)
    assert remark.params == {"name": "cm", "drawn": drawn, "count": 2}
    assert sum(draw.count for draw in found.draws) <= 2
    assert found.dangling or found.overdrawn


def test_departures_without_a_count_come_last() -> None:
    found = resolved("departures: [{post: cm}, {post: cm, count: 1, to: DRH}]")
    assert not found.dangling
    assert not found.overdrawn
    assert [(draw.count, draw.organisation and draw.organisation.name) for draw in found.draws] == [
        (1, "DRH"),
        (1, None),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("posts: [{title: X}]", False),
        ("posts: [{title: X, from: {new: 1}}]", True),
        ("units: [{name: X, was: []}]", True),
        ("departures: [{post: X}]", True),
    ],
)
def test_a_version_may_say_nothing_of_its_lineage(text: str, said: bool) -> None:
    assert declares(chart(text)) is said
