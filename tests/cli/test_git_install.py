"""git install: what the real git shows of organigrams in a repository of its own; uninstall leaves no trace."""

import shutil
import subprocess
from pathlib import Path
from typing import Protocol

import pytest

from procho.formats.yaml.organigram import load
from procho.render.organigram.lines import lines
from procho.vcs.attributes import pattern, with_patterns, without_patterns
from running import ROOT, Run

GIT = shutil.which("git") or "git"
CHART = "orgs/mission/2021-10-04.yaml"


class Git(Protocol):
    def __call__(self, *argv: str, code: int = 0) -> str: ...


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit has the first version of the golden pair; nobody's own settings count."""
    for name, value in {
        "HOME": str(tmp_path / "home"),
        "XDG_CONFIG_HOME": str(tmp_path / "home/.config"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": "2021-10-04T00:00:00Z",
        "GIT_COMMITTER_DATE": "2021-10-04T00:00:00Z",
        "PROCHO_LANG": "en",
    }.items():
        monkeypatch.setenv(name, value)
    here = tmp_path / "a repository"
    (here / "orgs/mission").mkdir(parents=True)
    (tmp_path / "home").mkdir()
    (tmp_path / "home/.gitconfig").write_text("[user]\n  name = A\n  email = a@example.org\n", encoding="utf-8")
    golden = ROOT / "orgs/proch-orientation"
    shutil.copy(golden / "2021-02-15.yaml", here / "orgs/mission")
    monkeypatch.chdir(here)
    subprocess.run([GIT, "init", "-q", "-b", "main"], check=True)
    subprocess.run([GIT, "add", "."], check=True)
    subprocess.run([GIT, "commit", "-qm", "First"], check=True)
    shutil.copy(golden / "2021-10-04.yaml", here / "orgs/mission")
    return here


@pytest.fixture
def git(repository: Path) -> Git:
    def call(*argv: str, code: int = 0) -> str:
        done = subprocess.run([GIT, "-C", str(repository), *argv], capture_output=True, check=False)
        assert done.returncode == code, done.stderr
        assert b"fatal" not in done.stderr
        return done.stdout.decode()

    return call


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


LAST = "Posts 16 → 17: 0 created, 0 suppressed, 1 transferred in, 0 transferred out, 1 transformed, 15 moved"


def test_git_diff_of_a_new_version_is_what_it_changes_of_the_one_before(procho: Run, git: Git) -> None:
    assert procho("git", "install").code == 0
    git("add", "-A", "orgs")
    for argv in (["diff", "--cached"], ["diff", "HEAD"]):
        shown = git(*argv, "--", "orgs")
        assert shown.startswith(f"diff --procho a/{CHART} b/{CHART}\n")
        assert LAST in shown
    assert "+organisation: " in git("diff", "--cached", "--no-ext-diff", "--no-textconv", "--", "orgs")


def test_git_diff_log_and_show_of_an_edit(procho: Run, git: Git, repository: Path) -> None:
    procho("git", "install")
    git("add", "-A")
    git("commit", "-qm", "Second")
    edit(repository / CHART, "count: 3", "count: 4")
    diff = git("diff")
    assert "Posts 17 → 18: 1 created" in diff
    before, after = ("Secteur Information sur les métiers et les formations/ " + text for text in ("3 × ", "4 × "))
    assert f"\n-{before}Chargé" in diff
    assert f"\n+{after}Chargé" in diff
    git("commit", "-qam", "Third")
    for shown in (git("log", "-p", "-1"), git("show")):
        assert f"\n-{before}Chargé" in shown
        assert f"\n+{after}Chargé" in shown
    assert "Posts 17 → 18: 1 created" in git("log", "-p", "-1", "--ext-diff")
    assert git("format-patch", "-1", "--stdout").count("\n-        count: 3") == 1


def test_what_the_comparison_does_not_speak_of_is_shown_too(procho: Run, git: Git, repository: Path) -> None:
    procho("git", "install")
    git("add", "-A")
    chart = repository / CHART
    edit(chart, "authorised_posts: 17", "authorised_posts: 18")
    assert "\n-authorised_posts: 17\n+authorised_posts: 18\n" in git("diff")
    edit(chart, "authorised_posts: 18", "# no more\nauthorised_posts: 17")
    assert git("diff").endswith("\nOnly comments, order or layout differ.\n")


def test_removed_renamed_and_unmerged_files(procho: Run, git: Git, repository: Path) -> None:
    procho("git", "install")
    git("add", "-A")
    git("commit", "-qm", "Second")
    (repository / CHART).rename(repository / "orgs/renamed.yaml")
    git("add", "-A")
    renamed = git("diff", "--cached", "-M50")
    assert renamed.startswith(f"diff --procho a/{CHART} b/orgs/renamed.yaml\n")
    assert "Posts 17 → 17: 0 created" in renamed
    git("rm", "-q", "orgs/renamed.yaml", "--cached")
    assert "\n-date: 2021-10-04\n" in git("diff", "--cached", "HEAD", "--", "orgs")
    git("reset", "-q", "--hard")
    git("checkout", "-qb", "other")
    edit(repository / CHART, "count: 3", "count: 5")
    git("commit", "-qam", "Theirs")
    git("checkout", "-q", "main")
    edit(repository / CHART, "count: 3", "count: 4")
    git("commit", "-qam", "Ours")
    git("merge", "-q", "other", code=1)
    assert "Unmerged: both sides changed it." in git("diff", "-2")


@pytest.mark.parametrize("broken", ["procho: 1\nposts: [\n", "a: &b c\n", "\x1b[31m: ::add-mask::x\n", ""])
def test_a_file_that_is_no_organigram_is_shown_as_it_is_and_stops_nothing(
    procho: Run, git: Git, repository: Path, broken: str
) -> None:
    procho("git", "install")
    git("add", "-A")
    (repository / CHART).write_text(broken, encoding="utf-8")
    for shown in (git("diff"), git("diff", "--no-ext-diff")):
        assert "-procho: 1" in shown or "-organisation: " in shown
        assert "\x1b" not in shown
    git("commit", "-qam", "Broken")
    git("log", "-p", "-1")
    edit(repository / "orgs/mission/2021-02-15.yaml", "\nposts:", "\npots:")
    assert "+pots:" in git("diff")


def test_a_bad_configuration_stops_nothing(procho: Run, git: Git, repository: Path) -> None:
    procho("git", "install")
    git("add", "-A")
    (repository / "procho.yaml").write_text("nonsense: true\n", encoding="utf-8")
    edit(repository / CHART, "count: 3", "count: 4")
    assert "+Secteur Information" in git("diff", "--", "orgs")


def test_what_lies_in_the_checkout_is_not_run(procho: Run, git: Git, repository: Path) -> None:
    procho("git", "install")
    git("add", "-A")
    for name in ("procho.py", "typer.py", "sitecustomize.py", "git"):
        (repository / name).write_text("raise SystemExit('planted')\n", encoding="utf-8")
        (repository / name).chmod(0o755)
    edit(repository / CHART, "count: 3", "count: 4")
    assert "Posts 17 → 18" in git("diff", "--", "orgs")


def test_difftool_shows_the_same(procho: Run, git: Git, repository: Path) -> None:
    procho("git", "install")
    git("add", "-A")
    edit(repository / CHART, "count: 3", "count: 4")
    assert "Posts 17 → 18: 1 created" in git("difftool", "-y", "-t", "procho")


@pytest.mark.parametrize("before", [None, "", "*.png binary\n", "*.png binary", "# ours\n*.yaml diff=procho-not\n"])
@pytest.mark.parametrize("untracked", [False, True])
def test_uninstall_leaves_no_trace(
    procho: Run, git: Git, repository: Path, before: str | None, untracked: bool
) -> None:
    file = repository / (".git/info/attributes" if untracked else ".gitattributes")
    file.unlink(missing_ok=True)
    if before is not None:
        file.parent.mkdir(exist_ok=True)
        file.write_text(before, encoding="utf-8")
    config = (repository / ".git/config").read_text(encoding="utf-8")
    for _ in range(2):
        assert procho("git", "install", *(["--untracked"] if untracked else [])).code == 0
        assert file.read_text(encoding="utf-8").count("orgs/**/*.yaml diff=procho") == 1
        assert git("check-attr", "diff", CHART) == f"{CHART}: diff: procho\n"
        assert git("config", "--get-all", "diff.procho.command").count("\n") == 1
    assert untracked != (repository / ".gitattributes").exists()
    for _ in range(2):
        assert procho("git", "uninstall").code == 0
    assert (file.read_text(encoding="utf-8") if file.exists() else None) == (before or None)
    assert (repository / ".git/config").read_text(encoding="utf-8") == config


def test_global(procho: Run, git: Git, tmp_path: Path) -> None:
    assert procho("git", "install", "--global").code == 0
    assert (tmp_path / "home/.config/git/attributes").is_file()
    git("add", "-A")
    assert LAST in git("diff", "--cached")
    assert procho("git", "uninstall", "--global").code == 0
    assert not (tmp_path / "home/.config/git/attributes").exists()
    assert "procho" not in (tmp_path / "home/.gitconfig").read_text(encoding="utf-8")


def test_folders_are_named_from_the_root_and_quoted(
    procho: Run, git: Git, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = repository / 'a [b] "c"'
    odd.mkdir()
    monkeypatch.chdir(repository / "orgs")
    assert procho("git", "install", "../" + odd.name, ".").code == 0
    assert "diff: procho" in git("check-attr", "diff", f"{odd.name}/x/y.yaml")
    assert "diff: procho" in git("check-attr", "diff", "orgs/y.yml")
    assert "diff: unspecified" in git("check-attr", "diff", "y.yaml")
    outside = procho("git", "install", "../..")
    assert (outside.code, outside.err) == (2, "procho: ../.. is not in this repository.\n")


def test_outside_of_a_repository_is_2(procho: Run, folder: Path) -> None:
    del folder
    for action in ("install", "uninstall"):
        result = procho("git", action)
        assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize("argv", [["driver"], ["driver", "a", "b"], ["textconv"], ["textconv", "a", "b"]])
def test_only_git_calls_driver_and_textconv(procho: Run, folder: Path, argv: list[str]) -> None:
    del folder
    result = procho("git", *argv, "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert "are called by git" in result.err


def test_lines_have_every_key_and_no_order_of_their_own() -> None:
    head = "procho: 1\norganisation: Service\ndate: 2020-01-01\n"
    one, two = "{title: B, count: 2, from: {post: x}, refs: [1, 2], fte: 0.5}", "{title: A, note: 'a\u202fb'}"
    unit = f"units: [{{name: U, boxed: false, was: [], posts: [{one}, {two}]}}]\ndepartures: [{{post: P, to: Q}}]\n"
    mirrored = unit.replace(f"{one}, {two}", f"{two}, {one}")
    versions = [load(f"{head}{body}".encode(), "a.yaml").version for body in (unit, mirrored)]
    shown = [lines(version) for version in versions if version]
    assert shown[0] == shown[1]
    assert shown[0].splitlines() == [
        "procho: 1",
        "organisation: Service",
        "date: 2020-01-01",
        "departure: {post: P, to: Q}",
        "U/; boxed: false; was: []",
        "U/ 1 × A; note: a\u202fb",
        "U/ 2 × B; fte: 0.5; refs: [1, 2]; from: [{post: x}]",
    ]


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\n\n", "\n", "x diff=prochor\n", "# x diff=procho\n"])
def test_attributes_come_and_go(text: str) -> None:
    patterns = [pattern("orgs", ".yaml"), pattern('a "b" \\*', ".yaml"), pattern("#c", ".yaml"), pattern(".", ".yml")]
    added = with_patterns(text, patterns)
    assert added != text
    assert with_patterns(added, patterns) == added
    assert without_patterns(added) == text
