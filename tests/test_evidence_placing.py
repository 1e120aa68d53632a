"""In which numbered paragraph and below which heading a block stands."""

from __future__ import annotations

import pytest

from memocli.evidence.extracted import Block
from memocli.evidence.placing import IN_NONE, Piece, begins_with_number, blocks_of, is_mark_of_note


def paragraphs(*texts: str) -> list[str]:
    return [block.place.paragraph for block in blocks_of(Piece(text) for text in texts)]


def test_what_follows_a_numbered_paragraph_belongs_to_it() -> None:
    assert paragraphs("Summary", "12. The State party", "“A quotation”", "13. The Committee") == [
        "",
        "12",
        "12",
        "13",
    ]


def test_a_list_within_a_paragraph_has_other_numbers() -> None:
    texts = [
        "40. The Committee asks:",
        "1. To stop",
        "2. To pay",
        "41. The State",
        "42. The",
        "43. A",
    ]
    assert paragraphs(*texts) == ["40", "40", "40", "41", "42", "43"]


def test_an_annex_counts_anew() -> None:
    texts = [f"{at}. The Court" for at in (*range(1, 8), 1, 2, 3)]
    assert paragraphs(*texts) == [str(at) for at in (*range(1, 8), 1, 2, 3)]


def test_a_number_that_is_missing_breaks_nothing() -> None:
    assert paragraphs("1. A", "2. B", "5. C", "6. D") == ["1", "2", "5", "6"]


def test_a_heading_ends_a_paragraph_and_has_no_number_of_one() -> None:
    pieces = [Piece("7. The State"), Piece("8. Findings", is_heading=True), Piece("It was.")]
    places = [block.place for block in blocks_of(pieces)]
    assert [(place.paragraph, place.heading) for place in places] == [
        ("7", ""),
        ("", "8. Findings"),
        ("", "8. Findings"),
    ]


def test_what_stands_apart_is_below_no_heading() -> None:
    pieces = [Piece("Part", is_heading=True), Piece("1. One"), Piece("3. Note", is_apart=True)]
    assert blocks_of(pieces)[-1] == Block("3. Note", blocks_of([Piece("x")])[0].place)


def test_numbers_that_a_format_gives() -> None:
    pieces = [Piece("One", number=1), Piece("Two", number=2), Piece("after", number=IN_NONE)]
    assert [block.place.paragraph for block in blocks_of(pieces)] == ["1", "2", ""]


@pytest.mark.parametrize(
    "text",
    ["12. The", "12) The", "[12] The", "(12) The", "§ 12 The", "¶12. The", "3.  «Sí", "4. ¿Qué"],
)
def test_beginnings_of_numbered_paragraphs(text: str) -> None:
    assert begins_with_number(text)


@pytest.mark.parametrize(
    "text", ["12 persons", "2.5 percent", "12.345 casos", "3. 4", "2018/12", "a. The"]
)
def test_other_beginnings(text: str) -> None:
    assert not begins_with_number(text)


def test_marks_of_notes() -> None:
    assert all(map(is_mark_of_note, ["12", "[12]", "3, 4", " 7 ", "5–7"]))
    assert not any(map(is_mark_of_note, ["er", "th", "o", "12345", ""]))


def test_a_million_numbers_are_no_trouble() -> None:
    assert len(paragraphs(*["1. A", "2. B"] * 50_000)) == 100_000
