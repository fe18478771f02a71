"""The file stays within the limits.

Checks the limits that procho sets to itself when it reads: how deep mappings and lists nest (32), how
long one text is (10,000 characters), how many nodes a file has (5,000,000), how large it is
(128 MB). Each can be raised by an environment variable, which the message names; the nesting to 200.

No organigram is that deep; a file that is can stop a program that reads it.

To mend it, make the file smaller, or raise the limit.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    units: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    units:
      - name: Pôle
        units:
          - name: Direction
            units:
              - name: Service
"""

from procho.model.findings import Severity

ID = "nesting"
SEVERITY = Severity.ERROR
