"""Nothing hostile survives the boundary, and nothing harmless is changed by it."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.render import escape

ANY = st.text(alphabet=st.characters() | st.sampled_from("`|#[:\\&<>\"'=@\x1b\u202e\u2028\ud800\r\n\t"))
FRENCH = "Chargé/e/s de mission — référent·e, « Lycées » : 5 × A 2.2"


def test_harmless_text_stays_as_it_is() -> None:
    assert escape.terminal(FRENCH) == FRENCH
    assert escape.markdown_code(FRENCH) == f"`{FRENCH}`"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b", r"\x9b"),
        ("\x7f\x00", r"\x7f\x00"),
        ("a\u202eb", r"a\u202eb"),
        ("a\u2028b", r"a\u2028b"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("a\r\nb\tc", r"a\r\nb\tc"),
    ],
)
def test_what_is_invisible_is_made_visible(text: str, shown: str) -> None:
    assert escape.terminal(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::add-mask::x", ": :add-mask::x"),
        (" \u00a0::set-output::x", " \u00a0: :set-output::x"),
        ("std::vector", "std::vector"),
        ("a ##[add-mask]x", "a # #[add-mask]x"),
        ("###[group]", "## #[group]"),
        ("##VSO[task.setvariable]", "# #VSO[task.setvariable]"),
        ("##teamcity[x]", "# #teamcity[x]"),
        ("## heading", "## heading"),
    ],
)
def test_workflow_commands_are_broken_up(text: str, shown: str) -> None:
    assert escape.terminal(text) == shown


@given(ANY)
def test_no_control_and_no_command_reaches_a_terminal(text: str) -> None:
    shown = escape.terminal(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert "##[" not in shown
    assert not shown.lstrip().startswith("::")
    assert escape.terminal(shown) == shown


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("orgs/a b/c [1].yaml", "orgs/a b/c [1].yaml"),
        ("/x/a-\x1b]0;x\x07.yaml", r"a-\x1b\x5d0\x3bx\x07.yaml"),
        ("orgs/##[add-mask]x.yaml", r"\x23\x23\x5badd-mask\x5dx.yaml"),
        ("orgs/a\n::x", r"a\n\x3a\x3ax"),
    ],
)
def test_a_hostile_file_name_is_one_word(path: str, shown: str) -> None:
    assert escape.file_name(path) == shown
    assert escape.terminal(shown) == shown


@given(ANY)
def test_a_code_span_ends_where_it_should(text: str) -> None:
    span = escape.markdown_code(text)
    fence = re.match("`+", span)
    assert fence
    inside = span[fence.end() : -fence.end()]
    assert span.endswith(fence[0])
    assert fence[0] not in re.findall("`+", inside)
    assert "|" not in span
    assert inside.strip(" `") == escape.terminal(text).replace("|", "\u2502").strip(" `")


def test_markdown_has_no_live_punctuation() -> None:
    assert escape.markdown("[a](http://b) @c #1") == ("&#91;a&#93;&#40;http&#58;&#47;&#47;b&#41; &#64;c &#35;1")


@given(ANY)
def test_xml_is_read_back(text: str) -> None:
    shown = escape.xml(text)
    element = ET.fromstring(f'<a b="{shown}">{shown}</a>')  # noqa: S314 - our own text
    assert element.text == (escape.terminal(text) or None)
    assert element.get("b") == escape.terminal(text)
    assert len(element) == 0


@given(ANY)
def test_a_workflow_command_stays_one_line_and_its_properties_apart(text: str) -> None:
    message, value = escape.workflow_message(text), escape.workflow_property(text)
    assert len(message.splitlines()) <= 1
    assert not re.search("[:,\r\n]", value)
    assert "##[" not in message
    assert message.count("%0A") == text.count("\n")


def test_a_percent_sign_is_escaped_before_anything_else() -> None:
    assert escape.workflow_message("100 %0A\n") == "100 %250A%0A"
