"""What a likeness may claim, what it may only offer, and that a group may divide."""

from charts import chart, compared, suggested, told
from procho.diff import compare
from procho.model.config import Config

BEFORE = "posts: [{title: Chargé de mission, count: 5}]"
AFTER = """
    units:
      - {name: Secteur, posts: [{title: Chargé de mission, count: 3}]}
      - {name: Cellule, posts: [{title: Chargé de mission, count: 2}]}
"""


def test_a_group_divides() -> None:
    found = compared(BEFORE, AFTER)
    assert told(found) == [
        "moved 3 inferred: Chargé de mission → Chargé de mission (unit)",
        "moved 2 inferred: Chargé de mission → Chargé de mission (unit)",
    ]
    assert not found.suggestions


def test_what_only_moved_is_claimed_with_a_score() -> None:
    found = compared(BEFORE, "units: [{name: Secteur, posts: [{title: Chargé de mission, count: 5}]}]")
    assert told(found) == ["moved 5 inferred: Chargé de mission → Chargé de mission (unit)"]
    (change,) = found.of_kind("moved")
    assert 0.9 <= (getattr(change, "score", None) or 0) <= 1
    assert not found.suggestions


def test_what_has_nothing_in_common_is_created_and_suppressed_without_a_suggestion() -> None:
    same = ", ".join(f"{{title: Agent du site {number}}}" for number in range(20))
    before, after = "{title: Graphiste, grade: B}", "{title: Directeur financier, grade: A 1.3}"
    found = compared(f"posts: [{same}, {before}]", f"posts: [{same}, {after}]")
    assert told(found)[:2] == ["created 1: Directeur financier", "suppressed 1: Graphiste"]
    assert not found.suggestions


def test_nothing_is_inferred_when_told_not_to() -> None:
    found = compared(BEFORE, AFTER, infer=False)
    assert told(found) == [
        "created 3: Chargé de mission",
        "created 2: Chargé de mission",
        "suppressed 5: Chargé de mission",
    ]
    assert not found.suggestions


def test_the_thresholds_are_the_body_s() -> None:
    sides = chart(BEFORE, "2021-02-15"), chart(AFTER)
    bold = Config.model_validate({"matching": {"accept": "0.01", "suggest": "0.01"}})
    timid = Config.model_validate({"matching": {"accept": "1", "suggest": "1"}})
    assert {change.kind for change in compare(*sides, config=bold).posts} == {"moved"}
    found = compare(*sides, config=timid)
    assert {change.kind for change in found.posts} == {"created", "suppressed"}
    assert not found.suggestions


def test_a_suggested_post_stays_created_and_suppressed() -> None:
    timid = Config.model_validate({"matching": {"accept": "1", "suggest": "0.01"}})
    found = compare(chart(BEFORE, "2021-02-15"), chart(AFTER), config=timid)
    assert {change.kind for change in found.posts} == {"created", "suppressed"}
    assert sorted(suggested(found)) == [
        "moved 2 inferred: Chargé de mission → Chargé de mission (unit)",
        "moved 3 inferred: Chargé de mission → Chargé de mission (unit)",
    ]
