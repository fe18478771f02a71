"""The file uses the plain part of YAML.

Checks that there are no anchors (`&a`), aliases (`*a`), tags (`!t`), merge keys (`<<`), keys that are
not plain texts, and no second document (`---`).

They hide where a value comes from, which is what a reviewer must see, and some of them let a file of
400 bytes grow to gigabytes when it is read.

To mend it, write the value out where it is needed.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: &cm Chargé de mission
      - title: *cm

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        count: 2
"""

from procho.model.findings import Severity

ID = "yaml-feature"
SEVERITY = Severity.ERROR
