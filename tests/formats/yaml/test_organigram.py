"""What is wrong in a file, each fault at its line and column."""

import subprocess
import sys
from pathlib import Path

import pytest

from procho.formats.yaml.organigram import load
from procho.formats.yaml.schema import keys_at
from procho.model.config import Config
from procho.model.findings import Finding, Severity
from procho.model.organigram import Organigram
from procho.render.words import load as words

GOLDEN = Path(__file__).parents[3] / "orgs" / "proch-orientation"
TEXT = (GOLDEN / "2021-10-04.yaml").read_text(encoding="utf-8")
HEAD = "procho: 1\norganisation: M\ndate: 2021-10-04\n"


def findings(text: str) -> tuple[Finding, ...]:
    loaded = load(text.encode(), "a.yaml")
    assert (loaded.version is None) == any(f.severity is Severity.ERROR for f in loaded.findings)
    for finding in loaded.findings:
        for lang in ("en", "fr"):
            assert "{" not in words(lang)(f"reading.{finding.rule}.{finding.message}", **finding.params).replace(
                "{…}", ""
            )
    return loaded.findings


def places(text: str) -> list[tuple[str, str, int, int]]:
    return [(f.rule, f.message, f.span.line, f.span.column) for f in findings(text)]


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.yaml")), ids=lambda path: path.name)
def test_the_golden_files_are_read(path: Path) -> None:
    loaded = load(path.read_bytes(), str(path))
    assert loaded.findings == ()
    assert loaded.version is not None
    assert loaded.version.posts == {"2020-03": 9, "2021-02-15": 16, "2021-10-04": 17}[path.stem]


def broken(old: str, new: str) -> tuple[str, int, int]:
    """The golden file with one fact broken, and where that is."""
    at = TEXT.index(old)
    return TEXT[:at] + new + TEXT[at + len(old) :], TEXT.count("\n", 0, at) + 1, at - TEXT.rfind("\n", 0, at)


@pytest.mark.parametrize(
    ("old", "new", "rule", "message", "down", "right"),
    [
        ("count: 2\n", "count: 0\n", "invalid-value", "count", 0, 7),
        ("count: 2\n", "count: -1\n", "invalid-value", "count", 0, 7),
        ("count: 2\n", "count: 1.5\n", "invalid-value", "count", 0, 7),
        ("count: 2\n", "count: yes\n", "invalid-value", "count", 0, 7),
        ("count: 2\n", "count: 1000001\n", "invalid-value", "count", 0, 7),
        ("count: 2\n", f"count: {'9' * 5000}\n", "invalid-value", "count", 0, 7),
        ("count: 2\n", "count: 2\n        count: 3\n", "duplicate-key", "again", 1, 0),
        ("count: 2\n", "coutn: 2\n", "unknown-key", "near", 0, 0),
        ("count: 2\n", "zzzzz: 2\n", "unknown-key", "unknown", 0, 0),
        ("count: 2\n", "count:\n", "invalid-value", "nothing", 0, 6),
        ("grade: A 2.2\n", "grade: [A]\n", "invalid-value", "text", 0, 7),
        ("grade: A 2.2\n", "grade: {a: b}\n", "invalid-value", "text", 0, 7),
        ("grade: A 2.2\n", 'grade: " "\n', "invalid-value", "empty", 0, 7),
        ("grade: A 2.2\n", "grade: --\n", "invalid-value", "grade", 0, 7),
        ("post: cm-editorial, count: 1, reason: bourse interne", "count: 1", "empty-origin", "origin_empty", 0, 0),
        ("post: cm-editorial, count: 1", "new: 1, post: x", "empty-origin", "origin_mixed", 0, 5),
        ("{post: cm-editorial, count: 1", "{post: cm-editorial, count: 2", "invalid-value", "origins_overdrawn", 0, 0),
        ("{post: cm-editorial, count: 1, reason: bourse interne}", "x", "invalid-value", "list", 0, 0),
        ("id: conseiller\n", "id: con seiller\n", "invalid-value", "identifier", 0, 4),
        ("date: 2021-10-04", "date: 2021-02-29", "invalid-value", "day_or_month", 0, 6),
        ("decided: 2021-11-18", "decided: 2021-11", "invalid-value", "day", 0, 9),
        ("stage: target", "stage: targte", "invalid-value", "word_near", 0, 7),
        ("stage: target", "stage: 1", "invalid-value", "word", 0, 7),
        ("boxed: false", "boxed: no", "invalid-value", "flag", 0, 7),
        ("previous: 2021-02-15.yaml", "previous: ../x.yaml", "invalid-value", "file_name", 0, 10),
        ("procho: 1", "procho: 2", "invalid-value", "format_version", 0, 8),
        ("authorised_posts: 4", "authorised_posts: four", "invalid-value", "number", 0, 18),
        ("title: Conseiller/ière/s technique", "fte: 2", "invalid-value", "fte", 0, 5),
        ("count: 2\n", "refs: [a, b, c]\n", "invalid-value", "refs_count", 0, 6),
        ("count: 2\n", "vacant: 2\n", "invalid-value", "more_than_count", 0, 8),
    ],
)
def test_one_broken_fact(old: str, new: str, rule: str, message: str, down: int, right: int) -> None:
    text, line, column = broken(old, new)
    found = [place for place in places(text) if place[0] != "missing-key"]
    assert found == [(rule, message, line + down, column + right)]


def test_the_excerpt_is_the_line() -> None:
    text, line, _ = broken("count: 2\n", "count: 0\n")
    (finding,) = findings(text)
    assert finding.excerpt == text.split("\n")[line - 1] == "        count: 0"
    assert (finding.span.end_line, finding.span.end_column) == (line, 17)
    assert finding.entity == "direction/conseiller"


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("posts:\n- grade: A\n", (5, 3)),
        ("posts:\n  -\n    # why\n    grade: A\n", (7, 5)),
        ("posts: [{}]\n", (4, 9)),
        ("posts: [{grade: A}]\n", (4, 10)),
        ("departures: [{to: X}]\n", (4, 15)),
    ],
)
def test_a_missing_key_is_at_the_first_of_its_mapping(lines: str, at: tuple[int, int]) -> None:
    assert places(HEAD + lines) == [("missing-key", "missing", *at)]


def test_the_whole_file_lacks_keys_at_its_first() -> None:
    assert places("# x\n\nauthority: x\n") == [("missing-key", "missing", 3, 1)] * 3


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("posts:\n", ("nothing_list", 4, 7)),
        ("posts:\n  -\n", ("nothing_mapping", 5, 4)),
        ("authority:\n", ("nothing", 4, 11)),
        ("authority: ''\n", ("nothing", 4, 12)),
        ("posts: [x]\n", ("mapping", 4, 9)),
        ("posts: {title: x}\n", ("list", 4, 8)),
        ("units:\n- name: x\n  was: y\n", ("list", 6, 8)),
        ("units:\n- name: x\n  was: [[]]\n", ("text", 6, 9)),
        ("posts:\n- title: x\n  from: [{new: 1}, []]\n", ("mapping", 6, 20)),
        ("posts:\n- title: x\n  from: [{post: a}, {post: b}]\n", ("origins_open", 6, 9)),
    ],
)
def test_the_wrong_kind_of_value(lines: str, expected: tuple[str, int, int]) -> None:
    assert places(HEAD + lines) == [("invalid-value", *expected)]


@pytest.mark.parametrize("key", ["at", "origins", "model_config", "__class__", "Titel", "7", "~", "no", ".nan"])
def test_the_model_s_own_names_are_no_keys(key: str) -> None:
    ((rule, _, line, column),) = places(f"{HEAD}posts:\n- title: x\n  {key}: 1\n")
    assert (rule, line, column) == ("unknown-key", 6, 3)


@pytest.mark.parametrize(
    ("typo", "near"), [("organistion", "organisation"), ("POSTS", "posts"), ("report_to", None), ("unit", "units")]
)
def test_did_you_mean(typo: str, near: str | None) -> None:
    (finding,) = findings(f"{HEAD}{typo}: x\n")
    assert finding.params.get("near") == near
    assert ("known" in finding.params) == (near is None)


def test_keys_are_offered_by_the_place() -> None:
    assert keys_at(Organigram, ("units", 0, "units", 1, "posts", 0, "from", 0))[:3] == ("post", "unit", "organisation")
    assert keys_at(Organigram, ("departures", 0))[:2] == ("post", "unit")
    assert "from" in keys_at(Organigram, ("posts", 3))
    assert "leading" in keys_at(Config, ("roles", "x"))


@pytest.mark.parametrize(
    "value", ["no", "012", "1:30", "35:00", "1.10", "2021-10-04", "~", "null", ".inf", "1e3", "=", "0x1F"]
)
def test_a_text_is_what_is_written(value: str) -> None:
    version = load(f"{HEAD}posts:\n- title: {value}\n".encode(), "a").version
    assert version is not None
    assert version.lines[0].group.title == value


@pytest.mark.parametrize("value", ["1.0", "+1", "01_0", "0x1", "1e0", "true", "~", "\uff11", "1 2", "[1]"])
def test_a_count_is_digits(value: str) -> None:
    ((rule, message, line, column),) = places(f"{HEAD}posts:\n- title: x\n  count: {value}\n")
    assert (rule, message, line, column) == ("invalid-value", "count", 6, 10)


def test_all_mistakes_are_reported_together() -> None:
    groups = "- titel: x\n  count: *a\n- title: !!str y\n  title: z\n  count: 0\n"
    text = f"{HEAD}stage: &a source\nposts:\n{groups}posts: []\n"
    assert places(text) == [
        ("yaml-feature", "anchor", 4, 8),
        ("missing-key", "missing", 6, 3),
        ("unknown-key", "near", 6, 3),
        ("yaml-feature", "alias", 7, 10),
        ("yaml-feature", "tag", 8, 10),
        ("duplicate-key", "again", 9, 3),
        ("invalid-value", "count", 10, 10),
        ("duplicate-key", "again", 11, 1),
    ]


def test_a_refused_value_is_refused_once() -> None:
    assert places(f'{HEAD}posts:\n- title: "\\e"\n  <<: {{count: x}}\n') == [
        ("forbidden-character", "escaped", 5, 10),
        ("yaml-feature", "merge", 6, 3),
    ]


def test_a_merge_may_hold_what_is_missing() -> None:
    assert places(f"{HEAD}posts:\n- <<: {{title: x}}\n") == [("yaml-feature", "merge", 5, 3)]


def test_a_warning_does_not_stop_the_reading() -> None:
    loaded = load(f"{HEAD}authority: a\u200bb\n".encode(), "a.yaml")
    assert loaded.version is not None
    assert [finding.severity for finding in loaded.findings] == [Severity.WARNING]


@pytest.mark.parametrize("comment", ["# c\n", "# é 😀\n", "\n", "# c\r\n", "# c\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_lines_put_above_move_what_is_below_and_nothing_else(comment: str, bom: str) -> None:
    text, *_ = broken("count: 2\n", "count: 0\n")
    (before,), (after,) = findings(text), findings(bom + comment * 3 + text)
    assert after.span.line == before.span.line + 3
    assert (after.span.column, after.excerpt, after.fingerprint) == (
        before.span.column,
        before.excerpt,
        before.fingerprint,
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_move_nothing(end: str) -> None:
    text, *_ = broken("count: 2\n", "count: 0\n")
    assert findings(text.replace("\n", end)) == findings(text)


@pytest.mark.parametrize("before", ["é", "😀", "e\u0301", "x\u00a0"])
def test_columns_are_code_points(before: str) -> None:
    assert places(f"{HEAD}posts: [{{title: {before}, count: 0}}]\n") == [
        ("invalid-value", "count", 4, 26 + len(before)),
    ]


def test_a_file_without_procho_is_not_shown() -> None:
    (*_, finding) = findings("organisation: M\ndate: 2021-10-04\ntoken: s3cret\n")
    assert (finding.rule, finding.excerpt) == ("unknown-key", "")


def test_values_in_messages_are_short() -> None:
    (finding,) = findings(f"{HEAD}posts:\n- title: x\n  count: {'x' * 9000}\n")
    assert len(finding.params["value"]) == 121


def test_the_bytes_can_be_had_without_yaml_or_pydantic() -> None:
    code = "import sys, procho.formats.source; print({'yaml', 'pydantic'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
