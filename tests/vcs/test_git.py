"""A repository read from its objects: bare and shallow, whatever its names, and never by a planted program."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from procho.model.findings import Problem
from procho.model.limits import Limits
from procho.vcs.changed import Changed, Wanted, changed
from procho.vcs.ending import END
from procho.vcs.git import Repository, repository_of
from procho.vcs.process import find_git
from repositories import Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout.new(tmp_path / "checkout")
    made.commit(**{"a.yaml": "a\n", "orgs/b.yaml": "b\n" * 20, "orgs/c.yaml": "c\n"})
    return made


@pytest.fixture(autouse=True)
def run() -> Iterator[None]:
    with END:
        yield


def opened(path: object) -> Repository:
    """As a run that begins now finds it."""
    END.close()
    found = repository_of(str(path))
    assert isinstance(found, Repository)
    return found


def commit(repository: Repository, revision: str = "HEAD") -> str:
    found = repository.commit(revision)
    assert isinstance(found, str)
    return found


def message(found: object) -> str:
    assert isinstance(found, Problem)
    return found.message


def blob(repository: Repository, path: str, limits: Limits | None = None) -> bytes | Problem:
    return repository.blob(commit(repository), path, limits or Limits(), path)


def test_a_file_of_a_commit_whatever_lies_in_the_working_tree(checkout: Checkout) -> None:
    checkout.write("orgs/b.yaml", "changed\n")
    assert blob(opened(checkout.folder / "orgs" / "b.yaml"), "orgs/b.yaml") == b"b\n" * 20


def test_a_bare_repository_has_the_same_objects_and_differences(checkout: Checkout, tmp_path: Path) -> None:
    first = commit(opened(checkout.folder))
    checkout.git("mv", "orgs/b.yaml", "orgs/é\n.yaml")
    checkout.commit(**{"a.yaml": "A\n", "new.txt": "new\n"})
    bare = opened(checkout.clone(tmp_path / "bare.git", "--bare").folder)
    assert bare.bare
    assert blob(bare, "a.yaml") == b"A\n"
    assert changed(bare, first, Wanted((".yaml",)), commit(bare)) == [
        Changed("a.yaml", "a.yaml", "modified"),
        Changed("orgs/é\n.yaml", "orgs/b.yaml", "renamed"),
    ]


def test_a_folder_of_the_checkout_that_looks_like_a_bare_repository_is_none(checkout: Checkout, tmp_path: Path) -> None:
    planted = tmp_path / "ran"
    for name in ("HEAD", "objects/x", "refs/x"):
        checkout.write(f"orgs/{name}", "ref: refs/heads/main\n")
    checkout.write(
        "orgs/config", f"[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tfsmonitor = touch {planted}\n"
    )
    repository = opened(checkout.folder / "orgs")
    assert repository.folder == os.path.realpath(checkout.folder)
    assert not isinstance(changed(repository, commit(repository), Wanted((".yaml",))), Problem)
    assert not planted.exists()


def test_what_is_no_file_or_too_large(checkout: Checkout) -> None:
    (checkout.folder / "link.yaml").symlink_to("a.yaml")
    checkout.commit()
    repository = opened(checkout.folder)
    assert message(blob(repository, "none.yaml")) == "vcs.git.not_found"
    assert message(blob(repository, "none/none.yaml")) == "vcs.git.not_found"
    assert message(blob(repository, "a.yaml/none.yaml")) == "vcs.git.not_found"
    assert message(blob(repository, "link.yaml")) == "vcs.git.link"
    assert message(blob(repository, "orgs")) == "vcs.git.folder"
    assert message(blob(repository, "orgs/b.yaml", Limits(max_bytes=39))) == "reading.open.too_large"
    assert blob(repository, "orgs/b.yaml", Limits(max_bytes=40)) == b"b\n" * 20


def test_what_differs(checkout: Checkout) -> None:
    base = commit(opened(checkout.folder))
    checkout.git("mv", "orgs/b.yaml", "orgs/é\n.yaml")
    checkout.git("rm", "--quiet", "orgs/c.yaml")
    checkout.write("a.yaml", "A\n")
    checkout.write("new.yaml", "new\n")
    checkout.write("new.txt", "new\n")
    assert changed(opened(checkout.folder), base, Wanted((".yaml",))) == [
        Changed("a.yaml", "a.yaml", "modified"),
        Changed("new.yaml", None, "added"),
        Changed("orgs/c.yaml", "orgs/c.yaml", "removed"),
        Changed("orgs/é\n.yaml", "orgs/b.yaml", "renamed"),
    ]


def test_settings_and_attributes_of_the_repository_run_nothing(checkout: Checkout, tmp_path: Path) -> None:
    planted = tmp_path / "ran"
    checkout.commit(**{".gitattributes": "*.yaml diff=evil\n"})
    for key in ("diff.external", "diff.evil.textconv", "diff.evil.command", "core.pager", "core.fsmonitor"):
        checkout.git("config", key, f"touch {planted};")
    checkout.write("a.yaml", "A\n")
    repository = opened(checkout.folder)
    assert [
        each.path for each in changed(repository, commit(repository), Wanted((".yaml",))) if isinstance(each, Changed)
    ]
    assert blob(repository, "a.yaml") == b"a\n"
    assert not planted.exists()


def test_the_environment_does_not_redirect(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nonexistent")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert blob(opened(checkout.folder), "a.yaml") == b"a\n"


def test_a_git_of_the_checkout_is_never_run(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = checkout.folder / "bin" / "git"
    checkout.write("bin/git", "#!/bin/sh\nexit 0\n")
    planted.chmod(0o755)
    real = os.environ["PATH"]
    monkeypatch.setenv("PATH", os.pathsep.join([str(planted.parent), "", ".", "bin", real]))
    found = find_git(str(checkout.folder))
    assert found
    assert not found.startswith(str(checkout.folder))
    monkeypatch.setenv("PATH", str(planted.parent))
    assert message(opened(checkout.folder).commit("HEAD")) == "vcs.git.missing"


@pytest.mark.parametrize("revision", ["nope", "--all", "-h", "HEAD~5", "HEAD:a.yaml", "", "a\nb", "HEAD HEAD", "x\0y"])
def test_what_names_no_commit(checkout: Checkout, revision: str) -> None:
    assert isinstance(opened(checkout.folder).commit(revision), Problem)


def test_a_merge_base(checkout: Checkout) -> None:
    repository = opened(checkout.folder)
    first = commit(repository)
    checkout.git("checkout", "--quiet", "-b", "branch")
    checkout.commit(**{"a.yaml": "branch\n"})
    checkout.git("checkout", "--quiet", "main")
    checkout.commit(**{"a.yaml": "main\n"})
    assert repository.merge_base("branch") == first
    checkout.git("checkout", "--quiet", "--orphan", "other")
    checkout.commit(**{"a.yaml": "other\n"})
    assert message(opened(checkout.folder).merge_base("main")) == "vcs.git.no_ancestor"


def test_no_repository(tmp_path: Path) -> None:
    assert message(repository_of(str(tmp_path))) == "vcs.git.no_repository"
