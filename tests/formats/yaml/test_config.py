from pathlib import Path

import pytest

from procho.formats.yaml.config import find_config, load_config
from procho.model.config import Config
from procho.model.organigram import Record

ORGS = Path(__file__).parents[3] / "orgs"


def read(text: str) -> tuple[Config | None, list[tuple[str, str, int, int]]]:
    loaded = load_config(text.encode(), "procho.yaml")
    return loaded.config, [(f.rule, f.message, f.span.line, f.span.column) for f in loaded.findings]


def test_the_golden_one_is_read() -> None:
    loaded = load_config((ORGS / "procho.yaml").read_bytes(), "orgs/procho.yaml")
    assert loaded.findings == ()
    assert loaded.config is not None
    assert loaded.config.roles["manager de direction"].leading
    assert loaded.config.titles.aliases["DRH"] == "Directeur des ressources humaines"


def test_every_part_of_it() -> None:
    config, found = read(
        "grades: {scale: [A, B]}\nroles: {chef: {grades: [A], per_unit: 1}}\n"
        "titles: {aliases: {a: b}, irregular: {c: d}}\n"
        "committees: {CST: {since: 2023-01-01}}\nrules: {duplicate-line: off}\nmatching: {accept: 0.9, suggest: 0.5}\n"
        "waivers: [{fingerprint: x, reason: y, approved_by: z, expires: 2030-01-01}]\nlanguage: fr\n"
    )
    assert found == []
    assert config is not None
    assert config.rules == {"duplicate-line": "off"}
    assert config.titles.irregular == {"c": "d"}
    assert config.committees["CST"].since == "2023-01-01"
    assert (config.matching.accept, config.language) == (0.9, "fr")
    assert config.waivers[0].at >= 0


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\n"])
def test_an_empty_one_says_nothing(text: str) -> None:
    assert read(text) == (Config(), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rule: {}\n", ("unknown-key", "near", 1, 1)),
        ("rules: {x: of}\n", ("invalid-value", "word_near", 1, 12)),
        ("rules: [x]\n", ("invalid-value", "mapping", 1, 8)),
        ("roles:\n  chef:\n    leeding: true\n", ("unknown-key", "near", 3, 5)),
        ("roles:\n  chef: {grades: [A, '-']}\n", ("invalid-value", "grade", 2, 22)),
        ("titles: {aliases: {a: {b: c}}}\n", ("invalid-value", "text", 1, 23)),
        ("titles: x\n", ("invalid-value", "mapping", 1, 9)),
        ("matching: {accept: 80%}\n", ("invalid-value", "share", 1, 20)),
        ("waivers:\n- reason: x\n  fingerprint: y\n  approved_by: z\n", ("missing-key", "missing", 2, 3)),
        ("roles:\n  chef: {}\n  chef: {}\n", ("duplicate-key", "again", 3, 3)),
        ("language: de\n", ("invalid-value", "word", 1, 11)),
        ("- x\n", ("yaml-syntax", "not_a_mapping", 1, 1)),
    ],
)
def test_mistakes(text: str, expected: tuple[str, str, int, int]) -> None:
    assert read(text) == (None, [expected])


def test_every_table_is_known() -> None:
    """A mapping with keys of its own that the reader does not know of would find our place in it."""

    def tables(model: type[Record], path: tuple[str, ...]) -> list[tuple[str, ...]]:
        found = []
        for name, info in model.model_fields.items():
            if str(info.annotation).startswith("dict["):
                found.append((*path, name))
            elif isinstance(info.annotation, type) and issubclass(info.annotation, Record):
                found += tables(info.annotation, (*path, name))
        return found

    from procho.formats.yaml.config import _TABLES

    assert sorted(tables(Config, ())) == sorted(_TABLES)


def test_it_is_found_from_the_file_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "procho.yaml").touch()
    monkeypatch.chdir(tmp_path / "a")
    assert find_config("b/x.yaml") == str(tmp_path / "procho.yaml")
    (tmp_path / "a" / "procho.yaml").touch()
    assert find_config("b/x.yaml") == "procho.yaml"
    assert find_config("b") == "procho.yaml"
    (below / "procho.yaml").symlink_to("nowhere")
    assert find_config("b/x.yaml") == "b/procho.yaml"
