"""How alike two texts are: by the rarity of the words that they share.

Words are weighted by inverse document frequency (Spärck Jones 1972), so that "Zambie" says more
than "chargé".
"""

from collections import Counter
from collections.abc import Iterable
from math import log


class Words:
    """The rarity of words in a body of texts, and the likeness of two texts by it."""

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        seen: Counter[str] = Counter()
        total = 0
        for text in texts:
            total += 1
            seen.update(set(text))
        self.weight = {word: log((total + 1) / (count + 0.5)) + 0.1 for word, count in seen.items()}
        self.unknown = log((total + 1) / 0.5) + 0.1

    def rarity(self, word: str) -> float:
        """The weight of a word: high where few texts have it."""
        return self.weight.get(word, self.unknown)

    def likeness(self, one: tuple[str, ...], other: tuple[str, ...]) -> float:
        """From 0 (no word in common) to 1 (the same words): the weighted Dice coefficient."""
        if not one or not other:
            return 0.0
        left, right = set(one), set(other)
        whole = sum(map(self.rarity, left)) + sum(map(self.rarity, right))
        shared = 2 * sum(map(self.rarity, left & right))
        return shared / whole
