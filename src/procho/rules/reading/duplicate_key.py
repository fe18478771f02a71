"""A key stands once in its mapping.

Checks that no mapping has the same key twice. The finding is at the second one and names the line of
the first.

YAML readers silently take the last one; a reviewer often sees the first.

To mend it, take one of the two out.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        count: 2
        count: 3

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        count: 3
"""

from procho.model.findings import Severity

ID = "duplicate-key"
SEVERITY = Severity.ERROR
