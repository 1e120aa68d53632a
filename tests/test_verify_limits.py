"""Words around a quotation that take it back or limit it, in English and in Spanish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.searchables import of_blocks, of_pages

from memocli.verify.limits import Side, limits_of
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import find_quoted
from memocli.verify.searchable import Searchable


def limits(where: Searchable | str, quotation: str) -> list[tuple[str, str]]:
    """Such words, and where they stand; those that only limit in round brackets."""
    copy = of_blocks(where) if isinstance(where, str) else where
    quoted = read_quoted(quotation)
    (hit,) = find_quoted(copy, quoted)
    return [
        (each.words if each.negates else f"({each.words})", each.side.value)
        for each in limits_of(copy, hit, quoted)
    ]


@pytest.mark.parametrize(
    ("text", "quotation", "expected"),
    [
        ("The army denied that it killed him.", "it killed him", [("denied", "before")]),
        ("It was not true that they died.", "they died", [("not", "before")]),
        (
            "They were shot, according to the army.",
            "They were shot",
            [("(according to)", "behind")],
        ),
        ("They were shot by alleged police.", "by alleged police", []),
        ("It isn’t known who shot them.", "who shot them", [("isn’t", "before")]),
        (
            "He would be free unless tried.",
            "be free",
            [("(would)", "before"), ("(unless)", "behind")],
        ),
        ("It was al-\nlegedly he who shot them.", "shot them", [("(allegedly)", "before")]),
        ("They died, it al-\nl is un-\nconfirmed.", "They died", [("(unconfirmed)", "behind")]),
        ("They died, it all is still unconfirmed.", "They died", []),
        ("It asks, without delay, that they leave.", "they leave", []),
        ("It asks, without reason, that they leave.", "they leave", [("without", "before")]),
        ("No doubt that they left.", "they left", []),
        ("No more than 12 men left.", "12 men left", [("(No more than)", "before")]),
        ("No more than 12 men left.", "men left", []),
        ("The police may have shot them.", "shot them", [("(may have)", "before")]),
        ("In May they shot them.", "they shot them", []),
        ("It is wrong to say that they died.", "they died", [("wrong to", "before")]),
        ("It is said to be so.", "be so", [("(said to)", "before")]),
        ("It was not so. They died. Never again.", "They died", []),
        ("He did not ask; they died; not all.", "they died", []),
        ("Mr. No. 5 and Gen. Smith say they died.", "they died", []),
        ("He never told Gen. Smith of it.", "Smith of it", [("never", "before")]),
        ("He said no. They died.", "They died", []),
        ("There is no. 5 here, they died.", "they died", []),
        ("Not one of the eight brave men who had died.", "who had died", []),
    ],
)
def test_in_english(text: str, quotation: str, expected: list[tuple[str, str]]) -> None:
    assert limits(text, quotation) == expected


@pytest.mark.parametrize(
    ("text", "quotation", "expected"),
    [
        ("Los presuntos culpables huyeron.", "culpables huyeron", [("(presuntos)", "before")]),
        ("Hubo tortura, según la CNDH.", "Hubo tortura", [("(según)", "behind")]),
        ("Hubo tortura, segun la CNDH.", "Hubo tortura", [("(segun)", "behind")]),
        ("No se ha probado que hubo tortura.", "hubo tortura", [("No", "before")]),
        ("Sí, hubo tortura.", "hubo tortura", []),
        (
            "Si hubo tortura, nadie lo vio.",
            "hubo tortura",
            [("(Si)", "before"), ("nadie", "behind")],
        ),
        ("De ser cierto, hubo tortura.", "hubo tortura", [("(De ser)", "before")]),
        ("La PGR negó que el Sr. Peña lo supiera.", "Peña lo supiera", [("negó", "before")]),
        ("Sin embargo, hubo tortura.", "hubo tortura", []),
        ("No obstante, hubo tortura.", "hubo tortura", []),
        ("No solo hubo tortura.", "hubo tortura", []),
        ("Sin prueba, hubo tortura.", "hubo tortura", [("Sin", "before")]),
        ("Fue falso que hubo tortura.", "hubo tortura", [("falso", "before")]),
        ("El juez pudo haber ordenado la tortura.", "la tortura", [("(pudo haber)", "before")]),
        ("El art. 5 dice que hubo tortura.", "hubo tortura", []),
    ],
)
def test_in_spanish(text: str, quotation: str, expected: list[tuple[str, str]]) -> None:
    assert limits(text, quotation) == expected


@pytest.mark.parametrize(
    ("text", "quotation", "expected"),
    [
        ("It did not try him.", "It did … try him", [("not", "left-out")]),
        ("It tried, but never jailed him.", "It tried … him", [("never", "left-out")]),
        ("It paid all. It never lied. It left.", "It paid … It left", []),
        ("It paid. That was never so. It left.", "It paid … It left", [("never", "left-out")]),
        ("It paid. However, few saw it. It left.", "It paid … It left", [("However", "left-out")]),
        ("Pagó. Sin embargo, se fue. Huyó.", "Pagó … Huyó", [("Sin embargo", "left-out")]),
        ("It paid. However, few saw that it left.", "It paid … it left", []),
        ("It paid. It sang. However, few saw it. It left.", "It paid … It left", []),
        ("It paid. That was long ago. It left.", "It paid … It left", []),
        (
            "It paid not all. It lied. He never left.",
            "It paid … left",
            [("not", "left-out"), ("never", "left-out")],
        ),
        (
            "Nobody tried and never jailed him.",
            "tried and [they] jailed him",
            [("Nobody", "before"), ("never", "left-out")],
        ),
        ("It did try him.", "It did [not] try him", [("not", "put-in")]),
        ("It did not try him.", "It did [not] try him", []),
        ("They can try him.", "They can[not] try", [("not", "put-in")]),
    ],
)
def test_in_what_is_left_out_or_put_in(
    text: str, quotation: str, expected: list[tuple[str, str]]
) -> None:
    assert limits(text, quotation) == expected


@pytest.mark.parametrize(
    ("text", "quotation", "expected"),
    [
        ("At least 35 men were taken.", "35 men were taken", [("(At least)", "before")]),
        ("Al menos 35 hombres.", "35 hombres", [("(Al menos)", "before")]),
        ("It flooded up to 40 cells.", "40 cells", [("(up to)", "before")]),
        ("Hubo hasta 25 vehículos.", "25 vehículos", [("(hasta)", "before")]),
        ("Hubo has-\nta 25 vehículos.", "25 vehículos", [("(hasta)", "before")]),
        ("Duró hasta 2017 y más.", "2017 y más", []),
        ("Duró hasta 25 de mayo.", "25 de mayo", []),
        ("He asked about 43 students.", "43 students", []),
        ("There were about 40 students.", "40 students", [("(about)", "before")]),
        ("At least the 35 men were taken.", "35 men were taken", []),
        ("At least 35 men were taken.", "men were taken", []),
        ("They took 35 or more.", "They took 35", [("(or more)", "behind")]),
        ("Fueron 35 o más.", "Fueron 35", [("(o más)", "behind")]),
    ],
)
def test_a_number_without_its_bound(
    text: str, quotation: str, expected: list[tuple[str, str]]
) -> None:
    assert limits(text, quotation) == expected


def test_a_question_without_its_mark_is_limited() -> None:
    assert limits("Did soldiers kill them? Perhaps.", "soldiers kill them") == [("(?)", "behind")]
    assert limits("Did soldiers kill them? Perhaps.", "soldiers kill them?") == []
    assert limits("Soldiers kill them. Who?", "Soldiers kill them") == []


def test_a_sentence_goes_on_over_a_page_but_not_out_of_a_heading() -> None:
    assert limits(of_pages("They did not", "leave"), "leave") == [("not", "before")]
    assert limits(of_pages(["What they did not", "Leave"]), "Leave") == []
    assert limits(of_pages(["What they did not", "leave"]), "leave") == [("not", "before")]


WORDS = st.sampled_from(
    "the State not never según si presunto according to denied . , ; Mr. 5".split()
)


@given(st.lists(WORDS, min_size=3, max_size=20), st.data())
def test_words_of_the_quotation_itself_do_not_count(words: list[str], data: st.DataObject) -> None:
    where = of_blocks(" ".join(words))
    first = data.draw(st.integers(0, len(words) - 1))
    quotation = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    quoted = read_quoted(quotation)
    for hit in find_quoted(where, quoted):
        sides = {each.side for each in limits_of(where, hit, quoted)}
        assert sides <= {Side.BEFORE, Side.BEHIND}
        if hit.first == 0:
            assert Side.BEFORE not in sides
        if hit.past == len(where):
            assert Side.BEHIND not in sides
