"""GitLab Code Quality: the fields that GitLab requires, each finding one entry."""

import json
from typing import Any

import pytest
from hypothesis import given

from found import FACTS, finding, mixed, shown, text
from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.render.escape import terminal
from procho.render.findings.gitlab import gitlab
from procho.render.words import load

EN = load("en")


def entries(*found: Finding) -> list[dict[str, Any]]:
    report = gitlab(found, EN)
    assert report.isascii()
    document = json.loads(report)
    assert isinstance(document, list)
    return document


def required(entry: dict[str, Any]) -> None:
    """GitLab's documentation of the format, field by field."""
    assert all(isinstance(entry[key], str) and entry[key] for key in ("description", "check_name", "fingerprint"))
    assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
    assert entry["location"]["path"]
    assert not entry["location"]["path"].startswith(("/", "./"))
    assert isinstance(entry["location"]["lines"]["begin"], int)
    assert "\n" not in entry["description"]


def test_an_entry() -> None:
    assert entries(finding()) == [
        {
            "description": "unknown-name: there is no post group “X” in this file",
            "check_name": "unknown-name",
            "fingerprint": finding().fingerprint,
            "severity": "major",
            "location": {"path": "x.yaml", "lines": {"begin": 3}},
        }
    ]


def test_nothing_wrong_is_an_empty_list() -> None:
    assert gitlab([], EN) == "[]\n"


@pytest.mark.parametrize(
    ("severity", "said"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.NOTICE, "info")]
)
def test_severities(severity: Severity, said: str) -> None:
    assert entries(finding(severity=severity))[0]["severity"] == said


def test_every_fact_is_an_entry() -> None:
    assert {
        (e["check_name"], e["location"]["path"], e["location"]["lines"]["begin"]) for e in entries(*mixed())
    } == FACTS


def test_fingerprints_are_unique_and_do_not_move_with_the_lines() -> None:
    twice = [finding(span=Span(line, 1, line, 2)) for line in (1, 2)]
    below = [finding(span=Span(line, 1, line, 2)) for line in (11, 12)]
    prints = [entry["fingerprint"] for entry in entries(*twice)]
    assert len(set(prints)) == 2
    assert [entry["fingerprint"] for entry in entries(*below)] == prints


def test_a_file_outside_the_repository_is_named_all_the_same() -> None:
    assert entries(finding(file="/srv/x.yaml"))[0]["location"]["path"] == "srv/x.yaml"


@given(text, text)
def test_hostile_text_is_read_back_as_it_was_shown(name: str, file: str) -> None:
    [entry] = entries(finding(params={"name": name}, file=f"x{file}"))
    required(entry)
    assert entry["description"] == f"unknown-name: there is no post group “{shown(name)}” in this file"
    assert entry["location"]["path"] == terminal(f"x{file}")
