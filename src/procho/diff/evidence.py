"""What two lines say of being the same post, taken by themselves: the evidence.

Each piece of evidence is a number, 0 where there is nothing to say, and symmetric: it says the same
of (a, b) and of (b, a). A pair's utility is the weighted sum; how it competes with the utilities of
other pairs, and with nothing at all, is `posterior`'s business.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import mul

from msgspec import Struct

from procho.diff.likeness import Bag, Words
from procho.diff.side import ROOT, Side
from procho.diff.units import Classes
from procho.model.grades import Parts, meet
from procho.model.names import fold

Pieces = tuple[float, ...]
CLASH = 0.15
"""Notes that share less than this speak of different work."""
UNGRADED = 0.75
"""A chart without grades is no reason to doubt: most pairs worth looking at would have the same one."""


class Texts:
    """One text of each unit on either side, and the likeness of any two."""

    def __init__(self, befores: Mapping[int, Sequence[str]], afters: Mapping[int, Sequence[str]]) -> None:
        self.words = Words(text for side in (befores, afters) for text in side.values() if text)
        self.texts = befores, afters
        self._bags: tuple[dict[int, Bag], dict[int, Bag]] = {}, {}

    def likeness(self, before: int, after: int) -> float:
        """From 0 to 1, by the rarity of the words that they share."""
        return self.words.likeness(self._bag(0, before), self._bag(1, after))

    def _bag(self, side: int, number: int) -> Bag:
        bags = self._bags[side]
        if (found := bags.get(number)) is None:
            found = bags[number] = self.words.bag(self.texts[side][number])
        return found


class _Traits(Struct, frozen=True):
    """What one line brings to each pair that it is in."""

    title: str
    words: Bag
    note: Bag
    tells: bool
    whole: Bag
    """The words of title and note."""
    grade: Parts
    unit: int
    unit_class: int
    manager: Bag | None
    """The words of the title of the line that it reports to."""
    reports: int
    role: str | None
    funding: str | None
    site: str | None


class Evidence:
    """The evidence about any pair of the given lines of two sides, in the order of `weights.STATIC`."""

    def __init__(
        self, source: Side, target: Side, classes: Classes, befores: Sequence[int], afters: Sequence[int]
    ) -> None:
        from rapidfuzz import fuzz  # noqa: PLC0415 - 23 ms, for what nothing certain has matched

        self.classes, self.letters = classes, fuzz
        known = [
            (side, line)
            for side, lines in ((source, befores), (target, afters))
            for line in _with_managers(side, lines)
        ]
        self.titles = Words(side.words(line) for side, line in known)
        self.notes = Words(note for side, line in known if (note := side.note_words(line)))
        self.whole = Words((*side.words(line), *side.note_words(line)) for side, line in known)
        self.unit_names = Texts(source.unit_words, target.unit_words)
        self.before = {line: self._traits(source, classes.before, line) for line in befores}
        self.after = {line: self._traits(target, classes.after, line) for line in afters}
        self._unit_likeness: dict[tuple[int, int], float] = {}
        self._title_likeness: dict[tuple[str, str], tuple[float, float, float, float]] = {}

    def pieces(self, before: int, after: int) -> Pieces:
        """Every piece of evidence about a pair."""
        one, other = self.before[before], self.after[after]
        notes = self.notes.likeness(one.note, other.note)
        grade = _grades(one.grade, other.grade)
        return (
            *self._title(one, other),
            notes,
            float(notes < CLASH and one.tells and other.tells),
            self.whole.likeness(one.whole, other.whole),
            max(grade, 0.0),
            max(-grade, 0.0),
            float(one.unit_class == other.unit_class),
            self._unit_words(one.unit, other.unit),
            self.titles.likeness(one.manager, other.manager) if one.manager and other.manager else 0.0,
            float((one.manager is None) is not (other.manager is None)),
            float(bool(one.reports) is not bool(other.reports)),
            _ratio(one.reports, other.reports),
            _said(one.role, other.role),
            _funded(one.funding, other.funding),
            _said(one.site, other.site),
        )

    def _traits(self, side: Side, classes: Mapping[int, int], line: int) -> _Traits:
        group, unit, manager = side.groups[line], side.unit[line], side.manager[line]
        words, note = side.words(line), side.note_words(line)
        return _Traits(
            title=side.title[line],
            words=self.titles.bag(words),
            note=self.notes.bag(note),
            tells=side.tells(line),
            whole=self.whole.bag((*words, *note)),
            grade=side.grade[line],
            unit=unit,
            unit_class=classes[unit],
            manager=None if manager is None else self.titles.bag(side.words(manager)),
            reports=side.reports[line],
            role=_folded(group.role),
            funding=_folded(group.funding),
            site=_folded(group.site),
        )

    def _title(self, one: _Traits, other: _Traits) -> tuple[float, float, float, float]:
        """The same title, the likeness of its words, that of its letters, and one within the other."""
        key = one.title, other.title
        if (found := self._title_likeness.get(key)) is None:
            found = self._title_likeness[key] = (
                float(one.title == other.title),
                self.titles.likeness(one.words, other.words),
                self.letters.token_sort_ratio(*key) / 100,
                self.letters.token_set_ratio(*key) / 100,
            )
        return found

    def _unit_words(self, before: int, after: int) -> float:
        key = before, after
        if (found := self._unit_likeness.get(key)) is None:
            found = float(before == after) if ROOT in key else self.unit_names.likeness(before, after)
            self._unit_likeness[key] = found
        return found


def weighted(pieces: Pieces, weights: Pieces) -> float:
    """The utility of a pair: the weighted sum of its evidence."""
    return float(sum(map(mul, pieces, weights)))


def _with_managers(side: Side, lines: Iterable[int]) -> list[int]:
    """The lines, and those that they report to, once each."""
    managers = (side.manager[line] for line in lines)
    return list(dict.fromkeys([*lines, *(manager for manager in managers if manager is not None)]))


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _said(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    return 1.0 if one == other else -1.0


def _funded(one: str | None, other: str | None) -> float:
    """Like `_said`, but an earmark that only one side has is a reason to doubt."""
    return -0.5 if (one is None) is not (other is None) else _said(one, other)


def _grades(one: Parts, other: Parts) -> float:
    """1 for one grade or a grade known less exactly, −1 for another, UNGRADED where one is not given."""
    if not one or not other:
        return UNGRADED
    return 1.0 if meet(one, other) else -1.0


def _ratio(one: int, other: int) -> float:
    return min(one, other) / max(one, other) if one and other else 0.0
