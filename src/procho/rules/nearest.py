"""Did you mean: the nearest of the names there are."""

from collections.abc import Iterable
from itertools import islice

from procho.model.names import fold

LIKE = 70
"""From which likeness on (0 to 100, normalised InDel similarity) a name is offered."""

MOST_ASKED = 100
"""A file of 20,000 unknown names is wrong as a whole; only so many findings are ever read."""

MOST_NAMED = 5
"""How many candidates a message lists."""


class Nearest:
    """Offers the nearest of some names, for the first hundred different questions."""

    def __init__(self, names: Iterable[str]) -> None:
        known = list(names)
        self._names = {fold(name): name for name in reversed(known)}
        self._few = few(known)
        self._answers: dict[str, str | None] = {}

    def hint(self, name: str) -> dict[str, str]:
        """What to add to a remark's parameters: the nearest name, else the first of those there are."""
        if name not in self._answers and len(self._answers) < MOST_ASKED:
            self._answers[name] = self._look_up(name)
        near = self._answers.get(name)
        return {"near": near} if near else {"known": self._few} if self._few else {}

    def _look_up(self, name: str) -> str | None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - 50 ms that a sound file need not wait for

        found = process.extractOne(fold(name), self._names.keys(), scorer=fuzz.ratio, score_cutoff=LIKE)
        return self._names[found[0]] if found else None


def few(names: Iterable[str], between: str = ", ", most: int = MOST_NAMED) -> str:
    """The first of some names as one text, with `…` where there are more."""
    shown = list(islice(names, most + 1))
    return between.join([*shown[:most], "…"] if len(shown) > most else shown)
