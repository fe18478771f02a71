from collections.abc import Callable

import pytest

from procho.model.comparison import KINDS, Comparison
from procho.render import escape
from procho.render.comparison.facts import MARKS, UNIT_MARKS, Voice
from procho.render.words import load

Compared = Callable[..., Comparison]

ENGLISH, FRENCH = Voice(load("en"), escape.terminal), Voice(load("fr"), escape.terminal)


def test_every_kind_has_a_mark_of_its_own() -> None:
    assert tuple(MARKS) == KINDS
    assert len(set(MARKS.values())) == len(MARKS)
    assert len(set(UNIT_MARKS.values())) == len(UNIT_MARKS)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{id: a, title: Agent, count: 5}", "{id: a, title: Agent, count: 5}", "5 × Agent"),
        ("{id: a, title: Agent, count: 5}", "{id: a, title: Agent, count: 2}", "2 of 5 × Agent"),
        ("{id: a, title: Agent}", "{id: a, title: Chef}", "1 × Agent → Chef"),
        ("{id: a, title: Agent}", "{id: a, title: Chef, count: 3}", "1 × Agent → 1 of 3 × Chef"),
        ("{id: a, title: Agent, grade: A}", "{id: a, title: Agent, grade: A 3}", "1 × Agent (A → A 3, refined)"),
        ("{id: a, title: Agent, grade: A 3}", "{id: a, title: Agent}", "1 × Agent (A 3 → —, coarsened)"),
        ("{id: a, title: Agent, grade: A}", "{id: a, title: Agent, grade: B}", "1 × Agent (A → B, changed)"),
    ],
)
def test_a_headline_says_how_many_of_what_become_what(compared: Compared, before: str, after: str, said: str) -> None:
    comparison = compared(f"posts: [{before}]\n", f"posts: [{after}]\n")
    kept = next(change for change in comparison.posts if change.kind not in {"created", "suppressed"})
    assert ENGLISH.headline(kept) == said


def test_details_name_what_differs_and_the_larger_group(compared: Compared) -> None:
    before = "posts: [{id: a, title: Agent, fte: 0.8, site: Lille}]\n"
    after = "posts: [{id: a, title: Agent, fte: 1, count: 2}]\n"
    change = next(change for change in compared(before, after).posts if change.kind == "amended")
    assert list(FRENCH.details(change)) == [
        "rejoint un groupe de 2 postes dans la cible",
        "site\u00a0: Lille → — (moins précis)",
        "quotité\u00a0: 0,8 → 1",
    ]


def test_an_amended_unit_says_what_was_amended(compared: Compared) -> None:
    before = "units: [{name: S, kind: service, posts: [{title: X}]}]\n"
    after = "units: [{name: S, kind: service, boxed: false, site: Lille, posts: [{title: X}]}]\n"
    (change,) = compared(before, after).units
    assert list(ENGLISH.unit_details(change)) == ["site: — → Lille", "box in the chart: yes → no"]


def test_a_score_has_two_decimals(compared: Compared) -> None:
    (change,) = compared("posts: [{title: Agent, grade: A}]\n", "posts: [{title: Agent, grade: B}]\n").posts
    assert FRENCH.basis(change).startswith("déduit 0,")
    assert len(FRENCH.basis(change)) == len("déduit 0,00")
