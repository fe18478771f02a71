"""Text is wrapped by what it will measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.render.drawing.metrics import width, wrapped


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [("", 10, 0), ("iii", 10, 6.66), ("W", 1000, 944), ("é", 1000, 556), ("e\u0301", 1000, 556), ("漢", 10, 10)],
)
def test_width(text: str, size: float, expected: float) -> None:
    assert width(text, size) == pytest.approx(expected)


def test_bold_is_wider() -> None:
    assert width("Directeur", 11, bold=True) > width("Directeur", 11)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("Chargé de mission", ["Chargé de", "mission"]),
        ("a" * 12, ["a" * 8, "a" * 4]),
        ("x " + "a" * 12, ["x", "a" * 8, "a" * 4]),
        ("a" * 10 + " b", ["a" * 8, "aa b"]),
    ],
)
def test_lines_break_at_spaces_and_else_where_they_must(text: str, lines: list[str]) -> None:
    assert [*wrapped(text, 10, 50)] == lines


@given(st.text(), st.floats(1, 300), st.booleans())
def test_nothing_is_lost_and_every_line_fits(text: str, room: float, bold: bool) -> None:
    lines = [*wrapped(text, 10, room, bold=bold)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        base = [c for c in line if width(c, 10) > 0]
        assert width(line, 10, bold=bold) <= room + 0.001 or len(base) == 1
