"""`procho.yaml`: what belongs to the body and not to a version of its chart."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from procho.model import fields as f
from procho.model.findings import FailOn
from procho.model.grades import Scale
from procho.model.organigram import Record

Level = Annotated[Literal["error", "warning", "notice", "off"], f.one_of("error", "warning", "notice", "off")]


class Grades(Record):
    """The body's own scale, highest first."""

    scale: tuple[f.Grade, ...] = ()


class Role(Record):
    """A managerial function: the grades it may have, how many there may be, whether it leads a unit."""

    grades: tuple[f.Grade, ...] = ()
    per_unit: f.Count | None = None
    per_organisation: f.Count | None = None
    leading: f.Flag = False


class Titles(Record):
    """What the rules of French cannot know: abbreviations, and feminines of their own kind."""

    aliases: dict[str, f.Text] = Field(default_factory=dict)
    irregular: dict[str, f.Text] = Field(default_factory=dict)


class Committee(Record):
    """The first and the last day on which a committee of this name gives an opinion."""

    since: f.Day | None = None
    until: f.Day | None = None


class Matching(Record):
    """Scores from 0 to 1: at `accept` a likeness is claimed, from `suggest` on it is offered."""

    accept: Annotated[float, f.share()] = 0.90
    suggest: Annotated[float, f.share()] = 0.30


class Budget(Record):
    """How many posts there may be at most: in all, and of a grade (a grade that begins others counts them)."""

    total: f.Number | None = None
    grades: dict[f.Grade, f.Number] = Field(default_factory=dict)


class Waiver(Record):
    """A finding that somebody has accepted, until a day."""

    fingerprint: f.Text
    reason: f.Text
    approved_by: f.Text
    expires: f.Day


class Config(Record):
    """The whole of `procho.yaml`; every key may be left out."""

    grades: Grades = Grades()
    roles: dict[str, Role] = Field(default_factory=dict)
    titles: Titles = Titles()
    committees: dict[str, Committee] = Field(default_factory=dict)
    rules: dict[str, Level] = Field(default_factory=dict)
    matching: Matching = Matching()
    budget: Budget = Budget()
    waivers: tuple[Waiver, ...] = ()
    fail_on: Annotated[FailOn, f.one_of(*get_args(FailOn))] | None = None
    language: Annotated[Literal["fr", "en"], f.one_of("fr", "en")] | None = None

    @property
    def scale(self) -> Scale:
        """The grades, highest first."""
        return Scale(self.grades.scale)
