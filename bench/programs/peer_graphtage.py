"""graphtage's command, on JSON: it refuses the dates that its reader of YAML makes."""

import json
import sys
import tempfile
from pathlib import Path

import yaml
from graphtage.__main__ import main

with tempfile.TemporaryDirectory() as folder:
    paths = [str(Path(folder, name)) for name in ("source.json", "target.json")]
    for given, path in zip(sys.argv[1:], paths, strict=True):
        tree = yaml.load(Path(given).read_bytes(), Loader=yaml.CSafeLoader)
        Path(path).write_text(json.dumps(tree, default=str), encoding="utf-8")
    raise SystemExit(main(["graphtage", "--no-status", "--no-color", *paths]))
