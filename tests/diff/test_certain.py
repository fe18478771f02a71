"""What needs no judgement: numbers, ids, and lines that are identical."""

from charts import compared, told


def test_the_numbers_of_posts_decide_against_ids() -> None:
    before = """
        posts:
          - {id: a, title: Chargé, count: 2, refs: [P1, P2]}
          - {id: b, title: Assistant, refs: [P3]}
    """
    after = """
        posts:
          - {id: b, title: Assistant, count: 2, refs: [P1, P3]}
          - {id: a, title: Chargé, refs: [P2]}
    """
    assert told(compared(before, after, infer=False)) == [
        "transformed 1 ref: Chargé → Assistant (title)",
        "unchanged 1 ref: Assistant → Assistant",
        "unchanged 1 ref: Chargé → Chargé",
    ]


def test_a_declared_origin_is_not_counted_again_by_its_number() -> None:
    before = "posts: [{id: a, title: Chargé, count: 2, refs: [P1, P2]}]"
    after = "posts: [{title: Responsable, count: 2, refs: [P1, P9], from: {post: a, count: 1}}]"
    assert told(compared(before, after, infer=False)) == [
        "created 1: Responsable",
        "suppressed 1: Chargé",
        "transformed 1 declared: Chargé → Responsable (title)",
    ]


def test_ids_match_as_many_posts_as_both_have() -> None:
    before = "posts: [{id: a, title: Chargé, count: 5}]"
    after = "posts: [{id: a, title: Responsable, count: 3}]"
    assert told(compared(before, after)) == [
        "suppressed 2: Chargé",
        "transformed 3 id: Chargé → Responsable (title)",
    ]


def test_other_ids_and_numbers_say_nothing() -> None:
    before = "posts: [{id: a, title: Chargé, refs: [P1]}]"
    after = "posts: [{id: b, title: Chargé, refs: [P2]}]"
    assert told(compared(before, after)) == ["amended 1 identical: Chargé → Chargé (refs)"]


def test_an_id_or_a_number_that_two_lines_have_says_nothing() -> None:
    before = "posts: [{id: a, title: Chargé, refs: [P1]}, {id: a, title: Assistant, refs: [P1]}]"
    after = "posts: [{id: a, title: Assistant, refs: [P1]}, {id: b, title: Chargé, refs: [P2]}]"
    assert told(compared(before, after, infer=False)) == [
        "amended 1 identical: Chargé → Chargé (refs)",
        "unchanged 1 identical: Assistant → Assistant",
    ]


def test_identical_lines_are_one_where_both_sides_have_equally_many() -> None:
    before = "posts: [{title: Chargé, grade: A 3, count: 2}, {title: Chargée, grade: A3, count: 1}]"
    assert told(compared(before, "posts: [{title: Chargé·e·s, grade: A 3, count: 3}]", infer=False)) == [
        "unchanged 2 identical: Chargé → Chargé·e·s",
        "unchanged 1 identical: Chargée → Chargé·e·s",
    ]
    assert told(compared(before, "posts: [{title: Chargé, grade: A 3, count: 4}]", infer=False)) == [
        "created 4: Chargé",
        "suppressed 2: Chargé",
        "suppressed 1: Chargée",
    ]


def test_another_grade_or_another_unit_is_not_identical() -> None:
    before = "units: [{name: Secteur, posts: [{title: Chargé, grade: A}]}]"
    for after in (
        "units: [{name: Secteur, posts: [{title: Chargé, grade: A 3}]}]",
        "units: [{name: Secteur, posts: []}, {name: Cellule, posts: [{title: Chargé, grade: A}]}]",
    ):
        assert {change.kind for change in compared(before, after, infer=False).posts} == {"created", "suppressed"}


def test_of_identical_lines_those_alike_in_most_are_the_same() -> None:
    before = """
        posts:
          - {title: Chargé, funding: TICPE, note: a}
          - {title: Chargé, funding: FSE, note: b}
    """
    after = """
        posts:
          - {title: Chargé, role: manager de proximité, funding: TICPE}
          - {title: Chargé, funding: FSE, note: c}
    """
    assert told(compared(before, after, infer=False)) == [
        "amended 1 identical: Chargé → Chargé (note)",
        "unchanged 1 identical: Chargé → Chargé (role, note)",
    ]


def test_as_much_as_can_be_stays_alike_whatever_is_added_to_all() -> None:
    before = "posts: [{title: Chargé, site: Amiens}, {title: Chargé, site: Lille}]"
    after = """
        posts:
          - {title: Chargé, corps: Rédacteur, site: Amiens}
          - {title: Chargé, corps: Attaché, site: Lille}
    """
    assert told(compared(before, after, infer=False)) == [
        "unchanged 1 identical: Chargé → Chargé (corps)",
        "unchanged 1 identical: Chargé → Chargé (corps)",
    ]


def test_a_pool_of_many_is_paired_in_order() -> None:
    posts = ", ".join(f"{{title: Chargé, note: a {number:03}}}" for number in range(250))
    found = compared(f"posts: [{posts}]", f"posts: [{posts.replace(': a', ': b')}]", infer=False)
    assert [change.before.number == change.after.number for change in found.of_kind("amended")] == [True] * 250  # type: ignore[union-attr]


def test_twins_of_other_counts_pair_by_count() -> None:
    before = "posts: [{title: Chargé}, {title: Chargé, count: 4}]"
    after = "posts: [{title: Chargé, count: 4}, {title: Chargé}]"
    found = compared(before, after, infer=False)
    assert [(change.before.group.count, change.after.group.count) for change in found.of_kind("unchanged")] == [
        (4, 4),
        (1, 1),
    ]


RENAMED = """
    units:
      - name: {unit}
        posts: [{{title: Procureur, note: {note}}}, {{title: Greffier}}, {{title: Huissier}}]
"""


def test_in_a_unit_that_is_inferred_to_be_renamed_notes_must_agree_in_more() -> None:
    before = RENAMED.format(unit="Parquet de Brume", note="dirige le parquet et ses magistrats")
    same = RENAMED.format(unit="Parquet de Brume", note="dirige le tribunal pour mineurs")
    renamed = same.replace("Parquet de Brume", "Ressort de Brume")
    assert "amended 1 identical: Procureur → Procureur (note)" in told(compared(before, same))
    assert not any("1 identical: Procureur" in line for line in told(compared(before, renamed)))
    assert sum("identical" in line for line in told(compared(before, renamed))) == 2


def test_without_notes_a_renamed_unit_keeps_its_posts_however_many_units_have_such_a_line() -> None:
    places = ("Amiens", "Laon", "Lille", "Arras", "Beauvais")
    before, after = (
        "units: [" + ", ".join(f"{{name: {kind} de {place}, posts: [{{title: Secrétaire}}]}}" for place in places) + "]"
        for kind in ("Agence", "Maison")
    )
    found = compared(before, after)
    assert told(found) == ["unchanged 1 identical: Secrétaire → Secrétaire"] * 5
    assert found.summary.units_renamed == 5
