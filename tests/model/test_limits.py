"""Each limit can be raised from the environment, and by nothing that is not a positive number."""

import pytest

from procho.model.limits import DEEPEST, Limits


@pytest.mark.parametrize(
    ("text", "most"),
    [("7", 7), ("200000000", 200_000_000), ("0", None), ("-1", None), ("1e3", None), ("", None), ("٣", None)],
)
def test_a_limit_from_the_environment(monkeypatch: pytest.MonkeyPatch, text: str, most: int | None) -> None:
    monkeypatch.setenv("PROCHO_MAX_ERRORS", text)
    assert Limits.from_environment() == (Limits() if most is None else Limits(max_errors=most))


def test_reading_recurses_and_so_has_a_depth_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCHO_MAX_DEPTH", "100000")
    assert Limits.from_environment() == Limits(max_depth=DEEPEST)
