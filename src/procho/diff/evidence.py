"""What two lines say of being the same post, taken by themselves: the evidence and its weights.

Each piece of evidence is a number, 0 where there is nothing to say, and symmetric: it says the same
of (a, b) and of (b, a). A pair's utility is the weighted sum; how it competes with the utilities of
other pairs, and with nothing at all, is `posterior`'s business.
"""

from functools import cached_property
from operator import mul

from procho.diff.likeness import Words
from procho.diff.side import Side
from procho.diff.units import Classes
from procho.model.grades import begins
from procho.model.names import fold

Pieces = tuple[float, ...]


class Evidence:
    """The evidence about any pair of lines of two sides, in the order of `weights.STATIC`."""

    def __init__(self, source: Side, target: Side, classes: Classes) -> None:
        self.source, self.target, self.classes = source, target, classes
        self.titles = Words(words for side in (source, target) for words in map(side.words, range(len(side.lines))))
        self.notes = Words(words for side in (source, target) for words in map(side.note_words, range(len(side.lines))) if words)
        self.units = Words(side.titles.words(unit.unit.name) for side in (source, target) for unit in side.version.units)
        self._unit_likeness: dict[tuple[int, int], float] = {}

    def pieces(self, before: int, after: int) -> Pieces:
        """Every piece of evidence about a pair."""
        source, target = self.source, self.target
        one, other = source.groups[before], target.groups[after]
        title, other_title = source.title[before], target.title[after]
        same_title = title == other_title
        notes = self._notes(before, after)
        grade = _grades(one.grade, other.grade)
        return (
            float(same_title),
            1.0 if same_title else self.titles.likeness(source.words(before), target.words(after)),
            *((1.0, 1.0) if same_title else _letters(title, other_title)),
            notes,
            float(notes < CLASH) if one.note and other.note else 0.0,
            self._all_words(before, after, notes, same=same_title),
            max(grade, 0.0),
            max(-grade, 0.0),
            self._same_unit(before, after),
            self._unit_words(before, after),
            self._manager_words(before, after),
            float((source.manager[before] is None) is not (target.manager[after] is None)),
            float(bool(source.reports[before]) is not bool(target.reports[after])),
            _ratio(source.reports[before], target.reports[after]),
            _said(one.role, other.role),
            _funded(one.funding, other.funding),
            _said(one.site, other.site),
        )

    def utility(self, pieces: Pieces, weights: Pieces) -> float:
        """The weighted sum."""
        return sum(map(mul, pieces, weights))

    def _notes(self, before: int, after: int) -> float:
        one, other = self.source.note_words(before), self.target.note_words(after)
        return (1.0 if one == other else self.notes.likeness(one, other)) if one and other else 0.0

    def _all_words(self, before: int, after: int, notes: float, *, same: bool) -> float:
        """Title and note together: what one says in the title, another says in the note."""
        if same and (notes == 1.0 or not (self.source.note_words(before) or self.target.note_words(after))):
            return 1.0
        one = (*self.source.words(before), *self.source.note_words(before))
        other = (*self.target.words(after), *self.target.note_words(after))
        return self.everything.likeness(one, other)

    @cached_property
    def everything(self) -> Words:
        """The rarity of words in titles and notes together."""
        return Words(
            (*side.words(line), *side.note_words(line)) for side in (self.source, self.target) for line in range(len(side.lines))
        )

    def _same_unit(self, before: int, after: int) -> float:
        return float(self.classes.before[self.source.unit[before]] == self.classes.after[self.target.unit[after]])

    def _unit_words(self, before: int, after: int) -> float:
        key = self.source.unit[before], self.target.unit[after]
        if key not in self._unit_likeness:
            self._unit_likeness[key] = self._name_likeness(*key)
        return self._unit_likeness[key]

    def _name_likeness(self, before: int, after: int) -> float:
        if min(before, after) < 0:
            return float(before == after)
        one, other = (side.titles.words(side.version.units[unit].unit.name) for side, unit in ((self.source, before), (self.target, after)))
        return 1.0 if one == other else self.units.likeness(one, other)

    def _manager_words(self, before: int, after: int) -> float:
        one, other = self.source.manager[before], self.target.manager[after]
        if one is None or other is None:
            return 0.0
        return self.titles.likeness(self.source.words(one), self.target.words(other))


CLASH = 0.15
"""Notes that share less than this speak of different work."""


def _letters(one: str, other: str) -> tuple[float, float]:
    """Likeness by letters, and by letters where one title may contain the other, both order-free."""
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio  # noqa: PLC0415 - only where lines differ

    return token_sort_ratio(one, other) / 100, token_set_ratio(one, other) / 100


def _said(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    return 1.0 if fold(one) == fold(other) else -1.0


def _funded(one: str | None, other: str | None) -> float:
    """Like `_said`, but an earmark that only one side has is a reason to doubt."""
    return -0.5 if (one is None) is not (other is None) else _said(one, other)


def _grades(one: str | None, other: str | None) -> float:
    """1 for one grade or a grade known less exactly, −1 for another, 0 where one is not given."""
    if not one or not other:
        return 0.0
    return 1.0 if begins(one, other) or begins(other, one) else -1.0


def _ratio(one: int, other: int) -> float:
    return min(one, other) / max(one, other) if one and other else 0.0
