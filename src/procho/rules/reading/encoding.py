"""The file is UTF-8.

Checks that the file's bytes are valid UTF-8, with at most one byte order mark, at the beginning. It
names the first byte that is not. In the examples `<0xE9>` stands for that one byte.

A file in another encoding (Latin-1, UTF-16) shows other letters to other people, and procho does not
guess.

To mend it, save the file as UTF-8.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Charg<0xE9> de mission

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
"""

from procho.model.findings import Severity

ID = "encoding"
SEVERITY = Severity.ERROR
