"""Raised numbers: which are the marks of notes, that quotations pass over them, and that nothing counts them."""

from __future__ import annotations

import pytest
from tests.support.evidence_documents import footnotes_pdf, two_columns_pdf

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.evidence.pdf import text_of_pdf
from memocli.evidence.placing import BEFORE_MARK
from memocli.verify.marks import RAISED_MARK, is_mark
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import find_quoted
from memocli.verify.searchable import Searchable, searchable
from memocli.verify.written import written_words


def raised(text: str) -> str:
    """A text in which `^` stands for the blank before what is raised."""
    return text.replace("^", BEFORE_MARK)


def of_text(text: str) -> Searchable:
    return searchable(EvidenceText((Block(raised(text), Place()),)))


@pytest.mark.parametrize(
    "text",
    [
        "investigations.^1 In",
        "charges,^2 and",
        "“final”.^3",
        "(as he said)^3",
        "Vélez^4 was",
        "2018^5 the",
        "8,335^12 men",
        "1.5^6 of",
        "in 61.^8 Then",
        "96 %^9 of",
        "CNDH^10 said",
        "said.^[12] They",
        "said.^3,4 They",
        "said^3–5 They",
        "esta página.^3 Luego",
        "a blank. ^6 The",
    ],
)
def test_marks(text: str) -> None:
    (match,) = RAISED_MARK.finditer(raised(text))
    assert is_mark(raised(text), match.start())


@pytest.mark.parametrize(
    "text",
    [
        "10^6 copies",
        "14 m^2 each",
        "para.^12 of",
        "página^12 del",
        "x^2",
        "8^335",
        "said^2018",
        "see^8,335",
    ],
)
def test_what_else_is_raised(text: str) -> None:
    found = RAISED_MARK.search(raised(text))
    assert found is None or not is_mark(raised(text), found.start())


@pytest.mark.parametrize(
    ("text", "quotation", "is_there"),
    [
        ("4,127 investigations.^1 In 61 of them", "investigations. In 61 of", True),
        ("Jimena Ortuño Vélez^4 was last seen", "Ortuño Vélez was last", True),
        ("said all.^3–5 They were silent", "said all. They were silent", True),
        ("counted 8,335^6 complaints", "counted 8,335 complaints", True),
        ("counted 8,335^6 complaints", "counted 8,3356 complaints", False),
        ("found 10^6 copies of", "found 10 copies of", False),
        ("found 10^6 copies of", "found 106 copies of", False),
        ("measure 14 m^2 each", "measure 14 m each", False),
        ("under article^12 of the", "under article of the", False),
        ("killed.^1 2 men fled", "killed. men fled", False),
    ],
)
def test_quotations_pass_over_marks_and_nothing_else(
    text: str, quotation: str, is_there: bool
) -> None:
    assert bool(find_quoted(of_text(text), read_quoted(quotation))) is is_there


def test_marks_count_nothing() -> None:
    copy = written_words(raised("opened 4,127^12 files.^17 In 10^6"))
    assert copy.text == raised("opened 4,127 files. In 10^6")
    spot = copy.spot(copy.text.index("files"), copy.text.index("files") + 5)
    assert copy.said(spot) == "files"


@pytest.mark.parametrize(
    "quotation",
    [
        "opened 4,127 investigations. In 61 of them it brought charges, “and none was final”",
        "Jimena Ortuño Vélez was last seen on 9 May 2029. The Office counted 8,335 complaints",
        "between 2024 and 2030 in 61",
    ],
)
def test_passages_of_a_pdf_with_footnotes(quotation: str) -> None:
    assert find_quoted(searchable(text_of_pdf(footnotes_pdf())), read_quoted(quotation))


def test_a_passage_over_a_mark_in_two_columns() -> None:
    where = searchable(text_of_pdf(two_columns_pdf()))
    quotation = "opened 4,127 investigations. In 61 of them it brought charges"
    assert find_quoted(where, read_quoted(quotation))
