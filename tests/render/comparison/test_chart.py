"""Two versions drawn beside each other."""

import re
from pathlib import Path
from typing import Any

import pytest

from charts import compared
from drawn import picture, reading, texts
from procho.diff import compare
from procho.formats.yaml.organigram import load as read
from procho.model.comparison import KINDS, Comparison
from procho.model.version import Previous, Version
from procho.render.comparison.chart import FORMATS, MOST_LINES, dot, svg
from procho.render.drawing.ink import KINDS as INKS
from procho.render.drawing.options import Options
from procho.render.escape import terminal
from procho.render.words import LANGUAGES, load
from strategies import version

ORGS = Path(__file__).parents[3] / "orgs" / "proch-orientation"


def golden(name: str) -> Version:
    file = ORGS / f"{name}.yaml"
    found = read(file.read_bytes(), file.name).version
    assert found is not None
    return found


def reorganisation() -> Comparison:
    source, target = golden("2021-02-15"), golden("2021-10-04")
    return compare(source, target, target_previous=Previous("2021-02-15.yaml", source))


def edges(source: str) -> list[str]:
    return [line for line in source.splitlines() if " -> " in line]


def test_the_reorganisation() -> None:
    shown = texts(picture(svg(reorganisation(), load("fr"))))
    assert "ORGANIGRAMME SOURCE – CT DU 15/02/2021" in shown
    assert "ORGANIGRAMME CIBLE – CT DU 04/10/2021" in shown
    assert shown.count("→ rattachement") == 7 + 7 + 1  # the source's lines, the target's, the legend
    assert shown.count("~ transformation") == 3
    assert shown.count("» transfert entrant") == 2
    assert shown.count("+ unité créée") == 3
    assert {"1 sur 4", "3 sur 4", "DDPE (autre organisation)", "motif\u00a0: bourse interne"} <= {*shown}
    (total,) = [text for text in shown if text.startswith("Postes 16 → 17")]
    assert total.endswith("0 modification, 0 inchangé")


def test_every_change_with_two_ends_has_a_line_with_its_quantity_and_ink() -> None:
    found = edges(dot(reorganisation(), load("fr")))
    assert len(found) == 9
    assert sum(int(re.findall(r">(\d+)</FONT></B>", edge)[0]) for edge in found) == 17
    assert sum(INKS["transferred_in"].color in edge for edge in found) == 1
    assert sum(INKS["transformed"].color in edge for edge in found) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legend_counts_every_kind(lang: Any) -> None:
    comparison, words = reorganisation(), load(lang)
    shown = texts(picture(svg(comparison, words)))
    for kind in KINDS:
        place = len(shown) - 1 - shown[::-1].index(f"{INKS[kind].mark} {words(f'common.kind.{kind}')}")
        assert shown[place + 1] == str(getattr(comparison.summary, kind))


def test_marks_are_all_different_so_that_colour_is_not_needed() -> None:
    assert {*INKS} == {*KINDS}
    assert len({ink.mark for ink in INKS.values()}) == len(KINDS)


@pytest.mark.parametrize("ink", INKS.values(), ids=INKS)
def test_words_can_be_read_on_their_ground(ink: Any) -> None:
    def luminance(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for ground in (ink.tint, "#ffffff"):
        assert (luminance(ground) + 0.05) / (luminance(ink.color) + 0.05) >= 4.5


def test_transfers_to_another_body_end_in_its_box() -> None:
    comparison = compared(
        "posts: [{id: a, title: Agent, count: 3}]",
        "{posts: [{id: a, title: Agent}], previous: before.yaml, departures: [{post: a, count: 2, to: DDPE}]}",
    )
    assert comparison.summary.transferred_out == 2
    shown = texts(picture(svg(comparison, load("en"))))
    assert "DDPE (other organisation)" in shown
    assert "2 posts" in shown
    assert len(edges(dot(comparison, load("en")))) == 2


def test_a_suggestion_is_a_dotted_line_with_a_question_mark() -> None:
    source = golden("2021-02-15")
    tree = (ORGS / "2021-10-04.yaml").read_text(encoding="utf-8")
    target = read(re.sub(r"(?m)^ *from:.*\n", "", tree).encode(), "t.yaml").version
    assert target is not None
    comparison = compare(source, target, target_previous=Previous("2021-02-15.yaml", source))
    assert comparison.suggestions
    dotted = [edge for edge in edges(dot(comparison, load("fr"))) if "style=dotted" in edge]
    assert len(dotted) == len(comparison.suggestions)
    assert all(">?</FONT></B>" in edge for edge in dotted)


def many(count: int, *, moved: bool) -> Comparison:
    units = [{"id": f"u{number}", "name": f"Unit {number}"} for number in range(count)]
    before, after = (
        [{**unit, "posts": [{"id": f"p{(place + shift) % count}", "title": f"Post {(place + shift) % count}"}]}
         for place, unit in enumerate(units)]
        for shift in (0, int(moved))
    )  # fmt: skip
    still = {"id": "still", "name": "Still", "posts": [{"id": f"s{n}", "title": f"Still {n}"} for n in range(3)]}
    head = {"procho": "1", "organisation": "O"}
    return compare(
        version({**head, "date": "2021-02-15", "units": [*before, still]}),
        version({**head, "date": "2021-10-04", "units": [*after, still]}),
    )


def test_with_too_many_lines_to_draw_words_say_where_posts_come_from() -> None:
    comparison = many(MOST_LINES, moved=True)
    source = dot(comparison, load("en"))
    assert not edges(source)
    shown = texts(picture(svg(comparison, load("en"))))
    assert "from: Unit 1" in shown
    assert "to: Unit 0" in shown
    assert "3 groups of posts" in shown
    assert "Still 1" not in shown


def test_hundreds_of_units_are_drawn() -> None:
    assert len(texts(picture(svg(many(400, moved=True), load("en"))))) > 1600


def test_other_names_of_the_organisation_stand_over_each_side() -> None:
    head = {"procho": "1", "posts": [{"title": "P"}]}
    comparison = compare(
        version({**head, "organisation": "Before & Co", "date": "2021-02-15"}),
        version({**head, "organisation": "After", "date": "2021-10-04"}),
    )
    shown = texts(picture(svg(comparison, load("en"))))
    assert shown.count("Before & Co") == 2  # over the side, and its box
    assert shown.count("After") == 3  # the heading too


def test_hostile_text_is_text() -> None:
    naughty = ["</TD><B>", '"\\', "\\N\\G", "&#27;&lt;", "<script>x</script>", "a ]]> b", "{x} %s"]

    def tree(date: str, shift: int) -> Version:
        titles = naughty[shift:] + naughty[:shift]
        units = [
            {"name": name, "posts": [{"title": title, "grade": "A", "note": title, "site": name}]}
            for name, title in zip(naughty, titles, strict=True)
        ]
        return version({"procho": "1", "organisation": naughty[0], "date": date, "units": units})

    root = picture(svg(compare(tree("2021-02-15", 0), tree("2021-10-04", 1)), load("fr")))
    said = reading(root)
    for text in naughty:
        assert said.count("".join(terminal(text).split())) >= 4


def test_labels_are_cut() -> None:
    long = "x" * 300
    comparison = compared(f"posts: [{{title: {long}}}]", f"posts: [{{title: {long}}}]")
    shown = texts(picture(svg(comparison, load("fr"), Options(max_label=40))))
    assert "".join(text for text in shown if "xx" in text) == ("x" * 39 + "…") * 2


def test_the_picture_tells_what_it_shows() -> None:
    root = picture(svg(reorganisation(), load("en")))
    assert root[0].text == "Mission Proch'Orientation: from the source to the target organigram"
    assert (root[1].text or "").startswith("Posts 16 → 17: 0 created, 0 suppressed, 1 transferred in")


def test_the_same_bytes_again_in_every_format() -> None:
    for render in FORMATS.values():
        drawn = render(reorganisation(), load("fr"), Options())
        assert isinstance(drawn, str | bytes)
        assert render(reorganisation(), load("fr"), Options()) == drawn
