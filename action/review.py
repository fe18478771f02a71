"""The action's step: check what a pull request changes, compare it, and say both in one comment.

Run by action.yml, which hands everything over in the environment. Of what was read nothing but numbers
and booleans goes to GITHUB_OUTPUT.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from procho.cli.changes import changes_since, sides_of
from procho.cli.commit import Commit
from procho.cli.places import Place, shown
from procho.cli.reading import Reader
from procho.cli.session import NoVerdict, Session
from procho.render.comparison.blocks import size
from procho.render.escape import markdown_code
from procho.render.words import Words
from procho.render.words import load as load_words
from procho.vcs.ending import END

MARKER = "<!-- procho: what this pull request does to posts -->"
LIMIT = 60_000
"""In UTF-16 units. GitHub refuses a comment of more than 65,536 characters, whole."""
COUNTS = ("created", "suppressed", "transferred_in", "transferred_out", "transformed", "moved", "amended")
FINDINGS = ("findings", "errors", "warnings", "notices")
NO_VERDICT = 2
PROCHO = (sys.executable, "-P", "-m", "procho")


@dataclass
class Review:
    """What was found, and the words to say it in: the worst exit code, the counts, the parts of the comment."""

    words: Words
    code: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    compared: int = 0
    changed: bool = False
    parts: list[str] = field(default_factory=list)

    def outputs(self) -> Iterator[str]:
        """The step's outputs."""
        yield f"verdict={str(self.code < NO_VERDICT).lower()}"
        yield f"changed={str(self.changed).lower()}"
        yield f"compared={self.compared}"
        for name in (*FINDINGS, *COUNTS):
            yield f"{name}={self.counts.get(name, 0)}"


def main(environment: Mapping[str, str]) -> int:
    """The exit code of the check; 2 also where something could not be compared."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    base = environment.get("ACTION_BASE") or base_of(event)
    paths = [path for path in environment["ACTION_PATHS"].splitlines() if path.strip()]
    review = Review(load_words("fr" if environment.get("PROCHO_LANG") == "fr" else "en"))
    with tempfile.TemporaryDirectory(dir=environment.get("RUNNER_TEMP")) as folder:
        check(paths, base, Path(folder), review)
        if base and review.code < NO_VERDICT:
            compare(paths, base, Path(folder), review)
    body = fitted(review)
    append(environment.get("GITHUB_STEP_SUMMARY"), [body] if body else [])
    append(environment.get("GITHUB_OUTPUT"), review.outputs())
    # With nothing to say because it could not look, the comment that there is stays.
    wanted = environment.get("ACTION_COMMENT") == "true" and (body or review.code < NO_VERDICT)
    if wanted and (number := own_pull_request(event, environment)):
        comment(f"repos/{environment['GITHUB_REPOSITORY']}", number, body, environment["ACTION_COMMENT_AUTHOR"])
    return review.code


def base_of(event: dict[str, Any]) -> str:
    """The pull request's base, or the commit before the push; none for a first push or another event."""
    pull = event.get("pull_request")
    before = pull["base"]["sha"] if pull else event.get("before", "")
    return str(before) if str(before).strip("0") else ""


def own_pull_request(event: dict[str, Any], environment: Mapping[str, str]) -> int | None:
    """The number of the pull request; none for one from a fork, whose token may not write."""
    pull = event.get("pull_request")
    if not pull or (pull["head"].get("repo") or {}).get("full_name") != environment["GITHUB_REPOSITORY"]:
        return None
    return int(pull["number"])


def check(paths: list[str], base: str, folder: Path, review: Review) -> None:
    """Annotate the findings in the log, and keep them as Markdown and as numbers."""
    found, page = folder / "findings.json", folder / "findings.md"
    against = ["--against", base] if base else []
    reports = ["--report", "github=-", "--report", f"json={found}", "--report", f"markdown={page}"]
    review.code = procho("check", *against, *reports, "--", *paths)
    if not found.exists():
        return
    review.counts |= {name: int(json.loads(found.read_text("utf-8"))["summary"][name]) for name in FINDINGS}
    if review.counts["findings"]:
        review.parts.append(page.read_text(encoding="utf-8"))


def compare(paths: list[str], base: str, folder: Path, review: Review) -> None:
    """Each changed version with what it was, each new one with its previous version: those that were checked."""
    reader = Reader(Session())
    try:
        sides = sides_of(base, [reader.place(path) for path in paths], reader.session, merge_base=True)
        changes = changes_since(sides)
        for path in sorted((*changes.removed, *changes.files)):
            if path not in changes.files:
                review.changed = True
                review.parts.append(review.words("action.comment.removed", file=markdown_code(path)) + "\n")
            elif source := source_of(sides.new.place(path), changes.files[path], sides.base, reader):
                one(source, sides.new.place(path), base, folder, review)
    except NoVerdict:
        review.code = NO_VERDICT


def source_of(place: Place, old: str | None, start: Commit, reader: Reader) -> str | None:
    """The version before: the file as it was, or for a new one the file that it names; None where there is none."""
    if old:
        return f"{start.id}:{old}"
    version = reader.load(place).version
    previous = reader.previous(place, version).version if version else None
    return previous.file if previous else None


def one(source: str, place: Place, base: str, folder: Path, review: Review) -> None:
    """One comparison, by the base's configuration, added to the counts and, where something changed, to the comment."""
    document, page = folder / "diff.json", folder / "diff.md"
    reports = ["--report", f"json={document}", "--report", f"markdown={page}"]
    target = place if isinstance(place, str) else shown(place)
    code = procho("diff", *reports, "--config-from", base, "--exit-code", "--", source, target)
    if code >= NO_VERDICT:
        review.code = NO_VERDICT
        review.parts.append(review.words("action.comment.not_compared", file=markdown_code(target)) + "\n")
        return
    review.compared += 1
    summary = json.loads(document.read_text(encoding="utf-8"))["summary"]
    for name in COUNTS:
        review.counts[name] = review.counts.get(name, 0) + int(summary[name])
    if code:
        review.changed = True
        review.parts.append(page.read_text(encoding="utf-8"))


def procho(*arguments: str) -> int:
    """Its exit code; what it says goes to the log."""
    sys.stdout.flush()
    return subprocess.run([*PROCHO, *arguments], check=False).returncode  # noqa: S603 - ourselves, without a shell


def fitted(review: Review) -> str:
    """The parts below each other, as many as fit into a comment."""
    kept, room = list[str](), LIMIT + 1
    for number, part in enumerate(review.parts):
        room -= size((part,))
        if room < 0:
            kept.append(review.words("action.comment.cut", count=len(review.parts) - number) + "\n")
            break
        kept.append(part)
    return "\n".join(kept)


def append(path: str | None, texts: Iterable[str]) -> None:
    """Lines at the end of one of the runner's files."""
    if path:
        with open(path, "a", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{text}\n" for text in texts)


def comment(repository: str, number: int, body: str, author: str) -> None:
    """One comment of ours: made, written anew in its place, or, with nothing to say any more, taken back."""
    listed = gh(
        *("--paginate", f"{repository}/issues/{number}/comments?per_page=100"),
        *("--jq", '.[] | [.id, .user.login, (.body | split("\\n")[0])] | @json'),
    )
    if listed is None:
        return
    ours = own_comment(listed, author)
    if not body:
        if ours:
            gh("--method", "DELETE", f"{repository}/issues/comments/{ours}")
        return
    given = json.dumps({"body": f"{MARKER}\n{body}"})
    if ours:
        gh("--method", "PATCH", f"{repository}/issues/comments/{ours}", "--input", "-", given=given)
    else:
        gh("--method", "POST", f"{repository}/issues/{number}/comments", "--input", "-", given=given)


def own_comment(listed: str, author: str) -> int | None:
    """The comment that begins with our marker and is ours: anybody can write the marker."""
    for line in listed.splitlines():
        found, login, first = json.loads(line)
        if login == author and first.rstrip("\r") == MARKER:
            return int(found)
    return None


def gh(*arguments: str, given: str = "") -> str | None:
    """What the API answers. A comment that could not be made is said in the log, and stops nothing."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            ["gh", "api", *arguments],  # noqa: S607 - where it is, only the runner knows
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        sys.stdout.write("::warning::procho could not comment; the job's summary has it all\n")
        return None
    return done.stdout


if __name__ == "__main__":
    with END:
        sys.exit(main(os.environ))
