"""GitHub annotations, read back by the runner's own rules (actions/runner, ActionCommand.cs)."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given

from found import FACTS, finding, many, mixed, shown, text
from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.render.escape import terminal
from procho.render.findings.github import MOST, github
from procho.render.words import load

EN, FR = load("en"), load("fr")
COMMANDS = {"add-mask", "add-matcher", "debug", "echo", "error", "group", "endgroup", "notice", "warning"} | {
    "save-state", "set-env", "set-output", "stop-commands", "remove-matcher", "add-path"
}  # fmt: skip


class Command(NamedTuple):
    """A command as the runner understands it."""

    name: str
    properties: dict[str, str]
    message: str


def parsed(line: str) -> Command | None:
    """V2 is `::name properties::message` after any white space, V1 `##[name properties]message` anywhere."""
    start = line.lstrip()
    end = start.find("::", 2)
    if start.startswith("::") and end > 0:
        name, _, given_ = start[2:end].partition(" ")
        if name.lower() in COMMANDS:
            pairs = (pair.split("=", 1) for pair in given_.split(",") if "=" in pair)
            return Command(name, {key: _decoded(value) for key, value in pairs}, _decoded(start[end + 2 :]))
    found = re.search(r"##\[([^ \]]+)", line)
    return Command(f"##{found[1]}", {}, "") if found and found[1].lower() in COMMANDS else None


def _decoded(value: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, char)
    return value


def lines_of(report: str) -> list[str]:
    """The runner's lines: it ends one at a lone CR too."""
    return re.split("\r\n|\r|\n", report.removesuffix("\n"))


def commands(*found: Finding, most: int = 50) -> list[Command]:
    report = github(found, EN, checked=1, max_errors=most)
    return [command for line in lines_of(report) if (command := parsed(line))]


def test_an_annotation_has_its_place_its_rule_and_its_message() -> None:
    assert github([finding()], EN, checked=1, max_errors=50) == (
        "::error file=x.yaml,line=3,endLine=3,col=7,endColumn=9,title=unknown-name"
        "::x.yaml:3:7: there is no post group “X” in this file\n"
        "1 error in 1 file.\n"
    )


def test_nothing_wrong_says_what_was_checked() -> None:
    assert github([], FR, checked=2, max_errors=50) == "Rien à signaler\u00a0: 2 fichiers vérifiés.\n"


def test_columns_only_within_one_line() -> None:
    [command] = commands(finding(span=Span(3, 7, 5, 1)))
    assert command.properties == {"file": "x.yaml", "line": "3", "endLine": "5", "title": "unknown-name"}


def test_every_fact_is_an_annotation_and_the_gravest_come_first() -> None:
    said = commands(*mixed())
    assert [command.name for command in said] == ["error", "error", "warning", "notice"]
    assert {(c.properties["title"], c.properties["file"], int(c.properties["line"])) for c in said} == FACTS


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("beyond", [1, 3])
def test_the_tenth_of_a_level_says_how_many_more_and_the_log_has_them(severity: Severity, beyond: int) -> None:
    found = many(MOST + beyond, severity)
    report = github(found, EN, checked=1, max_errors=50)
    said = commands(*found)
    assert [int(command.properties["line"]) for command in said] == [*range(1, 11)]
    last = EN(f"common.severities.{severity}", count=beyond)
    assert [last in command.message for command in said] == [False] * 9 + [True]
    rest = [line for line in lines_of(report) if line.startswith("x.yaml:")]
    assert [int(line.split(":")[1]) for line in rest] == [*range(11, 11 + beyond)]
    assert lines_of(report)[-1] == EN(f"common.severities.{severity}", count=10 + beyond) + " in 1 file."


def test_ten_of_a_level_need_no_such_word() -> None:
    assert not any("\n" in command.message for command in commands(*many(MOST)))


def test_the_log_counts_what_it_does_not_show() -> None:
    report = github(many(100), EN, checked=1, max_errors=5)
    assert len(lines_of(report)) == 10 + 5 + 2
    assert "85 more findings" in lines_of(report)[-2]


@given(text, text)
def test_hostile_text_stays_in_its_message_and_its_property(name: str, file: str) -> None:
    hostile = finding(params={"name": name}, file=f"x{file}", span=Span(1, 1, 1, 2))
    report = github([hostile] * 11, EN, checked=1, max_errors=50)
    said = [parsed(line) for line in lines_of(report)]
    annotations = [command for command in said if command]
    assert [command.name for command in annotations] == ["error"] * 10
    named = "\n".join(terminal(f"x{line}")[1:] for line in file.split("\n"))
    region = {"line": "1", "endLine": "1", "col": "1", "endColumn": "2"}
    assert annotations[0].properties == {"file": f"x{named}", **region, "title": "unknown-name"}
    assert annotations[0].message.endswith(f": there is no post group “{shown(name)}” in this file")
    assert "\n" not in annotations[0].message
