"""Notes in other styles than ours: pandoc lays them out, and they are those of pandoc run by itself on the same records."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypandoc
import pytest
from msgspec.structs import replace
from tests.support.document_words import inline_text
from tests.support.other_styles import STRESS, by_pandoc, note_styles, published, small_style
from tests.support.places import EXAMPLE

from memocli.document import Emphasis, Foreign, Inline, Link, Strong, Text
from memocli.edition import number_notes
from memocli.endnotes import CslItem, format_notes
from memocli.endnotes.csl import pandoc, pandoc_version
from memocli.endnotes.csl.locators import in_words
from memocli.endnotes.csl.texts import rich
from memocli.errors import UserError
from memocli.load import load_library
from memocli.project import project_at
from memocli.prose import CitedSource, find_citations

# Notes of the stress memo that are equal to pandoc's, of 170, where an author looks for a style of those who write such memos.
EQUAL: Final = {
    "chicago-notes-bibliography": 169,
    "chicago-notes-bibliography-subsequent-ibid": 169,
    "chicago-notes-bibliography-subsequent-author-title-17th-edition": 169,
    "chicago-shortened-notes-bibliography": 170,
    "mhra-notes": 170,
    "oscola": 154,
    "bluebook-law-review": 133,
    "united-nations-development-programme-icca-legal-review": 124,
    "international-review-of-the-red-cross": 140,
    "human-rights-law-review": 153,
    "health-and-human-rights-journal": 138,
    "european-journal-of-international-law": 150,
    "international-organization": 170,
    "cambridge-university-press-law-note": 128,
    "spanish-legal": 134,
    "universidad-nacional-autonoma-de-mexico-instituto-de-investigaciones-juridicas": 158,
    "iso690-full-note-es": 134,
}
# Differences that are neither a source without words nor a place that the style leaves out, and why they are there.
OTHER: Final = {
    "united-nations-development-programme-icca-legal-review": (
        5,
        "the style tells sources apart by letters behind the year, and takes ours for alike",
    ),
}


@cache
def items() -> dict[str, dict[str, Any]]:
    """The sources of the example memos and of the stress memo, as CSL-JSON."""
    library = load_library(project_at(EXAMPLE), [2017, 2018])
    found = {key: source.csl() for key, source in library.sources.items()}
    scholarly = json.loads((STRESS / "scholarly.json").read_text("utf-8"))
    return found | {item["id"]: item for item in scholarly}


def plain(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key != "custom"}


PLAIN: Final = {key: plain(item) for key, item in items().items()}
LINES: Final = (STRESS / "notes.txt").read_text("utf-8").splitlines()


def cited(lines: Iterable[str]) -> list[tuple[CitedSource, ...]]:
    """Citations as they are read from a text."""
    found = [find_citations(line) for line in lines]
    assert not any(faults for _, faults in found)
    return [citations[0].sources for citations, _ in found]


def typed(one: CitedSource) -> str:
    """A source of a citation as its author writes it."""
    places = [in_words(one, "en")] if one.locator else []
    return ", ".join([f"{one.prefix} @{one.key}".strip(), *places, *filter(None, [one.suffix])])


def bare(note: str) -> str:
    """A note without white space, stops at its end, and the case of its first letter."""
    text = "".join(note.split()).rstrip(".")
    return re.sub(r"^\W*\w", lambda first: first[0].upper(), text)


def without_places(note: str, places: Sequence[str]) -> set[str]:
    """The note with none, some or all of the places left out."""
    if not places:
        return {note}
    rest = without_places(note, places[1:])
    return rest | {one.replace(places[0], "", 1) for one in rest}


def in_style(
    lines: Sequence[str],
    records: Mapping[str, CslItem],
    style: bytes,
    language: str = "en",
    told: list[str] | None = None,
) -> list[str]:
    unprinted = [] if told is None else told
    notes = format_notes(cited(lines), records, style, language, unprinted=unprinted.extend)
    return list(map(inline_text, notes))


# ── against pandoc ───────────────────────────────────────────────────────────────────────────────


def beside_pandocs(
    lines: Sequence[str], style: bytes, language: str, at: Path
) -> tuple[int, list[tuple[str, str]]]:
    """How many notes are equal, and those that differ for another reason than a source without words or a place left out."""
    told = list[str]()
    ours = in_style(lines, PLAIN, style, language, told=told)
    theirs = by_pandoc(lines, PLAIN.values(), style, language, at)
    equal, unexplained = 0, []
    for sources, note, expected in zip(cited(lines), ours, theirs, strict=True):
        if bare(note) == bare(expected):
            equal += 1
        elif not any(one.key in told for one in sources):
            added = [f", {in_words(one, language)}" for one in sources if one.locator]
            if bare(expected) not in set(map(bare, without_places(note, added))):
                unexplained.append((note, expected))
    return equal, unexplained


@pytest.mark.parametrize("name", EQUAL)
def test_notes_are_pandocs(name: str, tmp_path: Path) -> None:
    """Those that are not have a source without words in the style, or a place that it leaves out."""
    equal, unexplained = beside_pandocs(LINES, published(name), "en", tmp_path)
    few, _ = OTHER.get(name, (0, ""))
    assert len(unexplained) == few, unexplained
    assert equal == EQUAL[name]


@pytest.mark.parametrize(
    "name",
    [
        "chicago-notes-bibliography",
        "oscola",
        "spanish-legal",
        "universidad-nacional-autonoma-de-mexico-instituto-de-investigaciones-juridicas",
    ],
)
def test_notes_of_a_memo_in_spanish_are_pandocs(name: str, tmp_path: Path) -> None:
    """As many as in English. Pandoc knows the words for places of the language, and of paragraphs one for both numbers."""
    lines = [re.sub(r"\bparas?\.", "párr.", line).replace("chap.", "cap.") for line in LINES]
    assert beside_pandocs(lines, published(name), "es", tmp_path) == (EQUAL[name], [])


@pytest.mark.parametrize("year", [2017, 2018])
@pytest.mark.parametrize("name", ["chicago-notes-bibliography", "mhra-notes", "oscola"])
def test_notes_of_the_memos_are_pandocs(year: int, name: str, tmp_path: Path) -> None:
    library = load_library(project_at(EXAMPLE), [year])
    edition = number_notes(library.memos[year])
    lines = [f"[{'; '.join(map(typed, note))}]" for note in edition.citations]
    style, told = published(name), list[str]()
    ours = in_style(lines, PLAIN, style, told=told)
    theirs = by_pandoc(lines, PLAIN.values(), style, "en", tmp_path)
    for sources, note, expected in zip(edition.citations, ours, theirs, strict=True):
        if not any(one.key in told for one in sources):
            assert bare(note) == bare(expected)


def test_a_field_is_read_as_pandoc_reads_it() -> None:
    texts = [
        'On <i>Radilla</i> "quoted \'inner\' x" and CO<sub>2</sub>, <span class="nocase">iPhone</span>, 1 <i 2',
        "<b>b <i>n</i></b> it's “curly” ‘x’ «y» --- ... <foo>x</foo> O’Neil",
        '"All of it" and "never ended',
        'Rights (the "R2P")',
        "5' tall & wide",
    ]
    listed = [{"id": str(n), "type": "book", "title": text} for n, text in enumerate(texts)]
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "csljson", "-t", "json"],
        input=json.dumps(listed).encode(),
        capture_output=True,
        check=True,
    )
    read = json.loads(done.stdout)["meta"]["references"]["c"]
    assert [rich(text) for text in texts] == [one["c"]["title"]["c"] for one in read]


def test_every_note_style_is_used() -> None:
    """Each of the published styles prints something of every source."""
    names = note_styles()
    assert len(names) > 500
    few = [*LINES[:3], "[@lopez-tesis-2013, art. 3; @forensic-backlog-2018, p. 4]"]
    keys = {one.key for note in cited(few) for one in note}
    records = {key: PLAIN[key] for key in keys}
    for name in names:
        notes = in_style(few, records, published(name), "es")
        assert all(re.search(r"\w", note) for note in notes), name


# ── places ───────────────────────────────────────────────────────────────────────────────────────

PLACED: Final = small_style(
    '<group delimiter=", "><text variable="title"/><group delimiter=" "><label variable="locator" form="short"/>'
    '<text variable="locator"/></group></group>'
)


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "p. 4", "p. 4"),
        ("en", "págs. 4-6", "pp. 4–6"),
        ("es", "p. 4", "p. 4"),
        ("es", "para. 12", "párr. 12"),
        ("es", "sec. 3", "sec. 3"),
        ("en", "art. 8(2)(b)", "art. 8(2)(b)"),
        ("en", "arts. 8 and 25", "arts. 8 and 25"),
        ("es", "art. 8", "art. 8"),
        ("en", "00:13:40", "00:13:40"),
        ("en", "p. 4, emphasis added", "p. 4, emphasis added"),
        ("en", "p. 4 (emphasis added)", "p. 4 (emphasis added)"),
        ("en", "12 angry men", "12 angry men"),
        ("fr", "chap. 2", "chap. 2"),
    ],
)
def test_a_place_keeps_its_kind(language: str, typed: str, printed: str) -> None:
    records = {"k": {"type": "book", "title": "T"}}
    assert in_style([f"[@k, {typed}]"], records, PLACED, language) == [f"T, {printed}."]


def test_a_place_that_a_style_leaves_out_is_added() -> None:
    style = small_style(
        '<group delimiter=", "><text variable="title"/><text variable="URL"/></group>'
    )
    records = {key: {"type": "book", "title": f"Title {key}"} for key in "ab"}
    records["a"]["URL"] = "https://example.org/4/"
    assert in_style(["[@a, p. 4, in part; @b, para. 3]"], records, style) == [
        "Title a, https://example.org/4/, p. 4, in part; Title b, para. 3."
    ]


# ── sources of which a style prints nothing ──────────────────────────────────────────────────────

TITLED: Final = small_style('<text variable="title"/>')
MIXED: Final = {
    "a": {"type": "book", "title": "A title"},
    "n": {"type": "document", "genre": "official figures", "publisher": "Casa (CDH)"},
}


def test_our_words_stand_where_a_style_has_none() -> None:
    told: list[str] = []
    lines = [
        "[@n]",
        "[@a]",
        "[see @n, p. 3, in part]",
        "[@a; cf. @n; @a]",
        "[@n]",
        "[@n, art. 8]",
    ]
    assert in_style(lines, MIXED, TITLED, told=told) == [
        "Casa (CDH), official figures.",
        "A title.",
        "See CDH, official figures, note 1 above, p. 3, in part.",
        "A title; cf. CDH, official figures, note 1 above; A title.",
        "CDH, official figures, note 1 above.",
        "Ibid., art. 8.",
    ]
    assert told == ["n"]


def test_a_date_alone_says_nothing() -> None:
    style = small_style(
        '<group delimiter=", "><text variable="title"/><text term="no date"/></group>'
    )
    assert in_style(["[@n]", "[@a]"], MIXED, style) == [
        "Casa (CDH), official figures.",
        "A title, no date.",
    ]


def test_the_number_of_the_first_note_and_ibid_say_enough() -> None:
    style = small_style(
        '<choose><if position="ibid"><text term="ibid"/></if><else-if position="subsequent">'
        '<text variable="first-reference-note-number" prefix="n "/></else-if>'
        '<else><text variable="title"/></else></choose>'
    )
    assert in_style(["[@n]", "[@n]", "[@a]", "[@n]"], MIXED, style) == [
        "Casa (CDH), official figures.",
        "Ibid.",
        "A title.",
        "N 1.",
    ]


def test_a_style_that_sorts_keeps_each_part_with_its_source() -> None:
    style = TITLED.replace(b"<citation>", b'<citation><sort><key variable="title"/></sort>')
    records = {
        "b": {"type": "book", "title": "B", "custom": {"archive-url": "https://a.org/b"}},
        "a": {"type": "book", "title": "A", "custom": {"archive-url": "https://a.org/a"}},
    }
    assert in_style(["[@b; @a]"], records, style) == [
        "A, archived at https://a.org/a; B, archived at https://a.org/b."
    ]


@pytest.mark.parametrize("order", ["a a", "a b", "a a+b b", "open a open a", "a:3 a:3 a:4"])
@pytest.mark.parametrize("name", ["oscola", "chicago-notes-bibliography-subsequent-ibid"])
def test_notes_of_one_source_apart_are_as_those_of_several(order: str, name: str) -> None:
    citations = [
        [CitedSource(one[0], label="page", locator=one[2:]) for one in note.split("+")]
        for note in order.split()
    ]
    number = itertools.count()
    different = [
        [one if one.key == "o" else replace(one, key=f"{next(number)}") for one in note]
        for note in citations
    ]
    hidden = {"type": "document", "genre": "confidential source"}
    records = {"a": hidden, "b": hidden, "o": {"type": "book", "title": "Open"}}
    records |= {f"{one}": hidden for one in range(9)}
    apart = format_notes(citations, records, published(name), "en", apart={"a", "b"})
    assert apart == format_notes(different, records, published(name), "en")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not a CSL style"),
        (b"<html/>", "is not a CSL style: its root is not `style`"),
        (small_style("", attributes='class="in-text"'), "for citations in the text"),
        (
            small_style('<text macro="nowhere"/>'),
            "uses the macro `nowhere`, which it does not define",
        ),
        (
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            + small_style('<text value="&e;"/>'),
            "declares entities",
        ),
    ],
)
def test_a_style_that_cannot_be_used_is_one_sentence(content: bytes, message: str) -> None:
    with pytest.raises(UserError, match=re.escape(message)) as caught:
        in_style(["[@a]"], MIXED, content)
    assert "\n" not in str(caught.value)


# ── what is kept of a record ─────────────────────────────────────────────────────────────────────

RECORD: Final[dict[str, Any]] = {
    "type": "webpage",
    "title": "Doble injusticia",
    "URL": "https://e.org/a",
    "language": "es",
    "custom": {"translated-title": "Double injustice", "archive-url": "https://a.org/x"},
}


def notes_of(style: str, **changes: Any) -> tuple[tuple[Inline, ...], ...]:
    cites = [[CitedSource("k")], [CitedSource("o")], [CitedSource("k")]]
    records = {"k": RECORD | changes, "o": {"type": "book", "title": "Other"}}
    return format_notes(cites, records, small_style(style), "en")


def test_titles_and_addresses_are_marked() -> None:
    style = '<text variable="title" font-style="italic" suffix=", "/><text variable="URL"/>'
    assert notes_of(style, custom=None)[0] == (
        Emphasis((Foreign("es", (Text("Doble injusticia"),)),)),
        Text(", "),
        Link("https://e.org/a", (Text("https://e.org/a"),)),
        Text("."),
    )
    assert inline_text(notes_of(style, URL="javascript:alert(1)", custom=None)[0]).endswith(
        "javascript:alert(1)."
    )


@pytest.mark.parametrize(
    ("style", "first", "later"),
    [
        (
            '<text variable="title" quotes="true" suffix=", "/><text variable="URL"/>',
            "“Doble injusticia” [Double injustice], https://e.org/a, archived at https://a.org/x.",
            "“Doble injusticia,” https://e.org/a.",
        ),
        (
            '<text variable="title" font-weight="bold"/>',
            "Doble injusticia [Double injustice], archived at https://a.org/x.",
            "Doble injusticia.",
        ),
    ],
)
def test_a_translated_title_and_an_archived_copy_in_full_notes(
    style: str, first: str, later: str
) -> None:
    notes = notes_of(style)
    assert (inline_text(notes[0]), inline_text(notes[2])) == (first, later)
    assert "[Double" not in inline_text(notes_of(style, language="en")[0])


def test_formats_that_pages_lack_keep_their_words() -> None:
    style = (
        '<text variable="title" font-variant="small-caps"/><text variable="URL" prefix=" "/>'
        '<text value="x" vertical-align="sup" font-weight="bold"/>'
    )
    title = 'CO<sub>2</sub> & <span class="nocase">iPhone</span>'
    note = notes_of(style, title=title, language="en", custom=None)[0]
    assert inline_text(note) == "CO2 & iPhone https://e.org/ax."
    assert Strong((Text("x"),)) in note


def test_a_style_may_ask_for_capitals_in_english_titles() -> None:
    style = '<text variable="title" text-case="title"/>'
    title = {"title": "the law of a land", "custom": None}
    assert inline_text(notes_of(style, **title, language="en")[0]) == "The Law of a Land."
    assert inline_text(notes_of(style, **title, language="es")[0]) == "The law of a land."


def test_signs_that_no_page_shows_are_written_as_codes() -> None:
    record = {"type": "book", "title": "a\ue000b\U000f0000c\x00"}
    cite = CitedSource("k", prefix="s\ue001ee", label="page", locator="\ue0042", suffix="\ue000x")
    (note,) = format_notes([[cite]], {"k": record}, PLACED, "en")
    assert inline_text(note) == "S<U+E001>ee a<U+E000>b<U+F0000>c<U+0000>, p. <U+E004>2, <U+E000>x."


# ── pandoc itself ────────────────────────────────────────────────────────────────────────────────


def test_pandoc_is_that_of_the_wheel() -> None:
    assert re.fullmatch(r"\d+(\.\d+)+", pandoc_version())


def test_without_pandoc_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypandoc", None)
    with pytest.raises(UserError) as caught:
        in_style(["[@a]"], MIXED, TITLED)
    assert str(caught.value) == (
        'the style endnotes.csl needs pandoc: install it with `pip install "memocli[styles]"`'
    )


def a_program(at: Path, script: str) -> Path:
    at.write_text(f"#!/bin/sh\n{script}\n")
    at.chmod(0o755)
    return at


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exec sleep 60", "keeps pandoc busy for more than 1 second"),
        ("exit 251", "takes more memory than pandoc may have"),
        ("echo no >&2; exit 3", r"pandoc can't use the style endnotes\.csl \(no\)"),
        ("kill -9 $$", r"pandoc can't use the style endnotes\.csl \(exit -9\)"),
        ("echo {}", r"pandoc's answer for the style endnotes\.csl can't be read"),
    ],
)
def test_a_failing_pandoc_ends_in_one_sentence(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = a_program(tmp_path / "pandoc", script)
    monkeypatch.setattr(pandoc, "_program", lambda _: program)
    monkeypatch.setattr(pandoc, "_SECONDS", 1)
    with pytest.raises(UserError, match=said):
        in_style(["[@a]"], MIXED, TITLED)


def test_pandoc_runs_in_its_sandbox_and_sees_nothing_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, around = tmp_path / "told", tmp_path / "around"
    script = f'echo "$@" > {told}\n/usr/bin/env > {around}\nexit 3'
    program = a_program(tmp_path / "pandoc", script)
    monkeypatch.setattr(pandoc, "_program", lambda _: program)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with pytest.raises(UserError):
        in_style(["[@a]"], MIXED, TITLED)
    assert {"--sandbox", "--data-dir=.", "-M2g"} <= set(told.read_text().split())
    assert "http_proxy" not in around.read_text()


def test_nothing_is_fetched() -> None:
    """A style may name a parent, and a record anything at all: pandoc gets neither the links of the style nor a network."""
    link = '<link rel="independent-parent" href="http://127.0.0.1:9/x"/>'
    style = TITLED.replace(b"<info/>", f"<info>{link}</info>".encode())
    record = {
        "type": "book",
        "title": "T",
        "URL": "http://127.0.0.1:9/y",
        "abstract": "/etc/passwd",
    }
    assert in_style(["[@k]"], {"k": record}, style) == ["T."]


@pytest.mark.parametrize("language", ["nah", "x-y", "'", "", "../x", "es-MX", "zz-ZZ"])
def test_any_language(language: str) -> None:
    assert in_style(["[@a]"], MIXED, TITLED, language) == ["A title."]
