import json as stdlib
import math
from pathlib import Path
from typing import Any

import pytest

from procho.model.comparison import Comparison
from procho.render.comparison.json import json
from procho.render.comparison.records import value
from procho.render.words import load

ENGLISH = load("en")
SIDE = "id title grade count role funding fte vacant frozen corps refs reports_to site note from unit file line column"
SUMMARY = (
    "posts_before posts_after created suppressed transferred_in transferred_out transformed retitled regraded_up "
    "regraded_down role_changed moved amended unchanged refined units_created units_suppressed units_renamed "
    "units_reattached units_merged units_split balanced"
)
BY_GRADE = (
    "grade before created suppressed transferred_in transferred_out "
    "regraded_in regraded_out refined_in refined_out after"
)


def read(comparison: Comparison) -> Any:
    text = json(comparison, ENGLISH)
    assert text.endswith("}\n")
    return stdlib.loads(text)


def keys(record: dict[str, Any]) -> str:
    return " ".join(record)


def test_the_document_has_the_keys_of_the_contract_in_their_order(golden: Comparison) -> None:
    found = read(golden)
    assert keys(found) == "format_version source target summary posts units suggestions by_grade by_unit notices"
    assert keys(found["source"]) == "organisation date file posts"
    assert keys(found["summary"]) == SUMMARY
    assert keys(found["by_grade"][0]) == BY_GRADE
    assert keys(found["by_unit"][0]) == (
        "unit before created suppressed transferred_in transferred_out moved_in moved_out after"
    )


def test_every_flow_has_every_key_and_so_has_each_side(golden: Comparison, everything: Comparison) -> None:
    posts = read(golden)["posts"] + read(everything)["posts"]
    assert {flow["kind"] for flow in posts} >= {"created", "suppressed", "transferred_in", "transferred_out", "moved"}
    for flow in posts:
        assert keys(flow) == "kind count basis score fields reason organisation before after"
        assert (flow["before"] is None) == (flow["kind"] in {"created", "transferred_in"})
        assert (flow["after"] is None) == (flow["kind"] in {"suppressed", "transferred_out"})
        for side in filter(None, (flow["before"], flow["after"])):
            assert keys(side) == SIDE


def test_the_golden_transformation(golden: Comparison) -> None:
    (flow,) = (flow for flow in read(golden)["posts"] if flow["kind"] == "transformed")
    assert (flow["count"], flow["basis"], flow["score"], flow["reason"]) == (1, "declared", None, "bourse interne")
    assert flow["fields"] == ["unit", "title", "grade", "role"]
    assert flow["before"]["id"] == "cm-editorial"
    assert flow["before"]["unit"] == []
    assert flow["after"]["unit"] == ["Secteur Information sur les métiers et les formations"]
    (origin,) = flow["after"]["from"]
    assert origin == {
        "post": "cm-editorial", "unit": None, "organisation": None, "new": None, "count": 1, "reason": "bourse interne",
    }  # fmt: skip


def test_a_transfer_names_the_other_body(golden: Comparison) -> None:
    (flow,) = (flow for flow in read(golden)["posts"] if flow["kind"] == "transferred_in")
    assert flow["organisation"] == {"name": "DDPE", "post": None}


def test_lines_and_columns_are_where_the_first_key_stands(golden: Comparison) -> None:
    lines = (Path(__file__).parents[2] / "cases/golden/target.yaml").read_text().splitlines()
    for flow in read(golden)["posts"]:
        side = flow["after"]
        assert lines[side["line"] - 1][side["column"] - 1 :] == f"id: {side['id']}"


def test_a_unit_change_has_its_units_without_their_posts(everything: Comparison) -> None:
    merged = next(unit for unit in read(everything)["units"] if unit["kind"] == "merged")
    assert list(merged) == ["kind", "basis", "score", "before", "after"]
    assert [unit["name"] for unit in merged["before"]] == ["Équipe Nord", "Équipe Sud"]
    assert keys(merged["after"][0]) == "id name kind authorised_posts boxed led_by was site unit file line column"
    assert merged["after"][0]["unit"] == ["Service de la voirie", "Équipe de voirie"]
    assert merged["after"][0]["was"] == ["Équipe Nord", "Équipe Sud"]


def test_numbers_are_numbers_and_scores_have_three_decimals(everything: Comparison) -> None:
    posts = read(everything)["posts"]
    assert any(flow["after"] and flow["after"]["fte"] == 0.8 for flow in posts)
    scores = [flow["score"] for flow in posts if flow["score"] is not None]
    assert scores
    assert all(score == round(score, 3) for score in scores)


def test_a_unit_that_is_no_more_is_named_as_it_was(everything: Comparison) -> None:
    rows = {tuple(row["unit"]): row["after"] for row in read(everything)["by_unit"]}
    assert rows["Service de l'eau",] == 0
    assert rows["Service de la voirie", "Équipe de voirie"] == 7
    assert rows[()] == 1


def test_the_text_is_utf8_and_of_another_language_only_the_notices(golden: Comparison) -> None:
    text = json(golden, ENGLISH)
    assert "métiers" in text
    assert text == json(golden, load("fr"))
    assert text.encode()


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_what_json_does_not_know_is_never_written(bad: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        value(bad)


@pytest.mark.parametrize("of", [None, 'é"\\\n\u2028', 3, 0.5, True, ("a", "b"), {"k": None}, []])
def test_a_value_is_read_back(of: object) -> None:
    assert stdlib.loads(value(of)) == (list(of) if isinstance(of, tuple) else of)
