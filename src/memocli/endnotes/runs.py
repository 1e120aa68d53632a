"""From layout and words to inlines: runs of text, and the punctuation between two of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from memocli.document import Emphasis, Foreign, Inline, Link, Strong, Text
from memocli.endnotes.record import BOLD_OFF, BOLD_ON, COUNT_END, ITALIC_OFF, ITALIC_ON
from memocli.endnotes.style import Marks

_SLOTS: Final = "\U000f0000-\U0010fffd"
_SLOT: Final = f"[{_SLOTS}]"
# A slot, and what makes it look plural to citeproc (`count`); another slot is never a part of that.
_ATOM: Final = re.compile(
    rf"[{ITALIC_ON}{ITALIC_OFF}{BOLD_ON}{BOLD_OFF}]|{_SLOT}(?:[^{_SLOTS}{COUNT_END}]{{0,3}}{COUNT_END})?"
)
_MARKUP: Final = re.compile(r"<(i|b|sup|sub|sc)>(.*?)</\1>|<span [^<>]*>(.*?)</span>")
_STRAIGHT: Final = re.compile(r'(?<!\w)"(\S[^"]*)"(?!\w)')
_DOI_ADDRESS: Final = re.compile(r"https?://(?:dx\.)?doi\.org/\Z")


@dataclass(slots=True)
class Run:
    """Text with one format.

    `given`: from a record, so it must be kept exactly; `may_capitalize`: gets a capital letter at the beginning of a note.
    """

    text: str
    italic: bool = False
    bold: bool = False
    language: str = ""
    href: str = ""
    given: bool = False
    may_capitalize: bool = True


def fill(layout: str, word: Callable[[str], Run], marks: Marks) -> list[Run]:
    """A layout as runs: `word` gives the run of a slot."""
    runs: list[Run] = []
    italic = bold = quoted = 0
    end = 0
    for match in _ATOM.finditer(layout):
        for text in _split_at_marks(layout[end : match.start()], marks):
            runs.append(Run(text, italic > 0, bold > 0))
            quoted += (text == marks.opening) - (text == marks.closing)
        end = match.end()
        atom = match[0]
        italic += (atom == ITALIC_ON) - (atom == ITALIC_OFF)
        bold += (atom == BOLD_ON) - (atom == BOLD_OFF)
        if atom >= "\U000f0000":
            _take_doi_address(runs, given := word(atom[0]))
            runs.extend(
                _given_runs(replace(given, italic=italic > 0, bold=bold > 0), marks, quoted > 0)
            )
    runs.extend(Run(text) for text in _split_at_marks(layout[end:], marks))
    return runs


def _split_at_marks(text: str, marks: Marks) -> list[str]:
    """The style's own text, with each quotation mark by itself."""
    signs = re.escape(marks.opening), re.escape(marks.closing)
    return [
        part for part in re.split(f"({'|'.join(sign for sign in signs if sign)})", text) if part
    ]


def _take_doi_address(runs: list[Run], given: Run) -> None:
    """A style prints a DOI after the resolver's address: make the two one link."""
    if (
        given.href.startswith("https://doi.org/")
        and runs
        and (match := _DOI_ADDRESS.search(runs[-1].text))
    ):
        given.text = match[0] + given.text
        runs[-1].text = runs[-1].text[: match.start()]


def _given_runs(run: Run, marks: Marks, quoted: bool) -> Iterator[Run]:
    """A word of a record: typographic quotation marks, and the little HTML that CSL allows in a field."""
    if run.href or run.text.isdigit():
        yield run
        return
    text = _typographic(run.text, marks)
    if quoted:
        inner = {marks.opening: marks.inner_opening, marks.closing: marks.inner_closing}
        text = "".join(inner.get(sign, sign) for sign in text)
    end = 0
    for match in _MARKUP.finditer(text):
        yield replace(run, text=text[end : match.start()])
        yield replace(run, text=match[2] or match[3] or "", italic=run.italic != (match[1] == "i"))
        end = match.end()
    yield replace(run, text=text[end:])


def _typographic(text: str, marks: Marks) -> str:
    """Straight quotation marks and apostrophes as curved ones; a single straight mark stays."""
    text = _STRAIGHT.sub(lambda match: f"{marks.opening}{match[1]}{marks.closing}", text)
    text = re.sub(r"(?<!\w)'(\S[^']*)'(?!\w)", r"‘\1’", text)
    return re.sub(r"(?<=\w)'", "’", text)


def tidy(runs: Iterable[Run], marks: Marks) -> list[Run]:
    """The runs of a whole note, with correct punctuation between them, and a capital at the start."""
    done: list[Run] = []
    for run in runs:
        text = _fitted(done, run.text, marks) if done else run.text.lstrip()
        if text:
            done.append(replace(run, text=text))
    if done and done[0].may_capitalize and len(capital := done[0].text[0].upper()) == 1:
        done[0].text = capital + done[0].text[1:]
    return done


def _fitted(done: list[Run], text: str, marks: Marks) -> str:
    """The part of `text` that follows the runs before it; its first sign may be dropped, or move inside quotation marks."""
    last = done[-1]
    if text[:1] == " " and last.text.endswith(" "):
        return text[1:]
    if text[:1] in (".", ",", ";", ":"):
        if not last.given and last.text.strip():
            last.text = last.text.rstrip(" ")
        in_quotes = not last.given and last.text == marks.closing and len(done) > 1
        if in_quotes and marks.inside and text[0] in ".,":
            _move_inside(done, text[0], marks)
            return text[1:]
        if _makes_redundant(last.text[-1], text[0]):
            return text[1:]
    return text


def _move_inside(done: list[Run], sign: str, marks: Marks) -> None:
    """Put a full stop or comma after the title's words, before any quotation mark that they end with."""
    title = done[-2]
    nested = marks.inner_opening in title.text
    body = title.text.rstrip(marks.inner_closing) if nested else title.text
    if body and not (_makes_redundant(body[-1], sign) or body[-1] in "?!"):
        tail = title.text[len(body) :]
        title.text = body
        # A separate run: the sign is not part of a title in another language.
        done.insert(-1, replace(title, text=sign, language=""))
        if tail:
            done.insert(-1, replace(title, text=tail))


def _makes_redundant(last: str, sign: str) -> bool:
    """Whether `sign` must not be printed after `last`: a question mark ends a note as well as a full stop does."""
    return last == sign or (last in "?!" and sign in ".:")


def inlines(runs: Iterable[Run]) -> tuple[Inline, ...]:
    """Runs as inlines: italics as emphasis, addresses as links, foreign titles with their language."""
    whole: list[Inline] = []
    for (italic, bold), group in groupby(runs, key=lambda run: (run.italic, run.bold)):
        children = tuple(_leaves(group))
        if bold:
            children = (Strong(children),)
        whole.extend((Emphasis(children),) if italic else children)
    return tuple(whole)


def _leaves(runs: Iterable[Run]) -> Iterator[Inline]:
    for (language, href), group in groupby(runs, key=lambda run: (run.language, run.href)):
        leaf: Inline = Text("".join(run.text for run in group))
        if href:
            leaf = Link(href, (leaf,))
        yield Foreign(language, (leaf,)) if language else leaf


def web_address(text: str) -> str:
    """`text` as the target of a link, or empty where it is not a web address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text.replace(" ", "%20") if parts.scheme in ("http", "https") and parts.netloc else ""
