"""Who is meant by a name outside of lineage: id, title, UNIT-ID/TITLE, in that order."""

import pytest

from charts import chart
from procho.model.names import Names, fold

NAMES = Names(
    chart("""
        posts:
          - {id: d, title: Directeur}
          - {title: a/Chargé}
          - {title: d}
        units:
          - {id: a, name: Secteur A, posts: [{title: Chargé}, {title: Assistant}, {title: Juriste / Notaire}]}
          - {id: b, name: Secteur B, posts: [{title: Chargé}, {id: x, title: Graphiste}]}
          - {name: a}
    """)
)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("d", [0]),
        ("Directeur", [0]),
        ("DIRECTEUR ", [0]),
        ("a/Chargé", [1]),
        ("b/Chargé", [6]),
        ("secteur b/chargé", [6]),
        ("Chargé", [3, 6]),
        ("Juriste / Notaire", [5]),
        ("a/Juriste / Notaire", [5]),
        ("b/x", [7]),
        ("b/Assistant", []),
        ("c/Chargé", []),
        ("Nobody", []),
        ("/", []),
    ],
)
def test_a_group_is_named_by_id_by_title_or_within_a_unit(name: str, numbers: list[int]) -> None:
    assert [line.number for line in NAMES.references(name)] == numbers


@pytest.mark.parametrize(("name", "numbers"), [("a", [0]), ("b", [1]), ("secteur  a", [0]), ("Z", [])])
def test_a_unit_is_named_by_id_and_then_by_name(name: str, numbers: list[int]) -> None:
    assert [unit.number for unit in NAMES.units(name)] == numbers


def test_every_name_there_is() -> None:
    assert NAMES.known_units == ["a", "b", "Secteur A", "Secteur B", "a"]
    assert NAMES.known_groups == [
        "d", "x", "Directeur", "a/Chargé", "d", "Chargé", "Assistant", "Juriste / Notaire", "Graphiste",
    ]  # fmt: skip


def test_names_are_read_as_the_eye_reads_them() -> None:
    assert fold("  Charge\u0301\u00a0de  Mission ") == "chargé de mission"
    assert fold("E\u0301") == fold("é")
