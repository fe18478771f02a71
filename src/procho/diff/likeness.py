"""How alike two texts are: by the rarity of the words that they share.

Words are weighted by inverse document frequency (Spärck Jones 1972), so that "Zambie" says more
than "chargé". Sums over sets are exactly rounded, so that they do not hang on the order of a set, which
differs from run to run.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import fsum, log
from typing import NamedTuple


class Words:
    """The rarity of words in a body of texts, and the likeness of two texts by it."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        bags = [*map(frozenset, texts)]
        seen = Counter(chain.from_iterable(bags))
        self.rarity = {word: log((len(bags) + 1) / (count + 0.5)) + 0.1 for word, count in seen.items()}
        """The weight of a word: high where few texts have it."""

    def bag(self, words: Iterable[str]) -> "Bag":
        """The words of one of the texts with their whole weight, to be compared with many others."""
        found = frozenset(words)
        return Bag(found, fsum(map(self.rarity.__getitem__, found)))

    def likeness(self, one: "Bag", other: "Bag") -> float:
        """From 0 (no word in common) to 1 (the same words): the weighted Dice coefficient."""
        shared = one.words & other.words
        if not shared:
            return 0.0
        if len(shared) == len(one.words) == len(other.words):
            return 1.0
        return 2 * fsum(map(self.rarity.__getitem__, shared)) / (one.weight + other.weight)


class Bag(NamedTuple):
    """The words of a text, whatever their order, and the sum of their weights."""

    words: frozenset[str]
    weight: float
