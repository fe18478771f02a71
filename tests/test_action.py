"""The GitHub action in an emulated runner: its environment, its event, a `gh` that writes down what is asked of it."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct, field

from running import ROOT

GIT = shutil.which("git") or "git"
REVIEW = ROOT / "action/review.py"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
MARKER = "<!-- procho: what this pull request does to posts -->"
BOT = "github-actions[bot]"
CHART = "orgs/mission/2021-10-04.yaml"

FAKE_GH = """#!{python}
import json, os, sys
from pathlib import Path

given = sys.stdin.read() if "--input" in sys.argv else ""
with open(os.environ["FAKE_GH_LOG"], "a", encoding="utf-8") as log:
    log.write(json.dumps([sys.argv[1:], given]) + "\\n")
if "--paginate" in sys.argv:
    answer = Path(os.environ["FAKE_GH_COMMENTS"])
    sys.exit(1) if not answer.exists() else print(answer.read_text(encoding="utf-8"), end="")
"""


class Runner(Struct):
    """A checkout, and what the runner hands to a step."""

    folder: Path
    here: Path
    comments: list[tuple[int, str, str]] | None = field(default_factory=list)
    event: dict[str, Any] = field(default_factory=dict)

    def git(self, *argv: str) -> str:
        done = subprocess.run([GIT, "-C", str(self.here), *argv], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        (self.here / name).parent.mkdir(parents=True, exist_ok=True)
        (self.here / name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.here / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def pull_request(self, head: str = "body/charts") -> None:
        """What is in the working tree, as a pull request from a branch of this or another repository."""
        base = self.git("rev-parse", "main")
        self.git("checkout", "-qb", "change")
        self.git("add", "-A")
        self.git("commit", "-qm", "Change", "--allow-empty")
        pull = {"number": 7, "base": {"sha": base}, "head": {"repo": {"full_name": head}}}
        self.event = {"pull_request": pull}

    def review(self, **environment: str) -> "Outcome":
        log, comments = self.folder / "gh.log", self.folder / "comments"
        files = {name: self.folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_EVENT_PATH")}
        for path in (log, comments, *files.values()):
            path.unlink(missing_ok=True)
        files["GITHUB_EVENT_PATH"].write_text(json.dumps(self.event), encoding="utf-8")
        if self.comments is not None:
            comments.write_text("".join(json.dumps(each) + "\n" for each in self.comments), encoding="utf-8")
        given = {name: text for name, text in os.environ.items() if name in ("PATH", "HOME", "GIT_CONFIG_NOSYSTEM")}
        step = {name: self._input(text) for name, text in ACTION["runs"]["steps"][1]["env"].items()}
        given |= {name: str(path) for name, path in files.items()} | step
        given |= {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "body/charts", "RUNNER_TEMP": str(self.folder)}
        given |= {"PATH": f"{self.folder / 'bin'}{os.pathsep}{given['PATH']}", "PROCHO_LANG": "en"}
        given |= {"FAKE_GH_LOG": str(log), "FAKE_GH_COMMENTS": str(comments), **environment}
        argv = [sys.executable, "-P", str(REVIEW)]
        done = subprocess.run(argv, cwd=self.here, env=given, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        outputs = files["GITHUB_OUTPUT"].read_text(encoding="utf-8")
        calls = [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
        summary = files["GITHUB_STEP_SUMMARY"]
        said = summary.read_text(encoding="utf-8") if summary.exists() else ""
        return Outcome(done.returncode, done.stdout + done.stderr, outputs, said, calls)

    def _input(self, expression: str) -> str:
        """The default of the input that an expression names."""
        name = expression.removeprefix("${{ inputs.").removesuffix(" }}")
        return str(ACTION["inputs"][name]["default"]).replace("${{ github.token }}", "secret")


class Outcome(Struct):
    """What a step leaves behind."""

    code: int
    log: str
    outputs: str
    summary: str
    calls: list[tuple[list[str], str]]

    @property
    def counts(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.outputs.splitlines())

    @property
    def written(self) -> list[tuple[str, str, str]]:
        """Method, address and body of each call that changes something."""
        changing = [(argv, given) for argv, given in self.calls if "--method" in argv]
        return [(argv[2], argv[3], json.loads(given)["body"] if given else "") for argv, given in changing]


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / ".gitconfig").write_text("[user]\n  name = A\n  email = a@example.org\n", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin/gh"
    fake.write_text(FAKE_GH.format(python=sys.executable), encoding="utf-8")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    made = Runner(tmp_path, tmp_path / "checkout")
    made.here.mkdir()
    made.git("init", "-q", "-b", "main")
    for name in ("2021-02-15.yaml", "2021-10-04.yaml"):
        made.write(f"orgs/mission/{name}", (ROOT / "orgs/proch-orientation" / name).read_text(encoding="utf-8"))
    made.git("add", "-A")
    made.git("commit", "-qm", "First")
    return made


def test_a_pull_request_that_changes_no_chart_gets_no_comment(runner: Runner) -> None:
    runner.write("README.md", "x\n")
    runner.write("elsewhere/chart.yaml", "not: ours\n")
    runner.pull_request()
    done = runner.review()
    assert (done.code, done.written, done.summary) == (0, [], ""), done.log
    assert done.counts["verdict"] == "true"
    assert done.counts["changed"] == "false"


def test_an_edit_is_compared_with_what_it_was_and_said_once(runner: Runner) -> None:
    runner.edit(CHART, "count: 3", "count: 4")
    runner.pull_request()
    done = runner.review(PROCHO_FAIL_ON="never")
    [(method, address, body)] = done.written
    assert (method, address) == ("POST", "repos/body/charts/issues/7/comments")
    assert body.startswith(f"{MARKER}\n")
    assert "Posts 17 → 18: 1 created" in body
    assert "Posts 17 → 18: 1 created" in done.summary
    assert (done.counts["created"], done.counts["compared"], done.counts["changed"]) == ("1", "1", "true")


def test_a_new_version_is_compared_with_the_one_that_it_names(runner: Runner) -> None:
    runner.git("rm", "-q", CHART)
    runner.git("commit", "-qm", "Only the first version")
    runner.write(CHART, (ROOT / "orgs/proch-orientation/2021-10-04.yaml").read_text(encoding="utf-8"))
    runner.pull_request()
    done = runner.review()
    assert done.code == 0, done.log
    assert "Posts 16 → 17: 0 created, 0 suppressed, 1 transferred in" in done.written[0][2]
    assert (done.counts["transferred_in"], done.counts["moved"]) == ("1", "15")


def test_our_comment_is_written_anew_in_its_place_and_nobody_elses(runner: Runner) -> None:
    runner.edit(CHART, "count: 3", "count: 4")
    runner.pull_request()
    runner.comments = [(1, "mallory", MARKER), (2, BOT, f"x {MARKER}"), (3, BOT, f"{MARKER}\r"), (4, BOT, MARKER)]
    done = runner.review()
    assert [(method, address) for method, address, _ in done.written] == [
        ("PATCH", "repos/body/charts/issues/comments/3")
    ]


def test_a_comment_with_nothing_to_say_any_more_is_taken_back(runner: Runner) -> None:
    runner.pull_request()
    runner.comments = [(3, BOT, MARKER)]
    assert runner.review().written == [("DELETE", "repos/body/charts/issues/comments/3", "")]


def test_a_fork_gets_the_summary_only(runner: Runner) -> None:
    runner.edit(CHART, "count: 3", "count: 4")
    runner.pull_request(head="mallory/charts")
    done = runner.review()
    assert done.calls == []
    assert "Posts 17 → 18: 1 created" in done.summary


def test_no_comment_where_none_is_wanted(runner: Runner) -> None:
    runner.edit(CHART, "count: 3", "count: 4")
    runner.pull_request()
    assert runner.review(ACTION_COMMENT="false").calls == []


def test_comments_that_cannot_be_listed_are_not_doubled_and_stop_nothing(runner: Runner) -> None:
    runner.edit(CHART, "count: 3", "count: 4")
    runner.pull_request()
    runner.comments = None
    done = runner.review(PROCHO_FAIL_ON="never")
    assert (done.code, done.written) == (0, [])
    assert "::warning::procho could not comment" in done.log


def test_an_error_fails_the_step_at_its_line_and_is_in_the_comment(runner: Runner) -> None:
    runner.edit(CHART, "authorised_posts: 17", "authorised_posts: 18")
    runner.pull_request()
    done = runner.review()
    assert done.code == 1
    assert re.search(rf"^::error file={CHART},line=\d+,", done.log, re.MULTILINE)
    assert int(done.counts["errors"]) >= 1
    assert "authorised-posts" in done.written[0][2]


def test_a_missing_base_is_2_and_never_nothing_changed(runner: Runner) -> None:
    runner.edit(CHART, "count: 3", "count: 4")
    runner.pull_request()
    runner.event["pull_request"]["base"]["sha"] = "0123456789" * 4
    done = runner.review()
    assert done.code == 2
    assert done.counts["verdict"] == "false"
    assert done.written == []


def test_a_file_that_cannot_be_compared_is_2_and_said(runner: Runner) -> None:
    runner.edit(CHART, "units:", "composition: unknown\nunits:")
    runner.pull_request()
    done = runner.review(PROCHO_FAIL_ON="never")
    assert done.code == 2
    assert done.counts["verdict"] == "false"
    assert "could not be compared" in done.written[0][2]


def test_a_pull_request_cannot_change_how_it_is_shown(runner: Runner) -> None:
    runner.edit(CHART, "title: Graphiste", "title: Infographe")
    runner.write("orgs/procho.yaml", "titles: {aliases: {Infographe: Graphiste}}\n")
    runner.pull_request()
    done = runner.review(PROCHO_FAIL_ON="never")
    assert (done.code, done.counts["changed"], done.counts["transformed"]) == (0, "true", "2"), done.log
    runner.git("checkout", "-q", "main")
    runner.git("checkout", "-q", "change", "--", "orgs/procho.yaml")
    runner.git("commit", "-qm", "The body's own word")
    runner.event["pull_request"]["base"]["sha"] = runner.git("rev-parse", "main")
    runner.git("checkout", "-q", "change")
    assert runner.review(PROCHO_FAIL_ON="never").counts["changed"] == "false"


def test_nor_by_a_file_that_is_called_like_its_base(runner: Runner) -> None:
    old = (runner.here / CHART).read_text(encoding="utf-8")
    runner.edit(CHART, "count: 3", "count: 4")
    runner.write(f"{runner.git('rev-parse', 'main')}:{CHART}", old.replace("count: 3", "count: 4"))
    runner.pull_request()
    done = runner.review(PROCHO_FAIL_ON="never")
    assert (done.code, done.counts["verdict"]) == (2, "false")
    assert "could not be compared" in done.written[0][2]


def test_a_link_out_of_the_repository_that_becomes_a_file_is_a_new_file(runner: Runner) -> None:
    new = (runner.here / CHART).read_text(encoding="utf-8")
    (runner.here / CHART).unlink()
    (runner.here / CHART).symlink_to("/etc/hostname")
    runner.git("commit", "-qam", "A link")
    (runner.here / CHART).unlink()
    runner.write(CHART, new)
    runner.pull_request()
    done = runner.review()
    assert (done.code, done.counts["compared"], done.counts["moved"]) == (0, "1", "15"), done.log


def test_a_file_that_becomes_a_link_out_of_the_repository_is_not_read(runner: Runner) -> None:
    outside = runner.folder / "outside.yaml"
    outside.write_text((runner.here / CHART).read_text("utf-8").replace("Graphiste", "hunter2"), encoding="utf-8")
    (runner.here / CHART).unlink()
    (runner.here / CHART).symlink_to(outside)
    runner.pull_request()
    done = runner.review()
    assert (done.code, done.counts["compared"]) == (0, "0"), done.log
    assert "hunter2" not in f"{done}"
    assert f"{CHART} leads out" in done.log


def test_the_gate_of_the_body_holds_where_the_workflow_names_none(runner: Runner) -> None:
    runner.write("orgs/procho.yaml", "fail_on: never\n")
    runner.git("add", "-A")
    runner.git("commit", "-qm", "The body's own gate")
    runner.edit(CHART, "authorised_posts: 17", "authorised_posts: 18")
    runner.pull_request()
    assert runner.review().code == 0
    assert runner.review(PROCHO_FAIL_ON="error").code == 1


def test_hostile_text_stays_text(runner: Runner) -> None:
    hostile = "::set-output name=created::99 ##[group]x @team <!-- x --> ${{ secrets.TOKEN }} \\e[31m"
    runner.edit(CHART, "title: Responsable de secteur", f'title: "{hostile}\\n::add-mask::x"')
    runner.pull_request()
    done = runner.review(PROCHO_FAIL_ON="never")
    assert "\x1b" not in done.log + done.summary
    assert not re.search(r"^\s*::(set-output|add-mask)", done.log, re.MULTILINE)
    assert "##[" not in done.log
    assert done.written[0][2].count("<!--") == 1
    assert all(re.fullmatch(r"[a-z_]+=(\d+|true|false)", line) for line in done.outputs.splitlines())


def test_a_hostile_branch_cannot_run_its_own_code(runner: Runner) -> None:
    for name in ("typer.py", "yaml.py", "procho.py", "sitecustomize.py", "gh", "git"):
        runner.write(name, "raise SystemExit('planted')\n")
        (runner.here / name).chmod(0o755)
    runner.edit(CHART, "count: 3", "count: 4")
    runner.pull_request()
    done = runner.review(PROCHO_FAIL_ON="never")
    assert done.code == 0
    assert "planted" not in done.log


def test_a_push_is_compared_with_the_commit_before(runner: Runner) -> None:
    before = runner.git("rev-parse", "HEAD")
    runner.edit(CHART, "count: 3", "count: 4")
    runner.git("commit", "-qam", "Change")
    runner.event = {"before": before}
    done = runner.review(PROCHO_FAIL_ON="never")
    assert done.counts["created"] == "1"
    assert done.calls == []
    runner.event = {"before": "0" * 40}
    assert runner.review(PROCHO_FAIL_ON="never").counts["compared"] == "0"


@pytest.mark.parametrize("letter", ["x", "中", "😀"])
def test_many_changes_fit_into_one_comment_and_into_a_summary(runner: Runner, letter: str) -> None:
    posts = "\n".join(f"  - {{title: 'Agent {number} {letter * 200}'}}" for number in range(100))
    for number in range(3):
        runner.write(f"orgs/{number}/a.yaml", "procho: 1\norganisation: A\ndate: 2020-01-01\nposts: []\n")
    runner.git("add", "-A")
    runner.git("commit", "-qm", "Empty")
    for number in range(3):
        runner.edit(f"orgs/{number}/a.yaml", "posts: []", f"posts:\n{posts}")
    runner.pull_request()
    done = runner.review(PROCHO_FAIL_ON="never")
    body = done.written[0][2]
    assert 40_000 < len(body.encode("utf-16-le")) // 2 <= 65_536
    assert len(done.summary.encode()) <= 2**20
    assert "do not fit into a comment" in body or "does not fit into a comment" in body


def test_the_manifest_interpolates_nothing_into_a_script_and_pins_what_it_uses() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert re.search(r"@[0-9a-f]{40}$", step["uses"]) if "uses" in step else step["shell"] == "bash"


def test_the_manifest_has_every_output_and_uses_every_input(runner: Runner) -> None:
    runner.pull_request()
    written = runner.review().counts
    assert set(ACTION["outputs"]) == set(written)
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.review.outputs.{name} }}}}"
    used = {text for step in ACTION["runs"]["steps"] for text in step.get("env", {}).values()}
    assert used == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


@pytest.mark.parametrize("version", ["old", "new"])
def test_install_takes_a_python_that_is_new_enough_and_runs_nothing_of_the_checkout(
    tmp_path: Path, version: str
) -> None:
    """The real Python, but a `venv` that leaves behind a Python which writes down how it is called."""
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin/python3"
    python.write_text(
        '#!/bin/bash\ncase "$*" in\n'
        f'*version_info*) [ "$1" = -I ] && exit {int(version == "old")};;\n'
        '*"-I -m venv --clear procho"*) mkdir -p procho/bin; cp "$0" procho/bin/python;;\n'
        '*) echo "$PWD: $*" >> "$RUNNER_TEMP/log";;\nesac\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    for name in ("bash", "mkdir", "cp"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    environment = {"PATH": str(tmp_path / "bin"), "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": "/the action"}
    argv = [str(shutil.which("bash")), str(ROOT / "action/install.sh")]
    done = subprocess.run(argv, env=environment, cwd="/", capture_output=True, text=True, check=False)
    if version == "old":
        assert done.returncode == 2
        assert done.stdout.startswith("::error::procho needs Python 3.11")
        return
    assert done.returncode == 0, done.stderr
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert log == f"{tmp_path}: -I -m pip install --quiet --no-input --disable-pip-version-check /the action\n"
