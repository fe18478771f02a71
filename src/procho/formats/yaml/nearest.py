"""Did you mean: the nearest of a few words that the format knows."""

MOST_ASKED = 100
"""A file of 20,000 unknown keys is wrong as a whole; only so many findings are ever read."""

_LONGEST = 60


class Nearest:
    """Offers the nearest of some words, for the first hundred different questions."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def __call__(self, word: str, words: tuple[str, ...]) -> str | None:
        """The nearest of `words`, or None where none is near."""
        question = (word, words)
        if len(word) > _LONGEST:
            return None
        if question not in self._answers and len(self._answers) < MOST_ASKED:
            self._answers[question] = _closest(word, words)
        return self._answers.get(question)


def _closest(word: str, words: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - a sound file need not wait for it

    found = get_close_matches(word.casefold(), words, n=1)
    return found[0] if found else None
