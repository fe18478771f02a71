"""Which `git fetch` brings a revision that is not here, as a command to copy."""

import re
import shlex

_TAG = re.compile(r"v?[0-9]+(?:[._-][\w.-]*)?")
_OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_STEPS = re.compile(r"(?:[\^~]|@\{|:).*", re.DOTALL)


def stem(revision: str) -> str:
    """The name without its steps into the past: `main` of `main~3` and of `main^{commit}`."""
    return _STEPS.sub("", revision)


def fetch(revision: str, remotes: list[str], *, shallow: bool) -> str | None:
    """The command that brings the commit and gives it this name; None without a remote to fetch from."""
    if not remotes:
        return None
    name = stem(revision)
    remote = next((known for known in remotes if name.startswith(f"{known}/")), None)
    depth = ["--depth=1"] if shallow else []
    origin = remote or ("origin" if "origin" in remotes else remotes[0])
    return shlex.join(["git", "fetch", *depth, origin, *_wanted(name, remote)])


def _wanted(name: str, remote: str | None) -> list[str]:
    """Where a clone follows one branch only, a fetch without a destination would leave no name behind."""
    if remote:
        branch = name.removeprefix(f"{remote}/")
        return [f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"]
    if _OBJECT.fullmatch(name):
        return [name]
    if _TAG.fullmatch(name):
        return ["tag", name]
    branch = name.removeprefix("refs/heads/")
    return [f"{branch}:refs/heads/{branch}"]
