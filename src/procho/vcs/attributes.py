"""Lines of a gitattributes file that give organigrams our diff driver (gitattributes(5)), added and taken out."""

import re

DRIVER = "procho"
_OURS = re.compile(rf'(?m)^(?!#)(?:"(?:\\.|[^"\\\n])*"|\S+) diff={DRIVER}(?:\n|\Z)')
_GLOB = re.compile(r"([*?\[\\])")


def pattern(folder: str, suffix: str) -> str:
    """The files with this suffix in a folder and below; `.` is the whole repository."""
    text = f"*{suffix}" if folder == "." else _GLOB.sub(r"\\\1", folder) + f"/**/*{suffix}"
    if re.search(r'[\s"]', text) or text.startswith(("#", "!")):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def with_patterns(text: str, patterns: list[str]) -> str:
    """The text with a line for each pattern that has none yet."""
    known = text.split("\n")
    new = [line for line in (f"{each} diff={DRIVER}" for each in patterns) if line not in known]
    if not new:
        return text
    # A last line without an end gets none back when ours are taken out again.
    return f"{text}\n" + "\n".join(new) if text and not text.endswith("\n") else text + "".join(f"{x}\n" for x in new)


def without_patterns(text: str) -> str:
    """The text without our lines, as it was before they came."""
    rest = _OURS.sub("", text)
    unended = text != rest and not text.endswith("\n")
    return rest.removesuffix("\n") if unended else rest
