"""Web pages: what a reader sees, and nothing else; how the characters are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.evidence_documents import spanish_web_page, web_page
from tests.support.evidence_texts import ENGLISH, MENU, REPORT, SPANISH
from tests.support.evidence_words import block_beginning, flow, letters_of
from tests.support.hostile_evidence import deep_page

from memocli.evidence.extracted import CannotRead
from memocli.evidence.placing import BEFORE_MARK
from memocli.evidence.web_page import text_of_web_page


def said(page: str | bytes) -> list[str]:
    content = page.encode() if isinstance(page, str) else page
    return [block.text for block in text_of_web_page(content).blocks]


def test_what_is_no_text_is_left_out() -> None:
    page = flow(text_of_web_page(web_page()))
    gone = [*MENU, "4,999", "5,555", "6,666", "7,777", "8,888", "color: red", "Report | Ombuds"]
    assert [words for words in gone if letters_of(words) in page] == []


def test_places() -> None:
    text = text_of_web_page(web_page())
    assert block_beginning(text, ENGLISH[1]).place.heading == REPORT
    assert block_beginning(text, ENGLISH[2]).place.heading == "Why files were closed"
    assert [block_beginning(text, one).place.paragraph for one in ENGLISH[6:9]] == ["7", "8", "9"]
    assert block_beginning(text, "District\tInvestigations").place.paragraph == ""


def test_rows_of_cells_are_blocks() -> None:
    assert "Puerto Nuevo\t1,904\t22" in said(web_page())


def test_marks_of_notes_are_set_apart_and_other_raised_letters_are_not() -> None:
    page = "<p>8,335<sup>12</sup> of the 1<sup>er</sup>, N<sup>o</sup> 7<sup><a>[3]</a></sup></p>"
    assert said(page) == [f"8,335{BEFORE_MARK}12 of the 1er, No 7{BEFORE_MARK}[3]"]


def test_an_old_page_in_the_encoding_of_windows() -> None:
    blocks = said(spanish_web_page())
    assert blocks[0] == "Informe de la Fiscalía"
    assert blocks[1:8] == list(SPANISH[:7])
    assert blocks[8].endswith("\n– “Fin” –")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=windows-1252>", "cp1252"),
        ("<meta charset='iso-8859-15'>", "iso-8859-15"),
        ("<meta charset=utf-8>", "cp1252"),  # it lies
        ("<meta charset=no-such-thing>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=rot13>", "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>Ñandú, año – Fiscalía</body>"
    if encoding == "iso-8859-15":
        page = page.replace("–", "-")
    assert letters_of(said(page.encode(encoding))[0]) == letters_of(
        "Ñandú, año – Fiscalía"
    ).replace("–", "" if encoding == "iso-8859-15" else "–")


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        (
            "<article><p>A</p><footer>Its note</footer></article><footer>no</footer>",
            ["A", "Its note"],
        ),
        ("<p>A</p><footer class=footnotes>1. A note</footer>", ["A", "1. A note"]),
        ("<div role=navigation>no</div><div role=main>yes</div>", ["yes"]),
        ("<dialog>no</dialog><dialog open>yes</dialog>", ["yes"]),
        ("<details><summary>More</summary>closed</details>", ["More", "closed"]),
        ("<p>one<br>two<br><br>three</p>", ["one\ntwo", "three"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("<p>A <b>bold</b>\n  <i>word</i>.</p>", ["A bold word."]),
        ("<p>before<script>x</script> behind</p>", ["before behind"]),
        ("<p style='DISPLAY : none'>no</p>tail", ["tail"]),
        ("<table><tr><td><p>One</p><p>Two</p></td><td>x</td></tr></table>", ["One", "Two", "x"]),
        ("no tags, a < b & c", ["no tags, a < b & c"]),
        ("", []),
    ],
)
def test_what_is_seen(page: str, blocks: list[str]) -> None:
    assert said(page) == blocks


def test_what_stands_too_deep_is_not_passed_over() -> None:
    with pytest.raises(CannotRead, match="nested too deeply"):
        text_of_web_page(deep_page())


@given(st.text())
def test_any_text_in_a_page_is_found_again(text: str) -> None:
    words = "".join(sign for sign in text if sign.isalnum() and sign.isprintable())
    assert letters_of(words) in flow(text_of_web_page(f"<main><p>x{words}</p></main>".encode()))
