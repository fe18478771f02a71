"""What makes a likely pair no claim: the unit ends, and few of its posts went the same way."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import chart, compared
from procho.diff.caution import cautious
from procho.diff.explain import explain
from procho.model.comparison import Change, Moved, Unchanged
from procho.model.explanation import Case, Explanation

SHARE = st.floats(0, 1)
BEFORE = """
    units:
      - name: Pôle juridique
        posts: [{title: Juriste marchés}, {title: Archiviste}, {title: Huissier}, {title: Greffier}]
"""
SCATTERED = """
    units:
      - {name: Atelier, posts: [{title: Archiviste}, {title: Huissier}, {title: Greffier}]}
      - {name: Guichet, posts: [{title: Juriste marchés}]}
"""
STAYED = SCATTERED.replace("Atelier", "Pôle juridique")


@given(SHARE, SHARE, SHARE)
def test_a_score_falls_with_the_share_that_went_elsewhere(score: float, share: float, other: float) -> None:
    assert cautious(score, 1.0) == pytest.approx(score)
    assert cautious(1.0, share) == 1.0
    fewer, more = sorted((share, other))
    assert 0 <= cautious(score, fewer) <= cautious(score, more) + 1e-12


def titles(entries: Iterable[Change]) -> set[str]:
    """Of the posts that have both sides."""
    return {entry.before.group.title for entry in entries if isinstance(entry, Moved | Unchanged)}


def test_out_of_a_unit_that_ends_the_few_are_less_certain_than_the_many() -> None:
    found = compared(BEFORE, SCATTERED)
    assert titles(found.posts) == {"Archiviste", "Huissier", "Greffier"}
    assert titles(found.suggestions) == {"Juriste marchés"}


def test_a_unit_that_lives_on_makes_nobody_suspect_who_leaves_it() -> None:
    found = compared(BEFORE, STAYED)
    assert titles(found.posts) == {"Archiviste", "Huissier", "Greffier", "Juriste marchés"}


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("after", "followed"), [(SCATTERED, 0.25), (STAYED, None)])
def test_the_explanation_says_so(after: str, followed: float | None, *, backwards: bool) -> None:
    sides = chart(BEFORE, "2021-02-15"), chart(after)
    found = explain(*(reversed(sides) if backwards else sides), "Juriste marchés=Juriste marchés")
    assert isinstance(found, Explanation)
    case = found.answers[0].case
    assert isinstance(case, Case)
    assert case.followed == followed
