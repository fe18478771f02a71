"""`procho.yaml`: where it is found, and bytes to a configuration, or to what is wrong with them."""

import os
from pathlib import Path

from msgspec import Struct

from procho.formats.report import Report
from procho.formats.source import displayed
from procho.formats.text import decode
from procho.formats.yaml.parse import read_tree
from procho.formats.yaml.schema import keys_at, validated
from procho.model.config import Config
from procho.model.findings import Finding
from procho.model.limits import Limits
from procho.model.positions import Positions

NAME = "procho.yaml"

_TABLES = (
    *(("roles",), ("titles", "aliases"), ("titles", "irregular")),
    *(("committees",), ("rules",), ("budget", "grades")),
)
"""The mappings whose keys are the body's own words; they are no records, and have no place of their own."""


class LoadedConfig(Struct, frozen=True):
    """What was read of a `procho.yaml`: a configuration unless a finding is an error."""

    config: Config | None
    findings: tuple[Finding, ...]
    file: str
    positions: Positions


def find_config(path: str) -> str | None:
    """The nearest `procho.yaml` in the folder of a file (or in this folder) or in one above it.

    One that is there but is no regular file is found too: passing it over would drop its rules in
    silence. Relative to the working directory where it lies below it.
    """
    start = Path(os.path.abspath(path))
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        found = folder / NAME
        if os.path.lexists(found):
            here = Path.cwd()
            return str(found.relative_to(here) if found.is_relative_to(here) else found)
    return None


def load_config(data: bytes, file: str, limits: Limits | None = None) -> LoadedConfig:
    """Reads a `procho.yaml`; everything wrong in it is a finding with its place."""
    text, report = decode(data, displayed(file), keys_at(Config, ()))
    config = None if text is None else _config(text, report, limits or Limits())
    return LoadedConfig(None if report.failed else config, report.findings(), report.file, report.positions)


def _config(text: str, report: Report, limits: Limits) -> Config | None:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return Config()
    tree = read_tree(text, report, limits)
    return None if tree is None else validated(Config, tree, report, _TABLES)
