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
_GENDER = re.compile(
    r"(?:h|f|m|x)(?:\s?[/-]\s?|\s+ou\s+)(?:h|f|m)(?:\s?[/-]\s?[dx])?|homme\s?/\s?femme|femme\s?/\s?homme"
)
_BARE_GENDER = re.compile(r"(?<=[\s,;:–—-])(?:h\s?/\s?f|f\s?/\s?h)$", re.IGNORECASE)
_GRADE_WORD = r"(?:(?:categorie|cat|niveau|niv|grade|cotation|band|scs)\.?\s?)"
_GRADE = re.compile(
    rf"(?:{_GRADE_WORD}?(?:[a-c]\+?(?:\s?\d+(?:[.,]\d+)*)?|(?:g|[a-z]{{2,4}})\d+(?:[.,]\d+)*)|{_GRADE_WORD}\d+(?:[.,]\d+)*)"
)
_ALTERNATIVES = re.compile(r"\s?/\s?|\s+(?:ou|et|a)\s+")
_PARTS = re.compile(r"[,;]|\s[–—-]\s")
_ROLE = re.compile(r"manager (?:de |d[’'])\w+(?: \w+){0,3}")
_VACANCY = re.compile(
    r"(?:dont )?(?:\d+ )?(?:postes? )?(?:vacante?s?|a pourvoir|non pourvus?)|(?:poste )?en cours de recrutement|"
    r"recrutement en cours|vacance(?: de poste)?|(?:\d+ )?vacant posts?|vacancy"
)
_LETTERS_OF_GENDER = ("h", "f", "H", "F")
_LONGEST_BRACKET = 120
_OPENERS = {")": "(", "]": "["}
_LOOSE = " \t\n\r\f\v\xa0\u202f,;:–—-"
_COMBINING = dict.fromkeys(range(0x300, 0x370))
_LIGATURES = {0x153: "oe", 0xE6: "ae"}


class Decorations(Struct, frozen=True):
    """A title without its decorations, and which kinds of them it had, each once."""

    bare: str
    marks: tuple[Mark, ...]


def plain(text: str) -> str:
    """A text in small letters without accents, ligatures or compatibility forms (Unicode NFKD, case folded)."""
    if text.isascii():
        return text.lower()
    for _ in range(2):  # folding the case of a decomposed letter can give another that decomposes
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_COMBINING)
    return text.translate(_LIGATURES)


def split(title: str, roles: AbstractSet[str] = frozenset()) -> Decorations:
    """The title without count, emphasis and trailing brackets that hold only a grade, role, H/F or vacancy.

    `roles` are the names of further roles, as the body declares them; "manager de …" always is one. A
    role is also taken off where it stands bare behind such a bracket. What would leave nothing stays.
    """
    marks: list[Mark] = []
    text = title.strip()
    if "*" in text or "_" in text or "~" in text:
        text = _without_emphasis(text, marks)
    if text[:1].isdigit() and (match := _COUNT.match(text)):
        text = text[match.end() :]
        marks.append("count")
    if ")" in text or "]" in text or text.endswith(_LETTERS_OF_GENDER):
        text = _without_tail(text, roles, marks)
    return Decorations(text, tuple(dict.fromkeys(marks)))


def _without_emphasis(text: str, marks: list[Mark]) -> str:
    bare = _EMPHASIS.sub("", text).strip()
    if bare and bare != text:
        marks.append("emphasis")
        return bare
    return text


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
    if match := _BARE_GENDER.search(text, max(0, len(text) - 8)):
        return text[: match.start()], ["gender"]
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
