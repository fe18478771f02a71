"""Probabilities under competition: exact where no two ways lead from one line to another, and never more than one."""

from itertools import combinations
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.diff.posterior import Choice

Pair = tuple[int, int]
NOTHING = 2.0
TWINLESS: tuple[dict[int, object], dict[int, object]] = ({n: n for n in range(5)}, {n: n for n in range(5)})


def exact(utility: dict[Pair, float]) -> dict[Pair, float]:
    """The marginals, by listing every matching."""
    sums, whole = dict.fromkeys(utility, 0.0), 0.0
    for size in range(len(utility) + 1):
        for chosen in combinations(utility, size):
            if len({pair[0] for pair in chosen}) == len({pair[1] for pair in chosen}) == size:
                weight = exp(sum(utility[pair] - NOTHING for pair in chosen))
                whole += weight
                for pair in chosen:
                    sums[pair] += weight
    return {pair: some / whole for pair, some in sums.items()}


UTILITY = st.floats(-5, 10)


@given(st.tuples(UTILITY, UTILITY, UTILITY, UTILITY))
def test_along_a_chain_of_rivals_the_probabilities_are_exact(utilities: tuple[float, ...]) -> None:
    utility = dict(zip([(0, 0), (1, 0), (1, 1), (2, 1)], utilities, strict=True))
    assert Choice(utility, ({}, {})).masses(NOTHING) == pytest.approx(exact(utility), abs=1e-9)


def test_a_rival_that_is_taken_is_none() -> None:
    alone = Choice({(0, 0): 4.0, (0, 1): 4.0}, ({}, {})).masses(NOTHING)[0, 0]
    freed = Choice({(0, 0): 4.0, (0, 1): 4.0, (1, 1): 12.0}, ({}, {})).masses(NOTHING)[0, 0]
    assert alone < 0.5
    assert freed > 0.85


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(-80, 80), min_size=1))
def test_no_line_has_more_than_one_counterpart(utility: dict[Pair, float]) -> None:
    masses = Choice(utility, ({}, {})).masses(NOTHING)
    assert all(0 <= some <= 1 for some in masses.values())
    for line in range(5):
        assert sum(some for pair, some in masses.items() if pair[1] == line) <= 1 + 1e-9


def test_a_score_is_no_lower_for_a_rival_that_is_taken() -> None:
    utility = {(0, 0): 4.0, (0, 1): 4.0, (1, 1): 12.0}
    scores = Choice(utility, TWINLESS).scores(NOTHING, [(0, 0), (1, 1)])
    assert scores[0, 0] > 0.85
    assert Choice({pair: utility[pair] for pair in [(0, 0), (0, 1)]}, TWINLESS).scores(NOTHING, [(0, 0)])[0, 0] < 0.75


def test_twins_share_one_score() -> None:
    utility = dict.fromkeys([(0, 0), (0, 1), (1, 0), (1, 1)], 9.0)
    alike: tuple[dict[int, object], dict[int, object]] = ({0: "a", 1: "a"}, {0: "b", 1: "b"})
    assert Choice(utility, TWINLESS).scores(NOTHING, [(0, 0), (1, 1)])[0, 0] < 0.6
    assert Choice(utility, alike).scores(NOTHING, [(0, 0), (1, 1)])[0, 0] > 0.9


def test_the_parts_of_a_group_that_divides_are_no_rivals() -> None:
    scores = Choice({(0, 0): 8.0, (0, 1): 7.0}, TWINLESS).scores(NOTHING, [(0, 0), (0, 1)])
    assert min(scores.values()) > 0.9
