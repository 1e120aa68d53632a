"""Runs of text with one format each, and the punctuation between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.language import QuotationMarks

# Compiled when first used: few records have them.
_TAG: Final = r"<(?P<end>/?)(?P<name>i|b|sup|sub|sc|span(?=[ >]))(?:(?<=span) [^<>]*)?>"
_STRAIGHT: Final = r'(?<!\w)"(\S[^"]*)"(?!\w)'
_STRAIGHT_SINGLE: Final = r"(?<!\w)'(\S[^']*)'(?!\w)"
_APOSTROPHE: Final = r"(?<=\w)'"


class Run(Struct):
    """Text with one format.

    `given`: from a record, so it must be kept exactly; `may_capitalize`: gets a capital letter at the beginning of a note; `note`:
    the number of another note that it leads to, or 0.
    """

    text: str
    italic: bool = False
    bold: bool = False
    language: str = ""
    href: str = ""
    given: bool = False
    may_capitalize: bool = True
    note: int = 0


def joined(parts: Iterable[list[Run]], joint: str = ", ") -> list[Run]:
    """All parts that say something, with `joint` between two of them."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs += [Run(joint), *part] if runs else part
    return runs


def given(
    text: str,
    marks: QuotationMarks,
    *,
    italic: bool = False,
    quoted: bool = False,
    language: str = "",
    may_capitalize: bool = False,
) -> list[Run]:
    """A text of the author's: with typographic quotation marks, and the little HTML that CSL allows in a field."""
    run = Run(text, italic, language=language, given=True, may_capitalize=may_capitalize)
    if not text or text.isdigit():
        return [run] if text else []
    run.text = _typographic(text, marks)
    if quoted:
        run.text = run.text.replace(marks.opening, marks.inner_opening)
        run.text = run.text.replace(marks.closing, marks.inner_closing)
    if "<" not in text:
        return [run]
    return list(_without_markup(run))


def _typographic(text: str, marks: QuotationMarks) -> str:
    """Straight quotation marks and apostrophes as curved ones; a single straight mark stays."""
    if '"' in text:
        text = re.sub(_STRAIGHT, rf"{marks.opening}\1{marks.closing}", text)
    if "'" in text:
        text = re.sub(_STRAIGHT_SINGLE, r"‘\1’", text)
        text = re.sub(_APOSTROPHE, "’", text)
    return text


def _without_markup(run: Run) -> Iterator[Run]:
    """The run without tags that have an end, its words in them in another format; a single tag stays as it is written."""
    tags = list(re.finditer(_TAG, run.text))
    opened: dict[str, list[int]] = {}
    paired: set[int] = set()
    for index, tag in enumerate(tags):
        before = opened.setdefault(tag["name"], [])
        if not tag["end"]:
            before.append(index)
        elif before:
            paired |= {before.pop(), index}
    text, start, form = run.text, 0, run
    for index, tag in enumerate(tags):
        if index in paired:
            yield replace(form, text=text[start : tag.start()])
            start = tag.end()
            form = replace(
                form,
                italic=form.italic != (tag["name"] == "i"),
                bold=form.bold != (tag["name"] == "b"),
            )
    yield replace(form, text=text[start:])


def tidy(runs: Iterable[Run], marks: QuotationMarks, *, begins: bool = True) -> list[Run]:
    """The runs with correct punctuation between them, and a capital at the start where a note `begins`."""
    done: list[Run] = []
    for run in runs:
        text = _fitted(done, run.text, marks) if done else run.text.lstrip()
        if text:
            done.append(replace(run, text=text))
    if begins and done and done[0].may_capitalize and len(capital := done[0].text[0].upper()) == 1:
        done[0].text = capital + done[0].text[1:]
    return done


def _fitted(done: list[Run], text: str, marks: QuotationMarks) -> str:
    """The part of `text` that follows the runs before it; its first sign may be dropped, or move inside quotation marks."""
    last = done[-1]
    if text[:1] == " " and last.text.endswith(" "):
        return text[1:]
    if text[:1] in (".", ",", ";", ":"):
        in_quotes = not last.given and last.text == marks.closing and len(done) > 1
        if in_quotes and marks.hold_stops and text[0] in ".,":
            _move_inside(done, text[0], marks)
            return text[1:]
        if _makes_redundant(last.text[-1], text[0]):
            return text[1:]
    return text


def _move_inside(done: list[Run], sign: str, marks: QuotationMarks) -> None:
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
    """Whether `sign` must not be printed after `last`: "?" and "…" end a note as well as a full stop does."""
    return last == sign or (last in "?!" and sign in ".:") or (last == "…" and sign == ".")
