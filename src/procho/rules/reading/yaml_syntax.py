"""The file is YAML.

Checks that the file can be read as YAML 1.1, and that it holds one document which is a mapping. The
finding is where the reader could not go on; the fault is often in the line above: an indent that does
not fit, a colon without a space, a quote or bracket that is not closed.

Nothing else can be said of a file that cannot be read.

To mend it, correct the syntax; put texts that contain `: ` or ` #`, or begin with a special
character, in quotes.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: "Chargé de mission

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: "Chargé de mission"
"""

from procho.model.findings import Severity

ID = "yaml-syntax"
SEVERITY = Severity.ERROR
