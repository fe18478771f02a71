"""The command line: one command, one file; the only place that knows typer and exit codes."""

from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Run procho with these arguments and give its exit code.

    0 done, 1 findings (or differences, where asked for), 2 no verdict, 130 Ctrl-C, 141 closed pipe.
    """
    from procho.cli.top import run_guarded

    return run_guarded(argv)
