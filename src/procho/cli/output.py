"""Writes results: every file whole, or none of them touched.

As git's lockfile does: a temporary of its own in the same folder, flushed to the disk, then renamed over
the old file. A planted symbolic link is replaced, never followed; a pipe or a device is written to as
it is.
"""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import BinaryIO

from procho.model.findings import Problem

STDOUT = "-"

_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")
_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "read_only",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "directory",
    errno.ENAMETOOLONG: "name_too_long",
}


def write_files(outputs: Mapping[str, bytes], inputs: Iterable[str] = ()) -> Problem | None:
    """Write each output's bytes to its path, `-` for stdout; None when all is done.

    An output that is one of the inputs, or of the other outputs, is refused. A reader that has closed
    its pipe raises BrokenPipeError.
    """
    problem = _clash([*outputs], [*inputs])
    return problem or _write(outputs)


def write_stdout(data: bytes) -> None:
    """Write bytes to stdout and flush them. Raises OSError."""
    if sys.stdout is None:  # closed by the caller, `>&-`
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def refusal(error: OSError, path: str) -> Problem:
    """Why it could not be written."""
    reason = _REASONS.get(error.errno or 0, "other")
    name = "stdout" if path == STDOUT else path
    return Problem(f"cli.write.{reason}", {"file": name, "error": error.strerror or type(error).__name__})


def _write(outputs: Mapping[str, bytes]) -> Problem | None:
    temporaries: dict[str, str] = {}
    path = STDOUT
    try:
        for path, data in _files(outputs):
            temporaries[path] = _temporary(path, data)
        for path in [path for path in outputs if path not in temporaries]:
            _straight(path, outputs[path])
        for path in [*temporaries]:
            os.replace(temporaries[path], path)
            del temporaries[path]
    except BrokenPipeError:
        raise
    except OSError as error:
        return refusal(error, path)
    except ValueError:  # a NUL in the name
        return Problem("cli.write.name", {"file": path})
    finally:
        for temporary in temporaries.values():
            _unlink(temporary)
    return None


def _files(outputs: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((path, data) for path, data in outputs.items() if not _is_stream(path))


def _is_stream(path: str) -> bool:
    """Whether it is written to as it is: stdout, a pipe, a device."""
    if path == STDOUT or path.startswith(_STREAMS):
        return True
    with suppress(OSError):
        mode = os.stat(path).st_mode
        return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
    return False


def _straight(path: str, data: bytes) -> None:
    if path in (STDOUT, "/dev/stdout"):
        write_stdout(data)
        return
    with open(path, "wb") as stream:
        stream.write(data)


def _temporary(path: str, data: bytes) -> str:
    """A new file beside `path` with these bytes on the disk and the mode that `path` has or would get."""
    if os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    temporary = os.path.join(os.path.dirname(path), f".procho-{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with open(descriptor, "wb") as stream:
            _fill(stream, data, path)
    except BaseException:
        _unlink(temporary)
        raise
    return temporary


def _fill(stream: BinaryIO, data: bytes, path: str) -> None:
    with suppress(FileNotFoundError):
        old = os.lstat(path)
        if stat.S_ISREG(old.st_mode) and hasattr(os, "fchmod"):
            os.fchmod(stream.fileno(), stat.S_IMODE(old.st_mode))
    stream.write(data)
    stream.flush()
    os.fsync(stream.fileno())


def _unlink(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _clash(outputs: list[str], inputs: list[str]) -> Problem | None:
    for number, path in enumerate(outputs):
        if any(_same(path, other) for other in inputs):
            return Problem("cli.write.input", {"file": path})
        if any(_same(path, other) for other in outputs[:number]):
            return Problem("cli.write.twice", {"file": path})
    return None


def _same(one: str, other: str) -> bool:
    """Whether two paths are one file, whether or not it is there yet."""
    if STDOUT in (one, other):
        return False
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)
