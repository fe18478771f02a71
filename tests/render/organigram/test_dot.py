"""One version drawn."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from charts import CONFIG, chart
from drawn import picture, reading, texts
from procho.formats.yaml.organigram import load as read
from procho.model.organigram import Organigram, PostGroup, Unit
from procho.model.positions import Positions
from procho.model.version import Version
from procho.render.drawing.options import Options
from procho.render.escape import terminal
from procho.render.organigram import FORMATS
from procho.render.organigram.dot import dot
from procho.render.organigram.svg import svg
from procho.render.words import load
from strategies import version

ORGS = Path(__file__).parents[3] / "orgs" / "proch-orientation"
NAUGHTY = [
    "<b>x</b>",
    "</FONT></TD>",
    '"quoted" \\',
    "a\\",
    "\\N \\G \\E \\T \\n",
    "&#27; &lt;script&gt; &amp;amp; &eacute;",
    "&#0;",
    "a\x1b[31m\x00\u202e\u2028\x85",
    "\ud800",
    "\ufffe",
    "<<TABLE>>",
    ">",
    "<![CDATA[x]]>",
    "--><script>alert(1)</script>",
    "n0:port:s",
    '" URL="javascript:alert(1)',
    "日本語😀",
    "{title} %s {0}",
    "]]>",
    "W" * 90,
    "  two  spaces  ",
    "&",
    "; }",
]


def golden(name: str) -> Version:
    file = ORGS / f"{name}.yaml"
    found = read(file.read_bytes(), file.name).version
    assert found is not None
    return found


def lines(subject: Version, lang: Any = "fr", options: Options = Options()) -> list[str]:  # noqa: B008 - frozen
    return texts(picture(svg(subject, load(lang), options)))


def bold(text: str) -> str:
    return f'<B><FONT POINT-SIZE="11">{text}</FONT></B>'


def test_the_target_of_the_report() -> None:
    shown = lines(golden("2021-10-04"), options=Options(CONFIG))
    for text in (
        "Région Hauts-de-France",
        "Pôle Éducation Lycées",
        "ORGANIGRAMME CIBLE – CT DU 04/10/2021",
        "Postes autorisés\u00a0: 17",
        "Cellule de direction",
        "Sous la direction de\u00a0: Directeur",
        "manager de proximité",
    ):
        assert text in shown
    assert shown.index("Directeur") < shown.index("Secteur Information sur les")
    assert shown[shown.index("Responsable de secteur") - 1] == "1"
    assert shown[shown.index("Chargé/e/s de mission") - 1 : shown.index("Chargé/e/s de mission") + 2] == [
        "3",
        "Chargé/e/s de mission",
        "A 3",
    ]


def test_the_source_of_the_report_in_english() -> None:
    shown = lines(golden("2021-02-15"), "en")
    assert "SOURCE ORGANIGRAM – CT OF 15 February 2021" in shown
    assert shown.count("A") == 7


def test_a_version_of_which_only_the_total_is_known() -> None:
    shown = lines(golden("2020-03"))
    assert "ORGANIGRAMME – mars 2020" in shown
    assert "Postes autorisés\u00a0: 9" in shown
    assert "La composition n’est pas connue." in shown


def test_units_without_a_box_are_drawn_within_the_box_above() -> None:
    source = dot(golden("2021-10-04"), load("fr"))
    nodes = [line for line in source.splitlines() if "label=" in line and "->" not in line]
    assert len(nodes) == 4  # the heading, the organisation, two of three units
    (box,) = [node for node in nodes if "Cellule de direction" in node]
    assert re.search(r"<I><FONT[^>]*>Cellule de direction</FONT></I>", box)
    assert source.count("->") == 2


def test_the_head_of_a_unit_stands_on_top_and_bold() -> None:
    text = """
    posts:
      - {title: Adjointe, role: manager de rien}
      - {title: Agents, count: 3, role: manager de direction}
      - {title: Cheffe, role: manager de direction}
    """
    drawn = dot(chart(text), load("fr"), Options(CONFIG))
    assert bold("Cheffe") in drawn
    assert bold("Adjointe") not in drawn
    assert drawn.index("Cheffe") < drawn.index("Adjointe") < drawn.index("Agents")
    assert bold("Adjointe") in dot(chart(text), load("fr"))  # no role is declared as leading: any is


def test_vacancies_and_other_sites_are_told() -> None:
    text = """
    units:
      - name: U
        site: Lille
        posts: [{title: P, count: 3, vacant: 2, frozen: 1, site: Amiens}, {title: Q, site: Lille}]
    """
    shown = lines(chart(text))
    assert {"dont 2 vacants", "dont 1 gelé", "Amiens", "4 postes · Lille"} <= {*shown}
    assert "Lille" not in shown


def test_a_leader_from_another_box_than_the_one_above_is_joined_by_a_dashed_line() -> None:
    text = """
    units:
      - {name: One, posts: [{id: boss, title: Boss}]}
      - {name: Two, led_by: boss}
    """
    edges = [line for line in dot(chart(text), load("fr")).splitlines() if "->" in line]
    (dashed,) = [edge for edge in edges if "dashed" in edge]
    assert dashed.strip().startswith("n1 -> n2 ")
    assert len(edges) == 3


@pytest.mark.parametrize("name", ["nobody", "Twin"])
def test_a_leader_who_is_nobody_or_two_is_named_and_no_line_is_drawn(name: str) -> None:
    text = f"""
    posts: [{{title: Twin}}, {{title: Twin}}]
    units: [{{name: Two, led_by: {name}}}]
    """
    assert "dashed" not in dot(chart(text), load("fr"))
    assert f"Sous la direction de\u00a0: {name}" in lines(chart(text))


def test_hostile_text_is_text() -> None:
    posts = tuple(PostGroup.model_construct(title=t, count=1, grade="A", role=t) for t in NAUGHTY)
    units = tuple(Unit.model_construct(name=t, site=t, led_by=t, posts=posts[:1], units=()) for t in NAUGHTY)
    organigram = Organigram.model_construct(
        organisation=NAUGHTY[0], authority=NAUGHTY[2], parent=NAUGHTY[4], committee=NAUGHTY[5],
        date="2021-10-04", posts=posts, units=units,
    )  # fmt: skip
    root = picture(svg(Version(organigram, "x", Positions.none()), load("fr")))
    said = reading(root)
    for text in NAUGHTY:
        assert said.count("".join(terminal(text).split())) >= 4
    source = dot(Version(organigram, "x", Positions.none()), load("fr"))
    assert not any(name in source for name in (' URL="', " URL=j", ' image="', ' href="', "shape=record"))


def test_a_label_is_cut() -> None:
    shown = lines(chart(f"posts: [{{title: {'x' * 600}}}]"), options=Options(max_label=30))
    assert "".join(text for text in shown if "x" in text) == "x" * 29 + "…"


def test_the_picture_tells_what_it_shows() -> None:
    root = picture(svg(golden("2021-10-04"), load("fr")))
    assert root[0].text == "Mission Proch'Orientation\u00a0: ORGANIGRAMME CIBLE – CT DU 04/10/2021"
    assert root[1].text == "Organigramme\u00a0: 17 postes autorisés, 3 unités, 9 groupes de postes."


def test_the_same_bytes_again_in_every_format() -> None:
    subject = golden("2021-10-04")
    for render in FORMATS.values():
        drawn = render(subject, load("fr"), Options())
        assert isinstance(drawn, str | bytes)
        assert render(golden("2021-10-04"), load("fr"), Options()) == drawn


def test_a_chart_of_two_thousand_units() -> None:
    def unit(number: int) -> dict[str, Any]:
        below = [unit(child) for child in range(5 * number + 1, min(5 * number + 6, 2000))]
        return {"name": f"Unit {number}", "posts": [{"title": "Post", "count": "2"}], "units": below}

    source = dot(version({"procho": "1", "organisation": "O", "date": "2021-10-04", "units": [unit(0)]}), load("en"))
    assert source.count("->") == 2000


def test_graphviz_is_imported_only_to_draw() -> None:
    import subprocess

    code = "import sys; from procho.render.organigram import FORMATS; sys.exit('graphviz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
