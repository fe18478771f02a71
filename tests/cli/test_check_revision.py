"""`procho check` of a revision: no working tree is needed, and what lies in one does not count."""

import json
import subprocess
from pathlib import Path

import pytest

from facts import facts
from pulls import BAD, FIRST, LOST, SAME, rules
from repositories import Checkout
from running import Result, Run

CLEAR = "All clear: 1 file checked.\n"


@pytest.fixture
def origin(tmp_path: Path) -> Checkout:
    """`main` has one sound version; `branch` is checked out."""
    made = Checkout.new(tmp_path / "origin")
    made.commit(**{"orgs/2020.yaml": FIRST, "orgs/procho.yaml": "language: en\n"})
    made.git("checkout", "--quiet", "-b", "branch")
    return made


@pytest.fixture
def bare(origin: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, procho: Run) -> Run:
    """bare(...) runs procho in a bare clone of what the repository is by then."""

    def call(*argv: str, stdin: bytes = b"") -> Result:
        if not (tmp_path / "bare.git").exists():
            origin.clone(tmp_path / "bare.git", "--bare")
        monkeypatch.chdir(tmp_path / "bare.git")
        return procho(*argv, stdin=stdin)

    return call


def check(run: Run, *argv: str) -> Result:
    return run("check", "--against", "main", "-f", "text", *argv)


def test_a_sound_version_passes_by_the_configuration_of_the_base(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/2021.yaml": SAME})
    result = check(bare, "branch:orgs")
    assert (result.code, result.out) == (0, CLEAR)
    assert "procho: Configuration: orgs/procho.yaml, as it is in main.\n" in result.err


@pytest.mark.parametrize("path", ["branch:", "branch:orgs", "branch:orgs/", "branch:orgs/2021.yaml"])
def test_a_bad_count_is_an_error_of_the_file_in_the_revision(bare: Run, origin: Checkout, path: str) -> None:
    origin.commit(**{"orgs/2021.yaml": BAD})
    result = check(bare, path)
    assert result.code == 1
    assert facts("text", result.out) == {("authorised-posts", "branch:orgs/2021.yaml", 5)}


def test_platforms_get_the_path_of_the_file(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/2021.yaml": BAD})
    names = ("sarif", "junit", "gitlab", "markdown", "github")
    check(bare, *(f"--report={name}=../{name}.out" for name in names), "branch:")
    for name in names:
        text = Path(f"../{name}.out").read_text("utf-8")
        assert facts(name, text) == {("authorised-posts", "orgs/2021.yaml", 5)}


def test_a_change_is_judged_by_the_policies(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/2021.yaml": LOST})
    assert rules(check(bare, "branch:")) == ["suppression-without-reason"]


def test_an_edited_first_version_is_compared_with_its_old_self(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/2020.yaml": FIRST.replace("posts: 3", "posts: 2").replace("count: 2", "count: 1")})
    assert rules(check(bare, "branch:")) == ["suppression-without-reason"]


def test_nothing_changed_names_both_commits(bare: Run, origin: Checkout) -> None:
    base, head = origin.git("rev-parse", "main"), origin.commit(**{"README.md": "Hello\n"})
    result = check(bare, "branch:")
    assert result.code == 0
    assert f"No organigram changed between main ({base[:12]}) and branch ({head[:12]})." in result.err


def test_what_main_got_since_is_not_the_branchs(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/2021.yaml": SAME})
    origin.git("checkout", "--quiet", "main")
    origin.commit(**{"orgs/2019.yaml": "procho: ["})
    assert check(bare, "branch:").out == CLEAR


def test_a_removed_file_is_named_and_who_followed_it_is_checked(bare: Run, origin: Checkout) -> None:
    origin.git("checkout", "--quiet", "main")
    origin.commit(**{"orgs/2021.yaml": SAME})
    origin.git("checkout", "--quiet", "-B", "branch")
    origin.git("rm", "--quiet", "orgs/2020.yaml")
    origin.commit()
    result = check(bare, "branch:orgs", "--fail-on", "warning")
    assert rules(result) == ["missing-previous"]
    assert "orgs/2020.yaml was removed." in result.err


def test_a_renamed_file_is_compared_with_its_old_self(bare: Run, origin: Checkout) -> None:
    origin.git("checkout", "--quiet", "main")
    origin.commit(**{"orgs/2021.yaml": BAD})
    origin.git("checkout", "--quiet", "-B", "branch")
    origin.git("mv", "orgs/2021.yaml", "orgs/2021-01.yaml")
    origin.commit()
    result = check(bare, "branch:orgs")
    assert (result.code, result.out) == (0, CLEAR)
    assert "1 finding was there before" in result.err


def test_a_revision_cannot_loosen_its_own_gate(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/2021.yaml": BAD, "orgs/procho.yaml": "rules: {authorised-posts: off}\n"})
    result = check(bare, "branch:orgs", "--lang", "en")
    assert rules(result) == ["authorised-posts"]
    assert "branch:orgs/procho.yaml is changed here. The change counts once it is in main." in result.err


def test_a_configuration_that_will_stop_everybody_stops_here(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/procho.yaml": "colour: red\n"})
    result = check(bare, "branch:")
    assert (result.code, result.out) == (2, "")
    assert "branch:orgs/procho.yaml:1:1: error[unknown-key]" in result.err


def test_a_transfer_is_compared_with_the_other_chart_of_the_revision(bare: Run, origin: Checkout) -> None:
    other = "procho: 1\norganisation: DDPE\ndate: {}\n{}posts: [{{title: Chef, count: 2}}]\n"
    arrived = "posts: [{title: Graphiste}, {title: Chef, from: {organisation: DDPE}}]"
    gets = SAME.replace("posts: 3", "posts: 4").replace("posts: [{title: Graphiste}]", arrived)
    origin.commit(**{
        "orgs/2021.yaml": gets,
        "ddpe/2020.yaml": other.format("2020-01-01", ""),
        "ddpe/2021.yaml": other.format("2021-01-01", "previous: 2020.yaml\n"),
    })  # fmt: skip
    assert rules(check(bare, "branch:", "--fail-on", "warning")) == ["transfer-without-counterpart"]


@pytest.mark.parametrize("target", ["/etc/hostname", "../../x.yaml", "2021.yaml", "x" * 5000])
def test_a_link_out_of_a_revision_is_named_and_not_followed(bare: Run, origin: Checkout, target: str) -> None:
    link(origin, "orgs/2021.yaml", target)
    result = check(bare, "branch:")
    assert result.code == 0
    assert "branch:orgs/2021.yaml leads out" in result.err
    assert "No organigram changed" not in result.err
    result = bare("check", "branch:orgs")
    assert "branch:orgs/2021.yaml leads out" in result.err
    assert bare("check", "branch:orgs/2021.yaml").code == 2


def test_a_link_within_the_revision_is_the_file_that_it_leads_to(bare: Run, origin: Checkout) -> None:
    origin.git("checkout", "--quiet", "main")
    link(origin, "orgs/current.yaml", "2020.yaml")
    origin.git("checkout", "--quiet", "orgs")
    origin.git("checkout", "--quiet", "-B", "branch")
    origin.commit(**{"orgs/2021.yaml": BAD})
    link(origin, "orgs/current.yaml", "./../orgs/2021.yaml")
    result = check(bare, "branch:")
    assert result.code == 1
    assert facts("text", result.out) == {
        ("authorised-posts", "branch:orgs/2021.yaml", 5),
        ("authorised-posts", "branch:orgs/current.yaml", 5),
    }


def test_a_link_out_of_the_repository_that_becomes_a_file_is_a_new_file(
    bare: Run, procho: Run, origin: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin.git("checkout", "--quiet", "main")
    link(origin, "orgs/2021.yaml", "/etc/hostname")
    origin.git("checkout", "--quiet", "-B", "branch")
    (origin.folder / "orgs/2021.yaml").unlink(missing_ok=True)
    origin.commit(**{"orgs/2021.yaml": BAD})
    monkeypatch.chdir(origin.folder)
    assert rules(check(procho)) == ["authorised-posts"]
    assert rules(check(bare, "branch:")) == ["authorised-posts"]


def link(origin: Checkout, name: str, target: str) -> None:
    """Commit a symbolic link, also one that no file system can hold; the working tree stays as it is."""
    made = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],  # noqa: S607 - as the user has it
        input=target.encode(), cwd=origin.folder, capture_output=True, check=True,
    )  # fmt: skip
    origin.git("update-index", "--add", "--cacheinfo", f"120000,{made.stdout.decode().strip()},{name}")
    origin.git("commit", "--quiet", "-m", "A link")


def test_the_working_tree_does_not_count(procho: Run, origin: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    origin.commit(**{"orgs/2021.yaml": SAME})
    origin.write("orgs/2021.yaml", BAD)
    monkeypatch.chdir(origin.folder / "orgs")
    assert check(procho, "branch:").code == 0
    assert check(procho, "HEAD:./2021.yaml").code == 0
    assert check(procho, "branch:../orgs").code == 0
    assert check(procho).code == 1


def test_a_hostile_file_name_is_text(bare: Run, origin: Checkout) -> None:
    origin.commit(**{"orgs/a\n::error::b\x1b:c.yaml": BAD})
    for name in ("text", "github", "markdown", "json", "sarif", "junit", "gitlab"):
        result = check(bare, "branch:", "-f", name, "--lang", "en")
        assert result.code == 1
        assert "\x1b" not in result.out + result.err
        assert sum(line.startswith("::") for line in result.out.splitlines()) == (name == "github")


class TestNoVerdict:
    def test_a_file_that_is_called_like_a_revision_is_not_taken_for_it(
        self, procho: Run, origin: Checkout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sound = SAME.replace("previous: 2020.yaml\n", "")
        origin.commit(**{"orgs/2021.yaml": BAD, "HEAD:orgs/2021.yaml": sound, "main:b.json": "{}", "c:d.yaml": sound})
        monkeypatch.chdir(origin.folder)
        for argv in (("HEAD:orgs",), ("orgs", "--baseline", "main:b.json"), ("orgs", "--config", "main:b.json")):
            result = check(procho, *argv, "--lang", "en")
            assert (result.code, result.out) == (2, "")
            assert "names a file here, and one of a revision" in result.err
        assert check(procho, "./HEAD:orgs").code == 0
        assert check(procho, "c:d.yaml").code == 0

    def test_a_bare_repository_has_no_files_of_its_own(self, bare: Run) -> None:
        for argv in ((), ("orgs",), (".",)):
            result = check(bare, *argv, "--lang", "en")
            assert (result.code, result.out) == (2, "")
            assert "Name the revision to check, as REV:PATH" in result.err

    @pytest.mark.parametrize(
        "paths", [("branch:orgs", "main:orgs"), ("branch:orgs", "orgs"), ("orgs", "branch:orgs"), ("branch:orgs", "-")]
    )
    def test_one_revision_is_checked_at_a_time(
        self, procho: Run, origin: Checkout, monkeypatch: pytest.MonkeyPatch, paths: tuple[str, ...]
    ) -> None:
        monkeypatch.chdir(origin.folder)
        result = check(procho, *paths)
        assert (result.code, result.out) == (2, "")

    @pytest.mark.parametrize("path", ["branch:none", "branch:orgs/none.yaml", "branch:../x", "branch:./../../x"])
    def test_a_path_that_neither_side_has(self, bare: Run, path: str) -> None:
        result = check(bare, path)
        assert (result.code, result.out) == (2, "")

    def test_a_revision_that_is_not_in_the_clone_names_the_fetch(
        self, procho: Run, origin: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        origin.commit(**{"orgs/2021.yaml": BAD})
        clone = origin.clone(tmp_path / "bare.git", "--bare", "--depth=1", "--branch=main", "--single-branch")
        monkeypatch.chdir(clone.folder)
        result = check(procho, "branch:orgs", "--lang", "en")
        assert (result.code, result.out) == (2, "")
        command = result.err.partition("Run: ")[2].strip()
        assert command == "git fetch --depth=1 origin branch:refs/heads/branch"
        clone.git(*command.split()[1:])
        result = check(procho, "branch:orgs", "--lang", "en")
        assert (result.code, result.out) == (2, "")
        command = result.err.partition("Run: ")[2].strip()
        assert command == "git fetch --unshallow"
        clone.git(*command.split()[1:])
        assert rules(check(procho, "branch:orgs")) == ["authorised-posts"]


class TestWhole:
    def test_every_organigram_of_a_folder(self, bare: Run, origin: Checkout) -> None:
        origin.commit(**{"orgs/2021.yaml": BAD, "orgs/deep/a.yml": FIRST, "orgs/.b/c.yaml": "x", "orgs/d.txt": "x"})
        result = bare("check", "branch:orgs", "branch:orgs/2021.yaml", "-f", "json")
        assert result.code == 1
        assert facts("json", result.out) == {("authorised-posts", "branch:orgs/2021.yaml", 5)}
        assert json.loads(result.out)["summary"]["files"] == 3

    def test_several_revisions(self, bare: Run, origin: Checkout) -> None:
        origin.commit(**{"orgs/2021.yaml": BAD})
        result = bare("check", "main:orgs", "branch:orgs", "-f", "json")
        assert json.loads(result.out)["summary"]["files"] == 3

    def test_the_configuration_is_that_of_the_revision(self, bare: Run, origin: Checkout) -> None:
        origin.commit(**{"orgs/2021.yaml": BAD, "orgs/procho.yaml": "rules: {authorised-posts: off}\n"})
        assert bare("check", "branch:orgs").code == 0

    def test_a_waiver_that_nothing_needs_is_unused(
        self, bare: Run, origin: Checkout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PROCHO_TODAY", "2021-10-04")
        waiver = "{fingerprint: 0123456789abcdef, reason: a, approved_by: b, expires: 2021-12-31}"
        origin.commit(**{"orgs/procho.yaml": f"waivers: [{waiver}]\n"})
        assert rules(bare("check", "branch:orgs", "--fail-on", "warning")) == ["unused-waiver"]

    def test_a_folder_without_organigrams(self, bare: Run, origin: Checkout) -> None:
        origin.commit(**{"docs/a.txt": "x"})
        for path in ("branch:docs", "branch:none", "none:orgs"):
            result = bare("check", path)
            assert (result.code, result.out) == (2, "")

    def test_a_baseline_is_that_of_the_working_tree(
        self, procho: Run, origin: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        origin.write("orgs/2021.yaml", BAD)
        monkeypatch.chdir(origin.folder)
        assert procho("check", "orgs", "--write-baseline", "ci/baseline.json").code == 2
        (origin.folder / "ci").mkdir()
        assert procho("check", "orgs", "--write-baseline", "ci/baseline.json").code == 0
        origin.commit()
        first = Path("ci/baseline.json").read_bytes()
        assert procho("check", "HEAD:orgs", "--write-baseline", "ci/baseline.json").code == 0
        assert Path("ci/baseline.json").read_bytes() == first
        assert procho("check", "HEAD:orgs", "--baseline", "ci/baseline.json").code == 0
        assert procho("check", "orgs", "--baseline", "HEAD:ci/baseline.json").code == 0
        monkeypatch.chdir(origin.clone(tmp_path / "bare.git", "--bare").folder)
        result = procho("check", "branch:orgs", "--baseline", "branch:ci/baseline.json", "--lang", "en")
        assert result.code == 0
        assert "1 finding is in the baseline" in result.err
