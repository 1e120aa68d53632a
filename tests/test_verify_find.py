"""Proposals of passages, best first."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.support.evidence_texts import SPANISH

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.prose import scan
from memocli.verify.copies import Copy
from memocli.verify.find import Proposal, proposals
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import find_quoted
from memocli.verify.sentences import sentence_places

CLAIM = scan(
    "By February 2018 the federal torture unit had opened 8,335 investigations and brought charges in 17 [@pgr, p. 4]; so says "
    "Clara Gómez.",
    "en",
)


def copy_of(*texts: str) -> Copy:
    return Copy(EvidenceText(tuple(Block(text, Place()) for text in texts)))


COPIES = {
    "pgr": copy_of(
        "La Procuraduría informa sobre la unidad en el año.",
        "La Procuraduría contesta al Centro. Al 28 de febrero de 2018 la unidad de tortura ha iniciado 8,335 averigua-\nciones "
        "previas. De ellas, 17 fueron consignadas. La respuesta se da en los términos de la ley.",
        "En otros 17 casos la señora Clara Gómez no fue oída.",
        "Del total, 40 averiguaciones se refieren a la ciudad.",
    ),
    "daily": copy_of(
        "Tortura: nadie investiga", "Hacia el año 2017 se iniciaron 8,353 investigaciones."
    ),
}


def test_the_block_with_most_in_common_is_first_and_its_sentences_can_be_quoted() -> None:
    first, *others = proposals(CLAIM, COPIES)
    assert (first.copy, first.spot.block) == ("pgr", 1)
    assert first.quote == (
        "Al 28 de febrero de 2018 la unidad de tortura ha iniciado 8,335 averiguaciones previas. De ellas, 17 fueron consignadas."
    )
    assert first.shared[:3] == ("8,335", "17", "February 2018")
    assert [(one.copy, one.spot.block) for one in others[:1]] == [("pgr", 2)]
    assert {"17", "Clara", "Gómez"} <= set(others[0].shared)
    raw = COPIES["pgr"].text.blocks[1].text
    assert raw[first.spot.start : first.spot.end].startswith("Al 28")
    assert raw[first.spot.start : first.spot.end].endswith("consignadas.")


def test_scores_fall_and_nothing_in_common_is_no_proposal() -> None:
    found = proposals(CLAIM, COPIES)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score <= 1 for one in found)
    assert ("pgr", 3) not in {(one.copy, one.spot.block) for one in found}
    assert len(proposals(CLAIM, COPIES, most=1)) == 1
    assert proposals(scan("Nothing at all", "en"), COPIES) == ()
    assert proposals(CLAIM, {}) == ()


def test_the_order_of_the_copies_makes_no_difference() -> None:
    backwards = dict(reversed(COPIES.items()))
    assert proposals(CLAIM, backwards) == proposals(CLAIM, COPIES)


@pytest.mark.parametrize(
    ("claim", "block"),
    [
        ("Such sentences are a matter of the judicial power.", 1),
        ("Specialised medical and psychological opinions took long.", 2),
        ("No post that the Commission solicited was authorised.", 4),
        ("The collective was never notified of genetic results.", 6),
    ],
)
def test_claims_without_numbers_find_the_paragraph_in_the_other_language(
    claim: str, block: int
) -> None:
    (found,) = proposals(scan(claim, "en"), {"fiscalia": copy_of(*SPANISH)}, most=1)
    assert found.spot.block == block


def test_related_words_are_found_in_the_other_language() -> None:
    (found,) = proposals(scan("Nobody investigates", "en"), COPIES)[:1]
    assert "investigates" in found.shared
    assert found.copy == "daily"


def test_a_number_word_counts_where_the_claim_has_it_as_a_figure() -> None:
    claim = scan("Three people", "en")
    copies = {"a": copy_of("Fueron tres de la zona.", "Otra cosa")}
    assert proposals(claim, copies) == ()
    (found,) = proposals(claim, copies, (Decimal(3),))
    assert found.shared == ("Three",)


def test_a_rare_word_is_worth_more_and_a_name_still_more() -> None:
    common = [f"La tortura del caso número {at * 7} de la zona" for at in range(30)]
    copies = {"a": copy_of(*common, "El hacinamiento de la zona")}
    first = proposals(scan("La tortura y el hacinamiento", "es"), copies)[0]
    assert first.quote == "El hacinamiento de la zona"
    copies = {"a": copy_of("El hacinamiento de la zona", "La gente de Tlatlaya")}
    first = proposals(scan("El hacinamiento en Tlatlaya", "es"), copies)[0]
    assert first.quote == "La gente de Tlatlaya"


@pytest.mark.parametrize("filler", ["palabra ", "palabra, "])
def test_of_a_long_sentence_the_clauses_are_proposed_that_matter(filler: str) -> None:
    long = f"{filler * 60}y la unidad inició 8,335 averiguaciones, {filler * 60}"
    found: Proposal = proposals(CLAIM, {"a": copy_of(long)})[0]
    assert "8,335" in found.quote
    assert len(found.quote) < (350 if "," in filler else 700)


def test_sentences() -> None:
    text = "Según el art. 12, el Dr. J. Méndez vino. ¿Y la ley? “No.” El 3 de ene. de 2018 fue de 3.5 casos… Fin"
    assert [text[start:end] for start, end in sentence_places(text, 0, len(text))] == [
        "Según el art. 12, el Dr. J. Méndez vino.",
        "¿Y la ley?",
        "“No.”",
        "El 3 de ene. de 2018 fue de 3.5 casos…",
        "Fin",
    ]


# ── sentences over two blocks ────────────────────────────────────────────────────────────────────

BEFORE = "Nobody was heard. Al 28 de febrero de 2018 la unidad de tortura ha iniciado unas 8,335"
BEHIND = "averiguaciones, y 17 fueron consignadas. La unidad no tiene los datos de esa ley."
WHOLE = "Al 28 de febrero de 2018 la unidad de tortura ha iniciado unas 8,335 averiguaciones, y 17 fueron consignadas."


def broken(before: str = BEFORE, behind: str = BEHIND) -> Copy:
    pages = (
        Block(before, Place(1)),
        Block("1 Oficio de la unidad.", Place(1)),
        Block(behind, Place(2)),
    )
    return Copy(EvidenceText(pages))


def test_a_sentence_over_two_blocks_is_proposed_as_a_whole_and_no_part_of_it() -> None:
    first, *others = proposals(CLAIM, {"pgr": broken()})
    assert (first.quote, first.spot.blocks) == (WHOLE, (0, 2))
    assert set(first.shared) >= {"8,335", "17", "February 2018"}
    assert {first.quote[start:end] for start, end in first.marks} >= {"8,335", "17"}
    assert not {"8,335", "17", "February 2018"} & set(first.lacking)
    assert all(one.quote not in WHOLE for one in others)
    # Its words are as the copy has them, so that the passage stands there.
    quoted = find_quoted(broken().searchable, read_quoted(first.quote))
    assert [span.block for hit in quoted for span in hit.spans] == [0, 2]


def test_of_equals_the_whole_sentence_comes_first() -> None:
    first, *others = proposals(CLAIM, {"pgr": broken(behind="y de los demás casos nada se sabe.")})
    assert first.quote.endswith("unas 8,335 y de los demás casos nada se sabe.")
    assert all(one.quote not in first.quote for one in others)


def test_what_is_in_one_block_alone_is_proposed_as_before() -> None:
    claim = scan("Nobody was heard of 40 others.", "en")
    copy = broken(
        "There were 40 others in it. The authority said that it was at all times in",
        "the city of all of them.",
    )
    (found,) = proposals(claim, {"pgr": copy}, most=1)
    assert (found.quote, found.spot.blocks) == ("There were 40 others in it.", (0,))


def test_a_sentence_over_two_blocks_makes_its_words_no_more_common() -> None:
    def scores(turned: int) -> list[float]:
        pages = (
            Block("La unidad de tortura es de la zona y no tiene los datos de", Place(1)),
            Block("todas las personas.", Place(1 + turned)),
            Block("El hacinamiento en Tlatlaya.", Place(9)),
        )
        found = proposals(
            scan("La tortura y el hacinamiento", "es"), {"a": Copy(EvidenceText(pages))}
        )
        return [one.score for one in found]

    assert scores(turned=1) == scores(turned=2)


def test_a_sentence_with_a_number_that_the_break_divides_is_not_proposed() -> None:
    copy = broken(BEFORE.removesuffix("335"), f"335 {BEHIND}")
    assert [one.spot.blocks for one in proposals(CLAIM, {"pgr": copy})] == [(2,), (0,)]


def test_a_year_is_shared_wherever_it_stands() -> None:
    copies = {"a": copy_of("El año 2018 empieza", "En 2018 la unidad de tortura vino")}
    first = proposals(scan("The torture unit came in 2018", "en"), copies)[0]
    assert first.spot.block == 1
    assert "2018" in first.shared
    assert "2018" not in first.lacking
