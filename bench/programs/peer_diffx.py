"""diffx, with its own reader of YAML."""

import sys
from pathlib import Path

import diffx

one, other = (diffx.parse_yaml(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:])
print(diffx.diff(one, other))
