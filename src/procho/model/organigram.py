"""The file's records: an organigram, its units, its post groups, and what it says of their lineage.

Names follow the W3C Organization Ontology: an `OrganizationalUnit` (unit) has `Post`s, which exist
whoever holds them. A post group is one line of the chart, "5 × Chargé de mission (A 3)".
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from procho.model import fields as f
from procho.model.positions import NOWHERE

AT = "\x00at"
"""The key under which the reader hands a mapping's place; no file can have it, NUL is refused there."""


class Record(BaseModel):
    """A mapping of a file: frozen, no other keys than its own, and where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    at: int = Field(default=NOWHERE, alias=AT, exclude=True, repr=False)


class Origin(Record):
    """Where some posts of a group come from: a group of the version before, another body, or nowhere."""

    post: f.Text | None = None
    unit: f.Text | None = None
    organisation: f.Text | None = None
    new: f.Count | None = None
    count: f.Count | None = None
    reason: f.Text | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.new is not None and (self.post or self.organisation or self.count is not None or self.unit):
            raise f.mistake("origin_mixed", key="new")
        if self.new is None and not self.post and not self.organisation:
            raise f.mistake("origin_empty")
        if self.unit and self.organisation:
            raise f.mistake("origin_mixed", key="unit")
        return self

    @property
    def quantity(self) -> int | None:
        """How many posts, or None for what the group's other origins leave."""
        return self.new if self.new is not None else self.count


class Departure(Record):
    """Posts of the version before that this one gives up: to another body (`to`), or suppressed."""

    post: f.Text
    unit: f.Text | None = None
    count: f.Count | None = None
    to: f.Text | None = None
    reason: f.Text | None = None


class PostGroup(Record):
    """One line of the chart: so many authorised posts that are declared alike."""

    id: f.Identifier | None = None
    title: f.Text
    grade: f.Grade | None = None
    count: f.Count = 1
    role: f.Text | None = None
    funding: f.Text | None = None
    fte: f.Hours | None = None
    vacant: f.Number | None = None
    frozen: f.Number | None = None
    corps: f.Text | None = None
    refs: tuple[f.Text, ...] | None = None
    reports_to: f.Text | None = None
    site: f.Text | None = None
    note: f.Text | None = None
    origins: Annotated[
        tuple[Origin, ...] | None, BeforeValidator(f.listed, json_schema_input_type=Origin | tuple[Origin, ...])
    ] = Field(default=None, alias="from")

    @model_validator(mode="after")
    def _counts_agree(self) -> Self:
        if self.refs is not None and len(self.refs) != self.count:
            raise f.mistake("refs_count", key="refs", refs=len(self.refs), count=self.count)
        for key, value in (("vacant", self.vacant), ("frozen", self.frozen)):
            if value is not None and value > self.count:
                raise f.mistake("more_than_count", key=key, value=value, count=self.count)
        if self.origins is not None:
            self._origins_fit(self.origins)
        return self

    def _origins_fit(self, origins: tuple[Origin, ...]) -> None:
        declared = sum(origin.quantity or 0 for origin in origins)
        open_ended = sum(origin.quantity is None for origin in origins)
        if open_ended > 1:
            raise f.mistake("origins_open", key="from")
        if declared + open_ended > self.count:
            raise f.mistake("origins_overdrawn", key="from", declared=declared, count=self.count)


class Unit(Record):
    """A part of the organisation; units nest."""

    id: f.Identifier | None = None
    name: f.Text
    kind: f.Text | None = None
    authorised_posts: f.Number | None = None
    boxed: f.Flag = True
    led_by: f.Text | None = None
    was: tuple[f.Text, ...] | None = None
    site: f.Text | None = None
    posts: tuple[PostGroup, ...] = ()
    units: "tuple[Unit, ...]" = ()


class Organigram(Record):
    """One dated version of one organisation."""

    procho: f.FormatVersion
    organisation: f.Text
    date: f.DayOrMonth
    committee: f.Text | None = None
    authority: f.Text | None = None
    parent: f.Text | None = None
    stage: Annotated[Literal["source", "target"], f.one_of("source", "target")] | None = None
    decided: f.Day | None = None
    effective: f.Day | None = None
    previous: f.FileName | None = None
    authorised_posts: f.Number | None = None
    composition: Annotated[Literal["known", "unknown"], f.one_of("known", "unknown")] = "known"
    posts: tuple[PostGroup, ...] = ()
    units: tuple[Unit, ...] = ()
    departures: tuple[Departure, ...] = ()
