"""What one record knows of itself."""

from typing import Any

import pytest
from pydantic import ValidationError

from procho.model.config import Config
from procho.model.organigram import AT, Departure, Organigram, Origin, PostGroup, Unit

HEAD = {"procho": "1", "organisation": "Mission", "date": "2021-10-04"}


def refusal(record: type, **said: Any) -> tuple[str, Any]:
    """The one mistake: its message, and the key that it is about."""
    with pytest.raises(ValidationError) as found:
        record.model_validate(said)  # type: ignore[attr-defined]
    (error,) = found.value.errors()
    return error["type"].removeprefix("procho."), error.get("ctx", {}).get("key", error["loc"][-1:])


@pytest.mark.parametrize(
    "said",
    [
        {"post": "a"},
        {"post": "a", "unit": "b", "count": "2", "reason": "c"},
        {"organisation": "DDPE"},
        {"organisation": "DDPE", "post": "a", "count": "1"},
        {"new": "2"},
        {"new": "2", "reason": "c"},
    ],
)
def test_an_origin_says_one_of_three_things(said: dict[str, str]) -> None:
    assert Origin.model_validate(said).quantity == (int(said.get("count") or said.get("new") or 0) or None)


@pytest.mark.parametrize(
    ("said", "message", "key"),
    [
        ({}, "origin_empty", ()),
        ({"count": "1"}, "origin_empty", ()),
        ({"reason": "a"}, "origin_empty", ()),
        ({"unit": "a"}, "origin_empty", ()),
        ({"new": "1", "post": "a"}, "origin_mixed", "new"),
        ({"new": "1", "organisation": "a"}, "origin_mixed", "new"),
        ({"new": "1", "count": "1"}, "origin_mixed", "new"),
        ({"new": "1", "unit": "a"}, "origin_mixed", "new"),
        ({"organisation": "a", "unit": "b"}, "origin_mixed", "unit"),
        ({"new": "0"}, "count", ("new",)),
    ],
)
def test_an_origin_that_says_nothing_or_two_things(said: dict[str, str], message: str, key: object) -> None:
    assert refusal(Origin, **said) == (message, key)


@pytest.mark.parametrize(
    ("said", "message", "key"),
    [
        ({"refs": ["P1"], "count": "2"}, "refs_count", "refs"),
        ({"refs": []}, "refs_count", "refs"),
        ({"vacant": "2"}, "more_than_count", "vacant"),
        ({"frozen": "3", "count": "2"}, "more_than_count", "frozen"),
        ({"from": [{"post": "a"}, {"organisation": "b"}], "count": "5"}, "origins_open", "from"),
        ({"from": [{"post": "a", "count": "2"}, {"new": "1"}], "count": "2"}, "origins_overdrawn", "from"),
        ({"from": [{"post": "a"}, {"new": "2"}], "count": "2"}, "origins_overdrawn", "from"),
        ({"form": {"new": "1"}}, "extra_forbidden", ("form",)),
        ({"title": ""}, "string_pattern_mismatch", ("title",)),
    ],
)
def test_a_group_whose_counts_do_not_agree(said: dict[str, Any], message: str, key: object) -> None:
    assert refusal(PostGroup, **{"title": "a", **said}) == (message, key)


def test_a_group_of_which_all_is_said() -> None:
    group = PostGroup.model_validate({
        "id": "x", "title": "a", "grade": "A 3", "count": "2", "fte": "0.5", "vacant": "2", "frozen": "0",
        "refs": ["P1", "P2"], "from": {"post": "b"},
    })  # fmt: skip
    assert (group.count, group.vacant, group.refs) == (2, 2, ("P1", "P2"))
    assert group.origins == (Origin(post="b"),)
    assert PostGroup.model_validate({"title": "a"}).count == 1


@pytest.mark.parametrize(
    ("record", "said", "key"),
    [
        (PostGroup, {}, "title"),
        (Unit, {}, "name"),
        (Departure, {}, "post"),
        (Organigram, {"organisation": "a", "date": "2021-10"}, "procho"),
        (Organigram, {"procho": "1", "date": "2021-10"}, "organisation"),
        (Organigram, {"procho": "1", "organisation": "a"}, "date"),
    ],
)
def test_a_required_key(record: type, said: dict[str, str], key: str) -> None:
    assert refusal(record, **said) == ("missing", (key,))


def test_what_a_unit_was_may_be_nothing_or_not_said() -> None:
    assert Unit.model_validate({"name": "a"}).was is None
    assert Unit.model_validate({"name": "a", "was": []}).was == ()


@pytest.mark.parametrize(("key", "value"), [("stage", "now"), ("composition", "partly"), ("previous", "../a.yaml")])
def test_an_organigram_s_words(key: str, value: str) -> None:
    assert refusal(Organigram, **HEAD, **{key: value})[0] in {"word", "file_name"}


def test_every_mistake_is_reported_at_once_with_its_path() -> None:
    tree = {**HEAD, "posts": [{"title": "", "count": "0"}], "units": [{"units": [{"nom": "a"}]}]}
    with pytest.raises(ValidationError) as found:
        Organigram.model_validate(tree)
    assert {error["loc"] for error in found.value.errors()} == {
        ("posts", 0, "title"),
        ("posts", 0, "count"),
        ("units", 0, "name"),
        ("units", 0, "units", 0, "name"),
        ("units", 0, "units", 0, "nom"),
    }


def test_a_record_does_not_change_and_keeps_its_place_to_itself() -> None:
    group = PostGroup.model_validate({AT: 7, "title": "a"})
    assert group.at == 7
    assert "at" not in group.model_dump()
    with pytest.raises(ValidationError, match="frozen"):
        group.title = "b"


def test_the_configuration_is_strict_too() -> None:
    assert Config().matching.suggest < Config().matching.accept
    assert Config.model_validate({"grades": {"scale": ["A", "B"]}}).scale.entries == ("A", "B")
    assert refusal(Config, rules={"role-grade": "fatal"})[0] == "word"
    assert refusal(Config, matching={"accept": "80"})[0] == "share"
    assert refusal(Config, language="de")[0] == "word"
    assert refusal(Config, roles={"chef": {"per_unit": "0"}})[0] == "count"
    assert refusal(Config, wavers=[])[0] == "extra_forbidden"
