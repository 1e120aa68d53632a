"""A sentence that goes on in another block is read as one: its numbers, dates and names are found, and nothing that is two is joined."""

from __future__ import annotations

import pytest
from tests.support.held_claims import copy_text, held_of, on_page

from memocli.evidence.extracted import EvidenceText
from memocli.verify.running_on import seams_of
from memocli.verify.written import written

NOTE = "12 Reply of the unit to the request of 2017."


def pages(before: str, behind: str, *, notes: int = 0, turned: int = 1) -> EvidenceText:
    """A text that goes on behind notes, on the next page, or on the same one."""
    between = [on_page(4, NOTE)] * notes
    return copy_text(on_page(4, before), *between, on_page(4 + turned, behind))


def joined(text: EvidenceText) -> list[str]:
    """The sentences that run over two blocks."""
    copy = written(text.blocks)
    places = range(len(text.blocks), len(text.blocks) + len(copy.seams))
    return [copy.text[slice(*copy.block_places(place))] for place in places]


@pytest.mark.parametrize("notes", [0, 1, 3])
@pytest.mark.parametrize("turned", [0, 1])
@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        (
            "The unit was asked. It had opened until then some 8,",
            "335 files, and closed none. Nobody was heard.",
            "It had opened until then some 8,335 files, and closed none.",
        ),
        (
            "Así lo informó la unidad al tribunal el día 17 de",
            "febrero de 2018, a petición de la familia. Nada más.",
            "Así lo informó la unidad al tribunal el día 17 de\nfebrero de 2018, a petición de la familia.",
        ),
        (
            "The two men were taken away by the patrol on 17",
            "May 2018, as the neighbours say. Nobody was heard.",
            "The two men were taken away by the patrol on 17\nMay 2018, as the neighbours say.",
        ),
        (
            "The two men were taken away by the patrol in May",
            "2018, as the neighbours say. Nobody was heard.",
            "The two men were taken away by the patrol in May\n2018, as the neighbours say.",
        ),
        (
            "No one of those who were then in the prison was inves-",
            "tigated by the office. Nobody was heard.",
            "No one of those who were then in the prison was investigated by the office.",
        ),
    ],
)
def test_a_sentence_that_goes_on(
    before: str, behind: str, expected: str, turned: int, notes: int
) -> None:
    assert joined(pages(before, behind, notes=notes, turned=turned)) == [expected]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("The unit had opened some files in all of the country.", "335 of them were of that year."),
        ("The places of the prisons in which the office was are:", "the prison of the city."),
        ("Puerto Nuevo 1,904 17", "May 22 8 and so on"),  # rows of a table
        ("Chapter on the Work of the Unit", "17 people came to the office then."),
        ("The office was in this prison and in that one", "(a) the prison of the city"),
        ("The office was in this prison and in that one", "b) the prison of the city"),
        # The mark of a note behind the stop.
        ("It was so in all of the prisons of the state.\u200a1", "the office has seen it."),
        # A table of contents, and rows of cells.
        ("The work of the office and of the unit in the year . . . . . 17", "of the year . . . 18"),
        ("the work of the office in the year of\t17\tof", "the office\tof the unit in the year"),
        ("A chapter on the prisons and what was seen in them", "Twelve people came to see it."),
    ],
)
def test_what_is_two(before: str, behind: str) -> None:
    assert joined(pages(before, behind)) == []


def test_only_a_copy_with_pages_is_broken_by_them() -> None:
    text = "The unit was asked, and it had opened some 8,", "335 files and closed none."
    assert list(seams_of(copy_text(*text).blocks)) == []
    assert joined(pages(*text, turned=2)) == []


def test_what_runs_over_a_break_stands_in_both() -> None:
    copy = written(
        pages("The unit had opened until then some 8,", "335 files in all.", notes=1).blocks
    )
    start = copy.text.index("8,335")
    spot = copy.spot(start, start + 5)
    assert (spot.blocks, copy.words_at(spot), copy.said(spot)) == ((0, 2), "8,335", "8,335")
    for words, block in (("unit had", 0), ("files in", 2)):
        start = copy.text.rindex(words)
        spot = copy.spot(start, start + len(words))
        assert (spot.blocks, copy.words_at(spot)) == ((block,), words)


@pytest.mark.parametrize(
    ("before", "behind", "fact"),
    [
        ("The unit had opened until then some 8,", "335 files in all of the country.", "8,335"),
        (
            "El informe de la unidad es del día 17 de",
            "febrero de 2018 y de ese mes.",
            "17 February 2018",
        ),
        ("The unit had opened files on as many as six", "thousand of these cases.", "6,000"),
        (
            "The share of the cases of that year was 96.8",
            "percent of all that were open.",
            "96.8 percent",
        ),
        (
            "They came to the prison and charged in 17 of",
            "8,335 of those cases in all.",
            "17 of 8,335",
        ),
    ],
)
@pytest.mark.parametrize("notes", [0, 2])
def test_numbers_and_dates_are_found(before: str, behind: str, fact: str, notes: int) -> None:
    text = pages(before, behind, notes=notes)
    for page, given in (("4", ""), ("5", ""), ("6", "p. 6")):
        facts = held_of(f"It was {fact} then [@a, p. {page}].", {"a": text}).facts
        assert [one.outcome for one in facts] == ["found"] * len(facts)
        assert {one.given for one in facts} == {given}


def test_a_number_before_and_one_behind_a_break_stay_two() -> None:
    text = pages("The unit had opened until then some 8", "335 others were open in the country.")
    (fact,) = held_of("It had 8,335 [@a].", {"a": text}).facts
    assert fact.outcome == "missing"


@pytest.mark.parametrize("notes", [0, 1, 2])
@pytest.mark.parametrize(
    "said", ["Rosa Elena Ibarra de la Garza y Solís came", "So it was in amparo 1318/2030"]
)
def test_names_and_the_numbers_of_cases_are_found(said: str, notes: int) -> None:
    before, behind = {
        "R": (
            "It was signed in the office by Rosa Elena Ibarra de la",
            "Garza y Solís, and by no one else.",
        ),
        "S": (
            "It was so ordered by the court in the amparo 1318/",
            "2030 and in all of the others.",
        ),
    }[said[0]]
    text = pages(before, behind, notes=notes)
    facts = held_of(f"{said} [@a].", {"a": text}).facts
    assert [fact.outcome for fact in facts] == ["found"] * max(1, len(facts))


def test_of_an_endless_sentence_what_is_near_the_break_is_joined() -> None:
    endless = "and the prisons of the state " * 60
    (sentence,) = joined(pages(endless.strip(), endless.strip()))
    assert 1_000 < len(sentence) < 1_300
    assert sentence.startswith(("and", "the", "prisons", "of", "state"))
    assert set(sentence.split()) == set(endless.split())
