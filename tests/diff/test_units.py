"""What became of the units: by declaration, by id, by name, by evidence."""

import pytest

from charts import chart, compared, told, units_told
from procho.diff import compare

POSTS = "posts: [{title: Chargé de mission, count: 3}, {title: Graphiste, count: 2}]"


def unit(name: str, more: str = "", posts: str = POSTS) -> str:
    return f"{{name: {name}, {more}{', ' if more else ''}{posts}}}"


def became(before: str, after: str) -> list[str]:
    return units_told(compared(f"units: [{before}]", f"units: [{after}]"))


def test_a_unit_keeps_its_name() -> None:
    assert became(unit("Secteur"), unit("secteur ")) == []


@pytest.mark.parametrize(
    ("before", "after", "basis"),
    [
        (unit("Formation"), unit("Information", "was: [Formation]"), "declared"),
        (unit("Formation", "id: a"), unit("Information", "id: a", "posts: []"), "id"),
        (unit("Secteur Formation"), unit("Secteur des formations"), "inferred"),
        (unit("Secteur (A)"), unit("Secteur (B)"), "inferred"),
        (unit("Deux-Sèvres"), unit("Sèvres"), "inferred"),
        (unit("Les Deux Rives"), unit("Rives"), "inferred"),
    ],
)
def test_renamed(before: str, after: str, basis: str) -> None:
    (said,) = became(before, after)
    assert said.startswith(f"renamed {basis}: ")


@pytest.mark.parametrize(("more", "basis"), [("was: [Cellule]", "declared"), ("id: c", "id"), ("", "identical")])
def test_reattached(more: str, basis: str) -> None:
    known = "id: c" if basis == "id" else ""
    before = f"{{name: Pôle, units: [{unit('Cellule', known)}]}}, {{name: Direction}}"
    after = f"{{name: Pôle}}, {{name: Direction, units: [{unit('Cellule', more)}]}}"
    assert became(before, after) == [f"reattached {basis}: Pôle/Cellule → Direction/Cellule"]


def test_renamed_and_reattached_has_an_entry_for_each() -> None:
    before = f"{{name: Pôle, units: [{unit('Cellule', 'id: c')}]}}"
    after = f"{{name: Pôle}}, {unit('Secteur', 'id: c')}"
    assert became(before, after) == [
        "renamed id: Pôle/Cellule → Secteur",
        "reattached id: Pôle/Cellule → Secteur",
    ]


def test_what_only_stands_below_a_renamed_unit_is_not_reattached() -> None:
    before = f"{{name: Pôle, id: p, units: [{unit('Cellule')}]}}"
    after = f"{{name: Direction, id: p, units: [{unit('Cellule')}]}}"
    assert became(before, after) == ["renamed id: Pôle → Direction"]


def test_merged_and_split_by_declaration() -> None:
    apart, whole = f"{unit('Secteur A')}, {unit('Secteur B')}", unit("Secteur C", "was: [Secteur A, Secteur B]")
    assert became(apart, whole) == ["merged declared: Secteur A, Secteur B → Secteur C"]
    split = f"{unit('Secteur A', 'was: [Secteur C]')}, {unit('Secteur B', 'was: [Secteur C]')}"
    assert became(unit("Secteur C"), split) == ["split declared: Secteur C → Secteur A, Secteur B"]


def test_several_that_become_several_are_merged_and_split() -> None:
    before = f"{unit('A')}, {unit('B')}"
    after = f"{unit('C', 'was: [A, B]')}, {unit('D', 'was: [B]')}"
    assert became(before, after) == ["merged declared: A, B → C, D", "split declared: A, B → C, D"]


def test_merged_by_where_the_posts_went() -> None:
    before = "{name: Alpha, posts: [{id: a, title: X, count: 3}]}, {name: Beta, posts: [{id: b, title: Y, count: 3}]}"
    after = "{name: Alpha, posts: [{id: a, title: X, count: 3}, {id: b, title: Y, count: 3}]}"
    assert became(before, after) == ["merged inferred: Alpha, Beta → Alpha"]


def test_created_and_suppressed_also_if_the_name_is_an_old_one() -> None:
    assert became(unit("Alpha", posts="posts: []"), unit("Zeta", posts="posts: []")) == [
        "suppressed: Alpha → ",
        "created:  → Zeta",
    ]
    assert became(unit("Alpha"), unit("Alpha", "was: []")) == ["suppressed: Alpha → ", "created declared:  → Alpha"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kind: secteur", "kind: cellule"),
        ("site: Amiens", "site: Lille"),
        ("boxed: true", "boxed: false"),
        ("led_by: Graphiste", "led_by: Chargé de mission"),
    ],
)
def test_amended(before: str, after: str) -> None:
    assert became(unit("Secteur", before), unit("Secteur", after)) == ["amended identical: Secteur → Secteur"]
    assert became(unit("Secteur", before), unit("Secteur", before)) == []


def test_an_id_that_two_units_have_says_nothing() -> None:
    one, other = unit("A", "id: x"), unit("B", "id: x", "posts: [{title: Assistant}]")
    assert became(f"{one}, {other}", f"{other}, {one}") == []


@pytest.mark.parametrize("infer", [True, False])
def test_units_of_one_name_are_told_apart_by_what_stands_above_and_then_by_all_they_say(infer: bool) -> None:
    office = "{name: Secrétariat, posts: [{title: Assistant}]}"
    other = "{name: Secrétariat, posts: [{title: Graphiste}]}"
    twins = f"units: [{{name: A, units: [{office}]}}, {{name: B, units: [{office}, {office}, {other}]}}]"
    turned = f"units: [{{name: B, units: [{other}, {office}, {office}]}}, {{name: A, units: [{office}]}}]"
    found = compare(chart(twins), chart(turned), infer=infer)
    assert not found.differs
    assert {(change.before.path, change.after.path) for change in found.of_kind("unchanged")} == {  # type: ignore[union-attr]
        (("A", "Secrétariat"), ("A", "Secrétariat")),
        (("B", "Secrétariat"), ("B", "Secrétariat")),
    }


def test_twins_that_only_got_ids_are_the_ones_that_they_were() -> None:
    before = "posts: [{title: Chef}]\nunits: [{name: Cellule}, {name: Cellule, led_by: Chef}]"
    for ids in (("b", "a"), ("a", "b")):
        after = before.replace("{name", f"{{id: {ids[0]}, name", 1).replace(", {name", f", {{id: {ids[1]}, name", 1)
        assert units_told(compared(before, after)) == []


def test_of_twins_the_one_that_changed_is_the_one_that_is_left() -> None:
    office = "{name: Secrétariat, posts: [{title: Assistant}]}"
    found = compare(
        chart(f"units: [{office}, {office}]"),
        chart(f"units: [{{name: Secrétariat, posts: [{{title: Graphiste}}]}}, {office}]"),
        infer=False,
    )
    assert units_told(found) == []


def test_a_post_that_only_follows_its_unit_has_not_moved() -> None:
    before = f"""
        units:
          - {{name: Pôle, units: [{unit("Cellule", "id: c")}]}}
          - {unit("Alpha", posts="posts: [{title: Assistant}]")}
          - {unit("Beta", posts="posts: [{title: Juriste}]")}
    """
    after = f"""
        units:
          - {{name: Direction}}
          - {unit("Secteur", "id: c")}
          - {unit("Gamma", "was: [Alpha, Beta]", "posts: [{title: Assistant}, {title: Juriste}]")}
    """
    found = compared(before, after)
    assert {change.kind for change in found.posts} == {"unchanged"}


def test_a_post_that_leaves_its_renamed_unit_has_moved() -> None:
    before = "units: [{id: a, name: Alpha, posts: [{id: x, title: X}]}, {id: b, name: Beta}]"
    after = "units: [{id: a, name: Gamma}, {id: b, name: Beta, posts: [{id: x, title: X}]}]"
    assert told(compared(before, after)) == ["moved 1 id: X → X (unit)"]
