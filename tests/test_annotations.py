"""What is known of sources apart from their records counts as if it stood there, and shows nothing of a confidential one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.support.small_project import FILES, SOURCES, write_project

from memocli.load import Library, load_library
from memocli.memo import KeptCopy
from memocli.pipeline.check import Check, check_memos
from memocli.project import project_at
from memocli.report.diagnostics import OutputFormat, Report, render_report

PATH: Final = "sources/annotations.yaml"
_RECORDS: Final = next(path for path, text in FILES.items() if text == SOURCES)
_WATER: Final = "memo/2018/water.yaml"
# The record says nothing of confidence, the annotation all of it.
_OPEN: Final = SOURCES.replace(", confidential: true, remark: lives in Xochiapulco", "")
_SAID: Final = "witness-quintana:\n  confidential: true\n  remark: lives in Xochiapulco\n"
_SECRETS: Final = ("quintana", "zoraida", "xochiapulco")


def library_of(folder: Path, **files: str) -> Library:
    named = {_RECORDS: files.get("records", _OPEN), PATH: files["annotations"]}
    return load_library(project_at(write_project(folder, {**FILES, **named})), [2018])


def check_of(folder: Path, annotations: str, water: str = FILES[_WATER]) -> Check:
    files = {**FILES, _RECORDS: _OPEN, PATH: annotations, _WATER: water}
    return check_memos(project_at(write_project(folder, files)), [2018])


def assert_silent(found: Check) -> None:
    for form in OutputFormat:
        report = render_report(Report(found.diagnostics, found.checked, width=200), form)
        assert not [secret for secret in _SECRETS if secret in report.casefold()], report


def test_they_are_as_good_as_custom(tmp_path: Path) -> None:
    said = (
        "{why: seen in part, archive-url: https://web.archive.org/x, same-origin-as: survey-2016}"
    )
    apart = library_of(tmp_path / "apart", annotations=f"court-2018: {said}\n")
    custom = f"custom: {said[:-1]}, status: confirmed, translated-title: Remedy of Río}}"
    beside = SOURCES.replace("custom: {status: confirmed, translated-title: Remedy of Río}", custom)
    assert custom in beside
    inside = library_of(tmp_path / "in", records=beside, annotations="survey-2016: {origin: a}\n")
    assert apart.sources["court-2018"] == inside.sources["court-2018"]


def test_there_may_be_thousands(tmp_path: Path) -> None:
    """A source has a key in the file, which may have more of them than any other mapping; but not all that was pasted."""
    records = _OPEN + "".join(
        f"  - {{id: more-{at}, type: report, title: T, publisher: P, issued: 2018}}\n"
        for at in range(1_200)
    )
    said = "".join(f"more-{at}: {{remark: seen}}\n" for at in range(1_200))
    library = library_of(tmp_path / "all", records=records, annotations=said)
    assert [one.code for one in library.diagnostics] == []
    assert str(library.sources["more-1199"].custom.remark) == "seen"  # type: ignore[union-attr]
    pasted = "".join(f"more-{at}: {{remark: seen}}\n" for at in range(10_001))
    [found] = library_of(tmp_path / "pasted", annotations=pasted).diagnostics
    assert found.message == "a mapping has more than 10,000 keys"
    keys = "".join(f"  k{at}: seen\n" for at in range(1_001))
    [found] = library_of(tmp_path / "keys", annotations=f"court-2018:\n{keys}").diagnostics
    assert found.message == "a mapping has more than 1,000 keys"


def test_a_copy_may_be_described_or_only_named(tmp_path: Path) -> None:
    digest = "a" * 64
    said = f"""\
court-2018:
  evidence:
    - {{file: amparo.pdf, sha256: {digest}, bytes: 120, media-type: application/pdf, kept: 2018-03-04, from: the court, private: true}}
survey-2016: {{evidence: survey.pdf}}
"""
    library = library_of(tmp_path, annotations=said)
    assert not [found for found in library.diagnostics if found.span.file.path == PATH]
    (described,), (named,) = (_evidence(library, name) for name in ("court-2018", "survey-2016"))
    assert (described.file, described.sha256, described.private) == ("amparo.pdf", digest, True)
    assert described.from_ == "the court"
    assert (named.file, named.sha256, named.private) == ("survey.pdf", None, False)


def _evidence(library: Library, name: str) -> tuple[KeptCopy, ...]:
    custom = library.sources[name].custom
    return custom.evidence if custom is not None else ()


def test_what_is_only_there_confidential_is_so_everywhere(tmp_path: Path) -> None:
    library = library_of(tmp_path, annotations=_SAID)
    assert library.sources["witness-quintana"].is_confidential
    assert not library.sources["court-2018"].is_confidential
    water = FILES[_WATER].replace("[@witness-quintana]", "[@witness-quintana; @witness-quintna]")
    assert_silent(check_of(tmp_path / "slip", _SAID, water))


@pytest.mark.parametrize(
    "slip",
    [
        "witness-quintana: {confidental: true, remark: lives in Xochiapulco}\n",
        "witness-quintana: {confidential: yes sir, remark: lives in Xochiapulco}\n",
        "witness-quintana: {remark: lives in Xochiapulco, confidential}\n",
        "witness-quintana:\n  confidential : true\n  status: sure of Xochiapulco\n",
        "witness-quintana: confidential\n",
        "- witness-quintana: {confidential: true, remark: lives in Xochiapulco}\n",
        "witness-quintana:\n\tconfidential: true\n",
        "witness-quintana: {confidential: true, remark: lives in Xochiapulco\n",
        "witness-quintana: {confidential: true}\nwitness-quintana: {remark: lives in Xochiapulco}\n",
        "court-2018: {status: x}\n Witness-quintana: {confidential: true}\n",
    ],
)
def test_a_slip_hides_more_and_not_less(slip: str, tmp_path: Path) -> None:
    found = check_of(tmp_path, slip)
    assert found.failing
    assert_silent(found)
    assert found.library.sources["witness-quintana"].is_confidential


def test_a_slip_of_another_source_hides_nothing(tmp_path: Path) -> None:
    found = check_of(tmp_path, "court-2018: {status: sure}\n" + _SAID)
    assert not found.library.sources["court-2018"].is_confidential
    assert "one of confirmed" in found.failing[0].message


def test_passages_of_a_confidential_source_are_not_shown(tmp_path: Path) -> None:
    passage = "\n        passages: [{source: witness-quintana, quote: Zoraida lives there, at: 7, extra: 1}]"
    cited = '[@witness-quintana]."'
    water = FILES[_WATER]
    assert cited in water
    found = check_of(tmp_path, _SAID, water.replace(cited, cited + passage))
    assert [one.code for one in found.failing] == ["F004"]
    assert_silent(found)
