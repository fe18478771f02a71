"""Bytes to text: strict UTF-8, and no character that shows the reader another file than the parser's.

What is refused are the characters of "Trojan Source" (CVE-2021-42574) and its kin: Unicode's
Bidi_Control, the controls of ISO 6429, the line breaks of YAML 1.1 that no editor breaks lines at
(U+0085, U+2028, U+2029), the byte order mark inside the text, and noncharacters. What nobody sees but
does no harm (Default_Ignorable_Code_Point) is warned of.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

from procho.formats.report import Report, declares
from procho.model.positions import Positions

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    + _NONCHARACTERS
)
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_PLAIN = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_LETTERS = frozenset(map(chr, range(0xA0, 0x180))) - {"\u00ad"} | set("\u2018’“”–—…•€")
"""What French has beyond these: a file that has no other character need not be searched."""
_MOST_NAMED = 100
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, file: str, keys: tuple[str, ...]) -> tuple[str | None, Report]:
    """The text, without its byte order mark, and the report that goes on with it; None where it is refused.

    `keys` are those by which a file of this kind declares itself (see `Report.quotes`).
    """
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    body = data[start:]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, _undecodable(body, file, keys, error.start, start)
    report = Report(file, Positions(text), declares(text, keys))
    # Without the plain characters a text of ten million has some fifty different ones, found in 5 ms;
    # a regular expression over all of it takes 350.
    unusual = "".join(set(body.translate(None, _PLAIN).decode("utf-8")) - _LETTERS)
    if unusual and _any_of(_FORBIDDEN).search(unusual):
        _name_each(_any_of(_FORBIDDEN).finditer(text), "forbidden-character", report.error)
        return None, report
    if unusual and _any_of(_INVISIBLE).search(unusual):
        _name_each(_any_of(_INVISIBLE).finditer(text), "invisible-character", report.warning)
    return text, report


def forbidden_in(value: str) -> str | None:
    """The first character that a value may not have; only an escape can put a carriage return there."""
    found = _any_of(f"\r{_FORBIDDEN}").search(value)
    return found[0] if found else None


@cache
def _any_of(characters: str) -> re.Pattern[str]:
    """Compiled when it is needed: these are the largest expressions there are here, and 5 ms of a start."""
    return re.compile(f"[{characters}]")


def code(character: str) -> str:
    """A character as Unicode names its code point, `U+202E`."""
    return f"U+{ord(character):04X}"


def _name_each(found: Iterator[re.Match[str]], rule: str, say: Callable[..., None]) -> None:
    for match in islice(found, _MOST_NAMED):
        say(rule, "raw", match.start(), match.end(), code=code(match[0]))
    if after := next(found, None):
        say(rule, "more", after.start(), after.end(), count=1 + sum(1 for _ in found))


def _undecodable(body: bytes, file: str, keys: tuple[str, ...], at: int, skipped: int) -> Report:
    good = len(body[:at].decode("utf-8"))
    end = body.find(b"\n", at)
    shown = body[: len(body) if end < 0 else end][: at + _MOST_NAMED].decode("utf-8", "backslashreplace")
    report = Report(file, Positions(shown), declares(shown, keys))
    message = "utf16" if body.startswith(_UTF16) else "utf8"
    report.error("encoding", message, good, good, byte=f"0x{body[at]:02X}", offset=at + skipped)
    return report
