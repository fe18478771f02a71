"""Every answer has its reason, and the evidence sums up to what the matching went by."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from charts import CONFIG, chart, compared
from edits import pairs
from procho.diff import compare
from procho.diff.explain import explain
from procho.model.comparison import Basis, Kept
from procho.model.explanation import Answer, Explanation
from procho.model.findings import Problem
from strategies import Tree, version

BEFORE = """
posts:
  - {title: Agent, count: 2}
  - {title: Juriste, refs: [P-1]}
  - {title: Peintre, id: p}
  - {title: Chargé de mission culture et patrimoine, grade: A 3}
  - {title: Plombier}
  - {title: Cuisinier, count: 2}
"""
AFTER = """
posts:
  - {title: Agents, count: 2}
  - {title: Conseiller juridique, refs: [P-1]}
  - {title: Artiste peintre, id: p}
  - {title: Chargé de mission culture et tourisme, grade: A 3}
  - {title: Chef, from: {post: Plombier, reason: concours}}
  - {title: Astronome, from: {new: 1}}
  - {title: Archiviste, from: {organisation: DRH}}
departures:
  - {post: Cuisinier, count: 1}
  - {post: Cuisinier, count: 1, to: CCAS}
"""


def asked(post: str, before: str = BEFORE, after: str = AFTER, **options: Any) -> tuple[Answer, ...]:
    found = explain(
        chart(before, "2021-02-15", "before.yaml"), chart(after, file="after.yaml"), post, config=CONFIG, **options
    )
    assert isinstance(found, Explanation)
    return found.answers


def refused(post: str) -> Problem:
    found = explain(chart(BEFORE, "2021-02-15", "before.yaml"), chart(AFTER, file="after.yaml"), post)
    assert isinstance(found, Problem)
    return found


@pytest.mark.parametrize(
    ("post", "decisions"),
    [
        ("Agent", ["identical"]),
        ("agent.es", ["identical"]),
        ("Juriste", ["ref"]),
        ("p", ["id"]),
        ("Chef", ["declared"]),
        ("Astronome", ["declared_new"]),
        ("Archiviste", ["declared_from"]),
        ("Cuisinier", ["departure", "departure_to"]),
        ("Chargé de mission culture et patrimoine", ["inferred"]),
        ("Juriste = Chef", ["apart", "declared", "ref"]),
        ("Juriste=Conseiller juridique", ["ref"]),
    ],
)
def test_what_decided(post: str, decisions: list[str]) -> None:
    assert [answer.decision for answer in asked(post)] == decisions


def test_what_decided_the_other_way_round() -> None:
    found = explain(chart(AFTER, file="after.yaml"), chart(BEFORE, "2021-02-15", "before.yaml"), "Cuisinier")
    assert isinstance(found, Explanation)
    assert [answer.decision for answer in found.answers] == ["departure", "departure_to"]


def test_the_evidence_sums_up() -> None:
    (answer,) = asked("Chargé de mission culture et patrimoine")
    case = answer.case
    assert case is not None
    assert sum(piece.utility for piece in case.pieces) == pytest.approx(case.utility)
    assert case.utility > case.nothing
    assert case.score == pytest.approx(answer.facts["score"], abs=0.001)


def test_a_lone_post_has_its_nearest_and_what_was_wrong_with_it() -> None:
    others = "posts:\n" + "".join(f"- {{title: Agent {letter}}}\n" for letter in "abcdefghijklmnopqrstuvwxyz")
    (answer,) = asked("Soudeur", f"{others}- {{title: Soudeur}}", f"{others}- {{title: Astronome}}")
    assert (answer.decision, answer.facts["side"]) == ("unlikely", "before")
    assert answer.after is not None
    assert answer.case is not None
    assert answer.case.utility <= answer.case.nothing
    assert [a.decision for a in asked("Soudeur", "posts: [{title: Soudeur}]", "")] == ["alone"]
    assert [a.decision for a in asked("Soudeur", "posts: [{title: Soudeur}]", "", infer=False)] == ["not_asked"]


def test_the_rival_lacked_something() -> None:
    title = "Chargé de mission culture et patrimoine"
    after = "posts: [{title: Responsable culture et patrimoine, grade: A 3}, {title: Responsable culture, grade: B 1}]"
    answer = asked(title, f"posts: [{{title: {title}, grade: A 3}}]", after)[0]
    assert answer.case is not None
    rival = answer.case.rivals[0]
    assert rival.after.group.title == "Responsable culture"
    assert rival.utility < answer.case.utility
    assert rival.lacked


def test_a_suggestion_has_both_its_scores() -> None:
    (answer,) = asked("Soudeur", "posts: [{title: Soudeur}]", "posts: [{title: Soudeur en chef}]")
    facts = answer.facts
    assert answer.decision == "suggested"
    assert facts["sure"] < facts["accept"]
    assert facts["score"] >= facts["suggest"]


def test_which_post_is_meant() -> None:
    assert refused("Zouave").message == "explain.input.unknown"
    assert refused("Juriste=Zouave").params["name"] == "Zouave"
    twins = "posts: [{title: Agent}]\nunits: [{name: X, posts: [{title: Agent}]}]"
    found = explain(chart(twins, "2021-02-15", "before.yaml"), chart("", file="after.yaml"), "Agent")
    assert isinstance(found, Problem)
    assert found.params["candidates"] == "Agent (before.yaml); X/Agent (before.yaml)"
    assert len(asked("X/Agents", twins, "")) == 1


def test_an_explanation_says_what_the_comparison_says() -> None:
    comparison = compared(BEFORE, AFTER)
    for change in comparison.posts:
        if isinstance(change, Kept):
            (answer,) = asked(f"{change.before.group.title}={change.after.group.title}")
            assert (answer.decision, answer.count) == (change.basis.value, change.count)


laws = settings(max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.too_slow])


@laws
@given(pairs())
def test_the_evidence_of_every_claim_sums_up(pair: tuple[Tree, Tree]) -> None:
    source, target = (version(tree, name) for tree, name in zip(pair, ("a.yaml", "b.yaml"), strict=True))
    for change in compare(source, target).posts:
        if isinstance(change, Kept) and change.basis is Basis.INFERRED:
            found = explain(source, target, change.after.group.title)
            if isinstance(found, Explanation):
                for answer in found.answers:
                    if answer.case:
                        assert sum(piece.utility for piece in answer.case.pieces) == pytest.approx(answer.case.utility)
                        assert answer.decision != "inferred" or answer.case.utility > answer.case.nothing
