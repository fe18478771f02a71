"""The console script: answers `--version` at once, and imports the rest only when it must."""

import contextlib
import gc
import os
import sys
from typing import NoReturn


def script() -> NoReturn:
    """Run procho and end the process, without the tidying up of a million objects one by one."""
    try:
        code = main()
    except KeyboardInterrupt:  # before there is anybody to say it: while the modules are loaded
        code = 130
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):  # none, closed, or nobody reads it
            stream.flush()
    os._exit(code)


def main() -> int:
    """Run procho; the exit code is for the process."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        return _version()
    # A run is short, and the collector, which walks each of 100,000 records time and again, finds nothing to free.
    gc.disable()
    from procho.cli import run  # noqa: PLC0415 - typer takes longer to import than the answer above to give

    return run(sys.argv[1:])


def _version() -> int:
    from procho import __version__  # noqa: PLC0415 - the answer needs nothing else

    try:
        sys.stdout.write(f"procho {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            return 141
        sys.stderr.write(f"procho: {error.strerror}\n")
        return 2
    return 0


if __name__ == "__main__":
    script()
