"""The JSON document of a comparison as types: what its JSON Schema is generated from.

`json.py` writes the document without them, for speed; a test holds every document against the schema.
"""

from typing import Annotated, Any, get_type_hints

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, GetPydanticSchema, create_model

from procho.model.balance import GradeBalance, Summary
from procho.model.comparison import KINDS, Basis, UnitKind
from procho.model.organigram import PostGroup, Unit
from procho.render.comparison.json import FORMAT_VERSION

Path = tuple[str, ...]
Posts = Annotated[int, Field(ge=0)]
Line = Annotated[int, Field(ge=1)]
Score = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _as(record: type[Struct]) -> GetPydanticSchema:
    """A record of the comparison, written with the names of its fields."""
    hints: dict[str, Any] = get_type_hints(record)
    part = create_model(record.__name__, __base__=_Part, **hints)
    return GetPydanticSchema(lambda _, handler: handler(part))


class Heading(_Part):
    """One of the two versions."""

    organisation: str
    date: str
    file: str
    posts: Posts


class PostGroupThere(PostGroup):
    """A post group on one side, with every key of the format."""

    unit: Path
    file: str
    line: Line
    column: Line


class UnitThere(Unit):
    """A unit on one side, with every key of the format but what it contains."""

    posts: tuple[PostGroup, ...] = Field(default=(), exclude=True)
    units: tuple[Unit, ...] = Field(default=(), exclude=True)
    unit: Path
    file: str
    line: Line
    column: Line


class Body(_Part):
    """The other body of a transfer."""

    name: str
    post: str | None


class Flow(_Part):
    """Posts that go from one source group to one target group."""

    kind: Annotated[str, Field(json_schema_extra={"enum": [*KINDS]})]
    count: Annotated[int, Field(ge=1)]
    basis: Basis | None
    score: Score | None
    fields: tuple[str, ...]
    reason: str | None
    organisation: Body | None
    before: PostGroupThere | None
    after: PostGroupThere | None


class UnitFlow(_Part):
    """What became of a unit."""

    kind: UnitKind
    basis: Basis | None
    score: Score | None
    before: tuple[UnitThere, ...]
    after: tuple[UnitThere, ...]


class UnitSum(_Part):
    """The balance of one unit."""

    unit: Path
    before: Posts
    created: Posts
    suppressed: Posts
    transferred_in: Posts
    transferred_out: Posts
    moved_in: Posts
    moved_out: Posts
    after: Posts


class Document(_Part):
    """The whole comparison."""

    format_version: Annotated[str, Field(pattern=rf"^{FORMAT_VERSION.partition('.')[0]}\.[0-9]+$")]
    source: Heading
    target: Heading
    summary: Annotated[Summary, _as(Summary)]
    posts: tuple[Flow, ...]
    units: tuple[UnitFlow, ...]
    suggestions: tuple[Flow, ...]
    by_grade: tuple[Annotated[GradeBalance, _as(GradeBalance)], ...]
    by_unit: tuple[UnitSum, ...]
    notices: tuple[str, ...]
