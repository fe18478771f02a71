"""Dates as the file writes them: YYYY-MM-DD, or YYYY-MM where the day is unknown."""

import re
from calendar import monthrange

DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def valid(text: str, *, month_only: bool = False) -> bool:
    """Whether the text is a day of the calendar (or, with `month_only`, a month of it)."""
    match = DAY.fullmatch(text)
    if not match or not text.isascii():
        return False
    year, month = int(match[1]), int(match[2])
    if year < 1 or not 1 <= month <= 12:
        return False
    if match[3] is None:
        return month_only
    return 1 <= int(match[3]) <= monthrange(year, month)[1]


def earlier(one: str, other: str) -> bool:
    """Whether `one` is certainly before `other`: a month is not before a day that lies in it."""
    return _bounds(one)[1] < _bounds(other)[0]


def _bounds(text: str) -> tuple[str, str]:
    return (text, text) if len(text) > 7 else (f"{text}-01", f"{text}-31")
