"""The example memos: whole, numbered as published, and with no fault that goes unnoticed."""

from __future__ import annotations

import html
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.support.docx_reading import parts_of
from tests.support.places import EXAMPLE
from tests.support.programs import memocli, program, run

from memocli.diagnostics import Diagnostic, Severity
from memocli.memo import Memo, NamedClaim
from memocli.pipeline.check import Check, check_memos
from memocli.project import project_at
from memocli.prose import scan
from memocli.text import Span

NOTES = list(range(1, 53))


@pytest.fixture(scope="module")
def whole() -> Check:
    return check_memos(project_at(EXAMPLE))


@pytest.fixture(scope="module")
def memo(whole: Check) -> Memo:
    return whole.library.memos[2018]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    done = memocli("build", "2018", "--out", folder, "-C", EXAMPLE)
    assert done.returncode == 0, done.stdout
    return folder / "2018"


# ── what the memo holds ──────────────────────────────────────────────────────────────────────────


def test_no_errors(whole: Check) -> None:
    assert whole.years == (2017, 2018)
    assert [str(d.span) for d in whole.diagnostics if d.severity is Severity.ERROR] == []


WARNINGS = {
    2017: {"C114": 3, "C115": 4, "C120": 3, "S202": 9, "S206": 26},
    2018: {"C105": 7, "C115": 9, "C120": 9, "S202": 14, "S205": 13, "S206": 25},
}
SUMMARIES = {
    2017: "45 warnings in 6 of 15 files; 40 citations of 42 claims and 88 sources checked for 2017; 3 faults waived",
    2018: "77 warnings in 10 of 20 files; 52 citations of 120 claims and 88 sources checked for 2018",
}


@pytest.mark.parametrize("year", [2017, 2018])
def test_every_warning_is_reported(year: int) -> None:
    done = memocli("check-citations", str(year), "-C", EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    found = check_memos(project_at(EXAMPLE), [year]).diagnostics
    assert Counter(diagnostic.code for diagnostic in found) == WARNINGS[year]
    told = re.findall(r"^(\S+:\d+:\d+): (\w+) ", done.stdout, re.MULTILINE)
    assert told == [(str(diagnostic.span), diagnostic.code) for diagnostic in found]
    assert SUMMARIES[year] in done.stdout.splitlines()


def test_size(memo: Memo) -> None:
    claims = list(memo.claims)
    assert [str(part.id) for part in memo.parts] == [
        "introduction",
        "accountability",
        "torture",
        "disappearances",
    ]
    assert 45 <= sum(len(part.findings) for part in memo.parts) <= 55
    assert 110 <= len(claims) <= 150
    assert sum(len(claim.claim.figures) for claim in claims) >= 25
    assert len(citations(memo)) == 52


def test_every_requirement_has_condition_and_verdict(memo: Memo) -> None:
    requirements = [part for part in memo.parts if part.is_requirement]
    assert len(requirements) == 3
    assert all(part.condition and part.verdict for part in requirements)


def test_head(memo: Memo) -> None:
    assert memo.head.submitted == "2018-07-24"
    assert memo.head.about is not None
    assert "restated" in memo.head.about
    assert set(memo.head.from_) <= set(memo.organizations)


def test_every_source_says_how_well_it_is_known(whole: Check) -> None:
    for source in whole.library.sources.values():
        assert source.custom is not None
        assert source.custom.status in ("confirmed", "probable", "described")
        assert source.custom.status != "probable" or source.custom.why


def test_2017(whole: Check) -> None:
    earlier = whole.library.memos[2017]
    facts = {claim.full_name for claim in earlier.claims}
    assert len(facts) >= 40
    assert [part.id for part in earlier.parts] == [
        part.id for part in whole.library.memos[2018].parts
    ]
    later = whole.library.memos[2018]
    continued = {str(name) for claim in later.claims for name in claim.claim.continues}
    dropped = {str(entry.claim) for entry in later.head.dropped}
    assert continued | dropped == facts
    assert not continued & dropped


def test_no_source_is_younger_than_the_memo_without_a_reason(whole: Check) -> None:
    assert [str(d.span) for d in whole.diagnostics if d.code in ("S204", "W001")] == []
    holders = [claim.claim.waive for claim in whole.library.memos[2018].claims]
    holders += [source.custom.waive for source in whole.library.sources.values() if source.custom]
    for reason in (reason for waivers in holders for reason in waivers.values()):
        assert len(reason.split()) >= 4


# ── what is printed ──────────────────────────────────────────────────────────────────────────────


def words_of(markup: str) -> str:
    text = re.sub(r"<!--.*?-->|<(style|title)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_notes_in_the_html(built: Path) -> None:
    page = (built / "memo-2018.html").read_text(encoding="utf-8")
    seen = re.sub(r"<!--\[if mso\]>.*?<!\[endif\]-->", "", page, flags=re.DOTALL)
    marks = re.findall(r'role="doc-noteref"[^>]*><sup>(\d+)</sup>', seen)
    assert [int(mark) for mark in marks] == NOTES
    listed = re.findall(r'<li id="sdendnote(\d+)sym"', seen)
    assert [int(number) for number in listed] == NOTES
    assert len(re.findall(r'role="doc-backlink"', seen)) == 52


def test_notes_in_the_docx(built: Path) -> None:
    parts = parts_of((built / "memo-2018.docx").read_bytes())
    body, notes = (parts[f"word/{name}.xml"].decode() for name in ("document", "endnotes"))
    marks = [int(number) for number in re.findall(r'<w:endnoteReference [^>]*w:id="(\d+)"', body)]
    assert len(marks) == len(set(marks)) == 52
    assert marks == sorted(marks)
    assert [int(number) for number in re.findall(r'<w:endnote w:id="(\d+)"', notes)] == marks


def test_notes_in_the_pdf(built: Path) -> None:
    text = run(program("pdftotext"), "-bbox", built / "memo-2018.pdf", "-")
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</word>', text)
    listed = [int(word[:-1]) for _, _, word in words if re.fullmatch(r"\d{1,2}\.", word)]
    assert sorted(set(listed) & set(NOTES)) == NOTES
    # The smallest figures are the marks.
    figures = [
        (float(high) - float(low), int(word))
        for low, high, word in words
        if re.fullmatch(r"\d{1,2}", word)
    ]
    smallest = min(height for height, _ in figures)
    assert sorted(number for height, number in figures if height < smallest + 0.1) == NOTES


def test_every_claim_is_printed_in_every_form(built: Path, memo: Memo) -> None:
    page = words_of((built / "memo-2018.html").read_text(encoding="utf-8"))
    markup = parts_of((built / "memo-2018.docx").read_bytes())["word/document.xml"].decode()
    document = html.unescape(re.sub(r"<[^>]+>", "", markup))
    raw = run(program("pdftotext"), "-raw", built / "memo-2018.pdf", "-")
    paper = re.sub(r"[\W\d]", "", raw)
    for claim in memo.claims:
        for piece in pieces(claim):
            assert re.sub(r"[\W\d]", "", piece) in re.sub(r"[\W\d]", "", page), claim.name
            assert re.sub(r"[\W\d]", "", piece) in re.sub(r"[\W\d]", "", document), claim.name
            # Running heads stand between two columns or pages; so the first words only.
            start = re.sub(r"[\W\d]", "", " ".join(piece.split()[:3]))
            assert start in paper, claim.name


def pieces(claim: NamedClaim) -> Iterator[str]:
    """The words of a claim between its citations, without Markdown."""
    text, at = str(claim.claim.text), 0
    for citation in scan(text).citations:
        yield text[at : citation.start].replace("*", "")
        at = citation.end
    yield text[at:].replace("*", "")


# ── each of the 52 citations ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Cited:
    """One citation of the memo: its claim, and its place in the file."""

    claim: str
    path: str
    line: int
    start: int
    end: int
    keys: tuple[Span, ...]


def citations(memo: Memo) -> list[Cited]:
    found = []
    for claim in memo.claims:
        for citation in scan(str(claim.claim.text)).citations:
            whole = claim.claim.text.part(citation.start, citation.end)
            keys = [claim.claim.text.part(source.start, source.end) for source in citation.sources]
            assert [key.text for key in keys] == [source.key for source in citation.sources]
            found.append(
                Cited(
                    claim.full_name,
                    whole.file.path,
                    claim.claim.text.part(0, 1).line,
                    whole.start,
                    whole.end,
                    tuple(keys),
                )
            )
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for name in ("memo", "sources"):
        shutil.copytree(EXAMPLE / name, folder / name)
    return folder


def with_change(copy: Path, path: str, start: int, end: int, new: str) -> list[Diagnostic]:
    """The errors of the copy with one place changed."""
    file = copy / path
    before = file.read_bytes()
    text = before.decode()
    file.write_bytes((text[:start] + new + text[end:]).encode())
    try:
        found = check_memos(project_at(copy), [2018])
    finally:
        file.write_bytes(before)
    return [d for d in found.diagnostics if d.severity is Severity.ERROR]


@pytest.mark.parametrize("number", NOTES)
def test_without_one_citation(number: int, copy: Path, memo: Memo) -> None:
    cited = citations(memo)[number - 1]
    errors = with_change(copy, cited.path, cited.start, cited.end, "")
    assert errors, cited
    for error in errors:
        assert error.claim == cited.claim
        assert error.span.file.path == cited.path
        assert cited.line <= error.span.line
    assert errors[0].code in ("C101", "C104")


def misspelt(key: str, number: int) -> str:
    """The key with one slip: a letter dropped, doubled, swapped with the next, or another in its place."""
    at = 1 + number % (len(key) - 2)
    return (
        key[:at] + key[at + 1 :],
        key[:at] + key[at] + key[at:],
        key[:at] + key[at + 1] + key[at] + key[at + 2 :],
        key[:at] + "q" + key[at + 1 :],
    )[number % 4]


@pytest.mark.parametrize("number", NOTES)
def test_with_one_key_misspelt(number: int, copy: Path, memo: Memo, whole: Check) -> None:
    cited = citations(memo)[number - 1]
    for key in cited.keys:
        wrong = misspelt(key.text, number)
        if wrong in whole.library.sources or wrong == key.text:
            wrong = f"{key.text}x"
        errors = with_change(copy, cited.path, key.start, key.end, wrong)
        (error,) = [error for error in errors if error.code == "C102"]
        assert error.span.text == wrong
        assert error.claim == cited.claim
        assert error.hint == f"did you mean `{key.text}`?"


@pytest.mark.parametrize("number", [1, 26, 52])
def test_without_one_citation_through_the_program(number: int, copy: Path, memo: Memo) -> None:
    cited = citations(memo)[number - 1]
    file = copy / cited.path
    before = file.read_bytes()
    text = before.decode()
    file.write_bytes((text[: cited.start] + text[cited.end :]).encode())
    try:
        done = memocli("check-citations", "2018", "-C", copy)
        refused = memocli("build", "2018", "-C", copy)
    finally:
        file.write_bytes(before)
    assert done.returncode == refused.returncode == 1
    assert re.search(rf"{re.escape(cited.path)}:\d+:\d+: C10[14] ", done.stdout)
    assert f"in claim {cited.claim}" in done.stdout
    assert not (copy / "build").exists()
