"""The same result everywhere: no environment of the user's, no chance, no clock."""

import os

import pytest
from hypothesis import settings

settings.register_profile("procho", derandomize=True, deadline=None, database=None)
settings.register_profile("thorough", parent=settings.get_profile("procho"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "procho"))

for name in [*os.environ]:
    if name.startswith(("PROCHO_", "LC_")) or name in {
        "LANG",
        "LANGUAGE",
        "NO_COLOR",
        "FORCE_COLOR",
        "GITHUB_ACTIONS",
        "CI",
    }:
        del os.environ[name]
os.environ.update(LC_ALL="C.UTF-8", TERM="dumb", COLUMNS="100")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="rewrite tests/cases/*/expected.*")
