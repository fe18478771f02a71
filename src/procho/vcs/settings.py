"""What git is told about organigrams: a diff driver in its configuration (git-config(1)), the files in attributes."""

import os

from msgspec import Struct

from procho.model.findings import Problem
from procho.vcs.attributes import DRIVER
from procho.vcs.git import Repository
from procho.vcs.process import Answer, refused, run

_ABSENT = 5
"""git config's exit code for taking out a key that is not there."""


class Settings(Struct, frozen=True):
    """The settings of one repository or, without one, the user's own (--global)."""

    repository: Repository | None

    def connect(self, program: str) -> Problem | None:
        """Set the driver: `program` is how to start procho, quoted for a shell."""
        for key, value in _keys(program).items():
            answer = self._config("--replace-all", key, value)
            if isinstance(answer, Problem):
                return answer
            if answer.code:
                return refused(answer, self._folder)
        return None

    def disconnect(self) -> Problem | None:
        """Take the driver out again."""
        for key in _keys(""):
            answer = self._config("--unset-all", key)
            if isinstance(answer, Problem):
                return answer
            if answer.code not in (0, _ABSENT):
                return refused(answer, self._folder)
        return None

    def attributes(self, *, tracked: bool) -> str | Problem:
        """The attributes file: the user's, the repository's own, or the one that all share by committing it."""
        if self.repository is None:
            answer = self._config("--type=path", "--get", "core.attributesFile")
            named = "" if isinstance(answer, Problem) else os.fsdecode(answer.out).rstrip("\n")
            home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
            return named or os.path.join(home, "git", "attributes")
        if tracked and not self.repository.bare:
            return os.path.join(self._folder, ".gitattributes")
        answer = self.repository.ask("rev-parse", "--git-path", "info/attributes")
        if isinstance(answer, Problem):
            return answer
        if answer.code:
            return refused(answer, self._folder)
        return os.path.join(self._folder, os.fsdecode(answer.out).rstrip("\n"))

    @property
    def _folder(self) -> str:
        return self.repository.folder if self.repository else os.path.expanduser("~")

    def _config(self, *arguments: str) -> Answer | Problem:
        if self.repository:
            return self.repository.ask("config", "--local", *arguments)
        return run(["config", "--global", *arguments], os.curdir)


def _keys(program: str) -> dict[str, str]:
    """`command` is for git diff; git log -p and git show run no such command, but do convert (`textconv`)."""
    return {
        f"diff.{DRIVER}.command": f"{program} git driver --",
        f"diff.{DRIVER}.textconv": f"{program} git textconv --",
        f"difftool.{DRIVER}.cmd": f'{program} git driver -- "$MERGED" "$LOCAL" . . "$REMOTE" . .',
    }
