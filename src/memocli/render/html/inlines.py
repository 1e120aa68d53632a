"""Runs of text as HTML, with the marks of the notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, Literal

from markupsafe import Markup, escape

from memocli.document import (
    ClaimRun,
    CrossReference,
    Deleted,
    Document,
    Emphasis,
    Foreign,
    ForeignTerms,
    Inline,
    Inserted,
    Link,
    Marked,
    NoteReference,
    ParagraphBreak,
    Pointer,
    Raised,
    Sign,
    Strong,
    Text,
)
from memocli.render.contents import page_place
from memocli.render.html.addresses import BREAK, WORD_JOINER, on_paper

_SAFE_ADDRESS: Final = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)
# Where a paragraph ends, until what is around it is known: the markup of inlines never has this element.
_PARAGRAPH_END: Final = Markup("<p>")
_NOTHING: Final = Markup("")
_ELEMENTS: Final[dict[type, str]] = {Emphasis: "em", Strong: "strong", Raised: "sup"}
# Who hears or copies the words can't see that they are struck or underlined.
_SAID: Final[dict[type, str]] = {
    Deleted: '<del><span class="said">[deleted: </span>{}<span class="said">]</span></del>',
    Inserted: '<ins><span class="said">[inserted: </span>{}<span class="said">]</span></ins>',
}
_SAID_OF_MARK: Final = '<span class="said">[{}: </span>{}<span class="said">]</span>'
_MARK: Final = "<mark>{}</mark>"
_MISSING: Final = '<mark class="missing">{}</mark>'
# Signs as long as this stay on the line of the word before them.
_SHORT: Final = 6


class InlineWriter:
    """Runs of text as HTML.

    `word` adds Word's note marks in conditional comments; `paper` adds what weasyprint needs for good line breaks.
    """

    def __init__(self, document: Document, *, word: bool, paper: bool) -> None:
        self._document = document
        self.design = document.design
        self._word = word
        self._paper = paper
        # Where the number of a page will stand on paper, in an element with the class `page-of`.
        self.page_place = page_place(document) if paper else ""
        self._terms = ForeignTerms(document.foreign_words)

    def inlines(self, runs: tuple[Inline, ...]) -> Markup:
        """All `runs`, in order, within one paragraph: if they are of several, an empty line is between two."""
        return _markup("<br><br>".join(self.paragraphs(runs)))

    def paragraphs(self, runs: tuple[Inline, ...]) -> list[Markup]:
        """What is inside of each paragraph."""
        return _paragraphs(self._runs(runs))

    def spoken(self, text: str) -> Markup:
        """A heading or caption, in which words of other languages have theirs."""
        return self._runs(self._terms.spoken(text))

    def citing(self, pieces: tuple[str | int, ...]) -> Markup:
        """What stands below a chart on its notes: words, and numbers that lead to the notes."""
        return _joined(
            [self._to_note(piece) if isinstance(piece, int) else escape(piece) for piece in pieces]
        )

    def _to_note(self, number: int) -> Markup:
        """A number that leads to its note, and is no mark of it."""
        label = numbered(self._document.labels.note, number)
        return _filled(
            '<a href="#sdendnote{n}sym" aria-label="{label}">{n}</a>', n=number, label=label
        )

    def _runs(self, runs: tuple[Inline, ...]) -> Markup:
        parts: list[Markup] = []
        for run, follower in pairwise((*runs, None)):
            if (
                self._paper
                and isinstance(run, Text)
                and follower
                and run.text.endswith(" ")
                and run.text.strip()
            ):
                # Weasyprint hyphenates the line's first word where only the space at the line's end does not fit.
                parts.append(_filled("{}<span> </span>", run.text[:-1]))
            elif run:
                parts.append(self.inline(run))
        return _joined(parts)

    def inline(self, run: Inline) -> Markup:
        """One run and what is inside it."""
        match run:
            case Text(text):
                return escape(text)
            case Emphasis() | Strong() | Raised() | Foreign() | CrossReference():
                return self._within_element(run)
            case Deleted() | Inserted() | Marked():
                return self._pointed_at(run)
            case Link(href, children):
                return self._link(href, children)
            case NoteReference(number):
                return self._note_mark(number)
            case ParagraphBreak():
                return _PARAGRAPH_END
            case ClaimRun():
                return self._claim(run)

    def _within_element(self, run: Emphasis | Strong | Raised | Foreign | CrossReference) -> Markup:
        """Words in one element, whatever they are."""
        words = self._runs(run.children)
        if isinstance(run, Foreign):
            return _filled('<span lang="{}">{}</span>', run.language, words)
        if isinstance(run, CrossReference):
            return _filled('<a class="to-note" href="#sdendnote{}sym">{}</a>', run.note, words)
        joiner = WORD_JOINER if self._paper and isinstance(run, Raised) else ""
        return _filled("<{0}>{1}{2}</{0}>", _ELEMENTS[type(run)], joiner, words)

    def _pointed_at(self, run: Deleted | Inserted | Marked) -> Markup:
        """Words that a report points at, between others for whoever can't see that."""
        words = self._runs(run.children)
        if not isinstance(run, Marked):
            return _filled(_SAID[type(run)], words)
        if run.said:
            words = _filled(_SAID_OF_MARK, run.said, words)
        return _filled(_MISSING if run.is_missing else _MARK, words)

    def _link(self, href: str, children: tuple[Inline, ...]) -> Markup:
        """A link; only its words where the address is of a kind that could run a program."""
        words = self._runs(children)
        if not _SAFE_ADDRESS.match(href):
            return words
        plain = "".join(child.text for child in children if isinstance(child, Text))
        if not _SAFE_ADDRESS.match(plain):
            return _filled('<a href="{}">{}</a>', href, words)
        return _filled(
            '<a class="url" href="{}">{}</a>', href, on_paper(plain) if self._paper else words
        )

    def _note_mark(self, number: int) -> Markup:
        """The mark of a note. LibreOffice needs this class without others, and an address that ends in `sym`, which it cuts off."""
        label = numbered(self._document.labels.note, number)
        mark = _filled(
            '<a class="sdendnoteanc" id="sdendnote{n}anc" href="#sdendnote{n}sym" role="doc-noteref"'
            ' aria-label="{label}"><sup>{joiner}{n}</sup></a>',
            n=number,
            label=label,
            joiner=WORD_JOINER if self._paper else "",
        )
        if not self._word:
            return mark
        return _filled(
            "<!--[if mso]>{}<![endif]--><!--[if !mso]><!-->{}<!--<![endif]-->",
            word_mark(number, "ref"),
            mark,
        )

    def _claim(self, claim: ClaimRun) -> Markup:
        """A claim in a span with its name as id, one more for each further paragraph, and in a draft what is wrong with it."""
        fault = _NOTHING
        if claim.fault and self._document.draft:
            fault = _filled(' <mark class="fault">[{}]</mark>', claim.fault)
        first, *others = _paragraphs(self._runs(claim.children))
        kinds = "" if self._paper else " ".join(sign.kind for sign in claim.signs if sign.kind)
        basis = _filled(' data-basis="{}"', kinds) if kinds else _NOTHING
        spans = [_filled('<span class="claim" id="{}"{}>{}', claim.name, basis, first)]
        spans += [
            _filled('<span class="claim" data-claim="{}">{}', claim.name, other) for other in others
        ]
        words = _markup(f"</span>{_PARAGRAPH_END}".join(spans))
        return _filled("{}{}{}</span>", words, fault, self._signs(claim.signs))

    def _signs(self, signs: tuple[Sign, ...]) -> Markup:
        """The signs behind a claim: pictures with words for whoever can't see them, and links."""
        if not signs:
            return _NOTHING
        shown = _markup("&nbsp;".join([self._sign(sign) for sign in signs]))
        # Weasyprint breaks the line before at odd places to keep something long on the same one.
        is_long = sum(len(sign.mark) + 4 * len(sign.pointers) for sign in signs) > _SHORT
        joint = (BREAK if is_long else WORD_JOINER) if self._paper else ""
        return _filled('<span class="basis">{}&nbsp;{}</span>', joint, shown)

    def _sign(self, sign: Sign) -> Markup:
        if not sign.pointers:
            return _filled(
                '<span role="img" aria-label="{}" title="{}">{}</span>',
                sign.said,
                sign.said,
                sign.mark,
            )
        befores = (sign.mark, *(", " for _ in sign.pointers[1:]))
        return _joined(map(self._pointer, befores, sign.pointers))

    def _pointer(self, before: str, pointer: Pointer) -> Markup:
        """A link to a note or a claim; on paper, the page of the claim stands in the place of its letter."""
        href = f"#sdendnote{pointer.note}sym" if pointer.note else f"#{pointer.claim}"
        text, kind, said = pointer.text, _NOTHING, pointer.said
        if pointer.claim and text and not self._paper:
            said = f"{text}: {said}"  # who sees a link can say it to a program by what is seen
        if pointer.claim and self._paper:
            word = (
                "" if before == ", " else f"\N{NO-BREAK SPACE}{self._document.labels.page_before} "
            )
            text, kind = f"{word}{self.page_place}", Markup(' class="page-of"')
        return _filled(
            '<a{} href="{}" aria-label="{}" title="{}">{}{}</a>',
            kind,
            href,
            said,
            said,
            before,
            text,
        )


def _filled(pattern: str, *values: str | int, **named: str | int) -> Markup:
    """Markup with values in it, each of them escaped unless it is markup itself. What Markup.format makes, in a fraction of the time."""
    safe = [value if type(value) is Markup else escape(value) for value in values]
    safe_named = {name: escape(value) for name, value in named.items()}
    return _markup(pattern.format(*safe, **safe_named))


def _joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces of markup as one. What Markup.join makes, which asks of each piece whether it is markup."""
    return _markup("".join(pieces))


def _paragraphs(markup: Markup) -> list[Markup]:
    """What is inside of each paragraph."""
    return [_markup(piece) for piece in str.split(markup, _PARAGRAPH_END)]


def _markup(text: str) -> Markup:
    """A text that is known to be markup, or to be made of nothing else: twice as quick as to call Markup itself."""
    return str.__new__(Markup, text)


def word_mark(number: int, side: Literal["ref", ""]) -> Markup:
    """Word's own mark of an endnote: `ref` where it is cited, empty at the note."""
    other = "" if side else "ref"
    return _filled(
        '<a style=\'mso-endnote-id:edn{n}\' href="#_edn{other}{n}" name="_edn{side}{n}" title="">'
        "<span class=MsoEndnoteReference><span style='mso-special-character:footnote'></span></span></a>",
        n=number,
        side=side,
        other=other,
    )


def numbered(label: str, number: int) -> str:
    """A label with its number: in place of `{number}`, or after the label."""
    return label.replace("{number}", str(number)) if "{number}" in label else f"{label} {number}"
