"""What REV:PATH is, and which command fetches a revision."""

import os

import pytest

from procho.vcs.fetching import fetch
from procho.vcs.revision import Revision, parse


@pytest.mark.parametrize(
    ("text", "name", "path"),
    [
        ("main:orgs/x.yaml", "main", "orgs/x.yaml"),
        ("v1:a:b.yaml", "v1", "a:b.yaml"),
        ("HEAD~3:./x.yaml", "HEAD~3", "./x.yaml"),
        ("HEAD^{/fix: it}:x.yaml", "HEAD^{/fix: it}", "x.yaml"),
        ("origin/main:", "origin/main", ""),
        ("c:x.yaml", "c", "x.yaml"),
    ],
)
def test_a_revision(text: str, name: str, path: str) -> None:
    assert parse(text) == Revision(name, path)


@pytest.mark.parametrize("text", ["x.yaml", "C:/x.yaml", "C:\\x.yaml", "main:/etc/passwd", ":x.yaml", "-", ""])
def test_a_path(text: str) -> None:
    assert parse(text) is None


def test_a_drive_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    assert parse("c:x.yaml") is None
    assert parse("main:x.yaml") == Revision("main", "x.yaml")


@pytest.mark.parametrize(
    ("revision", "command"),
    [
        ("origin/main", "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main"),
        ("upstream/a/b", "git fetch --depth=1 upstream +refs/heads/a/b:refs/remotes/upstream/a/b"),
        ("main", "git fetch --depth=1 origin main:refs/heads/main"),
        ("v1.2", "git fetch --depth=1 origin tag v1.2"),
        ("a" * 40, "git fetch --depth=1 origin " + "a" * 40),
        ("$(rm -rf ~)", "git fetch --depth=1 origin '$(rm -rf :refs/heads/$(rm -rf '"),
    ],
)
def test_a_command_to_copy(revision: str, command: str) -> None:
    assert fetch(revision, ["upstream", "origin"], shallow=True) == command
    assert fetch(revision, ["upstream", "origin"], shallow=False) == command.replace(" --depth=1", "")


def test_nothing_to_fetch_from() -> None:
    assert fetch("main", [], shallow=True) is None
