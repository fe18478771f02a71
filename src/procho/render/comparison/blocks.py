"""A document of blocks that must not grow beyond a limit: rows are left out, and said to be; nothing is cut through."""

from collections.abc import Callable, Iterable

from msgspec import Struct

ROOM = 200
"""What the sentence on rows left out may take."""


class Block(Struct, frozen=True):
    """Lines that stay, around rows of which the last may be left out."""

    before: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def fitted(blocks: Iterable[Block], limit: int, left_out: Callable[[int], str]) -> str:
    """The blocks in at most `limit` UTF-16 units; the longest lists lose rows first, and `left_out` counts them."""
    kept = [block for block in blocks if block.before or block.rows]
    most = _level([size(block.rows) for block in kept], limit - frame(kept))
    return "\n".join(line for block in kept for line in _lines(block, most, left_out)).rstrip("\n") + "\n"


def frame(blocks: Iterable[Block]) -> int:
    """How many UTF-16 units stay, however many rows are left out."""
    return sum(size((*block.before, *block.after)) + ROOM for block in blocks if block.before or block.rows)


def size(lines: Iterable[str]) -> int:
    """As GitHub counts: UTF-16 units, one more a line for its end."""
    return sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)


def _lines(block: Block, most: int, left_out: Callable[[int], str]) -> tuple[str, ...]:
    used, fitting = 0, 0
    for row in block.rows:
        used += size((row,))
        if used > most:
            break
        fitting += 1
    cut = len(block.rows) - fitting
    sentence = ("", left_out(cut), "") if cut else ()
    return (*block.before, *block.rows[:fitting], *sentence, *block.after)


def _level(sizes: list[int], room: int) -> int:
    """The greatest size such that all lists, each cut to it, fit together: water finds its level."""
    left = max(room, 0)
    for number, needed in enumerate(sorted(sizes)):
        share = left // (len(sizes) - number)
        if needed > share:
            return share
        left -= needed
    return max(sizes, default=0)
