"""The types of a key's value, each read from the text that the file has, never guessed.

A scalar of the file is text and nothing else; the key's type says what it must look like, so `02`,
`no`, `1.10` and `35:00` stay what they are in a text key and are refused in a number. Every error
has a type of its own (`procho.<message>`) that the catalogues of words put into French and English.
"""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from procho.model import dates, grades
from procho.model.limits import Limits

_LIMITS = Limits()
_DIGITS = re.compile(r"0|[1-9][0-9]{0,6}")
_SHARE = re.compile(r"0?\.[0-9]{1,4}|[01](?:\.0{1,4})?")
_HOURS = re.compile(r"0?\.[0-9]{1,4}|1(?:\.0{1,4})?")


def mistake(message: str, **params: Any) -> PydanticCustomError:
    """A validation error whose type is the catalogue's key of the message."""
    return PydanticCustomError(f"procho.{message}", f"{message}", params)


def _scalar(value: Any, expected: str) -> str:
    if not isinstance(value, str):
        raise mistake(expected, value=_shape(value))
    return value


def _shape(value: Any) -> str:
    return "[…]" if isinstance(value, list | tuple) else "{…}" if isinstance(value, dict) else str(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise mistake("text", value=_shape(value))
    if not value or value.isspace():
        raise mistake("empty")
    return value


def _identifier(value: Any) -> str:
    text = _text(value)
    if not all(c.isalnum() or c in "._-" for c in text):
        raise mistake("identifier", value=text)
    return text


def _whole(least: int, message: str) -> BeforeValidator:
    def read(value: Any) -> int:
        number = value if type(value) is int else None
        if number is None:
            text = _scalar(value, message)
            if not _DIGITS.fullmatch(text):
                raise mistake(message, value=text, most=_LIMITS.max_count)
            number = int(text)
        if not least <= number <= _LIMITS.max_count:
            raise mistake(message, value=str(number), most=_LIMITS.max_count)
        return number

    return BeforeValidator(read)


def _hours(value: Any) -> Decimal:
    if isinstance(value, Decimal) and 0 < value <= 1:
        return value
    text = _scalar(value, "fte")
    if not _HOURS.fullmatch(text) or not Decimal(text):
        raise mistake("fte", value=text)
    return Decimal(text)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _scalar(value, "flag")
    if text not in ("true", "false"):
        raise mistake("flag", value=text)
    return text == "true"


def _day(value: Any) -> str:
    text = _scalar(value, "day")
    if not dates.valid(text):
        raise mistake("day", value=text)
    return text


def _day_or_month(value: Any) -> str:
    text = _scalar(value, "day_or_month")
    if not dates.valid(text, month_only=True):
        raise mistake("day_or_month", value=text)
    return text


def _grade(value: Any) -> str:
    text = _text(value)
    if not grades.parts(text):
        raise mistake("grade", value=text)
    return text


def _file_name(value: Any) -> str:
    text = _text(value)
    if "/" in text or "\\" in text or text in (".", ".."):
        raise mistake("file_name", value=text)
    return text


def _format_version(value: Any) -> int:
    if value not in (1, "1"):
        raise mistake("format_version", value=_shape(value))
    return 1


def one_of(*allowed: str) -> BeforeValidator:
    """Reads one of a few words; an error offers the nearest."""

    def read(value: Any) -> str:
        text = _scalar(value, "word")
        if text not in allowed:
            raise mistake("word", value=text, allowed=list(allowed))
        return text

    return BeforeValidator(read)


def share() -> BeforeValidator:
    """Reads a score between 0 and 1."""

    def read(value: Any) -> float:
        if isinstance(value, float) and 0 <= value <= 1:
            return value
        text = _scalar(value, "share")
        if not _SHARE.fullmatch(text):
            raise mistake("share", value=text)
        return float(text)

    return BeforeValidator(read)


def listed(value: Any) -> Any:
    """A key that takes one entry or a list of them."""
    return [value] if isinstance(value, dict) else value


def _editor(kind: str | list[str], **limits: Any) -> WithJsonSchema:
    """What JSON Schema can say of a key, for editors: never less than the reader takes.

    An editor reads `02` as a number and `no` as a word before its schema sees them, so a text may be either.
    """
    return WithJsonSchema({"type": kind, **limits}, mode="validation")


_TEXT = ["string", "number", "boolean"]
_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_MARKS = r"!-,/:-@\[-\^`{-~"  # ASCII's punctuation without `._-`; \p{L} is not in every dialect

Text = Annotated[str, StringConstraints(strict=True, pattern=r"\S"), _editor(_TEXT, pattern=r"\S")]
"""In pydantic's own terms, for its own speed: a large chart has half a million of them."""
Identifier = Annotated[str, BeforeValidator(_identifier), _editor(_TEXT, pattern=rf"^[^\s{_MARKS}]+$")]
Count = Annotated[int, _whole(1, "count"), Field(ge=1), _editor("integer", minimum=1, maximum=_LIMITS.max_count)]
Number = Annotated[int, _whole(0, "number"), Field(ge=0), _editor("integer", minimum=0, maximum=_LIMITS.max_count)]
Hours = Annotated[Decimal, BeforeValidator(_hours), Field(gt=0, le=1), _editor("number", exclusiveMinimum=0, maximum=1)]
Flag = Annotated[bool, BeforeValidator(_flag), _editor("boolean")]
Day = Annotated[str, BeforeValidator(_day), _editor("string", pattern=f"^{_DAY}$")]
DayOrMonth = Annotated[
    str, BeforeValidator(_day_or_month), _editor("string", pattern=f"^({_DAY}|[0-9]{{4}}-(0[1-9]|1[0-2]))$")
]
Grade = Annotated[str, BeforeValidator(_grade), _editor(_TEXT, pattern=rf"[^\s._{_MARKS}-]")]
FileName = Annotated[str, BeforeValidator(_file_name), _editor(_TEXT, pattern=r"^[^/\\]+$")]
FormatVersion = Annotated[int, BeforeValidator(_format_version), WithJsonSchema({"const": 1})]
