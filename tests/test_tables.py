"""Tables of findings: their cells are claims like any other, on the whole road from the files to every output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypandoc
import pytest
from tests.support.document_words import body_words
from tests.support.docx_reading import W, audit, part
from tests.support.memory_tree import project_of
from tests.support.pdf_reading import broken_rules, tagged
from tests.support.programs import memocli, nu_messages, outloud_complaints, program, run
from tests.support.rendering import STYLE, as_html, as_pdf
from tests.support.small_project import FILES, WATER, with_words, write_project

from memocli.assemble import Setting, memo_document
from memocli.assemble.tables import table_of
from memocli.compare.changes import Kind
from memocli.document import (
    Band,
    Block,
    Columns,
    Document,
    Heading,
    Notice,
    Paragraph,
    Table,
    plain,
)
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.memo import FindingTable
from memocli.pipeline.check import check_memos
from memocli.pipeline.compare import compare_years
from memocli.project import YearAt, project_at
from memocli.prose.inlines import inlines
from memocli.render.docx import render_docx
from memocli.text import Placed, Span, TextFile

PRESS: Final = "memo/2018/press.yaml"
# Behind the finding that the small project has there.
TABLES: Final = """\
  - id: by-district
    heading: Attacks by district
    claims: [{id: told, text: "The report counts them [@report-2018, p. 7]."}]
    table:
      caption: Attacks & arrests
      head: [District, Attacks, Arrests]
      rows:
        - [Upper *valley*, {id: upper, text: "1,204 [@report-2018, p. 8]", figures: {attacks: 1204}}, none]
        - - Lower valley
          - id: lower
            # written on lines of its own
            text: 31 [@survey-2016]
          - ""
        - ["Hills, and plain", {id: hills, text: "2 [@survey-2016]"}, {id: arrests, text: "1 [@court-2018, p. 2]"}]
  - id: answers
    heading: Answers
    table:
      caption: What was answered
      head: [Asked, When, Answer, Note]
      rows:
        - [The police, May 2018, {id: police, text: "None came [@court-2018, p. 5]."}, "–"]
  - id: after
    claims: [{id: end, text: "Nobody else was asked.", basis: {own-research: [casa]}}]
"""
WITH_TABLES: Final = {**FILES, PRESS: FILES[PRESS] + TABLES}
WITHOUT_CHARTS: Final = {**WITH_TABLES, "memo/2018/water.yaml": WATER}


def document_of(files: dict[str, str], *, draft: bool = False) -> Document:
    library = load_library(project_of(files), [2017, 2018])
    edition = number_notes(library.memos[2018])
    return memo_document(edition, library, Setting(STYLE, draft=draft))


def edited(old: str, new: str) -> dict[str, str]:
    return with_words(PRESS, old, new, WITH_TABLES)


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(WITH_TABLES)


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    found = []
    for block in blocks:
        if isinstance(block, Columns):
            found += tables(block.blocks)
        elif isinstance(block, Table):
            found.append(block)
    return found


def said(table: Table) -> list[list[str]]:
    return [[plain(cell, marks=False).strip() for cell in row] for row in table.rows]


# ── claims like any other ────────────────────────────────────────────────────────────────────────


def test_cells_are_claims_in_reading_order_with_notes_of_their_own() -> None:
    library = load_library(project_of(WITH_TABLES), [2018])
    assert library.diagnostics == []
    names = [claim.name.removeprefix("press/") for claim in library.memos[2018].claims]
    assert names[-7:] == [
        "by-district/told",
        "by-district/upper",
        "by-district/lower",
        "by-district/hills",
        "by-district/arrests",
        "answers/police",
        "after/end",
    ]
    notes = number_notes(library.memos[2018]).claims
    numbers = [note for claim in notes[-7:] for note in claim.notes]
    assert numbers == list(range(numbers[0], numbers[0] + 6))


def test_two_claims_of_a_finding_may_not_have_one_id() -> None:
    found = check_memos(project_of(edited("id: hills", "id: told"))).diagnostics
    assert [one.code for one in found if "`told`" in one.message] == ["F007"]


def test_what_a_claim_in_a_cell_lacks_is_told_as_anywhere() -> None:
    files = edited("31 [@survey-2016]", "31 [@surveys-2016]")
    (found,) = [one for one in check_memos(project_of(files)).diagnostics if one.code == "C102"]
    assert found.claim == "2018/press/by-district/lower"


def test_a_new_year_carries_the_claims_of_cells_over(tmp_path: Path) -> None:
    folder = write_project(tmp_path, WITH_TABLES)
    assert memocli("new", "2019", "--from", "2018", cwd=folder).returncode == 0
    library = load_library(project_at(folder), [2017, 2018, 2019])
    assert [one for one in library.diagnostics if one.code[0] == "F"] == []
    claims = [one for one in library.memos[2019].claims if one.finding.table]
    assert len(claims) == 6
    assert all(one.claim.carried for one in claims)
    assert [list(one.claim.continues) for one in claims] == [[f"2018/{one.name}"] for one in claims]
    assert "# written on lines of its own" in (folder / "memo/2019/press.yaml").read_text()


def test_words_of_a_source_are_written_into_the_claim_of_a_cell(tmp_path: Path) -> None:
    folder = write_project(tmp_path, WITH_TABLES)
    copy = folder / "report.txt"
    copy.write_text(
        "The report says that 1,204 attacks were counted in the upper valley in that year."
    )
    assert memocli("evidence", "keep", "report-2018", "report.txt", cwd=folder).returncode == 0
    name = "2018/press/by-district/upper"
    assert memocli("evidence", "find", name, "--write", "1", cwd=folder).returncode == 0
    claims = {one.name: one for one in load_library(project_at(folder), [2018]).memos[2018].claims}
    (passage,) = claims["press/by-district/upper"].claim.passages
    assert "1,204 attacks" in passage.quote


def test_a_seal_covers_cells_and_what_stands_around_them(tmp_path: Path) -> None:
    folder = write_project(tmp_path, WITH_TABLES)
    assert memocli("seal", "2018", cwd=folder).returncode == 0
    for old, new, named in (
        ("none]", "several]", "finding `press/by-district`"),
        ("Attacks & arrests", "Attacks", "finding `press/by-district`"),
        ("head: [District, ", "head: [Place, ", "finding `press/by-district`"),
        ("text: 31 [", "text: 32 [", "claim `press/by-district/lower`"),
    ):
        (folder / PRESS).write_text(edited(old, new)[PRESS])
        found = [
            one for one in check_memos(project_at(folder), [2018]).diagnostics if one.code == "Y311"
        ]
        assert [named in one.message for one in found] == [True], (old, found)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("none]", "several]", (Kind.TABLE,)),
        ("head: [District, ", "head: [Place, ", (Kind.TABLE,)),
        ("Attacks & arrests", "Attacks", (Kind.TABLE,)),
        ("text: 31 [", "text: 32 [", (Kind.UNCHANGED,)),
        ("none]", "none] # and nothing else", (Kind.UNCHANGED,)),
    ],
)
def test_a_comparison_tells_what_changed_of_a_table(
    old: str, new: str, kinds: tuple[Kind, ...]
) -> None:
    before = {
        path.replace("2018", "2017"): text for path, text in WITH_TABLES.items() if "/2018/" in path
    }
    before = {path: text.replace("year: 2018", "year: 2017") for path, text in before.items()}
    files = WITH_TABLES | before | {PRESS: edited(old, new)[PRESS]}
    changes = compare_years(project_of(files), YearAt(2017), YearAt(2018)).changes
    findings = {one.state.name: one for part in changes.parts for one in part.findings}
    finding = findings["press/by-district"]
    assert finding.kinds == kinds
    reworded = [one.states[-1].name for one in finding.claims if Kind.REWORDED in one.kinds]
    assert reworded == (["press/by-district/lower"] if "32" in new else [])


# ── drafts ───────────────────────────────────────────────────────────────────────────────────────


def test_a_cell_that_can_not_be_read_leaves_its_place_empty_in_a_draft() -> None:
    files = edited('{id: hills, text: "2 [@survey-2016]"}', '{text: "2 [@survey-2016]"}')
    drafted = document_of(files, draft=True)
    (table, *_) = [one for one in tables(drafted.blocks) if one.caption == "Attacks & arrests"]
    assert said(table)[2] == ["Hills, and plain", "", "1"]
    notices = [block for block in drafted.blocks if isinstance(block, Columns)]
    assert any(isinstance(one, Notice) for block in notices for one in block.blocks)


def test_a_row_with_too_few_or_too_many_cells_loses_nothing_in_a_draft() -> None:
    drafted = document_of(edited("none]", "none, 4]"), draft=True)
    (table, *_) = [one for one in tables(drafted.blocks) if one.caption == "Attacks & arrests"]
    assert table.head == ("District", "Attacks", "Arrests", "")
    assert [len(row) for row in table.rows] == [4, 4, 4]
    assert said(table)[0] == ["Upper valley", "1,204", "none", "4"]


def test_a_draft_names_no_confidential_source_in_a_plain_cell() -> None:
    drafted = document_of(edited("none]", '"see @witness-quintana"]'), draft=True)
    assert "quintana" not in " ".join(body_words(drafted))


# ── outputs ──────────────────────────────────────────────────────────────────────────────────────


def test_a_table_with_many_columns_stands_across_those_of_the_page(document: Document) -> None:
    press = next(
        at
        for at, one in enumerate(document.blocks)
        if isinstance(one, Band) and "press" in one.heading
    )
    first, heading, wide, last = document.blocks[press + 1 : press + 5]
    assert isinstance(first, Columns)
    assert isinstance(first.blocks[-1], Table)
    assert isinstance(heading, Heading)
    assert heading.text == "Answers"
    assert isinstance(wide, Table)
    assert isinstance(last, Columns)
    assert isinstance(last.blocks[0], Paragraph)


def test_numbers_stand_at_the_right(document: Document) -> None:
    table = next(one for one in tables(document.blocks) if one.caption == "Attacks & arrests")
    assert table.numeric == (False, True, False)


@pytest.mark.parametrize(
    ("cells", "numeric"),
    [
        (("31", "none", "4"), True),
        (("31", "none", "none"), False),
        (("31", "Not all states", "4"), False),
        (("", "none", "—"), False),
        (("4 more than in 2017", "17 of 31", "12"), False),
    ],
)
def test_a_word_among_numbers_stands_with_them(cells: tuple[str, ...], numeric: bool) -> None:
    words = "Cases"
    name = Placed(words, Span(TextFile("memo.yaml", words), 0, len(words)))
    rows = tuple((f"state {name}", cell) for name, cell in zip("abc", cells, strict=True))
    given = FindingTable(caption=name, head=(name, name), rows=rows)
    assert table_of(given, iter(()), lambda text: text or "", inlines, "cases").numeric == (
        False,
        numeric,
    )


def test_html_is_valid_and_names_rows(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "memo.html"
    path.write_bytes(as_html(document))
    assert nu_messages(path) == []
    text = path.read_text("utf-8")
    table = text.partition("<caption>Attacks &amp; arrests")[2].partition("</table>")[0]
    assert table.count('<th scope="col"') == 3
    assert table.count('<th scope="row" class="cell">') == 3
    assert table.count("<td") == 6
    assert "<em>valley</em>" in table


def test_pdf_is_tagged_and_read_aloud(tmp_path: Path) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(as_pdf(document_of(WITHOUT_CHARTS)))
    assert [broken_rules(path, profile) for profile in ("ua1", "2a")] == [[], []]
    assert outloud_complaints(path, tmp_path) == []
    with pikepdf.open(path) as opened:
        found = [one for way, one in tagged(opened.Root.StructTreeRoot) if way[-1] == "TH"]
        scopes = [str(one.A.Scope) for one in found]
        assert scopes.count("/Row") == 3 + 1 + 2  # and the verdicts on the first page
        assert (
            scopes.count("/Column") == 3 + 3
        )  # four heads of one row of cells would be more heads than cells


@pytest.mark.parametrize(
    ("head", "is_cell"),
    [("[District, Seen]", True), ('["", Seen, Heard]', True), ("[District, Seen, Heard]", False)],
)
def test_each_cell_names_its_row_and_its_column(head: str, is_cell: bool, tmp_path: Path) -> None:
    columns = head.count(",")
    rows = "".join(f"        - [{row}{', some' * columns}]\n" for row in ("North", "East", "West"))
    small = f"  - id: small\n    table:\n      caption: Seen by district\n      head: {head}\n      rows:\n{rows}"
    path = tmp_path / "memo.pdf"
    path.write_bytes(as_pdf(document_of({**WITHOUT_CHARTS, PRESS: FILES[PRESS] + small})))
    assert outloud_complaints(path, tmp_path) == []
    assert broken_rules(path, "ua1") == []
    with pikepdf.open(path) as opened:
        *_, table = [one for way, one in tagged(opened.Root.StructTreeRoot) if way[-1] == "Table"]
        kinds, headed = heads_of_cells(table)
    corner = "TD" if is_cell else "TH"
    assert kinds == [corner, *["TH"] * columns, *["TH", *["TD"] * columns] * 3]
    assert headed == [2] * 3 * columns


def heads_of_cells(table: pikepdf.Object) -> tuple[list[str], list[int]]:
    """The kinds of all cells, and of each cell that is no head and not the first one, how many heads with a scope it names."""
    groups = [one for one in table.K if str(one.S) in ("/THead", "/TBody")]
    rows: list[Any] = [row for group in groups for row in group.K]
    cells: list[Any] = [cell for row in rows for cell in row.K]
    heads = {str(cell.ID) for cell in cells if "/Scope" in cell.A}
    data = [cell for row in rows for cell in list(row.K)[1:] if str(cell.S) == "/TD"]
    headed = [len(heads.intersection(map(str, cell.A.Headers))) for cell in data]
    return [str(cell.S)[1:] for cell in cells], headed


def test_a_long_table_has_its_head_on_each_page_and_no_broken_row(tmp_path: Path) -> None:
    rows = "".join(
        f'        - [Village {n}, {{id: v{n}, text: "{n} were seen [@survey-2016]"}}]\n'
        for n in range(60)
    )
    long = (
        "  - id: long\n    table:\n      caption: Villages\n      head: [Village, Seen there]\n      rows:\n"
        + rows
    )
    file = as_pdf(document_of({**FILES, PRESS: FILES[PRESS] + long}))
    (tmp_path / "memo.pdf").write_bytes(file)
    with pikepdf.open(tmp_path / "memo.pdf") as opened:
        count = len(opened.pages)
    pages = run(program("pdftotext"), "-layout", tmp_path / "memo.pdf", "-").split("\f")[:count]
    held = [page for page in pages if "were seen" in page]
    assert len(held) > 1
    assert all("Seen there" in page for page in held)


def test_docx_is_sound_and_pandoc_reads_its_heads(document: Document, tmp_path: Path) -> None:
    file = render_docx(document)
    assert audit(file, tmp_path) == []
    tables_there = list(part(file, "word/document.xml").iter(f"{W}tbl"))
    headed = [one for one in tables_there if one.find(f".//{W}tblHeader") is not None]
    assert len(headed) == 4  # two, and those of the charts
    for table in headed:
        head, *rows = table.iterfind(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1"
    path = tmp_path / "memo.docx"
    path.write_bytes(file)
    blocks: list[Any] = json.loads(pypandoc.convert_file(str(path), "json"))["blocks"]
    assert len([one for one in blocks if one["t"] == "Table"]) == len(tables_there)
