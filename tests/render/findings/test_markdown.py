"""Findings as Markdown, read back by a parser of CommonMark with GitHub's tables."""

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from found import FACTS, HOSTILE, cut, finding, many, mixed, text
from procho.model.findings import Finding, Severity
from procho.render.escape import terminal
from procho.render.findings.markdown import LIMIT, markdown
from procho.render.words import load

EN, FR = load("en"), load("fr")
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def report(*found: Finding, marker: str = "") -> str:
    return markdown(found, EN, checked=1, marker=marker)


def rows(page: str) -> list[list[Token]]:
    """The cells of the table's body, as the parser sees them."""
    tokens = PARSER.parse(page)
    cells = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]
    assert len(cells) % 4 == 0
    return [cells[i : i + 4] for i in range(0, len(cells), 4)]


def said(cell: Token) -> str:
    return "".join(child.content for child in cell.children or ())


def test_a_table_of_findings() -> None:
    assert report(finding(params={"name": "X_Y", "near": "Z"})) == (
        "## 1 error in 1 file.\n"
        "\n"
        "| Severity | Place | Finding | Rule |\n"
        "| :-- | :-- | :-- | :-- |\n"
        "| ✖ error | `x.yaml:3:7` "
        "| there is no post group “`X_Y`” in this file; did you mean “`Z`”? | `unknown-name` |\n"
    )


def test_nothing_wrong_says_what_was_checked() -> None:
    assert report(marker="<!-- procho -->") == "<!-- procho -->\nAll clear: 1 file checked.\n"
    assert markdown([], FR, checked=1) == "Rien à signaler\u00a0: 1 fichier vérifié.\n"


def test_every_fact_is_a_row_and_the_gravest_come_first() -> None:
    found = [[said(cell) for cell in row] for row in rows(report(*mixed()))]
    assert [row[0] for row in found] == ["✖ error", "✖ error", "▲ warning", "● notice"]
    assert {(row[3], row[1].split(":")[0], int(row[1].split(":")[1])) for row in found} == FACTS


def test_many_rows_are_folded_away() -> None:
    assert "<details>" not in report(*many(12))
    page = report(*many(13))
    assert page.count("<details><summary>13 findings</summary>\n\n|") == 1
    assert page.endswith("\n\n</details>\n")
    assert len(rows(page)) == 13


def test_the_row_that_still_fits_is_there_and_one_more_is_not() -> None:
    count = next(
        count for count in range(len(rows(report(*many(5_000)))), 5_000) if "more finding" in report(*many(count))
    )
    assert len(rows(report(*many(count - 1)))) == count - 1
    page = report(*many(count))
    assert len(rows(page)) < count
    assert f"and {count - len(rows(page))} more finding" in page


@pytest.mark.parametrize("marker", ["", "<!-- procho: check -->"])
@pytest.mark.parametrize("letter", ["x", "中", "\U0001f600"])
def test_a_page_ends_at_a_row_before_the_limit_and_counts_what_is_left_out(marker: str, letter: str) -> None:
    wide = [replace(warning, params={"name": letter * 200}) for warning in many(5_000, Severity.WARNING)]
    page = report(*wide, finding(), marker=marker)
    assert LIMIT * 0.9 < len(page.encode("utf-16-le")) / 2 <= LIMIT < 65_536
    assert len(page.encode()) <= 2**20
    assert f"and {5_001 - len(rows(page))} more findings" in page
    assert "✖ error" in said(rows(page)[0][0])
    assert page.endswith("</details>\n")


@given(text, text)
def test_hostile_text_stays_in_its_code_span(name: str, file: str) -> None:
    page = report(finding(params={"name": name, "near": name}, file=f"x{file}"))
    [cells] = rows(page)
    kinds = {child.type for cell in cells for child in cell.children or ()}
    assert kinds <= {"text", "code_inline"}
    spans = [child.content for child in cells[2].children or () if child.type == "code_inline"]
    drawn = terminal(cut(name)).replace("|", "\u2502")
    assert [span.strip() for span in spans] == ([drawn.strip()] * 2 if name else [])
    outside = "".join(child.content for child in cells[2].children or () if child.type == "text")
    hint = "; did you mean “”?" if name else ""
    assert outside == f"there is no post group “” in this file{hint}"
    blocks = [token.type for token in PARSER.parse(page) if token.level == 0 and token.nesting == 1]
    assert blocks == ["heading_open", "table_open"]


@pytest.mark.parametrize(
    ("rule", "message"),
    [("yaml-feature", "alias"), ("yaml-feature", "merge"), ("yaml-syntax", "escape"), ("yaml-syntax", "open_list")],
)
def test_marks_in_our_own_words_mean_themselves(rule: str, message: str) -> None:
    page = report(finding(rule=rule, message=message, params={"name": "n", "line": 3}))
    [cells] = rows(page)
    assert said(cells[2]) == EN(f"reading.{rule}.{message}", name="n", line=3)


def test_all_hostile_strings_in_one_page_make_one_table() -> None:
    page = report(*(finding(params={"name": name}, entity=name) for name in HOSTILE))
    assert len(rows(page)) == len(HOSTILE)
