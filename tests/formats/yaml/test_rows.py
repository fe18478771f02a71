"""What is read row by row is what libyaml's events say, to the tree and every place; all else is left to these."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from procho.formats.report import Report
from procho.formats.yaml.events import read_events
from procho.formats.yaml.rows import read_rows
from procho.formats.yaml.tree import Tree
from procho.model.limits import Limits
from procho.model.positions import Positions
from running import ROOT
from strategies import organigrams
from styles import written

HEAD = "procho: 1\norganisation: M\n"
INDENTS = ("", "", "  ", "  ", "    ", " ")
DASHES = ("", "", "- ", "-   ", "-", "- - ")
REST = (
    *("title: x", "id: a", "posts:", "units:", "refs:", "x", "'x'", '"x y"', "", "# note", "note: a # b", "note: a#b"),
    *("from: {post: a b, count: 1}", "from: {}", "from: [{post: a}]", "refs: [a, b]", "refs: []", "- x", "a: b: c"),
    *("note: 'it''s'", "note: 'a' b", 'note: ""', "note: ", "note:  x  ", "note: :x", "note: -x", "note: a:", "? a"),
    *("---", "...", "note: |", "note: &a b", "é: x", "note: é", "note: [a, [b]]", "note: {a: b,}", "note: [a b , c ]"),
    *("{a: b}", "note: [a:b]", "note: {a: b # c}", "note: [a]b", "note: [a] # b", "note: {a: b?}", "note: [a?, ?b]"),
    *("note: a ? b", "a b c: d", "2021: x", "a-b.c: x", "a  : b"),
)
SIGNS = " \n\n  -:#'\"{}[],?&*!|>%@`~.=aé1\u00a0"


def rows(text: str, **limits: int) -> tuple[Tree | None, Positions]:
    positions = Positions(text)
    return read_rows(text, positions, Limits(**limits)), positions


def assert_the_same(text: str, **limits: int) -> None:
    tree, positions = rows(text, **limits)
    if tree is None:
        assert positions == Positions(text)
        return
    report = Report("a.yaml", Positions(text))
    assert read_events(text, report, Limits(**limits)) == tree
    assert not report.findings()
    assert positions == report.positions


@st.composite
def edited(draw: Any, texts: st.SearchStrategy[str]) -> str:
    """A text into which somebody has typed."""
    text: str = draw(texts)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(["", *SIGNS])) + text[at + draw(st.integers(0, 2)) :]
    return text


ROWS = st.tuples(st.sampled_from(INDENTS), st.sampled_from(DASHES), st.sampled_from(REST)).map("".join)


@settings(max_examples=400)
@given(st.lists(ROWS, min_size=1, max_size=7).map(lambda lines: HEAD + "\n".join(lines)))
@example(f"{HEAD}posts:\n- title: x\n  refs:\n  - a\n  - b\n- title: y\nunits:\n")
@example(f"{HEAD}posts:\n-   title: x\n    refs: [a, b c] # d\n\n# e\n-   title: y\n")
def test_rows_of_every_kind(text: str) -> None:
    assert_the_same(text)


@given(st.data(), organigrams())
def test_organigrams_in_any_style_with_slips(data: st.DataObject, tree: dict[str, Any]) -> None:
    assert_the_same(data.draw(edited(written(tree))))


@given(edited(st.just((ROOT / "orgs/proch-orientation/2021-10-04.yaml").read_text(encoding="utf-8"))))
def test_the_golden_file_with_slips(text: str) -> None:
    assert_the_same(text)


@pytest.mark.parametrize("path", sorted((ROOT / "orgs").rglob("*.yaml")), ids=lambda path: path.name)
def test_files_as_people_write_them_are_read_so(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert rows(text)[0] is not None
    assert_the_same(text)


@pytest.mark.parametrize(
    "line",
    [
        "note: 'it''s'",
        "note: a\n  b",
        "note: |\n  a",
        "note: &a b",
        "<<: {a: b}",
        "? note",
        "note:\ta",
        'note: "a\\tb"',
        "note: a\r",
        "note: [a, [b]]",
        "note:",
        "organisation: N",
        "note: {a: b, a: c}",
        "...",
        "---\nnote: a",
        "units:\n  - name: x\n   - name: y",
        "- a",
    ],
)
def test_everything_else_is_left_to_the_parser(line: str) -> None:
    assert rows(f"{HEAD}{line}\n")[0] is None


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", " procho: 1\n", "{}", "x"])
def test_so_is_what_does_not_begin_as_a_mapping(text: str) -> None:
    assert rows(text)[0] is None


DEEP = f"{HEAD}units:\n- name: a\n  posts:\n  - refs: [b]\n    from: {{post: c}}\n"


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        (DEEP, {"max_depth": 5}),
        (f"{HEAD}units: [a]\n", {"max_depth": 1}),
        (f"{HEAD}note: {'x' * 11}\n", {"max_text": 10}),
        (f"{HEAD}refs: [{'x' * 11}]\n", {"max_text": 10}),
        (f"{HEAD}refs: [{', '.join('x' * 50)}]\n", {"max_nodes": 50}),
        (HEAD + "\n" * 50, {"max_nodes": 50}),
    ],
)
def test_nothing_is_read_that_is_over_a_limit(text: str, limits: dict[str, int]) -> None:
    assert rows(text)[0] is not None
    assert rows(text, **limits)[0] is None


def test_a_limit_is_no_narrower_than_the_parsers() -> None:
    assert rows(DEEP, max_depth=6)[0] is not None
    assert_the_same(DEEP, max_depth=6)


@pytest.mark.parametrize("text", [DEEP, "k: [a]\n", "k:\n- a: {b: c}\n- d: []\n", "k: {new: 1}\n", HEAD])
def test_the_limit_of_nodes_is_the_parsers(text: str) -> None:
    for most in range(1, 60):
        report = Report("a.yaml", Positions(text))
        refused = read_events(text, report, Limits(max_nodes=most)) is None
        assert not (refused and rows(text, max_nodes=most)[0])
    assert rows(text, max_nodes=60)[0] is not None
