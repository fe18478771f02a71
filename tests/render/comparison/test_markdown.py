import re
from collections.abc import Callable

import pytest

from procho.model.comparison import Comparison
from procho.render.comparison.markdown import FOLDED, LIMIT, markdown
from procho.render.words import load

Compared = Callable[..., Comparison]

ENGLISH, FRENCH = load("en"), load("fr")
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
EVIL = "@org/team | `x` ``y`` </details> <img src=x> #1 ![i](http://e.example) ** ::add-mask::"


def units(text: str) -> int:
    """As GitHub counts a comment's characters."""
    return len(text.encode("utf-16-le")) // 2


def quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def test_text_of_a_file_stands_in_code_spans_only(compared: Compared) -> None:
    evil = quoted(EVIL)
    group = f"{{id: a, title: {evil}, grade: A, site: {evil}, role: {evil}, corps: {evil}}}"
    origin = f"{{organisation: {evil}, post: {evil}, reason: {evil}}}"
    new = f"{{title: {quoted('b' + EVIL)}, grade: A 1, from: {origin}}}"
    unit = f"{{name: {quoted('n' + EVIL)}, was: [], posts: [{group}, {new}]}}"
    before = f"posts: [{group}]\nunits: [{{name: {evil}, posts: [{{id: b, title: {evil}}}]}}]\n"
    after = f"posts: [{{id: b, title: {evil}}}]\nunits: [{unit}]\n"
    found = markdown(compared(before, after, evil), ENGLISH)
    assert found.count("@org") > 10
    assert not re.search(r"@org|</details>|<img|#1|!\[|add-mask", SPAN.sub("", found))


def test_every_row_of_a_table_has_as_many_cells_as_its_head(everything: Comparison) -> None:
    found = markdown(everything, FRENCH)
    for block in found.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1


def test_a_long_table_is_folded_away_and_closed(compared: Compared) -> None:
    groups = ", ".join(f"{{title: Agent {n}}}" for n in range(FOLDED + 1))
    found = markdown(compared("", f"posts: [{groups}]\n"), ENGLISH)
    assert found.count("<details><summary>13 rows</summary>\n\n| post |") == 1
    assert found.count("|\n\n</details>\n") == 1
    few = ", ".join(f"{{title: Agent {n}}}" for n in range(FOLDED))
    assert "<details>" not in markdown(compared("", f"posts: [{few}]\n"), ENGLISH)


@pytest.mark.parametrize("title", ["Agent", "Agent 😀" * 40, "中" * 300, "@|`<" * 2000])
def test_a_comment_stays_within_the_limit_and_says_what_it_leaves_out(compared: Compared, title: str) -> None:
    groups = ", ".join(f"{{title: {quoted(f'{title} {n}')}}}" for n in range(1500))
    found = markdown(compared("posts: []\n", f"posts: [{groups}]\n"), ENGLISH)
    assert 45_000 < units(found) <= LIMIT < 65_536
    assert len(found.encode()) <= 2**20
    shown = len(re.findall(r"^\| 1 × ", found, flags=re.MULTILINE))
    (left_out,) = re.findall(r"^(\d+) more rows are left out", found, flags=re.MULTILINE)
    assert shown + int(left_out) == 1500
    assert found.count("<details>") == found.count("</details>") == 1
    assert "### Before → after by grade" in found


def test_the_first_line_is_the_marker(golden: Comparison) -> None:
    marker = "<!-- procho -->"
    body = markdown(golden, ENGLISH)
    assert markdown(golden, ENGLISH, marker) == f"{marker}\n{body}"
    assert body.startswith("## Organigram: `Mission Proch'Orientation`")


def test_the_headline_is_the_last_line_of_the_text(golden: Comparison) -> None:
    assert "\n**Posts 16 → 17: 0 created, 0 suppressed, 1 transferred in," in markdown(golden, ENGLISH)


def test_two_empty_organigrams_make_no_empty_table(compared: Compared) -> None:
    assert "### " not in markdown(compared("", ""), FRENCH)
