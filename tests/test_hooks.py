"""The hooks as pre-commit's `try-repo` runs them: in an environment that it builds from this project's own files.

It finds the build backend and the dependencies beside the tests, so that nothing is fetched.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Protocol

import pytest
from pre_commit.clientlib import load_manifest

from repositories import ENVIRONMENT, Checkout
from running import ROOT

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SOUND = "procho: 1\norganisation: Service\ndate: 2020-01-01\nposts: [{title: Agent}]\n"
PARTS = ("src", "pyproject.toml", "README.md", "LICENSE", MANIFEST.name)
OFFLINE = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it as the value of --build-isolation
    "PYTHONPATH": os.pathsep.join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}),
    "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
}


class TryRepo(Protocol):
    def __call__(self, **files: str) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def try_repo(tmp_path: Path) -> TryRepo:
    """Runs all hooks of a copy of this project, whose verdict is another, on a repository with these files."""
    hooks, here = Checkout.new(tmp_path / "hooks"), Checkout.new(tmp_path / "here")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, hooks.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, hooks.folder)
    said = "src/procho/render/words/en/rules.toml"
    text = (ROOT / said).read_text(encoding="utf-8")
    assert "All clear: " in text
    hooks.commit(**{said: text.replace("All clear: ", "The copy says: ")})

    def run(**files: str) -> subprocess.CompletedProcess[str]:
        here.commit(**files)
        argv = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks.folder), "--all-files", "--verbose"]
        given = {**ENVIRONMENT, **OFFLINE, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "PROCHO_LANG": "en"}
        return subprocess.run(argv, cwd=here.folder, env=given, capture_output=True, text=True, check=False)

    return run


def test_the_manifest_is_one_and_its_hooks_are_built_from_this_project() -> None:
    hooks = {hook["id"]: hook for hook in load_manifest(str(MANIFEST))}
    assert list(hooks) == ["procho-check", "procho-schema"]
    assert {hook["language"] for hook in hooks.values()} == {"python"}
    assert all(hook["entry"].startswith("procho ") for hook in hooks.values())


def test_sound_organigrams_pass_and_other_yaml_is_left_alone(try_repo: TryRepo) -> None:
    current = (ROOT / "schema/organigram.schema.json").read_text(encoding="utf-8")
    done = try_repo(**{
        "orgs/a.yaml": SOUND, "orgs/b/c.yml": SOUND, "orgs/procho.yaml": "language: fr\n", "ci.yaml": "a: 1\n",
        "orgs/notes.md": "x\n", "organigram.schema.json": current,
    })  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The copy says: 2 files checked." in done.stdout


def test_a_broken_one_fails_at_its_line_and_an_old_schema_is_replaced(try_repo: TryRepo, tmp_path: Path) -> None:
    broken = SOUND.replace("posts", "psots")
    done = try_repo(**{"orgs/a.yaml": SOUND, "orgs/b.yaml": broken, "orgs/organigram.schema.json": "{}\n"})
    assert done.returncode == 1, done.stdout + done.stderr
    assert "orgs/b.yaml:4:1: error[unknown-key]" in done.stdout
    assert "orgs/a.yaml" not in done.stdout
    assert "files were modified by this hook" in done.stdout
    written, current = tmp_path / "here/orgs/organigram.schema.json", ROOT / "schema/organigram.schema.json"
    assert written.read_bytes() == current.read_bytes()
