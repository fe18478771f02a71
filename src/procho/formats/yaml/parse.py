"""A YAML text to its tree: row by row where it is written so, else from the events of all of YAML."""

from procho.formats.report import Report
from procho.formats.yaml.rows import read_rows
from procho.formats.yaml.tree import Tree
from procho.model.limits import Limits


def read_tree(text: str, report: Report, limits: Limits) -> Tree | None:
    """The text's one document; None where it could not be read to its end.

    Fills `report` with what is wrong and its positions with the place of every mapping.
    """
    if tree := read_rows(text, report.positions, limits):
        return tree
    from procho.formats.yaml.events import read_events  # noqa: PLC0415 - few files need PyYAML, which takes 10 ms

    return read_events(text, report, limits)
