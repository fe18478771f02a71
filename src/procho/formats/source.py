"""The bytes of a file, of stdin: regular files only, opened once, never more than the limit.

A FIFO or a device must not hang the reader, and a file that grows while it is read must not fill the
memory: so the file is opened without blocking, looked at through its descriptor, and counted as it comes.
"""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from procho.model.findings import Problem
from procho.model.limits import Limits

STDIN = "-"

_CHUNK = 1 << 20
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_REASONS = {
    errno.ENOENT: "not_found",
    errno.ENOTDIR: "not_found",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ELOOP: "loop",
    errno.ENAMETOOLONG: "name_too_long",
    errno.EISDIR: "directory",
    errno.ENXIO: "not_a_file",
}


def displayed(path: str) -> str:
    """A file's name as the user typed it, with `/` for Windows' backslash."""
    return path.replace("\\", "/") if os.name == "nt" else path


def read_bytes(path: str, limits: Limits) -> bytes | Problem:
    """The bytes of a regular file of at most `limits.max_bytes`, else why there are none."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        # Windows has no permission to open a directory, and says only that.
        folder = isinstance(error, PermissionError) and Path(path).is_dir()
        return _problem("directory", path) if folder else _refusal(error, path)
    except ValueError:  # a NUL in the name, or characters that no file name of this system can have
        return _problem("name", path)
    try:
        return _read(descriptor, path, limits)
    except OSError as error:
        return _refusal(error, path)
    finally:
        os.close(descriptor)


def read_stdin(limits: Limits) -> bytes | Problem:
    """All of the standard input, of at most `limits.max_bytes`, else why there is none."""
    if sys.stdin is None:  # a program without a console
        return _problem("no_stdin", STDIN)
    try:
        data = _all(sys.stdin.buffer, limits.max_bytes + 1)
    except OSError as error:
        return _refusal(error, STDIN)
    return _too_large(STDIN, limits) if len(data) > limits.max_bytes else data


def _read(descriptor: int, path: str, limits: Limits) -> bytes | Problem:
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        return _problem("directory", path)
    if not stat.S_ISREG(status.st_mode):
        return _problem("not_a_file", path)
    if status.st_size > limits.max_bytes:
        return _too_large(path, limits)
    with open(descriptor, "rb", closefd=False) as stream:
        data = _all(stream, limits.max_bytes + 1)
    return _too_large(path, limits) if len(data) > limits.max_bytes else data


def _all(stream: BinaryIO, most: int) -> bytes:
    chunks, left = [], most
    while left and (chunk := stream.read(min(left, _CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _refusal(error: OSError, path: str) -> Problem:
    reason = _REASONS.get(error.errno or 0)
    return _problem(reason, path) if reason else _problem("other", path, error=error.strerror or type(error).__name__)


def _too_large(path: str, limits: Limits) -> Problem:
    return _problem("too_large", path, limit=limits.max_bytes, variable="PROCHO_MAX_BYTES")


def _problem(reason: str, path: str, **params: object) -> Problem:
    return Problem(f"reading.open.{reason}", {"file": displayed(path), **params})
