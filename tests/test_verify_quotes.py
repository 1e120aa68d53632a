"""Quotations in kept copies: what is found, where, how alike; and what is never taken for the same."""

from __future__ import annotations

import unicodedata
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.searchables import of_blocks, of_pages

from memocli.verify.alike import Level, level_of
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import Hit, find_quoted
from memocli.verify.searchable import Searchable

REPORT: Final = (
    "The inves-\ntigation found that Impunity, in “Mexico”, is not the norm12 and that 8,335 persons disappeared. "
    "González Pérez, the sub-\nsecretary, said: “No, we did nothing.” The COMISION NACIONAL agreed."
)
INFORME: Final = (
    "Según la Fiscalía, 43 estudiantes desaparecieron el 26 de septiembre de 2014. No se ha investigado a los "
    "militares; la impunidad continúa. El 96,8 % de los delitos —según el INEGI— no se denunció."
)


def hits(where: Searchable, quotation: str) -> tuple[Hit, ...]:
    return find_quoted(where, read_quoted(quotation))


def found(where: Searchable, quotation: str) -> list[tuple[str, Level]]:
    """What stands there, and how alike it is."""
    return [(where.said(hit.first, hit.past), hit.level) for hit in hits(where, quotation)]


# ── levels ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("quotation", "level"),
    [
        ("“is not the norm”", Level.EXACT),
        ("8,335 persons disappeared", Level.EXACT),
        ("8,335 persons disappeared,", Level.EXACT),
        ("investigation found", Level.TYPOGRAPHY),
        ("Impunity, in ‘Mexico’, is not", Level.TYPOGRAPHY),
        ("Impunity, in *“Mexico”*, is not", Level.TYPOGRAPHY),
        ("the norm and that 8,335", Level.TYPOGRAPHY),
        ("impunity in Mexico is not", Level.WORDS),
        ("the subsecretary", Level.TYPOGRAPHY),
        ("the sub-secretary", Level.TYPOGRAPHY),
        ("the Comisión Nacional agreed", Level.WORDS),
        ("NO, WE DID NOTHING", Level.WORDS),
    ],
)
def test_what_is_found_in_english(quotation: str, level: Level) -> None:
    assert [each for _, each in found(of_blocks(REPORT), quotation)] == [level]


@pytest.mark.parametrize(
    ("quotation", "level"),
    [
        ("43 estudiantes desaparecieron el 26 de septiembre de 2014", Level.EXACT),
        ("la impunidad continu\u0301a", Level.TYPOGRAPHY),
        ("la impunidad continua", Level.WORDS),
        ("El 96,8% de los delitos – según el INEGI – no se denunció", Level.TYPOGRAPHY),
        ("el 96,8% de los delitos, según el INEGI, no se denuncio", Level.WORDS),
        ("«No se ha investigado a los militares.»", Level.EXACT),
    ],
)
def test_what_is_found_in_spanish(quotation: str, level: Level) -> None:
    assert [each for _, each in found(of_blocks(INFORME), quotation)] == [level]


@pytest.mark.parametrize(
    "quotation",
    [
        "8,336 persons disappeared",
        "8.335 persons disappeared",
        "335 persons disappeared",
        "is the norm",
        "in Mexico is not a norm",
        "Gonzalez Pérez",
        "González Peréz",
        "Gonzales Pérez",
        "No we did nothing",
        "the sub secretaries",
        "found Impunity that",
        "estigation found",
        "the vestigation",
        "",
        "“ … ”",
        "[sic]",
    ],
)
def test_what_is_not_found_in_english(quotation: str) -> None:
    assert found(of_blocks(REPORT), quotation) == []


@pytest.mark.parametrize(
    "quotation",
    [
        "44 estudiantes desaparecieron",
        "el 26 de octubre de 2014",
        "se ha investigado a los soldados",
        "no se ha investigado a los civiles",
        "El 9,68 % de los delitos",
        "El 96,8 de los delitos",
        "la Fiscalia",
    ],
)
def test_what_is_not_found_in_spanish(quotation: str) -> None:
    assert found(of_blocks(INFORME), quotation) == []


@pytest.mark.parametrize(
    ("quoted", "said", "level"),
    [
        ("2006-2018", "2006–2018", Level.TYPOGRAPHY),
        ("2006–2018", "2006-\n2018", Level.TYPOGRAPHY),
        ("10–15", "10, 15", None),
        ("10-15", "10 15", None),
        ("of -5", "of 5", None),
        ("rate of .12", "rate of 12", None),
        ("No, it did", "No it did", None),
        ("not “guilty” as", "not ‘guilty’ as", Level.TYPOGRAPHY),
        ("did [not] act", "did not act", Level.WORDS),
        ("[N]o “guilty” man", "no “guilty” man", Level.WORDS),
        ("nobody came", "no-\nbody came", Level.TYPOGRAPHY),
        ("therapist", "the rapist", None),
        ("wellknown", "well-\nknown", Level.TYPOGRAPHY),
        ("well known", "well-known", Level.TYPOGRAPHY),
        ("EEUU", "EE.UU.", Level.WORDS),
        ("Gonza-\nlez", "Gonzá-\nlez", None),
        ("Gon-\nzalez", "Gon-\nzález", None),
        ("PEÑA", "PENA", None),
        ("Núñez", "NUÑEZ", Level.WORDS),
        ("publicó", "publico", Level.WORDS),
        ("final office", "ﬁnal oﬃce", Level.TYPOGRAPHY),
    ],
)
def test_how_alike_two_texts_are(quoted: str, said: str, level: Level | None) -> None:
    assert level_of(quoted, said) is level
    if "[" not in quoted:
        assert level_of(said, quoted) is level


# ── marks of those who quote ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("quotation", "left_out"),
    [
        ("[i]mpunity, in “Mexico”", []),
        (r"\[i\]mpunity, in “Mexico”", []),
        ("[I]nvestigation found", []),
        ("The investigation … is not the norm", ["found that Impunity, in “Mexico"]),
        ("found [...] Impunity (…) not the norm.", ["that", "in “Mexico”, is"]),
        ("… Impunity . . . is not …", ["in “Mexico"]),
        ("found that [lawlessness], in “Mexico”", ["Impunity"]),
        ("[The experts] found that [clear] Impunity", []),
        ("8,335 persons [sic] disappeared", []),
        ("8,335 person[s] disappear[ing]. González", []),
        ("disappear[ances]", []),
        ("8,335 [@report, p. 4] persons", []),
        ("found that [Impunity](https://example.org/a_b), in", []),
    ],
)
def test_edits_are_honoured(quotation: str, left_out: list[str]) -> None:
    where = of_blocks(REPORT)
    (hit,) = hits(where, quotation)
    assert [where.said(*run) for run in hit.left_out] == left_out


@pytest.mark.parametrize(
    "quotation",
    [
        "is not the norm … Impunity",
        "[a]mpunity, in “Mexico”",
        "[un]investigation found",
        "found [sic] Impunity",
        "dis[ances]",
        "8,33[6] persons",
        "[8],335 persons",
        "The [long] found that in “Mexico”",
    ],
)
def test_edits_do_not_make_other_words(quotation: str) -> None:
    assert hits(of_blocks(REPORT), quotation) == ()


def test_what_the_source_has_itself_is_no_edit() -> None:
    where = of_blocks("It “[was] never … [sic] done”, they kill[ed].")
    for quotation in ("[was] never … [sic] done", "was never … [sic] done", "kill[ed]"):
        (hit,) = hits(where, quotation)
        assert not hit.edited
        assert hit.left_out == ()


def test_pieces_are_near_each_other() -> None:
    filler = "word " * 150
    assert hits(of_blocks(f"begin {filler}end"), "begin … end")
    assert not hits(of_blocks(f"begin {filler} word end"), "begin … end")
    assert hits(of_blocks("begin a b c d e f g h end"), "begin [in short] end")
    assert not hits(of_blocks("begin a b c d e f g h i end"), "begin [in short] end")


def test_the_nearest_pieces_that_fit_are_taken() -> None:
    where = of_blocks(
        "The State said. The State paid. The State said it had paid. Nobody said so. It paid."
    )
    (hit,) = hits(where, "State … had … said")
    assert where.said(hit.first, hit.past) == "State said it had paid. Nobody said"
    # The nearest `a` leads nowhere.
    assert hits(of_blocks("x a c c c c c c c c c a b"), "x … a b")
    assert hits(of_blocks("long a b a c"), "long [z] a [z] c")


def test_all_places_are_told_in_order() -> None:
    where = of_pages("It failed.", "Nobody. IT FAILED. It", "failed")
    assert [
        (hit.level, [place.page for place in hit.places]) for hit in hits(where, "It failed")
    ] == [
        (Level.EXACT, [1]),
        (Level.WORDS, [2]),
        (Level.EXACT, [2, 3]),
    ]


# ── what printers put between words ──────────────────────────────────────────────────────────────

ON_PAGES: Final = of_pages(
    ["The army", "It was known that the State", "3 See A, p. 4.", "1"],
    ["Annual Report", "has failed[12] to inves-", "4 Ibid.", "Report 2"],
    ["tigate, said all.34 They", "12", "were silent.", "Report 3"],
    ["Chapter two", "Not so. He was not there.", "Report 4"],
    ["Report 2018", "The end."],
)


@pytest.mark.parametrize(
    ("quotation", "pages"),
    [
        ("known that the State has failed to", [1, 2]),
        ("has failed to investigate, said all", [2, 3]),
        ("to investigate, said all. They", [2, 3]),
        ("the State has failed to investigate", [1, 2, 3]),
        ("were silent. Chapter two", [3, 4]),
        ("not there. The end", [4, 5]),
        ("State … failed to investigate", [1, 2, 3]),
        ("[t]he State [it] has failed to act[ion]", None),
        ("was known has failed", None),
        ("were silent. Not so", None),
        ("He was not there. end", None),
        ("the State has fail to", None),
        ("The army has failed", None),
        ("said all. They Chapter two", None),
    ],
)
def test_readers_pass_over_notes_and_ends_of_pages(quotation: str, pages: list[int] | None) -> None:
    found_on = [[place.page for place in hit.places] for hit in hits(ON_PAGES, quotation)]
    assert found_on == ([] if pages is None else [pages])


def test_numbers_of_names_and_places_are_no_notes() -> None:
    where = of_blocks("Resolution A12 says in para.12 that v3 of Room5 and 2018 cases.3 See")
    assert not hits(where, "Resolution says")
    assert not hits(where, "in para. that")
    assert not hits(where, "Room and")
    assert not hits(where, "v of")
    assert not hits(where, "and cases")
    assert hits(where, "2018 cases. See")


# ── general truths ───────────────────────────────────────────────────────────────────────────────

TERMS: Final = st.sampled_from(
    "the State Estado acción no not 8,335 43 2018 96.8% Peña “guilty” sub-secretary killed, said. fi office él".split()
)
BLOCKS: Final = st.lists(
    st.lists(TERMS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5
)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[list[str], list[str], int]:
    """Blocks, some terms of theirs that follow each other, and which of all terms is the first."""
    blocks = draw(BLOCKS)
    terms = " ".join(blocks).split()
    first = draw(st.integers(0, len(terms) - 1))
    return blocks, terms[first : draw(st.integers(first + 1, len(terms)))], first


def positions(where: Searchable, terms: list[str], first: int, count: int) -> tuple[int, int]:
    """The words of the copy that some of its terms are."""
    before = len(of_blocks(" ".join(terms[:first]))) if first else 0
    return before, before + len(of_blocks(" ".join(terms[first : first + count])))


@given(stretches())
def test_any_stretch_is_found_where_it_stands(drawn: tuple[list[str], list[str], int]) -> None:
    blocks, stretch, first = drawn
    where = of_pages(*blocks)
    run = positions(where, " ".join(blocks).split(), first, len(stretch))
    all_hits = hits(where, " ".join(stretch))
    # Of places that overlap ("the the the") only one is told.
    assert any(hit.first < run[1] and run[0] < hit.past for hit in all_hits)
    for hit in all_hits:
        assert hit.level is Level.EXACT
        assert where.keys(hit.first, hit.past) == where.keys(*run)
        assert [place.page - 1 for place in hit.places] == sorted(
            {span.block for span in hit.spans}
        )


CHANGES: Final = st.sampled_from(
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("fi", "ﬁ"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("“", "«").replace("”", "»"),
        lambda text: text.replace("“", '"').replace("”", "'"),
        lambda text: text.replace("-", "\u2011"),
        lambda text: text.replace("killed", "kil-\nled").replace("State", "Sta\u00ad\nte"),
        lambda text: text.replace("said", "s\u00adaid"),
    ]
)


@given(stretches(), st.lists(CHANGES, max_size=4))
def test_typography_makes_no_difference(
    drawn: tuple[list[str], list[str], int], changes: list[object]
) -> None:
    blocks, stretch, _ = drawn
    changed = " ".join(blocks)
    for change in changes:
        changed = change(changed)  # type: ignore[operator]
    assert {hit.level for hit in hits(of_blocks(changed), " ".join(stretch))} <= {
        Level.EXACT,
        Level.TYPOGRAPHY,
    }
    assert hits(of_blocks(changed), " ".join(stretch))
    assert len(hits(of_blocks(changed), " ".join(stretch))) == len(
        hits(of_pages(*blocks), " ".join(stretch))
    )


@given(stretches(), st.data())
def test_one_changed_digit_is_never_found(
    drawn: tuple[list[str], list[str], int], data: st.DataObject
) -> None:
    blocks, stretch, _ = drawn
    text = " ".join(stretch)
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]
    assume(digits)
    at = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from(sorted(set("012345679") - set(text[at]))))
    changed = text[:at] + other + text[at + 1 :]
    assume(changed not in " ".join(blocks))
    assert hits(of_pages(*blocks), changed) == ()


@given(stretches(), st.data())
def test_edits_keep_it_found(drawn: tuple[list[str], list[str], int], data: st.DataObject) -> None:
    blocks, stretch, _ = drawn
    terms = list(stretch)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(terms) - 1))
        match data.draw(st.integers(0, 3)):
            case 0 if at:
                terms[at] = "…"
            case 1:
                terms.insert(at, "[sic]")
            case 2:
                terms.insert(at, "[que ellos]")
            case _ if terms[at].isalpha():
                terms[at] = f"[{terms[at][0].swapcase()}]{terms[at][1:]}"
            case _:
                pass
    assume(any(term[:1] not in "[…" for term in terms))
    assert hits(of_pages(*blocks), " ".join(terms))


@given(BLOCKS, st.lists(TERMS, min_size=1, max_size=5).map(" ".join))
def test_the_division_into_blocks_makes_no_difference(blocks: list[str], quotation: str) -> None:
    many, one = of_blocks(*blocks), of_blocks("\n".join(blocks))
    assert [(hit.first, hit.past, hit.level) for hit in hits(many, quotation)] == [
        (hit.first, hit.past, hit.level) for hit in hits(one, quotation)
    ]


@given(
    st.lists(st.text(min_size=1), max_size=4),
    st.text() | st.text("[]….( )\\*ab1-\n@¹\u00ad\u0301"),
)
def test_no_text_is_too_strange(texts: list[str], quotation: str) -> None:
    for where in (of_blocks(*texts), of_pages(*texts, quotation or "a")):
        for hit in hits(where, quotation):
            assert 0 <= hit.first < hit.past <= len(where)
