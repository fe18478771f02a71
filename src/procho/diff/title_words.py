"""The words of a title, as they come before any rule of French: split, elisions and inclusive endings resolved."""

import re

from procho.diff.forms import is_ending
from procho.diff.french import NAMED, PREFIXES, TWO_NOUNS
from procho.model.decorations import plain

Token = tuple[str, str]
"""What stands between a word and the one before, and the word, in small letters without accents."""

_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?(?![^\W_])|[^\W_]+[+#]*")
_JOINERS = frozenset("·•‧∙⋅⸱・.-/()[]\u2010")
_APOSTROPHES = frozenset("'’`\u2018\u02bc\u2032")
_CONTRACTED = {
    ("de", "la"): "du",
    ("de", "l"): "du",
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("a", "la"): "au",
    ("a", "l"): "au",
    ("a", "le"): "au",
    ("a", "les"): "aux",
}
_PREPOSITIONS = frozenset(preposition for preposition, _ in _CONTRACTED)
HYPHENS = frozenset(("-", "\u2010"))
_CLOSING = (")", "]")
_LEAST_APART = {"(": 1, "[": 1, "-": 3, "\u2010": 3}
"""How many letters an ending has that stands apart; where nothing else is said, two."""
_LONGEST_ENDING = 7


def words(text: str) -> list[Token]:
    """The words of a text that is in plain letters already, without the endings of inclusive spelling.

    "d.g.a." is one word, an elided "d'" is "de", "&" is "et".
    """
    if text.replace(" ", "").isalnum():
        return [(" ", word) for word in text.split()]
    if "&" in text:
        text = text.replace("&", " et ")
    kept: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        end, word = match.end(), match[0]
        if "." in word:
            word = word.replace(".", "")
        if gap != " " and kept and _is_inclusive(kept[-1][1], gap, word):
            continue
        if gap[:1] in _APOSTROPHES and kept and kept[-1][1] == "d":
            kept[-1] = (kept[-1][0], "de")
        kept.append((gap, word))
    return kept


def words_of(text: str) -> list[Token]:
    """The words of a text as somebody wrote it."""
    return words(plain(text))


def contracted(tokens: list[Token]) -> list[Token]:
    """The words with "de la" and "de l'" as "du", "à la" as "au": an article has the gender of its noun.

    A prefix is joined to its word, "socio-éducatif".
    """
    kept: list[Token] = []
    last = ""
    for place, token in enumerate(tokens):
        word = token[1]
        if last in _PREPOSITIONS and (last, word) in _CONTRACTED and not _is_two(tokens, place + 1):
            kept[-1] = (kept[-1][0], last := _CONTRACTED[last, word])
        elif last in PREFIXES and word.isalpha() and token[0] in HYPHENS:
            kept[-1] = (kept[-1][0], last := last + word)
        else:
            kept.append(token)
            last = word
    return kept


def _is_two(tokens: list[Token], place: int) -> bool:
    """Whether the article before this place says which of two nouns it is."""
    return place < len(tokens) and tokens[place][1] in TWO_NOUNS


def _is_inclusive(stem: str, gap: str, word: str) -> bool:
    """Whether a word is but the ending of the one before; how closely it is joined counts where it is short.

    Behind a closed bracket and a blank a new word stands ("Marchand(e) de biens"), and behind a dash between
    blanks two letters are a name ("Technicien - NE"), as any letters are behind a place ("secteur (SE)").
    """
    joiner = gap.strip()
    if len(word) > _LONGEST_ENDING or not 0 < len(joiner) <= 2 or not _JOINERS.issuperset(joiner):
        return False
    if joiner != gap and len(word) < _LEAST_APART.get(joiner, 2):
        return False
    if gap[-1] == " " and joiner[-1] in _CLOSING:
        return False
    if stem in NAMED and (word != "s" or joiner != gap):
        return False
    return is_ending(stem, word)
