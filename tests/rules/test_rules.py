"""Each rule beyond its manual's examples: what it must find, and what it must leave alone."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.model.config import Config
from procho.model.findings import Finding
from procho.model.organigram import Organigram
from procho.model.positions import Positions
from procho.model.version import Previous, Version
from procho.rules.confusable_id import skeleton
from procho.rules.context import Context
from procho.rules.engine import run
from procho.rules.reporting_cycle import cycles

HEAD = {"procho": "1", "organisation": "Mission", "date": "2021-10-04"}
Keys = dict[str, Any]


def version(file: str = "b.yaml", **keys: Any) -> Version:
    return Version(Organigram.model_validate({**HEAD, **keys}), file, Positions.none())


def found(rule: str, config: Keys | None = None, before: Keys | None = None, **keys: Any) -> tuple[Finding, ...]:
    previous = Previous() if before is None else Previous("a.yaml", version("a.yaml", **{"date": "2021-02", **before}))
    return run(Context(version(**keys), Config.model_validate(config or {}), previous), {rule})


def said(findings: Iterable[Finding]) -> list[tuple[str, Keys]]:
    return [(finding.message, finding.params) for finding in findings]


def group(title: str = "Agent", **keys: Any) -> Keys:
    return {"title": title, **keys}


def unit(name: str, *posts: Keys, units: Iterable[Keys] = (), **keys: Any) -> Keys:
    return {"name": name, "posts": list(posts), "units": list(units), **keys}


class TestAuthorisedPosts:
    def test_counts_the_units_below(self) -> None:
        inner = unit("Service", group(count="2"), authorised_posts="2")
        outer = unit("Pôle", group(count="3"), units=[inner], authorised_posts="5")
        assert not found("authorised-posts", units=[outer], posts=[group()], authorised_posts="6")

    def test_a_wrong_count_deep_down_is_said_once_where_it_is(self) -> None:
        inner = unit("Service", group(count="1"), authorised_posts="2")
        outer = unit("Pôle", units=[unit("Direction", units=[inner])], authorised_posts="2")
        wrong = found("authorised-posts", units=[outer], authorised_posts="2")
        assert said(wrong) == [("unit", {"name": "Service", "declared": 2, "actual": 1})]

    def test_two_wrong_totals_are_two_findings(self) -> None:
        wrong = found("authorised-posts", units=[unit("A", group(), authorised_posts="2")], authorised_posts="7")
        assert [finding.message for finding in wrong] == ["organisation", "unit"]

    def test_a_total_of_nothing_is_wrong_unless_the_composition_is_unknown(self) -> None:
        assert found("authorised-posts", authorised_posts="9")
        assert not found("authorised-posts", authorised_posts="9", composition="unknown")


class TestGrades:
    SCALE: Keys = {"grades": {"scale": ["A 1.3", "A 2.2", "A 3"]}}  # noqa: RUF012 - a constant

    @pytest.mark.parametrize("grade", ["A", "a 2", "A2.2", "A 2,2", "A 3"])
    def test_on_the_scale(self, grade: str) -> None:
        assert not found("grade-scale", self.SCALE, posts=[group(grade=grade)])

    @pytest.mark.parametrize("grade", ["B", "A 2.3", "A 3.1", "A 22", "A 02"])
    def test_not_on_the_scale(self, grade: str) -> None:
        assert len(found("grade-scale", self.SCALE, posts=[group(grade=grade)])) == 1

    def test_without_a_scale_silent(self) -> None:
        assert not found("grade-scale", posts=[group(grade="Z 9")])

    @pytest.mark.parametrize(("grade", "fits"), [("A", True), ("A 2", True), ("A 2.2", True), ("A 3", False)])
    def test_a_role_accepts_what_can_still_be_refined(self, grade: str, fits: bool) -> None:
        config = {**self.SCALE, "roles": {"chef": {"grades": ["A 2.2"]}}}
        assert bool(found("role-grade", config, posts=[group(grade=grade, role="chef")])) is not fits

    def test_a_grade_off_the_scale_is_said_once(self) -> None:
        config = {**self.SCALE, "roles": {"chef": {"grades": ["A 2.2"]}}}
        assert not found("role-grade", config, posts=[group(grade="A 9", role="chef")])


class TestRoles:
    def test_per_unit_counts_posts_and_each_unit_by_itself(self) -> None:
        config = {"roles": {"chef": {"per_unit": "1"}}}
        one = unit("A", group(role="chef"))
        assert not found("role-limit", config, units=[one, unit("B", group(role="chef"))], posts=[group(role="chef")])
        assert len(found("role-limit", config, units=[unit("A", group(role="chef", count="2"))])) == 1

    def test_the_one_that_does_not_fit_is_shown_wherever_it_stands(self) -> None:
        config = {"roles": {"chef": {"per_organisation": "1", "grades": ["A 1"]}}}
        posts = [group("Délégué", role="chef", grade="A 2"), group("Directeur", role="chef", grade="A 1")]
        (wrong,) = found("role-limit", config, posts=posts)
        assert wrong.entity == "Délégué"
        assert not found("role-grade", config, posts=posts)

    def test_without_roles_silent(self) -> None:
        assert not found("unknown-role", posts=[group(role="chef")])

    def test_a_role_in_other_case_is_offered(self) -> None:
        (wrong,) = found("unknown-role", {"roles": {"Chef": {}}}, posts=[group(role="chef")])
        assert wrong.params == {"role": "chef", "near": "Chef"}

    def test_what_is_not_near_lists_what_there_is(self) -> None:
        roles = {f"rôle {number}": {} for number in range(9)}
        (wrong,) = found("unknown-role", {"roles": roles}, posts=[group(role="xyz")])
        assert wrong.params["known"] == "rôle 0, rôle 1, rôle 2, rôle 3, rôle 4, …"


class TestMissingHead:
    CONFIG: Keys = {"roles": {"chef": {"leading": "true", "per_unit": "1"}, "adjoint": {}}}  # noqa: RUF012

    def test_of_each_unit_with_posts_below(self) -> None:
        tree = unit("Pôle", units=[unit("Service", group(role="adjoint"))])
        assert {f.params["name"] for f in found("missing-head", self.CONFIG, units=[tree])} == {"Pôle", "Service"}

    @pytest.mark.parametrize(
        "led",
        [
            unit("A", group(role="chef")),
            unit("A", group(), led_by="Agent"),
            unit("A", group(), led_by="nobody"),  # unknown-name says it
            unit("A", group(role="chief")),  # unknown-role says it
            unit("A", group(role="chef", count="2")),  # role-limit says it
            unit("A"),
        ],
    )
    def test_silent(self, led: Keys) -> None:
        assert not found("missing-head", self.CONFIG, units=[led])

    def test_without_leading_roles_silent(self) -> None:
        assert not found("missing-head", {"roles": {"adjoint": {}}}, units=[unit("A", group())])


class TestIdentity:
    def test_a_group_and_a_unit_may_share_an_id(self) -> None:
        assert not found("duplicate-id", posts=[group(id="x")], units=[unit("A", id="x")])

    def test_composed_and_decomposed_are_one_id(self) -> None:
        assert len(found("duplicate-id", posts=[group(id="\u00e9"), group(id="\u00e9")])) == 1
        assert len(found("duplicate-id", units=[unit("A", id="x"), unit("B", units=[unit("C", id="x")])])) == 1

    @pytest.mark.parametrize(("one", "other"), [("dir", "Dir"), ("ﬁn", "fin"), ("соde", "code"), ("cm-Ο1", "cm-o1")])  # noqa: RUF001
    def test_look_alikes(self, one: str, other: str) -> None:
        assert len(found("confusable-id", posts=[group(id=one), group(id=other)])) == 1
        assert not found("duplicate-id", posts=[group(id=one), group(id=other)])

    def test_an_id_given_twice_is_not_confusable_too(self) -> None:
        assert not found("confusable-id", posts=[group(id="dir"), group(id="dir")])

    @given(st.text(max_size=20))
    def test_a_skeleton_is_its_own(self, name: str) -> None:
        assert skeleton(skeleton(name)) == skeleton(name)

    def test_a_number_in_two_groups(self) -> None:
        (wrong,) = found("duplicate-ref", posts=[group(refs=["1"]), group(count="2", refs=["2", "1"])])
        assert wrong.params["ref"] == "1"


class TestNames:
    def test_by_id_by_title_and_by_unit(self) -> None:
        posts = [group("Chef", id="c"), group("A/B"), group("X", reports_to="c"), group("Y", reports_to="A/B")]
        led = unit("Direction", group("Chef", id="d"), id="dir")
        assert not found("unknown-name", posts=posts, units=[led, unit("U", group(), led_by="dir/Chef")])

    def test_ambiguous_lists_who_may_be_meant(self) -> None:
        (wrong,) = found("unknown-name", posts=[group("Chef")], units=[unit("A", group("Chef", reports_to="Chef"))])
        assert said([wrong]) == [("ambiguous", {"name": "Chef", "candidates": "Chef, A/Chef"})]

    @pytest.mark.parametrize(
        ("name", "near"),
        [("direction/Directer", "direction/Directeur"), ("direcction/Directeur", "Directeur"), ("x/y", None)],
    )
    def test_of_a_name_in_a_unit_the_part_that_is_wrong(self, name: str, near: str | None) -> None:
        led = unit("Direction", group("Directeur"), id="direction")
        (wrong,) = found("unknown-name", units=[led, unit("Cellule", group(), led_by=name)])
        assert wrong.params.get("near") == near

    def test_dangling_offers_the_nearest(self) -> None:
        (wrong,) = found("unknown-name", posts=[group("Directeur"), group(reports_to="Directer")])
        assert wrong.params == {"name": "Directer", "near": "Directeur"}


class TestLineage:
    BEFORE: Keys = {"posts": [group("CM", count="2"), group("Chef")], "units": [unit("A", group("CM"))]}  # noqa: RUF012

    def test_holds(self) -> None:
        posts = [group(**{"from": {"post": "CM", "unit": "A"}}), group(**{"from": {"post": "chef"}})]
        for rule in ("lineage-target", "lineage-overdrawn"):
            assert not found(rule, before=self.BEFORE, posts=posts, units=[unit("B", was=["A"])])

    def test_ambiguous_dangling_and_units(self) -> None:
        posts = [group(**{"from": {"post": "CM"}}), group(**{"from": {"post": "Chefs"}})]
        wrong = found("lineage-target", before=self.BEFORE, posts=posts, units=[unit("B", was=["C"])])
        assert {f.message for f in wrong} == {"ambiguous_group", "dangling_group", "dangling_unit"}
        assert {f.params.get("near") for f in wrong} == {None, "Chef"}

    def test_origins_and_departures_draw_on_the_same_posts(self) -> None:
        posts = [group(**{"from": {"post": "Chef"}})]
        wrong = found("lineage-overdrawn", before=self.BEFORE, posts=posts, departures=[{"post": "Chef", "count": "1"}])
        assert said(wrong) == [("overdrawn", {"name": "Chef", "drawn": 2, "count": 1})]

    def test_silent_without_a_known_version_before(self) -> None:
        posts = [group(**{"from": {"post": "Nobody"}})]
        assert not found("lineage-target", posts=posts)
        assert not found("lineage-target", before={"composition": "unknown"}, posts=posts)


class TestEarmark:
    BEFORE: Keys = {"posts": [group("CM", id="cm", count="4", funding="TICPE"), group("G", count="2", funding="TICPE")]}  # noqa: RUF012

    def test_kept_wherever_they_went(self) -> None:
        posts = [group("R", funding="TICPE"), group("CM", id="cm", count="3", funding="ticpe")]
        later = [*posts, group("G", count="2", funding="TICPE"), group("N", funding="FEDER")]
        assert not found("earmark", before=self.BEFORE, posts=later)

    @pytest.mark.parametrize(
        ("posts", "message"),
        [
            ([group("CM", id="cm", count="3", funding="TICPE"), group("G", count="2", funding="TICPE")], "lost"),
            ([group("CM", id="cm", count="4", funding="TICPE"), group("G", count="3", funding="TICPE")], "gained"),
            ([], "lost"),
        ],
    )
    def test_one_finding_for_a_funding(self, posts: list[Keys], message: str) -> None:
        assert [finding.message for finding in found("earmark", before=self.BEFORE, posts=posts)] == [message]

    def test_nothing_to_compare(self) -> None:
        assert not found("earmark", posts=[group(funding="TICPE")])
        assert not found("earmark", before=self.BEFORE, composition="unknown", authorised_posts="6")


class TestDates:
    @pytest.mark.parametrize(
        ("committee", "date", "message"),
        [
            ("CT", "2022-12-31", None),
            ("CT", "2022-12", None),
            ("CT", "2023-01-01", "too_late"),
            ("CT", "2023-01", "too_late"),
            ("CST", "2022-12-31", "too_early"),
            ("CST", "2023-01", None),
            ("CTP", "1999-01", None),
        ],
    )
    def test_eras(self, committee: str, date: str, message: str | None) -> None:
        wrong = found("committee-era", committee=committee, date=date)
        assert [finding.message for finding in wrong] == ([message] if message else [])

    def test_the_body_knows_its_committees_better(self) -> None:
        config = {"committees": {"CT": {"until": "2023-02-28"}, "CSA": {"since": "2023-01-01"}}}
        assert not found("committee-era", config, committee="CT", date="2023-02-01")
        assert found("committee-era", config, committee="CSA", date="2022-02-01")

    @pytest.mark.parametrize(
        ("before", "wrong"), [("2021-10-03", 0), ("2021-10", 0), ("2021-10-04", 1), ("2021-11", 1)]
    )
    def test_order(self, before: str, wrong: int) -> None:
        assert len(found("date-order", before={"date": before})) == wrong


class TestDuplicateLine:
    @pytest.mark.parametrize(
        ("other", "repeated"),
        [
            ({"grade": "a3", "count": "7"}, True),
            ({"title": "agent  ", "grade": "A 3"}, True),
            ({"grade": "A 3", "site": "Lille"}, False),
            ({"grade": "A 3", "id": "x"}, False),
            ({"grade": "A 3", "refs": ["1"]}, False),
            ({"grade": "A 3", "from": {"new": "1"}}, False),
            ({"grade": "A"}, False),
        ],
    )
    def test_all_keys_but_count(self, other: Keys, repeated: bool) -> None:
        posts = [group(grade="A 3"), {**group(), **other}]
        assert bool(found("duplicate-line", posts=posts)) is repeated
        assert not found("duplicate-line", posts=posts[:1], units=[unit("A", posts[1])])

    def test_equal_origins_are_equal(self) -> None:
        twice = [group(**{"from": [{"organisation": "DDPE"}]}) for _ in range(2)]
        assert len(found("duplicate-line", posts=twice)) == 1


class TestReportingCycle:
    def test_a_cycle_is_one_finding_with_its_members_in_order(self) -> None:
        posts = [group("A", reports_to="B"), group("B", reports_to="C"), group("C", reports_to="B")]
        assert said(found("reporting-cycle", posts=posts)) == [("cycle", {"members": "B → C → B", "size": 2})]

    def test_to_oneself(self) -> None:
        assert [f.message for f in found("reporting-cycle", posts=[group("A", reports_to="A")])] == ["itself"]

    def test_units_that_lead_each_other(self) -> None:
        units = [unit("U", group("X"), led_by="Y"), unit("V", group("Y"), led_by="X")]
        assert len(found("reporting-cycle", units=units)) == 1

    def test_a_head_of_its_own_unit_is_no_cycle(self) -> None:
        assert not found("reporting-cycle", units=[unit("U", group("X"), group("Y"), led_by="X")])

    def test_a_chain_of_50_000_ends(self) -> None:
        chain = [group(f"P{number}", id=f"p{number}", reports_to=f"p{number + 1}") for number in range(50_000)]
        end = group("Chef", id="p50000")
        assert not found("reporting-cycle", posts=[*chain, end])
        (wrong,) = found("reporting-cycle", posts=[*chain, {**end, "reports_to": "p0"}])
        assert wrong.params["size"] == 50_001

    @given(st.lists(st.none() | st.integers(0, 11), max_size=12))
    def test_every_cycle_once_and_nothing_else(self, edges: list[int | None]) -> None:
        above = [edge if edge is not None and edge < len(edges) else None for edge in edges]
        expected = set()
        for start in range(len(above)):
            path, node = [start], above[start]
            while node is not None and node != start and len(path) <= len(above):
                path.append(node)
                node = above[node]
            if node == start:
                expected.add(frozenset(path))
        got = list(cycles(above))
        assert {frozenset(cycle) for cycle in got} == expected
        assert len(got) == len(expected)
        assert all(cycle[0] == min(cycle) for cycle in got)


def test_a_suppression_says_why_and_a_transfer_where_to() -> None:
    departures = [{"post": "A"}, {"post": "B", "to": "DDPE"}, {"post": "C", "reason": "réforme"}]
    assert [f.params["name"] for f in found("suppression-reason", departures=departures)] == ["A"]


def test_the_version_before_missing_or_unreadable() -> None:
    named = version(previous="a.yaml")
    for previous, rule in (
        (Previous("a.yaml", missing=True), "missing-previous"),
        (Previous("a.yaml"), "unreadable-previous"),
    ):
        assert [finding.rule for finding in run(Context(named, Config(), previous))] == [rule]
    assert not run(Context(version(), Config(), Previous()))
