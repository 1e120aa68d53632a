"""The page on a screen: contents beside the text, what it shows, links of claims, how to cite it, and what programs are told."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.document_words import claims
from tests.support.docx_reading import own_text, part
from tests.support.programs import nu_messages, office, reading_in_browser
from tests.support.rendering import STYLESHEET, TEMPLATE
from tests.support.sample_document import fronted_document

from memocli.document import (
    Band,
    Block,
    Chart,
    ChartMark,
    ChartRow,
    ClaimRun,
    Columns,
    Document,
    OtherFile,
    Paragraph,
    ParagraphBreak,
    Screen,
    Sign,
    Table,
    Text,
)
from memocli.language import ENGLISH, SPANISH
from memocli.render.html import render_html
from memocli.templates import script

CITED = "Veldanian Observatory, “Veldania” </script> (May 24, 2031)."
REFERENCE = "TY  - RPRT\r\nTI  - Veldania\r\nER  - \r\n"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SCREEN = Screen(
    ENGLISH.wording.screen,
    CITED,
    REFERENCE,
    "memo-2031.ris",
    (
        OtherFile("pdf", "application/pdf", "memo-2031.pdf"),
        OtherFile("docx", DOCX, "memo-2031.docx"),
    ),
)
WORDS = ENGLISH.wording.screen


LONG, OWN = "torture/finding-28/claim-0", "torture/finding-28/claim-2"
YEARS = tuple(f"In {year}" for year in range(2020, 2032))
CHART = Chart(
    "torture/files",
    "bar",
    "Files opened",
    ("2031",),
    (ChartRow("Files", (ChartMark(Decimal(17), "17"),)),),
    "Files: 17 (2031).",
    "",
    (),
    "The numbers of this chart",
    Table("Files opened", ("Figure", "2031"), (((Text("Files"),), (Text("17"),)),)),
)
WIDE_TABLE = Table("Table 2. Files by year", YEARS, (tuple((Text("1,204,000"),) for _ in YEARS),))


def document() -> Document:
    """The sample, with a chart, a table that is wider than a phone, and what a page has on a screen."""
    sample = fronted_document()
    at = next(place for place, one in enumerate(sample.blocks) if isinstance(one, Table))
    blocks = [*sample.blocks[:at], CHART, WIDE_TABLE, *sample.blocks[at:]]
    # "met" is a part of the key of another verdict.
    torture = next(
        place
        for place, one in enumerate(blocks)
        if isinstance(one, Band) and one.anchor == "torture"
    )
    band, findings = blocks[torture : torture + 2]
    assert isinstance(findings, Columns)
    blocks[torture] = replace(band, verdict="Met", verdict_key="met")
    blocks[torture + 1] = Columns(_varied(findings.blocks))
    return replace(sample, blocks=tuple(blocks), screen=SCREEN, rights="Free to copy.")


def _varied(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a part; in the last one, the first claim has a paragraph before its noted one, and the last claim says what it rests on."""
    last = blocks[-1]
    assert isinstance(last, Paragraph)
    noted, *between, own = last.children
    assert isinstance(noted, ClaimRun)
    assert isinstance(own, ClaimRun)
    long = replace(noted, children=(Text("So it was."), ParagraphBreak(), *noted.children))
    signed = replace(own, signs=(Sign("◆", "own research", kind="own-research"),))
    return (*blocks[:-1], replace(last, children=(long, *between, signed)))


def page(shown: Document) -> bytes:
    return render_html(shown, TEMPLATE, STYLESHEET, script=script())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "memo.html"
    path.write_bytes(page(document()))
    return path


@pytest.fixture(scope="module")
def seen(file: Path) -> dict[str, Any]:
    """What Chromium shows of the sample, step by step."""
    draft = file.with_name("draft.html")
    screen = replace(SCREEN, words=SPANISH.wording.screen)
    draft.write_bytes(page(replace(document(), draft=True, screen=screen)))
    return reading_in_browser(file, draft)


@pytest.fixture(scope="module", params=["wide", "phone"])
def steps(request: pytest.FixtureRequest, seen: dict[str, Any]) -> dict[str, Any]:
    """The same, beside the text and on a phone."""
    found: dict[str, Any] = seen[request.param]
    return found


def names(part: str = "") -> list[str]:
    return [claim.name for claim in claims(document()) if claim.name.startswith(part)]


def read(shown: Document) -> Any:
    """The page of a document, as a browser reads it."""
    return lxml_html.fromstring(page(shown))


def noted(part: str) -> list[str]:
    """The claims of a part that hold the mark of a note themselves."""
    tree = read(document())
    spans = tree.xpath('//span[@class="claim"][.//a[@class="sdendnoteanc"]]')
    found = [span.get("id") or span.get("data-claim") for span in spans]
    return [name for name in found if name.startswith(part)]


# ── In a browser ─────────────────────────────────────────────────────────────────────────────────


def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen_or_fetched(
    seen: dict[str, Any],
) -> None:
    assert [one["violations"] for one in seen["looks"]] == [[]] * 6
    assert [(one["overflow"], one["faults"]) for one in seen["looks"]] == [(0, [])] * 6


def test_contents_list_every_part_with_its_verdict(steps: dict[str, Any]) -> None:
    assert steps["entries"] == [
        ["", "I. Introduction"],
        ["Partly met: ", "II. Requirement 1: Accountability for violations"],
        ["Met: ", "III. Requirement 2: Torture"],
        ["No evidence was given: ", "IV. Requirement 3: Search for the disappeared"],
        ["", "About this edition"],
        ["", "Corrections"],
        ["", "Notes"],
    ]


def test_contents_stand_beside_the_text_and_in_a_menu_of_a_phone(seen: dict[str, Any]) -> None:
    phone = seen["phone"]
    assert seen["wide"]["panelAtFirst"]
    assert not phone["panelAtFirst"]
    assert phone["panelOpened"]
    assert (phone["panelEscaped"], phone["focusEscaped"]) == (False, True)
    assert not phone["panelTappedAside"]


def test_at_first_and_without_a_script_all_is_shown(seen: dict[str, Any]) -> None:
    for found in (seen["wide"]["all"], seen["phone"]["all"], seen["copies"]["withoutScript"]):
        assert found["claims"] == names()
        assert (found["gaps"], found["tally"]) == (0, "")
    assert seen["copies"]["withoutScript"]["made"] == 0


def test_a_verdict_shows_the_claims_below_it_and_says_how_many_are_left(
    steps: dict[str, Any],
) -> None:
    shown = steps["met"]
    assert shown["claims"] == names("torture")
    assert shown["tally"] == f"{len(names('torture'))} of {len(names())} claims shown"
    headings = " ".join(shown["headings"])
    assert "Torture" in headings
    assert "Accountability" not in headings
    assert "Notes" in shown["headings"]
    assert shown["tables"] == ["The verdicts at a glance: 0 of 3 requirements met"]


def test_boxes_of_two_groups_narrow_each_other_and_gaps_stand_for_what_is_left_out(
    steps: dict[str, Any],
) -> None:
    shown = steps["withoutNote"]
    assert shown["claims"] == [one for one in names("torture") if one not in noted("torture")]
    assert shown["gaps"] == len(noted("torture"))
    assert (shown["pieces"], steps["met"]["pieces"]) == ([], [LONG])


def test_boxes_for_what_claims_rest_on_are_those_that_the_page_says(steps: dict[str, Any]) -> None:
    kinds = ("documented", "without-note", "own-research")
    assert steps["kinds"] == [WORDS.kinds[kind] for kind in kinds]
    assert steps["ownResearch"]["claims"] == [OWN]


def test_a_chart_goes_with_its_part(steps: dict[str, Any]) -> None:
    assert steps["all"]["charts"] == 1
    assert steps["met"]["charts"] == 0


def test_all_paragraphs_of_a_claim_are_pointed_at_and_its_sign_stands_behind_the_last(
    seen: dict[str, Any],
) -> None:
    shown = seen["pointedAt"]
    assert len({*shown["pieces"], shown["heading"]}) == 1
    assert shown["heading"] != "rgba(0, 0, 0, 0)"
    assert shown["signs"] == [0, 1]
    assert (shown["after"], shown["faults"]) == (0, [])


def test_paper_has_everything_whatever_is_shown(steps: dict[str, Any]) -> None:
    printed = steps["printed"]
    assert printed["claims"] == names()
    assert printed["headings"] == steps["all"]["headings"]
    assert (printed["gaps"], printed["tally"], printed["made"]) == (0, "", 0)
    assert (steps["all"]["summaries"], printed["summaries"]) == (CHART.table_label, "")


def test_a_link_to_a_hidden_claim_shows_it_below_its_heading_and_says_so(
    steps: dict[str, Any],
) -> None:
    followed = steps["followed"]
    assert followed["claims"] == names()
    assert (followed["tally"], followed["said"]) == ("", WORDS.shown_again)
    assert steps["target"] == {"heading": "I. Introduction", "inSight": True}


def test_whoever_reads_a_claim_keeps_the_place_or_goes_on_with_the_next_that_is_left(
    seen: dict[str, Any],
) -> None:
    for place in seen["places"]:
        assert place["atTitle"] == 0
        for step in ("stays", "comesBack"):
            (claim, before), (same, after) = place[step]
            assert same == claim
            assert abs(after - before) <= 2
        assert place["goesOn"][0] == place["goesOn"][1]
        assert place["goesBack"]


def test_how_many_claims_are_shown_and_all_of_the_menu_can_be_seen_on_the_screen(
    seen: dict[str, Any],
) -> None:
    wide, short, phone, draft = [place["onScreen"] for place in seen["places"]]
    assert wide[0]
    assert short[0]
    assert phone == draft == [True, True]


def test_the_contents_say_where_the_reader_is_also_behind_a_link_of_theirs_and_at_the_end(
    seen: dict[str, Any],
) -> None:
    for place in seen["followed"]:
        assert len(place) == 4
        assert place.pop("end") == ["#notes", True]
        assert place == {anchor: [anchor, True] for anchor in place}


def test_the_box_that_is_used_stays_where_it_is_while_the_page_moves(seen: dict[str, Any]) -> None:
    for tops in seen["used"]:
        assert len(tops) == 3
        assert max(tops) - min(tops) <= 2


def test_a_finger_just_behind_a_mark_hits_the_mark(seen: dict[str, Any]) -> None:
    assert seen["behindMarks"]
    assert all(seen["behindMarks"])


def test_verdicts_have_signs_of_their_own_in_colours_of_the_readers(seen: dict[str, Any]) -> None:
    in_bar, in_text = seen["signs"][:3], seen["signs"][3:]
    assert in_bar == in_text
    assert len(set(in_bar)) == 3


def test_the_word_for_a_draft_is_never_covered(seen: dict[str, Any]) -> None:
    assert min(seen["draft"]) >= 0


def test_the_first_stop_of_the_keyboard_skips_to_the_text(seen: dict[str, Any]) -> None:
    assert seen["copies"]["firstStop"] == [WORDS.skip, True]
    assert seen["copies"]["skippedTo"] == ["MAIN", "rgba(0, 0, 0, 0)"]


def test_the_sign_of_a_claim_copies_its_link_and_says_whether_it_did(
    seen: dict[str, Any], file: Path
) -> None:
    name, copied, said = seen["copies"]["link"]
    assert name == names()[1]
    assert copied == f"{file.as_uri()}#{name}"
    assert said == WORDS.link_copied
    assert seen["copies"]["refused"] == WORDS.not_copied


def test_the_memo_is_cited_saved_and_had_in_other_forms(seen: dict[str, Any]) -> None:
    assert seen["copies"]["citation"] == [CITED, WORDS.citation_copied]
    assert seen["copies"]["reference"] == ["memo-2031.ris", REFERENCE]
    assert seen["copies"]["files"] == [
        ["PDF", "memo-2031.pdf"],
        ["Word (DOCX)", "memo-2031.docx"],
    ]


def test_a_table_is_a_stop_of_the_keyboard_only_where_it_is_wider_than_its_place(
    seen: dict[str, Any],
) -> None:
    wide, phone = seen["tables"]
    small = "Table 1. Files on events in Valdemar, by year"
    assert phone[WIDE_TABLE.caption] == ["region", WIDE_TABLE.caption, 0, True]
    assert wide[small] == phone[small] == [None, None, -1, False]


# ── In the file ──────────────────────────────────────────────────────────────────────────────────


def test_nu_checker_has_nothing_to_say(file: Path) -> None:
    assert nu_messages(file) == []


def test_no_word_of_controls_comes_into_libreoffice_or_pandoc(file: Path, tmp_path: Path) -> None:
    imported = part(office(file, "docx", tmp_path).read_bytes(), "word/document.xml")
    texts = [own_text(imported), pypandoc.convert_file(str(file), "plain")]
    for words in (
        WORDS.skip,
        WORDS.show_only,
        WORDS.cite,
        WORDS.label,
        "¶",
        "schema.org",
        "MediaObject",
    ):
        assert [words in text for text in texts] == [False, False]


def test_programs_are_told_what_the_memo_is() -> None:
    tree = read(document())
    [told] = tree.xpath('//script[@type="application/ld+json"]/text()')
    record = json.loads(told)
    assert record["@type"] == "Report"
    assert record["name"] == document().title
    assert [author["name"] for author in record["author"]] == list(document().authors)
    assert (record["datePublished"], record["inLanguage"]) == ("2031-05-24", "en")
    assert record["copyrightNotice"] == "Free to copy."
    assert [one["contentUrl"] for one in record["encoding"]] == ["memo-2031.pdf", "memo-2031.docx"]
    assert tree.xpath('//meta[@name="citation_title"]/@content') == [document().title]
    assert tree.xpath('//meta[@name="citation_author"]/@content') == list(document().authors)
    assert tree.xpath('//meta[@name="citation_publication_date"]/@content') == ["2031/05/24"]


def test_programs_are_told_all_of_it_in_its_own_letters_and_nothing_empty() -> None:
    shown = replace(document(), title="Año </script> <b>", rights="", keywords=())
    [told] = read(shown).xpath('//script[@type="application/ld+json"]/text()')
    assert "Año" in told
    record = json.loads(told)
    assert record["name"] == "Año </script> <b>"
    assert record["alternativeHeadline"] == shown.subtitle
    assert not {"copyrightNotice", "keywords"} & set(record)
    [told] = read(document()).xpath('//script[@type="application/ld+json"]/text()')
    assert json.loads(told)["keywords"] == list(document().keywords)


def test_a_draft_is_not_told_to_be_published() -> None:
    tree = read(replace(document(), draft=True))
    record = json.loads(tree.xpath('//script[@type="application/ld+json"]/text()')[0])
    assert record["name"].startswith("DRAFT")
    assert "datePublished" not in record


def test_what_a_claim_rests_on_is_told_where_its_signs_are_printed() -> None:
    shown = document()
    first = next(iter(claims(shown)))
    signed = replace(
        first, signs=(Sign("■", "a position", kind="position"), Sign("+", "new", kind="new"))
    )
    blocks = (Band("x", "", "X", "", (), "Verdict", "Met", "met"), Columns((Paragraph((signed,)),)))
    notes = tuple(note for note in shown.notes if note.claim == first.name)
    tree = read(replace(shown, blocks=blocks, notes=notes))
    assert tree.xpath('//span[@class="claim"]/@data-basis') == ["position new"]
    assert not read(replace(fronted_document(), screen=SCREEN)).xpath("//@data-basis")


def test_the_pdf_has_nothing_of_it() -> None:
    with_screen, without = (
        render_html(
            replace(document(), screen=screen), TEMPLATE, STYLESHEET, medium="pdf", script=script()
        )
        for screen in (SCREEN, None)
    )
    assert with_screen == without
    assert b"<script" not in with_screen
