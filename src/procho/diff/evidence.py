"""What two lines say of being the same post, taken by themselves: the evidence.

Each piece of evidence is a number, 0 where there is nothing to say, and symmetric: it says the same
of (a, b) and of (b, a). A pair's utility is the weighted sum; how it competes with the utilities of
other pairs, and with nothing at all, is `posterior`'s business.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import mul

from procho.diff.likeness import Bag, Words
from procho.diff.side import ROOT, Side
from procho.diff.units import Classes
from procho.model.grades import compatible
from procho.model.names import fold

Pieces = tuple[float, ...]
CLASH = 0.15
"""Notes that share less than this speak of different work."""
UNGRADED = 0.75
"""A chart without grades is no reason to doubt: most pairs worth looking at would have the same one."""


class Texts:
    """One text of each line (or unit) on either side, and the likeness of any two."""

    def __init__(self, befores: Mapping[int, Sequence[str]], afters: Mapping[int, Sequence[str]]) -> None:
        self.words = Words(text for side in (befores, afters) for text in side.values() if text)
        self.texts = befores, afters
        self._bags: tuple[dict[int, Bag], dict[int, Bag]] = {}, {}

    def likeness(self, before: int, after: int) -> float:
        """From 0 to 1, by the rarity of the words that they share."""
        return self.words.likeness(self._bag(0, before), self._bag(1, after))

    def _bag(self, side: int, line: int) -> Bag:
        bags = self._bags[side]
        if (found := bags.get(line)) is None:
            found = bags[line] = self.words.bag(self.texts[side][line])
        return found


class Evidence:
    """The evidence about any pair of the given lines of two sides, in the order of `weights.STATIC`."""

    def __init__(
        self, source: Side, target: Side, classes: Classes, befores: Sequence[int], afters: Sequence[int]
    ) -> None:
        from rapidfuzz import fuzz  # noqa: PLC0415 - 23 ms, for what nothing certain has matched

        self.source, self.target, self.classes, self.letters = source, target, classes, fuzz
        befores, afters = _with_managers(source, befores), _with_managers(target, afters)

        def texts(words: Callable[[Side, int], Sequence[str]]) -> Texts:
            return Texts({b: words(source, b) for b in befores}, {a: words(target, a) for a in afters})

        self.titles = texts(Side.words)
        self.notes = texts(Side.note_words)
        self.all_words = texts(lambda side, line: (*side.words(line), *side.note_words(line)))
        self.unit_names = Texts(source.unit_words, target.unit_words)
        self._unit_likeness: dict[tuple[int, int], float] = {}
        self._title_likeness: dict[tuple[str, str], tuple[float, float, float, float]] = {}

    def pieces(self, before: int, after: int) -> Pieces:
        """Every piece of evidence about a pair."""
        source, target = self.source, self.target
        one, other = source.groups[before], target.groups[after]
        notes = self.notes.likeness(before, after)
        grade = _grades(one.grade, other.grade)
        return (
            *self._title(before, after),
            notes,
            float(notes < CLASH and source.tells(before) and target.tells(after)),
            self.all_words.likeness(before, after),
            max(grade, 0.0),
            max(-grade, 0.0),
            float(self.classes.before[source.unit[before]] == self.classes.after[target.unit[after]]),
            self._unit_words(source.unit[before], target.unit[after]),
            self._manager_words(before, after),
            float((source.manager[before] is None) is not (target.manager[after] is None)),
            float(bool(source.reports[before]) is not bool(target.reports[after])),
            _ratio(source.reports[before], target.reports[after]),
            _said(one.role, other.role),
            _funded(one.funding, other.funding),
            _said(one.site, other.site),
        )

    def _title(self, before: int, after: int) -> tuple[float, float, float, float]:
        """The same title, the likeness of its words, that of its letters, and one within the other."""
        key = title, other = self.source.title[before], self.target.title[after]
        if (found := self._title_likeness.get(key)) is None:
            found = self._title_likeness[key] = (
                float(title == other),
                self.titles.likeness(before, after),
                self.letters.token_sort_ratio(title, other) / 100,
                self.letters.token_set_ratio(title, other) / 100,
            )
        return found

    def _unit_words(self, before: int, after: int) -> float:
        key = before, after
        if key not in self._unit_likeness:
            found = float(before == after) if ROOT in key else self.unit_names.likeness(before, after)
            self._unit_likeness[key] = found
        return self._unit_likeness[key]

    def _manager_words(self, before: int, after: int) -> float:
        one, other = self.source.manager[before], self.target.manager[after]
        return 0.0 if one is None or other is None else self.titles.likeness(one, other)


def weighted(pieces: Pieces, weights: Pieces) -> float:
    """The utility of a pair: the weighted sum of its evidence."""
    return float(sum(map(mul, pieces, weights)))


def _with_managers(side: Side, lines: Iterable[int]) -> list[int]:
    """The lines, and those that they report to, once each."""
    managers = (side.manager[line] for line in lines)
    return list(dict.fromkeys([*lines, *(manager for manager in managers if manager is not None)]))


def _said(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    return 1.0 if fold(one) == fold(other) else -1.0


def _funded(one: str | None, other: str | None) -> float:
    """Like `_said`, but an earmark that only one side has is a reason to doubt."""
    return -0.5 if (one is None) is not (other is None) else _said(one, other)


def _grades(one: str | None, other: str | None) -> float:
    """1 for one grade or a grade known less exactly, −1 for another, UNGRADED where one is not given."""
    if not one or not other:
        return UNGRADED
    return 1.0 if compatible(one, other) else -1.0


def _ratio(one: int, other: int) -> float:
    return min(one, other) / max(one, other) if one and other else 0.0
