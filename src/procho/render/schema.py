"""JSON Schema (2020-12) of what procho reads and writes, generated from the models.

https://json-schema.org/draft/2020-12. Editors show a key's title and description, so both stand there
in English and in French. A schema for editors never refuses what procho reads; it cannot say all that
`procho check` says.
"""

import re
from json import dumps
from typing import Any, Literal, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from procho.model.config import Config, Level
from procho.model.organigram import AT, Organigram
from procho.policies.table import BY_ID
from procho.render.comparison.document import Document
from procho.render.comparison.json import PLACE
from procho.render.findings.prose import catalogue
from procho.render.words import load

Name = Literal["organigram", "diff", "config"]
NAMES: tuple[Name, ...] = get_args(Name)

_MODELS: dict[Name, tuple[type[BaseModel], JsonSchemaMode]] = {
    "organigram": (Organigram, "validation"),
    "diff": (Document, "serialization"),
    "config": (Config, "validation"),
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SECTIONS = {
    "summary": "sum",
    "grade_balance": "sum",
    "unit_sum": "sum",
    "post_group_there": "post_group",
    "unit_there": "unit",
}
"""The section of the catalogue that explains a record's keys, where it is not the record's own."""
_KEYWORDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum"}
"""pydantic leaves a constraint behind a validator under its own name."""
_EXAMPLES: dict[str, list[object]] = {
    "organigram.organisation": ["Mission Proch'Orientation"],
    "organigram.date": ["2021-10-04", "2020-03"],
    "organigram.committee": ["CT", "CST"],
    "organigram.previous": ["2021-02-15.yaml"],
    "unit.id": ["information"],
    "unit.kind": ["direction", "secteur", "service", "cellule", "pôle"],
    "unit.led_by": ["direction/Directeur"],
    "post_group.id": ["resp-secteur"],
    "post_group.title": ["Responsable de secteur"],
    "post_group.grade": ["A 2.2", "SCS1"],
    "post_group.role": ["manager de direction", "manager de proximité"],
    "post_group.funding": ["TICPE"],
    "post_group.fte": [0.8],
    "post_group.corps": ["Attaché territorial"],
    "post_group.refs": [["P-0412"]],
    "post_group.reports_to": ["direction/Directeur"],
    "post_group.from": [
        {"post": "cm-editorial", "count": 1, "reason": "bourse interne"},
        {"organisation": "DDPE"},
        {"new": 1},
    ],
    "departure.to": ["DDPE"],
    "grades.scale": [["A 1.3", "A 2.2", "A 3", "A 4"]],
    "waiver.expires": ["2026-12-31"],
}


def schema(name: Name) -> str:
    """The schema of an organigram, of the JSON that `procho diff` writes, or of `procho.yaml`."""
    model, mode = _MODELS[name]
    made = _standard(model.model_json_schema(schema_generator=_Generator, mode=mode))
    definitions: dict[str, Any] = made.pop("$defs")
    for record, definition in ((model.__name__, made), *definitions.items()):
        _explain(_CAMEL.sub("_", record).lower(), definition)
    if name == "config":
        made["properties"]["rules"] |= _rules()
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:procho:schema:{name}:1"}
    return dumps({**head, **made, "$defs": definitions}, ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """A key that a file may leave out has no `null`; one that a document always has may have it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"]) if self.mode == "validation" else super().nullable_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if self.mode == "serialization" or not isinstance(made.get("default"), bool | int | float | str):
            made.pop("default", None)
        return made

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return self.float_schema({"type": "float"}) if self.mode == "serialization" else super().decimal_schema(schema)

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,  # noqa: FBT001 - pydantic's signature
    ) -> bool:
        return self.mode == "serialization" or super().field_is_required(field, total)


def _standard(node: Any) -> Any:
    if isinstance(node, dict):
        return {_KEYWORDS.get(key, key): _standard(of) for key, of in node.items()}
    return [_standard(of) for of in node] if isinstance(node, list) else node


def _explain(record: str, definition: dict[str, Any]) -> None:
    """Titles and descriptions in both languages, and what a key may look like."""
    definition.pop("title", None)
    definition.pop("description", None)
    if "properties" not in definition:
        return
    definition["properties"].pop(AT, None)
    definition |= {"description": _both(f"schema.record.{record}"), "additionalProperties": False}
    if record == "origin":
        definition["anyOf"] = [{"required": [key]} for key in ("post", "organisation", "new")]
    section = _SECTIONS.get(record, record)
    for key, of in definition["properties"].items():
        of.pop("title", None)
        if load("en").has(label := f"schema.label.{key}"):
            of["title"] = _both(label, " · ")
        place = record.endswith("_there") and key in PLACE
        of["description"] = _both(f"schema.{'place' if place else section}.{key}")
        if examples := _EXAMPLES.get(f"{record}.{key}"):
            of["examples"] = examples


def _both(key: str, between: str = " — ") -> str:
    return between.join(dict.fromkeys((load("en")(key), load("fr")(key))))


def _rules() -> dict[str, Any]:
    """Each rule by its id, so that an editor completes and explains it."""
    levels = list(get_args(get_args(Level)[0]))
    properties = {}
    for rule in BY_ID.values():
        said = _both(f"{catalogue(rule.id)}.{rule.id}.title")
        properties[rule.id] = {"enum": levels, "default": str(rule.severity), "description": said}
    return {"properties": properties, "additionalProperties": False}
