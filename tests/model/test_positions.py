"""Offsets become lines and columns only when somebody asks."""

import re
from array import array

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procho.model.positions import Place, Positions, Span


def mapped(text: str, *keys: str) -> Positions:
    """The positions of one mapping, each key with the word after it as its value."""
    found = Positions(text)
    found.shapes.append(keys)
    found.starts.append(0)
    for key in keys:
        start = text.index(key)
        value = start + len(key) + 2
        found.offsets.extend((start, start + len(key), value, value + 1))
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_at_lf_crlf_and_cr(end: str) -> None:
    found = mapped(f"# é{end}{end}  title: a{end}  count: b{end}", "title", "count")
    assert found.line_column(0) == (3, 3)
    assert found.span(Place(0, "count")) == Span(4, 10, 4, 11)
    assert [found.source_line(line) for line in range(7)] == ["", "# é", "", "  title: a", "  count: b", "", ""]


def test_lines_end_at_nothing_else() -> None:
    found = Positions("a\u2028b\x85c\x0bd\x0ce\nf")
    assert found.between(9, 11) == Span(1, 10, 2, 2)
    assert found.source_line(1) == "a\u2028b\x85c\x0bd\x0ce"


def test_columns_count_characters_not_bytes() -> None:
    assert Positions("é🙂x\n").between(2, 3) == Span(1, 3, 1, 4)


@given(st.text(alphabet="ab\r\n"), st.data())
def test_a_position_is_where_an_editor_shows_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assume(text[offset - 1 : offset + 1] != "\r\n")
    lines = re.split("\r\n|\r|\n", text[:offset])
    span = Positions(text).between(offset, offset)
    assert (span.line, span.column) == (len(lines), len(lines[-1]) + 1)


def test_a_place_is_an_item_or_a_value_or_a_key_or_a_mapping() -> None:
    found = mapped("refs: [a, b]", "refs")
    found.items[6] = array("I", (7, 8, 10, 11))
    assert found.span(Place(0, "refs", 1)) == Span(1, 11, 1, 12)
    assert found.span(Place(0, "refs", 2)) == found.span(Place(0, "refs")) == Span(1, 7, 1, 8)
    assert found.span(Place(0, "refs", on_key=True)) == Span(1, 1, 1, 5)
    assert found.span(Place(0)) == found.span(Place(0, "title")) == Span(1, 1, 1, 5)


def test_what_stands_nowhere_is_at_the_beginning() -> None:
    found = Positions.none()
    assert found.line_column(-1) == (1, 1)
    assert found.line_column(3) == (1, 1)
    assert found.span(Place(-1, "title")) == Span(1, 1, 1, 1)
    assert found.source_line(1) == ""
