"""Words in another language: read, listed in memo.yaml, and seen by no check as anything but words."""

from __future__ import annotations

import io
from typing import Any, Final

import pikepdf
import pytest
from lxml import html as lxml_html
from tests.support.docx_reading import W, own_text, part
from tests.support.memory_tree import project_of
from tests.support.pdf_reading import broken_rules, tagged
from tests.support.rendering import STYLE, as_html, as_pdf
from tests.support.small_project import FILES

from memocli.assemble import Setting, memo_document
from memocli.document import (
    Document,
    Emphasis,
    Foreign,
    ForeignTerms,
    Inline,
    Link,
    NoteReference,
    Strong,
    Text,
    plain,
)
from memocli.edition import number_notes
from memocli.fields import WordsByLanguage
from memocli.load import load_library
from memocli.prose import scan
from memocli.prose.foreign import find_faults, find_foreign_words, unmarked
from memocli.prose.inlines import inlines
from memocli.render.docx import render_docx
from memocli.text import Placed, Span, TextFile

AMPARO = Foreign("es", (Text("amparo"),))


@pytest.mark.parametrize("tag", ["{es}", "{lang=es}", '{lang="es"}'])
def test_words_in_brackets_have_their_language(tag: str) -> None:
    assert inlines(f"An [amparo]{tag} suit") == (Text("An "), AMPARO, Text(" suit"))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("*[amparo]{es}*", (Emphasis((AMPARO,)),)),
        (
            "[un *amparo* [nahua]{nah}]{es-MX}",
            (
                Foreign(
                    "es-MX",
                    (Text("un "), Emphasis((Text("amparo"),)), Text(" "), Foreign("nah", (Text("nahua"),))),
                ),
            ),
        ),
        (
            "[amparo [@a]]{es}. More",
            (Foreign("es", (Text("amparo"), NoteReference(1))), Text(". More")),
        ),
        ("a\r\n[b\r\nc]{es}", (Text("a "), Foreign("es", (Text("b c"),)))),
        ("[[amparo]{es}](https://a.example)", (Link("https://a.example", (AMPARO,)),)),
    ],
)  # fmt: skip
def test_they_may_hold_and_be_held(text: str, runs: tuple[Inline, ...]) -> None:
    assert inlines(text, (1,)) == runs


@pytest.mark.parametrize(
    "text", ["[a]{spanish}", "[a]{es", "a]{es}", "[a] {es}", r"\[a]{es}", "[]{es}", "[a\n\nb]{es}"]
)
def test_what_can_not_be_read_stays_and_is_said(text: str) -> None:
    assert plain(inlines(text)).replace("\n", "\n\n") == text.replace("\\", "")
    assert find_foreign_words(text) == ()
    assert len(list(find_faults(text))) == 1


def test_a_language_behind_a_citation_is_none() -> None:
    text = "An amparo [@a, p. 4]{es} suit"
    assert find_foreign_words(text) == ()
    assert [fault.reason for fault in find_faults(text)] == [
        "no bracket with words stands before it"
    ]


def test_checks_see_the_words_alone_at_the_same_places() -> None:
    text = "The “[juicio de amparo]{es}” had [17]{lang=es} cases [@a]. [link](https://e.org/3)"
    prose = scan(text)
    assert len(prose.words) == len(text)
    assert prose.words.split() == ["The", "“", "juicio", "de", "amparo", "”", "had", "17", "cases", ".", "[link]"]  # fmt: skip
    assert [prose.plain[one.start : one.end].split() for one in prose.quotations] == [
        ["“", "juicio", "de", "amparo", "”"]
    ]
    assert not prose.bracketed
    assert not prose.note_numbers
    assert text[prose.numerals[0].start : prose.numerals[0].end] == "17"


def listed(**words: str) -> WordsByLanguage:
    """Words as memo.yaml lists them, those of a language with `|` between them."""
    span = Span(TextFile("memo/2018/memo.yaml", ""), 0, 0)
    return WordsByLanguage(
        {
            Placed(tag, span): tuple(Placed(word, span) for word in text.split("|"))
            for tag, text in words.items()
        }
    )


LISTED = listed(es="amparo|Ministerio Público|juicio de amparo", nah="altepetl")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("An amparo, the Ministerio\nPúblico.", {"amparo": "es", "Ministerio Público": "es"}),
        ("Amparo was the juicio de amparo.", {"Amparo": "es", "juicio de amparo": "es"}),
        ("An altepetl", {"altepetl": "nah"}),
        ("Amparos, AMPARO and ministerio público", {}),
        ("See [amparo](https://a.example) and [amparo]{pt}", {"amparo": "pt"}),
    ],
)
def test_listed_words_are_set_as_whole_words(text: str, languages: dict[str, str]) -> None:
    runs = ForeignTerms(LISTED).set(inlines(text))
    assert plain(runs) == plain(inlines(text))
    found = {plain(run.children): run.language for run in runs if isinstance(run, Foreign)}
    assert found == languages


def test_listed_words_are_in_italics_once() -> None:
    italic = Foreign("es", (Emphasis((Text("amparo"),)),))
    terms = ForeignTerms(LISTED)
    assert terms.set(inlines("amparo")) == (italic,)
    assert terms.set(inlines("**amparo**")) == (Strong((italic,)),)
    assert terms.set(inlines("*an amparo*")) == (Emphasis((Text("an "), AMPARO)),)
    assert ForeignTerms(WordsByLanguage()).set(inlines("amparo")) == (Text("amparo"),)


def test_marks_are_taken_out_where_texts_are_shown_as_they_are() -> None:
    assert unmarked("An *[amparo [a]{nah}]{lang=es}*, [x]{sic!}") == "An *amparo a*, [x]{sic!}"
    assert unmarked("amparo") == "amparo"
    assert unmarked("[amparo]{es}") == "amparo"


# ── In outputs: a word of its own for each place ─────────────────────────────────────────────────

HEAD, WATER, PRESS = "memo/2018/memo.yaml", "memo/2018/water.yaml", "memo/2018/press.yaml"
LISTS: Final = "foreign-words: {es: [banda, titulo, ley, pie, cabeza, celda]}\n"
PLACES: Final = """\
id: press
heading: Freedom and the banda
condition: {text: The ley says so.}
verdict: not-met
findings:
  - id: attacks
    heading: Attacks & the titulo
    table:
      caption: What the pie says
      head: [District, The cabeza]
      rows:
        - [North, A celda of words]
"""


@pytest.fixture(scope="module")
def document() -> Document:
    water = FILES[WATER].replace(
        "  source: court-2018\nverdict", "verdict"
    )  # a Spanish name of a law
    files = {**FILES, HEAD: FILES[HEAD] + LISTS, PRESS: PLACES, WATER: water}
    library = load_library(project_of(files), [2017, 2018])
    return memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))


def test_html_says_their_language_at_each_place(document: Document) -> None:
    page: Any = lxml_html.fromstring(as_html(document))
    spans = page.xpath("//main//*[@lang='es' and not(ancestor::*[@role='doc-endnotes'])]")
    found = [(span.text_content(), span.xpath("name(ancestor::*[self::h2 or self::h3 or self::p or self::caption or self::th or self::td][1])")) for span in spans]  # fmt: skip
    assert found == [
        ("banda", "h2"), ("ley", "p"), ("titulo", "h3"), ("pie", "caption"), ("cabeza", "th"), ("celda", "td"),
    ]  # fmt: skip
    assert [span.text_content() for span in spans if span.xpath("em")] == ["celda"]
    assert page.xpath("//nav//*[@lang]") == []


def test_pdf_says_their_language_at_each_place_and_bookmarks_are_plain(document: Document) -> None:
    made = as_pdf(document)
    assert broken_rules(made, "ua1") == []
    with pikepdf.open(io.BytesIO(made)) as file, file.open_outline() as outline:
        found = [
            next(tag for tag in reversed(path) if tag not in ("Span", "NonStruct"))
            for path, entry in tagged(file.Root.StructTreeRoot)
            if str(entry.get("/Lang")) == "es" and "L" not in path
        ]
        titles = [(one.title, [below.title for below in one.children]) for one in outline.root]
    assert found == ["H2", "P", "H3", "Caption", "TH", "TD"]
    assert ("III. Requirement 2: Freedom and the banda", ["Attacks & the titulo"]) in titles


def test_docx_says_their_language_at_each_place(document: Document) -> None:
    runs = list(part(render_docx(document), "word/document.xml").iter(f"{W}r"))
    spoken = [
        run for run in runs if run.xpath("w:rPr/w:lang[@w:val='es-MX']", namespaces=run.nsmap)
    ]
    assert [own_text(run) for run in spoken] == "banda ley titulo pie cabeza celda".split()
