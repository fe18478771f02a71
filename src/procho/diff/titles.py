"""Titles in one spelling: equal keys mean equal titles, whatever their number, gender or inclusive spelling.

A title loses its decorations (`model.decorations`) and its accents, declared abbreviations are written
out, the endings of inclusive spelling ("Chargé·e·s", "Directeur(trice)") fall away, each word gets the
form in which its genders and numbers meet (`diff.french`), and a doublet ("Garde national / nationale
de la chasse") becomes one title by the words in which its halves overlap. Linear in the title's length.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import NamedTuple

from procho.diff.french import COMPLEMENT_AFTER, HEADS, canonical, is_ending
from procho.model.decorations import plain, split


class Token(NamedTuple):
    """A word, and what stands between it and the word before."""

    gap: str
    word: str


class Phrase(NamedTuple):
    """An abbreviation or irregular feminine by the forms of its words, and what it stands for."""

    forms: tuple[str, ...]
    meaning: tuple[Token, ...]


_TOKEN = re.compile(r"([\W_]*)((?:[^\W\d_]\.)+[^\W\d_]?(?![^\W_])|[^\W_]+[+#]*)")
_JOINERS = frozenset("·•‧∙⋅.-/()[]\u2010\u2011")
_SEPARATORS = frozenset("·•‧∙⋅/()[],;:|–—")
_APOSTROPHES = frozenset("'’`\u2018\u02bc\u00b4\u2032")
_CONNECTIVES = frozenset(("ou", "et"))
_CONTRACTED = {
    "de": {"la": "du", "l": "du", "le": "du", "les": "des"},
    "a": {"la": "au", "l": "au", "le": "au", "les": "aux"},
}
_LONGEST_ENDING = 7
_LONGEST_OVERLAP = 30
_LONGEST_PHRASE = 40
_DEEPEST_PHRASE = 5
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
        self._roles = frozenset(plain(role) for role in roles)
        self._keys: dict[str, str] = {}
        self._phrases = _phrases({**irregular, **aliases})

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
        tokens = _without_endings(_tokens(text))
        if self._phrases:
            tokens = list(_written_out(tokens, self._phrases))
        return " ".join(_merged(_contracted(_without_count(tokens)), _LEVELS)) or " ".join(text.split())


def _tokens(text: str) -> list[Token]:
    """The words; "d.g.a." is one, an elided "d'" is "de", "&" is "et"."""
    if "&" in text:
        text = text.replace("&", " et ")
    found = [Token(gap, word.replace(".", "")) for gap, word in _TOKEN.findall(text)]
    for place, (gap, _) in enumerate(found[1:]):
        if gap[:1] in _APOSTROPHES and gap and found[place].word == "d":
            found[place] = Token(found[place].gap, "de")
    return found


def _without_endings(tokens: list[Token]) -> list[Token]:
    """The words without what inclusive spelling writes behind them: "e" and "s" in "chargé·e·s"."""
    kept: list[Token] = []
    for token in tokens:
        if kept and token.gap != " " and _joins(token) and is_ending(kept[-1].word, token.word):
            continue
        kept.append(token)
    return kept


def _joins(token: Token) -> bool:
    """Whether this can be the ending of the word before, by its length and by what joins it to that."""
    gap = token.gap.strip()
    if len(token.word) > _LONGEST_ENDING or not gap or len(gap) > 2 or not _JOINERS.issuperset(gap):
        return False
    return gap == token.gap or len(token.word) > 1 or gap == "("


def _phrases(declared: Mapping[str, str]) -> dict[str, list[Phrase]]:
    """The declared phrases by their first word's form, longest first, those within them written out in turn.

    One that comes to contain itself says nothing, and is left out.
    """
    meanings = {_forms(text): tuple(_plain_words(meaning)) for text, meaning in declared.items()}
    meanings.pop((), None)
    found: dict[str, list[Phrase]] = {}
    for _ in range(_DEEPEST_PHRASE):
        meanings = {
            forms: meaning
            for forms, meaning in meanings.items()
            if 0 < len(meaning) <= _LONGEST_PHRASE and not _contains([canonical(t.word) for t in meaning], forms)
        }
        found = {}
        for forms in sorted(meanings, key=len, reverse=True):
            found.setdefault(forms[0], []).append(Phrase(forms, meanings[forms]))
        meanings = {forms: tuple(_written_out(meaning, found)) for forms, meaning in meanings.items()}
    return found


def _forms(text: str) -> tuple[str, ...]:
    return tuple(canonical(token.word) for token in _plain_words(text))


def _plain_words(text: str) -> list[Token]:
    return _without_endings(_tokens(plain(text)))


def _contains(words: list[str], part: tuple[str, ...]) -> bool:
    return any(tuple(words[start : start + len(part)]) == part for start in range(len(words) - len(part) + 1))


def _written_out(tokens: Sequence[Token], phrases: Mapping[str, list[Phrase]]) -> Iterator[Token]:
    forms = [canonical(token.word) for token in tokens]
    place = 0
    while place < len(tokens):
        phrase = _match(forms, place, phrases)
        if phrase is None:
            yield tokens[place]
            place += 1
        else:
            yield Token(tokens[place].gap, phrase.meaning[0].word)
            yield from (Token(" ", token.word) for token in phrase.meaning[1:])
            place += len(phrase.forms)


def _match(forms: list[str], place: int, phrases: Mapping[str, list[Phrase]]) -> Phrase | None:
    """The longest phrase that begins here; an abbreviation's plural may have its s, "DGAs"."""
    word = forms[place]
    for phrase in phrases.get(word if word in phrases else word.removesuffix("s"), []):
        if len(phrase.forms) == 1 or tuple(forms[place : place + len(phrase.forms)]) == phrase.forms:
            return phrase
    return None


def _without_count(tokens: list[Token]) -> list[Token]:
    first = 0
    while first < len(tokens) - 1 and tokens[first].word.isdecimal():
        first += 1
    return tokens[first:] if first else tokens


def _contracted(tokens: list[Token]) -> list[Token]:
    """The words with "de la" and "de l'" as "du", "à la" as "au": an article has the gender of its noun."""
    kept: list[Token] = []
    for token in tokens:
        article = _CONTRACTED.get(kept[-1].word, _NOTHING).get(token.word) if kept else None
        if article:
            kept[-1] = Token(kept[-1].gap, article)
        else:
            kept.append(token)
    head = HEADS.get(kept[0].word, kept[0].word) if kept else ""
    return [Token(t.gap, head) if HEADS.get(t.word, t.word) == head and i < 2 else t for i, t in enumerate(kept)]


def _merged(tokens: list[Token], levels: Sequence[Callable[[Token], bool]], before: str = "") -> list[str]:
    """The forms of the words, with each further half of a doublet laid over what comes before it.

    `levels` say where halves begin, the widest first: in "Agent comptable et financier / Agente comptable
    et financière" the slash parts the title before "et" does. `before` is the form of the word before.
    """
    if not levels:
        return list(_agreeing(tokens, before))
    done: list[str] = []
    for half in _split(tokens, levels[0]):
        connective = half[0].word if levels[0] is _is_connective and half[0].word in _CONNECTIVES else ""
        words = half[1:] if connective else half
        forms = _merged(words, levels[1:], connective or (done[-1] if done else before))
        shared = _overlap(done, forms)
        if connective and forms and not shared and (done or before):
            done.append(connective)
        done += forms[shared:]
    return done


def _split(tokens: Iterable[Token], begins: Callable[[Token], bool]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if part and begins(token):
            yield part
            part = []
        part.append(token)
    if part:
        yield part


def _is_second_half(token: Token) -> bool:
    return "/" in token.gap


def _is_separated(token: Token) -> bool:
    return token.gap != " " and (not _SEPARATORS.isdisjoint(token.gap) or "- " in token.gap)


def _is_connective(token: Token) -> bool:
    return token.word in _CONNECTIVES


_LEVELS = (_is_second_half, _is_separated, _is_connective)


def _agreeing(tokens: Iterable[Token], before: str) -> Iterator[str]:
    """Each word's form; `before` is the word that the first one stands behind."""
    for _, word in tokens:
        before = canonical(word, complement=before in COMPLEMENT_AFTER)
        yield before


def _overlap(done: list[str], half: list[str]) -> int:
    """With how many words the one begins in which the other ends."""
    for length in range(min(len(done), len(half), _LONGEST_OVERLAP), 0, -1):
        if done[-length:] == half[:length]:
            return length
    return 0
