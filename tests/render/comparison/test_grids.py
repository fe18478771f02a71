from collections.abc import Callable

import pytest

from procho.model.comparison import Comparison
from procho.render.comparison.facts import Voice
from procho.render.comparison.grids import FEW, Grid, grade_grid, legal_grid, unit_grid
from procho.render.words import load

Making = Callable[[Comparison, Voice], Grid]

ENGLISH = Voice(load("en"), str)


def number(cell: str) -> int:
    return 0 if cell == "·" else int(cell.replace("−", "-"))


@pytest.mark.parametrize("name", ["golden", "everything"])
@pytest.mark.parametrize("grid", [unit_grid, grade_grid, legal_grid])
def test_the_total_is_the_sum_of_the_rows(name: str, grid: Making, request: pytest.FixtureRequest) -> None:
    found: Grid = grid(request.getfixturevalue(name), ENGLISH)
    for number_column in range(found.labels, len(found.columns)):
        assert sum(number(row[number_column]) for row in found.rows) == number(found.total[number_column])


@pytest.mark.parametrize("name", ["golden", "everything"])
@pytest.mark.parametrize("grid", [unit_grid, grade_grid])
def test_every_printed_row_adds_up(name: str, grid: Making, request: pytest.FixtureRequest) -> None:
    found: Grid = grid(request.getfixturevalue(name), ENGLISH)
    for row in (*found.rows, found.total):
        *parts, after = map(number, row[found.labels :])
        assert sum(parts) == after


def test_columns_that_are_zero_throughout_are_left_out(golden: Comparison) -> None:
    assert unit_grid(golden, ENGLISH).columns == ("unit", "before", "transf. in", "moved in", "moved out", "after")


def test_in_a_long_table_rows_without_movement_are_in_the_total_only(compared: Callable[..., Comparison]) -> None:
    units = ", ".join(f"{{name: Unité {n}, posts: [{{title: Agent {n}}}]}}" for n in range(FEW))
    before, after = f"units: [{units}]\n", f"posts: [{{title: Chef}}]\nunits: [{units}]\n"
    found = unit_grid(compared(before, after), ENGLISH)
    assert found.rows == (("the organisation itself", "0", "+1", "1"),)
    assert (found.hidden, found.total) == (FEW, ("total", str(FEW), "+1", str(FEW + 1)))


def test_corps_are_a_column_where_one_is_given(golden: Comparison, everything: Comparison) -> None:
    assert legal_grid(golden, ENGLISH).columns == ("grade", "suppressed", "created")
    assert legal_grid(everything, ENGLISH).columns == ("corps", "grade", "suppressed", "created")
