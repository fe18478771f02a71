"""The one wrapper round the layout engine: which program runs, and what happens when it misbehaves."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from procho.model.findings import Problem
from procho.render import layout as subject
from procho.render.escape import terminal
from procho.render.layout import Picture, bundled, layout, system
from procho.render.words import LANGUAGES, load

GRAPH = "digraph { a -> b }"
Plant = Callable[[Path, str], Path]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that misbehave are shell scripts")


@pytest.fixture
def plant() -> Plant:
    """Puts a shell script into a folder."""

    def planted(path: Path, script: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return planted


@pytest.fixture
def dot(tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a script in the place of the system's dot."""

    def planted(script: str) -> Path:
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
        return plant(tmp_path / "bin" / "dot", script)

    return planted


@pytest.mark.parametrize(("fmt", "magic"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_the_bundled_engine_draws_where_there_is_no_other(
    fmt: Picture, magic: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    drawn = layout(GRAPH, fmt)
    assert isinstance(drawn, bytes)
    assert drawn.startswith(magic)
    assert layout(GRAPH, fmt) == drawn
    assert layout(GRAPH, fmt, engine="system") == Problem("chart.layout.missing_system")


def test_the_bundled_engine_is_no_program_of_path_or_of_the_current_folder(
    tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    for name in ("dot", "graphviz-pure"):
        plant(tmp_path / name, f"touch {ran}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path}:.:")
    found = bundled()
    assert found is not None
    assert os.path.isabs(found)
    assert not found.startswith(str(tmp_path))
    assert isinstance(layout(GRAPH, "svg"), bytes)
    assert not ran.exists()


def test_a_bundled_engine_that_is_gone_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "bundled", lambda: None)
    assert layout(GRAPH, "svg") == Problem("chart.layout.missing_bundled")


def test_the_bundled_engine_is_found_beside_python_where_its_package_does_not_say(
    tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = plant(tmp_path / "graphviz-pure", "")
    monkeypatch.setattr("importlib.metadata.files", lambda _: None)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert bundled() == str(program)


@pytest.mark.parametrize("entry", ["{here}", "{here}/bin", ".", "", "bin"])
def test_the_system_engine_never_comes_with_the_files(
    entry: str, tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (tmp_path, tmp_path / "bin"):
        plant(folder / "dot", "")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", entry.format(here=tmp_path))
    assert system() is None


def test_nor_from_elsewhere_in_the_checkout(tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout, outside = tmp_path / "checkout", tmp_path / "outside"
    program = plant(checkout / "bin" / "dot", "")
    outside.mkdir()
    (outside / "dot").symlink_to(program)
    (checkout / ".git").mkdir()
    (checkout / "orgs").mkdir()
    monkeypatch.chdir(checkout / "orgs")
    monkeypatch.setenv("PATH", f"{checkout / 'bin'}:{outside}")
    assert system() is None
    other = plant(tmp_path / "usr" / "dot", "")
    monkeypatch.setenv("PATH", f"{checkout / 'bin'}:{other.parent}")
    assert system() == str(other)


def test_the_root_folder_shuts_nothing_out(dot: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    program = dot("")
    monkeypatch.chdir("/")
    assert system() == str(program)


def test_the_system_engine_is_used_when_asked(dot: Callable[[str], Path]) -> None:
    dot("echo '<?xml ?>'; cat; pwd; env; echo \"$@\"; echo '</svg>'")
    drawn = layout(GRAPH, "svg", engine="system")
    assert isinstance(drawn, bytes)
    _, graph, folder, *_, arguments, _ = drawn.decode().replace("}", "}\n").splitlines()
    assert graph == GRAPH
    assert os.path.basename(folder).startswith("procho-")
    assert not os.path.exists(folder)
    assert arguments == "-Tsvg"


def test_a_png_is_as_fine_as_asked(dot: Callable[[str], Path]) -> None:
    dot(r"""printf '\211PNG\r\n\032\n%s' "$*"; printf 'IEND\256B`\202'""")
    drawn = layout(GRAPH, "png", engine="system", dpi=96)
    assert isinstance(drawn, bytes)
    assert b"-Tpng -Gdpi=96" in drawn


@pytest.mark.parametrize(
    ("script", "message", "params"),
    [
        ("exit 3", "chart.layout.crashed", {"code": 3}),
        ("kill -SEGV $$", "chart.layout.crashed", {"code": -11}),
        ("echo '<?xml?><svg>'", "chart.layout.garbage", {"format": "svg"}),
        ("echo surprise", "chart.layout.garbage", {"format": "svg"}),
        (":", "chart.layout.garbage", {"format": "svg"}),
    ],
)
def test_an_engine_that_fails(script: str, message: str, params: dict[str, Any], dot: Callable[[str], Path]) -> None:
    program = dot(script)
    named = {} if message.endswith("garbage") else {"program": str(program)}
    assert layout(GRAPH, "svg", engine="system") == Problem(message, named | params)


def test_an_engine_that_cannot_be_started(dot: Callable[[str], Path]) -> None:
    program = dot("")
    program.write_bytes(b"#!/no/such/shell\n")
    found = layout(GRAPH, "svg", engine="system")
    assert isinstance(found, Problem)
    assert found.message == "chart.layout.failed"


def test_an_engine_that_hangs_is_killed_with_all_that_it_started(
    dot: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[tuple[int, int]] = []
    kill = os.killpg

    def killpg(group: int, number: int) -> None:
        killed.append((os.getpgid(group), number))
        kill(group, number)

    monkeypatch.setattr(os, "killpg", killpg)
    program = dot("sleep 600 & wait")
    assert layout(GRAPH, "svg", engine="system", seconds=0) == Problem(
        "chart.layout.timeout", {"program": str(program), "count": 0}
    )
    ((group, number),) = killed
    assert group != os.getpgrp()
    assert number == signal.SIGKILL


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_problem_can_be_told(lang: Any) -> None:
    params = {"program": "/usr/bin/dot", "error": "x", "count": 60, "code": -11, "format": "svg"}
    for reason in ("missing_bundled", "missing_system", "failed", "timeout", "crashed", "garbage"):
        told = load(lang)(f"chart.layout.{reason}", **params)
        assert told == terminal(told)
