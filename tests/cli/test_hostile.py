"""150 hostile variants of the golden file: refused cleanly or accepted harmlessly, by check and by diff.

hostile/ holds one variant a file, and in manifest.jsonl what is known of each. `expect`: `error`, must
be refused; `same`, must do as the template does; `inert`, must be refused or do as the template does, for a
reader does not see what it holds; `any`. `content`: a refusal names a line, `lines` those that are right for an error.
`needles`: what must not come out as it is.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from running import ROOT, TARGET, Result, Run

FOLDER = Path(__file__).parent / "hostile"
VARIANTS = [json.loads(line) for line in (FOLDER / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
TEMPLATE = "v00001.yaml"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
COMMANDS = re.compile(r"(?m)^\s*::|##\[|##vso\[|##teamcity\[")

COMMANDS_RUN = {"check": (["check"], 1), "diff": (["diff", str(ROOT / TARGET)], 2)}
"""The arguments before the variant, and the exit code of a refusal."""


@pytest.fixture(autouse=True)
def _in_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)


@pytest.mark.parametrize("command", COMMANDS_RUN)
@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: f"{variant['category']}-{variant['file']}")
def test_variant(procho: Run, command: str, variant: dict[str, Any]) -> None:
    argv, refused = COMMANDS_RUN[command]
    result = procho(*argv, variant["file"], "--lang", "en")
    harmless(result, variant["needles"])
    if result.code == refused:
        assert variant["expect"] != "same"
        names_the_place(result, variant)
    else:
        assert result.code == 0
        assert variant["expect"] != "error"
        if variant["expect"] in ("same", "inert"):
            template = procho(*argv, TEMPLATE, "--lang", "en")
            assert result.out == template.out.replace(TEMPLATE, variant["file"])


def harmless(result: Result, needles: list[str]) -> None:
    """No control character, no command of a CI runner, no fault of ours."""
    said = result.out + result.err
    assert not CONTROLS.search(said)
    assert not COMMANDS.search(said)
    assert not any(needle in said for needle in needles)
    assert "Internal error" not in said
    assert "Traceback" not in said


def names_the_place(result: Result, variant: dict[str, Any]) -> None:
    """A refusal names the file and, where the fault is in its content, the line."""
    said = result.out + result.err
    assert variant["file"] in said
    if variant["content"]:
        lines = {int(line) for line in re.findall(rf"^{variant['file']}:(\d+):\d+:", said, re.MULTILINE)}
        assert lines
        assert variant["expect"] != "error" or not variant["lines"] or lines & set(variant["lines"])


def test_the_template_is_accepted(procho: Run) -> None:
    assert [variant["file"] for variant in VARIANTS if variant["category"] == "baseline"] == [TEMPLATE]
    assert len(VARIANTS) == 150
    for argv, _ in COMMANDS_RUN.values():
        assert procho(*argv, TEMPLATE).code == 0
