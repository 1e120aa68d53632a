"""What stands before the parts of a memo: letterhead, verdicts, contents, from memo.yaml to the outputs."""

from __future__ import annotations

import io
from pathlib import Path

import PIL.Image
import pytest
from tests.support.docx_reading import parts_of
from tests.support.pdf_reading import body_text
from tests.support.rendering import STYLE
from tests.support.small_project import FILES, write_project

from memocli.assemble import Setting, memo_document
from memocli.assemble.front import bottom_line
from memocli.document import Band, Document
from memocli.edition import number_notes
from memocli.language import ENGLISH
from memocli.load import Library, load_library
from memocli.pipeline.build import build_memo
from memocli.pipeline.options import BuildOptions
from memocli.project import Project, project_at

HEAD = "memo/2018/memo.yaml"
LETTERHEAD = """\
letterhead:
  lines: [River Valley Watch & Friends, "1 <Main> Street"]
  picture: logo.png
  alt: A river
"""


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    PIL.Image.new("RGB", (width, height), (122, 31, 43)).save(file, "PNG")
    return file.getvalue()


def with_head(folder: Path, keys: str, **files: bytes) -> Project:
    """The small project with more keys in its memo.yaml, and files in the memo's folder."""
    more = {f"memo/2018/{name.replace('_', '.')}": content for name, content in files.items()}
    return project_at(write_project(folder, {**FILES, HEAD: keys + FILES[HEAD], **more}))


def loaded(project: Project) -> tuple[Library, Document]:
    library = load_library(project, [2018])
    return library, memo_document(number_notes(library.memos[2018]), library, Setting(STYLE))


def faults(library: Library) -> list[tuple[str, str]]:
    return [
        (found.code, found.message) for found in library.diagnostics if found.span.file.path == HEAD
    ]


def test_a_letterhead_has_lines_and_a_picture_of_its_own_size(tmp_path: Path) -> None:
    library, document = loaded(with_head(tmp_path, LETTERHEAD, logo_png=png(960, 168)))
    assert faults(library) == []
    above = document.front.letterhead
    assert above
    assert above.lines == ("River Valley Watch & Friends", "1 <Main> Street")
    assert above.picture
    assert (above.picture.alt, above.picture.width, above.picture.height) == ("A river", 240, 42)


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ("letterhead: {picture: logo.png}\n", ("F005", "the key `alt` is missing")),
        (
            "letterhead: {picture: none.png, alt: A river}\n",
            ("F009", "no picture `none.png` in memo/2018/"),
        ),
    ],
)
def test_a_picture_of_a_letterhead_needs_words_and_a_file(
    keys: str, fault: tuple[str, str], tmp_path: Path
) -> None:
    library, document = loaded(with_head(tmp_path, keys, logo_png=png(10, 10)))
    assert faults(library) == [fault]
    above = document.front.letterhead
    assert above
    assert above.picture is None


@pytest.mark.parametrize(
    ("verdicts", "tally"),
    [
        (("not-met", "not-met", "not-met"), ": 0 of 3 requirements met"),
        (("met", "partly-met", "no-evidence", "met"), ": 2 of 4 requirements met"),
        (("met",), ""),
    ],
)
def test_the_box_says_how_many_requirements_are_met(verdicts: tuple[str, ...], tally: str) -> None:
    bands = [
        Band(f"r{n}", f"R{n}", "Heading", "Condition", (), "Verdict", "Words", verdict)
        for n, verdict in enumerate(verdicts)
    ]
    box = bottom_line(bands, ENGLISH.wording)
    assert box
    assert box.heading == f"The verdicts at a glance{tally}"


def test_every_output_has_the_letterhead(tmp_path: Path) -> None:
    project = with_head(tmp_path, LETTERHEAD, logo_png=png(96, 48))
    built = build_memo(project, 2018, BuildOptions())
    page = built.files["memo-2018.html"].decode()
    assert "River Valley Watch &amp; Friends <br>1 &lt;Main&gt; Street" in page
    assert 'alt="A river" width="96" height="48"' in page
    paper = tmp_path / "memo.pdf"
    paper.write_bytes(built.files["memo-2018.pdf"])
    assert " ".join(body_text(paper).split()).startswith(
        "River Valley Watch & Friends 1 <Main> Street Water"
    )
    letter = parts_of(built.files["memo-2018.docx"])["word/document.xml"].decode()
    assert letter.index('descr="A river"') < letter.index("River Valley Watch &amp; Friends")
    assert letter.index("1 &lt;Main&gt; Street") < letter.index("Water &amp; Rights in")


@pytest.mark.parametrize("said", ["{}", "{lines: []}"])
def test_a_letterhead_of_nothing_is_none(said: str, tmp_path: Path) -> None:
    library, document = loaded(with_head(tmp_path, f"letterhead: {said}\n"))
    assert faults(library) == []
    assert document.front.letterhead is None


def test_words_for_a_picture_that_are_blank_are_one_fault(tmp_path: Path) -> None:
    keys = 'letterhead: {picture: logo.png, alt: " "}\n'
    library, _ = loaded(with_head(tmp_path, keys, logo_png=png(10, 10)))
    assert faults(library) == [("F005", "`alt` has no value")]


@pytest.mark.parametrize(
    ("tag", "with_verdicts", "without"),
    [
        ("en", "Whether the conditions set by law were met", "What is known"),
        ("es", "Si se cumplieron las condiciones fijadas por la ley", "Lo que se sabe"),
    ],
)
def test_the_properties_speak_of_conditions_only_where_there_are_some(
    tag: str, with_verdicts: str, without: str, tmp_path: Path
) -> None:
    keys = FILES[HEAD].replace("language: en", f"language: {tag}")
    keys = "\n".join(line for line in keys.split("\n") if not line.startswith("subtitle"))
    _, document = loaded(project_at(write_project(tmp_path, {**FILES, HEAD: keys})))
    assert document.subject.startswith(with_verdicts)
    plain = keys.replace("water.yaml, press.yaml", "plain.yaml")
    part = "id: plain\nheading: P\nfindings: [{id: a, claims: [{id: b, text: We ask., basis: {position: true}}]}]\n"
    files = {**FILES, HEAD: plain, "memo/2018/plain.yaml": part}
    _, document = loaded(project_at(write_project(tmp_path, files)))
    assert document.subject.startswith(without)


@pytest.mark.parametrize(
    ("said", "wanted"), [("", False), ("contents: true\n", True), ("contents: false\n", None)]
)
def test_contents_are_as_the_author_says(said: str, wanted: bool | None, tmp_path: Path) -> None:
    _, document = loaded(with_head(tmp_path, said))
    listed = document.contents
    assert (listed.is_asked if listed else None) is wanted
    if listed:
        assert [(entry.anchor, entry.text) for entry in listed.entries] == [
            ("part-introduction", "I. Introduction"),
            ("part-water", "II. Requirement 1: The right to water"),
            ("part-press", "III. Requirement 2: Freedom of the press"),
            ("about", "About this document"),
            ("corrections", "Corrections"),
            ("notes", "Notes"),
        ]
        assert [entry.text for entry in listed.entries[1].entries] == ["Wells & pipes"]


def test_a_memo_says_how_it_is_cited_in_a_line_and_as_a_record(tmp_path: Path) -> None:
    document = loaded(with_head(tmp_path, ""))[1]
    screen = document.screen
    assert screen
    assert screen.cited == (
        "Casa de los Derechos; River Valley Watch & Friends, "
        "“Water & Rights in the ‘Valley’, 2018” (July 24, 2018)."
    )
    year, month, day = document.date.split("-")
    assert screen.reference.splitlines() == [
        "TY  - RPRT",
        f"TI  - {document.title}",
        *(f"AU  - {author}" for author in document.authors),
        "PY  - 2018",
        f"DA  - {year}/{month}/{day}/",
        "LA  - en",
        "ER  - ",
    ]
