"""Every output whole, or none of them touched."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from procho.cli import output
from procho.cli.output import write_files
from procho.model.findings import Problem


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_are_written(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    assert write_files({str(one): b"1", str(two): b"2"}) is None
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert names(tmp_path) == {"a", "b"}


def test_a_new_file_has_the_mode_that_the_umask_leaves_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_files({str(old): b"", str(tmp_path / "new"): b""})
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_if_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    old = tmp_path / "a"
    old.write_bytes(b"old")
    lost = str(tmp_path / "no" / "b")
    assert write_files({str(old): b"new", lost: b""}) == Problem(
        "cli.write.no_folder", {"file": lost, "error": os.strerror(errno.ENOENT)}
    )
    assert old.read_bytes() == b"old"
    assert names(tmp_path) == {"a"}


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), MemoryError()])
def test_whatever_happens_no_temporary_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(_descriptor: int) -> None:
        raise error

    monkeypatch.setattr(output.os, "fsync", fail)
    old = tmp_path / "a"
    old.write_bytes(b"old")
    if isinstance(error, OSError):
        problem = write_files({str(old): b"new"})
        assert problem
        assert problem.message == "cli.write.full"
    else:
        with pytest.raises(type(error)):
            write_files({str(old): b"new"})
    assert old.read_bytes() == b"old"
    assert names(tmp_path) == {"a"}


def test_a_failing_rename_leaves_no_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: str, _target: str) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(output.os, "replace", fail)
    problem = write_files({str(tmp_path / "a"): b"new"})
    assert problem
    assert problem.message == "cli.write.permission"
    assert names(tmp_path) == set()


def test_a_planted_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    precious, link = tmp_path / "precious", tmp_path / "out"
    precious.write_bytes(b"precious")
    link.symlink_to(precious)
    assert write_files({str(link): b"new"}) is None
    assert not link.is_symlink()
    assert (precious.read_bytes(), link.read_bytes()) == (b"precious", b"new")


@pytest.mark.parametrize("alias", ["a", "./a", "hard", "soft"])
def test_an_input_is_no_output_by_whatever_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alias: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").write_bytes(b"old")
    Path("hard").hardlink_to("a")
    Path("soft").symlink_to("a")
    assert write_files({alias: b"new"}, ["a"]) == Problem("cli.write.input", {"file": alias})
    assert Path("a").read_bytes() == b"old"


def test_two_outputs_are_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_files({"a": b"", "./a": b""}) == Problem("cli.write.twice", {"file": "./a"})
    assert names(tmp_path) == set()


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    problem = write_files({str(tmp_path): b""})
    assert problem
    assert problem.message == "cli.write.directory"
    assert names(tmp_path) == set()
    assert names(tmp_path.parent) == {tmp_path.name} | {
        n for n in names(tmp_path.parent) if not n.startswith(".procho")
    }


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    problem = write_files({str(tmp_path / "a\0b"): b""})
    assert problem
    assert problem.message == "cli.write.name"


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert write_files({str(pipe): b"through"}) is None
    reader.join()
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_stdout_by_its_names(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert write_files({"-": b"one\n"}) is None
    assert write_files({"/dev/stdout": b"two\n"}) is None
    assert capfdbinary.readouterr().out == b"one\ntwo\n"


def test_a_full_device_is_said() -> None:
    problem = write_files({"/dev/full": b"x"})
    assert problem
    assert problem.message == "cli.write.full"
