"""Repositories of git that are the same on every machine: their dates, names and settings are ours."""

import os
import shutil
import subprocess
from pathlib import Path

GIT = shutil.which("git") or "git"

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_AUTHOR_DATE": "2021-10-04T12:00:00Z",
    "GIT_COMMITTER_NAME": "Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    "GIT_COMMITTER_DATE": "2021-10-04T12:00:00Z",
    "LC_ALL": "C",
}


class Checkout:
    """A working tree with its repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def new(folder: Path) -> "Checkout":
        made = Checkout(folder)
        folder.mkdir(parents=True, exist_ok=True)
        made.git("init", "--quiet", "--initial-branch=main")
        return made

    def git(self, *arguments: str) -> str:
        done = subprocess.run([GIT, *arguments], cwd=self.folder, env=ENVIRONMENT, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, **files: str) -> str:
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "A change")
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> "Checkout":
        self.git("clone", "--quiet", *options, f"file://{self.folder}", str(folder))
        return Checkout(folder)
