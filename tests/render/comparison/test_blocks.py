from hypothesis import given
from hypothesis import strategies as st

from procho.render.comparison.blocks import ROOM, Block, fitted

ROWS = st.lists(st.text(st.sampled_from("ab😀"), max_size=40), max_size=60).map(tuple)


@given(st.lists(ROWS, max_size=6), st.integers(0, 3000))
def test_a_document_stays_within_its_limit_and_counts_what_it_left_out(lists: list[tuple[str, ...]], room: int) -> None:
    blocks = [Block((f"#{number}",), tuple(f"- {row}" for row in rows), ("end",)) for number, rows in enumerate(lists)]
    limit = room + sum(ROOM + 10 for _ in blocks)
    found = fitted(blocks, limit, lambda count: f"left out: {count}")
    assert len(found.encode("utf-16-le")) // 2 <= limit + 1
    lines = found.splitlines()
    missing = sum(int(line.removeprefix("left out: ")) for line in lines if line.startswith("left out: "))
    assert missing + sum(line.startswith("- ") for line in lines) == sum(map(len, lists))
    assert lines.count("end") == len(blocks)


def test_nothing_is_left_out_where_there_is_room() -> None:
    blocks = [Block(("a",), ("1", "2"), ("z",)), Block(), Block(("b",))]
    assert fitted(blocks, 10_000, str) == "a\n1\n2\nz\nb\n"


def test_the_longest_list_loses_rows_first() -> None:
    blocks = [Block((), ("1" * 50,) * 3), Block((), ("2" * 50,) * 100)]
    found = fitted(blocks, 2 * ROOM + 1000, lambda count: f"{count} left out")
    assert found.count("1" * 50) == 3
    assert found.count("2" * 50) == 16
    assert found.endswith("84 left out\n")
