"""Each policy beyond its manual's examples: what it must find, and what it must leave alone."""

from typing import Any

import pytest

from procho.diff import compare
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.findings import Finding
from procho.model.organigram import Organigram
from procho.model.positions import Positions
from procho.model.version import Previous, Version
from procho.policies.context import Context
from procho.policies.engine import run

Keys = dict[str, Any]


def version(date: str, organisation: str = "Mission", **keys: Any) -> Version:
    head = {"procho": "1", "organisation": organisation, "date": date}
    return Version(Organigram.model_validate({**head, **keys}), f"{organisation}-{date}.yaml", Positions.none())


def change(before: Version, after: Version, config: Config | None = None) -> Comparison:
    return compare(before, after, config=config, target_previous=Previous("before", before))


def found(policy: str, before: Keys, after: Keys, config: Keys | None = None, *others: Comparison) -> list[Finding]:
    body = Config.model_validate(config or {})
    comparison = change(version("2020-01-01", **before), version("2021-01-01", **after), body)
    return [each for each in run(Context(comparison, body, others)) if each.rule == policy]


def posts(*groups: Keys, **keys: Any) -> Keys:
    return {"posts": list(groups), **keys}


def group(title: str = "Agent", **keys: Any) -> Keys:
    return {"title": title, **keys}


@pytest.mark.parametrize(("after", "breaks"), [("0.55", False), ("0.45", False), ("0.56", True), ("0.44", True)])
def test_hours_up_or_down_by_more_than_a_tenth(after: str, breaks: bool) -> None:
    here, there = posts(group(id="a", fte="0.5")), posts(group(id="a", fte=after))
    assert bool(found("hours-changed", here, there)) is breaks
    assert not found("hours-changed", posts(group(id="a")), there)


class TestNetCreation:
    def test_a_creation_beside_a_suppression_is_none_in_sum(self) -> None:
        before = posts(group("Alpha", count="2"))
        assert not found("net-creation", before, posts(group("Omega", count="2", **{"from": {"new": "2"}})))
        (wrong,) = found("net-creation", before, posts(group("Omega", count="3", **{"from": {"new": "3"}})))
        assert wrong.params == {"count": 1, "created": 3, "suppressed": 2, "authorised": 2}

    def test_posts_that_were_authorised_and_not_there_may_be_created(self) -> None:
        before = posts(group(), authorised_posts="2")
        assert not found("net-creation", before, posts(group(count="2")))
        assert found("net-creation", before, posts(group(count="3")))

    def test_a_transfer_is_no_creation_but_needs_a_budget(self) -> None:
        after = posts(group(), group("Chef", **{"from": {"organisation": "DDPE"}}))
        assert not found("net-creation", posts(group()), after)
        assert found("net-creation", posts(group()), after, {"budget": {"total": "1"}})
        assert not found("net-creation", posts(group()), after, {"budget": {"total": "2"}})

    def test_a_budget_takes_the_place_of_what_was_authorised(self) -> None:
        assert not found("net-creation", posts(group()), posts(group(count="4")), {"budget": {"total": "4"}})

    def test_above_a_budget_but_going_down_is_not_reported(self) -> None:
        budget = {"budget": {"total": "1", "grades": {"A": "1"}}}
        assert not found(
            "net-creation", posts(group(count="3", grade="A 3")), posts(group(count="2", grade="A 3")), budget
        )

    def test_a_grade_counts_those_that_it_begins(self) -> None:
        before, after = posts(group(grade="A 3")), posts(group(grade="A 3"), group("Chef", grade="A 4"))
        limit = {"budget": {"total": "9", "grades": {"A": "1", "A 3": "1"}}}
        assert [each.params["grade"] for each in found("net-creation", before, after, limit)] == ["A"]


def test_a_declared_suppression_is_left_to_the_rule_on_the_file() -> None:
    gone = posts(departures=[{"post": "Agent"}])
    assert not found("suppression-without-reason", posts(group()), gone)
    assert found("suppression-without-reason", posts(group()), posts())


class TestRegrading:
    SCALE: Keys = {"grades": {"scale": ["A 1", "A 2", "A 3"]}}  # noqa: RUF012 - a constant

    @pytest.mark.parametrize(
        ("before", "after", "breaks"),
        [("A 3", "A 2", True), ("A 2", "A 3", False), ("A", "A 2", False), ("A 2", "A 2", False)],
    )
    def test_only_up_and_only_what_is_known(self, before: str, after: str, breaks: bool) -> None:
        here, there = posts(group(id="a", grade=before)), posts(group(id="a", grade=after))
        assert bool(found("upward-regrading-without-reference", here, there, self.SCALE)) is breaks
        assert not found("upward-regrading-without-reference", here, {**there, "decided": "2021-02-01"}, self.SCALE)


class TestTouchedTwice:
    def twice(self, **keys: Any) -> list[Finding]:
        def chart(date: str, unit: str) -> Version:
            here = {"name": unit, "posts": [group(**keys)]}
            rest = [{"name": name, "posts": [group("Chef")]} for name in "UVW" if name != unit]
            return version(date, units=sorted([here, *rest], key=lambda each: str(each["name"])))

        first, second, third = chart("2020-01-01", "U"), chart("2021-01-01", "V"), chart("2022-01-01", "W")
        comparisons = change(first, second), change(second, third)
        return [
            each
            for this, other in (comparisons, comparisons[::-1])
            for each in run(Context(this, others=(other,)))
            if each.rule == "touched-twice"
        ]

    def test_by_number_or_by_id_of_a_whole_group_and_said_once(self) -> None:
        for keys in ({"refs": ["P-1"]}, {"id": "a"}, {"id": "a", "count": "3"}):
            (wrong,) = self.twice(**keys)
            assert wrong.file == "Mission-2022-01-01.yaml"
            assert wrong.params["other"] == "Mission-2021-01-01.yaml"

    def test_a_title_alone_says_nothing(self) -> None:
        assert not self.twice(count="3")

    @pytest.mark.parametrize(
        ("to", "origin", "breaks"), [("ddpe", "MISSION", False), ("Another", "Mission", True), ("DDPE", "Other", True)]
    )
    def test_the_two_charts_of_one_transfer_are_one_change(self, to: str, origin: str, breaks: bool) -> None:
        number: Keys = {"refs": ["P-1"]}
        before = version("2020-01-01", posts=[group("Chef", **number)])
        after = version("2021-01-01", departures=[{"post": "Chef", "to": to}])
        there = version("2020-01-01", "DDPE")
        came = version("2021-01-01", "DDPE", posts=[group("Chef", **number, **{"from": {"organisation": origin}})])
        gone, arrived = change(before, after), change(there, came)
        said = [
            each.rule
            for this, other in ((gone, arrived), (arrived, gone))
            for each in run(Context(this, others=(other,)))
        ]
        assert said.count("touched-twice") == int(breaks)

    def test_a_post_that_comes_and_is_given_on_is_changed_twice(self) -> None:
        empty, number = version("2020-01-01"), {"refs": ["P-1"]}
        has = version("2021-01-01", posts=[group("Chef", **number, **{"from": {"organisation": "DDPE"}})])
        gives = version("2022-01-01", departures=[{"post": "Chef", "to": "DDPE"}])
        found = run(Context(change(has, gives), others=(change(empty, has),)))
        assert "touched-twice" in {each.rule for each in found}


class TestCounterpart:
    @staticmethod
    def elsewhere(date: str, count: int, to: str = "Mission") -> Comparison:
        gone = [{"post": "Chef", "to": to, "count": str(count)}]
        before = version("2019-01-01", "DDPE", posts=[group("Chef", count="5")])
        return change(before, version(date, "DDPE", posts=[group("Chef", count=str(5 - count))], departures=gone))

    def said(self, *others: Comparison) -> list[str]:
        came = posts(group(), group("Chef", count="2", **{"from": {"organisation": "ddpe"}}))
        return [each.message for each in found("transfer-without-counterpart", posts(group()), came, None, *others)]

    def test_the_two_charts_of_one_date(self) -> None:
        assert self.said() == []
        assert self.said(self.elsewhere("2021-01-01", 2)) == []
        assert self.said(self.elsewhere("2021-01-01", 1)) == ["transferred_in"]
        assert self.said(self.elsewhere("2021-01-01", 2, "Another")) == ["transferred_in"]

    def test_charts_that_end_before_and_charts_that_begin_after(self) -> None:
        assert self.said(self.elsewhere("2020-06-01", 2)) == ["transferred_in_absent"]
        assert self.said(self.elsewhere("2022-01-01", 2)) == []

    def test_the_other_way_round(self) -> None:
        gone = posts(group(), departures=[{"post": "Chef", "to": "DDPE"}])
        before = posts(group(), group("Chef"))
        assert [
            each.message
            for each in found("transfer-without-counterpart", before, gone, None, self.elsewhere("2021-01-01", 1))
        ] == ["transferred_out"]


def test_a_policy_can_be_turned_off_or_made_graver() -> None:
    gone: Keys = {"rules": {"suppression-without-reason": "off"}}
    assert not found("suppression-without-reason", posts(group()), posts(), gone)
    (low,) = found(
        "suppression-without-reason", posts(group()), posts(), {"rules": {"suppression-without-reason": "notice"}}
    )
    assert low.severity == "notice"
