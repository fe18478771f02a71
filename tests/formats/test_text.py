import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.formats import text
from procho.formats.text import decode
from procho.model.findings import Severity

KEYS = ("procho",)


def found(data: bytes) -> list[tuple[str, str, int, int]]:
    _, report = decode(data, "a.yaml", KEYS)
    return [(f.rule, f.message, f.span.line, f.span.column) for f in report.findings()]


def test_one_byte_order_mark_is_allowed_and_gone() -> None:
    text, report = decode(b"\xef\xbb\xbfprocho: 1\n", "a.yaml", KEYS)
    assert text == "procho: 1\n"
    assert not report.findings()


def test_a_second_one_is_forbidden() -> None:
    assert found(b"\xef\xbb\xbf\xef\xbb\xbfprocho: 1\n") == [("forbidden-character", "raw", 1, 1)]


def test_the_first_bad_byte_is_named_by_line_column_and_offset() -> None:
    text, report = decode(b"\xef\xbb\xbfprocho: 1\r\nn: \xc3\xa9\xe9\n", "a.yaml", KEYS)
    (finding,) = report.findings()
    assert text is None
    assert (finding.rule, finding.span.line, finding.span.column) == ("encoding", 2, 5)
    assert finding.params == {"byte": "0xE9", "offset": 19}
    assert finding.excerpt == "n: é\\xe9"


@pytest.mark.parametrize(
    "data", [b"\xc0\xafx", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff\xfep\0r\0", "é".encode("latin-1"), b"a\xc3"]
)
def test_what_is_not_utf8_is_refused(data: bytes) -> None:
    assert [rule for rule, *_ in found(data)] == ["encoding"]


def test_utf16_is_named() -> None:
    assert found("procho: 1".encode("utf-16")) == [("encoding", "utf16", 1, 1)]


FORBIDDEN = (
    "\0\a\b\v\f\x1b\x7f\x80\x85\x9b\x9f\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff"
    "\ufdd0\ufffe\U0001ffff"
)


@pytest.mark.parametrize("character", FORBIDDEN)
def test_forbidden_characters_are_refused_where_they_stand(character: str) -> None:
    text, report = decode(f"procho: 1\rn: 😀é{character}\n".encode(), "a.yaml", KEYS)
    (finding,) = report.findings()
    assert text is None
    assert (finding.rule, finding.span.line, finding.span.column) == ("forbidden-character", 2, 6)
    assert finding.params == {"code": f"U+{ord(character):04X}"}


@pytest.mark.parametrize("character", "\u00ad\u200b\u200d\u2060\u3164\ufe0f\U000e0041")
def test_invisible_characters_are_warned_of(character: str) -> None:
    text, report = decode(f"procho: 1\n\nn: {character}x".encode(), "a.yaml", KEYS)
    (finding,) = report.findings()
    assert text is not None
    assert (finding.rule, finding.severity) == ("invisible-character", Severity.WARNING)
    assert (finding.span.line, finding.span.column) == (3, 4)


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="\u034f"), max_size=40))
def test_what_can_be_seen_passes(text: str) -> None:
    _, report = decode(f"\t{text} \r\n\r".encode(), "a.yaml", KEYS)
    assert {finding.rule for finding in report.findings()} <= {"invisible-character"}


def test_what_is_passed_unsearched_can_be_seen() -> None:
    """Nothing of Unicode's "other" (controls, marks of direction, what has no width), nor a separator of lines."""
    kinds = {unicodedata.category(character) for character in text._LETTERS}
    assert {kind[0] for kind in kinds} <= set("LNPSZ")
    assert not kinds & {"Zl", "Zp"}


def test_a_flood_is_counted() -> None:
    _, report = decode(b"\0" * 1000, "a.yaml", KEYS)
    findings = report.findings()
    assert len(findings) == 101
    assert (findings[-1].message, findings[-1].params) == ("more", {"count": 900})


@pytest.mark.parametrize("text", ["root:x:0:0:root:/root:/bin/bash\n\0", "TOKEN=x\0PATH=y", "token: secret\n\0"])
def test_a_file_that_does_not_say_it_is_ours_is_not_shown(text: str) -> None:
    _, report = decode(text.encode(), "a.yaml", KEYS)
    assert [finding.excerpt for finding in report.findings()] == [""] * text.count("\0")


@pytest.mark.parametrize("text", ["procho: 1", "a: 1\n  'procho' : 1", '{"procho": 1}', "{ procho: 1 }"])
def test_a_file_that_does_is(text: str) -> None:
    _, report = decode(f"{text}\n\0".encode(), "a.yaml", KEYS)
    assert [finding.excerpt for finding in report.findings()] == ["\0"]
