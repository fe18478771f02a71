"""The words of every text that a person reads, in English and in French.

A catalogue is a TOML file of one language and one domain (`en/common.toml`); a message's key is
`domain.section.name`. An entry is a template for `str.format_map`, or, where it depends on a number,
a table of the plural forms `one` and `other` (Unicode CLDR's names), chosen by the parameter `count`.
What fills a template in is never a template itself.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from procho.render.words.forms import date_text, number_text, singular

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_FOLDER = Path(__file__).parent


class Words:
    """One language's catalogues; each domain is read when its first message is asked for."""

    def __init__(self, lang: Language) -> None:
        """For one language; reads nothing yet."""
        self.lang: Language = lang

    def __call__(self, key: str, /, **params: object) -> str:
        """The message, filled in. Raises KeyError, naming the key, for an unknown key or parameter."""
        entry = self._entry(key)
        if isinstance(entry, Mapping):
            entry = entry["one" if singular(self.lang, params.get("count")) else "other"]
        try:
            return str(entry).format_map(params)
        except KeyError as missing:
            raise KeyError(f"{self.lang}:{key}: no parameter {missing}") from missing

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        try:
            self._entry(key)
        except KeyError:
            return False
        return True

    def date(self, text: str) -> str:
        """A date of a file, YYYY-MM-DD or YYYY-MM: "4 October 2021", "04/10/2021"; "March 2020", "mars 2020"."""
        return date_text(self.lang, text, self)

    def number(self, value: float | Decimal) -> str:
        """A number with the language's marks for thousands and decimals: "1,234.5", "1 234,5"."""
        return number_text(self.lang, value)

    def _entry(self, key: str) -> Any:
        domain, _, rest = key.partition(".")
        section, _, name = rest.rpartition(".")
        try:
            return _catalogue(self.lang, domain)[section][name]
        except KeyError:
            raise KeyError(f"{self.lang}:{key}: no such message") from None


@cache
def load(lang: Language) -> Words:
    """The words of a language."""
    return Words(lang)


@cache
def _catalogue(lang: Language, domain: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - half of the start-up of a command that prints nothing from here

    path = _FOLDER / lang / f"{domain}.toml"
    if not path.is_file():
        raise KeyError(domain)
    return tomllib.loads(path.read_text(encoding="utf-8"))
