"""Titles that differ only in spelling are equal, and no two professions are."""

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from procho.diff.forms import canonical
from procho.diff.french import AGREEING, IRREGULAR, KEPT, MARKED
from procho.diff.titles import Titles
from procho.model.decorations import plain

FOLDER = Path(__file__).parent / "titles"
ALIASES = {
    "DGA": "Directeur général adjoint",
    "DGS": "Directeur général des services",
    "DRH": "Directeur des ressources humaines",
    "CM": "Chargé de mission",
}


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


PAIRS = [*table("pairs.tsv"), *table("traps.tsv")]
GENDERS, PROFESSIONS = table("genders.tsv"), table("professions.tsv")
ROME = table("rome.tsv")
"""Job titles of ROME 4.0 (France Travail, Licence Ouverte 2.0) that are built in unusual ways, with both genders."""
TITLES = sorted(
    {row[side] for row in PAIRS for side in ("left", "right")}
    | {title for row in (*GENDERS, *ROME) for title in row.values()}
    | {row["title"] for row in PROFESSIONS}
)


@pytest.fixture(scope="module")
def titles() -> Titles:
    return Titles(ALIASES)


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['left']} | {row['right']}")
def test_declared_pairs(titles: Titles, row: dict[str, str]) -> None:
    found = "same" if titles.key(row["left"]) == titles.key(row["right"]) else "different"
    assert found == row["expected"], (titles.key(row["left"]), titles.key(row["right"]))


def test_masculine_and_feminine_are_one_title(titles: Titles) -> None:
    assert [row for row in GENDERS if titles.key(row["masculine"]) != titles.key(row["feminine"])] == []


@pytest.mark.parametrize("row", ROME, ids=lambda row: row["label"])
def test_official_titles_are_their_masculine_and_their_feminine(row: dict[str, str]) -> None:
    titles = Titles()
    assert {titles.key(row["masculine"]), titles.key(row["feminine"])} == {titles.key(row["label"])}


def test_no_two_professions_are_one_title() -> None:
    keys: dict[str, str] = {}
    titles = Titles()
    for title in (row["title"] for row in PROFESSIONS):
        assert keys.setdefault(titles.key(title), title) == title, titles.key(title)


@pytest.mark.parametrize("both", ["{0} / {1}", "{0}/{1}", "{0} ou {1}", "{0}, {1}", "{1} / {0}", "{0} ({1})"])
def test_a_doublet_is_its_masculine(titles: Titles, both: str) -> None:
    missed = [row for row in GENDERS if titles.key(both.format(*row.values())) != titles.key(row["masculine"])]
    assert missed == []


def inclusive(masculine: str, feminine: str, joiner: str, closing: str, *, plural: bool) -> str:
    """Each word that has two genders with the end of its feminine behind the masculine: "général·e"."""
    written = []
    for one, other in zip(re.split(r"([ '-])", masculine), re.split(r"([ '-])", feminine), strict=True):
        shared = next((i for i, (a, b) in enumerate(zip(plain(one), plain(other), strict=False)) if a != b), len(one))
        end = joiner + other[shared:] + closing if one != other else ""
        written.append(one + end + ("s" if end and plural else ""))
    return "".join(written)


SPELLED = [
    row
    for row in GENDERS
    if row["masculine"].count(" ") == row["feminine"].count(" ")
    and not re.match(
        "Homme|Garçon|Parrain|Barman|Caméraman|Pizza|Docteur|Adjoint au|Poète|Designer|Manager|Reporter",
        row["masculine"],
    )
]


@pytest.mark.parametrize("plural", [False, True])
@pytest.mark.parametrize("joiner", ["·", "•", "‧", ".", "-", "/", "(", "/-", "(-"])
def test_inclusive_spellings(titles: Titles, joiner: str, plural: bool) -> None:
    closing = ")" if "(" in joiner else ""
    missed = []
    for row in SPELLED:
        title = inclusive(row["masculine"], row["feminine"], joiner, closing, plural=plural)
        if titles.key(title) != titles.key(row["masculine"]):
            missed.append((title, titles.key(title), titles.key(row["masculine"])))
    assert missed == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arboriste grimpeur / grimpeuse", "Arboriste grimpeuse"),
        ("Agent chargé / Agente chargée de la protection du littoral", "Agente chargée de la protection du littoral"),
        ("Directeur / Directrice adjoint / adjointe", "Directrice adjointe"),
        ("Auditeur comptable et financier / Auditrice comptable et financière", "Auditrice comptable et financière"),
        ("Accompagnant social (AES) / Accompagnante sociale (AES)", "Accompagnante sociale (AES)"),
        ("Homme / Femme de pied", "Femme de pied"),
        ("Adjoint(e) du/de la directeur/trice", "Adjointe de la directrice"),
        ("Agents et agentes d'entretien", "Agent d’entretien"),
        ("Agent général générale d'assurances", "Agente générale d'assurances"),
        ("CHARGÉ DE MISSION", "chargée de mission"),
        ("D.G.A.", "DGA"),
        ("2 DGAs", "Directrice générale adjointe"),
        ("Chargé(e)(s) de mission", "Chargé de mission"),
        ("Maître d'œuvre", "Maitresse d'oeuvre"),
        ("Conseiller (ère) technique", "Conseillère technique"),
        ("Directeur·trice·s", "Directrices"),
        ("Auteurice", "Auteur"),
        ("Écrivain public / Écrivaine publique", "Ecrivains publics"),
        ("Gestionnaires des lieux culturels", "Gestionnaire des lieu culturel"),
    ],
)
def test_further_spellings_of_one_title(titles: Titles, one: str, other: str) -> None:
    assert titles.key(one) == titles.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chargé d'achat/vente", "Chargé d'achat"),
        ("Agent de médecine du travail", "Agent médecin du travail"),
        ("Chargé de mission (Oise)", "Chargé de mission"),
        ("Délégué aux droits des femmes", "Délégué aux droits des hommes"),
        ("Comptable ou juriste", "Comptable"),
        ("Adjoint administratif et technique", "Adjoint administratif"),
        ("—", "***"),
        ("部長", "課長"),
    ],
)
def test_titles_that_stay_apart(titles: Titles, one: str, other: str) -> None:
    assert titles.key(one) != titles.key(other)


def test_declared_irregular_feminines() -> None:
    titles = Titles(irregular={"Maïeuticien": "Sage-femme", "Stewardesse": "Steward"})
    assert titles.key("Maïeuticiens") == titles.key("sages-femmes")
    assert titles.key("Stewardesses de bord") == titles.key("Steward de bord")


def test_aliases_that_contain_each_other_say_nothing_more() -> None:
    titles = Titles(
        {"A1": "B1 adjoint", "B1": "A1 chef", "C1": "C1 principal", "Adj": "Adjoint", "AdjT": "Adj technique"}
    )
    assert titles.key("AdjT") == titles.key("Adjointe technique")
    for title in ("A1", "B1", "C1", "AdjT"):
        assert titles.key(titles.key(title)) == titles.key(title)


def test_words_are_those_of_the_key(titles: Titles) -> None:
    assert " ".join(titles.words("Directrice générale des services")) == titles.key("DGS")
    assert len(titles.words("DGS")) == 4


def test_declared_roles_are_no_part_of_the_title() -> None:
    titles = Titles(roles=frozenset({"Chef de file"}))
    assert titles.key("Chargé de mission (chef de file)") == titles.key("Chargé de mission")


def test_the_tables_lead_nowhere_in_circles() -> None:
    ends = {canonical(word) for word in (*IRREGULAR.values(), *KEPT)}
    assert {canonical(word) for word in ends} == ends
    assert len({row.feminine for row in (*MARKED, *AGREEING)}) == len(MARKED) + len(AGREEING)
    assert not KEPT & IRREGULAR.keys()


@pytest.mark.parametrize(
    "text",
    ["(" * 10_000, ")" * 10_000, "a." * 5_000, "a/" * 5_000, "é" * 10_000, "e·e" * 3_300, "[" * 5_000 + "]" * 5_000,
     "a ou " * 2_000, "(A)" * 3_300, "1 " * 5_000, "s" * 10_000, "Chargé / " * 1_100],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_long_texts_have_a_stable_key(titles: Titles, text: str) -> None:
    assert titles.key(titles.key(text)) == titles.key(text)


PIECES = st.sampled_from(
    [
        *"esux·•/().,-*_& 1'’",
        "de",
        " la ",
        "ou",
        " et ",
        "(A 2)",
        "H/F",
        "trice",
        "femme",
        "CM",
        "1x",
        "3 x ",
        "un ",
        " d ",
        "socio-",
        " - vacant",
        "(SE)",
        "ﬁ",
        "ß",
        "İ",
    ]
)
MIXTURES = st.lists(st.one_of(PIECES, st.sampled_from(TITLES), st.text(max_size=3)), max_size=9).map("".join)


@given(MIXTURES)
@example("&3 x aux")
@example("x de / x la")
def test_the_key_of_a_key_is_the_key(title: str) -> None:
    titles = Titles(ALIASES)
    assert titles.key(titles.key(title)) == titles.key(title)


@given(st.sampled_from(TITLES), st.sampled_from(["upper", "lower", "title", "NFD", "NFC", "accents", "space"]))
@example("Chargé de mission (femme ou homme)", "space")
@example("**1 responsable de projet (A 2.2)**", "space")
def test_case_accents_composition_and_white_space_do_not_count(title: str, change: str) -> None:
    titles = Titles(ALIASES)
    changed = {
        "upper": title.upper(),
        "lower": title.lower(),
        "title": title.title(),
        "NFD": unicodedata.normalize("NFD", title),
        "NFC": unicodedata.normalize("NFC", title),
        "accents": "".join(c for c in unicodedata.normalize("NFD", title) if not unicodedata.combining(c)),
        "space": "\u202f " + title.replace(" ", " \u00a0") + "\t",
    }[change]
    assert titles.key(changed) == titles.key(title)
