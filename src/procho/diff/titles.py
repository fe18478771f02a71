"""Titles in one spelling: equal keys mean equal titles, whatever their number, gender or inclusive spelling.

A title loses its decorations (`model.decorations`), accents and inclusive endings (`title_words`: "Chargé·e·s",
"Directeur(trice)"), declared abbreviations are written out, each word gets the form in which its genders
and numbers meet (`french`), and a doublet ("Garde national / nationale de la chasse") becomes one title
(`doublets`). All of it is linear in the title's length.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from procho.diff.abbreviations import phrases, written_out
from procho.diff.doublets import CONNECTIVES, said_once
from procho.diff.french import ARTICLES, NAMED, NUMBERS, TWO_NOUNS
from procho.diff.title_words import HYPHENS, Token, contracted, words
from procho.model.decorations import plain, split

_BEFORE = CONNECTIVES | ARTICLES | NUMBERS
_VOWELS = frozenset("aeiouyh")
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
        self._names: dict[str, str] = {}
        self._phrases = phrases({**irregular, **aliases})

    def key(self, title: str) -> str:
        """The title's words in their common forms, which are their own key: taking it again changes nothing."""
        try:
            return self._keys[title]
        except KeyError:
            key = self._keys[title] = self._normalised(title)
            return key

    def name(self, name: str) -> str:
        """The key of a unit's name, of which nothing is taken off: "Secteur (B)" and "Les Deux Rives" are names."""
        try:
            return self._names[name]
        except KeyError:
            text = plain(name)
            key = self._names[name] = self._joined(self._tokens(text)) or " ".join(text.split())
            return key

    def words(self, title: str) -> tuple[str, ...]:
        """The words of the key, in order."""
        return tuple(self.key(title).split(" "))

    def _normalised(self, title: str) -> str:
        text = plain(split(title, self._roles).bare)
        tokens = self._tokens(text)
        return self._joined(tokens[_leading(tokens) :]) or " ".join(text.split())

    def _tokens(self, text: str) -> list[Token]:
        tokens = words(text)
        return list(written_out(tokens, self._phrases)) if self._phrases else tokens

    @staticmethod
    def _joined(tokens: list[Token]) -> str:
        return " ".join(_elided(said_once(contracted(tokens))))


def _elided(forms: list[str]) -> list[str]:
    """The forms with "de" for a "d" whose apostrophe was lost, as in "CHEF D EQUIPE", not in "SECTEUR D EST"."""
    if "d" not in forms:
        return forms
    return [
        "de" if form == "d" and after[:1] in _VOWELS and after not in CONNECTIVES and before not in NAMED else form
        for before, form, after in zip(["", *forms], forms, [*forms[1:], ""], strict=False)
    ]


def _leading(tokens: list[Token]) -> int:
    """How many words stand before the title: its count, an article, or an "et" that joins nothing."""
    first = 0
    while first < len(tokens) - 1 and _says_nothing(tokens[first][1], *tokens[first + 1]):
        first += 1
    return first


def _says_nothing(word: str, gap: str, after: str) -> bool:
    """Whether a word at the head is none of the title: in "deux agents", not in "Deux-Sèvres" nor in "La Poste"."""
    if gap in HYPHENS or (word in ARTICLES and after in TWO_NOUNS):
        return False
    return word in _BEFORE or word.removesuffix("x").isdecimal()
