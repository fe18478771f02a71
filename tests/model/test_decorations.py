"""What is taken off a title, and what says which post it is and stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.model.decorations import Mark, plain, split


@pytest.mark.parametrize(
    ("title", "bare", "marks"),
    [
        ("Directeur", "Directeur", ()),
        ("1 directrice", "directrice", ("count",)),
        ("3 x Chargé de mission", "Chargé de mission", ("count",)),
        ("12 × Agent", "Agent", ("count",)),
        ("1 directrice (A 1.3) (manager de direction)", "directrice", ("count", "role", "grade")),
        ("1 Directeur (A) Manager de direction", "Directeur", ("count", "role", "grade")),
        ("**1 responsable de secteur (A 2.2)**", "responsable de secteur", ("emphasis", "count", "grade")),
        ("_Directeur_ (A2,2)", "Directeur", ("emphasis", "grade")),
        ("Deputy director (SCS1)", "Deputy director", ("grade",)),
        ("Rédacteur (catégorie B)", "Rédacteur", ("grade",)),
        ("Rédacteur (B ou C)", "Rédacteur", ("grade",)),
        ("Chargé de communication H/F", "Chargé de communication", ("gender",)),
        ("Chargé de communication (F/H)", "Chargé de communication", ("gender",)),
        ("Chargé de mission (poste vacant)", "Chargé de mission", ("vacancy",)),
        ("2 agents (C 1, dont 1 vacant)", "agents", ("count", "grade", "vacancy")),
        ("Agent [C 1]", "Agent", ("grade",)),
        ("(H/F) 2 agents", "agents", ("gender", "count")),
        ("Chargé (H/F) de mission", "Chargé de mission", ("gender",)),
        ("Chargé de mission - H/F/X", "Chargé de mission", ("gender",)),
        ("Chargé de mission Homme / Femme", "Chargé de mission", ("gender",)),
        ("Agent (A 2, H/F)", "Agent", ("grade", "gender")),
        ("Chargé de mission – à pourvoir", "Chargé de mission", ("vacancy",)),
        ("Agent (C 1), vacant", "Agent", ("vacancy", "grade")),
        # What stays.
        ("Homme / Femme de ménage", "Homme / Femme de ménage", ()),
        ("Agent N/H/F", "Agent N/H/F", ()),
        ("Chargé de mission (COP21)", "Chargé de mission (COP21)", ()),
        ("Pilote (A320)", "Pilote (A320)", ()),
        ("Gestionnaire - locaux vacants", "Gestionnaire - locaux vacants", ()),
        ("- vacant", "- vacant", ()),
        ("Chargé de mission (Oise)", "Chargé de mission (Oise)", ()),
        ("Chargé de mission (SIG)", "Chargé de mission (SIG)", ()),
        ("Chargé de mission (lot 1)", "Chargé de mission (lot 1)", ()),
        ("Chief of Staff (J3)", "Chief of Staff (J3)", ()),
        ("Chargé(e)", "Chargé(e)", ()),
        ("Directeur (A) adjoint", "Directeur (A) adjoint", ()),
        ("Manager de direction", "Manager de direction", ()),
        ("3D artist", "3D artist", ()),
        ("1er adjoint", "1er adjoint", ()),
        ("Secteur 2", "Secteur 2", ()),
        ("(A)", "(A)", ()),
        ("***", "***", ()),
        ("(", "(", ()),
        ("", "", ()),
    ],
)
def test_split(title: str, bare: str, marks: tuple[Mark, ...]) -> None:
    found = split(title)
    assert (found.bare, set(found.marks), len(found.marks)) == (bare, set(marks), len(marks))


def test_a_declared_role_is_one() -> None:
    assert split("Chargé de mission (Chef de file)").marks == ()
    assert split("Chargé de mission (chef de FILE)", roles={"Chef de file": None}.keys()).marks == ("role",)


@given(st.text(alphabet="A1 ()[]*_hH/fxé,", max_size=30))
def test_a_title_never_becomes_nothing(title: str) -> None:
    assert bool(split(title).bare) == bool(title.strip())


@given(st.text(max_size=20))
def test_plain_letters_stay_as_they_are(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_plain() -> None:
    assert plain("Maître d'ŒUVRE, ﬁnançe") == "maitre d'oeuvre, finance"
