"""A title that names both genders ("Garde national / nationale de la chasse"), said once.

The halves of a doublet are laid over each other by the words in which they overlap. That they are one
title's two genders shows in a word that both spell, each in its way: "Chef / Cheffe adjoint" is one title,
"Chef / Chef adjoint" are two posts.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from procho.diff.forms import canonical
from procho.diff.french import ARTICLES, COMPLEMENT_AFTER, HEADS
from procho.diff.title_words import Token

CONNECTIVES = frozenset(("ou", "et"))

_SEPARATORS = frozenset("·•‧∙⋅/()[],;:|–—")
_WITHIN_A_HALF = frozenset((" ", "", "-", "'", "’"))
_CONTRACTED = frozenset(("du", "au", "le"))  # "du/de la directeur/trice", where both are spelled alike by now
_LONGEST_OVERLAP = 30
_ROUNDS = 4

_Halves = Callable[[str], bool]
"""Says of the gap before a word whether a half begins there."""


def said_once(tokens: list[Token]) -> list[str]:
    """The forms of a title's words, with those of the other gender left out."""
    tokens = _first_of_two(tokens)
    whole = all(gap in _WITHIN_A_HALF for gap, _ in tokens)
    forms = _agreeing(tokens, "")
    if whole and CONNECTIVES.isdisjoint(forms):
        return forms
    genders = _of_both_genders(tokens)
    return _joined(forms if whole else _laid_over(tokens, _is_second_half, genders), genders)


def _first_of_two(tokens: list[Token]) -> list[Token]:
    """The title without its other gender, where that says all of it again: "X (AB) - X-e (AB)"."""
    middle, odd = divmod(len(tokens), 2)
    if middle and (tokens[middle][1] in CONNECTIVES if odd else _is_separated(tokens[middle][0])):
        first = tokens[:middle]
        if _agreeing(first, "") == _agreeing(tokens[middle + odd :], ""):
            return first
    return tokens


def _of_both_genders(tokens: list[Token]) -> set[str]:
    """The forms that the title spells in more than one way."""
    spelled: dict[str, str] = {}
    forms = ((HEADS.get(word) or canonical(word), word) for _, word in tokens)
    return {form for form, word in forms if spelled.setdefault(form, word) != word}


def _laid_over(tokens: list[Token], begins: _Halves, genders: AbstractSet[str], before: str = "") -> list[str]:
    """The forms of the words, with each further half of a doublet laid over what comes before it.

    A half begins first at slashes, and within these at any mark, so that "X (AB) / X-e (AB)" is a doublet.
    `before` is the form of the word before.
    """
    done: list[str] = []
    for half in map(_without_article, _halves(tokens, begins)):
        last = done[-1] if done else before
        inner = begins is _is_second_half
        forms = _laid_over(half, _is_separated, genders, last) if inner else _agreeing(half, last)
        done += forms[_overlap(done, forms, genders) :]
    return done


def _halves(tokens: list[Token], begins: _Halves) -> Iterator[list[Token]]:
    start = 0
    for place, (gap, _) in enumerate(tokens):
        if gap != " " and place and begins(gap):
            yield tokens[start:place]
            start = place
    yield tokens[start:]


def _without_article(half: list[Token]) -> list[Token]:
    """The half of "Le directeur / La directrice" that is a title."""
    first = next((place for place, (_, word) in enumerate(half) if word not in ARTICLES), 0)
    return half[first:]


def _is_second_half(gap: str) -> bool:
    return "/" in gap


def _is_separated(gap: str) -> bool:
    return not _SEPARATORS.isdisjoint(gap) or "- " in gap


def _agreeing(tokens: list[Token], before: str) -> list[str]:
    """Each word's form, once for both genders ("agent général générale"); `before` is that of the word before."""
    forms: list[str] = []
    last = ""
    for _, word in tokens:
        if word in HEADS and before in ("", HEADS[word]):
            form = HEADS[word]
        else:
            form = canonical(word, complement=before in COMPLEMENT_AFTER)
        if form != before or word == last or not forms:
            forms.append(form)
        before, last = form, word
    return forms


def _joined(forms: list[str], genders: AbstractSet[str]) -> list[str]:
    """The words without the "ou" and "et" of doublets, and without the second halves that these begin."""
    for _ in range(_ROUNDS):
        if CONNECTIVES.isdisjoint(forms):
            break
        done: list[str] = []
        for connective, part in _parts(forms):
            half = part[1:] if part and part[0] in ARTICLES and _overlap(done, part[1:], genders) else part
            shared = _overlap(done, half, genders)
            if connective and not shared:
                done.append(connective)
            done += half[shared:]
        if len(done) == len(forms):
            break
        forms = done
    return forms


def _parts(forms: list[str]) -> Iterator[tuple[str, list[str]]]:
    """What stands between the connectives, each with the one before it."""
    connective, start = "", 0
    for place, form in enumerate(forms):
        if form in CONNECTIVES:
            yield connective, forms[start:place]
            connective, start = form, place + 1
    yield connective, forms[start:]


def _overlap(done: Sequence[str], half: Sequence[str], genders: AbstractSet[str]) -> int:
    """With how many words the one begins in which the other ends; with none, if they say them alike and go on."""
    for length in range(min(len(done), len(half), _LONGEST_OVERLAP), 0, -1):
        if done[-length:] == half[:length]:
            alike = half[0] not in _CONTRACTED and genders.isdisjoint(half[:length])
            return 0 if alike and length < len(half) else length
    return 0
