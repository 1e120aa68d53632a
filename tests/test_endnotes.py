"""Endnotes: what the house style makes of sources, beside what pandoc makes of the same with its twin in CSL."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from citeproc import SCHEMA_PATH
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from tests.support.examples import examples
from tests.support.golden import assert_kept
from tests.support.pandoc_notes import ours, pandoc_notes
from tests.support.places import ROOT, TESTS
from tests.support.records import date, read_sources, samples

from memocli.characters import UNPRINTABLE, spelt
from memocli.document import CrossReference, Emphasis, Foreign, Inline, Link, Strong, Text, plain
from memocli.endnotes import CslItem, format_notes, house, law_name
from memocli.prose import CitedSource, find_citations

STYLE_FILE: Final = ROOT / "templates" / "endnotes.csl"
STYLE: Final = STYLE_FILE.read_bytes()

# Where our note is not pandoc's: the fields that ours leaves out, and why that is right. Everything else is equal.
LEFT_OUT: Final = {
    "accion-inconstitucionalidad-6-2018": (("number",), "the title says the number"),
    "amparo-203-2017-ayotzinapa": (("number",), "the title says the number"),
    "amparo-545-2017-tlatlaya": (("number",), "the title says the number"),
    "cndh-recommendation-33-2017": (("number",), "the title says the number"),
    "cndh-recommendation-87-2011": (("number",), "the title says the number"),
    "consejo-ciudadano-recomendacion-1-2018": (("number",), "the title says the number"),
    "own-press": (("publisher",), "the journal is named like its publisher"),
    "signed-own-press": (("publisher",), "the journal is named like its publisher"),
    "author-is-site": (("container-title",), "the author is named like the site"),
    "same-address": (("DOI",), "the address is that of the DOI"),
}
SHORTENED: Final = {
    "scjn-tesis-101-2017": (
        "number",
        "registro 2015603",
        "the title says the first half of the number",
    ),
    "two-numbers": ("number", "CNDH/1/2017/33/VG", "the title says the first of the numbers"),
}
# Where the same fields give another note (pandoc's, ours).
PUNCTUATED: Final = {
    # A comma goes inside all quotation marks in American English, not between two of them.
    "quotes-last": ("‘abatir’,”", "‘abatir,’”"),
    # Pandoc keeps the two hyphens of a range.
    "signed-own-press": ("108--119", "108–119"),
}


ITEMS: Final = read_sources() | samples()


# ── the two engines ──────────────────────────────────────────────────────────────────────────────


def for_pandoc(item: dict[str, Any]) -> dict[str, Any]:
    """The item as pandoc must get it to write our note: changed only as the tables above say."""
    fields, _ = LEFT_OUT.get(item["id"], ((), ""))
    item = {key: value for key, value in item.items() if key not in fields}
    if item["id"] in SHORTENED:
        field, value, _ = SHORTENED[item["id"]]
        item[field] = value
    return item


def full_note(
    key: str, items: Mapping[str, CslItem], style: bytes, language: str
) -> tuple[Inline, ...]:
    """The note of one source, as where it is cited for the first time."""
    return format_notes([[CitedSource(key)]], items, style, language)[0]


def alone(item: dict[str, Any], language: str = "en") -> str:
    return ours(full_note("x", {"x": item}, STYLE, language))


def sequence(
    citations: Sequence[Sequence[CitedSource]],
    items: dict[str, dict[str, Any]],
    language: str = "en",
) -> list[str]:
    return [ours(note) for note in format_notes(citations, items, STYLE, language)]


# ── against pandoc ───────────────────────────────────────────────────────────────────────────────


def test_every_full_note_is_pandocs(tmp_path: Path) -> None:
    expected = pandoc_notes(
        tmp_path, STYLE_FILE, [f"[@{key}]" for key in ITEMS], map(for_pandoc, ITEMS.values())
    )
    notes = {key: ours(full_note(key, ITEMS, STYLE, "en")) for key in ITEMS}
    pandoc = dict(zip(ITEMS, expected, strict=True))
    for key, (theirs, our) in PUNCTUATED.items():
        assert theirs in pandoc[key]
        pandoc[key] = pandoc[key].replace(theirs, our)
    assert notes == pandoc


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_of_every_kind_of_note(language: str, update: bool) -> None:
    """Pandoc reads the same style: a change of the style itself shows only here."""
    notes = [f"{key}\n    {alone(item, language)}\n" for key, item in samples().items()]
    assert_kept("\n".join(notes), TESTS / "golden" / f"notes.{language}.txt", update=update)


def test_every_listed_difference_is_one(tmp_path: Path) -> None:
    """A source that has become equal leaves the tables."""
    listed = [ITEMS[key] for key in (*LEFT_OUT, *SHORTENED)]
    as_is = pandoc_notes(tmp_path, STYLE_FILE, [f"[@{item['id']}]" for item in listed], listed)
    for item, note in zip(listed, as_is, strict=True):
        assert alone(item) != note


def test_full_notes_in_spanish_are_pandocs(tmp_path: Path) -> None:
    # Left out: quotation marks and page ranges, where pandoc rewrites what the author typed (“a” as «a», 4–9 as 4-9).
    items = {
        key: item
        for key, item in ITEMS.items()
        if not re.search('[“"]', str(item.get("title"))) and "-" not in str(item.get("page"))
    }
    expected = pandoc_notes(
        tmp_path, STYLE_FILE, [f"[@{key}]" for key in items], map(for_pandoc, items.values()), "es"
    )
    notes = {key: ours(full_note(key, items, STYLE, "es")) for key in items}
    assert notes == dict(zip(items, expected, strict=True))


R, N, Q = "report", "news", "question"
SEQUENCE_ITEMS: Final[dict[str, dict[str, Any]]] = {
    R: {"id": R, "type": "report", "title": "Doble injusticia: Informe sobre el caso", "title-short": "Doble injusticia", "publisher": "ONU-DH", "issued": date((2018, 3, 15)), "language": "es"},
    N: {"id": N, "type": "article-newspaper", "title": "Omisión de PGR", "container-title": "El Heraldo", "issued": date((2017, 8, 16)), "language": "es"},
    Q: {"id": Q, "type": "book", "title": "Searching", "author": [{"family": "Robledo", "given": "Ana"}], "publisher": "Era", "issued": date((2017,))},
}  # fmt: skip
P, PARA, ART = "page", "paragraph", "article-locator"
SEQUENCE: Final[list[tuple[str, list[CitedSource]]]] = [
    ("[@report]", [CitedSource(R)]),
    ("[@report]", [CitedSource(R)]),
    ("[@report, p. 4]", [CitedSource(R, label=P, locator="4")]),
    ("[@report, p. 4]", [CitedSource(R, label=P, locator="4")]),
    ("[@report, pp. 4-6]", [CitedSource(R, label=P, locator="4-6")]),
    ("[@report]", [CitedSource(R)]),
    ("[@news; @report, para. 12]", [CitedSource(N), CitedSource(R, label=PARA, locator="12")]),
    ("[@report]", [CitedSource(R)]),
    ("[see @report, p. 3]", [CitedSource(R, prefix="see", label=P, locator="3")]),
    ("[@question, p. 7]", [CitedSource(Q, label=P, locator="7")]),
    ("[@news]", [CitedSource(N)]),
    ("[@question, emphasis added]", [CitedSource(Q, suffix="emphasis added")]),
    ("[see also @news; @report, paras. 3, 5; @question]", [CitedSource(N, prefix="see also"), CitedSource(R, label=PARA, locator="3, 5"), CitedSource(Q)]),
    ("[@question]", [CitedSource(Q)]),
    ("[@question, sec. iv-vi]", [CitedSource(Q, label="section", locator="iv-vi")]),
    ("[@question, p. 12, emphasis added]", [CitedSource(Q, label=P, locator="12", suffix="emphasis added")]),
    ("[@question, para. 12(3)]", [CitedSource(Q, label=PARA, locator="12(3)")]),
    ("[@report, p. 2; @report, p. 5]", [CitedSource(R, label=P, locator="2"), CitedSource(R, label=P, locator="5")]),
]  # fmt: skip


def test_repeated_sources_are_pandocs(tmp_path: Path) -> None:
    expected = pandoc_notes(
        tmp_path, STYLE_FILE, [text for text, _ in SEQUENCE], SEQUENCE_ITEMS.values()
    )
    assert sequence([cited for _, cited in SEQUENCE], SEQUENCE_ITEMS) == expected


# What authors type, and how it is printed in English and in Spanish; one text where both are the same.
LOCATORS: Final[dict[str, tuple[str, ...]]] = {
    "art. 8(2)(b)": ("art. 8(2)(b)",),
    "sec. 7045(a)(2)": ("sec. 7045(a)(2)",),
    "sec. 7045 (a) (2)": ("sec. 7045 (a) (2)",),
    "§ 12": ("sec. 12",),
    "§§ 12-14": ("secs. 12–14",),
    "pp. 8 to 10": ("pp. 8 to 10",),
    "págs. 8 a 10": ("pp. 8 a 10",),
    "pp. 8—10": ("pp. 8–10",),
    "pp. 8--10": ("pp. 8–10",),
    "pp. S213-S235": ("pp. S213–S235",),
    "p. 108--119": ("pp. 108–119",),
    "p. S213": ("p. S213",),
    "app. 2": ("app. 2", "anexo 2"),
    "nn. 3-5": ("nn. 3–5", "notas 3–5"),
    "cuadro 4": ("tbl. 4", "cuadro 4"),
    "pp. 4 ff.": ("pp. 4 ff",),
    "p. 8": ("p. 8",),
    "paras. 3, 7–9": ("paras. 3, 7–9", "párrs. 3, 7–9"),
    "párr. 7": ("para. 7", "párr. 7"),
    "para. 12(3)-(5)": ("para. 12(3)–(5)", "párr. 12(3)–(5)"),
    "arts. 8 and 25": ("arts. 8 and 25",),
    "arts. 8 y 25": ("arts. 8 y 25",),
    "art. 8(2)(b) and (c)": ("art. 8(2)(b) and (c)",),
    "art. 8(2) and 25": ("arts. 8(2) and 25",),
    "art. 215-C": ("art. 215-C",),
    "art. 19-c": ("art. 19-c",),
    "art. 16 bis": ("art. 16 bis",),
    "arts. 16 bis y 17": ("arts. 16 bis y 17",),
    "arts. 1o y 2o": ("arts. 1o y 2o",),
    "arts. 1.º a 3.º": ("arts. 1.º a 3.º",),
    "nn. 3 & 4": ("nn. 3 & 4", "notas 3 & 4"),
    "arts. XII y XIV": ("arts. XII y XIV",),
    "pp. xii-5": ("pp. xii–5",),
    "arts. 215-A to 215-C": ("arts. 215-A to 215-C",),
    "pp. A-12 to A-15": ("pp. A-12 to A-15",),
    "art. 20, apartado C, fracción V": ("art. 20, apartado C, fracción V",),
    "p. 4, note 3": ("p. 4, note 3",),
    "00:13:40": ("00:13:40",),
    "00:13:40-00:14:10": ("00:13:40–00:14:10",),
    "min. 13:40": ("min. 13:40",),
    "p. 4%": ("p. 4%",),
    "p. 4, on the wells": ("p. 4, on the wells",),
    "p. 4 (emphasis added)": ("p. 4 (emphasis added)",),
}
# Where pandoc prints something else: it cuts a place off at a sign that it does not know, and counts less as several.
NOT_PANDOCS: Final = frozenset(
    "pp. S213-S235|p. 108--119|cuadro 4|pp. 8 to 10|págs. 8 a 10|pp. 8—10|pp. 8--10|pp. 4 ff.|para. 12(3)-(5)|párr. 7|arts. 8 y 25|"
    "pp. A-12 to A-15|art. 8(2) and 25|00:13:40|00:13:40-00:14:10|arts. 215-A to 215-C|"
    "art. 19-c|arts. 16 bis y 17|arts. 1o y 2o|arts. 1.º a 3.º|arts. XII y XIV|nn. 3 & 4".split("|")
)


def typed(locator: str, key: str = "k") -> tuple[CitedSource, ...]:
    """A citation as it is read from a text."""
    (citation,), faults = find_citations(f"So it was [@{key}, {locator}].")
    assert faults == ()
    return citation.sources


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("locator", LOCATORS)
def test_a_locator_is_printed_as_lawyers_write_it(locator: str, language: str) -> None:
    items = {"k": {"type": "report", "title": "T"}}
    printed = LOCATORS[locator][-1 if language == "es" else 0]
    assert sequence([typed(locator)], items, language) == [f"_T_, {printed}."]
    # In a repeated note too, and behind "Ibid.".
    cited = [(CitedSource("k"),), typed(locator), (CitedSource("k"),), (), typed(locator)]
    _, again, _, _, later = sequence(cited, items, language)
    assert again.endswith(f", {printed}.")
    assert later.endswith(f", {printed}.")


def test_locators_are_pandocs(tmp_path: Path) -> None:
    shared = [locator for locator in LOCATORS if locator not in NOT_PANDOCS]
    items = [{"id": f"k{number}", "type": "report", "title": "T"} for number in range(len(shared))]
    asked = [f"[@k{number}, {locator}]" for number, locator in enumerate(shared)]
    expected = pandoc_notes(tmp_path, STYLE_FILE, asked, items)
    cited = [typed(locator, f"k{number}") for number, locator in enumerate(shared)]
    assert sequence(cited, {item["id"]: item for item in items}) == expected


# ── what the notes promise, word by word ─────────────────────────────────────────────────────────


def test_repeated_sources_in_short_form() -> None:
    item = {
        "type": "report",
        "title": "Doble injusticia: Informe sobre el caso",
        "publisher": "Oficina en México del Alto Comisionado (ONU-DH)",
    }
    other = {
        "type": "document",
        "genre": "official figures",
        "publisher": "Sistema Nacional (México)",
    }
    notes = sequence(
        [
            [CitedSource("a")],
            [CitedSource("b")],
            [CitedSource("a", label=PARA, locator="12")],
            [CitedSource("b")],
        ],
        {"a": item, "b": other},
    )
    assert notes == [
        "Oficina en México del Alto Comisionado (ONU-DH), _Doble injusticia: Informe sobre el caso_.",
        "Sistema Nacional (México), official figures.",
        "ONU-DH, _Doble injusticia_, note 1 above, para. 12.",
        "Sistema Nacional (México), official figures, note 2 above.",
    ]


def test_the_number_of_the_first_note_is_that_of_the_citation_order() -> None:
    cited = [
        [CitedSource("a"), CitedSource("b")],
        [CitedSource("c")],
        [CitedSource("b")],
        [CitedSource("c")],
    ]
    items = {key: {"type": "report", "title": f"Title {key}", "publisher": "P"} for key in "abc"}
    assert sequence(cited, items)[2:] == [
        "P, _Title b_, note 1 above.",
        "P, _Title c_, note 2 above.",
    ]


def test_words_in_spanish() -> None:
    items = {
        "a": {
            "type": "report",
            "title": "Informe",
            "publisher": "CNDH",
            "issued": date((2018, 7, 24)),
            "URL": "https://example.org",
            "accessed": date((2018, 7, 1)),
        }
    }
    cited = [
        [CitedSource("a", label=PARA, locator="3-4")],
        [],
        [CitedSource("a", label=P, locator="2")],
        [CitedSource("a", label=P, locator="5")],
    ]
    assert (
        sequence(cited, items, "es")[0]
        == "CNDH, _Informe_, 24 de julio de 2018, párrs. 3–4, <https://example.org>, consultado el 1 de julio de 2018."
    )
    assert sequence(cited, items, "es-MX")[2:] == [
        "CNDH, _Informe_, nota 1 supra, p. 2.",
        "Ibid., p. 5.",
    ]
    single = [[CitedSource("a")], [], [CitedSource("a", label=PARA, locator="2")]]
    assert sequence(single, items, "es")[2] == "CNDH, _Informe_, nota 1 supra, párr. 2."
    assert sequence(cited, items, "nah")[2] == "CNDH, _Informe_, note 1 above, p. 2."


def test_ids_that_differ_in_case_stay_two_sources() -> None:
    items = {key: {"type": "report", "title": f"Title of {key}"} for key in ("abc", "ABC")}
    assert sequence([[CitedSource("abc")], [CitedSource("ABC")]], items) == [
        "_Title of abc_.",
        "_Title of ABC_.",
    ]


@pytest.mark.parametrize("language", ["en", "es", "en-US"])
def test_no_case_is_changed(language: str) -> None:
    title = "the iPhone of a PGR agent: una Historia de UN caso"
    for kind in ("report", "webpage", "book", "legal_case", "article-journal"):
        assert title in alone(
            {"type": kind, "title": title, "author": [{"literal": "de la Cruz"}], "language": "en"},
            language,
        )


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("Where are they?", "“Where are they?” _La Jornada_, p. 2."),
        ("Ni uno más!", "“Ni uno más!” _La Jornada_, p. 2."),
        ("A full stop.", "“A full stop,” _La Jornada_, p. 2."),
        ("Informe 5.", "“Informe 5,” _La Jornada_, p. 2."),
        ("They still wait…", "“They still wait…,” _La Jornada_, p. 2."),
        ("Aid by the U.S.", "“Aid by the U.S.,” _La Jornada_, p. 2."),
        ("Aid, ", "“Aid,” _La Jornada_, p. 2."),
    ],
)
def test_punctuation_after_a_title(title: str, note: str) -> None:
    item = {
        "type": "article-newspaper",
        "title": title,
        "container-title": "La Jornada",
        "page": "2",
    }
    assert alone(item) == note


@pytest.mark.parametrize(
    ("item", "note"),
    [
        ({"type": "webpage", "title": "Who?"}, "“Who?”"),
        ({"type": "report", "title": "Who?"}, "_Who?_"),
        ({"type": "report", "title": "By the U.S."}, "_By the U.S._"),
        ({"type": "report", "title": "They wait…"}, "_They wait…_"),
        ({"type": "report", "title": "They wait..."}, "_They wait..._"),
        ({"type": "webpage", "title": "They wait…"}, "“They wait…”"),
        (
            {"type": "report", "title": "A", "publisher": "Article 19, A.C."},
            "Article 19, A.C., _A_.",
        ),
        ({"type": "webpage", "title": "A", "URL": "https://e.org/?"}, "“A,” <https://e.org/?>"),
        ({"type": "chapter", "title": "A"}, "“A.”"),
        ({"type": "webpage", "URL": "https://e.org"}, "<https://e.org>."),
    ],
)
def test_a_note_ends_with_one_stop(item: dict[str, Any], note: str) -> None:
    assert alone(item) == note


def test_a_genre_without_an_issuer_begins_the_note_with_a_capital() -> None:
    item = {"type": "document", "genre": "count of commissions", "issued": date((2018,))}
    assert alone(item) == "Count of commissions, 2018."
    assert alone(item | {"publisher": "SEGOB"}) == "SEGOB, count of commissions, 2018."


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        ({"date-parts": [["2018", "3", "2"]]}, ", March 2, 2018"),
        ({"date-parts": [[2018], [2018, 3]]}, ", 2018"),
        ({"date-parts": [[2018, 3], [2018, 3, 5]]}, ", March 2018"),
        ({"date-parts": [[2018, 3, 1], [2018, 3, 1]]}, ", March 1, 2018"),
        ({"date-parts": [[2018, 2, 1], [2018, 3, 1]]}, ", February 1–March 1, 2018"),
        ({"date-parts": [[2018, 13, 1]]}, ", 2018"),
        ({"date-parts": [[2018]], "circa": True}, ", c. 2018"),
        ({"literal": "spring of 2018"}, ", spring of 2018"),
        ({"raw": "no date"}, ", no date"),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [[0]]}, ""),
        ({"date-parts": [[2018], [0]]}, ", 2018"),
        ({"date-parts": [[2018, 3, 1], [2018, 4]]}, ", March 1–April 2018"),
        ({"date-parts": [[2018, 3], [2018, 4, 2]]}, ", March–April 2, 2018"),
        ({"date-parts": [[2018, 1], [2018, 2], [2018, 3]]}, ", January–February 2018"),
        ({"literal": "spring of 2018", "circa": True}, ", c. spring of 2018"),
        ("spring of 2018", ", spring of 2018"),
        (None, ""),
    ],
)
def test_dates_as_authors_write_them(issued: object, printed: str) -> None:
    assert alone({"type": "report", "title": "T", "issued": issued}) == f"_T_{printed}."


@pytest.mark.parametrize(
    ("edition", "english", "spanish"),
    [
        ("1", "1st ed.", "1.ª ed."),
        ("13", "13th ed.", "13.ª ed."),
        ("23", "23rd ed.", "23.ª ed."),
        ("2.ª", "2.ª ed.", "2.ª ed."),
        ("2018", "2018 ed.", "2018 ed."),
        ("rev. ed.", "rev. ed.", "rev. ed."),
    ],
)
def test_editions(edition: str, english: str, spanish: str) -> None:
    item = {"type": "book", "title": "T", "edition": edition}
    assert alone(item) == f"_T_, {english}"
    assert alone(item, "es") == f"_T_, {spanish}"


@pytest.mark.parametrize(
    ("doi", "printed"),
    [
        ("10.1000/1", "10.1000/1"),
        ("https://dx.doi.org/10.1000/1", "10.1000/1"),
        ("https://www.doi.org/10.1000/1", "10.1000/1"),
        ("doi.org/10.1000/1", "10.1000/1"),
        ("doi: 10.1000/1", "10.1000/1"),
        ("DOI 10.1000/1", "10.1000/1"),
    ],
)
def test_a_doi_is_printed_as_one_address(doi: str, printed: str) -> None:
    address = f"<https://doi.org/{printed}>"
    assert alone({"type": "report", "title": "T", "DOI": doi}) == f"_T_, {address}."
    both = {"type": "report", "title": "T", "DOI": doi, "URL": f"https://doi.org/{printed}"}
    assert alone(both) == f"_T_, {address}."


def test_addresses_stand_in_order_and_are_kept_exactly() -> None:
    item = {
        "type": "report",
        "title": "T",
        "URL": "https://e.org/a;",
        "DOI": "10.1/x",
        "custom": {"archive-url": "https://a.org/b c,"},
    }
    assert alone(item) == (
        "_T_, <https://e.org/a;>, <https://doi.org/10.1/x>, archived at <https://a.org/b c,>."
    )
    link = full_note("k", {"k": item}, STYLE, "en")[-2]
    assert link == Link("https://a.org/b%20c,", (Text("https://a.org/b c,"),))


@pytest.mark.parametrize(
    ("typed_words", "note"),
    [
        ("(see @k)", "(see _T_)."),
        ("¿@k?", "¿_T_?"),
        ("see @k", "See _T_."),
        ("@k: a summary", "_T_: a summary."),
        ("@k (emphasis added)", "_T_ (emphasis added)."),
        ("@k — a summary", "_T_ — a summary."),
        ("@k, a summary", "_T_, a summary."),
        ("@k, 'a' summary", "_T_, 'a' summary."),
    ],
)
def test_the_words_around_a_source_join_it(typed_words: str, note: str) -> None:
    (citation,), _ = find_citations(f"So it was [{typed_words}].")
    assert sequence([citation.sources], {"k": {"type": "report", "title": "T"}}) == [note]


def test_the_words_of_sources_alone_begin_no_note() -> None:
    items = {
        "a": {"type": "document", "genre": "official figures"},
        "b": {"type": "report", "title": "T"},
    }
    cited = [[CitedSource("a", prefix="see", suffix="at the end"), CitedSource("b")]]
    cited += [[CitedSource("b", label=P, locator="4")], [CitedSource("b", label=PARA, locator="4")]]
    alone_in_note = house.format_sources(cited, items, "en", (), {"page"})
    assert [list(map(ours, sources)) for sources in alone_in_note] == [
        ["official figures", "_T_"],
        ["_T_, note 1 above, p. 4"],
        ["ibid."],
    ]


def test_a_number_that_is_part_of_another_is_not_said_twice() -> None:
    for title in (
        "Amparo 12/2018-III",
        "Amparo II-12/2018",
        "Amparo 3/12/2018",
        "Amparo 12/2018.4",
    ):
        item = {"type": "legal_case", "title": title, "number": "12/2018"}
        assert alone(item) == f"_{title}_, 12/2018."
    assert alone({"type": "legal_case", "title": "Amparo 12/2018.", "number": "12/2018"}) == (
        "_Amparo 12/2018_."
    )


def test_nothing_is_said_twice() -> None:
    item = {
        "type": "webpage",
        "title": "T",
        "author": [{"literal": "WOLA"}],
        "publisher": "WOLA",
        "container-title": "wola",
    }
    assert alone(item) == "WOLA, “T.”"


def test_a_publisher_that_is_no_printed_author_is_printed() -> None:
    """Of four authors only the first is: the publisher may be one of the others."""
    item = {
        "type": "report",
        "title": "Joint",
        "author": [{"literal": name} for name in ("WOLA", "LAWG", "Fundar", "CADHAC")],
        "publisher": "Fundar",
    }
    assert alone(item) == "WOLA et al., _Joint_, Fundar."
    assert alone(item | {"author": item["author"][1:3]}) == "LAWG and Fundar, _Joint_."


def test_only_titles_with_subtitles_are_shortened() -> None:
    """The words of a headline before its colon say too little."""
    title = "Caso Tlatlaya: omisión de la PGR"
    for kind, again in (("report", "_Caso Tlatlaya_"), ("article-newspaper", f"“{title},”")):
        items = {"k": {"type": kind, "title": title}}
        last = sequence([[CitedSource("k")], [], [CitedSource("k")]], items)[2]
        assert last.startswith(again), kind


def test_a_cited_page_replaces_the_pages_of_an_article() -> None:
    items = {
        "a": {"type": "article-newspaper", "title": "T", "container-title": "C", "page": "2-9"}
    }
    assert sequence([[CitedSource("a")]], items) == ["“T,” _C_, pp. 2–9."]
    assert sequence([[CitedSource("a", label=P, locator="3")]], items) == ["“T,” _C_, p. 3."]


def test_a_document_number_is_no_range() -> None:
    items = {"a": {"type": "report", "title": "T", "number": "A/HRC/34-54"}}
    note = sequence([[CitedSource("a", label=P, locator="A-12")]], items)
    assert note == ["_T_, A/HRC/34-54, p. A-12."]


def test_titles_and_addresses_are_marked() -> None:
    item = {
        "type": "report",
        "title": "Informe",
        "publisher": "CNDH",
        "URL": "https://e.org",
        "DOI": "https://doi.org/10.1/x",
        "language": "es",
    }
    assert full_note("k", {"k": item}, STYLE, "en") == (
        Foreign("es", (Text("CNDH"),)),
        Text(", "),
        Emphasis((Foreign("es", (Text("Informe"),)),)),
        Text(", "),
        Link("https://e.org", (Text("https://e.org"),)),
        Text(", "),
        Link("https://doi.org/10.1/x", (Text("https://doi.org/10.1/x"),)),
        Text("."),
    )
    assert full_note("k", {"k": item}, STYLE, "es-MX")[1] == Emphasis((Text("Informe"),))
    page = {"type": "webpage", "title": "Informe", "container-title": "C", "language": "es"}
    assert full_note("k", {"k": page}, STYLE, "en")[:3] == (
        Text("“"),
        Foreign("es", (Text("Informe"),)),
        Text(",” "),
    )


def test_a_later_note_leads_to_the_earlier_one() -> None:
    cites = [[CitedSource(R)], [CitedSource(R)], [CitedSource(N), CitedSource(N)], [CitedSource(R)]]
    _, again, twice, later = format_notes(cites, SEQUENCE_ITEMS, STYLE, "en")
    assert again == (CrossReference(1, (Text("Ibid."),)),)
    # In the note itself: nowhere to go.
    assert twice[-1] == Text(", August 16, 2017; ibid.")
    number = CrossReference(1, (Text("1"),))
    assert later[-3:] == (Text(", note "), number, Text(" above."))


TRANSLATED: Final = {
    "type": "report",
    "title": "Doble injusticia: Informe",
    "publisher": "ONU-DH",
    "issued": date((2018, 3, 15)),
    "URL": "https://e.org",
    "accessed": date((2018, 7, 1)),
    "language": "es",
    "custom": {
        "translated-title": "Double injustice",
        "archive-url": "https://a.org/https://e.org",
    },
}


def test_a_translated_title_and_an_archived_copy() -> None:
    assert full_note("k", {"k": TRANSLATED}, STYLE, "en") == (
        Foreign("es", (Text("ONU-DH"),)),
        Text(", "),
        Emphasis((Foreign("es", (Text("Doble injusticia: Informe"),)),)),
        Text(" [Double injustice], March 15, 2018, "),
        Link("https://e.org", (Text("https://e.org"),)),
        Text(", archived at "),
        Link("https://a.org/https://e.org", (Text("https://a.org/https://e.org"),)),
        Text(", accessed July 1, 2018."),
    )
    again = sequence([[CitedSource("k")], [], [CitedSource("k")]], {"k": TRANSLATED})
    assert again[2] == "ONU-DH, _Doble injusticia_, note 1 above."
    assert sequence([[CitedSource("k")]] * 2, {"k": TRANSLATED})[1] == "Ibid."


@pytest.mark.parametrize("language", ["es", "es-MX"])
def test_a_title_in_the_memos_language_needs_no_translation(language: str) -> None:
    assert alone(TRANSLATED, language) == (
        "ONU-DH, _Doble injusticia: Informe_, 15 de marzo de 2018, <https://e.org>, "
        "archivado en <https://a.org/https://e.org>, consultado el 1 de julio de 2018."
    )


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"type": "webpage"}, "ONU-DH, “Doble injusticia: Informe” [Double injustice], March 15"),
        (
            {"type": "webpage", "title": "¿Dónde?", "genre": "informe"},
            "ONU-DH, “¿Dónde?” [Double injustice] (informe), March 15",
        ),
        (
            {"custom": {"translated-title": 'The "U.S." <i>A</i>.'}},
            "ONU-DH, _Doble injusticia: Informe_ [The “U.S.” _A_], March 15",
        ),
    ],
)
def test_a_translated_title_stands_behind_the_marks_of_the_title(
    changes: dict[str, Any], note: str
) -> None:
    assert alone(TRANSLATED | changes).startswith(note)


def test_an_archived_copy_is_printed_without_an_address() -> None:
    custom = {"archive-url": "https://a.org/x", "translated-title": "A title"}
    item = {"type": "report", "title": "T", "custom": custom, "accessed": date((2018, 7, 1))}
    assert alone(item) == "_T_ [A title], archived at <https://a.org/x>, accessed July 1, 2018."
    plain = item | {"custom": {"archive-url": "javascript:alert(1)"}}
    assert alone(plain) == "_T_, archived at javascript:alert(1), accessed July 1, 2018."


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "example.org", "http://[", "//e.org"]
)
def test_only_web_addresses_are_links(address: str) -> None:
    note = full_note("k", {"k": {"type": "webpage", "title": "T", "URL": address}}, STYLE, "en")
    assert ours(note) == f"“T,” {address}."


def test_the_html_that_csl_allows_in_a_field() -> None:
    item = {
        "type": "report",
        "title": 'On <i>Radilla</i> and CO<sub>2</sub>, <span class="nocase">iPhone</span>, 1 <i 2',
    }
    assert alone(item) == "_On _Radilla_ and CO2, iPhone, 1 <i 2_."
    assert alone({"type": "report", "title": "On <i> Radilla</i> again"}) == "_On _Radilla_ again_."


def test_signs_that_are_no_quotation_marks_and_letters_without_a_capital_stay() -> None:
    items = {"k": {"type": "report", "title": 'A 5"x7" picture'}}
    assert sequence([[CitedSource("k", prefix="ß in")]], items) == ['ß in _A 5"x7" picture_.']


def test_a_question_mark_takes_the_place_of_a_colon() -> None:
    items = {"k": {"type": "report", "title": "Who?"}}
    assert sequence([[CitedSource("k", suffix=": a list")]], items) == ["_Who?_ a list."]


def test_a_source_that_is_not_there_is_named() -> None:
    assert full_note("pgr-2018", {}, STYLE, "en") == (Strong((Text("pgr-2018?"),)),)
    assert alone({"type": "document"}) == "x."
    page = CitedSource("x", label=P, locator="4")
    assert sequence([[page], [], [page]], {"x": {"type": "document"}}) == [
        "x, p. 4.",
        ".",
        "Note 1 above, p. 4.",
    ]


# ── whatever authors write ───────────────────────────────────────────────────────────────────────

TEXTS: Final = st.text(max_size=40)
ANYTHING: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            TEXTS
            | st.sampled_from(
                "literal family given date-parts raw circa translated-title archive-url".split()
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
PARTS: Final = st.lists(st.integers(-1, 2100) | st.sampled_from([0, 1, 12, 31]), max_size=4)
DATES: Final = st.fixed_dictionaries(
    {"date-parts": st.lists(PARTS, max_size=3)}, optional={"circa": st.booleans()}
)
KEYS: Final = st.sampled_from(
    "title author editor issued accessed publisher number page edition volume genre URL DOI language type container-title title-short authority source custom".split()
)


def letters(text: str) -> str:
    """The letters and digits of a text, and the codes of what can't be printed."""
    return "".join(filter(str.isalnum, re.sub(UNPRINTABLE, lambda sign: spelt(sign[0]), text)))


@examples(3)
@given(
    st.dictionaries(KEYS, ANYTHING, max_size=8),
    DATES,
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    st.sampled_from(["en", "es", "", "x-y", "'"]),
)
def test_no_record_and_no_citation_raises(
    item: dict[str, Any],
    issued: dict[str, Any],
    prefix: str,
    label: str,
    locator: str,
    suffix: str,
    language: str,
) -> None:
    item = {"issued": issued} | item
    cited = CitedSource("k", prefix, label, locator, suffix)
    notes = format_notes(
        [[cited], [cited, CitedSource("k")], [], [CitedSource(prefix)]],
        {"k": item},
        STYLE,
        language,
    )
    assert len(notes) == 4
    assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", "".join(map(ours, notes)))


def test_signs_that_no_page_shows_are_written_as_codes() -> None:
    """Among them those that mark formatting between the layout and the words."""
    item = {
        "type": "report",
        "title": "a\ue000b\U000f0000c\x00d\U0010fffde",
        "publisher": "One\n  two",
    }
    cited = CitedSource("k", prefix="s\ue001ee", suffix="\U0010fffcend", label=P, locator="\ue0042")
    assert sequence([[cited]], {"k": item}) == [
        "S<U+E001>ee One two, _a<U+E000>b<U+F0000>c<U+0000>d<U+10FFFD>e_, p. <U+E004>2, <U+10FFFC>end."
    ]


@examples(3)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_word_is_lost(title: str, publisher: str, genre: str, suffix: str) -> None:
    item = {
        "type": "report",
        "title": title,
        "author": [{"literal": "Author"}],
        "publisher": publisher,
        "genre": genre,
    }
    note = ours(format_notes([[CitedSource("k", suffix=suffix)]], {"k": item}, STYLE, "en")[0])
    for text in (title, publisher, genre, suffix):
        assert letters(text) in letters(note)


@examples(3)
@given(
    TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(["report", "webpage", "chapter", "thing"])
)
def test_no_word_of_a_repeated_source_is_lost(
    family: str, title: str, prefix: str, suffix: str, locator: str, kind: str
) -> None:
    item = {"type": kind, "author": [{"family": family, "given": "Ann"}], "title": title}
    item |= {"title-short": title, "publisher": "P"}
    cited = CitedSource("k", prefix, P, locator, suffix)
    other = CitedSource("other")
    for language in ("en", "es-MX"):
        notes = sequence([[cited], [cited], [other], [cited, other]], {"k": item}, language)
        full = again = (family, title, prefix, suffix, locator)
        ibid = (prefix, suffix)
        for note, texts in zip(notes, (full, ibid, (), again), strict=True):
            for text in texts:
                assert letters(text).casefold() in letters(note).casefold()


# A word for each text of a record, which no other has.
WORDS: Final = {
    field: f"w{number}w"
    for number, field in enumerate(
        "title genre edition container-title volume issue number publisher source URL DOI".split()
    )
}
KINDS: Final = (
    "article article-journal article-newspaper bill book chapter dataset document entry hearing legal_case legislation "
    "post post-weblog regulation report thesis treaty webpage unheard-of"
).split()
SPOKEN_BY: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"author": [{"family": "w98w", "given": "w99w"}]},
    {"editor": [{"family": "w98w", "given": "w99w"}]},
    {"authority": "w99w"},
)


@pytest.mark.parametrize("who", SPOKEN_BY, ids=["nobody", "author", "editor", "authority"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_text_of_a_record_is_printed_once(kind: str, who: dict[str, Any]) -> None:
    for left_out in (None, *WORDS):
        texts = {field: word for field, word in WORDS.items() if field != left_out}
        note = alone(texts | who | {"type": kind, "page": "w50w"}).casefold()
        expected = [*texts.values(), "w50w", *re.findall(r"w\d+w", str(who))]
        assert sorted(re.findall(r"w\d+w", note)) == sorted(expected)


# ── styles ───────────────────────────────────────────────────────────────────────────────────────


def test_the_style_is_valid_csl() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    assert schema.validate(etree.parse(STYLE_FILE)), schema.error_log


# ── sources whose notes readers may not tie together ─────────────────────────────────────────────

APART = {
    "a": {"id": "a", "type": "document", "genre": "confidential source"},
    "b": {"id": "b", "type": "document", "genre": "confidential source"},
    "o": {"id": "o", "type": "book", "title": "Open"},
}


@pytest.mark.parametrize(
    "order",
    [
        "a a",
        "a b",
        "a a+b b",
        "open a open a",
        "a+open a open",
        "a open a open open",
        "a:3 a:3 a:4",
    ],
)
def test_notes_of_one_source_apart_are_as_those_of_several(order: str) -> None:
    """Whoever reads the notes can't tell whether two are of one source."""
    citations = [
        [CitedSource(one[0], locator=one[2:]) for one in note.split("+")] for note in order.split()
    ]
    number = itertools.count()
    different = [
        [one if one.key == "o" else replace(one, key=f"{next(number)}") for one in note]
        for note in citations
    ]
    items = APART | {f"{one}": APART["a"] for one in range(9)}
    apart = format_notes(citations, items, STYLE, "en", apart={"a", "b"})
    assert apart == format_notes(different, items, STYLE, "en")
    if order != "a b":
        assert apart != format_notes(citations, items, STYLE, "en")


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("7045(a)(2)", "Appropriations Act, March 23, 2018, sec. 7045(a)(2)"),
        ("7045 and 7046", "Appropriations Act, March 23, 2018, secs. 7045 and 7046"),
        ("art. 20", "Appropriations Act, March 23, 2018, art. 20"),
        ("", "Appropriations Act, March 23, 2018"),
    ],
)
def test_a_law_without_a_note_has_its_name_and_section(section: str, said: str) -> None:
    law = {
        "id": "x",
        "type": "legislation",
        "title": "Appropriations Act",
        "publisher": "Congress",
        "issued": {"date-parts": [[2018, 3, 23]]},
        "section": section,
        "URL": "https://example.org",
    }
    assert plain(law_name(law, "en")) == said
