"""What two readers of a PDF make of the words of claims: where they agree, nothing is said; where they do not, E409."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest
from tests.support.evidence_documents import running_heads_pdf, two_columns_pdf, two_ways_pdf
from tests.support.programs import memocli
from tests.support.small_project import FILES, write_project

from memocli.evidence import second_reader
from memocli.evidence.extract import extracted
from memocli.evidence.extracted import EvidenceText
from memocli.evidence.second_reader import second_reading
from memocli.evidence.sheets import Sheets
from memocli.pipeline.check import check_memos
from memocli.project import project_at
from memocli.report.diagnostics import OutputFormat, Report, render_report
from memocli.verify.copies import Copy
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import find_quoted
from memocli.verify.second_look import SecondLook

WATER: Final = "memo/2018/water.yaml"
SAYS: Final = "brought charges in 17 cases of torture"
SHOWS: Final = "brought charges in 71 cases of torture"
AGREED: Final = "gave no reasons for the others in its reply"


def project(folder: Path, content: bytes, *quotations: str, source: str = "report-2018") -> Path:
    """The small project, a claim of which has these quotations from a copy of a source."""
    quoted = " ".join(f"It says “{words}” [@{source}, p. 1]." for words in quotations)
    old = "The court spoke of “a dry well” [@court-2018, p. 3]."
    assert old in FILES[WATER]
    place = "private" if source == "witness-quintana" else "sources"
    recorded = f"sha256: {sha256(content).hexdigest()}, bytes: {len(content)}, kept: 2018-07-24"
    recorded += ", private: true" if place == "private" else ""
    return write_project(
        folder,
        {
            **FILES,
            WATER: FILES[WATER].replace(old, quoted),
            f"{place}/evidence/{source}/copy.pdf": content,
            "sources/annotations.yaml": f"{source}: {{evidence: [{{file: copy.pdf, {recorded}}}]}}\n",
        },
    )


def told(folder: Path) -> list[tuple[str, str]]:
    """What a check says of evidence: the codes, and the words that each is about."""
    done = memocli(
        "check-citations", "2018", "--select", "E", "--output-format", "json", "-C", folder
    )
    said = json.loads(done.stdout)
    assert said["summary"]["one_reader"] is False
    lines = (folder / WATER).read_text("utf-8").splitlines()
    return [
        (one["code"], lines[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1])
        for one in said["diagnostics"]
        if one["path"] == WATER and one["claim"].endswith("/quoted")
    ]


# ── the whole check ──────────────────────────────────────────────────────────────────────────────


def test_words_that_only_one_reader_finds_are_found_and_that_is_said(tmp_path: Path) -> None:
    folder = project(tmp_path, two_ways_pdf(), SAYS, SHOWS, AGREED)
    wanted = [("E409", f"“{SAYS}”"), ("E409", f"“{SHOWS}”")]
    assert told(folder) == wanted
    [kept] = (folder / ".memocli").glob("*.sheets")
    content = kept.read_bytes()
    assert told(folder) == wanted
    assert kept.read_bytes() == content
    kept.unlink()  # the results of the last run tell the same
    assert told(folder) == wanted
    assert not kept.exists()


def test_where_both_agree_nothing_is_said(tmp_path: Path) -> None:
    folder = project(
        tmp_path, two_columns_pdf(), "In 61 of them it brought charges", "did not confirm"
    )
    assert told(folder) == []
    assert list((folder / ".memocli").glob("*.sheets"))


def test_what_neither_has_is_missing(tmp_path: Path) -> None:
    folder = project(tmp_path, two_ways_pdf(), SAYS.replace("17", "18"))
    assert told(folder) == [("E401", f"“{SAYS.replace('17', '18')}”")]


def test_passages_are_looked_for_by_both(tmp_path: Path) -> None:
    folder = project(tmp_path, two_ways_pdf(), AGREED)
    file = folder / WATER
    passages = f"        passages: [{{source: report-2018, quote: '{SAYS}', at: p. 1}}, {{source: report-2018, quote: '{SHOWS}', at: p. 1}}]\n"
    text = file.read_text("utf-8")
    start = text.index("      - id: witnessed")
    file.write_text(text[:start] + passages + text[start:], "utf-8")
    assert told(folder) == [("E409", f"'{SAYS}'"), ("E409", f"'{SHOWS}'")]


def test_of_a_confidential_source_no_word_is_told(tmp_path: Path) -> None:
    folder = project(tmp_path, two_ways_pdf(), "brought charges in 71", source="witness-quintana")
    done = memocli("check-citations", "2018", "--select", "E", "-C", folder)
    assert "E409" in done.stdout
    for word in ("quintana", "copy.pdf", "torture", "costa alta"):
        assert word not in done.stdout.casefold()


def test_without_a_second_reader_the_summary_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, two_ways_pdf(), SAYS, SHOWS)

    def summary() -> tuple[list[str], str]:
        check = check_memos(project_at(folder), [2018])
        found = [one for one in check.diagnostics if one.claim.endswith("/quoted")]
        codes = [one.code for one in found if one.code.startswith("E")]
        report = render_report(Report(check.diagnostics, check.checked), OutputFormat.FULL)
        return codes, report

    monkeypatch.setattr(second_reader, "find_spec", lambda name: None)
    for _ in ("cold", "warm"):
        codes, report = summary()
        assert codes == ["E401"]
        assert report.count("PDF copies were read by one reader only") == 1
        assert 'pip install "memocli[evidence]"' in report
    assert not list((folder / ".memocli").glob("*.sheets"))
    monkeypatch.undo()
    codes, report = summary()
    assert codes == ["E409", "E409"]
    assert "one reader" not in report


def test_without_pdf_nothing_is_said_of_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_reader, "find_spec", lambda name: None)
    folder = project(tmp_path, b"The unit brought charges in 17 cases of torture.\n", SAYS)
    assert check_memos(project_at(folder), [2018]).checked.one_reader is False


def test_a_copy_that_the_second_reader_can_not_read_is_named(tmp_path: Path) -> None:
    # The first reader makes the best of a text where a number should be.
    content = two_ways_pdf().replace(b"/Length ", b"/Length()")
    folder = project(tmp_path, content, SAYS)
    for _ in ("cold", "warm"):
        done = memocli("check-citations", "2018", "--select", "E409", "-C", folder)
        said = "E409 only one of two readers can read the kept copy `copy.pdf` of `report-2018`"
        assert done.stdout.count(said) == 1
        assert told(folder) == []


# ── what is asked of the second reader ───────────────────────────────────────────────────────────


def copy_of(content: bytes) -> Copy:
    text = extracted(content, "a.pdf")
    assert isinstance(text, EvidenceText)
    return Copy(text)


def look_at(content: bytes, sheets: Iterable[int]) -> SecondLook:
    return SecondLook(lambda digest: Sheets(digest, "", second_reading(content, list(sheets))))


def contradicted(look: SecondLook, copy: Copy, words: str) -> bool:
    [hit, *_] = find_quoted(copy.searchable, read_quoted(words))
    return look.contradicts("d", copy, hit)


def test_only_the_sheets_of_the_words_are_wanted() -> None:
    copy = copy_of(running_heads_pdf())
    look = SecondLook(lambda digest: Sheets(digest, ""))
    block = next(one for one in copy.text.blocks if one.place.page == 2)
    assert not contradicted(look, copy, " ".join(block.text.split()[:8]))
    assert look.wanted == {"d": {2}}
    assert look.asked == 1
    look.learn({"d": Sheets("d", "", {2: block.text})})
    assert look.wanted == {}
    assert not contradicted(look, copy, " ".join(block.text.split()[:8]))
    assert look.asked == 1


def test_a_reader_that_can_not_read_is_not_asked_again() -> None:
    copy = copy_of(two_ways_pdf())
    look = SecondLook(lambda digest: Sheets(digest, "", reason="it is encrypted"))
    assert not contradicted(look, copy, SAYS)
    assert (look.wanted, look.reason("d")) == ({}, "it is encrypted")


def test_words_over_two_columns_or_pages_are_looked_for_in_parts() -> None:
    content = running_heads_pdf()
    copy = copy_of(content)
    look = look_at(content, range(1, copy.text.pages + 1))
    words = copy.searchable
    over = next(at for at in range(len(words)) if words.place(at).page == 2)
    quote = " ".join(words.said(over - 6, over + 6).split())
    [hit, *_] = find_quoted(words, read_quoted(quote))
    assert {place.page for place in hit.places} == {1, 2}
    assert not look.contradicts("d", copy, hit)
    first = second_reading(content, [1])
    lost = SecondLook(lambda digest: Sheets(digest, "", {**first, 2: "Other words."}))
    assert lost.contradicts("d", copy, hit)


def test_a_raised_mark_that_the_second_reader_joins_to_a_number_is_no_contradiction() -> None:
    content = two_columns_pdf()
    copy, look = copy_of(content), look_at(content, [1, 2])
    assert "opened 4,1271 investigations" in second_reading(content, [1])[1]
    assert not contradicted(look, copy, "opened 4,127 investigations. In 61 of them")


@pytest.mark.parametrize("wrong", ["in 18 cases", "not in 17 cases", "in 17 caes"])
def test_a_digit_a_word_or_a_letter_is_a_contradiction(wrong: str) -> None:
    copy = copy_of(two_ways_pdf())
    text = "The unit of Costa Alta brought charges in 17 cases of torture."
    same = SecondLook(lambda digest: Sheets(digest, "", {1: text}))
    other = SecondLook(lambda digest: Sheets(digest, "", {1: text.replace("in 17 cases", wrong)}))
    assert not contradicted(same, copy, SAYS)
    assert contradicted(other, copy, SAYS)


def test_the_sheets_of_the_second_reader_have_the_printed_numbers() -> None:
    content = running_heads_pdf(213)
    copy = copy_of(content)
    labels: dict[int, Any] = {one.place.page: one.place.label for one in copy.text.blocks}
    seen = look_at(content, [2, 3]).copy_of("d", copy, [3, 2, 0, 999])
    assert seen is not None
    assert [(one.place.page, one.place.label) for one in seen.text.blocks] == [
        (2, labels[2]),
        (3, labels[3]),
    ]
    assert SecondLook().copy_of("d", copy, [2]) is None
