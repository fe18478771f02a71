"""What holds for every pair of organigrams."""

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from described import described, mirrored, numbered
from edits import pairs
from procho.diff import compare
from procho.model.balance import UnitBalance
from procho.model.comparison import Basis, Comparison
from procho.model.config import Config
from procho.model.grades import parts
from procho.model.version import Line, Version
from strategies import SCALE, TITLES, Tree, each_group, each_unit, organigrams, shuffled, version

CONFIG = Config.model_validate({"grades": {"scale": list(SCALE)}})

laws = settings(
    max_examples=settings().max_examples * 3 // 10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def compared(source: Tree, target: Tree, **options: Any) -> Comparison:
    return compare(version(source, "a.yaml"), version(target, "b.yaml"), config=CONFIG, **options)


@laws
@given(organigrams(), st.booleans())
def test_nothing_differs_from_itself(tree: Tree, infer: bool) -> None:
    found = compared(tree, tree, infer=infer)
    assert {change.kind for change in found.posts} <= {"unchanged"}
    assert not any(change.differences for change in found.of_kind("unchanged"))
    assert not found.units
    assert not found.suggestions
    assert not found.differs
    assert not found.legal
    assert all(row.before == row.after for row in (*found.by_unit, *found.by_grade))


@laws
@given(pairs())
def test_a_target_does_not_differ_from_itself_whatever_it_declares(pair: tuple[Tree, Tree]) -> None:
    found = compared(pair[1], pair[1])
    assert not found.differs
    assert not found.suggestions


@laws
@given(pairs(), st.booleans(), st.booleans())
def test_backwards_is_the_mirror(pair: tuple[Tree, Tree], infer: bool, same_date: bool) -> None:
    source, target = pair
    if same_date:
        target = {**target, "date": source["date"]}
    assert described(compared(target, source, infer=infer)) == mirrored(compared(source, target, infer=infer))


@laws
@given(pairs())
def test_every_post_is_accounted_for_once(pair: tuple[Tree, Tree]) -> None:
    found = compared(*pair)
    for side, name in ((found.source, "before"), (found.target, "after")):
        counted: Counter[Line] = Counter()
        for change in found.posts:
            assert change.count > 0
            if line := getattr(change, name, None):
                counted[line] += change.count
        assert counted == Counter({line: line.group.count for line in side.lines})


@laws
@given(pairs())
def test_a_post_is_in_one_suggestion_at_most_and_only_if_it_is_created_and_suppressed(pair: tuple[Tree, Tree]) -> None:
    found = compared(*pair)
    for name, kind in (("before", "suppressed"), ("after", "created")):
        offered = _by_line(found.suggestions, name)
        loose = _by_line(tuple(found.of_kind(kind)), name)
        assert offered <= loose


def _by_line(changes: tuple[Any, ...], side: str) -> Counter[Line]:
    found: Counter[Line] = Counter()
    for change in changes:
        found[getattr(change, side)] += change.count
    return found


@laws
@given(pairs())
def test_the_balance_adds_up_and_is_what_the_files_say(pair: tuple[Tree, Tree]) -> None:
    found = compared(*pair)
    assert found.summary.balanced
    for row in found.by_unit:
        assert (
            row.before
            + row.created
            - row.suppressed
            + row.transferred_in
            - row.transferred_out
            + row.moved_in
            - (row.moved_out)
            == row.after
        )
    for graded in found.by_grade:
        gained = graded.created + graded.transferred_in + graded.regraded_in + graded.refined_in
        lost = graded.suppressed + graded.transferred_out + graded.regraded_out + graded.refined_out
        assert graded.before + gained - lost == graded.after
    for name, side in (("before", found.source), ("after", found.target)):
        assert {parts(r.grade or ""): getattr(r, name) for r in found.by_grade if getattr(r, name)} == _by_grade(side)
        _unit_totals_are_the_files(found.by_unit, name, side)
        assert sum(getattr(row, name) for row in found.by_unit) == getattr(found.summary, f"posts_{name}") == side.posts
    for row_set in (found.by_unit, found.by_grade):
        for name in ("created", "suppressed", "transferred_in", "transferred_out"):
            assert sum(getattr(row, name) for row in row_set) == getattr(found.summary, name)


def _by_grade(side: Version) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for line in side.lines:
        found[parts(line.group.grade or "")] += line.group.count
    return found


def _unit_totals_are_the_files(rows: tuple[UnitBalance, ...], name: str, side: Version) -> None:
    """Row by row; only the rows of units that have the same path can not be told apart by the file."""
    posts: Counter[Any] = Counter()
    for line in side.lines:
        posts[line.path] += line.group.count
    apart: list[tuple[set[Any], int]] = []
    for row in rows:
        paths, total = set(getattr(row, f"unit_{name}")), getattr(row, name)
        for other in [one for one in apart if paths & one[0]]:
            apart.remove(other)
            paths, total = paths | other[0], total + other[1]
        apart.append((paths, total))
    for paths, total in apart:
        assert total == sum(posts.pop(path, 0) for path in paths)
    assert not posts


@laws
@given(st.data(), pairs(), st.booleans())
def test_order_means_nothing(data: st.DataObject, pair: tuple[Tree, Tree], infer: bool) -> None:
    turned = [shuffled(data.draw, tree) for tree in pair]
    assert described(compared(*turned, infer=infer)) == described(compared(*pair, infer=infer))


@laws
@given(pairs())
def test_the_names_of_ids_mean_nothing(pair: tuple[Tree, Tree]) -> None:
    ids = [part["id"] for tree in pair for part in (*each_group(tree), *each_unit(tree)) if "id" in part]
    # Lines that only their ids tell apart stand in their order, so the new ids keep it.
    names = {name: f"{name[0]}{number:03}" for number, name in enumerate(sorted(set(ids)))}
    assert numbered(compared(*(_renamed(tree, names) for tree in pair))) == numbered(compared(*pair))


def _renamed(value: Any, names: dict[str, str], key: str = "") -> Any:
    """The tree with other ids, wherever an id is named."""
    if isinstance(value, dict):
        return {key: _renamed(inner, names, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, names, key) for inner in value]
    if key in {"reports_to", "led_by"} and "/" in value and value not in TITLES:
        unit, _, title = value.partition("/")
        return f"{names.get(unit, unit)}/{title}"
    return names.get(value, value) if key in {"id", "reports_to", "led_by", "post", "unit", "was"} else value


@laws
@given(pairs())
def test_a_repeated_id_says_nothing_and_does_no_harm(pair: tuple[Tree, Tree]) -> None:
    names = {f"{letter}{number}": letter for letter in "gun" for number in range(100)}
    source, target = (_renamed(tree, names) for tree in pair)
    assert not compared(source, source).differs
    assert compared(source, {**target, "date": source["date"]}).summary.balanced


@laws
@given(pairs())
def test_nothing_is_inferred_when_told_not_to(pair: tuple[Tree, Tree]) -> None:
    found = compared(*pair, infer=False)
    assert not found.suggestions
    assert all(change.basis is not Basis.INFERRED for change in (*found.posts, *found.units))
