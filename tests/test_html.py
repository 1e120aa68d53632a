"""The HTML: one file that browsers, screen readers, LibreOffice, pandoc and Word each find their notes in."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any, Final

import pypandoc
import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.compiled_template import compiled_template
from tests.support.document_words import claims, note_words
from tests.support.docx_reading import W, note_texts, part
from tests.support.golden import assert_kept
from tests.support.programs import in_browser, nu_messages, office
from tests.support.rendering import STYLESHEET, TEMPLATE, as_html
from tests.support.sample_document import fronted_document, sample_document
from tests.support.web_fonts import without_fonts

import memocli.render.html
from memocli.document import (
    ClaimRun,
    Columns,
    Corrections,
    Document,
    Emphasis,
    Foreign,
    Inline,
    Link,
    NoteReference,
    Paragraph,
    ParagraphBreak,
    Screen,
    Text,
)
from memocli.errors import UserError
from memocli.language import ENGLISH
from memocli.render.html import Medium, compiled, render_html
from memocli.render.html.bounded import BoundedEnvironment
from memocli.render.html.inlines import InlineWriter


def page(document: Document, medium: Medium = "screen", *, word_markup: bool = True) -> str:
    """The document as HTML text, with the packaged template."""
    rendered = render_html(document, TEMPLATE, STYLESHEET, medium=medium, word_markup=word_markup)
    return rendered.decode("utf-8")


def with_runs(*runs: Inline) -> Document:
    """The sample with nothing but one paragraph in it."""
    return replace(sample_document(), blocks=(Paragraph(runs),), notes=())


# ── The template ─────────────────────────────────────────────────────────────────────────────────


def test_the_compiled_template_is_fresh(update: bool) -> None:
    path = Path(memocli.render.html.__file__).with_name("compiled.py")
    assert_kept(compiled_template(), path, update=update)


@pytest.mark.parametrize("medium", ["screen", "pdf"])
@pytest.mark.parametrize("draft", [False, True])
def test_the_compiled_template_makes_the_same_bytes(
    medium: Medium, draft: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, asked = [], []
    from_string = BoundedEnvironment.from_string

    def counted(*arguments: Any) -> Any:
        asked.append(arguments)
        return from_string(*arguments)

    monkeypatch.setattr(BoundedEnvironment, "from_string", counted)
    for key in (compiled.KEY, ("another Jinja", compiled.KEY[1])):
        monkeypatch.setattr(compiled, "KEY", key)
        made.append(page(sample_document(draft=draft), medium))
    assert made[0] == made[1]
    assert len(asked) == 1, "the packaged template is not compiled again; with another Jinja it is"


def test_a_template_that_differs_by_a_letter_is_compiled() -> None:
    own = TEMPLATE.replace("</main>", "<p>own</p></main>")
    assert b"<p>own</p></main>" in render_html(sample_document(), own, STYLESHEET)
    assert "<p>own</p>" not in page(sample_document())


def test_a_template_of_a_project_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memocli.render.html.bounded._MOST_STEPS", 20)
    assert "</main>" in page(sample_document()), "the packaged template, which is known, has none"
    with pytest.raises(
        UserError, match=r"memo\.html\.j2, line \d+, can't be filled in: it takes more than 20"
    ):
        render_html(sample_document(), TEMPLATE + " ", STYLESHEET)


# ── For a browser ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample and its draft, as files."""
    folder = tmp_path_factory.mktemp("html")
    paths = (folder / "memo.html", folder / "draft.html")
    for path, draft in zip(paths, (False, True), strict=True):
        path.write_text(page(sample_document(draft=draft)), encoding="utf-8")
    return paths


@pytest.fixture(scope="session")
def tree(files: tuple[Path, Path]) -> lxml_html.HtmlElement:
    """The sample's HTML, as a browser would see it."""
    return lxml_html.fromstring(files[0].read_bytes())


def test_nu_checker_has_nothing_to_say(files: tuple[Path, Path], tmp_path: Path) -> None:
    plain = tmp_path / "plain.html"
    plain.write_text(page(sample_document(), word_markup=False), encoding="utf-8")
    assert nu_messages(*files, plain) == []


@pytest.fixture(scope="session")
def seen(files: tuple[Path, Path]) -> list[dict[str, Any]]:
    """What Chromium shows of both files, at four settings and at two."""
    return [setting for file in in_browser(*files) for setting in file]


def test_axe_finds_no_violation_in_light_and_dark_on_phone_and_desktop(
    seen: list[dict[str, Any]],
) -> None:
    assert [setting["violations"] for setting in seen] == [[]] * 6


def test_nothing_is_fetched_and_nothing_is_wider_than_the_screen(
    seen: list[dict[str, Any]],
) -> None:
    assert [(setting["fetched"], setting["overflow"]) for setting in seen] == [([], 0)] * 6


def test_each_note_and_its_mark_lead_to_each_other(tree: lxml_html.HtmlElement) -> None:
    marks = tree.xpath('//a[@role="doc-noteref"]')
    backs = tree.xpath('//*[@role="doc-endnotes"]//a[@role="doc-backlink"]')
    assert len(marks) == len(backs) == len(sample_document().notes)
    for number, (mark, back) in enumerate(zip(marks, backs, strict=True), start=1):
        assert mark.get("href")[1:] == back.xpath("ancestor::li")[0].get("id")
        assert back.get("href")[1:] == mark.get("id")
        assert mark.get("aria-label") == f"Note {number}"
        assert back.get("aria-label") == f"Back to note {number} in the text"


def test_every_id_is_unique_and_every_inner_link_has_its_goal(tree: lxml_html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath('//a/@href[starts-with(., "#")]')} <= set(ids)


def test_each_claim_stands_in_a_span_with_its_name(tree: lxml_html.HtmlElement) -> None:
    names = [claim.name for claim in claims(sample_document())]
    assert tree.xpath('//span[@class="claim"]/@id') == names


def test_headings_leave_no_gap_and_tables_name_columns_and_rows(
    tree: lxml_html.HtmlElement,
) -> None:
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert {1, 2, 3, 4} == set(levels)
    assert tree.xpath("//table/caption/text()") == ["Table 1. Files on events in Valdemar, by year"]
    assert tree.xpath("//th/@scope") == ["col"] * 4 + ["row"] * 3


def test_metadata_and_languages_are_marked(tree: lxml_html.HtmlElement) -> None:
    document = sample_document()
    assert tree.get("lang") == "en"
    # One for all of them: LibreOffice takes the last one only.
    assert tree.xpath('//meta[@name="author"]/@content') == ["; ".join(document.authors)]
    assert tree.xpath('//meta[@name="description"]/@content') == [document.subject]
    assert tree.xpath('//meta[@name="dcterms.created"]/@content') == [document.date]
    assert tree.xpath('//*[@lang="es"]')


def test_a_verdict_is_told_in_words(tree: lxml_html.HtmlElement) -> None:
    verdicts = [" ".join(p.text_content().split()) for p in tree.xpath('//p[@class="verdict"]')]
    assert verdicts == ["Verdict Partly met", "Verdict Not met", "Verdict No evidence was given"]


# ── For LibreOffice, pandoc and Word ─────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def by_office(files: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The DOCX that LibreOffice makes of the sample."""
    return office(files[0], "docx", tmp_path_factory.mktemp("office")).read_bytes()


@pytest.fixture(scope="session")
def by_pandoc(files: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The DOCX that pandoc makes of the sample."""
    made = tmp_path_factory.mktemp("pandoc") / "memo.docx"
    pypandoc.convert_file(str(files[0]), "docx", outputfile=str(made))
    return made.read_bytes()


EXPECTED_NOTES = [" ".join(note) for note in note_words(sample_document())]


def test_libreoffice_makes_an_endnote_of_every_note(by_office: bytes) -> None:
    assert note_texts(by_office, "endnote") == EXPECTED_NOTES
    marks = list(part(by_office, "word/document.xml").iter(f"{W}endnoteReference"))
    assert len(marks) == len(EXPECTED_NOTES)


def test_libreoffice_numbers_the_notes_in_arabic(by_office: bytes) -> None:
    formats = [
        node.get(f"{W}val") for node in part(by_office, "word/document.xml").iter(f"{W}numFmt")
    ]
    assert set(formats) == {"decimal"}


def test_libreoffice_ends_each_two_column_section(by_office: bytes) -> None:
    columns = [
        section.find(f"{W}cols") is not None
        for section in part(by_office, "word/document.xml").iter(f"{W}sectPr")
    ]
    asked = sum(isinstance(block, Columns) for block in sample_document().blocks)
    assert columns.count(True) == asked
    assert not columns[-1]
    assert not any(before and after for before, after in itertools.pairwise(columns))


def test_libreoffice_keeps_headings_languages_and_the_table(
    by_office: bytes,
) -> None:
    styles = {
        node.get(f"{W}val") for node in part(by_office, "word/document.xml").iter(f"{W}pStyle")
    }
    assert {"Heading1", "Heading2", "Heading3", "Heading4"} <= styles
    languages = {
        node.get(f"{W}val") for node in part(by_office, "word/endnotes.xml").iter(f"{W}lang")
    }
    assert any(language and language.startswith("es") for language in languages)
    assert len(list(part(by_office, "word/document.xml").iter(f"{W}tbl"))) == 1


def test_pandoc_makes_a_note_of_every_note(by_pandoc: bytes) -> None:
    assert note_texts(by_pandoc, "footnote") == EXPECTED_NOTES
    marks = list(part(by_pandoc, "word/document.xml").iter(f"{W}footnoteReference"))
    assert len(marks) == len(EXPECTED_NOTES)


def test_words_own_markup_stands_in_comments_only() -> None:
    with_word = page(sample_document())
    number = len(sample_document().notes)
    assert with_word.count("mso-element:endnote'") == number
    assert with_word.count("mso-special-character:footnote") == 2 * number
    seen_by_others = re.sub(r"<!--.*?-->", "", without_fonts(with_word), flags=re.DOTALL)
    assert "mso" not in seen_by_others.lower()


def test_words_markup_can_be_left_out() -> None:
    without = without_fonts(page(sample_document(), word_markup=False))
    assert "mso" not in without.lower()
    assert len(without) < 0.75 * len(without_fonts(page(sample_document())))


@pytest.mark.parametrize("medium", ["screen", "pdf"])
def test_words_of_labels_and_of_charts_are_never_markup(medium: Medium) -> None:
    odd = 'Note "<b>" & {number}'
    document = replace(sample_document(), labels=replace(sample_document().labels, note=odd))
    tree: Any = lxml_html.fromstring(page(document, medium))
    said = [mark.get("aria-label") for mark in tree.find_class("sdendnoteanc")]
    assert said == [odd.format(number=place + 1) for place in range(len(said))] != []
    writer = InlineWriter(document, word=False, paper=medium == "pdf")
    shown = lxml_html.fragment_fromstring(writer.citing(("<b> & ", 1)), create_parent=True)
    assert shown.text_content() == "<b> & 1"


# ── For anyone ───────────────────────────────────────────────────────────────────────────────────


def test_the_same_document_gives_the_same_bytes() -> None:
    assert page(sample_document()) == page(sample_document())


def test_a_draft_says_so_and_names_the_fault_of_a_claim() -> None:
    fault = "[not supported: neither citation nor basis]"
    draft, final = page(sample_document(draft=True)), page(sample_document())
    faults = sum(bool(claim.fault) for claim in claims(sample_document(draft=True)))
    assert draft.count(fault) == faults > 0
    assert '<p class="draft">DRAFT</p>' in draft
    assert fault not in final
    assert "DRAFT" not in final


@pytest.mark.parametrize("language", ["DRAFT", "BORRADOR", 'a "quoted" <word>'])
def test_a_draft_says_so_in_its_title_and_wherever_one_looks(language: str) -> None:
    labels = replace(sample_document().labels, draft=language)
    document = replace(sample_document(draft=True), labels=labels)
    made = page(document)
    assert lxml_html.fromstring(made).findtext(".//title") == f"{language}: {document.title}"
    style = "".join(re.findall(r"<style>(.*?)</style>", made, re.DOTALL))
    shown = language.replace('"', '\\"')
    # Behind the text on paper and screen, and above it on the screen.
    for place in ("before", "after"):
        assert re.search(rf'body::{place} {{ content: "{re.escape(shown)}"; position: fixed', style)


def test_the_marks_of_a_draft_can_be_read_on_every_screen(seen: list[dict[str, Any]]) -> None:
    """Dark on yellow, also where the page is dark."""
    sheets = [setting["marks"] for setting in seen if setting["marks"]]
    assert {setting["colorScheme"] for setting in seen if setting["marks"]} == {"light", "dark"}
    for kinds in sheets:
        assert set(kinds) == {"fault", "notice"}
        assert set(kinds.values()) == {"rgb(27, 31, 36) on rgb(255, 225, 77)"}


def test_the_rules_of_a_draft_are_not_in_a_finished_memo() -> None:
    for final in (page(sample_document()), page(sample_document(), "pdf")):
        assert ".notice" not in final
        assert "body::before" not in final
    assert "body::before" not in page(sample_document(draft=True), "pdf")


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("<title>{{ document.file_title }}</title>", "DRAFT: Civil Society Assessment"),
        ('{% elif kind == "notice" %}', "A part is missing here"),
    ],
)
def test_a_template_that_hides_what_a_draft_lacks_is_refused(line: str, lost: str) -> None:
    assert line in TEMPLATE
    template = TEMPLATE.replace(line, "{% elif false %}" if "elif" in line else "<title>A</title>")
    assert render_html(sample_document(), template, STYLESHEET)
    # What programs are told of the memo has its title too, and nobody reads that.
    screen = Screen(ENGLISH.wording.screen, "", "", "")
    for draft in (sample_document(draft=True), replace(sample_document(draft=True), screen=screen)):
        with pytest.raises(UserError, match=f"used for a draft: it does not print “{lost}"):
            render_html(draft, template, STYLESHEET)


CORRECTIONS: Final = re.search(
    r"{% if document\.corrections %}.*?{% endif %}\n", TEMPLATE, re.DOTALL
)


@pytest.mark.parametrize("medium", ["screen", "pdf"])
def test_a_template_that_loses_a_correction_is_refused(medium: Medium) -> None:
    assert CORRECTIONS
    without = TEMPLATE.replace(CORRECTIONS[0], "")
    uncorrected = replace(sample_document(), corrections=None)
    assert render_html(uncorrected, without, STYLESHEET, medium=medium)
    with pytest.raises(UserError) as refused:
        render_html(sample_document(), without, STYLESHEET, medium=medium)
    assert str(refused.value) == (
        "templates/memo.html.j2 can't be used for a memo with corrections: it does not print “June 2031: The register "
        "listed 212 persons, not 221.”; put in what the template that memocli ships has for `document.corrections`"
    )
    first = TEMPLATE.replace(
        "in document.corrections.entries", "in document.corrections.entries[:1]"
    )
    with pytest.raises(
        UserError, match="does not print “July 2031: Note 12 names the third report"
    ):
        render_html(sample_document(), first, STYLESHEET, medium=medium)


@pytest.mark.parametrize("medium", ["screen", "pdf"])
def test_a_template_may_print_corrections_in_its_own_way(medium: Medium) -> None:
    """Whatever is in them: signs of markup, addresses, several paragraphs."""
    assert CORRECTIONS
    address = "https://example.org/a-long/address_with?signs=1&more=2"
    entry = (Text('“<b>” & "so" '), Emphasis((Text("un"),)), Text("true, "), Link(address, (Text(address),)), ParagraphBreak(), Text("It was 17."))  # fmt: skip
    document = replace(sample_document(), corrections=Corrections("Corrections", (entry,)))
    rendered = [render_html(document, TEMPLATE, STYLESHEET, medium=medium)]
    for own in (
        "<ul>{% for entry in document.corrections.entries %}<li>{{ entry|inlines }}</li>{% endfor %}</ul>",
        "{% for entry in document.corrections.entries %}{{ entry|inlines|striptags }}{% endfor %}",
    ):
        template = TEMPLATE.replace(CORRECTIONS[0], own)
        rendered.append(render_html(document, template, STYLESHEET, medium=medium))
    assert all(b"17." in one for one in rendered)


def test_text_can_neither_be_markup_nor_end_a_style_or_a_comment() -> None:
    sly = "</style><script>alert(1)</script> --> <![endif]-->"
    document = replace(with_runs(Text(sly)), title=sly, running_title=sly)
    assert "<script" not in page(document)
    assert (
        "<script"
        not in render_html(document, TEMPLATE, STYLESHEET + sly).decode("utf-8").split("</head>")[1]
    )


@pytest.mark.parametrize("medium", ["screen", "pdf"])
@pytest.mark.parametrize("end", ["</style>", "</STYLE >", "*/</style\n>"])
def test_a_style_sheet_can_not_end_its_element(end: str, medium: Medium) -> None:
    sheet = f"{STYLESHEET}\n{end}<script>alert(1)</script><p>Words of nobody</p>"
    made = render_html(sample_document(), TEMPLATE, sheet, medium=medium)
    tree = lxml_html.document_fromstring(made.decode("utf-8"))
    assert not list(tree.iter("script"))
    for words in ("alert(1)", "Words of nobody"):
        assert {found.tag for found in tree.iter() if words in (found.text or "")} == {"style"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///x", "x"])
def test_a_link_that_could_run_a_program_is_only_words(address: str) -> None:
    assert "<a " not in page(with_runs(Link(address, (Text("here"),)))).split("<main>")[1]


@pytest.mark.parametrize(
    ("runs", "message"),
    [
        ((NoteReference(1),), "endnote 1 has 1 marks and 0 texts, not one of each"),
        ((ClaimRun("a/b/c", (Foreign("es", (NoteReference(7),)),)),), "endnote 7 has 1 marks"),
    ],
)
def test_a_mark_without_a_note_is_refused(runs: tuple[Inline, ...], message: str) -> None:
    with pytest.raises(UserError, match=message):
        page(with_runs(*runs))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("one\n{% if %}", "memo.html.j2, line 2: "),
        ("a\n{{ document.titel }}", "memo.html.j2, line 2, can't be filled in: .*titel"),
        ("{{ document.__class__.__mro__ }}", "memo.html.j2, line 1, can't be filled in: "),
        ("{% include 'other' %}", "memo.html.j2 can't be filled in: it asks for `other`"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(template: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        render_html(sample_document(), template, "")


def test_a_document_may_be_nearly_empty() -> None:
    empty = replace(
        sample_document(), blocks=(), notes=(), about=(), facts=(), authors=(), keywords=(), date="",
        subtitle="", subject="",
    )  # fmt: skip
    assert "<h1>" in page(empty)


def test_a_template_may_not_lose_the_verdicts_of_the_first_page() -> None:
    own = TEMPLATE.replace("{{ bottom_line(document.front.bottom_line) }}", "")
    said = "it does not print “The verdicts at a glance: 0 of 3 requirements met”.*`document.front`"
    with pytest.raises(UserError, match=said):
        render_html(fronted_document(), own, STYLESHEET)
    assert render_html(sample_document(), own, STYLESHEET)


def test_a_template_may_not_lose_contents_that_somebody_asked_for() -> None:
    own = TEMPLATE.replace("{% if document.contents %}", "{% if false %}")
    with pytest.raises(UserError, match="it does not print “Contents”"):
        render_html(fronted_document(), own, STYLESHEET)


def test_contents_are_a_list_of_links_and_only_in_a_long_page_unless_asked_for() -> None:
    document = fronted_document()
    listed = document.contents
    assert listed
    tree: Any = lxml_html.fromstring(as_html(document))
    links = tree.xpath("//nav[@aria-labelledby='contents']//li/a")
    wanted = [one for entry in listed.entries for one in (entry, *entry.entries)]
    assert [(link.get("href"), link.text) for link in links] == [
        (f"#{one.anchor}", one.text) for one in wanted
    ]
    assert [link.text for link in tree.xpath("//nav//li//li/a")] == ["What the law says"]
    for link in links:
        assert tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
    by_length = replace(document, contents=replace(listed, is_asked=False))
    assert b"<nav" not in as_html(by_length)
    longer = replace(by_length, about=(Text("word " * 6000),))
    assert b"<nav" in as_html(longer)


def test_the_number_of_another_note_leads_there_for_browsers_and_for_word() -> None:
    page = as_html(sample_document()).decode()
    assert '(n. <a class="to-note" href="#sdendnote1sym">1</a>)' in page
    assert '(n. <a href="#_edn1">1</a>)' in page
