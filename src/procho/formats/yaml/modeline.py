"""The comment that tells an editor a file's schema (yaml-language-server, "Using inlined schema")."""

import os
import re
from pathlib import Path
from urllib.parse import quote

SCHEMA = "organigram.schema.json"
"""The file in which `procho schema organigram` is expected, in a folder above an organigram or in its `schema`."""

_MODELINE = re.compile(r"^#\s*yaml-language-server\s*:", re.MULTILINE)


def with_modeline(text: str, schema: str) -> str:
    """The text with a first line that names the schema, a path from the file's folder; one that has it stays."""
    if _MODELINE.search(text):
        return text
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{mark}# yaml-language-server: $schema={quote(schema)}{end}{text.removeprefix(mark)}"


def schema_near(folder: str, otherwise: str) -> tuple[str, bool]:
    """The path from a folder to the nearest schema, upwards to the repository's root, and whether it is there.

    Where there is none, the path to where it belongs: the folder `otherwise`.
    """
    start = Path(os.path.abspath(folder))
    for above in (start, *start.parents):
        for found in (above / "schema" / SCHEMA, above / SCHEMA):
            if found.is_file():
                return _relative(found, start), True
        if (above / ".git").exists():
            break
    return _relative(Path(os.path.abspath(otherwise)) / SCHEMA, start), False


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()
