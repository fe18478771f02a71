"""What marks the feminine and the plural in French titles: tables of endings, and few exceptions.

There is no dictionary. An ending that marks the feminine or the plural is replaced by the one of the
masculine singular, again and again until nothing changes (`forms`). Both genders then meet, also in a
form that is no word any more ("secrétaire" gives "secretair", "chargé" and "chargée" give "charg"); that
does no harm as long as words of different meaning stay apart, which is what the exceptions are for.
Words are in small letters without accents. The endings follow "Femme, j'écris ton nom…" (CNRS, INaLF,
1999), the guide to the feminines of French titles, and the Académie française's report of 2019.
"""

import re
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
    Ending("adjoint", "adjointe", 0, "adjoint, adjointe: a person; most other words in -te are things"),
    Ending("prefet", "prefete", 0, "préfet, préfète: a person, whose cabinet has directors"),
)
"""Endings that are a feminine's wherever they stand, also in "adjoint à la directrice"."""

AGREEING = (
    Ending("eur", "eresse", 2, "demandeur, demanderesse: the law's feminines"),
    Ending("n", "nne", 3, "maçon, maçonne; paysan, paysanne"),
    Ending("public", "publique", 0, "public, publique; other words in -ique have no masculine in -ic"),
    Ending("el", "elle", 2, "professionnel, professionnelle"),
    Ending("t", "tte", 3, "cadet, cadette"),
    Ending("s", "sse", 3, "métis, métisse"),
    Ending("ef", "eve", 2, "bref, brève"),
    Ending("euf", "euve", 1, "neuf, neuve"),
    Ending("", "e", 4, "adjoint, adjointe; four letters at least: DDPE is not the feminine of DDP"),
)
"""Endings that are a feminine's only where an agreement is due: not in "agent de porte"."""

PLURALS = (
    ("materiaux", "materiau", 0, "matériaux: most other plurals in -iaux are of words in -ial"),
    ("uyaux", "uyau", 1, "tuyaux"),
    ("eaux", "eau", 1, "bureaux, peaux"),
    ("aux", "al", 2, "généraux"),
    ("oux", "ou", 3, "bijoux"),
    ("eux", "eur", 2, "religieux: no plural, but where its feminine in -euse ends up"),
    ("men", "man", 3, "barmen, women; the other plural is barmans"),
    ("s", "", 4, "agents; four letters at least: DGS is not several DG. Shorter ones are SHORT_PLURAL"),
)

SHORT_PLURAL = re.compile("[^aeiouy][aeiouy][^aeiouy]s")
"""A plural of three letters that can be spoken ("lots", "murs"); DDPS and SDIS cannot, and are no plurals."""

WRITTEN_ENDINGS = (
    ("er", "iere"),  # "Conseiller/ière", a slip that real charts have
    ("e", "esse"),  # "maître·esse", "hôte·sse"
    ("al", "ale"),
    ("eux", "euse"),
    ("c", "que"),
    ("c", "che"),
    ("eur", "trice"),  # "auteur·trice", the t written twice
    ("eau", "elle"),
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
    "stewardesse": "steward",
    "tsarine": "tsar",
    # Adjectives.
    "beaux": "beau",
    "basse": "bas",
    "belle": "beau",
    "blanche": "blanc",
    "bonne": "bon",
    "douce": "doux",
    "fausse": "faux",
    "franche": "franc",
    "fraiche": "frais",
    "gentille": "gentil",
    "grecque": "grec",
    "jumelle": "jumeau",
    "laique": "laic",
    "longue": "long",
    "nouvel": "nouveau",
    "nouvelle": "nouveau",
    "rousse": "roux",
    "seche": "sec",
    "turque": "turc",
    "vieille": "vieux",
    # English masculines in -er whose French feminine is in -euse; the official masculine is in -eur.
    "broker": "brokeur",
    "dealer": "dealeur",
    "designer": "designeur",
    "docker": "dockeur",
    "driver": "driveur",
    "footballer": "footballeur",
    "hotliner": "hotlineur",
    "leader": "leadeur",
    "manager": "manageur",
    "merchandiser": "merchandiseur",
    "programmer": "programmeur",
    "reporter": "reporteur",
    "streamer": "streameur",
    "supporter": "supporteur",
    "tester": "testeur",
    "trader": "tradeur",
    "webdesigner": "webdesigneur",
    # Short words whose number or gender counts all the same, and plurals in -eux of nouns in -eu.
    "adieux": "adieu",
    "ados": "ado",
    "ages": "age",
    "amie": "ami",
    "amies": "ami",
    "amis": "ami",
    "arts": "art",
    "aveux": "aveu",
    "axes": "axe",
    "baux": "bail",
    "cheveux": "cheveu",
    "cles": "cle",
    "eaux": "eau",
    "elue": "elu",
    "elues": "elu",
    "elus": "elu",
    "enjeux": "enjeu",
    "feux": "feu",
    "iles": "ile",
    "jeux": "jeu",
    "lieux": "lieu",
    "lois": "loi",
    "milieux": "milieu",
    "neveux": "neveu",
    "rues": "rue",
    "vitraux": "vitrail",
    "voeux": "voeu",
    # Words with two spellings.
    "clef": "cle",
    "clefs": "cle",
    "paye": "paie",
    "payes": "paie",
    # Articles.
    "la": "le",
    "une": "un",
}

KEPT = frozenset(
    (
        # Things that look like the feminine or the plural of another word that a title may have.
        *("armee", "attente", "charente", "cours", "course", "depense", "descente", "devise", "entente", "fils"),
        *("fond", "fonds", "forteresse", "garde", "halle", "handicape", "medecine", "paroisse", "patente", "pente"),
        *("plante", "plongee", "pointe", "porte", "poste", "rente", "retraite", "secheresse", "tente", "tranchee"),
        *("travaux", "vente", "vers"),
        # Numbers, and an English one: a trainee driver drives no train.
        *("cinquante", "quarante", "soixante", "trente", "trainee"),
    )
)

HEADS = {"femme": "homm", "femmes": "homm", "valet": "homm", "valets": "homm", "fille": "garcon", "filles": "garcon"}
"""The common form of words that are each other's gender only at the head of a title.

"Homme / Femme de ménage", "Valet / Femme de chambre"; but "droits des femmes" stays.
"""

TWO_NOUNS = frozenset(("greffe", "livre", "manche", "memoire", "mode", "poste", "solde", "tour", "voile"))
"""Another thing with the other article, which therefore counts: "la Poste" is not "le poste"."""

NAMED = frozenset(("antenne", "batiment", "brigade", "equipe", "groupe", "lot", "pole", "secteur", "section", "zone"))
"""Places, named by letters that are no endings: "secteur (SE)", "zone-E"."""

PREFIXES = frozenset(
    (
        *("aero", "agro", "audio", "bio", "co", "cyber", "electro", "hydro", "infra", "inter", "intra", "kine"),
        *("macro", "medico", "micro", "multi", "neuro", "petro", "pluri", "poly", "psycho", "socio", "tele", "thermo"),
    )
)
"""Joined to the next word where a hyphen is between: "socio-éducatif" and "multi-accueil" are also written as one."""

ARTICLES = frozenset(("le", "la", "les", "l", "un", "une"))
"""At the head of a title these say nothing: "La directrice" is "Directrice"."""

NUMBERS = frozenset(("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"))
"""A count in words, at the head of a title: "Trois chargés de mission"."""

COMPLEMENT_AFTER = frozenset(
    (
        *("de", "d", "du", "des", "en", "a", "au", "aux", "par", "pour", "sur", "chez", "avec", "sans"),
        *("un", "le", "l", "les"),
    )
)
"""Behind these stands a noun with a gender of its own: "agent de port" is not "agent de porte"."""
