"""Days of the calendar, months of it, and which is certainly the earlier."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.model.dates import earlier, valid


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("2021-10-04", True, True),
        ("2024-02-29", True, True),
        ("2021-02-29", False, False),
        ("2100-02-29", False, False),
        ("2021-04-31", False, False),
        ("2021-10", False, True),
        ("2021-13", False, False),
        ("2021-00", False, False),
        ("2021-10-00", False, False),
        ("0000-01-01", False, False),
        ("21-10-04", False, False),
        ("2021-1-4", False, False),
        ("2021/10/04", False, False),
        ("2021-10-04 ", False, False),
        ("2021-10-04\n", False, False),
        ("2021-10-04T00:00", False, False),
        ("٢٠٢١-10-04", False, False),
        ("", False, False),
    ],
)
def test_a_date_is_a_day_or_a_month_of_the_calendar(text: str, day: bool, month: bool) -> None:
    assert (valid(text), valid(text, month_only=True)) == (day, month)


@given(st.dates(), st.dates())
def test_days_are_ordered_as_the_calendar_orders_them(one: date, other: date) -> None:
    assert valid(one.isoformat())
    assert earlier(one.isoformat(), other.isoformat()) is (one < other)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2021-02", "2021-03", True),
        ("2021-02", "2021-02", False),
        ("2021-02", "2021-02-28", False),
        ("2021-02-01", "2021-02", False),
        ("2021-02-28", "2021-03", True),
        ("2021-02", "2021-03-01", True),
        ("2020-12", "2021-01", True),
    ],
)
def test_a_month_is_not_before_a_day_in_it(one: str, other: str, said: bool) -> None:
    assert earlier(one, other) is said
    assert not (said and earlier(other, one))
