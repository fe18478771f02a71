"""The solver finds what trying everything finds."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from procho.diff.assignment import Arc, assign, components

QUANTITIES = st.lists(st.integers(0, 3), min_size=1, max_size=4)


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[int], list[int], list[Arc]]:
    supply, demand = draw(QUANTITIES), draw(QUANTITIES)
    pairs = [(source, target) for source in range(len(supply)) for target in range(len(demand))]
    gains = draw(st.lists(st.integers(0, 9), min_size=len(pairs), max_size=len(pairs)))
    return supply, demand, [(*pair, gain) for pair, gain in zip(pairs, gains, strict=True) if gain]


@given(problems())
def test_no_correspondence_gains_more(problem: tuple[list[int], list[int], list[Arc]]) -> None:
    supply, demand, arcs = problem
    gain = {(source, target): gain for source, target, gain in arcs}
    found = assign(*problem)
    assert all(count > 0 for *_, count in found)
    assert all(sum(n for one, _, n in found if one == source) <= most for source, most in enumerate(supply))
    assert all(sum(n for _, one, n in found if one == target) <= most for target, most in enumerate(demand))
    assert sum(count * gain[source, target] for source, target, count in found) == tried(*problem)


def tried(supply: list[int], demand: list[int], arcs: list[Arc]) -> int:
    """The greatest gain of all correspondences, one after the other."""

    @cache
    def best(arc: int, left: tuple[int, ...], room: tuple[int, ...]) -> int:
        if arc == len(arcs):
            return 0
        source, target, gain = arcs[arc]
        return max(
            count * gain + best(arc + 1, less(left, source, count), less(room, target, count))
            for count in range(min(left[source], room[target]) + 1)
        )

    return best(0, tuple(supply), tuple(demand))


def less(quantities: tuple[int, ...], place: int, count: int) -> tuple[int, ...]:
    return (*quantities[:place], quantities[place] - count, *quantities[place + 1 :])


def test_quantities_divide() -> None:
    assert assign([5], [3, 4], [(0, 0, 2), (0, 1, 1)]) == [(0, 0, 3), (0, 1, 2)]


def test_the_best_is_not_the_greedy_one() -> None:
    arcs = [(0, 0, 9), (0, 1, 8), (1, 0, 8)]
    assert assign([1, 1], [1, 1], arcs) == [(0, 1, 1), (1, 0, 1)]


def test_what_gains_less_than_what_it_displaces_stays_out() -> None:
    assert assign([1, 1], [1], [(0, 0, 5), (1, 0, 4)]) == [(0, 0, 1)]


@given(problems(), st.data())
def test_between_equals_the_order_of_the_arcs_decides_and_no_number(
    problem: tuple[list[int], list[int], list[Arc]], data: st.DataObject
) -> None:
    supply, demand, arcs = problem
    sources = data.draw(st.permutations(range(len(supply))))
    targets = data.draw(st.permutations(range(len(demand))))
    renumbered = assign(
        [supply[source] for source in _inverse(sources)],
        [demand[target] for target in _inverse(targets)],
        [(sources[source], targets[target], gain) for source, target, gain in arcs],
    )
    assert sorted(renumbered) == sorted((sources[one], targets[other], n) for one, other, n in assign(*problem))


def _inverse(permutation: list[int]) -> list[int]:
    return sorted(range(len(permutation)), key=permutation.__getitem__)


def test_of_equals_the_first_is_taken() -> None:
    arcs = [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]
    assert assign([1, 1], [1, 1], arcs) == [(0, 0, 1), (1, 1, 1)]
    assert assign([1, 1], [1, 1], arcs[::-1]) == [(0, 0, 1), (1, 1, 1)]
    assert assign([1], [1, 1], [(0, 1, 1), (0, 0, 1)]) == [(0, 1, 1)]


def test_what_no_arc_connects_is_apart() -> None:
    arcs = [(0, 0, 1), (1, 1, 1), (2, 1, 1)]
    assert sorted(map(sorted, components(arcs))) == [[(0, 0, 1)], [(1, 1, 1), (2, 1, 1)]]
    assert assign([], [], []) == []
