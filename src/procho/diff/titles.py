"""Titles in one spelling: equal keys mean equal titles, whatever their number, gender or inclusive spelling.

A title loses its decorations (`model.decorations`), accents and inclusive endings (`title_words`: "Chargé·e·s",
"Directeur(trice)"), declared abbreviations are written out, each word gets the form in which its genders
and numbers meet (`french`), and a doublet ("Garde national / nationale de la chasse") becomes one title by
the words in which its halves overlap. All of it is linear in the title's length.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from procho.diff.abbreviations import phrases, written_out
from procho.diff.forms import canonical
from procho.diff.french import ARTICLES, COMPLEMENT_AFTER, HEADS, NUMBERS
from procho.diff.title_words import Token, contracted, words
from procho.model.decorations import plain, split

_SEPARATORS = frozenset("·•‧∙⋅/()[],;:|–—")
_WITHIN_A_HALF = frozenset((" ", "", "-", "'", "’"))
_CONNECTIVES = frozenset(("ou", "et"))
_BEFORE = _CONNECTIVES | ARTICLES | NUMBERS
_LONGEST_OVERLAP = 30
_ROUNDS = 4
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Titles:
    """The titles of one comparison, each normalised once.

    `aliases` writes out abbreviations (DGA: Directeur général adjoint), `irregular` gives feminines of
    a stem of their own their masculine, `roles` are what a bracket may hold without making another title.
    """

    def __init__(
        self,
        aliases: Mapping[str, str] = _NOTHING,
        irregular: Mapping[str, str] = _NOTHING,
        roles: AbstractSet[str] = frozenset(),
    ) -> None:
        self._roles = roles
        self._keys: dict[str, str] = {}
        self._phrases = phrases({**irregular, **aliases})

    def key(self, title: str) -> str:
        """The title's words in their common forms, which are their own key: taking it again changes nothing."""
        try:
            return self._keys[title]
        except KeyError:
            key = self._keys[title] = self._normalised(title)
            return key

    def words(self, title: str) -> tuple[str, ...]:
        """The words of the key, in order."""
        return tuple(self.key(title).split(" "))

    def _normalised(self, title: str) -> str:
        text = plain(split(title, self._roles).bare)
        tokens = words(text)
        if self._phrases:
            tokens = list(written_out(tokens, self._phrases))
        tokens = _said_once(contracted(tokens[_leading(tokens) :]))
        whole = all(gap in _WITHIN_A_HALF for gap, _ in tokens)
        forms = _agreeing(tokens, "") if whole else _laid_over(tokens, _is_second_half)
        return " ".join(_joined(forms)) or " ".join(text.split())


def _leading(tokens: list[Token]) -> int:
    """How many words stand before the title: its count, an article, or an "et" that joins nothing."""
    first = 0
    while first < len(tokens) - 1 and (tokens[first][1] in _BEFORE or _is_count(tokens[first][1])):
        first += 1
    return first


def _is_count(word: str) -> bool:
    return word.removesuffix("x").isdecimal()


def _said_once(tokens: list[Token]) -> list[Token]:
    """The title without its other gender, where that says all of it again: "X (AB) - X-e (AB)"."""
    middle, odd = divmod(len(tokens), 2)
    if middle and (tokens[middle][1] in _CONNECTIVES if odd else _is_separated(tokens[middle][0])):
        first = tokens[:middle]
        if _agreeing(first, "") == _agreeing(tokens[middle + odd :], ""):
            return first
    return tokens


def _laid_over(tokens: list[Token], begins: Callable[[str], bool], before: str = "") -> list[str]:
    """The forms of the words, with each further half of a doublet laid over what comes before it.

    `begins` says of the gap before a word whether a half begins there: first at slashes, and within these
    at any mark, so that "X (AB) / X-e (AB)" is a doublet. `before` is the form of the word before.
    """
    done: list[str] = []
    for half in map(_without_article, _halves(tokens, begins)):
        last = done[-1] if done else before
        forms = _laid_over(half, _is_separated, last) if begins is _is_second_half else _agreeing(half, last)
        done += forms[_overlap(done, forms) :]
    return done


def _halves(tokens: list[Token], begins: Callable[[str], bool]) -> Iterator[list[Token]]:
    start = 0
    for place, (gap, _) in enumerate(tokens):
        if gap != " " and place and begins(gap):
            yield tokens[start:place]
            start = place
    yield tokens[start:]


def _without_article(half: list[Token]) -> list[Token]:
    """The half of "Le directeur / La directrice" that is a title."""
    return half[1:] if len(half) > 1 and half[0][1] in ARTICLES else half


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


def _joined(forms: list[str]) -> list[str]:
    """The words without the "ou" and "et" of doublets, and without the second halves that these begin."""
    for _ in range(_ROUNDS):
        if _CONNECTIVES.isdisjoint(forms):
            break
        done: list[str] = []
        for connective, part in _parts(forms):
            half = part[1:] if part and part[0] in ARTICLES and _overlap(done, part[1:]) else part
            shared = _overlap(done, half)
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
        if form in _CONNECTIVES:
            yield connective, forms[start:place]
            connective, start = form, place + 1
    yield connective, forms[start:]


def _overlap(done: Sequence[str], half: Sequence[str]) -> int:
    """With how many words the one begins in which the other ends."""
    for length in range(min(len(done), len(half), _LONGEST_OVERLAP), 0, -1):
        if done[-length:] == half[:length]:
            return length
    return 0
