import json as stdlib_json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from procho.formats.yaml.organigram import load as read
from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.render.findings.fingerprints import unique
from procho.render.findings.json import json
from procho.render.findings.prose import prose
from procho.render.findings.text import text
from procho.render.words import LANGUAGES, load
from procho.rules.context import Context
from procho.rules.engine import run
from procho.rules.table import BY_ID

EN, FR = load("en"), load("fr")
BROKEN = """\
procho: 1
organisation: Mission
date: 2021-10-04
authorised_posts: 18
posts:
  - title: Chargé de mission
    reports_to: Directer
  - title: Directeur
    count: 16
"""


def findings(source: str = BROKEN) -> tuple[Finding, ...]:
    loaded = read(source.encode(), "orgs/x.yaml")
    return run(Context(loaded.version)) if loaded.version else loaded.findings


def finding(**keys: object) -> Finding:
    base = Finding("unknown-name", Severity.ERROR, "x.yaml", Span(1, 1, 1, 2), "dangling", {"name": "X"}, "", "X: y")
    return replace(base, **keys)  # type: ignore[arg-type]


def shown(*found: Finding, most: int = 50, color: bool = False) -> str:
    return text(found, EN, checked=1, max_errors=most, color=color)


def test_text_names_the_place_the_rule_and_the_line() -> None:
    assert text(findings(), EN, checked=1, max_errors=50, color=False) == (
        "orgs/x.yaml:4:19: error[authorised-posts] "
        "authorised_posts is 18 for “Mission”, but the posts add up to 17\n"
        "4 | authorised_posts: 18\n"
        "  |                   ^^\n"
        "orgs/x.yaml:7:17: error[unknown-name] "
        "there is no post group “Directer” in this file; did you mean “Directeur”?\n"
        "7 |     reports_to: Directer\n"
        "  |                 ^^^^^^^^\n"
        "2 errors in 1 file.\n"
    )


def test_text_in_french() -> None:
    lines = text(findings(), FR, checked=1, max_errors=50, color=False).splitlines()
    assert lines[3].endswith(
        "il n’y a pas de groupe de postes «\u00a0Directer\u00a0» dans ce fichier\u202f; "
        "vouliez-vous dire «\u00a0Directeur\u00a0»\u202f?"
    )
    assert lines[-1] == "2 erreurs dans 1 fichier."


def test_what_the_reader_finds_has_its_own_words() -> None:
    assert prose(findings(BROKEN.replace("count", "coutn"))[0], EN) == "unknown key “coutn”; did you mean “count”?"


def test_nothing_wrong_says_what_was_checked() -> None:
    assert text((), EN, checked=3, max_errors=50, color=False) == "All clear: 3 files checked.\n"
    assert text((), FR, checked=1, max_errors=50, color=False) == "Rien à signaler\u00a0: 1 fichier vérifié.\n"


def test_too_many_are_counted_not_shown() -> None:
    found = [finding(entity=str(number), span=Span(number, 1, number, 2)) for number in range(1, 8)]
    lines = shown(*reversed(found), most=2).splitlines()
    assert [line.split(":")[1] for line in lines if line.startswith("x.yaml")] == ["1", "2"]
    assert lines[-2:] == ["… and 5 more findings, 7 in all (--max-errors shows more).", "7 errors in 1 file."]


def test_the_summary_counts_by_severity_and_file() -> None:
    grave, warned = finding(), finding(file="y.yaml", severity=Severity.WARNING)
    assert shown(grave, warned).splitlines()[-1] == "1 error, 1 warning in 2 files."


def test_colour_only_adds() -> None:
    import re

    coloured = shown(*findings(), color=True)
    assert "\x1b[1;31merror[unknown-name]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(*findings())


def test_a_long_line_is_a_window_around_the_column() -> None:
    line = "a" * 5_000 + "WRONG" + "b" * 5_000
    _, source, carets, _ = shown(finding(excerpt=line, span=Span(1, 5_001, 1, 5_006))).splitlines()
    assert len(source) <= 4 + 120 + 2
    start = carets.index("^")
    assert source[start : start + carets.count("^")] == "WRONG"
    assert source.startswith("1 | …")
    assert source.endswith("…")


@pytest.mark.parametrize("before", ["", "é: ", "漢字: ", "e\u0301: ", "\t", "\x1b[31m", "\u202e", "\U0001f600"])
def test_the_caret_is_under_the_culprit_however_wide_what_precedes_it(before: str) -> None:
    from unicodedata import combining, east_asian_width

    line = f"{before}WRONG"
    at = len(before) + 1
    _, source, carets, _ = shown(finding(excerpt=line, span=Span(1, at, 1, at + 5))).splitlines()
    head = source[: source.index("WRONG")]
    columns = sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in head)
    assert carets.index("^") == columns
    assert carets.endswith("^^^^^")


def test_a_span_over_lines_is_marked_to_the_end_of_the_first() -> None:
    _, _, carets, _ = shown(finding(excerpt="posts: [", span=Span(1, 8, 3, 2))).splitlines()
    assert carets == "  |        ^"


@given(st.text(max_size=60), st.text(max_size=60), st.integers(1, 80), st.integers(0, 80))
def test_no_line_begins_with_text_of_the_file_and_none_holds_a_control(
    line: str, name: str, at: int, size: int
) -> None:
    hostile = finding(
        excerpt=line, params={"name": f"::add-mask::{name}"}, file=f"x{name}", span=Span(1, at, 1, at + size)
    )
    for shown_line in shown(hostile).split("\n")[:-1]:
        assert shown_line.startswith(("x", "1 | ", "  | ", "1 error"))
        assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u202e" for c in shown_line)
        assert "##[" not in shown_line


def test_a_finding_without_a_line_shows_none() -> None:
    assert shown(finding(excerpt="")).splitlines()[1:] == ["1 error in 1 file."]


def test_json_has_every_key_in_its_order() -> None:
    document = stdlib_json.loads(json(findings(), EN, checked=2))
    assert list(document) == ["format_version", "findings", "summary"]
    assert document["format_version"] == "1.0"
    assert document["findings"][0] == {
        "rule": "authorised-posts",
        "severity": "error",
        "file": "orgs/x.yaml",
        "line": 4,
        "column": 19,
        "end_line": 4,
        "end_column": 21,
        "message": "authorised_posts is 18 for “Mission”, but the posts add up to 17",
        "fingerprint": findings()[0].fingerprint,
    }
    assert list(document["findings"][0]) == [
        "rule",
        "severity",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "fingerprint",
    ]
    assert document["summary"] == {"files": 2, "findings": 2, "errors": 2, "warnings": 0, "notices": 0}


def test_json_is_ascii_and_does_not_depend_on_the_order_of_the_findings() -> None:
    one = json(findings(), FR, checked=1)
    assert one.isascii()
    assert one.endswith("}\n")
    assert json(tuple(reversed(findings())), FR, checked=1) == one


def test_fingerprints_are_unique_and_the_first_keeps_its_own() -> None:
    same = [finding(span=Span(line, 1, line, 2)) for line in (1, 2, 3)]
    prints = list(unique(same))
    assert prints[0] == same[0].fingerprint
    assert len(set(prints)) == 3
    assert {len(fingerprint) for fingerprint in prints} == {32}


def test_a_fingerprint_stays_when_other_things_of_the_file_change() -> None:
    one = finding(params={"name": "X", "near": "Y"})
    assert one.fingerprint == finding(params={"name": "X", "known": "A, B"}).fingerprint
    assert one.fingerprint != finding(params={"name": "Z"}).fingerprint


def test_a_long_value_is_cut() -> None:
    assert len(prose(finding(params={"name": "x" * 10_000}), EN)) < 300


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", BY_ID)
def test_every_rule_has_words_in_every_language(lang: str, rule: str) -> None:
    words = load("en" if lang == "en" else "fr")
    assert words.has(f"rules.{rule}.title")
    assert words.has(f"rules.{rule}.help")
