"""The keys are those of the format.

Checks that every key of every mapping is one that the format has there, and offers the nearest where
there is one.

A misspelt key would be a fact that nobody reads: a `coutn: 3` would count as 1.

To mend it, correct the key. What has no key of its own can be said in `note`, or in a comment.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        coutn: 3

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        count: 3
"""

from procho.model.findings import Severity

ID = "unknown-key"
SEVERITY = Severity.ERROR
