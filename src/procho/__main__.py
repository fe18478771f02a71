"""The console script: answers `--version` at once, and imports the rest only when it must."""

import gc
import sys


def main() -> int:
    """Run procho; the exit code is for sys.exit."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from procho import __version__  # noqa: PLC0415 - the answer needs nothing else

        sys.stdout.write(f"procho {__version__}\n")
        return 0
    # A run is short, and the collector, which walks each of 100,000 records time and again, finds nothing to free.
    gc.disable()
    from procho.cli import run  # noqa: PLC0415 - typer takes longer to import than the answer above to give

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
