from procho.formats.yaml.organigram import load
from procho.model.config import Config
from procho.model.findings import Finding, Severity, order
from procho.rules.context import Context
from procho.rules.engine import adjust, run

TEXT = """\
procho: 1
organisation: Mission
date: 2023-10-04
committee: CT
authorised_posts: 3
posts:
  - title: Agent
  - title: Agent
"""


def findings(text: str = TEXT, **rules: str) -> tuple[Finding, ...]:
    version = load(text.encode(), "x.yaml").version
    assert version is not None
    return run(Context(version, Config.model_validate({"rules": rules})))


def test_findings_have_their_place_their_line_and_their_order() -> None:
    found = findings()
    assert [(f.rule, f.span.line, f.span.column, f.span.end_column, f.excerpt) for f in found] == [
        ("committee-era", 4, 12, 14, "committee: CT"),
        ("authorised-posts", 5, 19, 20, "authorised_posts: 3"),
        ("duplicate-line", 8, 12, 17, "  - title: Agent"),
    ]
    assert list(found) == sorted(found, key=order)
    assert {f.file for f in found} == {"x.yaml"}


def test_the_configuration_sets_the_severity_or_turns_a_rule_off() -> None:
    found = findings(**{"committee-era": "error", "authorised-posts": "off", "duplicate-line": "notice"})
    assert [(f.rule, f.severity) for f in found] == [
        ("committee-era", Severity.ERROR),
        ("duplicate-line", Severity.NOTICE),
    ]


def test_only_some_rules() -> None:
    version = load(TEXT.encode(), "x.yaml").version
    assert version is not None
    assert [f.rule for f in run(Context(version), {"duplicate-line"})] == ["duplicate-line"]


def test_lines_above_move_a_finding_and_do_not_change_it() -> None:
    low, high = findings("# one\n\n# two\n" + TEXT), findings()
    assert [f.span.line - 3 for f in low] == [f.span.line for f in high]
    assert [f.fingerprint for f in low] == [f.fingerprint for f in high]


def test_a_warning_of_reading_can_be_set_and_an_error_cannot() -> None:
    warned = load(TEXT.replace("Mission", "Mis\u200bsion").encode(), "x.yaml").findings
    failed = load(b"procho: [", "x.yaml").findings
    config = Config(rules={"invisible-character": "off", "yaml-syntax": "off"})
    assert warned
    assert adjust(warned, config) == ()
    assert adjust(failed, config) == failed
    (raised,) = adjust(warned, Config(rules={"invisible-character": "error"}))
    assert raised.severity is Severity.ERROR
