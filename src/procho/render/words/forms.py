"""How a language writes numbers, plurals and dates (Unicode CLDR; for French, the Imprimerie nationale's rules)."""

from collections.abc import Callable
from decimal import Decimal

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"


def singular(lang: str, count: object) -> bool:
    """Whether a quantity takes the singular: 1 in English; in French everything below 2."""
    if not isinstance(count, int | float):
        return False
    return count == 1 if lang == "en" else abs(count) < 2


def number_text(lang: str, value: float | Decimal) -> str:
    """A number with the language's marks."""
    text = f"{value:,}"
    if lang == "en":
        return text
    return text.replace(".", "\0").replace(",", NARROW_NO_BREAK).replace("\0", ",")


def date_text(lang: str, text: str, words: Callable[[str], str]) -> str:
    """A valid YYYY-MM-DD or YYYY-MM in the language's way; `words` names the months."""
    year, month, *day = text.split("-")
    if day and lang == "fr":
        return f"{day[0]}/{month}/{year}"
    name = words(f"common.months.{month}")
    return f"{int(day[0])} {name} {year}" if day else f"{name} {year}"
