"""An organigram's file: bytes to a version, or to what is wrong with them."""

from msgspec import Struct

from procho.formats.report import Report
from procho.formats.source import displayed
from procho.formats.text import decode
from procho.formats.yaml.collector import collector_paused
from procho.formats.yaml.parse import read_tree
from procho.formats.yaml.schema import validated
from procho.model.findings import Finding
from procho.model.limits import Limits
from procho.model.organigram import Organigram
from procho.model.version import Version

_OWN_KEYS = ("procho",)


class Loaded(Struct, frozen=True):
    """What was read of a file: a version unless a finding is an error; warnings come with either."""

    version: Version | None
    findings: tuple[Finding, ...]


def load(data: bytes, file: str, limits: Limits | None = None) -> Loaded:
    """Reads an organigram; `file` is its name as the user typed it, `-` for stdin.

    Everything wrong in the file is a finding with its place: no content makes this raise.
    """
    with collector_paused():
        text, report = decode(data, displayed(file), _OWN_KEYS)
        organigram = None if text is None else _organigram(text, report, limits or Limits())
    if organigram is None or report.failed:
        return Loaded(None, report.findings())
    return Loaded(Version(organigram, report.file, report.positions), report.findings())


def _organigram(text: str, report: Report, limits: Limits) -> Organigram | None:
    tree = read_tree(text, report, limits)
    return None if tree is None else validated(Organigram, tree, report)
