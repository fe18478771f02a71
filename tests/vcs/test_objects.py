"""Objects by their ids: one git for all of them, never more than asked for, and never the wrong one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.vcs import process
from procho.vcs.ending import END
from procho.vcs.git import Repository, repository_of
from procho.vcs.objects import Objects
from repositories import Checkout


@pytest.fixture(autouse=True)
def run() -> Iterator[None]:
    with END:
        yield


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = Checkout.new(tmp_path / "checkout")
    made.commit(**{"a.yaml": "a\n", "b.yaml": "b\n" * 20, "orgs/c.yaml": ""})
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a script in git's place."""

    def put(script: str) -> None:
        program = tmp_path / "bin" / "git"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


def objects(checkout: Checkout) -> Objects:
    found = Objects(str(checkout.folder), [])
    END.callback(found.close)
    return found


def opened(checkout: Checkout) -> tuple[Repository, str]:
    repository = repository_of(str(checkout.folder))
    assert isinstance(repository, Repository)
    commit = repository.commit("HEAD")
    assert isinstance(commit, str)
    return repository, commit


@pytest.mark.parametrize("name", ["a\nb.yaml", "a b.yaml", "HEAD", "--batch", "a:b.yaml", "é.yaml", "^{tree}"])
def test_any_name_is_a_name(checkout: Checkout, name: str) -> None:
    checkout.commit(**{f"orgs/{name}": name, f"{name}/x.yaml": "x"})
    repository, commit = opened(checkout)
    assert repository.blob(commit, f"orgs/{name}", Limits(), "shown") == name.encode()
    assert repository.blob(commit, f"{name}/x.yaml", Limits(), "shown") == b"x"


def test_a_name_that_is_no_text(checkout: Checkout) -> None:
    (checkout.folder / os.fsdecode(b"\xff.yaml")).write_bytes(b"\xff")
    checkout.commit()
    repository, commit = opened(checkout)
    assert repository.blob(commit, os.fsdecode(b"\xff.yaml"), Limits(), "shown") == b"\xff"


def test_more_than_was_asked_for_is_not_read_and_the_next_is(checkout: Checkout) -> None:
    found, large = objects(checkout), checkout.git("rev-parse", "HEAD:b.yaml")
    assert found.read(large, "blob", 39) is None
    assert found.read(large, "blob", 40) == b"b\n" * 20
    assert found.read(checkout.git("rev-parse", "HEAD:orgs/c.yaml"), "blob", 0) == b""


@pytest.mark.parametrize(("name", "kind"), [("0" * 40, "blob"), ("HEAD^{tree}", "blob"), ("HEAD:a.yaml", "tree")])
def test_one_that_is_missing_or_of_another_kind_is_said_and_the_next_is_read(
    checkout: Checkout, name: str, kind: str
) -> None:
    found = objects(checkout)
    refusal = found.read(name, kind)
    assert isinstance(refusal, Problem)
    assert refusal.message == "vcs.git.failed"
    assert found.read("HEAD:a.yaml", "blob") == b"a\n"


def test_a_tree_that_is_none(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"100644 a.yaml\0short")
    tree = checkout.git("hash-object", "-t", "tree", "-w", "--literally", str(tmp_path / "bad"))
    checkout.git("reset", "--quiet", "--soft", checkout.git("commit-tree", "-m", "bad", tree))
    repository, commit = opened(checkout)
    found = repository.tree(commit, "")
    assert isinstance(found, Problem)
    assert "bad tree" in str(found.params["error"])


def test_a_repository_of_longer_ids(tmp_path: Path) -> None:
    made = Checkout(tmp_path)
    made.git("init", "--quiet", "--object-format=sha256")
    made.commit(**{"orgs/a.yaml": "a\n", "orgs/b.yaml": "b\n"})
    repository, commit = opened(made)
    assert repository.blob(commit, "orgs/b.yaml", Limits(), "shown") == b"b\n"


def test_a_partial_clone_fetches_what_it_lacks_or_says_that_it_cannot(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("config", "uploadpack.allowFilter", "true")
    clones = [checkout.clone(tmp_path / name, "--bare", "--filter=blob:none") for name in ("online.git", "offline.git")]
    repository, commit = opened(clones[0])
    assert [repository.blob(commit, name, Limits(), "shown") for name in ("a.yaml", "orgs/c.yaml")] == [b"a\n", b""]
    (checkout.folder / ".git").rename(tmp_path / "gone")
    repository, commit = opened(clones[1])
    refusal = repository.blob(commit, "a.yaml", Limits(), "shown")
    assert isinstance(refusal, Problem)
    assert refusal.message == "vcs.git.failed"
    assert repository.tree(commit, "orgs")


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("echo 'fatal: no' >&2; exit 128", "fatal: no"),
        ("read -r name; echo $name blob 9; echo short", "blob 9"),
        ("read -r name; echo $name blob 3; printf long; cat", "blob 3"),
    ],
)
def test_half_an_answer_is_none(checkout: Checkout, planted: Callable[[str], None], script: str, error: str) -> None:
    planted(script)
    refusal = objects(checkout).read("0" * 40, "blob")
    assert isinstance(refusal, Problem)
    assert error in str(refusal.params["error"])


def test_a_git_that_does_not_answer_is_given_up(
    checkout: Checkout, planted: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    planted("exec cat > /dev/null")
    monkeypatch.setattr(process, "SECONDS", 0)
    assert objects(checkout).read("0" * 40, "blob") == Problem("vcs.git.timeout", {"count": 0})
