"""What the scripted pull requests are made of, and which rules a run has named."""

import re

from running import Result

HEAD = "procho: 1\norganisation: Service\n"
UNIT = "units: [{name: U, posts: [{title: Graphiste}]}]\n"
FIRST = HEAD + "date: 2020-01-01\nauthorised_posts: 3\nposts: [{title: Agent, count: 2}]\n" + UNIT
NEXT = HEAD + "date: 2021-01-01\nprevious: 2020.yaml\nauthorised_posts: 3\nposts: [{title: Agent, count: 2}]\n"
SAME = NEXT + UNIT
LOST = NEXT.replace("posts: 3", "posts: 2") + "units: [{name: U}]\n"
BAD = SAME.replace("authorised_posts: 3", "authorised_posts: 4")


def rules(result: Result) -> list[str]:
    """The rules of the findings of a run, as its text names them."""
    return re.findall(r": (?:error|warning|notice)\[([a-z-]+)\] ", result.out + result.err)
