"""Each type of a key: the texts it takes, and the ones it refuses."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from procho.model import fields as f

ACCEPTED: list[tuple[Any, str, object]] = [
    (f.Text, "no", "no"),
    (f.Text, "02", "02"),
    (f.Text, "1.10", "1.10"),
    (f.Text, "35:00", "35:00"),
    (f.Text, " a ", " a "),
    (f.Identifier, "cm-éditorial_1.a", "cm-éditorial_1.a"),
    (f.Count, "1", 1),
    (f.Count, "1000000", 1_000_000),
    (f.Number, "0", 0),
    (f.Hours, "1", Decimal(1)),
    (f.Hours, "1.0", Decimal(1)),
    (f.Hours, "0.5", Decimal("0.5")),
    (f.Hours, ".8", Decimal("0.8")),
    (f.Flag, "true", True),
    (f.Flag, "false", False),
    (f.Day, "2021-10-04", "2021-10-04"),
    (f.DayOrMonth, "2021-10", "2021-10"),
    (f.Grade, "A 2,2", "A 2,2"),
    (f.FileName, "2021-02-15.yaml", "2021-02-15.yaml"),
    (f.FormatVersion, "1", 1),
]
REFUSED: list[tuple[Any, Any, str]] = [
    (f.Text, "", "string_pattern_mismatch"),
    (f.Text, " \t", "string_pattern_mismatch"),
    (f.Text, ["a"], "string_type"),
    (f.Text, {"a": "b"}, "string_type"),
    (f.Text, None, "string_type"),
    (f.Identifier, "a b", "identifier"),
    (f.Identifier, "a/b", "identifier"),
    (f.Identifier, "a\n", "identifier"),
    (f.Identifier, "", "empty"),
    (f.Count, "0", "count"),
    (f.Count, "-1", "count"),
    (f.Count, "+1", "count"),
    (f.Count, "1.5", "count"),
    (f.Count, "yes", "count"),
    (f.Count, "02", "count"),
    (f.Count, "0x1", "count"),
    (f.Count, "1_000", "count"),
    (f.Count, " 1", "count"),
    (f.Count, "1\n", "count"),
    (f.Count, "٣", "count"),
    (f.Count, "1000001", "count"),
    (f.Count, "9" * 5000, "count"),
    (f.Count, "", "count"),
    (f.Count, ["1"], "count"),
    (f.Count, True, "count"),
    (f.Number, "-0", "number"),
    (f.Number, "00", "number"),
    (f.Hours, "0", "fte"),
    (f.Hours, "0.0", "fte"),
    (f.Hours, "1.01", "fte"),
    (f.Hours, "0,5", "fte"),
    (f.Hours, "80%", "fte"),
    (f.Hours, "1e-1", "fte"),
    (f.Hours, "nan", "fte"),
    (f.Hours, {}, "fte"),
    (f.Flag, "yes", "flag"),
    (f.Flag, "True", "flag"),
    (f.Flag, "1", "flag"),
    (f.Flag, [], "flag"),
    (f.Day, "2021-10", "day"),
    (f.Day, "2021-02-29", "day"),
    (f.Day, "04/10/2021", "day"),
    (f.DayOrMonth, "2021", "day_or_month"),
    (f.DayOrMonth, [], "day_or_month"),
    (f.Grade, "–", "grade"),
    (f.Grade, "", "empty"),
    (f.FileName, "../a.yaml", "file_name"),
    (f.FileName, "a\\b", "file_name"),
    (f.FileName, "..", "file_name"),
    (f.FileName, "", "empty"),
    (f.FormatVersion, "2", "format_version"),
    (f.FormatVersion, "1.0", "format_version"),
    (f.FormatVersion, [], "format_version"),
]


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_accepted(kind: Any, text: str, value: object) -> None:
    found = TypeAdapter(kind).validate_python(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("kind", "text", "message"), REFUSED)
def test_refused(kind: Any, text: Any, message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        TypeAdapter(kind).validate_python(text)
    assert [error["type"].removeprefix("procho.") for error in refusal.value.errors()] == [message]


def test_a_word_is_one_of_a_few() -> None:
    one_of = f.one_of("fr", "en")
    assert one_of.func("fr") == "fr"  # type: ignore[call-arg]
    with pytest.raises(Exception, match="word") as refusal:
        one_of.func("de")  # type: ignore[call-arg]
    assert refusal.value.context == {"value": "de", "allowed": ["fr", "en"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "score"), [("0", 0.0), ("1", 1.0), ("0.55", 0.55), (".8", 0.8), ("1.0", 1.0)])
def test_a_share_lies_between_nothing_and_all(text: str, score: float) -> None:
    assert f.share().func(text) == score  # type: ignore[call-arg]


@pytest.mark.parametrize("text", ["1.1", "-0.1", "80", "nan", "1e-1", "0,5", "", []])
def test_what_is_no_share(text: Any) -> None:
    with pytest.raises(Exception, match="share"):
        f.share().func(text)  # type: ignore[call-arg]


def test_a_key_that_takes_a_list_takes_one_entry_too() -> None:
    assert f.listed({"post": "a"}) == [{"post": "a"}]
    assert f.listed([{"post": "a"}]) == [{"post": "a"}]
