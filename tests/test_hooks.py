"""The hooks as pre-commit runs them. Only the environment is ours: building one would need the network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from pre_commit.clientlib import load_manifest

from running import ROOT

GIT = shutil.which("git") or "git"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SOUND = "procho: 1\norganisation: Service\ndate: 2020-01-01\nposts: [{title: Agent}]\n"


class Commit(Protocol):
    def __call__(self, **files: str) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def pre_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Runs the hooks of this project, cloned as pre-commit does, on a repository with these files."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PATH", os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]))
    monkeypatch.setenv("PROCHO_LANG", "en")
    (tmp_path / ".gitconfig").write_text("[user]\n  name = A\n  email = a@example.org\n", encoding="utf-8")
    hooks, here = tmp_path / "hooks", tmp_path / "here"
    for folder in (hooks, here):
        folder.mkdir()
        subprocess.run([GIT, "init", "-q", str(folder)], check=True)
    shutil.copy(MANIFEST, hooks)
    subprocess.run([GIT, "-C", str(hooks), "add", "."], check=True)
    subprocess.run([GIT, "-C", str(hooks), "commit", "-qm", "Hooks"], check=True)
    head = subprocess.run([GIT, "-C", str(hooks), "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    configuration = (
        f"repos: [{{repo: {hooks}, rev: {head.stdout.strip()}, hooks: "
        "[{id: procho-check, language: system}, {id: procho-schema, language: system}]}]\n"
    )

    def run(**files: str) -> subprocess.CompletedProcess[str]:
        for name, text in {".pre-commit-config.yaml": configuration, **files}.items():
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_text(text, encoding="utf-8")
        subprocess.run([GIT, "-C", str(here), "add", "-A"], check=True)
        argv = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never", "--verbose"]
        return subprocess.run(argv, cwd=here, capture_output=True, text=True, check=False)

    return run


def test_the_manifest_is_one_and_its_hooks_are_built_from_this_project() -> None:
    hooks = {hook["id"]: hook for hook in load_manifest(str(MANIFEST))}
    assert list(hooks) == ["procho-check", "procho-schema"]
    assert {hook["language"] for hook in hooks.values()} == {"python"}
    assert all(hook["entry"].startswith("procho ") for hook in hooks.values())


def test_sound_organigrams_pass_and_other_yaml_is_left_alone(pre_commit: Commit) -> None:
    done = pre_commit(**{
        "orgs/a.yaml": SOUND, "orgs/b/c.yml": SOUND, "orgs/procho.yaml": "language: fr\n", "ci.yaml": "a: 1\n",
        "orgs/notes.md": "x\n",
    })  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "2 files" in done.stdout


def test_a_broken_one_fails_at_its_line(pre_commit: Commit) -> None:
    done = pre_commit(**{"orgs/a.yaml": SOUND, "orgs/b.yaml": SOUND.replace("posts", "psots")})
    assert done.returncode == 1
    assert "orgs/b.yaml:4:1: error[unknown-key]" in done.stdout
    assert "orgs/a.yaml" not in done.stdout


def test_an_old_schema_is_replaced_and_fails_once(pre_commit: Commit) -> None:
    old = {"orgs/organigram.schema.json": "{}\n"}
    assert pre_commit(**old).returncode == 1
    current = (ROOT / "schema/organigram.schema.json").read_text(encoding="utf-8")
    assert pre_commit(**{"orgs/organigram.schema.json": current}).returncode == 0
