"""Abbreviations and irregular feminines that a body declares, written out wherever a title has them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from procho.diff.forms import canonical
from procho.diff.title_words import Token, words_of


class Phrase(NamedTuple):
    """What is declared: the forms of its words, and the words that it stands for."""

    forms: tuple[str, ...]
    meaning: tuple[Token, ...]


Phrases = Mapping[str, Sequence[Phrase]]
"""By the form of the phrase's first word, also with an s as an abbreviation's plural has it; the longest first."""

_LONGEST_MEANING = 40
_DEEPEST = 5


def phrases(declared: Mapping[str, str]) -> Phrases:
    """The declared phrases, those within their meanings written out in turn.

    One whose meaning comes to contain itself says nothing, and is left out.
    """
    meanings = {_forms(words_of(text)): tuple(words_of(meaning)) for text, meaning in declared.items()}
    found: dict[str, list[Phrase]] = {}
    for _ in range(_DEEPEST):
        meanings = {forms: meaning for forms, meaning in meanings.items() if _says_something(forms, meaning)}
        found = {}
        for forms in sorted(meanings, key=len, reverse=True):
            found.setdefault(forms[0], []).append(Phrase(forms, meanings[forms]))
        for first in tuple(found):
            found.setdefault(first + "s", found[first])
        meanings = {forms: tuple(written_out(meaning, found)) for forms, meaning in meanings.items()}
    return found


def written_out(tokens: Sequence[Token], known: Phrases) -> Iterator[Token]:
    """The words, with each known phrase replaced by what it stands for."""
    forms = _forms(tokens)
    if known.keys().isdisjoint(forms):
        yield from tokens
        return
    place = 0
    while place < len(tokens):
        phrase = _match(forms, place, known)
        if phrase is None:
            yield tokens[place]
            place += 1
        else:
            yield tokens[place][0], phrase.meaning[0][1]
            yield from phrase.meaning[1:]
            place += len(phrase.forms)


def _match(forms: tuple[str, ...], place: int, known: Phrases) -> Phrase | None:
    """The longest phrase that begins here."""
    for phrase in known.get(forms[place], ()):
        length = len(phrase.forms)
        if length == 1 or forms[place + 1 : place + length] == phrase.forms[1:]:
            return phrase
    return None


def _forms(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple([canonical(word) for _, word in tokens])


def _says_something(forms: tuple[str, ...], meaning: tuple[Token, ...]) -> bool:
    written = _forms(meaning)
    within = any(written[start : start + len(forms)] == forms for start in range(len(written)))
    return bool(forms) and 0 < len(meaning) <= _LONGEST_MEANING and not within
