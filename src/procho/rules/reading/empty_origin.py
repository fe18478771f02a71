"""An origin says which of the three it is.

Checks that each origin in `from` names a `post` of the previous version, or another `organisation`, or
says `new`.

An origin that says none of them declares nothing, but would look as if it did.

To mend it, say where the posts come from, or take the origin out: posts without one are matched.

Bad:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Responsable de secteur
        from: {count: 1}

Good:

    procho: 1
    organisation: Mission Proch'Orientation
    date: 2021-10-04
    posts:
      - title: Responsable de secteur
        from: {organisation: DDPE, count: 1}
"""

from procho.model.findings import Severity

ID = "empty-origin"
SEVERITY = Severity.ERROR
