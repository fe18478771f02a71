"""What of YAML is refused, and where."""

import gc

import pytest
import yaml

from procho.formats.report import CEILING
from procho.formats.yaml import events
from procho.formats.yaml.organigram import Loaded, load
from procho.model.limits import DEEPEST, Limits
from procho.render.words import load as words

HEAD = "procho: 1\norganisation: M\ndate: 2021-10-04\n"
Found = tuple[str, str, int, int]


@pytest.fixture(params=[name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With libyaml, where PyYAML was built with it, and without it."""
    monkeypatch.setattr(events, "LOADER", getattr(yaml, request.param))


def read(text: str, **limits: int) -> Loaded:
    loaded = load(text.encode(), "a.yaml", Limits(**limits))
    for finding in loaded.findings[:100]:
        for lang in ("en", "fr"):
            assert words(lang)(f"reading.{finding.rule}.{finding.message}", **finding.params)
    return loaded


def found(text: str, **limits: int) -> list[Found]:
    return [(f.rule, f.message, f.span.line, f.span.column) for f in read(text, **limits).findings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("authority: &a X", [("yaml-feature", "anchor", 4, 12)]),
        ("&a authority: X", [("yaml-feature", "anchor", 4, 1)]),
        ("authority: *a", [("yaml-feature", "alias", 4, 12)]),
        ("posts: [*a, *b]", [("yaml-feature", "alias", 4, 9), ("yaml-feature", "alias", 4, 13)]),
        ("posts: &a [*a]", [("yaml-feature", "anchor", 4, 8), ("yaml-feature", "alias", 4, 12)]),
        ("authority: !!str X", [("yaml-feature", "tag", 4, 12)]),
        ("authority: ! X", [("yaml-feature", "tag", 4, 12)]),
        (
            "authority: !!python/object/apply:os.system [x]",
            [("invalid-value", "text", 4, 12), ("yaml-feature", "tag", 4, 12)],
        ),
        ("posts: !x []", [("yaml-feature", "tag", 4, 8)]),
        ("<<: {authority: X}", [("yaml-feature", "merge", 4, 1)]),
        ("<<: 1", [("yaml-feature", "merge", 4, 1)]),
        ("? [a, b]\n: 1", [("yaml-feature", "key_not_text", 4, 3)]),
        ("? {a: b}\n: 1", [("yaml-feature", "key_not_text", 4, 3)]),
        ("---\nprocho: 1", [("yaml-feature", "second_document", 4, 1)]),
        ("---\n[", [("yaml-feature", "second_document", 4, 1)]),
        ("date: 2021-10-05", [("duplicate-key", "again", 4, 1)]),
        ('"d\\x61te": 2021-10-05', [("duplicate-key", "again", 4, 1)]),
        ("'date': x\n\"date\": y", [("duplicate-key", "again", 4, 1), ("duplicate-key", "again", 5, 1)]),
    ],
)
def test_refused_features(line: str, expected: list[Found]) -> None:
    loaded = read(f"{HEAD}{line}\n")
    assert loaded.version is None
    assert found(f"{HEAD}{line}\n") == expected


def test_a_duplicate_names_the_first_line() -> None:
    (finding,) = read(f"{HEAD}site: x\nprocho: 1\n".replace("site: x", "# x")).findings
    assert finding.params == {"key": "procho", "line": 1}


def test_a_tag_directive_is_refused() -> None:
    assert found(f"%TAG ! tag:x,2000:\n---\n{HEAD}") == [("yaml-feature", "tag_directive", 1, 1)]


def test_a_version_directive_is_no_feature() -> None:
    assert found(f"%YAML 1.1\n---\n{HEAD}...\n") == []
    assert found(f"%YAML 2.0\n---\n{HEAD}")[0][:3] == ("yaml-syntax", "version", 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "---\n---\n", "\ufeff"])
def test_nothing_is_an_empty_file(text: str) -> None:
    assert found(text)[0][:2] == ("yaml-syntax", "empty")


@pytest.mark.parametrize("text", ["hello\n", "- a\n", "[]\n", "42", "''", "|\n", "null"])
def test_the_root_is_a_mapping(text: str) -> None:
    assert found(text)[0] == ("yaml-syntax", "not_a_mapping", 1, 1)


def test_an_empty_mapping_lacks_keys() -> None:
    assert found("{}") == [("missing-key", "missing", 1, 1)] * 3


@pytest.mark.parametrize(
    ("line", "message", "at"),
    [
        ("posts: [", "value", (5, 1)),
        ("posts: [a\ndecided: x", "open_list", (5, 8)),
        ("posts: {a: b", "open_mapping", (5, 1)),
        ("posts: {a: b]", "open_mapping", (4, 13)),
        ('authority: "X', "open_quote", (5, 1)),
        ("authority: a: b", "colon", (4, 13)),
        ("authority", "no_colon", (4, 1)),
        ("posts:\n  - title: x\n - title: y", "indent", (6, 2)),
        ("posts:\n\t- title: x", "tab", (5, 1)),
        ("authority: @x", "start", (4, 12)),
        ("authority: - x", "dash", (4, 12)),
        ("posts: [a, , b]", "value", (4, 12)),
        ("authority: !t!x y", "tag_handle", (4, 12)),
    ],
)
def test_syntax(line: str, message: str, at: tuple[int, int]) -> None:
    assert found(f"{HEAD}{line}\n") == [("yaml-syntax", message, *at)]


@pytest.mark.parametrize("escape", [r"\q", r"\xZ1", r"\u12"])
def test_an_unknown_escape(escape: str) -> None:
    ((rule, message, line, _),) = found(f'{HEAD}authority: "{escape}"\n')
    assert (rule, message, line) == ("yaml-syntax", "escape", 4)


def test_an_open_quote_names_its_line() -> None:
    (finding,) = read(f'{HEAD}authority: "X\n\nposts: []\n').findings
    assert finding.params == {"line": "4"}


@pytest.mark.parametrize("escape", [r"\e", r"\0", r"\x9b", r"\N", r"\L", r"\P", r"\u202e", r"\uFDD0", r"\r", r"\uFEFF"])
def test_escapes_are_seen_through(escape: str) -> None:
    assert found(f'{HEAD}authority: "a{escape}"\n') == [("forbidden-character", "escaped", 4, 12)]
    assert found(f'{HEAD}"a{escape}": x\n') == [("forbidden-character", "escaped_key", 4, 1)]


@pytest.mark.parametrize("escape", [r"\ud800", r"\U00110000", r"\UFFFFFFFF"])
def test_what_is_no_character_is_refused(escape: str) -> None:
    ((rule, *_),) = found(f'{HEAD}authority: "a{escape}"\n')
    assert rule in {"forbidden-character", "yaml-syntax"}


def test_line_ends_and_tabs_are_allowed_in_a_value() -> None:
    assert found(f'{HEAD}posts:\n- title: x\n  note: "a\\n\\tb"\n- title: y\n  note: |\n    a\n    \tb\n') == []


def test_depth() -> None:
    text = "posts: " + "[" * 40 + "]" * 40
    assert found(HEAD + text, max_depth=32) == [("nesting", "depth", 4, 8 + 31)]
    assert found(HEAD + text, max_depth=8) == [("nesting", "depth", 4, 8 + 7)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_found_at_once(opening: str) -> None:
    assert ("nesting", "depth") in {row[:2] for row in found(f"{HEAD}posts:\n  " + opening * 100_000)}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_the_deepest_that_may_be_allowed_can_be_read(opening: str) -> None:
    text = f"{HEAD}posts:\n  " + opening * 5_000
    assert ("nesting", "deepest") in {row[:2] for row in found(text, max_depth=DEEPEST)}
    assert ("nesting", "depth") in {row[:2] for row in found(text, max_depth=DEEPEST - 1)}


def test_text_length() -> None:
    assert found(f"{HEAD}authority: {'x' * 10}\n", max_text=10) == []
    assert found(f"{HEAD}authority: {'x' * 11}\nposts: 1\n", max_text=10) == [
        ("nesting", "text", 4, 12),
        ("invalid-value", "list", 5, 8),
    ]
    assert found(f"{HEAD}? {'x' * 2000}\n: 1", max_text=1000) == [("nesting", "text", 4, 3)]


def test_nodes() -> None:
    (finding,) = read(f"{HEAD}posts: [{'1,' * 100}]\n", max_nodes=50).findings
    assert (finding.rule, finding.params) == ("nesting", {"limit": 50, "variable": "PROCHO_MAX_NODES"})
    assert found(f"{HEAD}{'a: {b: c}' * 1}\n", max_nodes=9)[0][:2] == ("nesting", "nodes")


def test_an_alias_bomb_is_not_expanded() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
    assert {rule for rule, *_ in found(HEAD + bomb)} == {"yaml-feature", "unknown-key"}


def test_a_flood_of_mistakes_is_kept_up_to_a_ceiling_and_counted() -> None:
    findings = read(HEAD + "".join(f"k{n}: 1\n" for n in range(CEILING + 5))).findings
    assert len(findings) == CEILING + 1
    assert (findings[-1].rule, findings[-1].message, findings[-1].params) == ("nesting", "findings", {"count": 5})
    assert [finding.span.line for finding in findings[:CEILING]] == list(range(4, CEILING + 4))


def test_duplicates_that_all_differ_are_found_in_one_pass() -> None:
    text = "".join(f"k{n}: 1\nk{n}: 2\n" for n in range(5000))
    assert sum(row[0] == "duplicate-key" for row in found(HEAD + text)) == 5000


@pytest.mark.parametrize("text", [HEAD, "[", "procho: 2", "\0"])
@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(text: str, *, on: bool) -> None:
    (gc.enable if on else gc.disable)()
    try:
        read(text)
        assert gc.isenabled() == on
    finally:
        gc.enable()
