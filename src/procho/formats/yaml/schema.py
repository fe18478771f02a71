"""A tree against the records of the model: every mistake of the file together, each at its place."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from procho.formats.report import Report
from procho.formats.yaml.locate import Locator, Path
from procho.formats.yaml.nearest import Nearest
from procho.formats.yaml.tree import UNREAD, Mapping, Tree
from procho.model.limits import Limits
from procho.model.organigram import AT, Record

R = TypeVar("R", bound=Record)

_OWN = "procho."
_SHOWN = 120
_MESSAGES = {
    "tuple_type": "list",
    "model_type": "mapping",
    "dict_type": "mapping",
    "string_type": "text",
    "string_pattern_mismatch": "empty",
}
_NOTHING = {"tuple_type": "nothing_list", "model_type": "nothing_mapping", "dict_type": "nothing_mapping"}
_ORIGINS = ("origin_empty", "origin_mixed")


def validated(model: type[R], tree: Tree, report: Report, tables: tuple[tuple[str, ...], ...] = ()) -> R | None:
    """The record that the tree is; None, and what is wrong in `report`, where it is none.

    `tables` are the paths of mappings that are no records: their keys are the author's own.
    """
    root = tree.root
    for path in tables:
        root = _without_place(root, path)
    try:
        # By alias only: a file's `origins` is not our field of that name.
        return model.model_validate(root, by_alias=True, by_name=False)
    except ValidationError as invalid:
        _read_all(invalid.errors(include_url=False, include_input=False), _Reader(model, tree, report), report)
        return None


def _read_all(errors: list[ErrorDetails], reader: "_Reader", report: Report) -> None:
    for number, error in enumerate(errors):
        if report.full:
            report.pass_over(len(errors) - number)
            return
        reader.read(error)


def _without_place(node: Any, path: tuple[str, ...]) -> Any:
    if not isinstance(node, dict):
        return node
    if not path:
        return {key: value for key, value in node.items() if key != AT}
    head, rest = path[0], path[1:]
    return {**node, head: _without_place(node[head], rest)} if head in node else node


class _Reader:
    def __init__(self, model: type[Record], tree: Tree, report: Report) -> None:
        self.model, self.tree, self.report = model, tree, report
        self.locator = Locator(tree.root, report.positions)
        self.nearest = Nearest()

    def read(self, error: ErrorDetails) -> None:
        """Reports one error of the validation."""
        if error["type"] == "extra_forbidden":
            self._unknown_key(error["loc"])
        elif error["type"] == "missing":
            self._missing_key(error["loc"])
        else:
            self._invalid_value(error)

    def _unknown_key(self, path: Path) -> None:
        key = str(path[-1])
        parent = self.locator.spot(path[:-1])
        start, end, _, _ = self.locator.offsets(parent.value, key)
        known = keys_at(self.model, path[:-1])
        near = self.nearest(key, known)
        params = {"near": near} if near else {"known": ", ".join(known)}
        message = "near" if near else "unknown"
        self.report.error("unknown-key", message, start, end, entity=parent.entity, key=_short(key), **params)

    def _missing_key(self, path: Path) -> None:
        parent = self.locator.spot(path[:-1])
        if parent.value[AT] not in self.tree.partial:
            start, end = self.locator.first_key(parent.value, parent.start, parent.end)
            self.report.error("missing-key", "missing", start, end, entity=parent.entity, key=str(path[-1]))

    def _invalid_value(self, error: ErrorDetails) -> None:
        kind, params = error["type"], dict(error.get("ctx", {}))
        path = (*error["loc"], params["key"]) if "key" in params else error["loc"]
        spot = self.locator.spot(path)
        if spot.value is UNREAD:
            return
        start, end = spot.start, spot.end
        if isinstance(spot.value, dict) and kind.removeprefix(_OWN) in _ORIGINS and "key" not in params:
            start, end = self.locator.first_key(spot.value, start, end)
        message, more = self._message(kind, spot.value, path, params)
        rule = "empty-origin" if message in _ORIGINS else "invalid-value"
        self.report.error(rule, message, start, end, entity=spot.entity, **{**params, **more})

    def _message(self, kind: str, value: Any, path: Path, params: Mapping) -> tuple[str, Mapping]:
        """The catalogue's message, and the parameters that it has beside the error's own."""
        if value == "":
            return _NOTHING.get(kind, "nothing"), {}
        shown = {"value": _short(str(params["value"]))} if "value" in params else {}
        if not kind.startswith(_OWN):
            return _MESSAGES.get(kind, "other"), {"key": str(path[-1]), "value": _short(_shape(value))}
        message = kind.removeprefix(_OWN)
        if message == "word":
            return self._word(params, shown)
        return message, {**shown, "most": Limits().max_count} if message in ("count", "number") else shown

    def _word(self, params: Mapping, shown: Mapping) -> tuple[str, Mapping]:
        allowed = params.get("allowed", [])
        near = self.nearest(str(params["value"]), tuple(allowed))
        shown = {**shown, "allowed": ", ".join(allowed)}
        return ("word_near", {**shown, "near": near}) if near else ("word", shown)


def keys_at(model: type[Record], path: Path) -> tuple[str, ...]:
    """The keys that a mapping at this path may have."""
    for step in path:
        if isinstance(step, str):
            model = next((record for name, record in _records(model) if name == step), model)
    return tuple(name for name, _ in _fields(model))


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, info in model.model_fields.items():
        if info.alias != AT:
            yield info.alias or name, info.annotation


def _records(model: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    for name, annotation in _fields(model):
        if record := _record_in(annotation):
            yield name, record


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part))), None)


def _shape(value: Any) -> str:
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
