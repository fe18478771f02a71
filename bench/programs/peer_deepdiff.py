"""deepdiff, as its documentation begins."""

import sys
from pathlib import Path

import yaml
from deepdiff import DeepDiff

one, other = (yaml.load(Path(path).read_bytes(), Loader=yaml.CSafeLoader) for path in sys.argv[1:])
print(DeepDiff(one, other))
