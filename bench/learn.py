"""Learns the weights of `procho.diff.weights` on the real charts: `make learn`.

What is printed as cross-validated was found by procho itself, with weights learned without any
chart of the case's department. All of it takes some ten minutes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
from msgspec import Struct

from bench.cases import Case, cases, found
from bench.fidelity import judged, precision_at, rates, table, together
from bench.logit import fit
from bench.samples import ROUNDS, Array, Sample
from procho.diff.weights import DYNAMIC, STATIC

WANTED = 0.60
"""The share of the links at which the claims' precision is compared."""


class Weights(Struct, frozen=True):
    """The first round's weights and the later ones', the utility of nothing last in each."""

    first: Array
    later: Array


def train(samples: Sequence[Sample]) -> Weights:
    """The weights: for the first round, then for those that know what the one before made likely."""
    first = fit([(sample.static, sample.labels) for sample in samples], start=np.zeros(0))
    utilities = [sample.static @ first[:-1] for sample in samples]
    nothing, later = first[-1], np.zeros(0)
    for _ in range(ROUNDS):
        evidence = [
            np.concatenate([sample.static, sample.dynamic(utility, nothing)], axis=-1)
            for sample, utility in zip(samples, utilities, strict=True)
        ]
        later = fit([(some, sample.labels) for some, sample in zip(evidence, samples, strict=True)], start=later)
        utilities, nothing = [some @ later[:-1] for some in evidence], later[-1]
    return Weights(first, later)


def without(department: str, samples: Sequence[Sample]) -> Weights:
    """The weights that the charts of all other departments teach."""
    return train([sample for sample in samples if sample.case.department != department])


def named(weights: Weights) -> tuple[dict[str, tuple[float, float]], dict[str, float]]:
    """The tables of `procho.diff.weights`: those that no case bears witness to (weight 0) as they are there."""
    later = dict(zip((*STATIC, *DYNAMIC), weights.later[:-1].tolist(), strict=True))
    static = {
        name: (float(first), later[name]) if first or later[name] else STATIC[name]
        for name, first in zip(STATIC, weights.first[:-1], strict=True)
    }
    return static, {name: later[name] or old for name, old in DYNAMIC.items()}


@contextmanager
def in_force(weights: Weights) -> Iterator[None]:
    """Within, procho compares with these weights."""
    static, dynamic = named(weights)
    first, later = zip(*static.values(), strict=True)
    nothing = float(weights.first[-1]), float(weights.later[-1])
    with (
        patch.multiple("procho.diff.residual", FIRST=first, LATER=later, NOTHING=nothing),
        patch("procho.diff.knowledge.WEIGHTS", tuple(dynamic.values())),
    ):
        yield


def results(tested: Sequence[tuple[Case, Weights]]) -> str:
    """The table of what procho finds in each case with its weights, and the precision at WANTED."""
    rows, scored = [], []
    for case, weights in tested:
        with in_force(weights):
            pairs = found(case.compared())
        rows.append(judged(case, pairs))
        scored += [(one.score, case.judged([one.pair])) for one in pairs if one.claimed]
    whole = together(sorted(rows, key=lambda row: row.name))
    at = precision_at(scored, whole.both["links"], WANTED)
    said = f"claims: precision {at.precision:.3f} at found {at.found:.3f}" if at else f"claims find less than {WANTED}"
    return f"{table([*sorted(rows, key=lambda row: row.name), whole])}\nF1 {rates(whole.both).f1:.4f}; {said}"


def tables(weights: Weights) -> Iterator[str]:
    """The weights as `procho.diff.weights` has them."""
    static, dynamic = named(weights)
    yield from (f'    "{name}": ({first:.2f}, {later:.2f}),' for name, (first, later) in static.items())
    yield from (f'    "{name}": {weight:.2f},' for name, weight in dynamic.items())
    yield f"NOTHING = ({weights.first[-1]:.2f}, {weights.later[-1]:.2f})"


def main() -> None:
    """Learn, cross-validate, print."""
    every = cases()
    samples = [Sample(case) for case in every]
    departments = {case.department for case in every}
    learned = {department: without(department, samples) for department in sorted(departments)}
    final = train(samples)
    tested = [(case, learned[case.department]) for case in every]
    print(f"Cross-validated, one department left out at a time:\n{results(tested)}\n")
    print(f"With the weights of all cases:\n{results([(case, final) for case in every])}\n")
    print("\n".join(tables(final)))


if __name__ == "__main__":
    main()
