"""Nobody is exposed: which strings are protected, what stops a build, and that nothing printed or written has them."""

from __future__ import annotations

import html
import io
import json
import re
import sys
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import pairwise, product
from pathlib import Path
from typing import Any, Final

import pikepdf
import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.docx_reading import zip_of
from tests.support.examples import examples
from tests.support.places import EXAMPLE
from tests.support.programs import memocli, program, python, run
from tests.support.rendering import STYLE
from tests.support.small_project import FILES, SOURCES, WATER, write_project

from memocli import templates
from memocli.assemble import Setting, memo_document
from memocli.compare.changes import Edit, EditKind
from memocli.document import Emphasis, Inline, Link, NoteReference, ParagraphBreak, Strong, Text
from memocli.edition import number_notes
from memocli.errors import UserError
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import check_memos
from memocli.pipeline.compare import compare_years
from memocli.pipeline.options import BuildOptions
from memocli.project import Project, YearAt, project_at
from memocli.protect import exposures
from memocli.protect.changes import hidden_changes
from memocli.protect.private import read_private
from memocli.protect.strings import confidential_strings
from memocli.protect.unpack import texts_of
from memocli.protect.words import Finder, Protected, words_of
from memocli.render import Form
from memocli.report.diagnostics import OutputFormat, Report, render_report
from memocli.tree import DiskTree

LIST: Final = "private/protect.txt"
MORE: Final = "private/sources/people.yaml"
WATER_FILE: Final = "memo/2018/water.yaml"


def finder(*strings: str, token: str = "") -> Finder:
    return Finder([Protected(words_of(string), string, token) for string in strings])


# ── words ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("Juan Pérez", "JUAN PEREZ said"),
        ("juan perez", "of Juan Pérez."),
        ("Juan Pérez", "torture/juan-perez/x"),
        ("Juan Pérez", "juan_perez.png"),
        ("Juan Pérez", "Juan\n        Pe\u0301rez"),
        ("Juan Pérez", "Juan\u00a0Pérez"),
        ("Juan Pérez", "Ju\u00adan Pé\u200b\u2060rez"),
        ("Juan Pérez", "“Juan” Pérez’s"),
        ("Juan Pérez", "ＪＵＡＮ　ＰＥＲＥＺ"),
        ("Juan Pérez", "Juan Pérez12"),
        ("Juan Pérez", "Juan Pérez¹²"),
        ("Fidel", "ﬁdel"),
        ("O'Connor", "O’Connor"),
        ("Straße 12", "STRASSE 12"),
        ("Łukasz Øst", "lukasz ost"),
        ("李伟", "证人李伟说"),
        ("محمد", "مُحَمَّد"),
        ("55 1234 5678", "+52 (55) 1234-5678"),
        ("55 1234 5678", "tel:5512345678"),
        ("Juan Pérez", "https://example.org/JuanPerez"),
        ("Juan Pérez", "mailto:juanperez@example.org"),
        ("a@b.org", "<mailto:a@b.org>"),
        ("3f9adada4c3f9adada4c3f9adada4c3f9a", "3F9ADADA4C3f9adada4c3f9adada4c3f9a"),
    ],
)
def test_found(string: str, text: str) -> None:
    assert finder(string).found(text)


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("Ana", "Anaconda, Diana"),
        ("Juan Pérez", "Juan and Pérez"),
        ("Juan Pérez", "Pérez, Juan"),
        ("Juan Pérez", "JuanPérezLuna"),
        ("Al So", "also"),
        ("12 5", "125"),
        ("12", "8,125"),
        ("Ada", "sha256 3f9ada4c3f9ada4c3f9ada4c3f9ada4c"),
        ("Ana", ""),
    ],
)
def test_not_found(string: str, text: str) -> None:
    assert not finder(string).found(text)


@pytest.mark.parametrize(
    ("token", "text", "is_there"),
    [
        ("interview-1", "[@interview-1]", True),
        ("interview-1", "interview-1.png", True),
        ("interview-1", "INTERVIEW-1 says", True),
        ("interview-1", "interview 1", False),
        ("interview-1", "interview-1-notes", False),
        ("interview-1", "my-interview-1", False),
        ("interview-1", "interview-12", False),
        ("w17", "as w17 says", True),
        ("report", "the report says", False),
        ("report", "Report", False),
        ("report", "report", True),
        ("report", "[@report, p. 4]", True),
        ("report", "@{report}", True),
        ("report", "@reporter", False),
    ],
)
def test_an_id_is_found_as_itself(token: str, text: str, is_there: bool) -> None:
    assert bool(finder(token, token=token).found(text)) is is_there


def test_dots_take_the_place_of_words() -> None:
    hides = finder("Juan Pérez", "Pérez Luna")
    assert hides.hidden("a juan-perez/x") == "a ····-·····/x"
    assert hides.hidden("Juan\n  Pérez Luna, Pérez") == "····\n  ····· ····, Pérez"


WORD = st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F), min_size=1)
AROUND = st.text(st.characters(categories=["Zs", "Po", "Pd"]), min_size=1, max_size=3)


@examples(1)
@given(st.lists(WORD, min_size=1, max_size=4), st.lists(AROUND, min_size=4, max_size=4), st.text())
def test_every_string_is_found_in_every_text(words: list[str], signs: list[str], rest: str) -> None:
    string = " ".join(words)
    written = "".join(word.upper() + sign for word, sign in zip(words, signs, strict=False))
    text = f"{rest} {written} {rest}"
    look = finder(string)
    if words_of(string):
        assert look.found(text)
        assert len(look.hidden(text)) == len(text)
        assert not look.found(look.hidden(text))


@given(st.lists(WORD, min_size=1, max_size=3), st.lists(WORD | AROUND, max_size=12))
def test_what_was_looked_through_before_has_no_say(words: list[str], pieces: list[str]) -> None:
    """A finder remembers the words of texts in which nothing was found."""
    text, look = "".join(pieces), finder(" ".join(words))
    for piece in (*pieces, *words[1:], text, text):
        assert look.hidden(piece) == finder(" ".join(words)).hidden(piece)
        assert look.found(piece) == finder(" ".join(words)).found(piece)


def test_many_strings_in_a_long_text() -> None:
    """A second: no string is looked for by itself, not even where all begin with the same name. Else it takes minutes."""
    look = finder(*(f"Juan{number:05} Pérez Luna" for number in range(20_000)))
    text = "Juan Pérez came from Luna to Anaconda. " * 20_000
    assert not look.found(text)
    assert len(list(look.places(text + "Juan 00007 Perez\nLuna"))) == 1


# ── what is in private/ ──────────────────────────────────────────────────────────────────────────


def faults_of(files: Mapping[str, str | bytes], folder: Path) -> list[tuple[str, str, str]]:
    write_project(folder, files)
    found = read_private(DiskTree(folder)).faults
    for fault in found:
        assert fault.span.file.text.strip() == ""
    return [(str(fault.span), fault.code, fault.hint) for fault in found]


def lines_of(content: str | bytes, folder: Path) -> list[tuple[str, ...]]:
    write_project(folder, {LIST: content})
    return [string.words for string in read_private(DiskTree(folder)).lines]


def test_one_string_a_line(tmp_path: Path) -> None:
    said = "\ufeff# those who spoke\r\nJuan Pérez\r\n\r\n  Ana   # her family name is not known\r\n- 'Luz'\n"
    assert lines_of(said, tmp_path) == [("juan", "perez"), ("ana",), ("luz",)]
    assert [s.where for s in read_private(DiskTree(tmp_path)).lines] == [
        f"line {number} of private/protect.txt" for number in (2, 4, 5)
    ]
    assert lines_of("", tmp_path) == []
    assert lines_of("Juan\u2028Ana\x0bEva", tmp_path) == [("juan",), ("ana",), ("eva",)]


def test_no_list_is_no_fault(tmp_path: Path) -> None:
    assert faults_of({}, tmp_path) == []
    assert faults_of({"private/notes.docx": "x", "private/evidence/a.yaml": "x"}, tmp_path) == []


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        ("Juan\nPeña\n".encode("latin-1"), 2, "F001"),
        ("Juan\r\nPeña\r\n".encode("utf-16"), 1, "F001"),
        ("Juan\r\nPeña\r\n".encode("utf-16-le"), 1, "F001"),
        ("Juan\n---\n", 2, "F006"),
        ("Juan\nX\n", 2, "F006"),
        ("Juan\n \u200b \n", 2, "F006"),
    ],
)
def test_a_line_that_cannot_be_searched_for_is_told(
    content: str | bytes, line: int, code: str, tmp_path: Path
) -> None:
    faults = faults_of({LIST: content}, tmp_path)
    assert (f"{LIST}:{line}:1", code) in [fault[:2] for fault in faults]
    # Its words are hidden in messages all the same, as far as they can be read.
    assert ("juan",) in [string.words for string in read_private(DiskTree(tmp_path)).lines]


MISPLACED = {
    "private/protect.txt.txt": "protect.txt",
    "private/Protect.TXT": "protect.txt",
    "private/protected.docx": "protect.txt",
    "private/people.yaml": "private/sources/",
    "private/sources/people.yml": "people.yaml",
    "private/sources/2018/people.yaml": "private/sources/people.yaml",
    "Private/protect.txt": "`private`",
    "private": "make a folder",
}


@pytest.mark.parametrize("path", MISPLACED)
def test_a_file_that_nobody_reads_is_told(path: str, tmp_path: Path) -> None:
    (fault,) = faults_of({path: "Juan Pérez\n"}, tmp_path)
    assert fault[1] == "F015"
    assert MISPLACED[path] in fault[2]
    write_project(tmp_path, FILES)
    said = check_memos(project_at(tmp_path), [2018]).diagnostics
    assert "F015" in {found.code for found in said}
    draft = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,), draft=True))
    assert not draft.files


def test_copies_of_editors_are_nobodys(tmp_path: Path) -> None:
    assert (
        faults_of({f"{LIST}~": "x", f"{LIST}.bak": "x", "private/.protect.txt": "x"}, tmp_path)
        == []
    )


def test_a_list_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    write_project(tmp_path, FILES)
    (tmp_path / LIST).mkdir(parents=True)
    for run_it in (
        check_memos,
        lambda project: build_memo(project, 2018, BuildOptions((Form.HTML,), draft=True)),
        lambda project: compare_years(project, YearAt(2017), YearAt(2018)),
    ):
        with pytest.raises(UserError, match=r"private/protect\.txt can't be read"):
            run_it(project_at(tmp_path))


PEOPLE: Final = """\
references:
  - id: witness-quintana
    author: [{family: Itzel Mora, given: Lucía}]
    URL: https://example.org/lucia
  - id: driver-9
    type: interview
    title: The night drive
"""


def test_records_of_private_sources_need_no_type(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, MORE: PEOPLE})
    private = read_private(DiskTree(tmp_path))
    assert private.faults == []
    library = check_memos(project_at(tmp_path)).library
    told = {(string.where, string.words) for string in private.strings(library)}
    at = "of private/sources/people.yaml"
    assert told == {
        (f"line 3 {at}", ("lucia", "itzel", "mora")),
        (f"line 3 {at}", ("itzel", "mora", "lucia")),
        (f"line 4 {at}", ("example", "org", "lucia")),
        (f"line 5 {at}", ("driver", "9")),
        (f"line 7 {at}", ("the", "night", "drive")),
    }
    assert "driver-9" not in library.sources
    assert MORE not in library.files


def test_faults_of_private_sources_show_nothing_of_them(tmp_path: Path) -> None:
    faulty = PEOPLE.replace("    URL:", "    Itzelmora:").replace("title: The", "title: [The")
    write_project(tmp_path, {**FILES, MORE: faulty})
    found = check_memos(project_at(tmp_path), [2018])
    places = [str(d.span) for d in found.diagnostics if d.span.file.path == MORE]
    assert places == [f"{MORE}:7:1"]
    write_project(tmp_path, {MORE: PEOPLE.replace("    URL:", "    Itzelmora:")})
    found = check_memos(project_at(tmp_path), [2018])
    assert [(str(d.span), d.code) for d in found.diagnostics if d.span.file.path == MORE] == [
        (f"{MORE}:4:1", "F004")
    ]
    for form in OutputFormat:
        said = render_report(Report(found.diagnostics, found.checked), form)
        assert not re.search("itzel|lucia|lucía|night", said, re.IGNORECASE)


# ── what confidential records say ────────────────────────────────────────────────────────────────

RECORD: Final = """\
  - id: talk-4
    type: interview
    title: A long talk
    title-short: The talk
    original-title: Una charla
    container-title: Notes from the hills
    event-title: Meeting of widows
    publisher: The Ministry
    genre: interview
    number: 77/2018
    DOI: 10.1234/hills
    URL: https://example.org/talk?a=4
    author: [{family: Mora, given: Lucía, non-dropping-particle: de la}, {literal: Widows of the Hills}, {family: Itzel}]
    interviewer: [{literal: Casa de los Derechos}]
    custom:
      {confidential: true, translated-title: Talk on the way, archive-url: "https://archive.org/talk", evidence: talk-lucia.m4a}
"""


def test_where_a_copy_of_a_confidential_source_comes_from_is_protected(tmp_path: Path) -> None:
    copy = '[{file: talk-lucia.m4a, from: "https://hills.example/lucia"}, {file: b.txt, from: a cousin}]'
    record = RECORD.replace("evidence: talk-lucia.m4a", f"evidence: {copy}")
    library = check_memos(
        project_at(write_project(tmp_path, {**FILES, "sources/all.yaml": SOURCES + record}))
    ).library
    strings = {" ".join(said.words) for said in confidential_strings(library)}
    assert {"talk lucia m 4 a", "hills example lucia", "b txt", "a cousin"} <= strings


def test_strings_of_a_confidential_record(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "sources/all.yaml": SOURCES + RECORD})
    library = check_memos(project_at(tmp_path)).library
    told = [s for s in confidential_strings(library) if "source 2" in s.where]
    assert {(s.where.split()[1], " ".join(s.words)) for s in told} == {
        ("id", "talk 4"),
        ("title", "a long talk"),
        ("title-short", "the talk"),
        ("original-title", "una charla"),
        ("container-title", "notes from the hills"),
        ("event-title", "meeting of widows"),
        ("DOI", "10 1234 hills"),
        ("URL", "example org talk a 4"),
        ("author", "lucia de la mora"),
        ("author", "de la mora lucia"),
        ("author", "widows of the hills"),
        ("translated-title", "talk on the way"),
        ("archive-url", "archive org talk"),
        ("evidence", "talk lucia m 4 a"),
    }
    assert [s.token for s in told if s.token] == ["talk-4"]
    assert all(re.fullmatch(r"the [\w-]+ of confidential source 2 \(sources/all\.yaml, line \d+\)", s.where) for s in told)  # fmt: skip


# ── what stops a build ───────────────────────────────────────────────────────────────────────────

HTML_ONLY: Final = BuildOptions((Form.HTML,))


def exposed(
    files: Mapping[str, str | bytes], folder: Path, options: BuildOptions = HTML_ONLY
) -> Any:
    """What a build of the small project with these files would have exposed."""
    write_project(folder, {**FILES, **files})
    built = build_memo(project_at(folder), 2018, options)
    assert bool(built.files) is not bool(built.exposures)
    return [(found.string, [name for name, _ in found.outputs], list(found.claims)) for found in built.exposures]  # fmt: skip


PAGE: Final = ["memo-2018.html"]


def test_a_clean_build_is_built(tmp_path: Path) -> None:
    assert exposed({LIST: "Juan Pérez\n", MORE: PEOPLE}, tmp_path) == []


def test_every_string_is_told_once_with_its_claims(tmp_path: Path) -> None:
    files = {LIST: "in the valley\nJuan\nAna Pérez\nNOBODY\n"}
    assert exposed(files, tmp_path) == [
        ("line 1 of private/protect.txt", PAGE, ["press/attacks/numbers"]),
        ("line 3 of private/protect.txt", PAGE, ["water/wells/count"]),
        (
            "line 4 of private/protect.txt",
            PAGE,
            ["introduction/summary/no-progress", "press/attacks/numbers"],
        ),
    ]


@pytest.mark.parametrize("draft", [False, True])
def test_a_string_in_a_claim_and_in_a_note(draft: bool, tmp_path: Path) -> None:
    files = {LIST: "Tanks of 5\nAna Pérez\n"}
    got = exposed(files, tmp_path, BuildOptions((Form.HTML, Form.DOCX), draft=draft))
    (tanks, names) = got
    assert tanks[0] == "line 1 of private/protect.txt"
    assert tanks[2] == ["water/wells/witnessed"]
    assert [name.rpartition(".")[2] for name in tanks[1]] == ["html", "docx"]
    assert names[2] == ["water/wells/count"]


def test_places_outside_of_claims(tmp_path: Path) -> None:
    memo = FILES["memo/2018/memo.yaml"].replace("Water & Rights", "Juan & Rights")
    (found,) = exposed({LIST: "Juan\n", "memo/2018/memo.yaml": memo}, tmp_path)
    assert found[1:] == (PAGE, [])


def test_names_of_files_count(tmp_path: Path) -> None:
    """The manifest has them."""
    files = {LIST: "Juan Pérez\n", "sources/juan-pérez.yaml": "references: []\n"}
    (found,) = exposed(files, tmp_path)
    assert found[1:] == (["manifest.json"], [])


def test_words_of_a_template_count(tmp_path: Path) -> None:
    css = (Path(__file__).parents[1] / "templates/memo.css").read_text("utf-8")
    (found,) = exposed({LIST: "Juan\n", "templates/memo.css": f"{css}\n/* by Juan */"}, tmp_path)
    assert found[1:] == (PAGE, [])


CSS: Final = (Path(__file__).parents[1] / "templates/memo.css").read_text("utf-8")
HTML: Final = (Path(__file__).parents[1] / "templates/memo.html.j2").read_text("utf-8")
DRAWING: Final = b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg"><title>Mark Ruiz</title></svg>'
)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("memo.css", CSS + "\n.mark-ruiz { color: red }"),
        ("memo.css", CSS + "\n:root { --mark-ruiz: red }"),
        ("memo.css", CSS + '\nh1::after { content: "M\\61rk Ruiz" }'),
        ("memo.css", f"{CSS}\nh1 {{ background: url(data:image/svg+xml;base64,{DRAWING.decode()}) }}"),
        ("memo.html.j2", HTML.replace("<body", "<body data-mark-ruiz", 1)),
        ("memo.html.j2", HTML.replace("<body", '<body class="wide mark-ruiz"', 1)),
        ("memo.html.j2", HTML.replace("</body>", "<mark-ruiz></mark-ruiz></body>", 1)),
    ],
)  # fmt: skip
def test_whatever_a_template_calls_after_somebody_counts(
    path: str, content: str, tmp_path: Path
) -> None:
    got = exposed({LIST: "Mark Ruiz\n", f"templates/{path}": content}, tmp_path)
    assert [found[1] for found in got] == [PAGE]


# Names, and words, that stand in every file of these formats, of memocli's design or of its templates.
COMMON: Final = (
    "Mark Page Card Bright Art Bill Will Rob Grace Rosa Paz Sol May Luz Mar Word Table Heading Source Serif Sans Adobe Title Text "
    "Band Body Bottom Bullet Column Data Default Description End Fact Head Keywords Label Lead Left Line Media Microsoft Mid None "
    "Normal Office Paragraph Prod Section Sign Single Sum Term Theme Top Clear Caption Font Image Auto Anchor Jinja Calibri Center "
    "False True Claims Options Versions Outputs Inputs Document Styles Settings Generator Viewport Type Context Schema Ada Bea Dea Abe Al Jo Li Bo Ed"
).split()  # fmt: skip


@pytest.mark.parametrize("draft", [False, True])
def test_only_what_somebody_may_read_counts(draft: bool, tmp_path: Path) -> None:
    """A list that stops every build because of a word of the formats would be given up."""
    project = project_at(write_project(tmp_path, {**FILES, WATER_FILE: str(PROJECT[WATER_FILE]), "memo/2018/valley.jpg": photograph()}))  # fmt: skip
    built = build_memo(project, 2018, BuildOptions(draft=draft))
    page = built.files[f"memo-2018{'-draft' * draft}.html"]
    seen = set(
        words_of(" ".join(text for place, text in texts_of("a.html", page) if place == "text"))
    )
    # The foot of each page has one of these words, and a link another, for those who hear it.
    look = finder(*(word for word in COMMON if word.lower() not in {*seen, "page", "text"}))
    assert len(look.strings) > 60
    found = {
        (string.where, name, place)
        for name, content in built.files.items()
        for place, text in texts_of(name, content)
        for string in look.found(text)
    }
    assert found == set()


def test_an_id_is_not_told(tmp_path: Path) -> None:
    """A claim is called by its name, with dots. The fault of its id stops a build before; a draft is stopped by the search."""
    water = WATER.replace("id: visits", "id: juan-perez")
    files = {LIST: "Juan Pérez\n", WATER_FILE: water.replace("visited 31", "met Juan Pérez in 31")}
    write_project(tmp_path, {**FILES, **files})
    refused = build_memo(project_at(tmp_path), 2018, HTML_ONLY)
    assert [d.code for d in refused.check.diagnostics if d.severity == "error"] == ["C112"]
    ((string, outputs, claims),) = exposed(files, tmp_path, BuildOptions((Form.HTML,), draft=True))
    assert (string, claims) == ("line 1 of private/protect.txt", ["water/research/····-·····"])
    assert [name.rpartition(".")[2] for name in outputs] == ["html", "json"]


def test_strings_of_confidential_records_need_no_list(tmp_path: Path) -> None:
    water = WATER.replace("A witness saw", "Zoraida\n            Quintana (What Zoraida saw) saw")
    (name, title) = sorted(exposed({WATER_FILE: water}, tmp_path))
    at = "of confidential source 1 (sources/all.yaml, line"
    assert name == (f"the author {at} 27)", PAGE, ["water/wells/witnessed"])
    assert title == (f"the title {at} 28)", PAGE, ["water/wells/witnessed"])


@pytest.mark.parametrize("twin", ["witness-quintana", "Witness-Quintana"])
@pytest.mark.parametrize("file", ["aa", "zz"])
def test_strings_of_both_records_with_one_id(file: str, twin: str, tmp_path: Path) -> None:
    """One of them is confidential; which one the other records mean, nobody knows."""
    record = f"references:\n  - {{id: {twin}, type: report, title: Tales of Xico}}\n"
    water = WATER.replace("A witness saw", "What Zoraida saw, in Tales of Xico,")
    files = {f"sources/{file}.yaml": record, WATER_FILE: water}
    got = exposed(files, tmp_path, BuildOptions((Form.HTML,), draft=True))
    titles = [claims for where, _, claims in got if where.startswith("the title of confidential")]
    assert titles == [["water/wells/witnessed"], ["water/wells/witnessed"]]


def test_strings_of_private_sources(tmp_path: Path) -> None:
    water = WATER.replace(
        "A witness saw", "Lucía Itzel Mora saw [it](https://www.example.org/lucia), driver-9 too:"
    )
    got = exposed({WATER_FILE: water, MORE: PEOPLE}, tmp_path)
    assert [(string, claims) for string, _, claims in got] == [
        (f"line {line} of private/sources/people.yaml", ["water/wells/witnessed"]) for line in (3, 4, 5)
    ]  # fmt: skip


def test_who_signs_is_public_whatever_a_record_says(tmp_path: Path) -> None:
    sources = SOURCES + RECORD.replace("Widows of the Hills", "River Valley Watch & Friends")
    assert exposed({"sources/all.yaml": sources}, tmp_path) == []


def test_words_over_the_end_of_a_page(tmp_path: Path) -> None:
    """The foot of one page and the head of the next stand between the two: every pair of words is found, once."""
    words = [f"{a}{b}{c}i" for a, b, c in product("bdfgklmnprst", repeat=3)]
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    water = WATER.replace("It did not say more.", f"It did not say {' '.join(words)}.")
    files = {WATER_FILE: water, LIST: "\n".join(pairs)}
    got = exposed(files, tmp_path, BuildOptions((Form.PDF,)))
    assert len(got) == len(pairs)


def test_no_name_of_a_file_is_told(tmp_path: Path) -> None:
    """Files may be called after those whom they are about."""
    people = "private/sources/lucia-itzel-mora.yaml"
    water = WATER.replace("A witness saw", "Lucía Itzel Mora saw")
    (found, *_) = exposed({WATER_FILE: water, people: PEOPLE}, tmp_path)
    assert found[0] == "line 3 of private/sources/·····-·····-····.yaml"
    project = project_at(tmp_path)
    library = check_memos(project).library
    memo = library.memos[2018]
    document = memo_document(number_notes(memo), library, Setting(STYLE))
    part = zip_of({"word/media/lucia-itzel-mora.xml": b"<a/>"})
    files = {"lucia-itzel-mora.docx": part, "a.docx": part}
    (found,) = exposures(project, [library], document, files)
    dots = "·····-·····-····"
    assert found.outputs == (
        (f"{dots}.docx", "its name"),
        ("a.docx", f"word/media/{dots}.xml"),
    )


def test_the_mark_of_a_note_hides_nothing(tmp_path: Path) -> None:
    water = WATER.replace("It did not say more.", "So Juan [@court-2018, p. 4] Pérez said.")
    ((_, outputs, claims),) = exposed({WATER_FILE: water, LIST: "Juan Pérez\n"}, tmp_path)
    assert (outputs, claims) == (PAGE, ["water/wells/quoted"])


# ── the commands ─────────────────────────────────────────────────────────────────────────────────


def test_the_message(tmp_path: Path) -> None:
    water = WATER.replace("A witness saw", "Juan Pérez saw")
    write_project(tmp_path, {**FILES, WATER_FILE: water, LIST: "# names\nJUAN PEREZ\n"})
    done = memocli("build", "2018", "--to", "html", "--to", "docx", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "build").exists()) == (1, False)
    assert done.stdout == (
        "line 2 of private/protect.txt would be published:\n"
        "        in memo-2018.html (text)\n"
        "        in memo-2018.docx (word/document.xml)\n"
        "        in claim water/wells/witnessed\n"
        "\n"
    )
    assert done.stderr.splitlines()[-1] == (
        "memocli: nothing was built; take these words out of the memo or, if they may be printed, "
        "out of private/ and of confidential records"
    )
    (tmp_path / LIST).write_bytes("Peña".encode("latin-1"))
    done = memocli("build", "2018", "--draft", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "build").exists()) == (1, False)
    assert f"{LIST}:1:1: F001 not UTF-8" in done.stdout
    assert "not even a draft is built unsearched" in done.stderr


def test_what_a_page_tells_programs_and_its_script_is_searched_but_memoclis_own() -> None:
    own = templates.script().replace("</", "<\\/")
    told = r'{"@type":"Report","name":"Casa \"P\u00e9rez\"","by":[{"Lucía":1}]}'
    page = (
        f"<p>Text</p><script>{own}</script><script>{told}</script><script>const Juan = 1</script>"
    )
    said = [text for place, text in texts_of("a.html", page.encode()) if place == "script"]
    assert {'Casa "Pérez"', "Lucía", "const Juan = 1"} <= set(said)
    assert not any("announcer" in text or "Report" in text for text in said)


def test_an_earlier_build_stays_as_it_is(tmp_path: Path) -> None:
    write_project(tmp_path, FILES)
    assert memocli("build", "2018", "--to", "html", cwd=tmp_path).returncode == 0
    before = {path: path.read_bytes() for path in (tmp_path / "build/2018").iterdir()}
    write_project(tmp_path, {LIST: "wells\n"})
    assert memocli("build", "2018", "--to", "html", cwd=tmp_path).returncode == 1
    assert {path: path.read_bytes() for path in (tmp_path / "build/2018").iterdir()} == before


def test_what_stays_of_an_earlier_build_is_searched_again(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "templates/memo.html.j2").read_text("utf-8")
    page = page.replace("</body>", "<p>For Lucía</p></body>")
    write_project(tmp_path, {**FILES, "templates/memo.html.j2": page})
    assert memocli("build", "2018", "--to", "html", cwd=tmp_path).returncode == 0
    assert memocli("build", "2018", "--to", "docx", cwd=tmp_path).returncode == 0
    write_project(tmp_path, {LIST: "Lucía\n"})
    done = memocli("build", "2018", "--to", "docx", cwd=tmp_path)
    assert done.returncode == 1
    assert "in memo-2018.html (text)" in done.stdout


NAMED: Final[Mapping[str, str]] = {
    **FILES,
    WATER_FILE: WATER.replace("id: wells\n", "id: juan-perez\n")
    .replace("Of 1,250 wells", "Juan Pérez told that of 1,250 wells")
    .replace("[@court-2018, p. 3]", "[@juan-perez-4]")
    .replace("  - id: research", "    remarc: told by JUAN PEREZ\n  - id: research"),
    "memo/2018/juan-perez.yaml": "id: x\n",
    "sources/juan-perez.yaml": "references:\n  - {id: juan-perez-2018, type: report, title: By Juan\n      Pérez}\n",
    "memo/2017/water.yaml": FILES["memo/2017/water.yaml"].replace("There were", "Juan Pérez counted"),
    LIST: "Juan Pérez\n",
}  # fmt: skip
SAID: Final = re.compile(r"juan|p[eé]rez", re.IGNORECASE)


@pytest.mark.parametrize("form", OutputFormat)
def test_no_report_shows_a_protected_word(form: OutputFormat, tmp_path: Path) -> None:
    write_project(tmp_path, NAMED)
    done = memocli("check-citations", "--output-format", form, cwd=tmp_path)
    assert done.returncode == 1
    assert "C112" in done.stdout
    assert "F010" in done.stdout
    assert "·" in html.unescape(done.stdout.replace("%C2%B7", "·").replace("\\u00b7", "·"))
    assert not SAID.search(done.stdout + done.stderr)
    (tmp_path / LIST).unlink()
    assert SAID.search(memocli("check-citations", "--output-format", form, cwd=tmp_path).stdout)


def test_excerpts_stay_in_their_columns(tmp_path: Path) -> None:
    write_project(tmp_path, NAMED)
    with_list = check_memos(project_at(tmp_path)).diagnostics
    (tmp_path / LIST).unlink()
    without = check_memos(project_at(tmp_path)).diagnostics
    kept = [d for d in with_list if d.code != "C112"]
    assert [(d.span.line, d.span.column, d.span.end_column) for d in kept] == [
        (d.span.line, d.span.column, d.span.end_column) for d in without
    ]


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_no_comparison_shows_a_protected_word(form: str, tmp_path: Path) -> None:
    clean = {**NAMED, "memo/2018/juan-perez.yaml": "", WATER_FILE: NAMED[WATER_FILE].replace("    remarc: told by JUAN PEREZ\n", "").replace("did not say more", "did not quote Ju*an* **Pé**rez")}  # fmt: skip
    # The author of a report is called Ana Pérez, whose family name may be shown; of Juan Pérez no part may be.
    for first_name, is_shown in (("Ana", True), ("Juan", False)):
        files = {
            path: text.replace("given: Ana", f"given: {first_name}") for path, text in clean.items()
        }
        write_project(tmp_path, files)
        (tmp_path / "memo/2018/juan-perez.yaml").unlink()
        done = memocli("diff", "2017", "2018", "--output-format", form, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert ("Pérez" in done.stdout) == is_shown
    assert "····" in done.stdout.replace("\\u00b7", "·")
    assert "wells" in done.stdout
    assert not SAID.search(done.stdout)
    (tmp_path / LIST).write_bytes(b"\xff")
    refused = memocli("diff", "2017", "2018", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "private/" in refused.stderr


def edited(*runs: tuple[EditKind, tuple[Inline, ...]]) -> tuple[Edit, ...]:
    return tuple(Edit(kind, inlines) for kind, inlines in runs)


KEEP, DELETE, INSERT = EditKind.KEEP, EditKind.DELETE, EditKind.INSERT
JUAN: Final = (Text("Juan"),)
DIVIDED: Final[dict[str, tuple[Any, Any]]] = {
    "emphasis": (
        (Text("So "), Emphasis((Text("Ju"),)), Text("an "), Strong((Link("https://a.org/juan-perez", (Text("Pérez"),)),))),
        (Text("So "), Emphasis((Text("··"),)), Text("·· "), Strong((Link("https://a.org/····-·····", (Text("·····"),)),))),
    ),
    "a mark": (
        (Text("Juan"), NoteReference(1), Text("Pérez")),
        (Text("····"), NoteReference(1), Text("·····")),
    ),
    "a paragraph": (
        (Text("Juan"), ParagraphBreak(), Text("Pérez")),
        (Text("····"), ParagraphBreak(), Text("·····")),
    ),
    "words inserted before": (
        edited((KEEP, (Text("So Juan"),)), (DELETE, (Text("saw"),)), (INSERT, (Text("Pérez told"),))),
        edited((KEEP, (Text("So ····"),)), (DELETE, (Text("saw"),)), (INSERT, (Text("····· told"),))),
    ),
    "words inserted between": (
        edited((KEEP, JUAN), (INSERT, (Text("José"),)), (KEEP, (Text("Pérez told"),))),
        edited((KEEP, (Text("····"),)), (INSERT, (Text("José"),)), (KEEP, (Text("····· told"),))),
    ),
    "another name": (
        edited((DELETE, JUAN), (INSERT, (Text("Pérez"),)), (KEEP, (Text("told"),))),
        edited((DELETE, (Text("····"),)), (INSERT, (Text("·····"),)), (KEEP, (Text("told"),))),
    ),
    "an edit, emphasis and a mark": (
        edited((KEEP, (Text("So "), Emphasis((Text("Ju"),)), Text("an"), NoteReference(2))), (INSERT, (Text("Pérez"),))),
        edited((KEEP, (Text("So "), Emphasis((Text("··"),)), Text("··"), NoteReference(2))), (INSERT, (Text("·····"),))),
    ),
    "nothing": ((Text("Juan saw Pérez"),), (Text("Juan saw Pérez"),)),
}  # fmt: skip


@pytest.mark.parametrize("by", DIVIDED)
def test_a_protected_word_is_hidden_in_a_comparison_whatever_divides_it(by: str) -> None:
    shown, hidden = DIVIDED[by]
    assert hidden_changes(shown, finder("Juan Pérez")) == hidden


def test_a_comparison_of_a_whole_memo_is_hidden_whatever_divides_its_words(tmp_path: Path) -> None:
    old = "There were Juan wells **Pé**rez saw [@survey-2016]."
    new = "There were *Juan* [@survey-2016] **Pé**rez saw."
    files = {
        **FILES,
        LIST: "Juan Pérez\nSurvey of the wells\n",
        "memo/2017/water.yaml": FILES["memo/2017/water.yaml"].replace("There were 1,200 wells [@survey-2016].", old),
        WATER_FILE: FILES[WATER_FILE].replace("text: Our teams visited 31 villages.", f'text: "{new}"'),
    }  # fmt: skip
    write_project(tmp_path, files)
    changes = compare_years(project_at(tmp_path), YearAt(2017), YearAt(2018)).changes
    told = str(changes)
    assert "····" in told
    for one in changes.claims:
        for text in [*(state.text for state in (*one.old, *one.new)), " ".join(edit.text for edit in one.edits)]:  # fmt: skip
            assert not re.search(r"juan\W+p[eé]rez", text, re.IGNORECASE), text


def test_no_comparison_says_what_a_confidential_record_says(tmp_path: Path) -> None:
    water = WATER.replace("A witness saw", "Zoraida Quintana (What Zoraida saw) saw")
    write_project(tmp_path, {**FILES, WATER_FILE: water})
    done = memocli("diff", "2017", "2018", cwd=tmp_path)
    assert done.returncode == 0
    assert "······· ········ (···· ······· ···) saw" in done.stdout
    assert not re.search("zoraida|quintana", done.stdout, re.IGNORECASE)


def test_no_message_of_a_command_shows_a_protected_word(tmp_path: Path) -> None:
    memo = FILES["memo/2018/memo.yaml"] + "style: juan-perez.csl\n"
    write_project(tmp_path, {**FILES, "memo/2018/memo.yaml": memo, LIST: "Juan Pérez\n"})
    done = memocli("build", "2018", "--to", "html", cwd=tmp_path)
    assert done.returncode == 2
    assert "····-·····" in done.stderr
    assert not SAID.search(done.stderr)


# ── who reads what, and what it costs ────────────────────────────────────────────────────────────


class Watched(DiskTree, frozen=True, kw_only=True):
    """A folder that notes who reads below `private/`."""

    seen: dict[str, str]

    def read(self, path: str) -> bytes:
        """See `Tree`."""
        if path.startswith("private"):
            frame = sys._getframe(1)
            while "memocli" not in (name := frame.f_globals["__name__"]) or "load.read" in name:
                assert frame.f_back
                frame = frame.f_back
            self.seen[path] = name
        return super().read(path)


def test_only_this_room_reads_private_files(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, LIST: "Juan\n", MORE: PEOPLE})
    seen: dict[str, str] = {}
    project = Project(tmp_path, Watched(tmp_path, seen=seen))
    assert build_memo(project, 2018, HTML_ONLY).files
    compare_years(project, YearAt(2017), YearAt(2018))
    assert seen == dict.fromkeys((LIST, MORE), "memocli.protect.private")


def test_nothing_is_loaded_where_there_is_nothing_to_search(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['memocli', 'build', '2018', '--to', 'html', '-C', {root!r}, '--out', {out!r}]\n"
        "from memocli.cli import main\n"
        "try: main()\n"
        "finally: print(sorted(n for n in sys.modules if n.startswith(('memocli.protect.', 'pypdfium2'))))"
    )
    done = python(code.format(root=str(EXAMPLE), out=str(tmp_path / "out")))
    assert done.stdout.splitlines()[-1] == "[]"
    # A list, and no PDF: pypdfium2 is not needed.
    write_project(tmp_path, {**FILES, LIST: "Juan\n"})
    done = python(code.format(root=str(tmp_path), out=str(tmp_path / "out")))
    assert "memocli.protect.search" in done.stdout
    assert "pypdfium2" not in done.stdout


# ── a whole project, and every byte that is written or printed ───────────────────────────────────

# What is planted: in a picture's metadata, in remarks, in confidential records, in private/.
PLANTED: Final = {
    "picture": "Ixchel Montejo",
    "remark": "Itzcóatl Baeza",
    "record": "Nicté Balam",
    "title": "What Nicté heard",
    "private record": "Sac Nicté Canul",
    "list": "Xochiapulco",
    "comment": "Yatziri",
}
_PARTS: Final = (
    "ixchel montejo itzcoatl itzcóatl baeza nicté nicte balam canul xochiapulco yatziri".split()
)


def photograph() -> bytes:
    """A JPEG with a name and a place beside its pixels."""
    marks = PIL.Image.Exif()
    marks[0x013B] = PLANTED["picture"]
    marks.get_ifd(0x8825).update({1: "N", 2: (19.0, 59.0, 28.0), 29: "2018:03:04"})
    file = io.BytesIO()
    picture = PIL.Image.linear_gradient("L").resize((64, 40)).convert("RGB")
    picture.save(file, "JPEG", exif=marks, comment=PLANTED["picture"].encode())
    return file.getvalue()


PICTURE: Final = "    picture: {file: valley.jpg, alt: A dry well}\n"
PROJECT: Final[Mapping[str, str | bytes]] = {
    **FILES,
    WATER_FILE: WATER.replace(
        "  - id: research\n",
        f"{PICTURE}  - id: research\n",
    ).replace(
        "        figures: {wells: 1250, clean-wells: 17}\n",
        f"        figures: {{wells: 1250, clean-wells: 17}}\n        remark: told by {PLANTED['remark']}\n",
    ),
    "memo/2018/valley.jpg": photograph(),
    "sources/all.yaml": SOURCES.replace("family: Quintana, given: Zoraida", "family: Balam, given: Nicté")
    .replace("What Zoraida saw", PLANTED["title"])
    .replace("remark: lives in Xochiapulco", f"remark: told by {PLANTED['remark']}"),
    MORE: f"references:\n  - id: witness-quintana\n    author: [{{literal: {PLANTED['private record']}}}]\n",
    LIST: f"# {PLANTED['comment']} keeps this list\n{PLANTED['list']}\n{PLANTED['remark']}\n",
}  # fmt: skip


class _Page(HTMLParser):
    """All that a page says, with what is in comments."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.said.append(html.unescape(data))


def strings_of_pdf(file: Path) -> Iterator[str]:
    """Every string and every readable stream of a PDF."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, pikepdf.String):
            yield str(node)
        elif isinstance(node, pikepdf.Stream):
            yield from walk(dict(node.stream_dict.items()))
            try:
                yield node.read_bytes().decode("latin-1")
            except pikepdf.PdfError:
                yield node.read_raw_bytes().decode("latin-1")
        elif isinstance(node, pikepdf.Dictionary | dict):
            for value in node.values():
                if not getattr(value, "is_indirect", False):
                    yield from walk(value)
        elif isinstance(node, pikepdf.Array):
            for value in node:
                if not getattr(value, "is_indirect", False):
                    yield from walk(value)

    with pikepdf.open(file) as pdf:
        yield from walk(pdf.trailer)
        for item in pdf.objects:
            yield from walk(item)
    yield run(program("pdftotext"), file, "-")
    yield run(program("pdfinfo"), "-meta", file)


def all_of(file: Path) -> str:
    """Everything that can be read in a file by other programs than memocli, and its raw bytes."""
    content = file.read_bytes()
    said = [file.name, content.decode("utf-8", "replace"), content.decode("latin-1")]
    if file.suffix == ".pdf":
        said += strings_of_pdf(file)
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as package:
            for name in package.namelist():
                part = package.read(name)
                said += [name, part.decode("latin-1"), part.decode("utf-8", "replace")]
                said.append(re.sub(r"<[^>]+>", "", part.decode("utf-8", "replace")))
    if file.suffix == ".html":
        page = _Page()
        page.feed(content.decode("utf-8"))
        said += page.said
    if file.suffix == ".json":
        said.append(str(json.loads(content)))
    return "\n".join(said)


def secrets_in(text: str) -> list[str]:
    return [part for part in _PARTS if part in text.casefold()]


@pytest.mark.parametrize("draft", [False, True])
def test_nothing_planted_is_written_or_printed(draft: bool, tmp_path: Path) -> None:
    write_project(tmp_path, PROJECT)
    planted = "".join(
        file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*") if file.is_file()
    )
    assert all(name.split()[0].encode().decode("latin-1") in planted for name in PLANTED.values())
    options = ["--draft"] if draft else []
    done = memocli("build", "2018", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    files = [file for file in (tmp_path / "build").rglob("*") if file.is_file()]
    assert {file.suffix for file in files} == {".pdf", ".html", ".docx", ".json"}
    for file in files:
        assert secrets_in(all_of(file)) == [], file.name
    printed = [done.stdout + done.stderr]
    for form in OutputFormat:
        told = memocli("check-citations", "--output-format", form, cwd=tmp_path)
        printed.append(told.stdout + told.stderr)
    for name in ("terminal", "markdown", "json"):
        told = memocli("diff", "2017", "2018", "--output-format", name, cwd=tmp_path)
        printed.append(told.stdout + told.stderr)
    assert secrets_in("\n".join(printed)) == []


# Each planted name moved to where it would be published.
LEAKS: Final = {
    "a sentence": (WATER_FILE, "It did not say more.", f"It said {PLANTED['list'].upper()}."),
    "a remark of words": (WATER_FILE, "It did not say more.", f"So {PLANTED['remark']} told."),
    "a name of a record": (WATER_FILE, "It did not say more.", "So Nicte Balam told."),
    "a title of a record": (WATER_FILE, "It did not say more.", f"See *{PLANTED['title']}*."),
    "a private record": (WATER_FILE, "It did not say more.", "Sac-Nicté Canul told."),
    "words beside a citation": (WATER_FILE, "[@witness-quintana]", "[told by Nicté Balam, @witness-quintana]"),
    "an alternative text": (WATER_FILE, "A dry well", "Nicté Balam at a dry well"),
    "the address of a link": (WATER_FILE, "https://example.org/list", "https://example.org/nict%C3%A9-balam"),
    "a heading": (WATER_FILE, "Wells & pipes", "Wells of Xochiapulco"),
}  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS)
def test_what_would_be_published_stops_the_build(leak: str, tmp_path: Path) -> None:
    path, right, wrong = LEAKS[leak]
    before = PROJECT[path]
    assert isinstance(before, str)
    assert right in before
    write_project(tmp_path, {**PROJECT, path: before.replace(right, wrong)})
    done = memocli("build", "2018", "--draft", cwd=tmp_path)
    assert done.returncode == 1
    assert not (tmp_path / "build").exists()
    for kind in ("pdf", "html", "docx"):
        assert re.search(rf"in memo-2018(-draft)?\.{kind} ", done.stdout), kind
    assert secrets_in(done.stdout + done.stderr) == []


def test_a_picture_named_after_somebody_stops_the_build(tmp_path: Path) -> None:
    water = str(PROJECT[WATER_FILE]).replace("valley.jpg", "pozo_xochiapulco.jpg")
    write_project(
        tmp_path, {**PROJECT, WATER_FILE: water, "memo/2018/pozo_xochiapulco.jpg": photograph()}
    )
    done = memocli("build", "2018", "--to", "docx", cwd=tmp_path)
    assert done.returncode == 1
    assert "in memo-2018.docx (word/document.xml `name`)" in done.stdout
    assert "in manifest.json (inputs)" in done.stdout
    assert secrets_in(done.stdout + done.stderr) == []


def test_a_string_that_begins_with_another_one() -> None:
    """The text may end where the longer one would go on."""
    juan, perez = (Protected(words_of(name), name) for name in ("Juan", "Juan Pérez"))
    finder = Finder([juan, perez])
    assert finder.found("said Juan") == {juan}
    assert finder.found("said Juan Pérez") == {juan, perez}
    assert finder.hidden("said Juan") == "said ····"


def test_parts_of_a_string_at_the_ends_of_what_was_cut_out_of_a_text() -> None:
    hide = finder("Elena de la Cruz", "house 12").hidden_at_ends
    assert hide("de la Cruz said so of the house") == "de la ···· said so of the ·····"
    assert hide("Elena", last=False) == "·····"
    assert hide("so she went to 12") == "so she went to ··"
    assert hide("to Elena and back") == "to Elena and back", (
        "a part within a text is a word like any other"
    )
    assert hide("Cruz said so to Elena", first=False) == "Cruz said so to ·····"
    assert hide("Cruz said so to Elena", last=False) == "···· said so to Elena"
    assert hide("“the”") == "“the”"


def test_an_exception_that_names_a_protected_string_does_not_show_it() -> None:
    """Whatever prints it: a list of them, a traceback."""
    listed = [Protected(words_of("Juan Pérez"), "line 3 of private/protect.txt", "juan-perez")]
    assert repr(listed) == "[Protected('line 3 of private/protect.txt')]"


def test_whose_own_research_a_claim_rests_on_is_searched_too(tmp_path: Path) -> None:
    """A draft says it behind the claim, with the short name of the organization."""
    organizations = FILES["memo/organizations.yaml"].replace(
        "short-name: Casa,", "short-name: Xico,"
    )
    water = WATER.replace("own-research: [casa, river]", "own-research: [casa]")
    files = {LIST: "Xico\n", WATER_FILE: water, "memo/organizations.yaml": organizations}
    ((string, outputs, named),) = exposed(files, tmp_path, BuildOptions((Form.HTML,), draft=True))
    assert (string, named) == ("line 1 of private/protect.txt", ["water/research/visits"])
    assert any(name.endswith(".html") for name in outputs)
