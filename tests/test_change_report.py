"""The report on changes that is circulated: one document as page, PDF and DOCX, and what readers and programs find in each."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypandoc
import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.document_words import block_texts
from tests.support.docx_reading import W, audit, part, read_by_pandoc, xml_body_words
from tests.support.golden import assert_kept
from tests.support.pdf_reading import body_text, broken_rules, printed_signs, signs, tagged
from tests.support.places import TESTS
from tests.support.programs import (
    filters_in_browser,
    memocli,
    nu_messages,
    outloud_complaints,
    program,
    run,
)
from tests.support.rendering import TEMPLATE, packaged
from tests.support.repository import commit_all, repository
from tests.support.sample_report import (
    ADDED,
    CHANGES,
    DROPPED,
    PAGE,
    REWORDED,
    SAME,
    SHEET,
    as_page,
    as_paper,
    sample_report,
)
from tests.support.small_project import FILES, write_project

from memocli.assemble.changes import changes_document
from memocli.compare.changes import (
    Changes,
    ClaimChange,
    FigureChanges,
    Kind,
    MemoState,
)
from memocli.document import (
    Design,
    Document,
    Entry,
    NoteReference,
    flat,
)
from memocli.errors import UserError
from memocli.load import load_library
from memocli.pipeline.compare import Comparison, compare_years
from memocli.pipeline.report_changes import (
    ChangeReport,
    ReportOptions,
    report_changes,
    report_changes_into,
)
from memocli.project import Project, YearAt, project_at
from memocli.render import Form
from memocli.render.docx import render_docx
from memocli.tree import DiskTree

# What only who hears or copies the PDF meets, and bullets, which pandoc and browsers make of lists themselves.
_BRACKETS = re.compile(r"\[(?:deleted|inserted):|\]")
_WITHOUT_BULLETS = re.compile("•")


def parsed(page: bytes) -> Any:
    """The root of a page."""
    return lxml_html.fromstring(page)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report on the sample, in each form."""
    folder = tmp_path_factory.mktemp("report")
    made = {
        "html": as_page(sample_report()),
        "pdf": as_paper(sample_report()),
        "docx": render_docx(sample_report()),
    }
    for form, content in made.items():
        (folder / f"changes.{form}").write_bytes(content)
    return {form: folder / f"changes.{form}" for form in made}


@pytest.fixture(scope="module")
def tree(files: dict[str, Path]) -> Any:
    return parsed(files["html"].read_bytes())


def report_words(document: Document) -> list[str]:
    """All words of a report in reading order."""
    texts = [document.title, document.subtitle]
    texts += [f"{fact.label} {'; '.join(fact.values)}" for fact in document.facts]
    texts += [text for block in document.blocks for text in block_texts(block)]
    return " ".join(texts).split()


def report_on(*claims: ClaimChange) -> Document:
    """A report on nothing but these claims."""
    finding = replace(CHANGES.parts[0].findings[0], claims=claims)
    one = replace(CHANGES.parts[0], findings=(finding,), kinds=(Kind.UNCHANGED,), charts=())
    alone = replace(CHANGES, parts=(one,), head=(), records=(), figures=FigureChanges())
    return changes_document(alone)


def entries(document: Document) -> list[Entry]:
    return [block for block in flat(document.blocks) if isinstance(block, Entry)]


def text_of(document: Document) -> str:
    return " ".join(report_words(document))


# ── what it says ─────────────────────────────────────────────────────────────────────────────────


def test_the_words_of_the_report(tree: Any, update: bool) -> None:
    blocks = tree.xpath("//h1|//h2|//h3|//main//p|//li[not(p)]|//caption|//tr|//label")
    lines = (" ".join(block.text_content().split()) for block in blocks)
    text = "\n".join(line for line in lines if line) + "\n"
    assert_kept(text, TESTS / "golden/changes-report.txt", update=update)


def test_the_order_is_that_of_the_new_memo_and_the_rest_comes_last() -> None:
    names = [block.name for block in sample_report().blocks if hasattr(block, "name")]
    headings = [part.state.heading for part in CHANGES.parts]
    assert names == [*headings, "Figures of one year", "Title page", "Records of sources"]


def test_nothing_changed_is_one_sentence() -> None:
    same = MemoState("2031", 2031, "Memo", 3, 2)
    document = changes_document(Changes(same, same, (), (), FigureChanges()))
    assert "Claims: nothing changed in 3 claims." in text_of(document)
    assert "Struck" not in text_of(document)


def test_a_report_on_some_of_the_changes_says_so_and_sums_up_all() -> None:
    shown = replace(CHANGES, parts=CHANGES.parts[:1], head=(), records=(), figures=FigureChanges())
    some, whole = (text_of(changes_document(CHANGES, listed)) for listed in (shown, None))
    assert some.split(" How to read", maxsplit=1)[0] == whole.split(" How to read", maxsplit=1)[0]
    assert "The special office" not in some
    assert some.count("lists only some of the changes") == 1
    assert "only some" not in whole


def test_an_entry_names_its_kinds_its_notes_and_its_sources_by_title() -> None:
    found = entries(report_on(REWORDED))[0]
    assert (found.label, found.place) == (
        "Reworded, re-sourced, other figures",
        "note 4; in 2031: note 3",
    )
    said = text_of(report_on(REWORDED))
    assert "Sources added: Report of the special office, 2031" in said
    assert "Sources dropped: Report of the special office, 2030" in said
    assert "office-2031" not in said


def test_marks_of_notes_are_words_in_brackets() -> None:
    # Without brackets, "17" and the mark of note 5 would be copied as 175.
    assert "17[5], none" in text_of(report_on(REWORDED))


def test_a_dropped_claim_has_its_reason_or_says_that_there_is_none() -> None:
    reason = DROPPED.reason
    assert f"Reason: {reason}" in text_of(report_on(DROPPED))
    forgotten = report_on(replace(DROPPED, reason=""))
    assert entries(forgotten)[0].label == "Dropped, without a reason"
    assert reason not in text_of(forgotten)


def test_unchanged_claims_stand_in_one_list_with_their_first_words_and_notes() -> None:
    found = entries(report_on(SAME, DROPPED, SAME))
    assert [(one.label, one.place) for one in found] == [
        ("Dropped", "in 2031: note 6"),
        ("Unchanged", "2 claims"),
    ]
    first = "Families waited 212 days on average for a copy of their own file, and … (note 8, as in 2031)"
    assert text_of(report_on(SAME, DROPPED, SAME)).count(first) == 2


def test_words_of_a_memo_in_another_language_say_so() -> None:
    spanish = replace(CHANGES, new=replace(CHANGES.new, language="es"))
    page = parsed(as_page(changes_document(spanish)))
    assert page.get("lang") == "en"
    words = [span.text_content() for span in page.xpath("//ins/span[@lang='es']")]
    assert words[:4] == ["and duress", "enforces", "Files opened", "8,335[4]"]
    ours = [ins.text_content() for ins in page.xpath("//ins[not(span/@lang)]")]
    assert "lines over the years" in "".join(ours)
    assert not page.xpath("//del//*[@lang]")
    headings = {h.text_content(): h.get("lang") for h in page.xpath("//h2//span|//h3")}
    assert headings["Prohibiting torture and duress"] == "es"
    assert headings["The special office"] == "es"
    assert headings["Promises"] is None, "only the old memo has it"
    assert headings["How to read the changes"] is None


def test_every_claim_has_one_name() -> None:
    page = parsed(as_page(report_on(REWORDED, REWORDED, DROPPED)))
    assert page.xpath("//span[@class='claim']/@id") == [
        "2032/torture/office/files",
        "2032/torture/office/files~2",
        "2031/torture/office/visit",
    ]


# ── the same in each form ────────────────────────────────────────────────────────────────────────


def test_all_forms_have_the_same_words_in_the_same_order(files: dict[str, Path], tree: Any) -> None:
    expected = report_words(sample_report())
    page = parsed(files["html"].read_bytes())
    for element in page.xpath("//*[@class='said']"):
        element.text = ""
    for element in page.xpath("//form|//*[@role='status']"):
        element.drop_tree()
    assert signs(page.find("body").text_content()) == signs(" ".join(expected))
    assert xml_body_words(files["docx"].read_bytes()) == expected
    assert read_by_pandoc(files["docx"])[0] == expected
    printed = _WITHOUT_BULLETS.sub("", printed_signs(files["pdf"]))
    with_brackets = signs(" ".join(expected)).replace("-", "")
    assert _BRACKETS.sub("", printed) == _BRACKETS.sub("", with_brackets)


def test_the_same_changes_make_the_same_bytes(files: dict[str, Path]) -> None:
    assert files["html"].read_bytes() == as_page(sample_report())
    assert files["pdf"].read_bytes() == as_paper(sample_report())
    assert files["docx"].read_bytes() == render_docx(sample_report())


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def test_nu_checker_has_nothing_to_say_of_the_page(files: dict[str, Path]) -> None:
    assert nu_messages(files["html"]) == []


def test_headings_leave_no_gap_and_ids_are_unique(tree: Any) -> None:
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_has_no_script_and_asks_for_nothing(tree: Any) -> None:
    assert tree.xpath("//script|//link|//img|//@onclick|//iframe") == []


def test_who_hears_the_page_hears_what_is_deleted_and_inserted(
    tree: Any,
) -> None:
    assert tree.xpath("//del")[1].text_content() == "[deleted: is enforcing]"
    assert tree.xpath("//ins")[2].text_content() == "[inserted: enforces]"


@pytest.fixture(scope="module")
def in_chromium(files: dict[str, Path]) -> dict[str, Any]:
    return filters_in_browser(files["html"], "Dropped", "Moved")


def test_axe_finds_no_violation_and_nothing_is_wider_than_a_phone(
    in_chromium: dict[str, Any],
) -> None:
    assert in_chromium["looks"] == [{"overflow": 0, "fetched": [], "violations": []}] * 4


def test_filters_show_entries_of_the_kinds_and_parts_that_are_ticked(
    in_chromium: dict[str, Any],
) -> None:
    shown = in_chromium["shown"]
    dropped = [line for line in shown["all"]["entries"] if line.startswith("Dropped")]
    moved = [line for line in shown["all"]["entries"] if line.startswith("Moved")]
    assert len(shown["all"]["entries"]) == 15
    assert shown["ofKind"]["entries"] == dropped
    assert shown["ofKind"]["headings"] == [
        "Requirement 1: Prohibiting torture and duress",
        "The special office",
        "Promises",
    ]
    assert shown["eitherKind"]["entries"] == [*dropped, *moved]
    assert shown["firstPart"]["entries"] == ["Charts the part itself", "Unchanged 2 claims"]
    assert shown["firstPart"]["headings"] == ["Introduction", "The families"]
    assert shown["reset"] == shown["all"]


def test_a_page_that_does_not_show_all_says_so_on_paper_too(in_chromium: dict[str, Any]) -> None:
    shown, partial = in_chromium["shown"], "Only some of the entries are shown."
    assert shown["all"]["said"] == []
    assert shown["ofKind"]["said"] == shown["firstPart"]["said"] == [partial]
    assert shown["inFirstPart"]["entries"] == []
    assert shown["inFirstPart"]["said"] == [partial, "There is nothing of this kind."]
    assert shown["printed"] == {**shown["ofKind"], "filters": False}


# ── the PDF ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_pdf_keeps_every_rule_of_its_standards(files: dict[str, Path], profile: str) -> None:
    assert broken_rules(files["pdf"], profile) == []


def test_outloud_has_nothing_to_say_of_the_pdf(files: dict[str, Path], tmp_path: Path) -> None:
    assert outloud_complaints(files["pdf"], tmp_path) == []


def test_no_page_of_the_pdf_begins_in_the_middle_of_an_entry(tmp_path: Path) -> None:
    paper = as_paper(report_on(*[ADDED, DROPPED, ADDED] * 16))
    (tmp_path / "many.pdf").write_bytes(paper)
    pages = run(program("pdftotext"), tmp_path / "many.pdf", "-").split("\f")
    assert len(pages) > 4
    for page in pages:
        assert page.count("Seventeen persons were charged.") == page.count("Figures only in")


def test_who_copies_words_of_the_pdf_sees_what_is_deleted(files: dict[str, Path]) -> None:
    text = " ".join(body_text(files["pdf"]).split())
    assert "It has [deleted: 44] [inserted: 29] prosecutors.[6]" in text


def test_the_pdf_is_tagged_and_has_its_outline(files: dict[str, Path]) -> None:
    with pikepdf.open(files["pdf"]) as opened:
        tags = {path[-1] for path, _ in tagged(opened.Root.StructTreeRoot)}
        with opened.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "Link"} <= tags
    assert titles[:2] == ["Summary", "Introduction"]
    assert titles[-2:] == ["Title page", "Records of sources"]


# ── the DOCX ─────────────────────────────────────────────────────────────────────────────────────


def test_openxml_audit_has_nothing_to_say_of_the_docx(
    files: dict[str, Path], tmp_path: Path
) -> None:
    assert audit(files["docx"].read_bytes(), tmp_path) == []


def test_pandoc_sees_struck_and_underlined_words(files: dict[str, Path]) -> None:
    markdown = pypandoc.convert_file(str(files["docx"]), "markdown", extra_args=["--wrap=none"])
    assert "It has ~~44~~ [29]{.underline} prosecutors." in markdown
    assert "~~[Letter" not in markdown


def bars(file: bytes) -> list[tuple[str, list[tuple[str | None, ...]]]]:
    """The labels of the entries, each with the bars beside it and beside its lines: colour, kind, and space up to the words."""
    found: list[tuple[str, list[tuple[str | None, ...]]]] = []
    for paragraph in part(file, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val", "")
        if name == "EntryLabel":
            found.append(("".join(text.text or "" for text in paragraph.iter(f"{W}t")), []))
        if name in ("EntryLabel", "EntryText", "EntryDetail"):
            bar = paragraph.find(f"{W}pPr/{W}pBdr/{W}left")
            assert bar is not None
            found[-1][1].append(tuple(bar.get(f"{W}{key}") for key in ("color", "val", "space")))
    return found


def test_a_bar_runs_beside_each_entry_of_the_docx_and_ends_with_it(files: dict[str, Path]) -> None:
    """Word joins the bars of neighbours with one border and one indent, so that a label's must be another."""
    looks = {
        "Added": (Design().link, "single"),
        "Dropped": (Design().verdict_colours["not-met"], "single"),
        "Reworded, renamed, probably": (Design().verdict_colours["partly-met"], "dashed"),
        "Unchanged": (Design().rule, "single"),
    }
    seen = set()
    for label, beside in bars(files["docx"].read_bytes()):
        spaces = [space for *_, space in beside]
        assert spaces == ["10", *["9"] * (len(spaces) - 1)]
        known = next((start for start in looks if label.startswith(start)), "Unchanged")
        seen.add(known)
        assert {(colour, kind) for colour, kind, _ in beside} == {looks[known]}
    assert seen == set(looks)


def test_the_names_of_figures_have_the_widest_column_of_the_docx(files: dict[str, Path]) -> None:
    body = part(files["docx"].read_bytes(), "word/document.xml")
    for grid in body.iter(f"{W}tblGrid"):
        widths = [int(column.get(f"{W}w", "0")) for column in grid.iter(f"{W}gridCol")]
        assert widths[0] == max(widths)
    widths = [int(column.get(f"{W}w", "0")) for column in list(body.iter(f"{W}tblGrid"))[1]]
    assert widths[0] > widths[1]


def test_an_entry_stays_together_on_a_page_of_the_docx(files: dict[str, Path]) -> None:
    body = part(files["docx"].read_bytes(), "word/document.xml")
    kept = [
        paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for paragraph in body.iter(f"{W}p")
        if "4,713" in "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        and paragraph.find(f"{W}pPr/{W}pBdr") is not None
    ]
    assert kept[0]
    assert not kept[-1], "nothing follows the figure"


def test_changed_words_have_styles_with_names(files: dict[str, Path]) -> None:
    body = part(files["docx"].read_bytes(), "word/document.xml")
    used = {style.get(f"{W}val") for style in body.iter(f"{W}rStyle", f"{W}pStyle")}
    assert {"Deleted", "Inserted", "EntryLabel", "EntryText", "EntryDetail"} <= used


# ── what stops it ────────────────────────────────────────────────────────────────────────────────


def test_a_mark_without_a_note_is_refused() -> None:
    wrong = report_on(REWORDED)
    entry = entries(wrong)[0]
    paragraph = replace(entry.blocks[0], children=(NoteReference(1),))
    with pytest.raises(UserError, match="endnote 1 has 1 marks and 0 texts"):
        as_page(replace(wrong, blocks=(replace(entry, blocks=(paragraph,)),)))


# ── in build/ ────────────────────────────────────────────────────────────────────────────────────


def written(root: Path, changes: Changes, *forms: Form) -> tuple[ChangeReport, list[str]]:
    """The report written into build/ of a project; the names of what was written."""
    library = load_library(project_at(root), [2017, 2018])
    made, paths = report_changes_into(
        project_at(root),
        root / "build",
        Comparison(changes, library.memos[2018], (library,)),
        ReportOptions(forms),
        lambda _: None,
        lambda _: None,
    )
    return made, [path.name for path in paths]


def names_in(root: Path) -> list[str]:
    folder = root / "build"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


NAME = "changes-2017-2018"
SMALL = replace(
    CHANGES,
    old=replace(CHANGES.old, label="2017", year=2017),
    new=replace(CHANGES.new, label="2018", year=2018),
)
OTHER = replace(SMALL, head=())


def test_a_report_is_a_set_with_a_manifest(tmp_path: Path) -> None:
    write_project(tmp_path)
    _, names = written(tmp_path, SMALL, Form.HTML, Form.DOCX)
    assert names == [f"{NAME}.html", f"{NAME}.docx", f"manifest-{NAME}.json"]
    assert names_in(tmp_path) == sorted(names)
    assert written(tmp_path, SMALL, Form.HTML)[1] == [f"{NAME}.html", f"manifest-{NAME}.json"]
    assert names_in(tmp_path) == sorted(names), "what would be the same stays"


def test_a_report_of_other_changes_goes_and_an_edited_one_is_kept(tmp_path: Path) -> None:
    write_project(tmp_path)
    written(tmp_path, SMALL, Form.HTML, Form.DOCX)
    edited = tmp_path / f"build/{NAME}.docx"
    edited.write_bytes(b"edited by a partner")
    made, _ = written(tmp_path, OTHER, Form.HTML)
    assert made.earlier is not None
    assert made.earlier.put_aside == {f"{NAME}.docx": f"{NAME}-kept-01.docx"}
    assert (tmp_path / f"build/{NAME}-kept-01.docx").read_bytes() == b"edited by a partner"
    assert names_in(tmp_path) == [
        f"{NAME}-kept-01.docx",
        f"{NAME}.html",
        f"manifest-{NAME}.json",
    ]


def test_states_of_a_memo_with_signs_in_their_names_are_files_too(tmp_path: Path) -> None:
    write_project(tmp_path)
    branch = replace(SMALL, old=replace(SMALL.old, label="2018@a/../b c", year=2018))
    _, names = written(tmp_path, branch, Form.HTML)
    assert names[0] == "changes-2018@a-..-b-c-2018.html"


def test_a_protected_word_stops_the_report_and_nothing_is_written(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "private").mkdir()
    (tmp_path / "private/protect.txt").write_text("the ministry promised\n", encoding="utf-8")
    made, names = written(tmp_path, SMALL, Form.HTML, Form.PDF, Form.DOCX)
    assert names == names_in(tmp_path) == []
    (found,) = made.exposures
    assert found.string == "line 1 of private/protect.txt"
    assert [name for name, _ in found.outputs] == [f"{NAME}.{form}" for form in Form]
    assert found.claims == ("2017/torture/office/promise",)


def test_what_another_state_hides_is_searched_for_too(tmp_path: Path) -> None:
    """A name that was confidential in the revision, and that today's templates have."""
    repository(tmp_path, FILES)
    sources, water = "sources/all.yaml", "memo/2018/water.yaml"
    witness = FILES[sources].index("  - id: witness-quintana")
    today = {sources: FILES[sources][:witness], water: FILES[water].replace("[@witness-quintana]", "[@survey-2016]")}  # fmt: skip
    write_project(tmp_path, today)
    pair = ("diff", "2018@HEAD", "2018", "--to", "html")
    assert memocli(*pair, cwd=tmp_path).returncode == 0
    shutil.rmtree(tmp_path / "build")
    sheet = packaged("memo.css") + b"/* What Zoraida saw */\n"
    write_project(tmp_path, {"templates/memo.css": sheet})
    done = memocli(*pair, cwd=tmp_path)
    assert done.returncode == 1
    assert "the title of confidential source 1" in done.stdout
    assert ", in a revision that is compared)" in done.stdout
    assert "zoraida" not in (done.stdout + done.stderr).casefold()
    assert names_in(tmp_path) == []
    # Where both states hide it, it is told once, with the place where it is now.
    write_project(tmp_path, FILES)
    done = memocli(*pair, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("the title of confidential source") == 1
    assert "in a revision" not in done.stdout


def test_who_signed_a_memo_is_public_in_every_state(tmp_path: Path) -> None:
    sources = FILES["sources/all.yaml"].replace(
        "author: [{family: Quintana, given: Zoraida}]", "author: [{literal: Casa de los Derechos}]"
    )
    repository(tmp_path, {**FILES, "sources/all.yaml": sources})
    press = FILES["memo/2018/press.yaml"].replace("Three", "Casa de los Derechos says that three")
    write_project(tmp_path, {"memo/2018/press.yaml": press})
    commit_all(tmp_path)
    done = memocli("diff", "2018@HEAD~1", "2018@HEAD", "--to", "html", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    page = (tmp_path / "build/changes-2018@HEAD-1-2018@HEAD.html").read_text("utf-8")
    assert "Casa de los Derechos says that" in page


class Counting(DiskTree, frozen=True, kw_only=True):
    """A folder that notes what was read."""

    seen: list[str]

    def read(self, path: str) -> bytes:
        """See `Tree`."""
        self.seen.append(path)
        return super().read(path)


def test_a_report_reads_no_file_of_the_memos_again(tmp_path: Path) -> None:
    write_project(tmp_path)
    seen: list[str] = []
    project = Project(tmp_path, Counting(tmp_path, seen=seen))
    compared = compare_years(project, YearAt(2017), YearAt(2018))
    read = Counter(seen)
    assert read["sources/all.yaml"] == 1
    report_changes(project, compared, ReportOptions((Form.HTML,)))
    assert not [path for path in (Counter(seen) - read) if path.startswith(("memo/", "sources/"))]


def test_our_own_words_stop_no_report(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "private").mkdir()
    ours = ("Topics", "Entry", "Filters", "Detail", "Inserted", "Wide", "Partial")
    (tmp_path / "private/protect.txt").write_text("\n".join(ours), encoding="utf-8")
    without = replace(SMALL, parts=(), head=(), records=())
    made, names = written(tmp_path, without, Form.HTML, Form.DOCX)
    assert made.exposures == ()
    assert names


def test_the_look_of_a_project_counts_for_its_reports(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "templates").mkdir()
    sheet = tmp_path / "templates/memo.css"
    sheet.write_text("h1 { color: #123456 }", encoding="utf-8")
    written(tmp_path, SMALL, Form.HTML)
    page = (tmp_path / f"build/{NAME}.html").read_text(encoding="utf-8")
    assert "h1 { color: #123456 }" in page
    assert "/* What a report has" in page
    sheet.write_text("h1 { background: url(https://x.example/a.png) }", encoding="utf-8")
    with pytest.raises(UserError, match=r"templates/memo\.css, line 1: nothing is read"):
        written(tmp_path, SMALL, Form.HTML)


# ── by the command ───────────────────────────────────────────────────────────────────────────────


def test_the_command_writes_reports_and_prints_their_paths(tmp_path: Path) -> None:
    write_project(tmp_path)
    done = memocli("diff", "2017", "2018", "--to", "html", "--to", "docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"build/{NAME}.html",
        f"build/{NAME}.docx",
        f"build/manifest-{NAME}.json",
    ]
    page = memocli("diff", "2017", "2018", "--output-format", "html", cwd=tmp_path)
    assert page.stdout.encode() == (tmp_path / f"build/{NAME}.html").read_bytes()
    words = " ".join(parsed(page.stdout.encode()).text_content().split())
    assert "Changes from 2017 to 2018" in words
    assert "Of 1,250 wells, 17 gave clean water" in words.replace("]", "").replace(
        "[inserted: ", ""
    )


def test_the_command_says_what_it_would_publish(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "private").mkdir()
    (tmp_path / "private/protect.txt").write_text("a number in brackets\n", encoding="utf-8")
    for options in (["--to", "html"], ["--output-format", "html"]):
        done = memocli("diff", "2017", "2018", *options, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stdout == (
            f"line 1 of private/protect.txt would be published:\n        in {NAME}.html (text)\n\n"
        )
        assert "memocli: no report was made; take these words out" in done.stderr
    assert names_in(tmp_path) == []


# ── ordinary memos ───────────────────────────────────────────────────────────────────────────────


def test_the_page_of_a_memo_knows_nothing_of_reports() -> None:
    for word in ("filters", "topics", "said", "kinds"):
        assert word not in TEMPLATE
    assert "filters" in PAGE
    assert SHEET.count("ins {") == 1
