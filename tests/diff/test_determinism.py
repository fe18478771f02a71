"""The same answer whatever the seed of Python's hashes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.path.insert(0, "tests")
import yaml
from described import numbered
from strategies import version
from procho.diff import compare

def compared(before, after):
    print(numbered(compare(version(before), version(after), infer=True)))

def read(name):
    return yaml.load(open(f"orgs/proch-orientation/{name}.yaml", encoding="utf-8"), Loader=yaml.BaseLoader)

def without(value):
    if isinstance(value, dict):
        return {key: without(inner) for key, inner in value.items() if key not in ("id", "from", "was")}
    return [without(inner) for inner in value] if isinstance(value, list) else value

def chart(date, units, step):
    titles = ["Chargé de mission", "Assistant", "Chargée de mission", "Graphiste", "Chargé de projet"]
    line = lambda n: {"title": titles[n * step % 5], "count": str(1 + n % 3), "grade": f"A {n % 2 + 2}"}
    unit = lambda n: {"name": f"Secteur {units[n % 4]}", "posts": [line(n * step + m) for m in range(3)]}
    return {"procho": "1", "organisation": "M", "date": date, "units": [unit(n) for n in range(8)]}

compared(read("2021-02-15"), read("2021-10-04"))
compared(without(read("2021-02-15")), without(read("2021-10-04")))
compared(chart("2021-02", "ABCD", 1), chart("2021-10", "CDAE", 2))
"""


def test_the_seed_of_hashes_changes_nothing() -> None:
    said = {_said(seed) for seed in ("1", "2")}
    assert len(said) == 1
    assert all(len(text.splitlines()) == 3 for text in said)


def _said(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout
