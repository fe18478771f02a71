"""What a title carries that is not the title: a count, Markdown emphasis, a grade, a role, H/F, a vacancy.

Charts print "**1 responsable de secteur (A 2.2) (manager de proximité)**" where the file has keys for
all but "responsable de secteur". Only a bracket that holds nothing else is taken off: "(Oise)" or
"(SIG)" says which post it is, and stays.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Literal

from msgspec import Struct

Mark = Literal["count", "grade", "role", "gender", "vacancy", "emphasis"]

_COUNT = re.compile(r"\d{1,7}(?:\s*[x×]\s+|\s+)(?=[^\W\d_])", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~~")
_GENDER_LETTERS = r"(?:[hm]\s?/\s?f|f\s?/\s?[hm])(?:\s?/\s?(?:d|x|nb))?"
_GENDER_WORDS = r"hommes?\s?(?:/|ou|et)\s?femmes?|femmes?\s?(?:/|ou|et)\s?hommes?|[hm](?:-| ou )f|f(?:-| ou )[hm]"
_GENDER = re.compile(
    rf"[(\[]\s?(?:{_GENDER_LETTERS}|{_GENDER_WORDS})\s?[)\]]|(?<!\S){_GENDER_LETTERS}(?![\w/)\]])"
    r"|(?<=\w\s)(?:homme\s?/\s?femme|femme\s?/\s?homme)$",
    re.IGNORECASE,
)
"""H/F in brackets or bare; in words only in brackets or at the end, for "Homme / Femme de ménage" is a title."""
_GRADE_WORD = r"(?:(?:categorie|cat|niveau|niv|grade|cotation|band|scs)\.?\s?)"
_GRADE = re.compile(rf"{_GRADE_WORD}?[a-c]\+?(?:\s?\d(?:[.,]\d+)*)?|{_GRADE_WORD}\d+(?:[.,]\d+)*|(?:scs|pb)\d|g[67]")
"""A category and a step in it, or a grade of the British civil service; a "(A320)" or "(COP21)" is none."""
_ALTERNATIVES = re.compile(r"\s?/\s?|\s+(?:ou|et|a)\s+")
_PARTS = re.compile(r"[,;]|\s[–—-]\s")
_ROLE = re.compile(r"manager (?:de |d[’'])\w+(?: \w+){0,3}")
_VACANCY = re.compile(
    r"(?:dont )?(?:\d+ )?(?:postes? )?(?:vacante?s?|a pourvoir|non pourvus?)|(?:poste )?en (?:cours de )?recrutement|"
    r"recrutement en cours|vacance(?: de poste)?|(?:\d+ )?vacant posts?|vacancy"
)
_LAST_PART = re.compile(r".*(?:\s[–—-]|[,;:])\s", re.DOTALL)
_LONGEST_BRACKET = 120
_OPENERS = {")": "(", "]": "["}
_LOOSE = " \t\n\r\f\v\xa0\u202f,;:–—-"
_UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")
"""Combining accents, soft hyphens and what else has no width."""


class Decorations(Struct, frozen=True):
    """A title without its decorations, and which kinds of them it had, each once."""

    bare: str
    marks: tuple[Mark, ...]


def plain(text: str) -> str:
    """A text in small letters without accents, ligatures or compatibility forms (Unicode NFKD, case folded)."""
    if text.isascii():
        return text.lower()
    text = text.replace("\u00b4", "'")  # as an apostrophe: its compatibility form is a blank with an accent
    for _ in range(2):  # folding the case of a decomposed letter can give another that decomposes
        text = _UNSEEN.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return text.replace("œ", "oe").replace("æ", "ae")


def split(title: str, roles: AbstractSet[str] = frozenset()) -> Decorations:
    """The title without count, emphasis, H/F and trailing brackets that hold only a grade, role or vacancy.

    `roles` are the names of further roles, as the body declares them; "manager de …" always is one. A
    role is also taken off where it stands bare behind such a bracket, a vacancy behind a dash or comma.
    What would leave nothing stays.
    """
    marks: list[Mark] = []
    text = " ".join(title.split())
    if "*" in text or "_" in text or "~" in text:
        text = _without(_EMPHASIS, text, "emphasis", marks)
    if "/" in text or "(" in text or "[" in text:
        text = _without(_GENDER, text, "gender", marks)
    if text[:1].isdigit() and (match := _COUNT.match(text)):
        text = text[match.end() :]
        marks.append("count")
    return Decorations(_without_tail(text, roles, marks), tuple(dict.fromkeys(marks)))


def _without(pattern: re.Pattern[str], text: str, mark: Mark, marks: list[Mark]) -> str:
    bare = pattern.sub("", text)
    if bare == text or not bare.strip(_LOOSE):
        return text
    marks.append(mark)
    return " ".join(bare.strip(_LOOSE).split())


def _without_tail(text: str, roles: AbstractSet[str], marks: list[Mark]) -> str:
    known = _plainly(frozenset(roles))
    while True:
        shorter, found = _last(text, known)
        shorter = shorter.rstrip(_LOOSE)
        if not found or not shorter:
            return text
        text = shorter
        marks.extend(found)


@lru_cache(maxsize=16)
def _plainly(roles: frozenset[str]) -> frozenset[str]:
    return frozenset(plain(role) for role in roles)


def _last(text: str, roles: AbstractSet[str]) -> tuple[str, list[Mark]]:
    """The text before its last decoration, and what that was; nothing where it does not end in one."""
    if text[-1:].isalpha() and (match := _LAST_PART.match(text)) and _VACANCY.fullmatch(plain(text[match.end() :])):
        return text[: match.end()], ["vacancy"]
    end = max(text.rfind(")"), text.rfind("]"))
    start = text.rfind(_OPENERS[text[end]], 0, end) if end > 0 else -1
    if start < 0:
        return text, []
    tail = text[end + 1 :].strip(_LOOSE)
    if tail and not _is_role(plain(tail), roles):
        return text, []
    held = _held(plain(text[start + 1 : end]).strip(), roles)
    if tail and held:
        return text[: end + 1], ["role"]
    return text[:start], held


def _held(inner: str, roles: AbstractSet[str]) -> list[Mark]:
    """What a bracket holds, if it holds decorations and nothing else."""
    if len(inner) > _LONGEST_BRACKET:
        return []
    if whole := _kind(inner, roles):
        return [whole]
    kinds = [_kind(part.strip(), roles) for part in _PARTS.split(inner)]
    return [kind for kind in kinds if kind] if len(kinds) > 1 and all(kinds) else []


def _kind(text: str, roles: AbstractSet[str]) -> Mark | None:
    if _is_role(text, roles):
        return "role"
    if _GENDER.fullmatch(text):
        return "gender"
    if _VACANCY.fullmatch(text):
        return "vacancy"
    return "grade" if all(_GRADE.fullmatch(part) for part in _ALTERNATIVES.split(text)) else None


def _is_role(text: str, roles: AbstractSet[str]) -> bool:
    return text in roles or _ROLE.fullmatch(text) is not None
