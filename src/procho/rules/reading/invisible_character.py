"""The file has no characters that nobody can see.

Checks for zero-width and other characters that are not drawn (Unicode: default ignorable). In the
examples `<U+200B>` stands for that one character.

Two names that look the same are then two names. Word processors leave such characters behind, so this
is a warning.

To mend it, take the character out.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé<U+200B> de mission

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
"""

from procho.model.findings import Severity

ID = "invisible-character"
SEVERITY = Severity.WARNING
