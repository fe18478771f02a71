"""The general diffs that procho is compared with, in an environment of their own."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from bench.shared import HERE

VENV = HERE / "build" / "bench-venv"
PYTHON = VENV / "bin" / "python"
PROGRAMS = Path(__file__).parent / "programs"


class Peer(Struct, frozen=True):
    """A package, and the exit codes with which its program says that it compared."""

    name: str
    package: str
    good: tuple[int, ...] = (0,)


PEERS = (
    Peer("deepdiff", "deepdiff"),
    Peer("graphtage", "graphtage", (0, 1)),
    Peer("jsondiff", "jsondiff"),
    Peer("diffx", "diffx-python"),  # the Rust one; the package called diffx is another program
)


class Installed(Struct, frozen=True):
    """A peer's version, or None where it cannot be installed."""

    peer: Peer
    version: str | None

    def command(self, source: str, target: str) -> Sequence[str]:
        """The program that compares two files."""
        return str(PYTHON), str(PROGRAMS / f"peer_{self.peer.name}.py"), source, target


def installed() -> list[Installed]:
    """Every peer, installed if that is possible."""
    if not PYTHON.exists():
        _quietly(sys.executable, "-m", "venv", str(VENV))
    _pip("pyyaml")
    return [Installed(peer, _version(peer) if _pip(peer.package) else None) for peer in PEERS]


def _pip(package: str) -> bool:
    return _quietly(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package)


def _version(peer: Peer) -> str:
    code = f"from importlib.metadata import version; print(version({peer.package!r}))"
    return subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def _quietly(*argv: str) -> bool:
    return subprocess.run(argv, capture_output=True, check=False).returncode == 0
