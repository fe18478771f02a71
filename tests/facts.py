"""What a report of findings says, whatever its format."""

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree as ET


def facts(name: str, text: str) -> set[tuple[str, str, int]]:
    """Rule, file and line of each finding of a report."""
    match name:
        case "json":
            return {(f["rule"], f["file"], f["line"]) for f in json.loads(text)["findings"]}
        case "gitlab":
            return {(f["check_name"], f["location"]["path"], f["location"]["lines"]["begin"]) for f in json.loads(text)}
        case "sarif":
            places = [
                (r["ruleId"], r["locations"][0]["physicalLocation"]) for r in json.loads(text)["runs"][0]["results"]
            ]
            return {(rule, unquote(p["artifactLocation"]["uri"]), p["region"]["startLine"]) for rule, p in places}
        case "junit":
            cases = [case for case in ET.fromstring(text).iter("testcase") if len(case)]  # noqa: S314 - our own
            found = [(str(case.get("name")).split()[0], str(case[0].text).split(":")) for case in cases]
            return {(rule, place[0], int(place[1])) for rule, place in found}
    pattern = {
        "text": r"(?m)^(?P<file>\S+?):(?P<line>\d+):\d+: \w+\[(?P<rule>[\w-]+)\]",
        "github": r"(?m)^::error file=(?P<file>[^,]+),line=(?P<line>\d+),.*?title=(?P<rule>[\w-]+)::",
        "markdown": r"`(?P<file>[^`]+?):(?P<line>\d+):\d+` \|.*\| `(?P<rule>[\w-]+)` \|",
    }[name]
    return {(found["rule"], found["file"], int(found["line"])) for found in re.finditer(pattern, text)}
