"""schema: what editors and programs are told is what procho reads and writes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from procho.formats.yaml.modeline import with_modeline
from procho.model import fields as f
from procho.model.comparison import KINDS
from procho.policies.table import BY_ID
from procho.render.comparison.json import BY_GRADE, BY_UNIT, DOCUMENT, FLOW, GROUP, SUMMARY, UNIT, UNIT_FLOW, VERSION
from procho.render.schema import NAMES, Name, schema
from running import ROOT, Run

CASES = sorted((ROOT / "tests" / "cases").iterdir())
ORGANIGRAMS = [*(ROOT / "orgs").rglob("20*.yaml"), *(path for case in CASES for path in case.glob("[st]*.yaml"))]
SCALARS = (
    "Lille", "02", "2", "0", "-1", "1000000", "1000001", "1.0", "1.10", "0.8", ".5", "1.5", "0.00001", "0x1F", "1e3",
    "true", "false", "True", "no", "on", "2021-10-04", "2021-10", "2021-13-01", "2021-02-30", "35:00", "A 2.2", "a2,2",
    "--", "-", "_", ".", "..", "a/b", "a b", "é", "élu-e_1.2", "№", "orgs/a.yaml", "a.yaml", "procho",
)  # fmt: skip
"""Plain scalars of YAML 1.2; `null` and `~`, which procho reads as words, are the author's own fault in an editor."""


def made(name: Name) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(schema(name))
    return parsed


def core(plain: str) -> object:
    """What an editor makes of a plain scalar: YAML 1.2's core schema, which has no dates."""
    if re.fullmatch(r"[-+]?\d+", plain):
        return int(plain)
    if re.fullmatch(r"0x[\dA-Fa-f]+", plain):
        return int(plain, 16)
    if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", plain):
        return float(plain)
    return {"true": True, "True": True, "false": False}.get(plain, plain)


def as_an_editor(node: Any) -> Any:
    """A file as an editor's YAML 1.2 parser sees it; quoted texts in the files of this project need no quotes."""
    if isinstance(node, dict):
        return {key: as_an_editor(value) for key, value in node.items()}
    return [as_an_editor(item) for item in node] if isinstance(node, list) else core(node)


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schemas_are_those_of_the_models(name: Name) -> None:
    committed = (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == schema(name), "make schema"


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_it_in_any_language(procho: Run, name: Name) -> None:
    assert procho("schema", name) == procho("schema", name, "--lang", "fr") == (0, schema(name), "")


def test_an_unknown_name_is_2_and_says_which_there_are(procho: Run) -> None:
    result = procho("schema", "organogram", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert "organigram, diff, config" in result.err


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema_of_2020_12_and_refers_to_itself_only(name: Name) -> None:
    Draft202012Validator.check_schema(made(name))
    assert made(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    refs = re.findall(r'"\$ref": "([^"]*)"', schema(name))
    assert {ref.removeprefix("#/$defs/") for ref in refs} == set(made(name)["$defs"])


@pytest.mark.parametrize("name", NAMES)
def test_each_key_is_explained_in_both_languages_and_ours_are_hidden(name: Name) -> None:
    document = made(name)
    for record in (document, *document["$defs"].values()):
        for key, of in record.get("properties", {}).items():
            assert key.isprintable()
            assert " — " in of["description"], key
        if "properties" in record:
            assert record["additionalProperties"] is False
            assert " — " in record["description"]
    assert "\\u0000" not in schema(name)


def test_the_alias_is_the_key_and_choices_are_complete() -> None:
    definitions = made("organigram")["$defs"]
    assert "from" in definitions["PostGroup"]["properties"]
    assert "origins" not in definitions["PostGroup"]["properties"]
    assert made("organigram")["properties"]["stage"]["enum"] == ["source", "target"]
    assert made("config")["properties"]["rules"]["properties"].keys() == BY_ID.keys()
    assert made("diff")["$defs"]["Flow"]["properties"]["kind"]["enum"] == [*KINDS]


@pytest.mark.parametrize("path", ORGANIGRAMS, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_organigram_here_is_one(path: Path) -> None:
    read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes texts
    Draft202012Validator(made("organigram")).validate(as_an_editor(read))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_comparison_here_is_one(case: Path) -> None:
    Draft202012Validator(made("diff")).validate(json.loads((case / "expected.json").read_text(encoding="utf-8")))


def test_the_document_has_the_keys_that_are_written() -> None:
    document = made("diff")
    written = {
        "Heading": VERSION, "Summary": SUMMARY, "Flow": FLOW, "UnitFlow": UNIT_FLOW, "PostGroupThere": GROUP,
        "UnitThere": UNIT, "GradeBalance": BY_GRADE, "UnitSum": BY_UNIT,
    }  # fmt: skip
    for record, keys in (("", DOCUMENT), *written.items()):
        of = document["$defs"][record] if record else document
        assert list(of["properties"]) == of["required"] == list(keys)


@pytest.mark.parametrize("broken", ["posts", "summary", "format_version"])
def test_a_document_that_lacks_a_key_or_has_another_is_refused(broken: str) -> None:
    document = json.loads((CASES[0] / "expected.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(made("diff"))
    assert not validator.is_valid({**document, "more": 1})
    del document[broken]
    assert not validator.is_valid(document)


LOOSER = {
    "Identifier": {"№"},
    "Count": {"02", "0x1F", "1.0", "1e3"},
    "Number": {"02", "0x1F", "1.0", "1e3"},
    "Hours": {"0.00001"},
    "Flag": {"True"},
    "Day": {"2021-02-30"},
    "DayOrMonth": {"2021-02-30"},
    "Grade": {"№"},
    "FileName": {".", ".."},
}
"""What an editor takes and procho refuses: JSON Schema sees values, not how they are spelled, and no calendar."""
KINDS_OF_VALUE = {
    "Text": f.Text, "Identifier": f.Identifier, "Count": f.Count, "Number": f.Number, "Hours": f.Hours,
    "Flag": f.Flag, "Day": f.Day, "DayOrMonth": f.DayOrMonth, "Grade": f.Grade, "FileName": f.FileName,
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS_OF_VALUE)
def test_a_schema_refuses_what_is_not_read_and_nothing_else(name: str) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(KINDS_OF_VALUE[name])
    validator = Draft202012Validator(adapter.json_schema())
    read = {plain for plain in SCALARS if _reads(adapter, plain)}
    allowed = {plain for plain in SCALARS if validator.is_valid(core(plain))}
    assert allowed - read == LOOSER.get(name, set())
    assert read <= allowed


def _reads(adapter: TypeAdapter[Any], plain: str) -> bool:
    try:
        adapter.validate_python(plain)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("schema_at", "text", "line"),
    [
        ("schema/organigram.schema.json", "", "../schema/organigram.schema.json"),
        ("organigram.schema.json", "", "../organigram.schema.json"),
        ("orgs/organigram.schema.json", "", "organigram.schema.json"),
        (None, "", "../organigram.schema.json"),
        (None, "#  yaml-language-server:  $schema=mine.json\n", None),
    ],
)
def test_new_writes_the_modeline_once(
    procho: Run, folder: Path, schema_at: str | None, text: str, line: str | None
) -> None:
    for name in ("schema", "orgs", ".git"):
        (folder / name).mkdir()
    (folder / "procho.yaml").touch()
    if schema_at:
        (folder / schema_at).touch()
    body = f"{text}procho: 1\norganisation: Service\ndate: 2020-01-01\nposts: []\n"
    (folder / "orgs/2020-01-01.yaml").write_text(body, encoding="utf-8")
    first = procho("new", "orgs/2020-01-01.yaml", "2021-01-01", "--lang", "en")
    second = procho("new", "orgs/2021-01-01.yaml", "2022-01-01")
    assert (first.code, second.code) == (0, 0)
    for year in ("2021", "2022"):
        written = (folder / f"orgs/{year}-01-01.yaml").read_text(encoding="utf-8")
        assert written.count("yaml-language-server") == 1
        assert written.startswith(f"# yaml-language-server: $schema={line}\nprocho: 1\n" if line else text)
    missing = "procho schema organigram -o organigram.schema.json" in first.err
    assert missing == (schema_at is None and line is not None)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_modeline_keeps_the_mark_and_the_line_ends(newline: str) -> None:
    text = f"\ufeffprocho: 1{newline}"
    assert with_modeline(text, "a b/x.json") == (
        f"\ufeff# yaml-language-server: $schema=a%20b/x.json{newline}procho: 1{newline}"
    )
