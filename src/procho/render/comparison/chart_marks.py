"""What a line of the compared charts says of its change: a mark, a word, how many of the group."""

from collections.abc import Iterator
from math import inf

from msgspec import Struct

from procho.model.comparison import Change, Comparison, Created, Kept, Suppressed, TransferredIn, TransferredOut
from procho.model.version import Line
from procho.render.comparison.facts import BELOW
from procho.render.words import Words


class Flow(Struct, frozen=True):
    """A change and its place among the changes, by which the two ends of its line find each other."""

    number: int
    change: Change


class Ends(Struct, frozen=True):
    """The flows of each group, by line number: of the source's groups and of the target's."""

    before: dict[int, list[Flow]]
    after: dict[int, list[Flow]]

    @classmethod
    def of(cls, comparison: Comparison) -> "Ends":
        """Each group's flows in the order of their other ends, so that as few lines cross as may be."""
        before: dict[int, list[Flow]] = {}
        after: dict[int, list[Flow]] = {}
        for number, change in enumerate(comparison.posts):
            for line, found in ((source(change), before), (target(change), after)):
                if line is not None:
                    found.setdefault(line.number, []).append(Flow(number, change))
        for flows, other in ((before, target), (after, source)):
            for group in flows.values():
                group.sort(key=lambda flow: _number(other(flow.change)))
        return cls(before, after)


def _number(line: Line | None) -> float:
    """A group's place; what goes to or comes from elsewhere is drawn last."""
    return line.number if line else inf


def source(change: Change) -> Line | None:
    """The group that the posts are in before, if there is one."""
    return None if isinstance(change, Created | TransferredIn) else change.before


def target(change: Change) -> Line | None:
    """The group that the posts are in after, if there is one."""
    return None if isinstance(change, Suppressed | TransferredOut) else change.after


def part(change: Change, line: Line, words: Words) -> Iterator[str]:
    """How many of the group's posts, where it is not all of them."""
    if change.count != line.group.count:
        yield words("chart.comparison.part", part=change.count, whole=line.group.count)


def elsewhere(change: Change, line: Line, words: Words) -> Iterator[str]:
    """Where the posts come from or go to, in words: for charts with too many lines to draw them."""
    if not isinstance(change, Kept) or not {"unit", "title"} & {*change.fields}:
        return
    other, key = (change.before, "from") if line is change.after else (change.after, "to")
    place = [*other.path[-1:], other.group.title] if "title" in change.fields else [*other.path[-1:]]
    if place:
        yield words(f"chart.comparison.{key}", place=BELOW.join(place))
