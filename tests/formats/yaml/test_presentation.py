"""However a file is written, it says the same, and everything in it stands where it stands."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from procho.formats.yaml.organigram import load
from procho.model.organigram import Organigram, PostGroup, Record, Unit
from procho.model.positions import Place
from procho.model.version import Version
from strategies import organigrams
from styles import written

Tree = dict[str, Any]


def read(text: str) -> Version:
    loaded = load(text.encode(), "a.yaml")
    assert loaded.findings == (), text
    assert loaded.version is not None
    return loaded.version


def without_places(record: Record) -> Tree:
    return record.model_dump(mode="json")


@given(st.data(), organigrams())
def test_presentation_makes_no_difference(data: st.DataObject, tree: Tree) -> None:
    version = read(data.draw(written(tree)))
    assert without_places(version.organigram) == without_places(Organigram.model_validate(tree))


@given(st.data(), organigrams())
def test_every_key_and_value_stands_where_the_positions_say(data: st.DataObject, tree: Tree) -> None:
    text = data.draw(written(tree))
    version = read(text)
    lines = re.split(r"\r\n|\r|\n", text)
    for record in (*(line.group for line in version.lines), *(unit.unit for unit in version.units)):
        assert_places(version, record, lines)


def assert_places(version: Version, record: PostGroup | Unit, lines: list[str]) -> None:
    for key in version.positions.shapes[record.at]:
        assert at(version, Place(record.at, key, on_key=True), lines) == key
        value = getattr(record, key)
        if isinstance(value, str):
            assert at(version, Place(record.at, key), lines) == value
    for number, ref in enumerate((isinstance(record, PostGroup) and record.refs) or ()):
        assert at(version, Place(record.at, "refs", number), lines) == ref


def at(version: Version, place: Place, lines: list[str]) -> str:
    """The scalar at a place, read from the lines alone."""
    span = version.positions.span(place)
    assert span.line == span.end_line
    text = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    if text[0] == '"':
        return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text[1:-1])
    return text


def test_a_collection_ends_with_its_last_text() -> None:
    version = read(
        "procho: 1\norganisation: M\ndate: 2021-10\nposts:\n- title: x\n  note: |\n    a\n    b\n\n\nunits: []\n"
    )
    span = version.positions.span(Place(version.organigram.at, "posts"))
    assert (span.line, span.column, span.end_line, span.end_column) == (5, 1, 8, 6)


@given(st.binary(max_size=200))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert load(data, "a.yaml").findings


@given(st.text(alphabet="procho: 1\n-[]{}&*!|>'\"%@`#,?\t<~\\xé\r", max_size=80))
def test_any_text_is_judged(text: str) -> None:
    assert load(f"procho: 1\n{text}".encode(), "a.yaml").findings
