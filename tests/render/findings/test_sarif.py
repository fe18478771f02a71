"""SARIF, held against its published schema and against what GitHub asks for beyond it."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given

from found import FACTS, finding, many, mixed, shown, text
from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.policies.table import BY_ID
from procho.render.findings.sarif import LEFT_OUT, LONGEST, MOST, sarif
from procho.render.words import LANGUAGES, load

SCHEMA = Path(__file__).parents[2] / "data/schemas/sarif-2.1.0.json"
VALIDATOR = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
EN = load("en")


def run_of(*found: Finding) -> dict[str, Any]:
    log = json.loads(sarif(found, EN))
    [run] = log["runs"]
    return dict(run)


def results(*found: Finding) -> list[dict[str, Any]]:
    return list(run_of(*found)["results"])


def place(result: dict[str, Any]) -> dict[str, Any]:
    return dict(result["locations"][0]["physicalLocation"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("found", [[], [finding()], mixed(), [finding(file="/tmp/é.yaml")]], ids=len)  # noqa: S108
def test_the_schema_holds(lang: str, found: list[Finding]) -> None:
    report = sarif(found, load("fr" if lang == "fr" else "en"))
    assert report.isascii()
    VALIDATOR.validate(json.loads(report))


def test_the_schema_can_fail() -> None:
    log = json.loads(sarif([finding()], EN))
    log["runs"][0]["results"][0]["line"] = 1
    assert not VALIDATOR.is_valid(log)


def test_the_log_has_what_github_and_the_standard_require() -> None:
    log = json.loads(sarif([finding()], EN))
    run = run_of(finding())
    assert (log["$schema"][:8], log["version"]) == ("https://", "2.1.0")
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"]["id"] == "procho/check/"
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert run_of()["results"] == []
    [result] = run["results"]
    assert result["ruleId"] == "unknown-name"
    assert result["level"] == "error"
    assert result["message"]["text"] == "there is no post group “X” in this file"
    assert result["partialFingerprints"] == {"primaryLocationLineHash": finding().fingerprint}
    assert place(result) == {
        "artifactLocation": {"uri": "x.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 9},
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_is_described_in_every_report(lang: str) -> None:
    rules = json.loads(sarif([], load("fr" if lang == "fr" else "en")))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*BY_ID, LEFT_OUT]
    for rule in rules:
        texts = [rule[part]["text"] for part in ("shortDescription", "fullDescription", "help")]
        assert all(described.strip() for described in texts)
        assert len(texts[1]) <= LONGEST
        assert not any("](" in described for described in texts)


def test_every_fact_is_a_result_and_the_gravest_come_first() -> None:
    found = results(*mixed())
    assert [result["level"] for result in found] == ["error", "error", "warning", "note"]
    assert {
        (r["ruleId"], unquote(place(r)["artifactLocation"]["uri"]), place(r)["region"]["startLine"]) for r in found
    } == FACTS


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    found = results(*[finding(span=Span(line, 1, line, 2)) for line in (1, 2, 3)])
    assert len({result["partialFingerprints"]["primaryLocationLineHash"] for result in found}) == 3


def test_a_report_is_capped_the_gravest_stay_and_the_last_counts_the_others() -> None:
    found = results(*many(MOST, Severity.WARNING, "b.yaml"), *many(3, Severity.ERROR, "z.yaml"))
    assert len(found) == MOST
    assert [result["level"] for result in found[:4]] == ["error", "error", "error", "warning"]
    assert found[-1]["ruleId"] == LEFT_OUT
    assert found[-1]["message"]["text"].startswith("4 more findings")
    assert place(found[-1])["region"]["startLine"] == MOST - 3
    assert LEFT_OUT not in {result["ruleId"] for result in found[:-1]}


def test_as_many_as_fit_are_all_there() -> None:
    assert {result["ruleId"] for result in results(*many(MOST))} == {"unknown-name"}


@pytest.mark.parametrize(("count", "left_out"), [(5_000, 0), (5_001, 2), (25_000, 20_001), (25_001, 20_002)])
def test_github_gets_no_more_than_it_shows_and_so_never_what_it_refuses(count: int, left_out: int) -> None:
    found = results(*many(count))
    assert len(found) == 5_000
    assert (found[-1]["ruleId"] == LEFT_OUT) is bool(left_out)
    assert found[-1]["message"]["text"].startswith(f"{left_out} more findings") is bool(left_out)


def test_a_file_outside_the_repository_has_an_absolute_uri() -> None:
    [result] = results(finding(file="/srv/a b.yaml"))
    assert place(result)["artifactLocation"] == {"uri": "file:///srv/a%20b.yaml"}


@given(text, text)
def test_hostile_text_is_read_back_as_it_was_shown(name: str, file: str) -> None:
    report = sarif([finding(params={"name": name}, file=f"x{file}")], EN)
    log = json.loads(report)
    assert report.isascii()
    [result] = log["runs"][0]["results"]
    message = result["message"]["text"]
    assert not re.search(r"\]\(", message)
    plain = re.sub(r"\{\{|\}\}", lambda match: match[0][0], message)
    assert not re.search(r"[{}]", re.sub(r"\{\{|\}\}", "", message))
    assert plain == f"there is no post group “{shown(name)}” in this file".replace("](", "] (")
    uri = place(result)["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9/._~-]|%[0-9A-F]{2})+", uri)
    assert unquote(uri) == f"x{file}".encode("utf-8", "backslashreplace").decode()
