"""Whatever ends a run: the exit code tells, and nobody sees a traceback."""

import errno
from collections.abc import Callable, Sequence

import pytest

from procho.cli import top
from procho.cli.session import Session, Task
from running import Run


def ends_with(error: BaseException) -> Callable[[Sequence[str], Session], Task]:
    """A parser of arguments for which every task ends with this error."""

    def task(_session: Session) -> int:
        raise error

    return lambda _argv, _session: task


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (RuntimeError("secret"), 2, "Internal error (RuntimeError)"),
        (MemoryError(), 2, "Internal error (MemoryError)"),
        (RecursionError(), 2, "Internal error (RecursionError)"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "the disk is full"),
        (FileNotFoundError(errno.ENOENT, "gone", "/x/\x1b"), 2, "procho: \\x1b: gone"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_exit_codes(procho: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, says: str) -> None:
    monkeypatch.setattr(top, "task_of", ends_with(error))
    monkeypatch.setattr(top, "_abandon_stdout", lambda: None)
    result = procho("x")
    assert (result.code, result.out) == (code, "")
    assert says in result.err
    assert "secret" not in result.err
    assert "Traceback" not in result.err


def test_debug_shows_where(procho: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def task_of(_argv: Sequence[str], session: Session) -> Task:
        session.debug = True
        message = "\x1b[31mwhy"
        raise RuntimeError(message)

    monkeypatch.setattr(top, "task_of", task_of)
    result = procho("x")
    assert result.code == 2
    assert "Traceback" in result.err
    assert "\\x1b[31mwhy" in result.err


def test_a_signal_to_end_lets_us_tidy_up(procho: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(top, "task_of", ends_with(SystemExit(143)))
    with pytest.raises(SystemExit) as leaving:
        procho("x")
    assert leaving.value.code == 143
