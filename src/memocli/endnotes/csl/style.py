"""A CSL file, checked, with what pandoc needs in it so that its answer can be read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from lxml import etree
from msgspec import Struct

from memocli.endnotes.csl.locators import own_terms
from memocli.endnotes.csl.records import AROUND_NOTE, MARK
from memocli.endnotes.csl.style_file import CSL, check_style

# The id of the style that memocli ships, and of what people make of it.
_OURS: Final = "https://memocli.invalid/styles/endnotes"


class Style(Struct, frozen=True):
    """A style for pandoc.

    `prints_places` is false where it prints none at all, `prints_note_numbers` where never the number of a source's first note,
    and `says_ibid` where it makes no difference between the note before and others. `counted` are the numbers of documents that it
    prints as numbers that can be counted. `is_like_ours` where it was made of the style that memocli ships, which
    expects prepared records.
    """

    content: bytes
    prints_places: bool
    prints_note_numbers: bool
    says_ibid: bool
    counted: frozenset[str]
    is_like_ours: bool


@lru_cache(maxsize=8)
def read_style(content: bytes, name: str) -> Style:
    """The style of a file's content. Raises UserError, which calls it `name`, where it can't be used."""
    root = check_style(content, name)
    own_id = root.findtext(f"{CSL}info/{CSL}id") or ""
    _replace_info(root)
    _add_words(root)
    layout = root.find(f"{CSL}citation/{CSL}layout")
    layout.insert(0, etree.Element(f"{CSL}text", variable=MARK))
    variables = {one.get("variable") for one in root.iter()}
    _mark_note_numbers(root)
    counted = {one.get("variable") for one in root.iter(f"{CSL}number")}
    return Style(
        content=etree.tostring(root, encoding="utf-8"),
        prints_places="locator" in variables,
        prints_note_numbers="first-reference-note-number" in variables,
        says_ibid=any("ibid" in (one.get("position") or "") for one in root.iter()),
        counted=frozenset(counted & {"number", "collection-number"}),
        is_like_ours=own_id.strip() == _OURS,
    )


def _replace_info(root: Any) -> None:
    """Leave out what a style says of itself: pandoc would fetch what some of its links lead to."""
    for info in root.findall(f"{CSL}info"):
        root.remove(info)
    info = etree.Element(f"{CSL}info")
    etree.SubElement(info, f"{CSL}title").text = "style"
    root.insert(0, info)


def _mark_note_numbers(root: Any) -> None:
    """Put a sign before and behind each number of a source's first note, so that it can be told from a page with that number."""
    before, behind = AROUND_NOTE
    for tag in ("text", "number"):
        for element in root.iter(f"{CSL}{tag}"):
            if element.get("variable") == "first-reference-note-number":
                element.set("prefix", element.get("prefix", "") + before)
                element.set("suffix", behind + element.get("suffix", ""))


def _add_words(root: Any) -> None:
    """Give our words for kinds of places to a locale of all languages."""
    locale = etree.Element(f"{CSL}locale")
    terms = etree.SubElement(locale, f"{CSL}terms")
    for label, word in own_terms():
        etree.SubElement(terms, f"{CSL}term", name=label, form="verb").text = word
    root.insert(1, locale)
