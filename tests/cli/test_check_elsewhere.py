"""What `check --against` says of what is not where it is named: behind a link, or in another repository.

Each test runs twice, in a checkout and in a bare clone of it: they must agree.
"""

import os
import shutil
from pathlib import Path
from typing import Protocol

import pytest

from facts import facts
from pulls import BAD, FIRST, SAME, rules
from repositories import GIT, Checkout
from running import Result, Run

CLEAR = "All clear: 1 file checked.\n"


class Judged(Protocol):
    """Checks paths of the branch, as they are by then, against `main`."""

    def __call__(self, *paths: str) -> Result: ...


@pytest.fixture
def repository(tmp_path: Path) -> Checkout:
    """`main` has one sound version in `real`, which `orgs` leads to; a branch is checked out."""
    made = Checkout.new(tmp_path / "checkout")
    made.write("real/2020.yaml", FIRST)
    (made.folder / "orgs").symlink_to("real")
    made.commit()
    made.git("checkout", "--quiet", "-b", "branch")
    return made


@pytest.fixture(params=["checkout", "bare"])
def judged(
    request: pytest.FixtureRequest, procho: Run, repository: Checkout, monkeypatch: pytest.MonkeyPatch
) -> Judged:
    def call(*paths: str) -> Result:
        folder, prefix = repository.folder, ""
        if request.param == "bare":
            folder, prefix = folder.with_name(f"bare{len(os.listdir(folder.parent))}"), "branch:"
            repository.clone(folder, "--bare")
        monkeypatch.chdir(folder)
        return procho("check", "--against", "main", "-f", "text", "--lang", "en", *(prefix + path for path in paths))

    return call


def on_main(repository: Checkout, **files: str) -> None:
    repository.git("checkout", "--quiet", "main")
    repository.commit(**files)
    repository.git("checkout", "--quiet", "-B", "branch")


def link(repository: Checkout, name: str, target: str) -> None:
    path = repository.folder / name
    path.unlink(missing_ok=True)
    path.symlink_to(target)


class TestNamedLink:
    @pytest.mark.parametrize("path", ["orgs", "orgs/", "orgs/2021.yaml", "./orgs", "real/../orgs"])
    def test_it_is_what_it_leads_to(self, judged: Judged, repository: Checkout, path: str) -> None:
        repository.commit(**{"real/2021.yaml": BAD})
        result = judged(path)
        assert result.code == 1
        (fact,) = facts("text", result.out)
        assert fact[1].removeprefix("branch:") == "real/2021.yaml"

    def test_to_a_file(self, judged: Judged, repository: Checkout) -> None:
        link(repository, "now.yaml", "then.yaml")
        link(repository, "then.yaml", "orgs/2021.yaml")
        on_main(repository, **{"real/2021.yaml": SAME})
        assert "No organigram changed" in judged("now.yaml").err
        repository.commit(**{"real/2021.yaml": BAD})
        assert rules(judged("now.yaml")) == ["authorised-posts"]

    @pytest.mark.parametrize(("name", "target"), [("now", "drafts"), ("now.yaml", "drafts/2021.yaml")])
    def test_what_it_leads_to_only_now_is_new(
        self, judged: Judged, repository: Checkout, name: str, target: str
    ) -> None:
        link(repository, name, target.replace("drafts", "real"))
        on_main(repository, **{"drafts/2020.yaml": FIRST, "drafts/2021.yaml": BAD, "real/2021.yaml": SAME})
        assert judged(name).code == 0
        link(repository, name, target)
        repository.commit()
        assert rules(judged(name)) == ["authorised-posts"]

    @pytest.mark.parametrize("path", ["real", "real/2020.yaml"])
    def test_nor_may_a_link_take_the_place_of_what_was_checked(
        self, judged: Judged, repository: Checkout, path: str
    ) -> None:
        on_main(repository, **{"drafts/2020.yaml": FIRST.replace("posts: 3", "posts: 4")})
        repository.git("rm", "--quiet", "-r", "real")
        (repository.folder / path).parent.mkdir(exist_ok=True)
        link(repository, path, os.path.relpath(path.replace("real", "drafts"), os.path.dirname(path)))
        repository.commit()
        assert rules(judged(path)) == ["authorised-posts"]

    @pytest.mark.parametrize("target", ["../secret", "/etc", "real/../../x", "nowhere", "self"])
    def test_one_that_leads_out_or_nowhere_is_2(
        self, judged: Judged, repository: Checkout, tmp_path: Path, target: str
    ) -> None:
        (tmp_path / "secret").mkdir()
        link(repository, "self", target)
        repository.commit(**{"real/2021.yaml": SAME})
        result = judged("real", "self")
        assert (result.code, result.out) == (2, "")
        assert "self" in result.err
        assert judged("real").out == CLEAR

    def test_one_that_is_gone_is_named(self, judged: Judged, repository: Checkout) -> None:
        repository.git("rm", "--quiet", "orgs")
        repository.commit()
        result = judged("orgs")
        assert result.code == 0
        assert "orgs was removed." in result.err


class TestRepositoryWithin:
    """A submodule, or what else has a repository of its own: its files are not among those of this one."""

    @pytest.fixture
    def inner(self, repository: Checkout) -> Checkout:
        """`main` has it, with one sound version, and asks that it is passed over."""
        made = Checkout.new(repository.folder / "real/sub")
        made.commit(**{"2020.yaml": FIRST})
        ours = '[submodule "sub"]\n  path = real/sub\n  url = ./sub\n  ignore = all\n'
        on_main(repository, **{".gitmodules": ours})
        return made

    def test_a_change_of_it_is_no_verdict(self, judged: Judged, repository: Checkout, inner: Checkout) -> None:
        inner.commit(**{"2021.yaml": BAD})
        repository.commit(**{"real/2021.yaml": SAME})
        for paths in (("real",), ("orgs", "real/2020.yaml"), ("",)):
            result = judged(*(path or "./" for path in paths))
            assert (result.code, result.out) == (2, "")
            assert "real/sub is a repository of its own" in result.err
        assert judged("real/2021.yaml").out == CLEAR

    def test_nor_is_a_new_one(self, judged: Judged, repository: Checkout) -> None:
        Checkout.new(repository.folder / "real/sub.yaml").commit(**{"2021.yaml": BAD})
        repository.commit()
        result = judged("real")
        assert (result.code, result.out) == (2, "")

    @pytest.mark.usefixtures("inner")
    def test_one_that_did_not_change_does_not_matter(self, judged: Judged, repository: Checkout) -> None:
        repository.commit(**{"real/2021.yaml": SAME})
        assert judged("real").out == CLEAR

    def test_nor_does_one_in_a_hidden_folder(self, judged: Judged, repository: Checkout) -> None:
        Checkout.new(repository.folder / "real/.old/sub").commit(**{"2021.yaml": BAD})
        repository.commit(**{"real/2021.yaml": SAME})
        assert judged("real").out == CLEAR

    def test_one_that_is_gone_is_named(self, judged: Judged, repository: Checkout, inner: Checkout) -> None:
        repository.git("rm", "--quiet", "--cached", "real/sub")
        repository.git("commit", "--quiet", "-m", "Gone")
        shutil.rmtree(inner.folder)
        result = judged("real")
        assert result.code == 0
        assert "real/sub was removed." in result.err

    @pytest.mark.usefixtures("inner")
    @pytest.mark.parametrize("path", ["real/sub", "real/sub/2020.yaml", "real/sub/none.yaml"])
    def test_a_file_of_it_is_of_another_repository(self, judged: Judged, path: str) -> None:
        result = judged("real", path)
        assert (result.code, result.out) == (2, "")

    @pytest.mark.usefixtures("inner")
    def test_whoever_checks_the_whole_of_a_revision_is_told_too(
        self, procho: Run, repository: Checkout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(repository.folder)
        result = procho("check", "branch:real", "--lang", "en")
        assert (result.code, result.out) == (2, "")
        assert "branch:real/sub is a repository of its own" in result.err
        assert procho("check", "branch:real/2020.yaml").code == 0


class TestFoundLink:
    @pytest.mark.parametrize("target", ["../.git/config", "../.GIT/config", "../../secret.yaml"])
    @pytest.mark.parametrize("name", ["2021.yaml", "procho.yaml"])
    def test_what_is_not_in_the_repository_is_not_read(
        self, judged: Judged, repository: Checkout, name: str, target: str
    ) -> None:
        repository.write("../secret.yaml", "hunter2: x\n")
        link(repository, f"real/{name}", target)
        repository.commit()
        result = judged("real")
        assert "hunter2" not in result.out + result.err
        assert f"real/{name}" in result.err
        assert result.code == (2 if name == "procho.yaml" else 0)

    def test_nor_is_it_where_no_base_is_named(
        self, procho: Run, repository: Checkout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link(repository, "2021.yaml", ".git/config")
        repository.commit()
        monkeypatch.chdir(repository.folder)
        for path in (".", "branch:"):
            result = procho("check", path, "--lang", "en")
            assert result.out == CLEAR
            assert "2021.yaml leads out" in result.err

    def test_git_s_own_folder_is_no_part_of_the_repository(self, judged: Judged) -> None:
        for path in (".git", ".git/config"):
            result = judged(path)
            assert (result.code, result.out) == (2, "")


class TestOfTheWorkingTreeOnly:
    """What no commit holds."""

    @pytest.fixture
    def judged(self, procho: Run, repository: Checkout, monkeypatch: pytest.MonkeyPatch) -> Judged:
        monkeypatch.chdir(repository.folder)

        def call(*paths: str) -> Result:
            return procho("check", "--against", "main", "--lang", "en", *paths)

        return call

    def test_a_repository_that_git_does_not_know_yet(self, judged: Judged, repository: Checkout) -> None:
        Checkout.new(repository.folder / "real/sub").commit(**{"2021.yaml": BAD})
        result = judged("real")
        assert (result.code, result.out) == (2, "")
        assert "real/sub is a repository of its own" in result.err
        repository.write(".gitignore", "sub\n")
        assert judged("real").code == 0

    def test_an_edit_within_a_submodule(self, judged: Judged, repository: Checkout) -> None:
        inner = Checkout.new(repository.folder / "real/sub")
        inner.commit(**{"2020.yaml": FIRST})
        on_main(repository)
        assert judged("real").code == 0
        inner.write("2020.yaml", BAD)
        assert judged("real").code == 2

    @pytest.mark.parametrize(("closed", "code"), [("real/x/", 2), ("real/x/y.yaml/", 2), ("real/.x/", 0)])
    def test_a_folder_that_may_not_be_opened(
        self, judged: Judged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str, code: int
    ) -> None:
        """Root may open any, so it is a git in front of the real one that could not."""
        said = f"case $* in *ls-files*real) echo \"warning: could not open directory '{closed}': Why not\" >&2 ;; esac"
        (tmp_path / "git").write_text(f'#!/bin/sh\n{said}\nexec "{GIT}" "$@"\n', encoding="utf-8")
        (tmp_path / "git").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        result = judged("real")
        assert result.code == code
        assert (f"{closed.rstrip('/')} cannot be opened:" in result.err) == bool(code)
        assert judged("real/2020.yaml").code == 0

    @pytest.mark.parametrize("path", ["", "/real", "/orgs", "/real/2021.yaml"])
    def test_a_link_from_outside_is_a_way_in(
        self, judged: Judged, repository: Checkout, tmp_path: Path, path: str
    ) -> None:
        (tmp_path / "way").symlink_to("checkout")
        repository.commit(**{"real/2021.yaml": BAD})
        assert rules(judged(f"../way{path}")) == ["authorised-posts"]

    @pytest.mark.parametrize("path", ["orgs", "orgs/2020.yaml"])
    def test_a_link_to_another_repository_is_not_judged_there(
        self, judged: Judged, repository: Checkout, tmp_path: Path, path: str
    ) -> None:
        Checkout.new(tmp_path / "other").commit(**{"2020.yaml": FIRST})
        link(repository, "orgs", "../other")
        repository.commit()
        result = judged(path)
        assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize("path", ["orgs", "orgs/2021.yaml", "./orgs"])
def test_a_link_of_a_revision_is_followed_without_a_base_too(
    procho: Run, repository: Checkout, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    repository.commit(**{"real/2021.yaml": BAD})
    repository.git("checkout", "--quiet", "main")
    repository.git("rm", "--quiet", "-r", ".")
    monkeypatch.chdir(repository.folder)
    result = procho("check", f"branch:{path}", "-f", "json")
    assert result.code == 1
    assert facts("json", result.out) == {("authorised-posts", "branch:orgs/2021.yaml", 5)}
