"""libyaml's complaints, put into messages that say what to do.

The texts are those of libyaml 0.2's scanner.c, parser.c and reader.c; PyYAML's own parser, used where
libyaml is not there, has the same but for a few. An unknown one is passed on as it is.
"""

import yaml

from procho.formats.report import Report
from procho.model.limits import DEEPEST, Limits

_MESSAGES = (
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "no_colon"),
    ("did not find expected ',' or ']'", "open_list"),
    ("expected ',' or ']'", "open_list"),
    ("did not find expected ',' or '}'", "open_mapping"),
    ("expected ',' or '}'", "open_mapping"),
    ("found unexpected end of stream", "open_quote"),
    ("found unexpected document indicator", "open_quote"),
    ("unknown escape character", "escape"),
    ("did not find expected hexdecimal number", "escape"),
    ("expected escape sequence of", "escape"),
    ("invalid Unicode character escape code", "escape"),
    ("did not find expected '-' indicator", "indent"),
    ("did not find expected key", "indent"),
    ("expected <block end>", "indent"),
    ("sequence entries are not allowed", "dash"),
    ("found character that cannot start any token", "start"),
    ("found character '", "start"),
    ("did not find expected node content", "value"),
    ("expected the node content", "value"),
    ("<document start>", "after_end"),
    ("undefined tag handle", "tag_handle"),
    ("incompatible YAML document", "version"),
)


def report_fault(error: Exception, report: Report, limits: Limits) -> None:
    """What made libyaml give up, at its mark; at the file's beginning where it has none."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    at = _index(error, "problem_mark", report)
    opened = _index(error, "context_mark", report)
    if "maximum nesting depth" in problem:  # libyaml 0.2.6 has a limit of its own, above any of ours
        too_deep(report, at, limits)
        return
    message = next((message for text, message in _MESSAGES if text in problem), "other")
    if message == "start" and report.positions.text[at : at + 1] == "\t":
        message = "tab"
    if message == "no_colon":  # the mark is where the next key was met
        at = opened
    params = {"problem": problem} if message == "other" else {}
    if message.startswith("open_"):
        params["line"] = str(report.line(opened))
    report.error("yaml-syntax", message, at, at, **params)


def too_deep(report: Report, at: int, limits: Limits) -> None:
    """Nested deeper than the limit, which a variable raises, but not beyond DEEPEST."""
    message = "deepest" if limits.max_depth >= DEEPEST else "depth"
    report.error("nesting", message, at, at, limit=limits.max_depth, variable="PROCHO_MAX_DEPTH")


def _index(error: Exception, name: str, report: Report) -> int:
    mark = getattr(error, name, None)
    return min(mark.index, len(report.positions.text)) if isinstance(error, yaml.MarkedYAMLError) and mark else 0
