"""A copy's text, made ready to be searched: where its words are, in whatever blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.searchables import of_blocks, of_pages

from memocli.verify.searchable import Searchable, Span
from memocli.verify.words import keys_of, words_of


def found(where: Searchable, text: str) -> list[tuple[int, int]]:
    return list(where.find("".join(keys_of(text))))


def test_a_sentence_is_found_over_blocks_and_ends_of_lines() -> None:
    where = of_pages("The State has not inves-", "tigated. …", "the State")
    assert found(where, "not investigated the") == [(3, 7)]
    assert found(where, "The State") == [(0, 2), (6, 8)]
    assert where.spans(3, 7) == (Span(0, 14, 23), Span(1, 0, 7), Span(2, 0, 3))
    assert where.said(3, 7) == "not inves-\ntigated. …\nthe"
    assert [where.place(at).page for at in (4, 5, 6)] == [1, 2, 3]
    assert list(where.all_of("the")) == [0, 6]


def test_only_whole_words_are_found() -> None:
    where = of_pages("8,335 statements, 12 335 copies")
    assert not found(where, "statement")
    assert not found(where, "tatements")
    assert not found(where, "335 statements")
    assert not found(where, "12335")
    assert where.has("12 335")
    assert not where.has("")


def test_a_part_is_searched_alone() -> None:
    where = of_pages("no, no, no")
    assert list(where.find("no", 1, 1)) == [(1, 2)]
    assert list(where.find("no", 3)) == []


WORDS = st.sampled_from("the State no ¹ 8,335 a-b él … \u00ad ﬁn".split())


@given(st.lists(st.lists(WORDS, max_size=6).map(" ".join).filter(bool), max_size=6))
def test_blocks_make_no_difference(texts: list[str]) -> None:
    many, one = of_pages(*texts), of_blocks(" ".join(texts)) if texts else of_blocks()
    assert (many.letters, many.starts) == (one.letters, one.starts)
    assert [many.key(at) for at in range(len(many))] == keys_of(" ".join(texts))
    assert keys_of(many.said(0, len(many))) == keys_of(" ".join(texts))
    assert [many.word(at) for at in range(len(many))] == [
        w for text in texts for w in words_of(text)
    ]
    for key in {"zz", *keys_of(" ".join(texts))}:
        places = list(many.all_of(key))
        assert places == [first for first, past in many.find(key) if past == first + 1]
