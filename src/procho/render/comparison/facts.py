"""What a reader is told of a change, as short phrases: the same in the terminal and in Markdown."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, assert_never

from msgspec import Struct

from procho.model.comparison import (
    Amended,
    Basis,
    Change,
    Counterpart,
    Created,
    Difference,
    Kept,
    Moved,
    Notice,
    Suppressed,
    TransferredIn,
    TransferredOut,
    Transformed,
    Unchanged,
    UnitChange,
)
from procho.model.version import Line, Version
from procho.render.escape import file_name
from procho.render.words import Words

MARKS = {
    "created": "+",
    "suppressed": "−",
    "transferred_in": "⇥",
    "transferred_out": "⇤",
    "transformed": "~",
    "moved": "→",
    "amended": "≈",
    "unchanged": "=",
}
"""A mark for each kind, beside every colour."""

UNIT_MARKS = {
    "created": "+",
    "suppressed": "−",
    "renamed": "~",
    "reattached": "→",
    "merged": "⇉",
    "split": "⇇",
    "amended": "≈",
    "unchanged": "=",
}
ABSENT = "—"
BELOW = " \u203a "
"""Between the names of a unit's path."""
TOLD_APART = ("title", "grade", "unit")
"""The keys that an entry's own words show; the others are listed after it."""
UNIT_KEYS = ("kind", "site", "boxed", "led_by")


def own(change: Change) -> Line:
    """The group that the posts are in now, or were in last."""
    match change:
        case Suppressed() | TransferredOut():
            return change.before
        case Created() | TransferredIn() | Transformed() | Moved() | Amended() | Unchanged():
            return change.after
        case _:
            assert_never(change)


class Voice(Struct, frozen=True):
    """Puts facts into a language's words; `user` makes text of a file safe where it will stand."""

    words: Words
    user: Callable[[str], str]

    def say(self, key: str, /, **params: object) -> str:
        """A message of this package's catalogue; the parameters are safe already."""
        return self.words(f"comparison.{key}", **params)

    def posts(self, count: int) -> str:
        """So many posts."""
        return self.words("common.noun.post", count=count)

    def quantity(self, count: int, line: Line) -> str:
        """How many of a group's posts: all of them, or `1 of 5`."""
        if count == line.group.count:
            return self.say("phrase.all", count=count)
        return self.say("phrase.some", part=count, whole=line.group.count)

    def headline(self, change: Change) -> str:
        """How many posts of which group, as what they go on, and their grade."""
        if isinstance(change, Kept):
            return self._kept(change) + self._grade(change)
        line = own(change)
        named = f"{self.quantity(change.count, line)} {self.user(line.group.title)}"
        return f"{named} ({self.user(line.group.grade)})" if line.group.grade else named

    def _kept(self, change: Kept) -> str:
        before, after = change.before, change.after
        quantity, title = self.quantity(change.count, before), self.user(after.group.title)
        if "title" not in change.fields:
            return f"{quantity} {title}"
        joined = f"{self.quantity(change.count, after)} " if change.count != after.group.count else ""
        return f"{quantity} {self.user(before.group.title)} → {joined}{title}"

    def _grade(self, change: Kept) -> str:
        for difference in change.differences:
            if difference.key == "grade":
                nature = change.step if difference.nature == "changed" and change.step else difference.nature
                return f" ({self._step(difference)}, {self.say(f'nature.{nature}')})"
        return f" ({self.user(change.after.group.grade)})" if change.after.group.grade else ""

    def _step(self, difference: Difference) -> str:
        return f"{self.value(difference.before)} → {self.value(difference.after)}"

    def value(self, value: Any) -> str:
        """A key's value, made safe; a dash where there is none."""
        if value is None:
            return ABSENT
        if isinstance(value, bool):
            return self.words("common.noun.yes" if value else "common.noun.no")
        if isinstance(value, tuple):
            return ", ".join(self.value(item) for item in value)
        return self.user(value) if isinstance(value, str) else self.words.number(value)

    def place(self, path: tuple[str, ...]) -> str:
        """A unit by its names from the top; the organisation itself for none."""
        return self.say("place.unit", unit=self.user(BELOW.join(path))) if path else self.say("place.organisation")

    def where(self, change: Change) -> str:
        """The unit, or from which to which."""
        if isinstance(change, Kept) and "unit" in change.fields:
            return self.say("place.both", before=self.place(change.before.path), after=self.place(change.after.path))
        path = own(change).path
        return self.say("place.in", unit=self.place(path)) if path else self.say("place.in_organisation")

    def details(self, change: Change) -> Iterator[str]:
        """Which larger group it joins, what else differs, the other body of a transfer, the reason."""
        if isinstance(change, Kept) and change.count != change.after.group.count and "title" not in change.fields:
            yield self.say("phrase.joined", whole=change.after.group.count)
        yield from self.circumstances(change)

    def circumstances(self, change: Change) -> Iterator[str]:
        """What else differs, the other body of a transfer, the reason."""
        for difference in _differences(change):
            if difference.key not in TOLD_APART:
                yield self.difference(difference.key, self._step(difference), difference.nature)
        match change:
            case TransferredIn():
                yield self._body("body.from", change.organisation)
            case TransferredOut():
                yield self._body("body.to", change.organisation)
            case Created() | Suppressed() | Transformed() | Moved() | Amended() | Unchanged():
                pass
            case _:
                assert_never(change)
        if change.reason:
            yield self.say("phrase.reason", reason=self.user(change.reason))

    def difference(self, key: str, step: str, nature: str) -> str:
        """One key with its old and new value, and whether that is a change or only better known."""
        label = self.words(f"common.field.{key}")
        return self.say("phrase.difference" if nature == "changed" else "phrase.known", label=label, step=step,
                        nature=self.say(f"nature.{nature}"))  # fmt: skip

    def _body(self, key: str, body: Counterpart) -> str:
        if body.post:
            return self.say(f"{key}_post", organisation=self.user(body.name), post=self.user(body.post))
        return self.say(key, organisation=self.user(body.name))

    def basis(self, change: Change | UnitChange) -> str:
        """Why it is taken for the same post or unit, with the score of a likeness; empty where nothing says so."""
        if not change.basis:
            return ""
        return self.scored(change.basis, getattr(change, "score", None))

    def scored(self, basis: Basis, score: float | None) -> str:
        """A basis, with the score of a likeness."""
        known = self.words(f"common.basis.{basis}")
        return known if score is None else f"{known} {self.words.number(Decimal(f'{score:.2f}'))}"

    def unit_change(self, change: UnitChange) -> str:
        """What became of a unit, after its mark."""
        label = self.words(f"common.unit_kind.{change.kind}")
        names = " → ".join(
            ", ".join(self.place(u.path) for u in side) for side in (change.before, change.after) if side
        )
        if change.kind == "amended":
            names = self.place(change.after[0].path)
        return self.words("comparison.phrase.labelled", label=label, value=names)

    def unit_details(self, change: UnitChange) -> Iterator[str]:
        """The keys of an amended unit that differ."""
        if change.kind == "amended":
            one, other = change.before[0].unit, change.after[0].unit
            for key in UNIT_KEYS:
                step = Difference(key, getattr(one, key), getattr(other, key), "changed")
                if step.before != step.after:
                    yield self.difference(key, self._step(step), step.nature)

    def notice(self, notice: Notice) -> str:
        """A notice in prose."""
        params = {k: self.user(v) if isinstance(v, str) else v for k, v in notice.params.items()}
        return self.say(f"notice.{notice.message}", **params)

    def version(self, version: Version, stage: str) -> str:
        """One side of the comparison: committee, date, posts, file."""
        organigram = version.organigram
        date = self.words.date(organigram.date)
        if organigram.committee:
            date = self.say("version.of", committee=self.user(organigram.committee), date=date)
        file = self.user(file_name(version.file))
        return self.say(f"version.{stage}", date=date, posts=self.posts(version.posts), file=file)


def _differences(change: Change) -> tuple[Difference, ...]:
    return change.differences if isinstance(change, Kept) else ()
