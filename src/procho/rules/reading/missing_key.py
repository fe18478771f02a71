"""The keys that must be there are there.

Checks that the organigram has `procho`, `organisation` and `date`, each unit a `name`, each group a
`title` and each departure a `post`. The finding is at the first key of the mapping that lacks one.

Without them it cannot be said what a line is about.

To mend it, add the key.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - grade: A 3

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        grade: A 3
"""

from procho.model.findings import Severity

ID = "missing-key"
SEVERITY = Severity.ERROR
