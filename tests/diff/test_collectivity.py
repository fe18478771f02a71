"""Several organisations: what leaves one and arrives in another is one transfer, and the total is conserved."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charts import chart, told
from edits import pairs
from procho.diff.collectivity import compare_many
from procho.diff.representation import represented
from procho.model.collectivity import Chart, Collectivity, Directory, Transfer
from procho.model.comparison import Basis
from procho.model.version import Version
from strategies import Tree, version

BEFORE, AFTER = "2021-02-15", "2021-10-04"


def side(date: str, **charts: str) -> Directory:
    """One chart an organisation, by its name."""
    found = (chart(text, date, f"{name}-{date}.yaml") for name, text in charts.items())
    named = zip(charts, found, strict=True)
    return Directory(date, tuple(Chart(_called(version, name)) for name, version in named))


def _called(found: Version, name: str) -> Version:
    return Version(found.organigram.model_copy(update={"organisation": name}), found.file, found.positions)


def compared(before: dict[str, str], after: dict[str, str], **options: Any) -> Collectivity:
    return compare_many(side(BEFORE, **before), side(AFTER, **after), **options)


def moved(found: tuple[Transfer, ...]) -> list[str]:
    return [f"{t.count} {t.basis}: {t.giver}/{t.before.group.title} → {t.taker}/{t.after.group.title}" for t in found]


def changes(found: Collectivity, name: str) -> list[str]:
    return [line for line in told(found.by_name[name.casefold()]) if not line.startswith("unchanged")]


OUT = "posts: [{title: Agent, count: 3}]\ndepartures: [{post: Chargé de projet, to: B, reason: plan}]"
IN = "posts: [{title: Juriste}, {title: Chef de projet, from: {organisation: A, post: Chargé de projet}}]"
A = "posts: [{title: Agent, count: 3}, {title: Chargé de projet}]"
B = "posts: [{title: Juriste}]"


def test_declared_on_both_sides_it_is_one_transfer() -> None:
    found = compared({"A": A, "B": B}, {"A": OUT, "B": IN})
    assert moved(found.transfers) == ["1 declared: A/Chargé de projet → B/Chef de projet"]
    assert found.transfers[0].reason == "plan"
    assert changes(found, "A") == ["transferred_out 1 declared: Chargé de projet [B]"]
    assert changes(found, "B") == ["transferred_in 1 declared: Chef de projet [A: Chargé de projet]"]
    assert not found.notices
    assert (found.summary.transferred, found.summary.transferred_in, found.summary.transferred_out) == (1, 0, 0)
    assert (found.summary.created, found.summary.suppressed, found.summary.conserved) == (0, 0, True)


@pytest.mark.parametrize("declared_by", ["giver", "taker"])
def test_declared_on_one_side_it_is_met_and_said(declared_by: str) -> None:
    giver = OUT if declared_by == "giver" else "posts: [{title: Agent, count: 3}]"
    taker = IN if declared_by == "taker" else "posts: [{title: Juriste}, {title: Chargée de projet}]"
    found = compared({"A": A, "B": B}, {"A": giver, "B": taker})
    assert [transfer.basis for transfer in found.transfers] == [Basis.DECLARED]
    assert [notice.message for notice in found.notices] == [
        "unanswered_out" if declared_by == "giver" else "unanswered_in"
    ]
    assert found.summary.conserved
    assert (found.summary.created, found.summary.suppressed) == (0, 0)


def test_a_transfer_that_nobody_answers_is_not_conserved() -> None:
    found = compared({"A": A, "B": B}, {"A": OUT, "B": B})
    assert not found.transfers
    assert [notice.message for notice in found.notices] == ["unanswered_out"]
    assert (found.summary.unanswered_out, found.summary.conserved, found.summary.balanced) == (1, False, True)


def test_a_body_without_a_chart_is_outside() -> None:
    found = compared({"A": A}, {"A": OUT})
    assert not found.notices
    assert (found.summary.transferred_out, found.summary.unanswered_out, found.summary.conserved) == (1, 0, True)


def test_a_named_post_is_no_other_post() -> None:
    taker = "posts: [{title: Juriste}, {title: Chargé de projet, from: {organisation: A, post: Agent}}]"
    found = compared({"A": A, "B": B}, {"A": OUT, "B": taker})
    assert not found.transfers
    assert len(found.notices) == 2


def test_quantities_meet_in_part() -> None:
    giver = "departures: [{post: Agent, count: 3, to: B}]"
    taker = "posts: [{title: Agent, count: 2, from: {organisation: A}}]"
    found = compared({"A": "posts: [{title: Agent, count: 3}]", "B": ""}, {"A": giver, "B": taker})
    assert moved(found.transfers) == ["2 declared: A/Agent → B/Agent"]
    assert [(notice.message, notice.params["count"]) for notice in found.notices] == [("unanswered_out", 1)]
    assert not found.summary.conserved


UNUSUAL = "{title: Chargé de mission biodiversité littorale, grade: A 3, note: Natura 2000, count: 2}"


def test_what_nobody_declares_is_inferred() -> None:
    other = "{title: Juriste, count: 4}"
    found = compared(
        {"A": f"posts: [{other}, {UNUSUAL}]", "B": f"posts: [{other}]"},
        {"A": f"posts: [{other}]", "B": f"posts: [{other}, {UNUSUAL}]"},
    )
    assert [(t.count, t.basis, t.giver, t.taker) for t in found.transfers] == [(2, Basis.INFERRED, "A", "B")]
    assert (found.transfers[0].score or 0) >= 0.9
    title = "Chargé de mission biodiversité littorale"
    assert changes(found, "A") == [f"transferred_out 2 inferred: {title} [B: {title}]"]
    assert changes(found, "B") == [f"transferred_in 2 inferred: {title} [A: {title}]"]
    assert found.summary.balanced
    assert found.summary.conserved
    assert {row.transferred_in for row in found.by_name["b"].by_unit} == {2}


def test_without_inference_numbers_still_tell() -> None:
    group = "{title: Agent, refs: [P-1], id: x}"
    before, after = {"A": f"posts: [{group}]", "B": ""}, {"A": "", "B": f"posts: [{group}]"}
    assert [t.basis for t in compared(before, after, infer=False).transfers] == [Basis.REF]
    same_id = {name: text.replace("refs: [P-1], ", "") for name, text in before.items()}
    assert not compared(same_id, {"A": "", "B": "posts: [{title: Juriste, id: x}]"}, infer=False).transfers


def test_likeness_short_of_certainty_is_suggested() -> None:
    found = compared(
        {"A": "posts: [{title: Agent}, {title: Chef de projet, grade: A 3}]", "B": "posts: [{title: Agent}]"},
        {"A": "posts: [{title: Agent}]", "B": "posts: [{title: Agent}, {title: Chef de projet, grade: B 1}]"},
    )
    assert not found.transfers
    assert [(t.giver, t.taker) for t in found.suggestions] == [("A", "B")]
    assert (found.summary.created, found.summary.suppressed) == (1, 1)


def test_an_organisation_comes_and_another_goes() -> None:
    found = compared({"A": A}, {"C": "posts: [{title: Peintre}, {title: Agent, count: 3, from: {organisation: A}}]"})
    assert found.summary.organisations == 2
    assert changes(found, "C") == ["created 1: Peintre", "transferred_in 3 declared: Agent [A]"]
    assert changes(found, "A") == ["suppressed 1: Chargé de projet", "transferred_out 3 declared: Agent [C: Agent]"]
    assert found.summary.conserved


def test_the_latest_version_that_is_known_stands_for_an_organisation() -> None:
    versions = [
        chart(A, "2021-02-15", "old"), chart(A, "2021-10", "new"),
        chart("composition: unknown\nauthorised_posts: 9", "2022-01-01", "total"),
    ]  # fmt: skip
    found = represented(versions)
    assert [version.file for version in found.chosen] == ["new"]
    assert [version.file for version in found.unknown] == ["total"]
    tied = represented([*versions, chart(B, "2021-10-04", "same")])
    assert not tied.chosen
    assert [[version.file for version in each] for each in tied.tied] == [["new", "same"]]


def test_an_organisation_half_known_is_left_out() -> None:
    total = chart("organisation: B\ncomposition: unknown\nauthorised_posts: 9", BEFORE, "total")
    source = Directory("a", side(BEFORE, A=A).charts, (total,))
    found = compare_many(source, side(AFTER, A=A, B=B))
    assert found.summary.organisations == 1
    assert [notice.message for notice in found.notices] == ["not_compared"]
    assert not found.differs


def test_what_both_sides_leave_out_of_one_directory_is_said_once() -> None:
    total = chart("organisation: B\ncomposition: unknown\nauthorised_posts: 9", BEFORE, "total")
    here = Directory("a", side(BEFORE, A=A).charts, (total,))
    found = compare_many(here, here)
    assert [notice.message for notice in found.notices] == ["not_compared"]


@st.composite
def collectivities(draw: Any) -> tuple[list[Tree], list[Tree]]:
    """Two or three organisations edited, and some groups carried from one to another."""
    befores, afters = map(list, zip(*(draw(pairs()) for _ in range(draw(st.integers(2, 3)))), strict=True))
    for trees in (befores, afters):
        trees[:] = [{**tree, "organisation": f"O{number}"} for number, tree in enumerate(trees)]
    giver, *takers = afters
    if giver.get("posts") and draw(st.booleans()):
        carried, *kept = giver["posts"]
        giver["posts"] = kept
        takers[0]["posts"] = [*takers[0].get("posts", ()), {k: v for k, v in carried.items() if k != "from"}]
    return befores, afters


def _many(befores: list[Tree], afters: list[Tree]) -> Collectivity:
    sides = (
        Directory(name, tuple(Chart(version(tree, name)) for tree in trees))
        for name, trees in (("a", befores), ("b", afters))
    )
    return compare_many(*sides)


laws = settings(
    max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@laws
@given(collectivities())
def test_the_total_is_conserved_unless_a_chart_does_not_answer(trees: tuple[list[Tree], list[Tree]]) -> None:
    s = _many(*trees).summary
    net = s.created - s.suppressed + s.transferred_in - s.transferred_out
    assert s.posts_before + net + s.unanswered_in - s.unanswered_out == s.posts_after
    assert s.conserved is (s.unanswered_in == s.unanswered_out)
    assert s.balanced


@laws
@given(collectivities())
def test_backwards_is_the_mirror(trees: tuple[list[Tree], list[Tree]]) -> None:
    there, back = _many(*trees), _many(*reversed(trees))
    assert sorted(map(_told, there.transfers)) == sorted(map(_turned, back.transfers))
    assert sorted(map(_told, there.suggestions)) == sorted(map(_turned, back.suggestions))
    assert (there.summary.created, there.summary.transferred_in) == (
        back.summary.suppressed,
        back.summary.transferred_out,
    )


def _told(t: Transfer) -> tuple[Any, ...]:
    return t.count, t.giver, t.taker, t.before.group.title, t.after.group.title, t.basis, t.score


def _turned(t: Transfer) -> tuple[Any, ...]:
    return t.count, t.taker, t.giver, t.after.group.title, t.before.group.title, t.basis, t.score


@laws
@given(collectivities())
def test_nothing_goes_anywhere_if_nothing_changed(trees: tuple[list[Tree], list[Tree]]) -> None:
    found = _many(trees[0], trees[0])
    assert not found.transfers
    assert not found.differs
