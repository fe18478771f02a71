"""Objects of a repository by their ids, all through one `git cat-file --batch` (git-cat-file(1)).

A request is an id in hexadecimal: neither a path nor what somebody has typed ever stands in a line that git reads.
"""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Thread

from procho.model.findings import Problem
from procho.vcs import process
from procho.vcs.process import Answer, late, refused, run, start

Content = bytes | Problem | None
"""What an object holds, or why nobody knows; None, unread, where it is more than was asked for."""


class Objects:
    """Reads one object after another. The first read starts git, `close` ends it."""

    def __init__(self, folder: str, options: Sequence[str]) -> None:
        """In this folder, with these options of git's own."""
        self._folder, self._command = folder, [*options, "cat-file", "--batch"]
        self._git: subprocess.Popen[bytes] | None = None

    def read(self, name: str, kind: str, most: int = sys.maxsize) -> Content:
        """The content of an object of this kind, of at most so many bytes. `name` is an id, or `ID^{tree}`."""
        git = self._git or start(self._command, self._folder)
        if isinstance(git, Problem):
            return git
        # Who has not answered in full, or was interrupted, cannot be asked again.
        self._git = None
        request = _Request(git, name, kind, most)
        try:
            request.start()
            request.join(process.SECONDS)
            given_up = request.is_alive()
            if request.content is not None:
                self._git = git
                return request.content
        finally:
            if self._git is None:
                git.kill()
        if given_up:
            return late()
        return None if request.too_large else self._refused(name)

    def close(self) -> None:
        """End git."""
        if self._git:
            self._git.kill()
            _left(self._git)
            self._git = None

    def _refused(self, name: str) -> Problem:
        """Why there was no answer: git is asked alone, and listened to."""
        answer = run(self._command, self._folder, f"{name}\n".encode())
        if isinstance(answer, Problem):
            return answer
        said = answer.error or answer.out.partition(b"\n")[0].decode("utf-8", "backslashreplace")
        return refused(Answer(answer.code, answer.out, said), self._folder)


class _Request(Thread):
    """One line to git, and its answer. Only a thread can wait for a pipe and give up on every system."""

    def __init__(self, git: subprocess.Popen[bytes], name: str, kind: str, most: int) -> None:
        super().__init__(daemon=True)
        self._git, self._name, self._kind, self._most = git, name, kind, most
        self.content: bytes | None = None
        self.too_large = False

    def run(self) -> None:
        with suppress(OSError):
            self.content = self._answered()
        if self.content is None:
            self._git.kill()
            _left(self._git)

    def _answered(self) -> bytes | None:
        """`<id> SP <kind> SP <size> LF <content> LF`; another kind, `missing` or nothing at all is no answer."""
        asked, answers = self._git.stdin, self._git.stdout
        if asked is None or answers is None:
            return None
        asked.write(f"{self._name}\n".encode())
        asked.flush()
        _, kind, size = (*answers.readline().decode().split(), "", "", "")[:3]
        if kind != self._kind:
            return None
        self.too_large = int(size) > self._most
        content = b"" if self.too_large else answers.read(int(size))
        return content if answers.read(1) == b"\n" and not self.too_large else None


def _left(git: subprocess.Popen[bytes]) -> None:
    """Wait for a git that was ended, and close its pipes; what it has not read yet nobody wants it to."""
    with suppress(OSError), git:
        pass
