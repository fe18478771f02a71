"""Runs the layout engine, the one program that draws: no shell, no user's files, a time limit.

Engines have crashed, hung and written out of bounds on crafted graphs, so they only ever get what
procho wrote, in a process group of its own that is killed as a whole.
"""

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from contextlib import suppress
from typing import Literal

from procho.model.findings import Problem

Engine = Literal["bundled", "system"]
Picture = Literal["svg", "png"]

PROGRAM = "graphviz-pure"
DPI = 192
"""Dots per inch: twice a screen's, and enough for print."""
_MAGIC = {"svg": b"<?xml", "png": b"\x89PNG\r\n\x1a\n"}
_END = {"svg": b"</svg>", "png": b"IEND\xaeB`\x82"}


def layout(dot: str, fmt: Picture, *, engine: Engine = "bundled", seconds: int = 60, dpi: int = DPI) -> bytes | Problem:
    """The picture of a graph, or why there is none; `dpi` is how fine a PNG is.

    `bundled` is the program that was installed with procho; `system` is the `dot` of an absolute
    folder of PATH outside the current one.
    """
    program = bundled() if engine == "bundled" else system()
    if program is None:
        return Problem(f"chart.layout.missing_{engine}")
    with tempfile.TemporaryDirectory(prefix="procho-") as folder:
        arguments = [f"-T{fmt}", *([f"-Gdpi={dpi}"] if fmt == "png" else [])]
        return _run([program, *arguments], dot.encode(), folder, fmt, seconds)


def bundled() -> str | None:
    """The absolute path of the engine that the package graphviz-pure installed, where it is."""
    from importlib import metadata  # noqa: PLC0415 - only pictures need it

    name = f"{PROGRAM}.exe" if os.name == "nt" else PROGRAM
    with suppress(metadata.PackageNotFoundError):
        for file in metadata.files(PROGRAM) or ():
            if file.name == name and os.access(path := os.path.abspath(str(file.locate())), os.X_OK):
                return path
    folders = (os.path.dirname(sys.executable), sysconfig.get_path("scripts"))
    paths = (os.path.join(folder, name) for folder in folders if os.path.isabs(folder))
    return next((path for path in paths if os.access(path, os.X_OK)), None)


def system() -> str | None:
    """The absolute path of the system's `dot`, unless it may have come with the files that are being drawn."""
    checkout = _checkout()
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        found = shutil.which("dot", path=folder) if os.path.isabs(folder) else None
        if found and not any(_inside(path, checkout) for path in (os.path.abspath(found), os.path.realpath(found))):
            return os.path.abspath(found)
    return None


def _checkout() -> str:
    """The git checkout around the current folder, else the current folder."""
    here = folder = os.path.realpath(os.getcwd())
    while folder != os.path.dirname(folder):
        if os.path.exists(os.path.join(folder, ".git")):
            return folder
        folder = os.path.dirname(folder)
    return here


def _inside(path: str, folder: str) -> bool:
    """Whether a path lies in a folder; everything lies in the root, which says nothing."""
    return folder != os.path.dirname(folder) and path.startswith(os.path.join(folder, ""))


def _run(command: list[str], dot: bytes, folder: str, fmt: Picture, seconds: int) -> bytes | Problem:
    try:
        process = subprocess.Popen(  # noqa: S603 - a program found at an absolute path, arguments of our own
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(),
            start_new_session=True,
        )
    except OSError as error:
        return Problem("chart.layout.failed", {"program": command[0], "error": error.strerror or str(error)})
    try:
        drawn, _ = process.communicate(dot, timeout=seconds)
    except subprocess.TimeoutExpired:
        _kill(process)
        return Problem("chart.layout.timeout", {"program": command[0], "count": seconds})
    except BaseException:
        _kill(process)
        raise
    if process.returncode:
        return Problem("chart.layout.crashed", {"program": command[0], "code": process.returncode})
    if not (drawn.startswith(_MAGIC[fmt]) and drawn.rstrip().endswith(_END[fmt])):
        return Problem("chart.layout.garbage", {"format": fmt})
    return drawn


def _environment() -> dict[str, str]:
    """What a program needs to start and to find fonts; nothing that changes what it draws."""
    kept = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C.UTF-8"}


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the process and what it started. It was not waited for yet, so its number is still its own."""
    if os.name == "nt":
        process.kill()
    else:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout):  # not read to their end: who left the group may hold them open
        if pipe:
            with suppress(OSError):
                pipe.close()
    process.wait()
