"""docs/ci.md and docs/editors.md: their commands run, their YAML is sound, their tables are the program's."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from procho.formats.yaml.config import load_config
from running import ROOT

GIT = shutil.which("git") or "git"
CI, EDITORS = (ROOT / "docs" / name for name in ("ci.md", "editors.md"))


def blocks(path: Path, language: str) -> list[str]:
    found: list[str] = re.findall(
        rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found
    return found


COMMANDS = [
    [line for line in block.splitlines() if line.startswith("procho ")]
    for path in (CI, EDITORS)
    for block in blocks(path, "sh")
    if re.search("^procho (?!--install-completion)", block, re.MULTILINE)
]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the golden pair, whose second version is edited."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / ".gitconfig").write_text("[user]\n  name = A\n  email = a@example.org\n", encoding="utf-8")
    here = tmp_path / "here"
    shutil.copytree(ROOT / "orgs/proch-orientation", here / "orgs/mission")
    for argv in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "First"]):
        subprocess.run([GIT, "-C", str(here), *argv], check=True)
    return here


@pytest.mark.parametrize("lines", COMMANDS, ids=lambda lines: lines[0])
def test_every_command_runs(repository: Path, lines: list[str]) -> None:
    for line in lines:
        argv = [sys.executable, "-m", *shlex.split(line, comments=True)]
        done = subprocess.run(argv, cwd=repository, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_workflow_is_one_and_uses_what_the_action_has() -> None:
    workflow = yaml.load(blocks(CI, "yaml")[0], Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes texts
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    checkout, procho, after = workflow["jobs"]["review"]["steps"]
    assert re.fullmatch(r"actions/checkout@[0-9a-f]{40}", checkout["uses"])
    assert set(procho["with"]) <= set(action["inputs"])
    assert set(re.findall(r"outputs\.(\w+)", str(after["env"]))) <= set(action["outputs"])
    assert "${{" not in after["run"]
    text = CI.read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)) == set(action["inputs"])
    assert all(f"`{name}`" in text for name in action["outputs"])


def test_the_commands_of_the_pipelines_have_options_that_there_are(repository: Path) -> None:
    gitlab = yaml.safe_load(blocks(CI, "yaml")[1])["organigrams"]
    line = gitlab["script"][-1].replace('"$CI_MERGE_REQUEST_DIFF_BASE_SHA"', "main")
    argv = [sys.executable, "-m", *shlex.split(line)]
    assert subprocess.run(argv, cwd=repository, capture_output=True, check=False).returncode == 0
    for report in gitlab["artifacts"]["reports"].values():
        assert (repository / report).is_file()


def test_the_hooks_the_waiver_and_the_settings_are_sound() -> None:
    hooks = yaml.safe_load(blocks(CI, "yaml")[2])["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == [
        hook["id"] for hook in load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    ]
    assert load_config(blocks(CI, "yaml")[3].encode(), "procho.yaml").config is not None
    assert set(json.loads(blocks(EDITORS, "json")[0])["yaml.schemas"]) == {
        "organigram.schema.json",
        "procho.schema.json",
    }


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_of_each_shell_is_documented(shell: str) -> None:
    assert f"_PROCHO_COMPLETE=source_{shell} procho" in EDITORS.read_text(encoding="utf-8")


def test_the_hook_of_a_server_refuses_a_push_that_brings_an_error(repository: Path, tmp_path: Path) -> None:
    server = tmp_path / "server.git"
    subprocess.run([GIT, "clone", "-q", "--bare", str(repository), str(server)], check=True)
    hook = server / "hooks/pre-receive"
    (text,) = blocks(CI, "bash")
    hook.write_text(text.replace("procho ", f"{shlex.quote(sys.executable)} -P -m procho "), encoding="utf-8")
    hook.chmod(0o755)

    def push(*argv: str) -> subprocess.CompletedProcess[str]:
        whole = [GIT, "-C", str(repository), "push", "-q", str(server), *argv]
        return subprocess.run(whole, capture_output=True, text=True, check=False)

    chart = repository / "orgs/mission/2021-10-04.yaml"
    sound = chart.read_text(encoding="utf-8")
    for code, text in ((1, sound.replace("authorised_posts: 17", "authorised_posts: 18")), (0, f"{sound}# checked\n")):
        chart.write_text(text, encoding="utf-8")
        subprocess.run([GIT, "-C", str(repository), "commit", "-qam", "Change"], check=True)
        done = push("HEAD:refs/heads/change")
        assert done.returncode == code, done.stderr
        assert ("error[authorised-posts]" in done.stderr) == bool(code)
    assert push("--delete", "change").returncode == 0
    subprocess.run([GIT, "-C", str(server), "update-ref", "-d", "refs/heads/main"], check=True)
    assert push("HEAD:refs/heads/main").returncode == 1
    assert "until the server has a `main` to compare with, every push is refused" in CI.read_text(encoding="utf-8")
