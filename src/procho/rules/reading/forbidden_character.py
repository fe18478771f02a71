r"""The file has no hidden control characters.

Checks for characters that steer a terminal or an editor instead of being read: control characters
other than tab and line end, DEL, bidirectional controls, line and paragraph separators that only some
programs take for line ends, a byte order mark inside the file, lone surrogates, noncharacters. They
are refused in the file as it stands, and in values that write them as escapes (`"\e"`). In the
examples `<U+202E>` stands for that one character.

They make a reviewer see another text than the program reads (Trojan Source, CVE-2021-42574).

To mend it, take the character out.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé<U+202E> de mission

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
"""

from procho.model.findings import Severity

ID = "forbidden-character"
SEVERITY = Severity.ERROR
