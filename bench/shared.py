"""The cases and tools that lie beside the repository: `$SHARED`, else `../shared`."""

import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
BUILD = HERE / "build" / "bench"


def bench_folder() -> Path:
    """The folder of the cases and tools; ends the program with 2 where it is missing."""
    folder = Path(os.environ.get("SHARED") or HERE.parent / "shared") / "bench"
    if not (folder / "cases").is_dir():
        print(f"bench: {folder / 'cases'} is missing; name its parent's parent with SHARED=…", file=sys.stderr)
        raise SystemExit(2)
    return folder


@cache
def tool(name: str) -> Any:
    """One of the tools beside the cases (score, to_procho), as a module."""
    spec = importlib.util.spec_from_file_location(name, bench_folder() / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
