"""A collectivity in every format: the same facts, the last line, hostile names as text."""

import json as standard

import jsonschema
import pytest

from charts import chart
from procho.diff.collectivity import compare_many
from procho.model.collectivity import Chart, Collectivity, Directory, Totals
from procho.render.collectivity.json import DOCUMENT, json
from procho.render.collectivity.markdown import markdown
from procho.render.collectivity.text import text
from procho.render.comparison.markdown import LIMIT
from procho.render.schema import schema
from procho.render.words import load

ENGLISH, FRENCH = load("en"), load("fr")


def side(name: str, date: str, **charts: str) -> Directory:
    found = (
        (body if body.startswith("organisation:") else f"organisation: {key}\n{body}", f"{name}/{key}.yaml")
        for key, body in charts.items()
    )
    return Directory(name, tuple(Chart(chart(body, date, file)) for body, file in found))


def compared(before: dict[str, str], after: dict[str, str], name: str = "orgs") -> Collectivity:
    return compare_many(side(f"{name}-a", "2021-02-15", **before), side(f"{name}-b", "2021-10-04", **after))


@pytest.fixture(scope="module")
def found() -> Collectivity:
    return compared(
        {"DRH": "posts: [{title: Agent, count: 3}, {title: Juriste}]", "DDPE": "posts: [{title: Peintre}]"},
        {
            "DRH": "posts: [{title: Agent, count: 3}]\ndepartures: [{post: Juriste, to: DDPE, reason: plan}]",
            "DDPE": "posts: [{title: Peintre}, {title: Juriste en chef, from: {organisation: DRH, post: Juriste}}]",
        },
    )


def test_text_says_each_organisation_each_transfer_and_the_total(found: Collectivity) -> None:
    lines = text(found, ENGLISH, width=None, color=False).splitlines()
    assert lines[:3] == ["2 organisations", "  source: orgs-a, 5 posts", "  target: orgs-b, 5 posts"]
    assert "  ~ DDPE: 1 → 2 (1 transferred in, 1 unchanged)" in lines
    assert any("Juriste → Juriste en chef" in line and "declared" in line for line in lines)
    assert "Organigram: DRH" in lines
    assert lines[-1] == (
        "Posts 5 → 5 in 2 organisations: 0 created, 0 suppressed, 0 transferred in, 0 transferred out, "
        "1 transferred between them, 0 transformed, 0 moved, 0 amended, 4 unchanged"
    )


def test_the_last_line_in_french(found: Collectivity) -> None:
    assert text(found, FRENCH, width=None, color=False).splitlines()[-1] == (
        "Postes 5 → 5 dans 2 organisations\u00a0: 0 création, 0 suppression, 0 transfert entrant, 0 transfert sortant, "
        "1 transfert entre elles, 0 transformation, 0 rattachement, 0 modification, 4 inchangés"
    )


def test_json_has_every_key_and_the_organisations_own_documents(found: Collectivity) -> None:
    document = standard.loads(json(found, ENGLISH))
    assert tuple(document) == DOCUMENT
    assert tuple(document["summary"]) == Totals.__struct_fields__
    (transfer,) = document["transfers"]
    assert (transfer["from"], transfer["to"], transfer["count"], transfer["reason"]) == ("DRH", "DDPE", 1, "plan")
    assert transfer["before"]["file"] == "orgs-a/DRH.yaml"
    assert transfer["after"]["title"] == "Juriste en chef"
    own = standard.loads(schema("diff"))
    for each in document["organisations"]:
        jsonschema.validate(each, own)
    assert [each["organisation"] for each in document["source"]["organisations"]] == ["DDPE", "DRH"]


def test_an_organisation_that_is_not_there_is_not_listed() -> None:
    document = standard.loads(json(compared({"A": "posts: [{title: Agent}]"}, {"B": ""}), ENGLISH))
    assert [each["organisation"] for each in document["source"]["organisations"]] == ["A"]
    assert [each["organisation"] for each in document["target"]["organisations"]] == ["B"]
    assert document["target"]["posts"] == 0


def test_markdown_has_the_transfers_and_fits_a_comment(found: Collectivity) -> None:
    assert "| `Juriste` → `Juriste en chef` | `DRH` | `DDPE` | declared | 1 |" in markdown(found, ENGLISH)
    before = {f"O{n}": f"posts: [{{title: {'agent ' * 30}{n}}}]" for n in range(150)}
    assert len(markdown(compared(before, {"A": ""}), FRENCH).encode("utf-16-le")) // 2 <= LIMIT


def test_what_is_not_answered_is_said_in_both_languages() -> None:
    found = compared({"A": "posts: [{title: Agent}]", "B": ""}, {"A": "departures: [{post: Agent, to: B}]", "B": ""})
    for words in (ENGLISH, FRENCH):
        for written in (text(found, words, width=80, color=True), markdown(found, words), json(found, words)):
            assert "orgs-a/A.yaml" in written
    assert "≠ 0" in text(found, ENGLISH, width=None, color=False)


def test_names_are_text_wherever_they_stand() -> None:
    hostile = '"\\e[31m::error::|[x](y)"'
    found = compared({"A": f"organisation: {hostile}\nposts: [{{title: {hostile}}}]"}, {"B": ""}, name="\x1b[2J")
    for written in (text(found, ENGLISH, width=None, color=False), markdown(found, ENGLISH)):
        assert "\x1b" not in written
        assert not any(line.startswith("::") for line in written.splitlines())
