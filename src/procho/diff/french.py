"""French words in one spelling, whatever their number and gender: a table of endings, and few exceptions.

There is no dictionary: an ending that marks the feminine or the plural is replaced by the one of the
masculine singular, again and again until nothing changes. Both genders then meet, also in a form that
is no word any more ("secrétaire" gives "secretair", "chargé" and "chargée" give "charg"); that does no
harm as long as two words that mean different things stay apart, which is what the exceptions are for.
Words come in small letters without accents. The endings follow "Femme, j'écris ton nom…" (CNRS, INaLF,
1999), the guide of French titles and their feminines, and the Académie française's report of 2019.
"""

from functools import lru_cache
from typing import NamedTuple


class Ending(NamedTuple):
    """A feminine ending and its masculine."""

    masculine: str
    feminine: str
    least: int
    """So many letters must stand before it, or the word is no feminine ("mère" is not that of "mer")."""
    example: str


MARKED = (
    Ending("teur", "trice", 1, "directeur, directrice"),
    Ending("deur", "drice", 2, "ambassadeur, ambassadrice"),
    Ending("eur", "eurice", 2, "auteur, auteurice: both genders in one word"),
    Ending("eur", "euse", 2, "vendeur, vendeuse; also religieux, religieuse, see PLURALS"),
    Ending("eur", "eure", 2, "ingénieur, ingénieure"),
    Ending("maitre", "maitresse", 0, "contremaître, contremaîtresse"),
    Ending("esse", "esse", 0, "jeunesse, presse: things; the people in -esse are IRREGULAR"),
    Ending("er", "ere", 2, "boulanger, boulangère; infirmier, infirmière"),
    Ending("en", "enne", 2, "technicien, technicienne"),
    Ending("f", "ffe", 3, "chef, cheffe"),
    Ending("if", "ive", 2, "sportif, sportive"),
    Ending("e", "ee", 2, "employé, employée"),
    Ending("ant", "ante", 2, "assistant, assistante"),
    Ending("ent", "ente", 2, "agent, agente"),
    Ending("man", "woman", 2, "cameraman, camerawoman"),
)
"""Endings that are a feminine's wherever they stand, also in "adjoint à la directrice"."""

AGREEING = (
    Ending("eur", "eresse", 2, "demandeur, demanderesse: the law's feminines"),
    Ending("n", "nne", 3, "maçon, maçonne; paysan, paysanne"),
    Ending("el", "elle", 2, "professionnel, professionnelle"),
    Ending("t", "tte", 3, "cadet, cadette"),
    Ending("s", "sse", 3, "métis, métisse"),
    Ending("ef", "eve", 2, "bref, brève"),
    Ending("euf", "euve", 1, "neuf, neuve"),
    Ending("", "e", 4, "adjoint, adjointe; four letters at least: DDPE is not the feminine of DDP"),
)
"""Endings that are a feminine's only where an agreement is due: not in "agent de porte"."""

PLURALS = (
    ("eaux", "eau", 2, "bureaux"),
    ("aux", "al", 2, "généraux"),
    ("oux", "ou", 3, "bijoux"),
    ("eux", "eur", 2, "religieux: no plural, but where its feminine in -euse ends up"),
    ("men", "man", 3, "barmen, women; the other plural is barmans"),
    ("s", "", 4, "agents; four letters at least: DGS is not several DG"),
)

WRITTEN_ENDINGS = (
    ("er", "iere"),  # "Conseiller/ière", a slip that real charts have
    ("e", "esse"),  # "maître·esse", "hôte·sse"
    ("al", "ale"),
    ("c", "que"),
    ("c", "che"),
    ("eur", "trice"),  # "auteur·trice", the t written twice
    ("on", "onne"),
)
"""Further endings behind the dot or slash of inclusive spelling, where no word is to be recognised."""

IRREGULAR = {
    # Feminines in -esse: a rule would turn "jeunesse" into "jeune" and "presse" into "pre".
    "abbesse": "abbe",
    "comtesse": "comte",
    "diaconesse": "diacre",
    "doctoresse": "docteur",
    "duchesse": "duc",
    "hotesse": "hote",
    "mairesse": "maire",
    "poetesse": "poete",
    "pretresse": "pretre",
    "princesse": "prince",
    "clownesse": "clown",
    # Feminines of another stem, among those that name people at work.
    "barmaid": "barman",
    "compagne": "compagnon",
    "copine": "copain",
    "heroine": "heros",
    "pizzaiola": "pizzaiolo",
    "torera": "torero",
    "marraine": "parrain",
    "speakerine": "speaker",
    "stewardess": "steward",
    "tsarine": "tsar",
    # Adjectives.
    "belle": "beau",
    "blanche": "blanc",
    "douce": "doux",
    "franche": "franc",
    "fraiche": "frais",
    "gentille": "gentil",
    "grecque": "grec",
    "jumelle": "jumeau",
    "laique": "laic",
    "longue": "long",
    "nouvel": "nouveau",
    "nouvelle": "nouveau",
    "publique": "public",
    "seche": "sec",
    "turque": "turc",
    "vieille": "vieux",
    # English masculines in -er whose French feminine is in -euse; the official masculine is in -eur.
    "designer": "designeur",
    "leader": "leadeur",
    "manager": "manageur",
    "reporter": "reporteur",
    "supporter": "supporteur",
    "trader": "tradeur",
    "webdesigner": "webdesigneur",
    # Short words whose number or gender counts all the same, and plurals in -eux of nouns in -eu.
    "arts": "art",
    "axes": "axe",
    "cles": "cle",
    "eaux": "eau",
    "elue": "elu",
    "elues": "elu",
    "elus": "elu",
    "enjeux": "enjeu",
    "feux": "feu",
    "jeux": "jeu",
    "lieux": "lieu",
    "lois": "loi",
    "lots": "lot",
    "mers": "mer",
    "milieux": "milieu",
    "rues": "rue",
    "sols": "sol",
    "une": "un",
    "vins": "vin",
    "voeux": "voeu",
    "la": "le",
}

KEPT = frozenset(
    (
        # Things that look like the feminine or the plural of another word that a title may have.
        *(
            "attente",
            "charente",
            "cours",
            "course",
            "descente",
            "entente",
            "fils",
            "fond",
            "fonds",
            "forteresse",
            "garde",
        ),
        *(
            "medecine",
            "patente",
            "pente",
            "plante",
            "pointe",
            "porte",
            "poste",
            "rente",
            "secheresse",
            "tente",
            "travaux",
        ),
        *("vente", "vers"),
        # Numbers, and an English one: a trainee driver drives no train.
        *("cinquante", "quarante", "soixante", "trente", "trainee"),
    )
)

HEADS = {"femme": "homme", "femmes": "homme", "fille": "garcon", "filles": "garcon"}
"""Feminines only at the head of a title, "Homme / Femme de ménage": "droits des femmes" stays."""

COMPLEMENT_AFTER = frozenset(
    ("de", "du", "des", "en", "a", "au", "aux", "par", "pour", "sur", "chez", "avec", "sans", "un", "le", "l", "les")
)
"""Behind these stands a noun with a gender of its own: "agent de port" is not "agent de porte"."""

_IN_COMPLEMENT = {row.feminine: row for row in MARKED}
_IN_AGREEMENT = {row.feminine: row for row in (*MARKED, *AGREEING)}
_LENGTHS = sorted({len(feminine) for feminine in _IN_AGREEMENT}, reverse=True)
_WRITTEN = (*((row.masculine, row.feminine) for row in (*MARKED, *AGREEING)), *WRITTEN_ENDINGS)


def canonical(word: str, *, complement: bool = False) -> str:
    """The one form in which all numbers and genders of a word meet.

    Behind a preposition or article (`complement`) only marked feminine endings count.
    """
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
    endings = _IN_COMPLEMENT if complement else _IN_AGREEMENT
    for length in _LENGTHS:
        row = endings.get(word[-length:])
        if row and len(word) - length >= row.least:
            return word[:-length] + row.masculine
    return word


@lru_cache(maxsize=4096)
def is_ending(stem: str, ending: str) -> bool:
    """Whether an inclusive spelling may write this `ending` behind this word: "directeur·rice", "référent/s"."""
    if len(stem) < 3:  # "R/S" is not a word and its plural
        return False
    if ending in ("s", "x"):
        return ending == "s" or stem.endswith(("au", "eu"))
    if ending == "aux":
        return stem.endswith(("al", "ail", "eau"))
    stem, ending = _singular(stem), ending if ending == "s" else ending.removesuffix("s")
    return any(_follows(stem, ending, masculine, feminine) for masculine, feminine in _WRITTEN)


def _singular(stem: str) -> str:
    return stem[:-2] + "l" if stem.endswith("aux") else stem.removesuffix("s")


def _follows(stem: str, ending: str, masculine: str, feminine: str) -> bool:
    """Whether `ending` is the end of the stem's other gender; a masculine end of one letter says nothing."""
    if stem.endswith(masculine) and (stem.removesuffix(masculine) + feminine).endswith(ending):
        return True
    return len(ending) > 1 and stem.endswith(feminine) and (stem.removesuffix(feminine) + masculine).endswith(ending)
