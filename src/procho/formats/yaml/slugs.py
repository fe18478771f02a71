"""Ids made of titles and names: short, plain, each once."""

import re
import unicodedata
from collections import Counter

_INCLUSIVE = re.compile(
    r"(?<=\w)(?:[/·.-](?:ère|ière|euse|trice|rice|ne|se|te|ve|e|s|es)\b|\((?:e|s|es|ne|ère|trice)\)s?)+"
)
_SMALL = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "sur")
)
_LONGEST = 32


class Slugs:
    """Gives out ids, none of them twice and none that is `taken`."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = {name.casefold() for name in taken}
        self._last: Counter[str] = Counter()

    def of(self, name: str, otherwise: str) -> str:
        """An id that recalls the name; one that begins with `otherwise` where no letter of it is Latin."""
        base = slug(name) or otherwise
        while True:
            self._last[base] += 1
            found = base if self._last[base] == 1 else f"{base}-{self._last[base]}"
            if found not in self._taken:
                self._taken.add(found)
                return found


def slug(name: str) -> str:
    """A name's telling words, in ASCII and lower case, up to 32 characters: `charge-mission`."""
    plain = _INCLUSIVE.sub("", name.casefold()).replace("œ", "oe").replace("æ", "ae").replace("’", " ")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", ascii_only)
    short = ""
    for word in [word for word in words if word not in _SMALL] or words:
        if len(short) + 1 + len(word) > _LONGEST:
            break
        short = f"{short}-{word}" if short else word
    return short or "-".join(words)[:_LONGEST]
