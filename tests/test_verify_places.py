"""Whether a quotation stands where its note says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.searchables import of_blocks, of_pages

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.prose.locators import read_locator
from memocli.verify.places import Standing, standing
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import find_quoted
from memocli.verify.searchable import Searchable, searchable


def stands(where: Searchable, quotation: str, at: str) -> Standing:
    (hit,) = find_quoted(where, read_quoted(quotation))
    return standing(where, hit, *read_locator(at)[:2])


# Sheets 1 to 8 without printed numbers, and with printed numbers from 5 on.
SHEETS = of_pages("one", "two", "three", "four", "five", "six and", "seven", "eight")
PRINTED = of_pages(
    "one", "two", "three", "four", "five", "six and", "seven", "eight", first_label=5
)


@pytest.mark.parametrize(
    "at",
    [
        "p. 4",
        "4",
        "pp. 4-6",
        "pp. 3–5",
        "pp. 2, 4",
        "pp. 2 and 4",
        "págs. 2 a 5",
        "pp. 2 to 5",
        "pp. 3 ff.",
        "p. 3 f.",
        "págs. 2 y ss.",
        "pp. 3 et seq.",
        "p. 4, note 3",
        "pp. 1, 3-5",
    ],
)
def test_on_the_page(at: str) -> None:
    assert stands(SHEETS, "four", at) is Standing.THERE


@pytest.mark.parametrize(
    "at",
    [
        "p. 5",
        "pp. 5-8",
        "pp. 3, 5",
        "pp. 3 and 5",
        "p. 2 f.",
        "p. 40",
        "p. iv",
        "p. A-4",
        "p. 5, note 4",
    ],
)
def test_on_another_page(at: str) -> None:
    assert stands(SHEETS, "four", at) is Standing.ELSEWHERE


def test_the_printed_number_counts_and_the_sheet_is_told_apart() -> None:
    assert stands(PRINTED, "four", "p. 8") is Standing.THERE
    assert stands(PRINTED, "four", "p. 4") is Standing.SHEET
    assert stands(PRINTED, "four", "p. 5") is Standing.ELSEWHERE


def test_over_two_pages_either_counts() -> None:
    for at, expected in [
        ("p. 6", Standing.THERE),
        ("p. 7", Standing.THERE),
        ("p. 8", Standing.ELSEWHERE),
    ]:
        assert stands(SHEETS, "six and seven", at) is expected


@pytest.mark.parametrize(
    ("label", "at", "expected"),
    [
        ("iv", "p. iv", Standing.THERE),
        ("IV", "pp. iii–v", Standing.THERE),
        ("iv", "p. v", Standing.ELSEWHERE),
        ("iv", "p. 4", Standing.ELSEWHERE),
        ("4", "p. iv", Standing.ELSEWHERE),
        ("- 12 -", "p. 12", Standing.THERE),
        ("A-12", "p. A-12", Standing.THERE),
        ("146", "pp. 145–47", Standing.THERE),
        ("13", "pp. 3 ff.", Standing.THERE),
        ("14", "pp. 3 ff.", Standing.SHEET),
        ("148", "pp. 145–47", Standing.ELSEWHERE),
    ],
)
def test_printed_numbers_of_all_kinds(label: str, at: str, expected: Standing) -> None:
    where = searchable(EvidenceText((Block("words", Place(9, label)),), pages=9))
    assert stands(where, "words", at) is expected


def _numbered(*blocks: tuple[str, str]) -> Searchable:
    return searchable(
        EvidenceText(tuple(Block(text, Place(paragraph=number)) for number, text in blocks))
    )


PARAGRAPHS = _numbered(
    ("", "Title"),
    ("11", "11. Eleven"),
    ("12", "12. Twelve"),
    ("1", "1. An item"),
    ("2", "2. Another item"),
    ("", "after the list"),
    ("13", "13. Thirteen"),
    ("13 bis", "13 bis. More"),
    ("14", "14. Fourteen"),
    ("", "the end"),
)


@pytest.mark.parametrize(
    ("quotation", "at", "expected"),
    [
        ("Twelve", "para. 12", Standing.THERE),
        ("Twelve", "párr. 12", Standing.THERE),
        ("Twelve", "para. 12(a)", Standing.THERE),
        ("An item", "para. 12", Standing.THERE),
        ("after the list", "para. 12", Standing.THERE),
        ("after the list", "paras. 10-12", Standing.THERE),
        ("after the list", "para. 13", Standing.ELSEWHERE),
        ("Eleven", "para. 12", Standing.ELSEWHERE),
        ("Thirteen", "para. 12", Standing.ELSEWHERE),
        ("More", "para. 13 bis", Standing.THERE),
        ("the end", "paras. 12 and 14", Standing.THERE),
        ("the end", "paras. 12-13", Standing.ELSEWHERE),
        ("Title", "para. 1", Standing.ELSEWHERE),
        ("the list 13. Thirteen", "para. 13", Standing.THERE),
        ("Twelve", "p. 12", Standing.UNKNOWN),
        ("Twelve", "sec. 12", Standing.UNKNOWN),
        ("Twelve", "note 12", Standing.UNKNOWN),
    ],
)
def test_in_the_paragraph(quotation: str, at: str, expected: Standing) -> None:
    assert stands(PARAGRAPHS, quotation, at) is expected


@pytest.mark.parametrize(
    ("heading", "at", "expected"),
    [
        ("3.2 Findings", "sec. 3.2", Standing.THERE),
        ("3.2.1 Findings", "sec. 3.2", Standing.THERE),
        ("III. Findings", "sec. III", Standing.THERE),
        ("Chapter 4: Torture", "chap. 4", Standing.THERE),
        ("Artículo 8.- Garantías", "art. 8", Standing.THERE),
        ("3.21 Findings", "sec. 3.2", Standing.UNKNOWN),
        ("Findings", "sec. 3.2", Standing.UNKNOWN),
        ("4 Findings", "line 4", Standing.UNKNOWN),
    ],
)
def test_under_the_heading(heading: str, at: str, expected: Standing) -> None:
    where = searchable(EvidenceText((Block("words", Place(heading=heading)),)))
    assert stands(where, "words", at) is expected


@pytest.mark.parametrize("at", ["p. 4", "para. 4", "4", "n. 4"])
def test_a_copy_without_pages_and_numbers_does_not_tell(at: str) -> None:
    assert stands(of_blocks("words"), "words", at) is Standing.UNKNOWN


@given(
    st.text(max_size=12), st.text(max_size=6), st.sampled_from(["page", "paragraph", "section", ""])
)
def test_no_place_is_too_strange(locator: str, label: str, kind: str) -> None:
    where = searchable(EvidenceText((Block("words", Place(3, label, label, label)),), pages=3))
    (hit,) = find_quoted(where, read_quoted("words"))
    assert standing(where, hit, kind, locator) in Standing
    assert standing(where, hit, "page", "3") in {Standing.THERE, Standing.SHEET}
