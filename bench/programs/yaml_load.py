"""Reads both files as most Python programs would."""

import sys
from pathlib import Path

import yaml

for path in sys.argv[1:]:
    yaml.load(Path(path).read_bytes(), Loader=yaml.CSafeLoader)
