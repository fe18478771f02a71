"""Comparisons to render, made by the reader and compare() from a few lines of YAML."""

from collections.abc import Callable
from pathlib import Path

import pytest

from procho.diff import compare
from procho.formats.yaml.config import load_config
from procho.formats.yaml.organigram import load
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.version import Previous, Version

Compared = Callable[..., Comparison]

CASES = Path(__file__).parents[2] / "cases"


def version(text: str, file: str) -> Version:
    loaded = load(text.encode(), file)
    assert loaded.version is not None, loaded.findings
    return loaded.version


def config(text: str) -> Config:
    loaded = load_config(text.encode(), "procho.yaml")
    assert loaded.config is not None, loaded.findings
    return loaded.config


def case(name: str) -> Comparison:
    source, target = (
        version((CASES / name / f"{side}.yaml").read_text(), f"{side}.yaml") for side in ("source", "target")
    )
    return compare(
        source,
        target,
        config=config((CASES / name / "procho.yaml").read_text()),
        source_previous=Previous(),
        target_previous=Previous(),
    )


@pytest.fixture(scope="session")
def golden() -> Comparison:
    return case("golden")


@pytest.fixture(scope="session")
def everything() -> Comparison:
    return case("everything")


@pytest.fixture(scope="session")
def compared() -> Compared:
    """Compares two bodies of files of one organisation, the second half a year later."""

    def compared(before: str, after: str, organisation: str = "Ville") -> Comparison:
        head = f"procho: 1\norganisation: {organisation}\ndate: 2024-"
        return compare(version(f"{head}03-12\n{before}", "a.yaml"), version(f"{head}11-05\n{after}", "b.yaml"))

    return compared
