"""The reports of `validate` for people and for the machines of a CI: text, JSON, JUnit, SARIF, GitHub."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from shenyang_innovation.__about__ import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shenyang_innovation.checking.finding import Finding
    from shenyang_innovation.checking.report import Report, RuleResult

NAME = "shenyang-innovation"
SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_text(reports: Sequence[Report]) -> str:
    """The reports for people."""
    return "".join(f"{_visible(line)}\n" for report in reports for line in str(report).split("\n"))


# --- JSON -------------------------------------------------------------------------------------------------------


def as_json(reports: Sequence[Report]) -> str:
    """One object: whether all is valid, how many findings there are, what was judged, and each finding."""
    document = {
        "valid": all(report.holds for report in reports),
        "count": sum(report.total for report in reports),
        "judged": [
            {
                "path": _text(report.subject),
                "valid": report.holds,
                "count": report.total,
                "rows": report.rows,
                "rules": [
                    {"rule": result.rule, "result": result.mark.lower(), "not_run": result.not_run}
                    for result in report.results
                ],
            }
            for report in reports
        ],
        "findings": [_fields(finding) for report in reports for finding in report.findings],
    }
    return _json(document)


def _fields(finding: Finding) -> dict[str, Any]:
    fault = finding.fault
    return {
        "path": None if finding.path is None else _text(finding.path),
        "table": fault and fault.table,
        "row": fault and fault.row,
        "line": finding.line,
        "column": fault and fault.column,
        "value": (fault and fault.value) or None,
        "rule": fault.rule if fault else finding.what,
        "remedy": finding.remedy,
    }


def _json(document: object) -> str:
    import json

    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n"


# --- JUnit ------------------------------------------------------------------------------------------------------


def as_junit(reports: Sequence[Report]) -> str:
    """A suite for each path; a case for each finding, or for a rule that found nothing."""
    from xml.etree import ElementTree as ET

    suites = ET.Element("testsuites", name=NAME)
    for report in reports:
        suite = ET.SubElement(suites, "testsuite", name=_xml(report.subject))
        for result in report.results:
            for name, outcome, message in _cases(result):
                case = ET.SubElement(suite, "testcase", classname=result.rule, name=_xml(name), time="0")
                if outcome == "failure":
                    failure = ET.SubElement(case, outcome, message=_xml(message), type=result.rule)
                    failure.text = _xml(message)
                elif outcome == "skipped":
                    ET.SubElement(case, outcome, message=_xml(message))
        counts = {"tests": len(suite), "failures": len(suite.findall("*/failure")), "errors": 0}
        counts["skipped"] = len(suite.findall("*/skipped"))
        suite.attrib.update({name: str(count) for name, count in counts.items()}, time="0")
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _cases(result: RuleResult) -> Iterator[tuple[str, str, str]]:
    """Name, outcome and message of each case of a rule."""
    if result.not_run:
        yield result.guards, "skipped", result.not_run
    elif result.mark == "ok":
        yield result.guards, "passed", ""
    for finding in result.findings:
        yield finding.where, "failure", str(finding)
    if result.more:
        yield "more", "failure", _more(result.more)


def _more(count: int) -> str:
    return f"{count} more finding{'' if count == 1 else 's'}, counted but not listed. See more of them with --most"


# --- SARIF ------------------------------------------------------------------------------------------------------


def as_sarif(reports: Sequence[Report]) -> str:
    """A log in SARIF 2.1.0 with one run."""
    results = [result for report in reports for result in report.results]
    rules = {result.rule: result.guards for result in results}
    index = {rule: number for number, rule in enumerate(rules)}
    said = [result.not_run for result in results if result.not_run]
    said += [_more(result.more) for result in results if result.more]
    run = {
        "tool": {
            "driver": {
                "name": NAME,
                "semanticVersion": __version__,
                "rules": [{"id": rule, "shortDescription": {"text": guards}} for rule, guards in rules.items()],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": _text(message)}} for message in said
                ],
            }
        ],
        "results": [
            {
                "ruleId": result.rule,
                "ruleIndex": index[result.rule],
                "level": "error",
                "message": {"text": _text(str(finding))},
                "locations": list(_locations(finding)),
                "properties": {key: value for key, value in _fields(finding).items() if key not in ("path", "line")},
            }
            for result in results
            for finding in result.findings
        ],
    }
    return _json({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _locations(finding: Finding) -> Iterable[dict[str, Any]]:
    if finding.path is None:
        return
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.path)}}
    if finding.line is not None:
        place["region"] = {"startLine": finding.line}
    yield {"physicalLocation": place}


def _uri(path: str) -> str:
    """A path as a URI, relative where the path is."""
    from pathlib import Path, PurePath
    from urllib.parse import quote

    if PurePath(path).is_absolute():
        return Path(path).as_uri()
    return quote(PurePath(path).as_posix().encode("utf-8", "surrogateescape"))


# --- GitHub -----------------------------------------------------------------------------------------------------


def as_github(reports: Sequence[Report]) -> str:
    """A command of a GitHub workflow for each finding, which makes it an annotation, and a line for each path."""
    lines: list[str] = []
    for report in reports:
        for result in report.results:
            lines += [_annotation(result, finding) for finding in result.findings]
            if result.more:
                lines.append(f"::error title={_property(result.rule)}::{_message(_more(result.more))}")
        lines.append(_message(str(report).rpartition("\n")[2]))
    return "".join(f"{line}\n" for line in lines)


def _annotation(result: RuleResult, finding: Finding) -> str:
    properties = {"file": finding.path, "line": finding.line, "title": result.rule}
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    return f"::error {given}::{_message(str(finding))}"


def _message(text: str) -> str:
    return _text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


# --- characters -------------------------------------------------------------------------------------------------

_NOT_VISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udc7f\udd00-\udfff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def _text(text: str) -> str:
    """Text in Unicode, also of a path whose bytes are none, or of JSON with half a character."""
    return _SURROGATE.sub("\ufffd", text)


def _visible(text: str) -> str:
    """Text without characters that control a terminal, or turn the direction of what follows: they are written out."""
    return _NOT_VISIBLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def _xml(text: str) -> str:
    """Text of characters that XML takes."""
    return _visible(_text(text))


FORMATS: dict[str, Callable[[Sequence[Report]], str]] = {
    "text": as_text,
    "json": as_json,
    "junit": as_junit,
    "sarif": as_sarif,
    "github": as_github,
}
"""How the reports of `validate` may be written; the first is meant if none is named."""
