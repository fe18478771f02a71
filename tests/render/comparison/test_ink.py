from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from procho.render.comparison.ink import Ink

WORDS = st.lists(st.text(st.sampled_from("abé:#漢"), min_size=1, max_size=12), min_size=1, max_size=30)


@given(WORDS, st.integers(20, 60), st.integers(0, 6))
def test_folding_keeps_every_word_and_the_width(words: list[str], width: int, indent: int) -> None:
    found = Ink(width, color=False).line((" ".join(words), ""), indent=indent)
    assert " ".join(found.split()) == " ".join(words)
    first, *others = found.split("\n")
    assert first.startswith(" " * indent)
    assert all(line.startswith(" " * (indent + 2)) for line in others)
    assert all(cell_len(line) <= width or " " in line.strip() or len(line.split()) == 1 for line in found.split("\n"))


@given(WORDS)
def test_a_fold_never_makes_a_line_begin_as_a_command(words: list[str]) -> None:
    _, *others = Ink(20, color=False).line(("x " + " ".join(words), "")).split("\n")
    assert not [line for line in others if line.lstrip()[:1] in (":", "#")]


def test_a_style_ends_with_its_piece() -> None:
    assert Ink(0, color=True).line(("a", "bold"), (" b", "")) == "\x1b[1ma\x1b[0m b"


def test_without_width_or_colour_a_line_is_its_text() -> None:
    assert Ink(0, color=False).line(("a" * 300, "bold"), (" b", "red"), indent=2) == "  " + "a" * 300 + " b"
