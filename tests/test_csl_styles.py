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
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support.document_words import inline_text
from tests.support.other_styles import STRESS, by_pandoc, note_styles, published, small_style
from tests.support.places import EXAMPLE
from tests.support.records import date, samples

from memocli.document import CrossReference, Emphasis, Foreign, Inline, Link, Strong, Text
from memocli.edition import number_notes
from memocli.endnotes import CslItem, format_notes, house
from memocli.endnotes.csl import pandoc, pandoc_version
from memocli.endnotes.csl.locators import in_words
from memocli.endnotes.csl.texts import rich
from memocli.errors import UserError
from memocli.load import load_library
from memocli.project import project_at
from memocli.prose import CitedSource, find_citations

# Notes of the stress memo that are equal to pandoc's, of 170, where an author looks for a style of those who write such memos.
EQUAL: Final = {
    "chicago-notes-bibliography": 168,
    "chicago-notes-bibliography-subsequent-ibid": 168,
    "chicago-notes-bibliography-subsequent-author-title-17th-edition": 168,
    "chicago-shortened-notes-bibliography": 170,
    "mhra-notes": 170,
    "oscola": 146,
    "bluebook-law-review": 126,
    "united-nations-development-programme-icca-legal-review": 123,
    "international-review-of-the-red-cross": 129,
    "human-rights-law-review": 146,
    "health-and-human-rights-journal": 118,
    "european-journal-of-international-law": 146,
    "international-organization": 156,
    "cambridge-university-press-law-note": 122,
    "spanish-legal": 124,
    "universidad-nacional-autonoma-de-mexico-instituto-de-investigaciones-juridicas": 125,
    "iso690-full-note-es": 118,
}
# Differences that are neither a source of which it says too little nor a place that the style leaves out, and why they are there.
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


def letters(text: str) -> str:
    """The letters and digits of a text, in small letters, without formats."""
    return "".join(re.findall(r"[^\W_]", re.sub(r"</?i>", "", text.casefold())))


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


def in_house_style(key: str, record: CslItem) -> str:
    """The note of a source cited once in our style."""
    (note,) = house.format_notes([[CitedSource(key)]], {key: record}, "en")
    return inline_text(note)


# ── against pandoc ───────────────────────────────────────────────────────────────────────────────


def beside_pandocs(
    lines: Sequence[str], style: bytes, language: str, at: Path
) -> tuple[int, list[tuple[str, str]]]:
    """How many notes are equal, and those that differ for another reason than a source of which too little is said, or a place left out."""
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
    """Those that are not have a source of which the style says too little, or a place that it leaves out."""
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


@pytest.mark.parametrize("depth", [3, 24, 25, 30, 2000])
def test_marks_in_marks_are_formats_to_a_depth_that_can_be_written_down(depth: int) -> None:
    text = "<i>" * depth + "x" + "</i>" * depth
    record = {"type": "document", "genre": text}
    (note,) = in_style(["[@k]"], {"k": record}, small_style('<text variable="genre"/>'))
    kept = max(0, depth - 24)
    assert note.casefold() == f"{'<i>' * kept}x{'</i>' * kept}."


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

DATED: Final = date((2018, 3))
CASE: Final = 'text-case="uppercase" quotes="true" strip-periods="true"/>'
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


def test_the_number_of_a_first_note_leads_there_and_a_page_with_that_number_does_not() -> None:
    style = small_style(
        '<choose><if position="subsequent"><text variable="first-reference-note-number" prefix="n " suffix=", "/>'
        '<text variable="locator"/></if><else><text variable="title"/></else></choose>'
    )
    *_, last = format_notes(cited(["[@a]", "[@n]", "[@a, p. 1]"]), MIXED, style, "en")
    assert last == (Text("N "), CrossReference(1, (Text("1"),)), Text(", 1."))


# ── sources without a title: what they are ───────────────────────────────────────────────────────

COURT: Final[dict[str, Any]] = {
    "type": "legal_case",
    "authority": "Juzgado Séptimo",
    "issued": DATED,
}
REPLY: Final[dict[str, Any]] = {
    **COURT,
    "type": "document",
    "genre": 'reply to the "request" of <i>Casa</i>\'s',
    "number": "No. 6/2018",
}
WHO: Final = '<text variable="authority"/>'
WHEN: Final = '<date variable="issued"><date-part name="month" form="numeric"/><date-part name="year" prefix="/"/></date>'
KIND: Final = '<text variable="genre"/>'
NUMBER: Final = '<text variable="number"/>'


@pytest.mark.parametrize(
    ("record", "layout", "is_told"),
    [
        # a court alone, a date, an address, a place: not what the court has written
        (COURT | {"genre": "conviction"}, WHO, False),
        (COURT | {"genre": "conviction"}, WHO + WHEN, False),
        (COURT | {"genre": "conviction", "URL": "https://e.org/conviction"}, f'{WHO}<text variable="URL"/>', False),
        (COURT | {"genre": "conviction"}, KIND, True),
        (COURT | {"genre": "conviction"}, f"{WHO}{KIND}", True),
        # whatever case, quotation marks and stops the style has
        (REPLY, f"{KIND} {NUMBER}", True),
        (REPLY, f'{KIND.replace("/>", chr(32) + CASE)} {NUMBER.replace("/>", chr(32) + CASE)}', True),
        (REPLY, f'{KIND}<text variable="number" quotes="true" prefix=" no."/>', True),
        (REPLY | {"number": "A/HRC/34/54/Add.4"}, f'{KIND}<text variable="number" strip-periods="true"/>', True),
        (REPLY | {"number": "17-A"}, f'{KIND} <number variable="number"/>', True),
        (REPLY | {"number": "n.º 5–7"}, f"{KIND} {NUMBER}", True),
        # a number is needed where there is one, with who gave it or what it is the number of
        (REPLY, KIND, False),
        (REPLY, f"{WHO}{KIND}", False),
        (REPLY, f"{WHO}{NUMBER}", True),
        (REPLY, NUMBER, False),
        (REPLY, f"{NUMBER}{WHEN}", False),
        ({"type": "document", "number": "6/2018"}, NUMBER, True),
        (REPLY | {"genre": "reply 6/2018"}, KIND, True),
        (REPLY | {"genre": "reply 6/2018-III"}, KIND, False),
        # words that the record has elsewhere too may be those
        (COURT | {"genre": "Séptimo"}, WHO, False),
        (COURT | {"genre": "Séptimo"}, f"{WHO}{KIND}", True),
        (REPLY | {"number": "3"}, f"{WHO}{WHEN}", False),
        (REPLY | {"number": "3/2018"}, f"{WHO}{WHEN}", False),
        (REPLY | {"number": "3/2018"}, f"{WHO}{NUMBER}{WHEN}", True),
        # what else may number it
        (COURT | {"genre": "judgment", "collection-number": "209"}, f'{WHO}<text variable="collection-number"/>', True),
        (COURT | {"genre": "letter", "archive_location": "box 5"}, f'{WHO}<text variable="archive_location"/>', True),
        (COURT | {"genre": "letter", "collection-number": "5"}, KIND, True),
        # a short title is one
        (COURT | {"genre": "judgment", "title-short": "Radilla"}, '<text variable="title" form="short"/>', True),
        (COURT | {"genre": "judgment", "title-short": "Radilla"}, WHO, False),
        # nothing else is known
        (COURT, WHO, True),
        (COURT, WHEN, False),
        ({"type": "webpage", "URL": "https://e.org"}, '<text variable="URL"/>', True),
        ({"type": "webpage", "URL": "https://e.org", "source": "copy"}, '<text variable="URL"/>', False),
        # with a title: more than who made it and when
        (COURT | {"title": "Radilla"}, f"{WHO}{WHEN}", False),
        (COURT | {"title": "Radilla", "genre": "judgment"}, '<text variable="title" text-case="uppercase"/>', True),
        (COURT | {"title": "Radilla", "container-title": "Reports"}, f'{WHO}<text variable="container-title"/>', True),
        (COURT | {"title": "Radilla", "volume": "2"}, f'{WHO}<text variable="volume"/>', False),
    ],
)  # fmt: skip
def test_a_note_says_what_a_source_is(record: CslItem, layout: str, is_told: bool) -> None:
    told: list[str] = []
    style = small_style(f'<group delimiter=", ">{layout}</group>')
    (note,) = in_style(["[@k]"], {"k": record}, style, told=told)
    assert told == ([] if is_told else ["k"]), note
    assert is_told or note == in_house_style("k", record)


def test_a_later_note_says_it_too_or_where_it_was_said() -> None:
    """The number of the first note counts only if the style prints it, and "Ibid." only of the note before."""
    told: list[str] = []
    other: CslItem = {"type": "book", "title": "Other"}
    lines = ["[@other]", "[@k]", "[@k, p. 2]", "[@other]", "[@k, p. 2]"]
    records = {"other": other, "k": COURT | {"genre": "conviction"}}
    short = (
        '<choose><if position="first"><text variable="title"/><text variable="genre"/></if><else>'
        '{}<text variable="title"/></else></choose><text variable="locator" prefix=" p. "/>'
    )
    assert in_style(lines, records, small_style(short.format("")), told=told) == [
        "Other.",
        "Conviction.",
        "Ibid., p. 2.",
        "Other.",
        "Juzgado Séptimo, conviction, note 2 above, p. 2.",
    ]
    assert told == ["k"]
    numbered = short.format('<text variable="first-reference-note-number" prefix="n "/>')
    assert in_style(lines, records, small_style(numbered), told=(told := [])) == [
        "Other.",
        "Conviction.",
        "N 2 p. 2.",
        "N 1Other.",
        "N 2 p. 2.",
    ]
    assert told == []


def test_another_number_than_that_of_the_first_note_leads_nowhere() -> None:
    """A style that prints no numbers of notes may print a volume, or a page that is cited."""
    style = (
        '<choose><if position="first"><text variable="genre"/></if><else><group delimiter=" ">'
        '<text variable="volume" prefix="vol. "/>{}</group></else></choose>'
    )
    number = '<text variable="first-reference-note-number" prefix="n "/>'
    elsewhere = f'<choose><if type="map">{number}</if></choose><text variable="locator"/>'
    records: dict[str, CslItem] = {
        "k": COURT | {"genre": "conviction", "volume": "1"},
        "other": {"type": "bill", "genre": "bill"},
    }
    lines = ["[@k]", "[@other]", "[@k]"]
    ours = "Juzgado Séptimo, conviction, note 1 above"
    assert in_style(lines, records, small_style(style.format("")))[-1] == f"{ours}."
    assert in_style(lines, records, small_style(style.format(number)))[-1] == "Vol. 1 n 1."
    records["k"] = COURT | {"genre": "conviction"}
    lines[-1] = "[@k, p. 1]"
    paged = in_style(lines, records, small_style(style.format(elsewhere)))
    assert paged[-1] == f"{ours}, p. 1."


@pytest.mark.parametrize("name", EQUAL)
def test_no_source_without_a_title_is_only_half_said(name: str) -> None:
    """In full notes of the styles that an author looks for: what it is, and the number that it has."""
    untitled = {key: one for key, one in (PLAIN | samples()).items() if not one.get("title")}
    assert len(untitled) > 30
    told: list[str] = []
    notes = in_style([f"[@{key}]" for key in untitled], untitled, published(name), told=told)
    for (key, record), note in zip(untitled.items(), notes, strict=True):
        wanted = record.get("number") or record.get("genre") or record.get("container-title")
        assert key in told or wanted is None or letters(wanted) in letters(note), note
        assert key not in told or bare(note) == bare(in_house_style(key, record))


FIELDS: Final = ("authority", "publisher", "genre", "number", "container-title", "volume", "source")
WORDS: Final = st.sampled_from(
    ["report", "on", "Casa", "3", "2018", "3/2018", "no. 12", "“x”", "o'Neil", "0012", "<i>y</i>"]
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"type": st.sampled_from(["document", "legal_case", "report", "bill"])},
            optional={key: st.lists(WORDS, min_size=1, max_size=3).map(" ".join) for key in FIELDS},
        ),
        min_size=1,
        max_size=12,
    ),
    st.lists(st.sampled_from(FIELDS), unique=True),
    st.sampled_from(["", 'text-case="uppercase"', 'quotes="true"', 'strip-periods="true"']),
)
@settings(max_examples=40)
def test_what_a_source_is_or_our_words(
    listed: list[dict[str, Any]], printed: list[str], form: str
) -> None:
    """Whatever words a record has elsewhere: its number, or its kind if it has none, is printed as such or our words stand there."""
    layout = "".join(f'<text variable="{key}" suffix=", " {form}/>' for key in printed)
    records = {f"k{n}": one | {"issued": DATED} for n, one in enumerate(listed)}
    told: list[str] = []
    in_style([f"[@{key}]" for key in records], records, small_style(layout + WHEN), told=told)
    for key, record in records.items():
        needed = [one for one in ("number", "genre") if one in record][:1]
        same = [record[one] for one in printed if one in ("number", "genre") and one in record]
        if needed and not any(letters(record[needed[0]]) in letters(text) for text in same):
            assert key in told


@pytest.mark.parametrize(
    ("spellings", "printed"),
    [
        ({"shortTitle": "Old"}, "Old."),
        ({"shortTitle": "Old", "title-short": "New"}, "New."),
        ({"title-short": "New", "shortTitle": "Old"}, "New."),
        ({"shortTitle": "Old", "title-short": None}, "Old."),
    ],
)
def test_an_old_spelling_counts_where_the_new_one_is_missing(
    spellings: dict[str, str], printed: str
) -> None:
    style = small_style('<text variable="title" form="short"/>')
    assert in_style(["[@k]"], {"k": {"type": "report", **spellings}}, style) == [printed]


@pytest.mark.parametrize("number", ["0001700028118", "folio 0012", "007"])
def test_a_number_keeps_its_zeros(number: str) -> None:
    """Pandoc takes them away where a style prints a number as one that can be counted."""
    record = {"type": "report", "title": "Informe", "number": number}
    style = small_style('<text variable="title"/><number variable="number" prefix=", "/>')
    assert in_style(["[@k]"], {"k": record}, style) == [f"Informe, {number}."]


def test_our_words_take_the_place_of_all_that_a_style_prints() -> None:
    layout = '<text variable="title"/><text variable="URL" prefix="&lt;" suffix="&gt;"/>'
    record = {"type": "document", "genre": "reply", "URL": "https://e.org/a"}
    assert in_style(["[see @k, in part]"], {"k": record}, small_style(layout)) == [
        "See reply, https://e.org/a, in part."
    ]
    record = {"type": "book", "title": "T", "URL": "https://e.org/a"}
    assert in_style(["[@k, p. 4]"], {"k": record}, small_style(layout)) == [
        "T<https://e.org/a>, p. 4."
    ]


# ── the order of sources, and what readers may not see ───────────────────────────────────────────


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
