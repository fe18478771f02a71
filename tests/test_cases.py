"""Every folder of tests/cases: two versions, and what the comparison says of them in each format.

`make update-expected` rewrites what is expected; the review is by git diff.
"""

from pathlib import Path

import pytest

from procho.diff import compare
from procho.formats.yaml.config import load_config
from procho.formats.yaml.organigram import load
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.version import Previous, Version
from procho.render.comparison.json import json
from procho.render.comparison.markdown import markdown
from procho.render.comparison.text import text
from procho.render.words import load as load_words

CASES = Path(__file__).parent / "cases"
ENGLISH, FRENCH = load_words("en"), load_words("fr")
EXPECTED = {
    "expected.en.txt": lambda comparison: text(comparison, ENGLISH, width=None, color=False),
    "expected.fr.txt": lambda comparison: text(comparison, FRENCH, width=None, color=False),
    "expected.json": lambda comparison: json(comparison, ENGLISH),
    "expected.md": lambda comparison: markdown(comparison, FRENCH),
}


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_case(case: str, name: str, request: pytest.FixtureRequest) -> None:
    found = EXPECTED[name](_compared(CASES / case))
    path = CASES / case / name
    if request.config.getoption("--update-expected"):
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


def _compared(folder: Path) -> Comparison:
    source, target = _version(folder, "source.yaml"), _version(folder, "target.yaml")
    return compare(
        source,
        target,
        config=_config(folder / "procho.yaml"),
        source_previous=_previous(folder, source),
        target_previous=_previous(folder, target),
    )


def _version(folder: Path, name: str) -> Version:
    loaded = load((folder / name).read_bytes(), name)
    assert loaded.version is not None, loaded.findings
    return loaded.version


def _config(path: Path) -> Config | None:
    if not path.is_file():
        return None
    loaded = load_config(path.read_bytes(), path.name)
    assert loaded.config is not None, loaded.findings
    return loaded.config


def _previous(folder: Path, version: Version) -> Previous:
    name = version.organigram.previous
    if name is None or not (folder / name).is_file():
        return Previous(name, missing=name is not None)
    return Previous(name, _version(folder, name))
