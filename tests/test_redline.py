"""The redline: to accept all of it is the new memo, to reject all of it the old one, whoever reads it."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import docx
import pypandoc
import pytest
from hypothesis import Phase, given, settings
from lxml import etree
from tests.support.docx_reading import R, W, audit, pandoc_text, part, parts_of, zip_of
from tests.support.examples import examples
from tests.support.memo_pairs import pairs, plain_build, square
from tests.support.memory_tree import project_of
from tests.support.places import EXAMPLE
from tests.support.programs import memocli, office, program, run
from tests.support.small_project import ORGANIZATIONS, SECRETS, SOURCES, write_project
from tests.support.tracked_changes import same

from memocli.pipeline.redline import redline_memo
from memocli.project import Project, YearAt, find_project, project_at, year_at
from memocli.render.redline import redline
from memocli.render.redline.blocks import Block
from memocli.render.redline.pairing import paired
from memocli.render.redline.pieces import Piece
from memocli.render.redline.words import steps

DAY: Final = "2018-07-24"


def redlined(project: Project, old: str = "2017", new: str = "2018") -> bytes:
    """The redline of two memos, which are named as in the command."""
    made = redline_memo(project, year_at(old), year_at(new), "redline.docx", os.environ)
    assert made.exposures == ()
    return made.content


@pytest.fixture(scope="module")
def example() -> Project:
    return find_project(EXAMPLE)


@pytest.fixture(scope="module")
def old(example: Project) -> bytes:
    return plain_build(example, 2017)


@pytest.fixture(scope="module")
def new(example: Project) -> bytes:
    return plain_build(example, 2018)


@pytest.fixture(scope="module")
def merged(example: Project) -> bytes:
    return redlined(example)


# ── accept is new, reject is old ─────────────────────────────────────────────────────────────────


def pandoc_reading(file: bytes, changes: str) -> tuple[Any, ...]:
    """What pandoc reads once it has settled all changes: title and subtitle, blocks with their words, notes.

    A caption is a paragraph here, under another name: else pandoc gives it to some table, unless it was inserted or deleted.
    """
    parts = parts_of(file)
    for name in ("word/styles.xml", "word/document.xml"):
        parts[name] = re.sub(rb"(?i)caption", b"other", parts[name])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memo.docx"
        path.write_bytes(zip_of(parts))
        written = pypandoc.convert_file(
            str(path), "json", extra_args=[f"--track-changes={changes}"]
        )
    tree = json.loads(written)
    notes: list[str] = []
    heads = [pandoc_text(tree["meta"].get(name), notes) for name in ("title", "subtitle")]
    blocks = [
        (kind, words)
        for kind, node in blocks_of(tree["blocks"])
        if (words := pandoc_text(node, notes).split())
    ]
    return heads, blocks, [note.split() for note in notes]


def blocks_of(blocks: list[Any]) -> Iterator[tuple[str, Any]]:
    """The blocks of pandoc's tree, each item of a list by itself, and of a picture its caption alone.

    pandoc loses some pictures behind a paragraph that was inserted or deleted, and charts that were; the strict reader compares
    them.
    """
    for block in blocks:
        match block:
            case {"t": "BulletList", "c": items} | {"t": "OrderedList", "c": [_, items]}:
                yield from (("item", one) for item in items for one in item)
            case {"t": "BlockQuote", "c": quoted}:
                yield from (("quotation", one) for one in quoted)
            case {"t": "Figure", "c": [_, [_, caption], _]}:
                yield from (("Para", one["c"]) for one in caption)
            case {"t": "Para", "c": content} if any(one["t"] == "Image" for one in content):
                pass
            case {"t": "Para"} if pandoc_text(block, []).strip() == "[CHART]":
                pass
            case {"t": "Table", "c": content}:
                yield "Table", content
            case {"t": "Header", "c": [level, _, content]}:
                yield f"Header {level}", content
            case {"t": kind, "c": content}:
                yield kind, content


def check_with_pandoc(merged: bytes, old: bytes, new: bytes) -> None:
    assert pandoc_reading(merged, "accept") == pandoc_reading(new, "accept")
    assert pandoc_reading(merged, "reject") == pandoc_reading(old, "accept")


def test_example_memos_accepted_and_rejected(merged: bytes, old: bytes, new: bytes) -> None:
    assert same(merged, new, accept=True)
    assert same(merged, old, accept=False)
    check_with_pandoc(merged, old, new)


def test_example_memos_the_other_way_round(
    merged: bytes, old: bytes, new: bytes, tmp_path: Path
) -> None:
    back = redline(new, old, "memocli", "").content
    assert same(back, old, accept=True)
    assert same(back, new, accept=False)
    assert audit(back, tmp_path) == []
    assert b"w:date" not in parts_of(back)["word/document.xml"]


@examples(0.6)
@given(pairs())
def test_any_pair_accepted_and_rejected(project: Project) -> None:
    old, new = (plain_build(project, year) for year in (2017, 2018))
    merged = redline(old, new, "memocli", DAY).content
    assert same(merged, new, accept=True)
    assert same(merged, old, accept=False)


@settings(
    examples(0.1), phases=(Phase.explicit, Phase.generate)
)  # to make one smaller takes minutes
@given(pairs())
def test_any_pair_read_by_pandoc_and_the_audit(project: Project) -> None:
    old, new = (plain_build(project, year) for year in (2017, 2018))
    merged = redline(old, new, "memocli", DAY).content
    check_with_pandoc(merged, old, new)
    with tempfile.TemporaryDirectory() as folder:
        assert audit(merged, Path(folder)) == []


# ── what Word needs ──────────────────────────────────────────────────────────────────────────────


def files_of(year: int, *claims: str, **more: Any) -> dict[str, str]:
    """A memo of one finding with these claims."""
    source = {"basis": {"own-research": ["casa"]}}
    listed = [
        {"id": f"c{at}", "text": text} | ({} if "[@" in text else source)
        for at, text in enumerate(claims)
    ]
    finding = {"id": "wells", "heading": "Wells", "claims": listed} | more
    part = {"id": "water", "heading": "Water", "findings": [finding]}
    # It says both years, so that neither memo adds its own.
    head = {"title": "Water in 2017 and 2018", "year": year, "parts": ["water.yaml"]}
    return {
        "memo/organizations.yaml": ORGANIZATIONS,
        "sources/all.yaml": SOURCES,
        f"memo/{year}/memo.yaml": json.dumps(head),
        f"memo/{year}/water.yaml": json.dumps(part),
    }


def merged_of(old: dict[str, str], new: dict[str, str], changes: int = -1) -> bytes:
    """The redline of two memos, which has so many changes."""
    project = project_of(old | new)
    made = redline_memo(project, YearAt(2017), YearAt(2018), "r.docx")
    assert made.changes == changes or changes < 0
    assert same(made.content, plain_build(project, 2018), accept=True)
    assert same(made.content, plain_build(project, 2017), accept=False)
    return made.content


def changed(file: bytes, path: str = "word/document.xml") -> list[tuple[str, str]]:
    """The changes of a part and their words, in order."""
    return [
        (etree.QName(change).localname, "".join(map(str, change.itertext())))
        for change in part(file, path).iter(f"{W}ins", f"{W}del")
    ]


def test_words_are_changes_and_whole_numbers_are_words() -> None:
    old = files_of(2017, "By May the unit had opened 8,335 cases in *every* state of the country.")
    new = files_of(
        2018, "By June the unit had opened 8,471 cases in **every** state of the country."
    )
    assert changed(merged_of(old, new)) == [
        ("del", "May"),
        ("ins", "June"),
        ("del", "8,335"),
        ("ins", "8,471"),
        ("del", "every"),
        ("ins", "every"),
    ]


def test_hardly_anything_kept_is_all_new() -> None:
    old = files_of(2017, "The state of the unit was good in May, and in the north of it bad.")
    new = files_of(2018, "Nobody in the capital asked for the number of wells in July.")
    assert len(changed(merged_of(old, new))) <= 4


def test_a_paragraph_of_a_whole_book_is_all_new() -> None:
    """To align it would take gigabytes."""
    long = [Piece((word, "", ""), etree.Element("t"), word) for word in ["a", " "] * 10_001]
    found = steps(long, long[1:], lambda _, __: 0.0)
    assert [was for was, now in found if now is None] == long
    assert [now for was, now in found if was is None] == long[1:]


def test_links_are_around_changes() -> None:
    old = files_of(2017, "See [the *old* list](https://example.org/a) of all the wells there.")
    new = files_of(2018, "See [the *new* list](https://example.org/a) of all the wells there.")
    body = part(merged_of(old, new, changes=2), "word/document.xml")
    (link,) = body.iter(f"{W}hyperlink")
    assert [etree.QName(child).localname for child in link] == ["r", "del", "ins", "r"]


def test_another_address_is_a_change() -> None:
    """All words are the same, in the text and in the note."""
    old = files_of(2017, "See [the list](https://example.org/a) of all the wells there.")
    new = files_of(2018, "See [the list](https://example.org/b) of all the wells there.")
    assert changed(merged_of(old, new)) == [("del", "the list"), ("ins", "the list")]


def test_another_note_is_a_change() -> None:
    old = files_of(2017, "Wells are dry there, as all know [@survey-2016].")
    new = files_of(2018, "Wells are dry there, as all know [@report-2018].")
    kinds = [kind for kind, _ in changed(merged_of(old, new))]
    assert kinds == ["del", "ins"]


def test_a_paragraph_that_stays_keeps_its_note_under_another_number() -> None:
    same_words = "\n\nAll of us know it well [@survey-2016]."
    old = files_of(2017, f"Wells are dry.{same_words}")
    new = files_of(2018, f"Wells are dry [@report-2018].{same_words}")
    notes = changed(merged_of(old, new), "word/endnotes.xml")
    assert [kind for kind, _ in notes] == ["ins"] * len(notes)


def test_notes_are_numbered_together_and_one_that_goes_keeps_its_deleted_words() -> None:
    old = files_of(
        2017, "Wells are dry [@survey-2016].", "The court said so too, in its words [@court-2018]."
    )
    new = files_of(
        2018,
        "The court said so too, in its words [@court-2018, p. 4].",
        "And we say it [@report-2018].",
    )
    file = merged_of(old, new)
    marks = [
        mark.get(f"{W}id") for mark in part(file, "word/document.xml").iter(f"{W}endnoteReference")
    ]
    assert marks == ["1", "2", "3"]
    notes = [
        (
            sorted({etree.QName(change).localname for change in note.iter(f"{W}ins", f"{W}del")}),
            words,
        )
        for note in part(file, "word/endnotes.xml").iterfind(f"{W}endnote")
        if (words := "".join(map(str, note.itertext())))
    ]
    assert [kinds for kinds, _ in notes] == [["del"], ["ins"], ["ins"]]
    assert "Survey <2016>" in notes[0][1]
    assert notes[1][1].startswith("Juzgado Quinto")
    assert notes[1][1].endswith("2018, p. 4.")  # the page came
    assert "Water & the “Valley”" in notes[2][1]


def test_a_section_that_ended_with_a_new_paragraph_ends_behind_it() -> None:
    old, new = files_of(2017, "Wells are dry."), files_of(2018, "Wells are dry.")
    verdict = {"verdict": "met", "condition": {"text": "Water for all."}}
    new["memo/2018/water.yaml"] = json.dumps(json.loads(new["memo/2018/water.yaml"]) | verdict)
    body = part(merged_of(old, new), "word/document.xml")[0]
    ends = [block for block in body if block.find(f"{W}pPr/{W}sectPr") is not None]
    assert [end.find(f"{W}pPr/{W}rPr") for end in ends] == [None] * len(ends)
    assert "SectionEnd" in [end.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for end in ends]


def test_pictures_come_and_go_whole() -> None:
    shown = {"picture": {"file": "a.png", "alt": "A chart", "caption": "Wells"}}
    old = files_of(2017, "Wells are dry.", **shown)
    new = files_of(2018, "Wells are dry.", **shown)
    files: Any = {"memo/2017/a.png": square(9), "memo/2018/a.png": square(8)}
    file = merged_of(old | files, new)
    media = [part for path, part in parts_of(file).items() if path.startswith("word/media/")]
    assert len(media) == len(set(media)) == 2
    # The mark of each paragraph, and the picture in it.
    assert [kind for kind, _ in changed(file)] == ["del", "del", "ins", "ins"]
    same_files: Any = {path: square(8) for path in files}
    assert changed(merged_of(old | same_files, new, changes=0)) == []


def test_a_picture_with_other_words_is_there_once() -> None:
    """Its alternative text is a change, its bytes are the same: a long memo with many pictures must not become twice as large."""
    files: Any = {"memo/2017/a.png": square(9), "memo/2018/a.png": square(9)}
    old, new = (
        files_of(year, "Wells are dry.", picture={"file": "a.png", "alt": alt})
        for year, alt in ((2017, "A well"), (2018, "A dry well"))
    )
    file = merged_of(old | files, new)
    assert [kind for kind, _ in changed(file)] == ["del", "del", "ins", "ins"]
    assert len([path for path in parts_of(file) if path.startswith("word/media/")]) == 1


CHART: Final = {
    "id": "chart",
    "heading": "Wells",
    "kind": "bar",
    "over": "figures",
    "figures": ["wells", "dry"],
    "years": [2017],
    "finding": "wells",
}


def with_chart(files: dict[str, str], year: int, number: int, **more: Any) -> dict[str, str]:
    """A memo whose first claim states two figures, with a chart of them, or with none where `more` says so."""
    path = f"memo/{year}/water.yaml"
    charts = [CHART | more] if more.pop("shown", True) else []
    part = json.loads(files[path]) | {"charts": charts}
    (claim,) = part["findings"][0]["claims"]
    claim.pop("basis")
    claim["text"] = f"Of {number} wells, 3 were dry [@survey-2016]."
    claim["figures"] = {"wells": number, "dry": 3}
    return files | {path: json.dumps(part)}


def drawings(file: bytes) -> list[tuple[str, str, bytes]]:
    """What became of each chart of the text, its alternative text and its part."""
    targets = {
        one.get("Id"): one.get("Target") for one in part(file, "word/_rels/document.xml.rels")
    }
    found = []
    for drawing in part(file, "word/document.xml").iter(f"{W}drawing"):
        change = etree.QName(drawing.getparent().getparent()).localname
        (words,) = (one.get("descr") for one in drawing.iter("{*}docPr"))
        (chart,) = drawing.iter("{*}chart")
        path = targets[chart.get(f"{R}id")].lstrip("/")
        found.append((change, words, parts_of(file)[path]))
    return found


def test_charts_come_and_go_with_their_data(tmp_path: Path) -> None:
    said = [files_of(year, "There were wells in the valley.") for year in (2017, 2018)]
    old = with_chart(said[0], 2017, 17)
    none = with_chart(said[1], 2018, 17, shown=False)
    gone = merged_of(old, none)
    assert [change for change, _, _ in drawings(gone)] == ["del"]
    came = merged_of(
        with_chart(said[0], 2017, 17, shown=False), with_chart(said[1], 2018, 17, years=[2018])
    )
    assert [change for change, _, _ in drawings(came)] == ["ins"]
    both = merged_of(old, with_chart(said[1], 2018, 99, years=[2018]))
    (was, was_said, was_part), (now, now_said, now_part) = drawings(both)
    assert (was, now) == ("del", "ins")
    assert was_said == "Bar chart: Wells. Wells: 17 (2017). Dry: 3 (2017)."
    assert now_said == "Bar chart: Wells. Wells: 99 (2018). Dry: 3 (2018)."
    assert b"<c:v>17</c:v>" in was_part
    assert b"<c:v>99</c:v>" in now_part
    for file in (gone, came, both):
        assert audit(file, tmp_path) == []


def test_the_same_chart_is_no_change() -> None:
    """Also where it is another one of its file: the numbers of charts are no part of them."""
    old, new = (files_of(year, "There were wells in the valley.") for year in (2017, 2018))
    one, other = with_chart(old, 2017, 17), with_chart(new, 2018, 17)
    kinds = [change for change, _, _ in drawings(merged_of(one, other))]
    assert kinds == ["p"]
    path = "memo/2018/water.yaml"
    first = CHART | {"id": "first", "heading": "Dry wells", "figures": ["dry", "wells"]}
    more = json.loads(other[path])
    more["charts"].insert(0, first)
    kinds = [change for change, _, _ in drawings(merged_of(one, other | {path: json.dumps(more)}))]
    assert kinds == ["ins", "p"]


def test_charts_that_look_the_same_have_each_a_part() -> None:
    """Only the alternative text differs, and Word wants a part for each drawing."""
    old, new = (files_of(year, "There were wells in the valley.") for year in (2017, 2018))
    one = with_chart(old, 2017, 17)
    other = with_chart(new, 2018, 17, heading="All wells")
    (_, said, part_of_old), (_, new_said, part_of_new) = drawings(merged_of(one, other))
    assert part_of_old == part_of_new
    assert said != new_said


def test_a_caption_stays_with_its_picture() -> None:
    def blocks(*captions: str) -> list[Block]:
        found = []
        for number, caption in enumerate(captions):
            picture = f"picture {number}"
            found.append(Block(etree.Element("p"), "picture", picture, leads=True))
            found.append(Block(etree.Element("p"), "caption", caption))
        return found

    pairs_of_two = paired(blocks("wells", "courts"), blocks("rivers", "laws"))
    assert [(was and was.identity, now and now.identity) for was, now in pairs_of_two] == [
        ("picture 0", "picture 0"),
        ("wells", "rivers"),
        ("picture 1", "picture 1"),
        ("courts", "laws"),
    ]


def test_the_last_paragraph_stays_whatever_is_rejected() -> None:
    old, new = files_of(2017, "Wells are dry."), files_of(2018, "Wells are dry.")
    head = json.loads(new["memo/2018/memo.yaml"]) | {"about": "We wrote it."}
    merged_of(old, new | {"memo/2018/memo.yaml": json.dumps(head)})


def test_another_verdict_changes_the_colour_of_its_band() -> None:
    law = {"condition": {"text": "Water for all."}}
    old, new = files_of(2017, "Wells are dry."), files_of(2018, "Wells are dry.")
    for year, files, verdict in ((2017, old, "met"), (2018, new, "not-met")):
        path = f"memo/{year}/water.yaml"
        files[path] = json.dumps(json.loads(files[path]) | law | {"verdict": verdict})
    body = part(merged_of(old, new), "word/document.xml")
    assert len([*body.iter(f"{W}pPrChange")]) == 3


def test_a_requirement_that_is_gone_takes_its_line_of_the_first_page_along() -> None:
    law = {"condition": {"text": "Water for all."}, "verdict": "met"}
    old, new = files_of(2017, "Wells are dry."), files_of(2018, "Wells are dry.")
    path = "memo/2017/water.yaml"
    old[path] = json.dumps(json.loads(old[path]) | law)
    body = part(merged_of(old, new), "word/document.xml")
    codes = [code.getparent().getparent().tag for code in body.iter(f"{W}delInstrText")]
    assert codes == [f"{W}del"]
    assert not list(body.iter(f"{W}instrText"))


def test_same_memo_is_the_build_itself(example: Project, new: bytes) -> None:
    made = redline_memo(example, YearAt(2018), YearAt(2018), "r.docx")
    assert (made.content, made.changes) == (new, 0)


def test_any_memo_against_itself_has_no_change(new: bytes, old: bytes) -> None:
    for file in (old, new):
        assert redline(file, file, "memocli", DAY).content == file


def test_tables_with_other_columns_stay_apart(new: bytes) -> None:
    """Word would join two with nothing between them; the strict reader looks for that."""
    body = parts_of(new)["word/document.xml"]
    wider = re.sub(rb'<w:gridCol w:w="[0-9]+"/>', b'<w:gridCol w:w="1234"/>', body, count=1)
    other = zip_of(parts_of(new) | {"word/document.xml": wider})
    merged = redline(new, other, "memocli", DAY).content
    assert same(merged, other, accept=True)
    assert same(merged, new, accept=False)
    tables = [*part(merged, "word/document.xml")[0].iterfind(f"{W}tbl")]
    assert len(tables) == 1 + len([*part(new, "word/document.xml")[0].iterfind(f"{W}tbl")])


def test_running_title_is_tracked_too() -> None:
    old, new = files_of(2017, "Wells are dry."), files_of(2018, "Wells are dry.")
    head = json.loads(new["memo/2018/memo.yaml"]) | {"title": "Rights in 2017 and 2018"}
    file = merged_of(old, new | {"memo/2018/memo.yaml": json.dumps(head)})
    assert changed(file, "word/header1.xml") == [("del", "Water"), ("ins", "Rights")]


def test_author_and_day(merged: bytes) -> None:
    change = next(part(merged, "word/document.xml").iter(f"{W}ins"))
    assert change.get(f"{W}author") == "memocli"
    assert change.get(f"{W}date") == f"{DAY}T00:00:00Z"


def test_audit_finds_nothing(merged: bytes, tmp_path: Path) -> None:
    assert audit(merged, tmp_path) == []


@pytest.mark.parametrize("years", [(2017, 2018), (2018, 2017)])
def test_house_template(example: Project, years: tuple[int, int], tmp_path: Path) -> None:
    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "Observatory letterhead"
    house.styles.add_style("Section End", 1).element.set(f"{W}styleId", "Fin")
    path = tmp_path / "memo.docx"
    house.save(str(path))
    old, new = (plain_build(example, year, path.read_bytes()) for year in years)
    merged = redline(old, new, "memocli", DAY).content
    assert same(merged, new, accept=True, section_end="Fin")
    assert same(merged, old, accept=False, section_end="Fin")
    assert audit(merged, tmp_path) == audit(new, tmp_path)


def test_libreoffice_shows_both(merged: bytes, tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(merged)
    text = " ".join(run(program("pdftotext"), office(path, "pdf", tmp_path), "-").split())
    for words in ("The state of September 2017, restated", "July 24, 2018", "September 12, 2017"):
        assert words in text
    again = office(path, "docx", tmp_path).read_bytes()
    kinds = [kind for kind, _ in changed(again)]
    assert min(kinds.count("ins"), kinds.count("del")) > 50


# ── the command ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with two memos."""
    old, new = files_of(2017, "Juan Pérez saw 17 wells."), files_of(2018, "Ana saw 18 wells.")
    return write_project(tmp_path / "project", old | new)


def test_command_writes_the_same_file_each_time(folder: Path) -> None:
    files = []
    for name in ("one.docx", "new/two.docx"):
        told = memocli(
            "diff", "2017", "2018", "--redline", name, cwd=folder, PYTHONHASHSEED=str(len(name))
        )
        assert (told.returncode, told.stdout, told.stderr) == (0, f"{name}\n", "")
        files.append((folder / name).read_bytes())
    assert files[0] == files[1] == redlined(project_at(folder))


def test_command_overwrites_nothing(folder: Path) -> None:
    file = folder / "r.docx"
    for number in (1, 2):
        file.write_bytes(b"edited")
        told = memocli("diff", "2017", "2018", "--redline", "r.docx", cwd=folder)
        kept = f"r-kept-0{number}.docx"
        assert told.stderr == f"kept r.docx as {kept}: it was there before, and may hold edits\n"
        assert (folder / kept).read_bytes() == b"edited"
    told = memocli("diff", "2017", "2018", "--redline", "r.docx", cwd=folder)
    assert told.stderr == ""
    assert len([*folder.iterdir()]) == 5  # memo, sources, the redline and what was kept


def test_command_says_when_nothing_changed(folder: Path) -> None:
    told = memocli("diff", "2018", "2018", "--redline", "r.docx", cwd=folder)
    assert told.stderr == "r.docx has no tracked change: the two memos have the same words\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("r.doc", "a redline is a Word file: r.doc does not end in .docx"),
        ("memo", "a redline is a Word file: memo does not end in .docx"),
        ("folder.docx", "folder.docx is there already, and is no file"),
        ("memo/2018/memo.yaml/r.docx", "memo/2018/memo.yaml is there already, and is no folder"),
    ],
)
def test_command_refuses_other_places(name: str, said: str, folder: Path) -> None:
    (folder / "folder.docx").mkdir()
    told = memocli("diff", "2017", "2018", "--redline", name, cwd=folder)
    assert (told.returncode, told.stdout, told.stderr) == (2, "", f"memocli: {said}\n")


def test_command_refuses_a_memo_that_cannot_be_built(folder: Path) -> None:
    write_project(folder, files_of(2017, "Wells are dry [@nobody]."))
    told = memocli("diff", "2017", "2018", "--redline", "r.docx", cwd=folder)
    assert told.returncode == 2
    assert told.stderr == (
        "memocli: the memo of 2017 can't be built, so there is no redline: `memocli check-citations 2017` shows the fault to mend; "
        "a report needs no build: `memocli diff 2017 2018 --to docx`\n"
    )
    assert not (folder / "r.docx").exists()


# ── nobody is exposed ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("listed", "claims"),
    [
        ("Juan Pérez", ["water/wells/c0"]),  # deleted
        ("Ana", ["water/wells/c0"]),  # inserted
        ("18 wells", ["water/wells/c0"]),  # its first word inserted, its second one kept
        ("17 wells", ["water/wells/c0"]),
    ],
)
def test_protected_words_stop_it(listed: str, claims: list[str], folder: Path) -> None:
    write_project(folder, {"private/protect.txt": f"{listed}\n"})
    told = memocli("diff", "2017", "2018", "--redline", "r.docx", cwd=folder)
    assert told.returncode == 1
    assert not (folder / "r.docx").exists()
    assert told.stdout.startswith(
        "line 1 of private/protect.txt would be published:\n        in r.docx"
    )
    assert told.stdout.count("would be published") == 1
    assert [f"        in claim {claim}" for claim in claims] == told.stdout.splitlines()[2:-1]
    assert listed not in told.stdout + told.stderr
    assert told.stderr.startswith(
        "memocli: nothing was written; take these words out of both memos"
    )


def test_protected_name_of_the_file(folder: Path) -> None:
    write_project(folder, {"private/protect.txt": "Zoraida\n"})
    told = memocli("diff", "2017", "2018", "--redline", "zoraida.docx", cwd=folder)
    assert told.returncode == 1
    assert "zoraida" not in (told.stdout + told.stderr).lower()
    assert not (folder / "zoraida.docx").exists()


def test_nothing_is_written_unsearched(folder: Path) -> None:
    write_project(folder, {"private/protect.txt": b"Pe\xf1a\n"})
    told = memocli("diff", "2017", "2018", "--redline", "r.docx", cwd=folder)
    assert told.returncode == 2
    assert not (folder / "r.docx").exists()


def test_confidential_sources_stay_hidden(tmp_path: Path) -> None:
    file = redlined(project_at(write_project(tmp_path)))
    said = b"".join(parts_of(file).values()).decode("utf-8", "replace").lower()
    assert "31 villages" in said
    assert [secret for secret in SECRETS if secret in said] == []
