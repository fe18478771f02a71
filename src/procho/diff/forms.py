"""Words in the form in which their numbers and genders meet, by the tables of `french`."""

from functools import lru_cache

from procho.diff.french import AGREEING, IRREGULAR, KEPT, MARKED, PLURALS, SHORT_PLURAL, WRITTEN_ENDINGS

_LONGEST_WORD = 40
"""A word that is longer is none of French, and would cost a step for each of its letters."""

_IN_COMPLEMENT = {row.feminine: row for row in MARKED}
_IN_AGREEMENT = {row.feminine: row for row in (*MARKED, *AGREEING)}
_LENGTHS = sorted({len(feminine) for feminine in _IN_AGREEMENT}, reverse=True)
_WRITTEN = (*((row.masculine, row.feminine) for row in (*MARKED, *AGREEING)), *WRITTEN_ENDINGS)


@lru_cache(maxsize=65_536)
def canonical(word: str, *, complement: bool = False) -> str:
    """The one form in which all numbers and genders of a word meet.

    Behind a preposition or article (`complement`) only marked feminine endings count.
    """
    if len(word) > _LONGEST_WORD:
        return word
    while (simpler := _step(word, complement=complement)) != word:
        word = simpler
    return word


def _step(word: str, *, complement: bool) -> str:
    if word in KEPT or not word.isalpha():
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    for plural, singular, least, _ in PLURALS:
        if word.endswith(plural) and len(word) - len(plural) >= least and not word.endswith("ss"):
            return word[: -len(plural)] + singular
    if len(word) == 4 and SHORT_PLURAL.fullmatch(word) and not word.endswith("ss"):
        return word[:-1]
    endings = _IN_COMPLEMENT if complement else _IN_AGREEMENT
    for length in _LENGTHS:
        row = endings.get(word[-length:])
        if row and len(word) - length >= row.least:
            return word[:-length] + row.masculine
    return word


@lru_cache(maxsize=4096)
def is_ending(stem: str, ending: str) -> bool:
    """Whether an inclusive spelling may write this `ending` behind this word: "directeur·rice", "référent/s"."""
    if not 3 <= len(stem) <= _LONGEST_WORD:  # "R/S" is not a word and its plural
        return (stem, ending) == ("un", "e")
    if ending in ("s", "x"):
        return ending == "s" or stem.endswith(("au", "eu"))
    if ending == "aux":
        return stem.endswith(("al", "ail", "eau"))
    stem, ending = _singular(stem), ending if ending == "s" else ending.removesuffix("s")
    return any(_follows(stem, ending, masculine, feminine) for masculine, feminine in _WRITTEN)


def _singular(stem: str) -> str:
    if stem.endswith("eaux"):
        return stem[:-1]
    return stem[:-2] + "l" if stem.endswith("aux") else stem.removesuffix("s")


def _follows(stem: str, ending: str, masculine: str, feminine: str) -> bool:
    """Whether `ending` is the end of the stem's other gender; a masculine end of one letter says nothing."""
    if stem.endswith(masculine) and (stem.removesuffix(masculine) + feminine).endswith(ending):
        return True
    return len(ending) > 1 and stem.endswith(feminine) and (stem.removesuffix(feminine) + masculine).endswith(ending)
