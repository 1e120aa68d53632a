"""Reading a PDF: its words in their order, its tags, and the rules that it breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import page as page_validation
import pikepdf
from tests.support.programs import program, run

_LONG_QUERY: Final = re.compile(r"\?(?=.{61})([^=]*=)?.*")
# The page without its running heads, in points: for reading the text alone.
_BODY: Final = ("-x", "0", "-y", "64", "-W", "612", "-H", "664")


def body_text(file: Path) -> str:
    """The text without running heads, in the order in which it is drawn."""
    return run(program("pdftotext"), "-raw", "-nopgbrk", *_BODY, file, "-")


def printed_signs(file: Path) -> str:
    """The letters and signs of the text in reading order, without hyphens."""
    # A list's numbers are drawn last on each page; in the tags they stand where they belong.
    text = re.sub(r"^(?:\d+\.[ ]*)+$", "", body_text(file), flags=re.MULTILINE)
    # Only on paper the way back from a note says where it leads.
    text = re.sub(r"↑\s*p\.\s*\d+", "", text)
    # Drawn this way pdftotext can't tell a hyphen in a word from one at a line's end: leave all out.
    return signs(text).replace("-", "")


def signs(text: str) -> str:
    """The letters and signs of a text without its line breaks and note marks' back arrows."""
    return re.sub(r"[\s\u00ad\u200b\u2060↑]+", "", text)


def words_for_paper(page: Any) -> str:
    """The words of a page of HTML, without what paper leaves out of them: all of a long query but its first name."""
    page = deepcopy(page)
    for link in page.iter("a"):
        if link.get("class") == "url":
            link.text = _LONG_QUERY.sub(r"?\1[…]", link.text)
    return str(page.text_content())


def tagged(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """All entries of the structure tree in reading order, each with the tags above it."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield (*path, str(child.S)[1:]), child
            yield from tagged(child, (*path, str(child.S)[1:]))


def broken_rules(file: Path | bytes, profile: str) -> list[tuple[str, str]]:
    """The rules of a standard (`ua1`, `2a`) that a file breaks, as their ids and messages."""
    content = file if isinstance(file, bytes) else file.read_bytes()
    report = page_validation.validate_pdf_bytes(content, profile=profile)
    broken = [(failure.rule_id, failure.message) for failure in report.failures]
    assert report.is_compliant or broken
    return broken
