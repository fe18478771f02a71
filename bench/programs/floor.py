"""Reads both files into a tree from libyaml's events, and does nothing with it: what a whole YAML parser costs."""

import sys
from pathlib import Path

from procho.formats.text import decode
from procho.formats.yaml.collector import collector_paused
from procho.formats.yaml.events import read_events
from procho.model.limits import Limits

with collector_paused():
    for path in sys.argv[1:]:
        text, report = decode(Path(path).read_bytes(), path, ("procho",))
        if text is None or read_events(text, report, Limits()) is None:
            raise SystemExit(f"{path} cannot be read")
