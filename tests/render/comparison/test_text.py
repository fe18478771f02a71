import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from procho.model.comparison import Comparison
from procho.render.comparison.tables import ROWS
from procho.render.comparison.text import text
from procho.render.words import load

Compared = Callable[..., Comparison]

ENGLISH, FRENCH = load("en"), load("fr")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
EVIL = "::add-mask::x ##[group]y ::stop-commands::z"


def test_the_last_line_is_an_interface(golden: Comparison) -> None:
    english = text(golden, ENGLISH, width=None, color=False)
    assert english.endswith(
        "\nPosts 16 → 17: 0 created, 0 suppressed, 1 transferred in, 0 transferred out, "
        "1 transformed, 15 moved, 0 amended, 0 unchanged\n"
    )
    french = text(golden, FRENCH, width=80, color=True)
    assert french.endswith(
        "\nPostes 16 → 17\u00a0: 0 création, 0 suppression, 1 transfert entrant, 0 transfert sortant, "
        "1 transformation, 15 rattachements, 0 modification, 0 inchangé\n"
    )


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_are_folded_to_the_width(golden: Comparison, everything: Comparison, width: int) -> None:
    for comparison in (golden, everything):
        *lines, _last = text(comparison, FRENCH, width=width, color=False).splitlines()
        assert [line for line in lines if cell_len(line) > width] == []


def test_where_there_is_no_room_for_heads_they_are_marks_and_a_legend(everything: Comparison) -> None:
    narrow, wide = (text(everything, ENGLISH, width=width, color=False) for width in (80, 120))
    assert re.search(r"│ unit +│ before │ +\+ │ +− │ +⇥ │ +⇤ │ →\+ │ →− │ after │", narrow)
    assert "+\u00a0created, −\u00a0suppr., ⇥\u00a0transf.\u00a0in," in narrow
    assert "⇥\u00a0" not in wide


def test_without_a_width_nothing_is_folded(golden: Comparison) -> None:
    found = text(golden, FRENCH, width=None, color=False)
    assert (
        "de l’organisation elle-même vers «\u00a0Secteur Information sur les métiers et les formations\u00a0»\n"
        in found
    )


@pytest.mark.parametrize("width", [None, 80])
def test_colour_adds_nothing_but_colour(everything: Comparison, width: int | None) -> None:
    colored, plain = (text(everything, ENGLISH, width=width, color=color) for color in (True, False))
    assert ANSI.search(colored)
    assert ANSI.sub("", colored) == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize("width", [None, 40])
def test_no_line_begins_as_a_workflow_command(compared: Compared, width: int | None) -> None:
    group = f'{{id: a, title: "{EVIL}", grade: A, site: "{EVIL}", role: "{EVIL}"}}'
    other = f'{{title: "b{EVIL}", grade: "A 1", from: {{organisation: "{EVIL}", reason: "{EVIL}"}}}}'
    before = f'posts: [{group}]\nunits: [{{name: "{EVIL}", posts: [{{id: b, title: "{EVIL}"}}]}}]\n'
    after = f'posts: [{{id: b, title: "{EVIL}"}}]\nunits: [{{name: "n{EVIL}", was: [], posts: [{group}, {other}]}}]\n'
    found = text(compared(before, after, f'"{EVIL}"'), ENGLISH, width=width, color=False)
    assert found.count("add-mask") > 10
    assert not [line for line in found.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def test_an_empty_comparison_says_so(compared: Compared) -> None:
    body = "posts: [{title: Agent, count: 3}]\n"
    lines = text(compared(body, body), ENGLISH, width=None, color=False).splitlines()
    assert lines[4:6] == ["Nothing changed.", "3 posts are unchanged and not listed."]
    assert lines[-1].startswith("Posts 3 → 3: 0 created")


def test_two_empty_organigrams_are_compared_too(compared: Compared) -> None:
    assert "0 + 0 − 0 + 0 − 0 = 0" in text(compared("", ""), FRENCH, width=80, color=True)


def test_single_moves_come_before_regroupings(compared: Compared) -> None:
    before = "units: [{name: A, posts: [{id: x, title: X}, {id: y, title: Y}]}, {name: B, posts: [{title: Z}]}]\n"
    created = "{name: C, was: [], posts: [{id: x, title: X}]}"
    after = f"units: [{created}, {{name: A}}, {{name: B, posts: [{{title: Z}}, {{id: y, title: Y}}]}}]\n"
    found = text(compared(before, after), ENGLISH, width=None, color=False)
    assert found.index("between units that go on existing:") < found.index("1 × Y") < found.index("into units that are")
    assert found.index("into units that are created:") < found.index("1 × X")


def _grown(compared: Compared, units: int) -> Comparison:
    made = ", ".join(f"{{name: Unité {n} du territoire, posts: [{{title: Agent {n}}}]}}" for n in range(units))
    return compared("posts: [{title: X}]\n", f"posts: [{{title: X}}]\nunits: [{made}]\n")


def test_a_long_table_is_whole_and_in_plain_columns(compared: Compared) -> None:
    found = text(_grown(compared, ROWS + 1), ENGLISH, width=None, color=False)
    assert "  before  created  after  unit\n       0       +1      1  Unité 0 du territoire\n" in found
    assert found.count("       0       +1      1  Unité") == ROWS + 1
    assert f"\n       1     +{ROWS + 1}    {ROWS + 2}  total\n" in found
    assert "1 more row, where nothing happened, is only in the total." in found
    assert "│ Unité 0" in text(_grown(compared, ROWS - 1), ENGLISH, width=None, color=False)


def test_a_long_table_fits_a_narrow_terminal(compared: Compared) -> None:
    lines = text(_grown(compared, ROWS + 1), ENGLISH, width=36, color=False).splitlines()
    rows = lines[lines.index("  before     +  after  unit") :]
    assert rows[1:3] == ["       0    +1      1  Unité 0 du", "                       territoire"]
    assert max(map(len, rows[: ROWS * 2])) <= 36


def test_a_count_that_does_not_add_up_is_called_so(golden: Comparison) -> None:
    broken = replace(golden, summary=replace(golden.summary, balanced=False, posts_after=18))
    assert "16 + 0 − 0 + 1 − 0 ≠ 18: the count does not add up" in text(broken, ENGLISH, width=None, color=False)
