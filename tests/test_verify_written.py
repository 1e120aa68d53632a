"""The text of a copy in one piece: words are whole, and every place leads back to the block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memocli.evidence.extracted import Block, Place
from memocli.verify.written import written, written_words


def blocks(*texts: str) -> list[Block]:
    return [Block(text, Place()) for text in texts]


def test_line_ends_in_words_are_closed_and_known() -> None:
    copy = written(blocks("El 28 de febre-\nro", "inves\u00adtigación de twenty-\nfive", "fin"))
    for words, block, raw in (
        ("febrero", 0, "febre-\nro"),
        ("investigación", 1, "inves\u00adtigación"),
        ("twenty-\nfive", 1, "twenty-\nfive"),
        ("fin", 2, "fin"),
    ):
        start = copy.text.index(words)
        spot = copy.spot(start, start + len(words))
        assert spot.block == block
        assert copy.blocks[block].text[spot.start : spot.end] == raw
        assert copy.said(spot) == " ".join(raw.split())


def test_a_block_has_its_own_place() -> None:
    copy = written(blocks("one", "two-\nthree", "four"))
    for number, text in enumerate(("one", "two-\nthree", "four")):
        start, end = copy.block_places(number)
        assert copy.text[start:end] == text.replace("-\n", "")
        assert copy.block_at(start) == copy.block_at(end - 1) == number


@given(st.lists(st.text("ab1 -\n\u00ad", min_size=1), min_size=1, max_size=4))
def test_every_character_leads_back_to_itself(texts: list[str]) -> None:
    copy = written(blocks(*texts))
    for at, character in enumerate(copy.text):
        block = copy.block_at(at)
        first, end = copy.block_places(block)
        if first <= at < end:
            spot = copy.spot(at, at + 1)
            assert texts[spot.block][spot.start] == character


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The unit of the office has opened it in the year", ["en"]),
        ("La unidad de la procuraduría ha iniciado en el año", ["es"]),
        ("The text of the law. La unidad de la ley en el año. The law in the text", ["en", "es"]),
        (
            "The text of the law and of the Comisión de la Verdad y la Ley de Amparo in the office of the state",
            ["en"],
        ),
        ("8,335 17", ["en", "es"]),
    ],
)
def test_the_languages_of_a_copy(text: str, tags: list[str]) -> None:
    assert [facts.tag for facts in written_words(text).languages] == tags
