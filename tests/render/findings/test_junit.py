"""JUnit XML, held against the schema of Jenkins and read back by Python's own parser."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given

from found import FACTS, finding, many, mixed, shown, text
from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.render.escape import file_name, terminal
from procho.render.findings.junit import MOST, junit
from procho.render.words import LANGUAGES, load

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parents[2] / "data/schemas/junit-10.xsd"))
EN = load("en")


def report(*found: Finding, files: Sequence[str] = (), fail_on: Severity | None = Severity.ERROR) -> str:
    return junit(found, EN, files=files, fail_on=fail_on)


def suites(*found: Finding, files: Sequence[str] = (), fail_on: Severity | None = Severity.ERROR) -> ET.Element:
    """The document, whose counts add up and whose test cases have different names."""
    root = ET.fromstring(report(*found, files=files, fail_on=fail_on))  # noqa: S314 - our own
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))
        assert suite.get("errors") == "0"
    for total in ("tests", "failures"):
        assert root.get(total) == str(sum(int(suite.get(total, "")) for suite in root))
    named = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(named) == len(set(named))
    return root


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("found", [[], [finding()], mixed(), many(MOST + 2)], ids=len)
def test_the_schema_holds(lang: str, found: list[Finding]) -> None:
    words = load("fr" if lang == "fr" else "en")
    SCHEMA.validate(junit(found, words, files=["x.yaml", "clean.yaml"], fail_on=Severity.ERROR))


def test_the_schema_can_fail() -> None:
    assert not SCHEMA.is_valid(report(finding()).replace("<failure ", '<failure line="3" '))


def test_a_finding_is_a_failed_test_case() -> None:
    assert report(finding(entity="Unité/Chargé"), files=["x.yaml"]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="procho" tests="1" failures="1" errors="0">\n'
        '<testsuite name="x.yaml" tests="1" failures="1" errors="0" skipped="0">\n'
        '<testcase classname="x.yaml" name="unknown-name Unité/Chargé">'
        '<failure type="error" message="there is no post group “X” in this file">'
        "x.yaml:3:7: error: there is no post group “X” in this file</failure></testcase>\n"
        "</testsuite>\n"
        "</testsuites>\n"
    )


def test_a_clean_file_passes() -> None:
    root = suites(files=["a.yaml", "b.yaml"])
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [("a.yaml", "0"), ("b.yaml", "0")]
    assert all(len(case) == 0 for case in root.iter("testcase"))


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(None, []), (Severity.ERROR, ["error", "error"]), (Severity.WARNING, ["error", "error", "warning"])],
)
def test_what_fails_the_run_is_a_failure_and_the_rest_is_skipped(fail_on: Severity | None, failures: list[str]) -> None:
    root = suites(*mixed(), fail_on=fail_on)
    assert sorted(str(element.get("type")) for element in root.iter("failure")) == failures
    assert len([*root.iter("skipped")]) == 4 - len(failures)


def test_findings_of_one_rule_on_one_thing_are_one_test_case() -> None:
    same = [finding(span=Span(line, 1, line, 2), entity="Unité") for line in (4, 2)]
    [case] = suites(*same, finding(entity="Autre")).findall(".//testcase[@name='unknown-name Unité']")
    assert [line.split(":")[1] for line in str(case[0].text).split("\n")] == ["2", "4"]


def test_names_that_are_cut_or_escaped_alike_are_numbered() -> None:
    entities = ["x" * 300, "x" * 301, "\x1b", "\\x1b"]
    suites(*(finding(entity=entity) for entity in entities), finding(file="\x1b"), finding(file="\\x1b"))


def test_every_fact_is_there() -> None:
    root = suites(*mixed(), files=["a/é.yaml", "b.yaml"])
    said = {
        (str(case.get("name")).split(" ")[0], *re.findall(r"^(.+?):(\d+):\d+: ", str(case[0].text))[0])
        for case in root.iter("testcase")
    }
    assert {(rule, file, int(line)) for rule, file, line in said} == FACTS


def test_a_report_is_capped_and_counts_what_is_left_out() -> None:
    root = suites(*many(MOST, Severity.WARNING), *many(3, Severity.ERROR, "z.yaml"))
    assert [len(suite) for suite in root] == [MOST - 3, 3, 1]
    assert str(root[2][0][0].text).startswith("3 more findings")
    assert root[2][0][0].tag == "skipped"


@given(text, text, text)
def test_hostile_text_is_read_back_as_it_was_shown(name: str, file: str, entity: str) -> None:
    hostile = finding(params={"name": name}, file=f"x{file}", entity=entity)
    [suite] = suites(hostile, files=[f"x{file}"])
    said = f"there is no post group “{shown(name)}” in this file"
    assert suite.get("name") == terminal(file_name(f"x{file}"))
    assert [element.tag for element in suite.iter()] == ["testsuite", "testcase", "failure"]
    assert suite[0][0].get("message") == said
    assert suite[0][0].text == f"{terminal(file_name(f'x{file}'))}:3:7: error: {said}"
