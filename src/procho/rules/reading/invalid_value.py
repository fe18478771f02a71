"""A value is of the kind that its key takes.

Checks each value against its key: a count is a whole number from 1 to 1,000,000, written in digits; a
date is a day of the calendar, `YYYY-MM-DD`; `fte` is more than 0 and at most 1; a flag is `true` or
`false`; an id is made of letters, digits, `.`, `_` and `-`. It also checks what the keys of one group
say together: as many `refs` as `count`, no more `vacant` or `frozen` posts than `count`, no more
posts from `from` than `count`.

Nothing is guessed: `yes`, `1.5` and `0x10` are texts, and no count.

To mend it, write the value as the message says.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        count: 1.5

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Chargé de mission
        count: 2
        fte: 0.75
"""

from procho.model.findings import Severity

ID = "invalid-value"
SEVERITY = Severity.ERROR
