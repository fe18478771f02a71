import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from procho.diff import compare
from procho.formats.yaml.organigram import load
from procho.model.comparison import Basis, Comparison, Kept, Unchanged
from procho.model.version import Version
from procho.render.comparison.declaration import Declarations

Compared = Callable[..., Comparison]
CASES = Path(__file__).parents[2] / "cases"


def read(text: str, file: str) -> Version:
    loaded = load(text.encode(), file)
    assert loaded.version is not None, loaded.findings
    return loaded.version


def pair(comparison: Comparison) -> Kept:
    """A flow from the first line of the source to the first line of the target, as a suggestion would be."""
    return Unchanged(1, comparison.source.lines[0], comparison.target.lines[0], Basis.INFERRED)


@pytest.mark.parametrize("case", ["golden-no-from", "golden-no-ids"])
def test_the_line_pasted_where_it_says_makes_the_suggestion_a_declaration(case: str) -> None:
    source, text = (
        read((CASES / case / "source.yaml").read_text(), "a.yaml"),
        (CASES / case / "target.yaml").read_text(),
    )
    comparison = compare(source, read(text, "b.yaml"))
    (suggestion,) = comparison.suggestions
    declaration = Declarations(comparison).of(suggestion)
    assert declaration is not None
    assert (declaration.file, declaration.title) == ("b.yaml", "Responsable de secteur")
    lines = text.splitlines()
    indent = re.match(r"[ -]*", lines[declaration.line - 1])
    assert indent is not None
    lines.insert(declaration.line, " " * len(indent[0]) + declaration.yaml)
    (flow,) = compare(source, read("\n".join(lines) + "\n", "b.yaml")).of_kind("transformed")
    assert (flow.count, flow.basis) == (1, Basis.DECLARED)


@pytest.mark.parametrize(
    "title",
    ["Chargé/e/s de mission", "Agent, au fond", "Chef: de quoi", "A # B", '"Dit" \\n', "{x}", "- a", "*a", "no", "[1]"],
)
def test_any_title_is_quoted_so_that_it_is_read_back(compared: Compared, title: str) -> None:
    quoted = "'" + title.replace("'", "''") + "'"
    comparison = compared(f"posts: [{{title: {quoted}}}]\n", "posts: [{title: X}]\n")
    declaration = Declarations(comparison).of(pair(comparison))
    assert declaration is not None
    found = read(f"procho: 1\norganisation: O\ndate: 2024-01\nposts:\n  - title: X\n    {declaration.yaml}\n", "c.yaml")
    (origin,) = found.lines[0].group.origins or ()
    assert (origin.post, origin.count) == (title, 1)


def test_the_unit_is_named_where_the_title_is_not_enough(compared: Compared) -> None:
    before = "units: [{name: Nord, posts: [{title: Agent}]}, {name: Sud, posts: [{title: Agent}]}]\n"
    comparison = compared(before, "posts: [{title: X}]\n")
    declaration = Declarations(comparison).of(pair(comparison))
    assert declaration is not None
    assert declaration.yaml == "from: {post: Agent, unit: Nord, count: 1}"


def test_a_group_without_a_name_of_its_own_cannot_be_declared(compared: Compared) -> None:
    comparison = compared("posts: [{title: Agent}, {title: Agent, grade: A}]\n", "posts: [{title: X}]\n")
    assert Declarations(comparison).of(pair(comparison)) is None


def test_between_versions_of_one_date_nothing_is_declared(compared: Compared) -> None:
    comparison = compared("posts: [{title: Agent}]\n", "posts: [{title: X}]\n")
    assert Declarations(replace(comparison, target=comparison.source)).of(pair(comparison)) is None


def test_lineage_belongs_into_the_later_version(compared: Compared) -> None:
    comparison = compared("posts: [{title: Agent}]\n", "posts: [{title: X}]\n")
    turned = replace(comparison, source=comparison.target, target=comparison.source)
    declaration = Declarations(turned).of(pair(turned))
    assert declaration is not None
    assert (declaration.file, declaration.title, declaration.yaml) == ("b.yaml", "X", "from: {post: Agent, count: 1}")
