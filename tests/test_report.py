"""Reports: the exact text of each format, and that no text of an author's breaks any of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from typing import Any, Final
from xml.etree import ElementTree as ET

import junitparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pydantic_sarif.model import (  # type: ignore[import-untyped]
    StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog,
)

from memocli.checks import RULES
from memocli.cli.terminal import wants_colour
from memocli.codes import CODES
from memocli.diagnostics import Diagnostic, Related, Severity
from memocli.report.diagnostics import (
    Checked,
    OutputFormat,
    Report,
    render_overview,
    render_report,
)
from memocli.report.json_text import json_text
from memocli.report.sanitize import sanitize
from memocli.text import Span, TextFile

# The accent of the second "México" is a character of its own, as macOS and some PDFs write it.
PART: Final = TextFile(
    "memo/2018/torture, México.yaml",
    """\
id: torture
claims:
  - id: caseload
    text: >-
      Peña, Me\u0301xico: 17 were charged
      [@pgr-tortura-2018, p. 4].
""",
)
EMPTY: Final = TextFile("memo/2018/empty.yaml", "")


_VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text('aé“’\\"/ {}[],:\n\t\b\x1b'),
    lambda held: st.lists(held) | st.dictionaries(st.text("kñ"), held),
)  # fmt: skip


@given(st.dictionaries(st.text("kñ"), _VALUES))
def test_json_is_laid_out_as_python_does_it(value: dict[str, Any]) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_json_has_codes_for_what_no_reader_sees() -> None:
    text = "ñ\u200b\x7f\U000e0001\ud800\n“"
    shown = json_text({"text": text})
    assert shown == '{\n  "text": "ñ\\u200b\\u007f\\udb40\\udc01\\ufffd\\n“"\n}\n'


def test_json_asks_for_what_it_does_not_know() -> None:
    spans = [Span(PART, 0, 1), Span(PART, 2, 3)]
    found = json.loads(json_text({"spans": spans}, lambda span: {"start": span.start}))
    assert found == {"spans": [{"start": 0}, {"start": 2}]}


def at(file: TextFile, first: str, last: str = "") -> Span:
    """The span from the first `first` to the end of the first `last` in `file`."""
    return Span(file, file.text.index(first), file.text.index(last or first) + len(last or first))


UNKNOWN: Final = Diagnostic(
    code="C102",
    severity=Severity.ERROR,
    message="no source `pgr-tortura-2018`",
    span=at(PART, "pgr-tortura-2018"),
    hint="did you mean `pgr-torture-unit-2018`?",
    claim="2018/torture/unit/caseload",
    related=(Related(at(PART, "caseload"), "the claim, 100% {new}"),),
)
ACCENT: Final = Diagnostic("C105", Severity.WARNING, "`17` not here", at(PART, "\u0301xico", "17"))
FOLDED: Final = Diagnostic("C105", Severity.WARNING, "two\nlines", at(PART, "Peña", "4]"))
AT_END: Final = Diagnostic(
    "F001", Severity.ERROR, "not closed", Span(PART, len(PART.text), len(PART.text))
)
NOTHING: Final = Diagnostic(
    "F002", Severity.ERROR, "empty file", Span(EMPTY, 0, 0), "write\n  id: empty"
)
ALL: Final = (UNKNOWN, ACCENT, FOLDED, AT_END, NOTHING)

CHECKED: Final = Checked(
    files=9, claims=120, citations=52, sources=80, waived=1, years=(2017, 2018)
)


def report(
    output_format: OutputFormat, *diagnostics: Diagnostic, fail_on: Severity = Severity.ERROR
) -> str:
    return render_report(Report(diagnostics, CHECKED, fail_on), output_format)


def full_of(span: Span, *, colour: bool = False, width: int = 120) -> list[str]:
    """The lines of the full report on an error at `span`."""
    error = Diagnostic("C102", Severity.ERROR, "[red]m", span)
    text = render_report(Report((error,), Checked(), colour=colour, width=width), OutputFormat.FULL)
    return text.splitlines()


# ── full ─────────────────────────────────────────────────────────────────────────────────────────


def test_full_shows_line_carets_help_and_summary() -> None:
    assert report(OutputFormat.FULL, *ALL) == (
        """\
memo/2018/torture, México.yaml:6:9: C102 no source `pgr-tortura-2018`
    6 |       [@pgr-tortura-2018, p. 4].
      |         ^^^^^^^^^^^^^^^^ error
        help: did you mean `pgr-torture-unit-2018`?
        see memo/2018/torture, México.yaml:3:9: the claim, 100% {new}
        in claim 2018/torture/unit/caseload

memo/2018/torture, México.yaml:5:15: C105 `17` not here
    5 |       Peña, Me\u0301xico: 17 were charged
      |              ^^^^^^^^^ warning

memo/2018/torture, México.yaml:5:7: C105 two<U+000A>lines
    5 |       Peña, Me\u0301xico: 17 were charged
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning

memo/2018/torture, México.yaml:7:1: F001 not closed
    7 |
      | ^ error

memo/2018/empty.yaml:1:1: F002 empty file
    1 |
      | ^ error
        help: write
                id: empty

3 errors and 2 warnings in 2 of 9 files; 52 citations of 120 claims and 80 sources checked for 2017 and 2018; 1 fault waived
`memocli rule C102` says what the code means and what to do
"""
    )


def test_full_of_a_clean_run() -> None:
    assert report(OutputFormat.FULL) == (
        "no faults: 52 citations of 120 claims and 80 sources checked for 2017 and 2018; "
        "1 fault waived\n"
    )


def test_summary_of_one_of_each() -> None:
    checked = Checked(files=1, claims=1, citations=1, sources=1, years=(2018,))
    text = render_report(Report((ACCENT,), checked), OutputFormat.FULL)
    assert text.splitlines()[-2] == (
        "1 warning in 1 file; 1 citation of 1 claim and 1 source checked for 2018"
    )


def warning(code: str, message: str, word: str = "17", hint: str = "") -> Diagnostic:
    return Diagnostic(code, CODES[code].severity, message, at(PART, word), hint)


MANY: Final = (
    warning("S206", "nobody has verified `acuerdo`: it is only `probable`", hint="compare it"),
    warning("S206", "nobody has verified `jornada`: it is only `probable`", hint="compare it"),
    warning("C105", "a quotation is cited to `wola` without a page", hint="write `@wola, p. …`"),
    warning("S206", "nobody has verified `report`: it is only `probable`", hint="compare it"),
    warning("S206", "nobody has verified `wola`: it is only `probable`", "Peña", hint="compare it"),
    warning("C105", "a quotation is cited to `wola` without a page", "Peña", "write `@wola, p. …`"),
    warning("F004", "no key `titel`", "claims", "did you mean `title`?\nor not"),
    warning("F004", "no key `titel`", "text", "did you mean `title`?"),
    warning("F004", "no such `titel`", "id"),
)


def test_many_faults_are_counted_by_rule_and_three_are_mended_first() -> None:
    """Errors before all, then what has most faults at once, whatever the rules; what is about a key is counted by its sentence."""
    text = report(OutputFormat.FULL, *MANY)
    assert text.partition("1 fault waived\n")[2] == (
        """\
       3 errors of F004 unknown-key
     4 warnings of S206 source-not-verified
     2 warnings of C105 quotation-without-locator
`memocli check-citations 2017 2018 --select F004` shows those of one rule, `memocli rule F004` says what to do about it

Mend first (6 of 9 faults):
1. no key `titel`: 2 errors, the first in memo/2018/torture, México.yaml, line 2
   F004 (2 times): did you mean `title`?
2. F004 in memo/2018/torture, México.yaml, line 1: no such `titel`
3. `wola`: 3 warnings, the first in memo/2018/torture, México.yaml, line 5
   C105 (2 times): write `@wola, p. …`
   S206: compare it
"""
    )


def test_five_faults_are_seen_at_once() -> None:
    assert "Mend first" in report(OutputFormat.FULL, *MANY[:6])
    assert "Mend first" not in report(OutputFormat.FULL, *MANY[:5])
    assert render_overview(Report(MANY[:5], CHECKED)) == ""
    assert render_overview(Report(MANY, CHECKED)) in report(OutputFormat.FULL, *MANY)


def test_what_stands_for_further_faults_is_counted_and_not_mended() -> None:
    more = replace(MANY[-1], message="from here on there are 400 more", faults=400)
    text = report(OutputFormat.FULL, more, *MANY)
    assert "   403 errors of F004" in text
    assert "Mend first (6 of 409 faults)" in text
    assert "from here on" not in text.partition("Mend first")[2]


def test_a_report_without_a_summary() -> None:
    text = render_report(Report(ALL, CHECKED, is_summed_up=False), OutputFormat.FULL)
    assert text == report(OutputFormat.FULL, *ALL).partition("3 errors")[0]
    assert render_report(Report((), CHECKED, is_summed_up=False), OutputFormat.FULL) == ""


@pytest.mark.parametrize(
    ("before", "marked", "after"),
    [
        pytest.param("\tkey: ", "valor", " x", id="tab before"),
        pytest.param("a", "\t", "b", id="tab marked"),
        pytest.param("日本語 ", "訴訟", "。", id="wide"),
        pytest.param("Me\u0301xico ", "Pen\u0303a", " Nieto", id="combining"),
        pytest.param("한국 ", "\u1112\u1161\u11ab", "x", id="joined jamo"),
        pytest.param("a\x1b[31mb", "c\u200bd", "e\u202e", id="invisible"),
        pytest.param("charged [@", "key", "]", id="brackets"),
    ],
)
def test_carets_stand_under_the_marked_text(before: str, marked: str, after: str) -> None:
    file = TextFile("x.yaml", before + marked + after + "\nnext")
    lines = full_of(Span(file, len(before), len(before + marked)))
    carets = lines[2]
    indent, length = carets.index("^"), carets.count("^")
    assert indent == len("    1 | ") + columns(before)
    assert length == columns(marked)


def columns(text: str) -> int:
    """The columns that a terminal gives `text`, counted in another way than the code does."""
    shown = unicodedata.normalize("NFC", sanitize(text.replace("\t", "    ")))
    return sum(2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in shown)


def test_a_mark_at_the_start_of_a_line_gets_a_base() -> None:
    assert full_of(Span(TextFile("x", "\u0301a"), 0, 1))[1:3] == [
        "    1 | ◌\u0301a",
        "      | ^ error",
    ]


def test_span_over_line_break_and_carriage_return_marks_to_the_end_of_the_line() -> None:
    file = TextFile("x.yaml", "uno dos\r\ntres")
    assert full_of(Span(file, 4, 12))[1:3] == ["    1 | uno dos", "      |     ^^^ error"]
    assert full_of(Span(file, 7, 9))[1:3] == ["    1 | uno dos", "      |        ^ error"]


LONG: Final = TextFile("x.yaml", "á" * 400 + "[@key]" + "z" * 400)


@pytest.mark.parametrize(
    ("start", "end", "shown", "carets"),
    [
        pytest.param(402, 405, "…ááááááá[@key]zzzzzzzzz…", "          ^^^", id="middle"),
        pytest.param(0, 2, "áááááááááááááááááááááá…", "^^", id="start"),
        pytest.param(806, 806, "…zzzzzzzzzzzzzzzzzzzzzz", " " * 23 + "^", id="end"),
        pytest.param(400, 800, "…[@key]zzzzzzzzzzzzzzzz…", " " + "^" * 22, id="too long"),
    ],
)
def test_a_long_line_is_shortened_around_the_span(
    start: int, end: int, shown: str, carets: str
) -> None:
    lines = full_of(Span(LONG, start, end), width=40)
    assert lines[1:3] == [f"    1 | {shown}", f"      | {carets} error"]


def test_colour_is_ansi_around_the_same_text_without_markup() -> None:
    lines = full_of(at(PART, "pgr-tortura-2018"), colour=True)
    assert lines[:3] == [
        "\x1b[1mmemo/2018/torture, México.yaml:6:9:\x1b[0m \x1b[1;31mC102\x1b[0m [red]m",
        "\x1b[36m    6 | \x1b[0m      [@pgr-tortura-2018, p. 4].",
        "\x1b[36m      | \x1b[0m        \x1b[1;31m^^^^^^^^^^^^^^^^ error\x1b[0m",
    ]


def test_warnings_are_yellow() -> None:
    text = render_report(Report((ACCENT,), CHECKED, colour=True), OutputFormat.FULL)
    assert "\x1b[1;33mC105\x1b[0m" in text
    assert "\x1b[1;33m^^^^^^^^^ warning\x1b[0m" in text


@pytest.mark.parametrize(
    ("environment", "is_terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour_is_wanted_on_a_willing_terminal_only(
    environment: Mapping[str, str], is_terminal: bool, wanted: bool
) -> None:
    assert wants_colour(environment, is_terminal=is_terminal) is wanted


def test_a_plain_report_loads_neither_rich_nor_the_other_formats() -> None:
    code = (
        "import sys; from memocli.report.diagnostics import *;"
        "render_report(Report((), Checked()), OutputFormat.FULL);"
        "print([m for m in ('rich', 'json', 'xml', 'urllib.parse', 'hashlib') if m in sys.modules])"
    )
    path = ":".join(sys.path)
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = {path.split(':')!r}; {code}"],
        env={},  # `make coverage` would follow into the process, with libraries of its own
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


# ── concise, GitHub ──────────────────────────────────────────────────────────────────────────────


def test_concise_is_one_line_each() -> None:
    assert report(OutputFormat.CONCISE, *ALL) == (
        """\
memo/2018/torture, México.yaml:6:9: error C102 no source `pgr-tortura-2018`
memo/2018/torture, México.yaml:5:15: warning C105 `17` not here
memo/2018/torture, México.yaml:5:7: warning C105 two<U+000A>lines
memo/2018/torture, México.yaml:7:1: error F001 not closed
memo/2018/empty.yaml:1:1: error F002 empty file
"""
    )


def test_github_escapes_and_leaves_out_columns_over_several_lines() -> None:
    file = "file=memo/2018/torture%2C México.yaml"
    assert report(OutputFormat.GITHUB, *ALL).splitlines() == [
        (
            f"::error {file},line=6,endLine=6,col=9,endColumn=25,title=C102 unknown-source"
            "::no source `pgr-tortura-2018`%0Ahelp: did you mean `pgr-torture-unit-2018`?"
            "%0Asee memo/2018/torture, México.yaml:3:9: the claim, 100%25 {new}"
            "%0Ain claim 2018/torture/unit/caseload"
        ),
        f"::warning {file},line=5,endLine=5,col=15,endColumn=24,title=C105 quotation-without-locator::`17` not here",
        f"::warning {file},line=5,endLine=6,title=C105 quotation-without-locator::two<U+000A>lines",
        f"::error {file},line=7,endLine=7,col=1,endColumn=1,title=F001 unreadable-file::not closed",
        (
            "::error file=memo/2018/empty.yaml,line=1,endLine=1,col=1,endColumn=1,title=F002 yaml-feature"
            "::empty file%0Ahelp: write%0A  id: empty"
        ),
    ]


@pytest.mark.parametrize("output_format", [OutputFormat.CONCISE, OutputFormat.GITHUB])
def test_line_formats_of_a_clean_run_are_empty(output_format: OutputFormat) -> None:
    assert report(output_format) == ""


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────


def test_json_has_exactly_the_documented_keys() -> None:
    assert json.loads(report(OutputFormat.JSON, UNKNOWN, NOTHING)) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "C102",
                "name": "unknown-source",
                "severity": "error",
                "message": "no source `pgr-tortura-2018`",
                "hint": "did you mean `pgr-torture-unit-2018`?",
                "claim": "2018/torture/unit/caseload",
                "faults": 1,
                "path": "memo/2018/torture, México.yaml",
                "line": 6,
                "column": 9,
                "end_line": 6,
                "end_column": 25,
                "related": [
                    {
                        "message": "the claim, 100% {new}",
                        "path": "memo/2018/torture, México.yaml",
                        "line": 3,
                        "column": 9,
                        "end_line": 3,
                        "end_column": 17,
                    }
                ],
            },
            {
                "code": "F002",
                "name": "yaml-feature",
                "severity": "error",
                "message": "empty file",
                "hint": "write\n  id: empty",
                "claim": "",
                "faults": 1,
                "path": "memo/2018/empty.yaml",
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 1,
                "related": [],
            },
        ],
        "summary": {
            "errors": 2,
            "warnings": 0,
            "waived": 1,
            "ignored": 0,
            "not_checked_here": 0,
            "files": 9,
            "claims": 120,
            "citations": 52,
            "sources": 80,
            "years": [2017, 2018],
            "one_reader": False,
        },
    }


def test_json_keeps_letters_readable_and_escapes_the_invisible() -> None:
    odd = Diagnostic(
        "C101", Severity.ERROR, "ñ\u0301\x9b\u200b\U000e0001\ud800\n", at(PART, "Peña")
    )
    text = report(OutputFormat.JSON, odd)
    assert '"message": "ñ\u0301\\u009b\\u200b\\udb40\\udc01\\ufffd\\n"' in text
    assert '"path": "memo/2018/torture, México.yaml"' in text


# ── SARIF ────────────────────────────────────────────────────────────────────────────────────────


def sarif_run(*diagnostics: Diagnostic) -> dict[str, Any]:
    """The only run of the log, after a check against the official schema."""
    text = report(OutputFormat.SARIF, *diagnostics)
    # pydantic-sarif is generated from OASIS's JSON Schema and refuses unknown keys.
    SarifLog.model_validate_json(text)
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


def test_sarif_result() -> None:
    (result,) = sarif_run(UNKNOWN)["results"]
    uri = "memo/2018/torture%2C%20M%C3%A9xico.yaml"
    location = {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert re.fullmatch(r"[0-9a-f]{32}:1", result.pop("partialFingerprints")["memocliFault/v1"])
    assert result == {
        "ruleId": "C102",
        "ruleIndex": list(RULES).index("C102"),
        "level": "error",
        "message": {
            "text": "no source `pgr-tortura-2018`\nhelp: did you mean `pgr-torture-unit-2018`?"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": location,
                    "region": {"startLine": 6, "startColumn": 9, "endLine": 6, "endColumn": 25},
                },
                "logicalLocations": [
                    {"name": "caseload", "fullyQualifiedName": "2018/torture/unit/caseload"}
                ],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": location,
                    "region": {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 17},
                },
                # A brace is doubled: single ones hold placeholders.
                "message": {"text": "the claim, 100% {{new}}"},
            }
        ],
    }


def test_sarif_describes_every_rule_and_points_to_it() -> None:
    run = sarif_run(*ALL)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [d.code for d in ALL]
    known = RULES["C102"]
    assert next(rule for rule in rules if rule["id"] == "C102") == {
        "id": "C102",
        "name": "unknown-source",
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": known.summary},
        "help": {"text": known.explanation},
        "defaultConfiguration": {"level": "error"},
        "properties": {"problem.severity": "error", "tags": ["memo"]},
    }
    assert run["columnKind"] == "unicodeCodePoints"


def fingerprints(*diagnostics: Diagnostic) -> list[str]:
    results = sarif_run(*diagnostics)["results"]
    return [result["partialFingerprints"]["memocliFault/v1"] for result in results]


def test_fingerprints_survive_moved_lines_and_tell_twins_apart() -> None:
    moved_file = TextFile(PART.path, "# a note\n\n" + PART.text)
    moved = Diagnostic("C102", Severity.ERROR, "reworded", at(moved_file, "pgr-tortura-2018"))
    here = Diagnostic("C102", Severity.ERROR, "worded", at(PART, "pgr-tortura-2018"))
    assert fingerprints(here) == fingerprints(moved)
    assert len(set(fingerprints(here, moved, UNKNOWN, ACCENT))) == 4


def test_a_message_is_never_read_as_a_link() -> None:
    link = Diagnostic("C101", Severity.ERROR, "[a](1) [@key]", at(PART, "Peña"))
    assert sarif_run(link)["results"][0]["message"]["text"] == "[a] (1) [@key]"


# ── JUnit ────────────────────────────────────────────────────────────────────────────────────────


def test_junit_has_a_test_case_for_each_rule() -> None:
    text = report(OutputFormat.JUNIT, UNKNOWN, ACCENT, FOLDED)
    passed = r' *<testcase classname="memocli" name="(\w+ [\w-]+)" />\n'
    others = [f"{code.code} {code.name}" for code in CODES.values()]
    others = [name for name in others if not name.startswith(("C102", "C105"))]
    assert re.findall(passed, text) == others
    tests = len(CODES)
    assert re.sub(passed, "", text) == (
        f"""\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="memocli" tests="{tests}" failures="1" errors="0">
  <testsuite name="memocli" tests="{tests}" failures="1" errors="0" skipped="0">
    <testcase classname="memocli" name="C102 unknown-source">
      <failure type="error" message="1 fault: no source `pgr-tortura-2018`">
memo/2018/torture, México.yaml:6:9: error no source `pgr-tortura-2018`
    help: did you mean `pgr-torture-unit-2018`?
    see memo/2018/torture, México.yaml:3:9: the claim, 100% {{new}}
    in claim 2018/torture/unit/caseload
</failure>
    </testcase>
    <testcase classname="memocli" name="C105 quotation-without-locator">
      <system-out>
memo/2018/torture, México.yaml:5:15: warning `17` not here
memo/2018/torture, México.yaml:5:7: warning two&lt;U+000A&gt;lines
</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_junit_fails_warnings_where_the_run_does() -> None:
    suites = junitparser.JUnitXml.fromstring(
        report(OutputFormat.JUNIT, UNKNOWN, ACCENT, fail_on=Severity.WARNING).encode()
    )
    failed = {case.name: [r.type for r in case.result] for suite in suites for case in suite}
    assert {name: types for name, types in failed.items() if types} == {
        "C102 unknown-source": ["error"],
        "C105 quotation-without-locator": ["warning"],
    }
    assert len(failed) == len(CODES)
    assert (suites.tests, suites.failures) == (len(CODES), 2)


# ── any text ─────────────────────────────────────────────────────────────────────────────────────

# Lone surrogates included: a YAML escape can make one.
ANY_TEXT: Final = st.text(
    st.characters(exclude_categories=())
    | st.sampled_from("\t\n\r\x00\x1b\x85\u0301\u200b\u2028\ufeff\ufffe%:,[]{}()<>&\"'`日ñ")
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    file = TextFile(draw(ANY_TEXT), draw(ANY_TEXT))
    start = draw(st.integers(0, len(file.text)))
    return Span(file, start, draw(st.integers(start, len(file.text))))


DIAGNOSTICS: Final = st.lists(
    st.builds(
        Diagnostic,
        code=st.sampled_from(["C102", "F001"]),
        severity=st.sampled_from(Severity),
        message=ANY_TEXT,
        span=spans(),
        hint=ANY_TEXT,
        claim=ANY_TEXT,
        related=st.lists(st.builds(Related, spans(), ANY_TEXT), max_size=1).map(tuple),
    ),
    max_size=3,
)


@given(DIAGNOSTICS)
def test_json_always_parses(diagnostics: list[Diagnostic]) -> None:
    text = report(OutputFormat.JSON, *diagnostics)
    text.encode()
    read = json.loads(text)["diagnostics"]
    messages = [re.sub("[\ud800-\udfff]", "\ufffd", d.message) for d in diagnostics]
    assert [r["message"] for r in read] == messages


@given(DIAGNOSTICS)
def test_sarif_is_always_valid(diagnostics: list[Diagnostic]) -> None:
    results = sarif_run(*diagnostics)["results"]
    assert len(results) == len(diagnostics)
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(
            r"(?:[\w.~/-]|%[0-9A-F]{2})*", place["artifactLocation"]["uri"], re.ASCII
        )
        region = place["region"]
        start, end = (
            (region["startLine"], region["startColumn"]),
            (region["endLine"], region["endColumn"]),
        )
        assert (1, 1) <= start <= end


@given(DIAGNOSTICS)
def test_junit_always_parses(diagnostics: list[Diagnostic]) -> None:
    root = ET.fromstring(report(OutputFormat.JUNIT, *diagnostics).encode())
    cases = root.findall("testsuite/testcase")
    assert len(cases) == len(CODES)


@given(DIAGNOSTICS)
def test_line_formats_have_one_line_each(diagnostics: list[Diagnostic]) -> None:
    for output_format in (OutputFormat.GITHUB, OutputFormat.CONCISE):
        text = report(output_format, *diagnostics)
        text.encode()
        # Every kind of line break that any reader might know.
        assert len(text.splitlines()) == text.count("\n") == len(diagnostics)


@given(DIAGNOSTICS)
def test_github_commands_can_be_read_back(diagnostics: list[Diagnostic]) -> None:
    lines = report(OutputFormat.GITHUB, *diagnostics).splitlines()
    for line, diagnostic in zip(lines, diagnostics, strict=True):
        head, _, message = line[2:].partition("::")
        command, _, properties = head.partition(" ")
        pairs = dict(pair.split("=", 1) for pair in properties.split(","))
        assert command == diagnostic.severity
        assert unescaped(pairs["file"]) == sanitize(diagnostic.span.file.path)
        assert unescaped(message).startswith(sanitize(diagnostic.message))


def unescaped(text: str) -> str:
    """What GitHub's runner makes of an escaped property or message."""
    for escape, character in (("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@given(DIAGNOSTICS, st.integers(1, 200))
def test_full_never_steers_the_terminal(diagnostics: list[Diagnostic], width: int) -> None:
    plain, coloured = (
        render_report(
            Report(tuple(diagnostics), CHECKED, colour=colour, width=width), OutputFormat.FULL
        )
        for colour in (False, True)
    )
    plain.encode()
    assert all(sanitize(line) == line for line in plain.split("\n"))
    without_ansi = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in without_ansi.split("\n")] == plain.split("\n")


PRINTABLE: Final = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=300)


@given(PRINTABLE, PRINTABLE, PRINTABLE, st.integers(40, 120))
def test_the_excerpt_shows_the_marked_text_within_the_width(
    before: str, marked: str, after: str, width: int
) -> None:
    file = TextFile("x.yaml", before + marked + after)
    _, shown, carets, *_ = full_of(Span(file, len(before), len(before + marked)), width=width)
    assert len(shown) <= width - len(" warning")
    assert carets.endswith(" error")
    indent, length = carets.index("^"), carets.count("^")
    # An empty span is shown by a caret under the character that follows it.
    assert (marked or after).startswith(shown[indent : indent + length].rstrip())
    assert length == max(1, len(marked)) or shown.endswith("…")
