"""A conditional logit (McFadden 1974) over pairs, fitted by maximum likelihood.

Each line chooses one of the lines of the other side, or nothing; both sides choose, and share the
weights. A line whose true pairs are several (twins) is content with any of them. A line of which the
truth knows no pair is taken to have chosen nothing, but counts half: publishers renumber posts.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from bench.samples import FREE, TRUE, Array, Labels

UNLINKED = 0.5
"""What a line without a known pair counts."""
RIDGE = 0.03
"""The penalty on the square of a weight, per case."""
CASE = 100.0
"""The sum of the choices' counts of a case, whatever its size."""
STEPS = 80

Data = tuple[Array, Labels]
"""The evidence (before × after × piece), and what is true."""


def fit(data: Sequence[Data], start: Array) -> Array:
    """The weights of the pieces, and last the utility of nothing.

    The search begins at `start`, or at 0 where that is empty.
    """
    pieces = data[0][0].shape[-1]

    def objective(weights: Array) -> tuple[float, Array]:
        ridge = RIDGE * len(data)
        total, slope = ridge * float(weights[:-1] @ weights[:-1]), 2 * ridge * np.append(weights[:-1], 0.0)
        for evidence, labels in data:
            some, its = loss(weights, evidence, labels)
            total, slope = total + some, slope + its
        return total, slope

    found = minimize(
        objective, start if start.size else np.zeros(pieces + 1), jac=True, method="L-BFGS-B",
        options={"maxiter": STEPS},
    )  # fmt: skip
    return np.asarray(found.x, dtype=np.float64)


def loss(weights: Array, evidence: Array, labels: Labels) -> tuple[float, Array]:
    """A case's negative log-likelihood, and its slope."""
    flat = evidence.reshape(-1, evidence.shape[-1])
    utility = (flat @ weights[:-1]).reshape(labels.shape)
    ahead, back = _one_way(utility, weights[-1], labels), _one_way(utility.T, weights[-1], labels.T)
    scale = CASE / max(1.0, ahead.size + back.size)
    slope = (ahead.excess + back.excess.T).ravel() @ flat
    return (ahead.loss + back.loss) * scale, np.append(slope, ahead.nothing + back.nothing) * scale


class _Way(NamedTuple):
    """The choices that the rows make among the columns: their loss and its slopes."""

    loss: float
    excess: Array
    """By which each pair is expected more often than it is true: the loss's slope in its utility."""
    nothing: float
    """The same for nothing."""
    size: float


def _one_way(utility: Array, nothing: float, labels: Labels) -> _Way:
    true, free = labels == TRUE, labels == FREE
    linked = true.any(1)
    counts = np.where(linked, 1.0, UNLINKED) * (linked | ~free.all(1))
    open_ = np.where(free, -np.inf, utility)
    whole = logsumexp(np.column_stack([open_, np.full(len(open_), nothing)]), axis=1)
    good = np.where(true, utility, -np.inf)
    chosen = np.full(len(good), nothing)
    chosen[linked] = logsumexp(good[linked], axis=1)
    wanted = np.where(linked[:, None], np.exp(good - chosen[:, None]), 0.0)
    excess = (np.exp(open_ - whole[:, None]) - wanted) * counts[:, None]
    rather_nothing = float((counts * (np.exp(nothing - whole) - ~linked)).sum())
    return _Way(float((counts * (whole - chosen)).sum()), excess, rather_nothing, float(counts.sum()))
