"""Words in another language: read, listed in memo.yaml, and seen by no check as anything but words."""

from __future__ import annotations

import pytest

from memocli.assemble.foreign_words import ForeignTerms
from memocli.document import Emphasis, Foreign, Inline, Link, NoteReference, Strong, Text, plain
from memocli.fields import WordsByLanguage
from memocli.prose import scan
from memocli.prose.foreign import find_faults, find_foreign_words, unmarked
from memocli.prose.inlines import inlines
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
