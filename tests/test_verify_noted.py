"""Of all places where copies state a number or a date, the one that its note gives counts and is shown."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.held_claims import copy_text, held_of, on_page

from memocli.dates import DateRange, PartialDate
from memocli.evidence.extracted import EvidenceText, Place

REPORT = copy_text(
    on_page(1, "A report of 24 July 2018 on the year 2017.", "i"),
    on_page(2, "On 17 May 2017 it heard 17 witnesses. Two came in June 2018.", "11"),
    on_page(3, "In March 2018 it heard 71. On 5 April they went home; all was over by 2016.", "12"),
    on_page(4, "In May it heard 17 others, until 30 March 2018.", "13"),
)
ISSUED = {"a": DateRange(PartialDate(2018), PartialDate(2018))}


def told(text: str, copy: EvidenceText = REPORT, **more: Any) -> list[tuple[str, str, str]]:
    """Of each number and date the words, the printed page at which they were found, and the place that is given where that is another."""
    more.setdefault("issued", ISSUED)
    facts = held_of(text, {"a": copy}, **more).facts
    assert all(fact.outcome == "found" for fact in facts)
    return [
        (fact.found.words, fact.found.place.label, fact.given) if fact.found else ("", "", "")
        for fact in facts
    ]


@pytest.mark.parametrize(
    ("date", "page", "expected"),
    [
        ("17 May 2017", "11", ("17 May 2017", "11", "")),
        ("17 May 2017", "12", ("17 May 2017", "11", "p. 12")),
        ("May 2017", "12", ("17 May 2017", "11", "p. 12")),
        ("March 2018", "12", ("March 2018", "12", "")),
        ("March 2018", "13", ("30 March 2018", "13", "")),
        ("mid-May 2017", "12", ("17 May 2017", "11", "p. 12")),
        ("June 2018", "12", ("June 2018", "11", "p. 12")),
        ("June 2018", "12-13", ("June 2018", "11", "pp. 12-13")),
        ("June 2018", "11-13", ("June 2018", "11", "")),
    ],
)
def test_a_date_stands_where_its_note_says(
    date: str, page: str, expected: tuple[str, str, str]
) -> None:
    assert told(f"So it was in {date} [@a, p. {page}].") == [expected]


def test_the_year_of_a_day_may_stand_on_another_page() -> None:
    assert told("They went home on 5 April 2017 [@a, p. 12].") == [("5 April", "12", "")]
    # May 2017 stands on page 11 only; page 13 has a May, and the year stands elsewhere.
    assert told("It heard them in May 2017 [@a, p. 13].") == [("May", "13", "")]
    # But no other day, and no other month.
    assert told("It heard them on 17 May 2017 [@a, p. 13].") == [("17 May 2017", "11", "p. 13")]


def test_the_sheet_for_the_printed_number_is_no_other_place() -> None:
    assert told("Two came in June 2018 [@a, p. 2].") == [("June 2018", "11", "")]


def test_a_year_alone_may_stand_anywhere_and_is_shown_where_the_note_says() -> None:
    assert told("It was over by 2016 [@a, p. 11].") == [("2016", "12", "")]
    assert told("It was so in 2018 [@a, p. 13].") == [("2018", "13", "")]
    assert told("It was so in 2018 [@a].") == [("2018", "i", "")]


def test_the_date_of_the_document_may_stand_anywhere() -> None:
    text = "The report of 24 July 2018 says so [@a, p. 12]."
    assert told(text) == [("24 July 2018", "i", "")]
    # Not if it is of another year than the document.
    assert told(text, issued={}) == [("24 July 2018", "i", "p. 12")]
    # That of the record may stand behind the cover too.
    day = PartialDate(2017, 5, 17)
    text = "The report of 17 May 2017 says so [@a, p. 12]."
    assert told(text, issued={"a": DateRange(day, day)}) == [("17 May 2017", "11", "")]
    assert told(text) == [("17 May 2017", "11", "p. 12")]


def test_a_numbered_paragraph_is_no_part_of_a_cover() -> None:
    copy = copy_text(
        on_page(1, "24 July 2018"),
        on_page(1, "1. It met on 3 May 2018.", paragraph="1"),
        on_page(1, "2. It went home.", paragraph="2"),
    )
    assert told("It said on 24 July 2018 that it met [@a, para. 2].", copy)[0][2] == ""
    assert told("It met on 3 May 2018 [@a, para. 2].", copy)[0][2] == "para. 2"


def test_a_date_may_stand_at_any_place_that_the_claim_gives() -> None:
    """A date at the beginning often says when all was that the sentence tells; a number belongs to the citation behind it."""
    text = "On 17 May 2017 it heard 71 [@a, p. 12] and 17 witnesses [@a, p. 11]."
    assert told(text) == [
        ("17 May 2017", "11", ""),
        ("71", "12", ""),
        ("17", "11", ""),
    ]


@pytest.mark.parametrize(("page", "label"), [("11", "11"), ("13", "13"), ("11 and 13", "11")])
def test_of_several_places_that_of_the_note_is_shown(page: str, label: str) -> None:
    assert told(f"It heard 17 [@a, p. {page}].") == [("17", label, "")]


def test_without_a_place_the_first_one_is_shown() -> None:
    assert told("It heard 17 [@a].") == [("17", "11", "")]
    # A section can't be looked up here.
    assert told("It heard 17 [@a, sec. 9].") == [("17", "11", "")]


def test_a_copy_that_has_it_at_the_place_comes_before_one_that_has_it_elsewhere() -> None:
    first = copy_text(on_page(9, "It heard 17."), on_page(8, "Nothing.", "13"))
    for text in ("It heard 17 [@a, p. 13].", "On 30 March 2018 it was over [@a, p. 13]."):
        found = held_of(text, {"a": (first, REPORT)}).facts[0].found
        assert found
        assert (found.file, found.place) == ("a-2.txt", Place(4, "13"))


def test_what_stands_in_a_quotation_is_told_of_the_quotation() -> None:
    held = held_of("It “heard 17 others, until 30 March 2018” [@a, p. 12].", {"a": REPORT})
    assert [words.agreement for words in held.words] == ["differs"]
    assert [fact.given for fact in held.facts] == ["", ""]
    assert {fact.found.place.label for fact in held.facts if fact.found} == {"13"}


def test_a_passage_has_a_place_of_its_own() -> None:
    passage = {"source": "a", "quote": "On 17 May 2017 it heard", "at": "p. 11"}
    held = held_of("It met on 17 May 2017 [@a, p. 12].", {"a": REPORT}, passages=[passage])
    assert [fact.given for fact in held.facts] == [""]


def test_a_copy_without_text_has_no_place_for_the_year_of_its_record() -> None:
    scan = EvidenceText((), pages=2, empty_pages=(1, 2))
    (fact,) = held_of("So in 2018 [@a, p. 2].", {"a": scan}, partly=["a"], issued=ISSUED).facts
    assert (fact.outcome, fact.found) == ("unchecked", None)
