"""What a run leaves open is closed when it ends, however it ends."""

from contextlib import ExitStack

END: ExitStack[None] = ExitStack()
"""Entered by the handler of a run; in a module of its own, because `--help` starts no git."""
