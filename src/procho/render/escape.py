r"""The one boundary between the text of a file and the formats that procho writes.

Text of a file, a file name, an argument is hostile until it went through the function of its
destination. All of them first make visible what a reader would not see: controls (C0, DEL, C1),
marks of direction (CVE-2021-42574), line and paragraph separators, lone surrogates and characters
without width appear as `\x1b`, `\u202e`; CR, LF and TAB as `\r`, `\n`, `\t`. So nothing that is
escaped has a second line.
"""

import re
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_SHORT = {"\r": "\\r", "\n": "\\n", "\t": "\\t"}

# The runners of GitHub, Azure and TeamCity obey `##[name]` anywhere in a line of the log, and GitHub's
# `::name::` at its start (actions/runner, ActionCommand.cs).
_COMMAND = re.compile(r"##(?=\[|vso\[|teamcity\[)", re.IGNORECASE)
_LEADING = re.compile(r"^(\s*):(?=:)")

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


@lru_cache(maxsize=16_384)
def terminal(text: str) -> str:
    """For a line of a terminal or a log: no control reaches the first, no workflow command the second."""
    return _LEADING.sub(r"\1: ", _COMMAND.sub("# #", _visible(text)))


def file_name(path: str) -> str:
    """A path, for any of the other functions: as it is typed, unless terminal() would change it.

    Such a name can neither be clicked nor pasted; it is shown by its last part alone, every mark of it
    escaped, so that it stays one word wherever it stands.
    """
    if terminal(path) == path:
        return path
    last = path.rstrip("/").rpartition("/")[2]
    return "".join(char if char.isalnum() or char in "._-" else _code(char) for char in last)


def markdown_code(text: str) -> str:
    r"""As a code span (CommonMark 6.1), in a table or out of one: no mention, link or image comes alive.

    In a table `|` ends the cell even within code, and only there `\|` is read as `|` (GFM 4.10). So `|`
    is drawn as U+2502, which nobody reads as a border.
    """
    safe = terminal(text).replace("|", "\u2502")
    longest = max((len(run) for run in re.findall("`+", safe)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if not safe or "`" in (safe[0], safe[-1]) or safe[0] == safe[-1] == " " else ""
    return f"{fence}{pad}{safe}{pad}{fence}"


def markdown(text: str) -> str:
    """As running text of Markdown: every mark of ASCII punctuation as a numeric entity.

    A mention (`@name`) is found after the entities are decoded; text that may hold one belongs into
    markdown_code().
    """
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", terminal(text))


def xml(text: str) -> str:
    """As text or as a quoted attribute of XML 1.0: what no parser reads back is made visible before."""
    return re.sub(r"[&<>\"']", lambda match: _XML[match[0]], terminal(text))


def workflow_message(text: str) -> str:
    """As the message of a GitHub workflow command (actions/toolkit, command.ts); lines stay lines."""
    lines = (_COMMAND.sub("# #", _visible(line)) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def workflow_property(text: str) -> str:
    """As a property of a GitHub workflow command."""
    return workflow_message(text).replace(":", "%3A").replace(",", "%2C")


def _visible(text: str) -> str:
    return _INVISIBLE.sub(lambda match: _code(match[0]), text)


def _code(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return _SHORT.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
