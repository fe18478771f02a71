"""Which post became which: pure functions from two versions to a comparison."""

from procho.diff.comparing import compare

__all__ = ["compare"]
