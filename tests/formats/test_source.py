import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from procho.formats.source import read_bytes, read_stdin
from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.render.words import load

LIMITS = Limits(max_bytes=10)


def reason(path: object) -> str:
    found = read_bytes(str(path), LIMITS)
    assert isinstance(found, Problem)
    for lang in ("en", "fr"):
        assert load(lang)(found.message, **found.params)
    assert found.params["file"] == str(path)
    return found.message.removeprefix("reading.open.")


def test_a_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    assert read_bytes(str(tmp_path / "a"), LIMITS) == b"0123456789"


def test_a_byte_more_is_too_much_and_the_problem_says_how_to_raise_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"0123456789x")
    found = read_bytes(str(tmp_path / "a"), LIMITS)
    assert found == Problem(
        "reading.open.too_large", {"file": str(tmp_path / "a"), "limit": 10, "variable": "PROCHO_MAX_BYTES"}
    )


def test_a_sparse_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    os.truncate(tmp_path / "a", 1 << 40)
    assert reason(tmp_path / "a") == "too_large"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
def test_a_file_that_hides_its_size_is_counted_while_it_is_read() -> None:
    assert reason("/proc/self/status") == "too_large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs")
def test_a_fifo_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert reason(tmp_path / "fifo") == "not_a_file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_a_device_behind_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zero").symlink_to("/dev/zero")
    assert reason(tmp_path / "zero") == "not_a_file"


def test_other_names_that_are_no_file(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "file").touch()
    assert reason(tmp_path) == "directory"
    assert reason(tmp_path / "missing") == "not_found"
    assert reason(tmp_path / "dangling") == "not_found"
    assert reason(tmp_path / "file" / "below") == "not_found"
    assert reason(tmp_path / "loop") == "loop"
    assert reason(tmp_path / ("n" * 5000)) == "name_too_long"
    assert reason(f"{tmp_path}/a\0b") == "name"


def test_no_permission(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert reason(tmp_path / "a") == "permission"


def test_a_failure_of_the_disk_is_passed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", refuse)
    assert reason(tmp_path / "a") == "other"


def test_stdin_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"0123456789")))
    assert read_stdin(LIMITS) == b"0123456789"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"0" * 100)))
    assert read_stdin(LIMITS) == Problem(
        "reading.open.too_large", {"file": "-", "limit": 10, "variable": "PROCHO_MAX_BYTES"}
    )
    monkeypatch.setattr(sys, "stdin", None)
    assert read_stdin(LIMITS) == Problem("reading.open.no_stdin", {"file": "-"})
