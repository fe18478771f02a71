"""jsondiff, as its documentation begins."""

import sys
from pathlib import Path

import jsondiff
import yaml

one, other = (yaml.load(Path(path).read_bytes(), Loader=yaml.CSafeLoader) for path in sys.argv[1:])
print(jsondiff.diff(one, other))
