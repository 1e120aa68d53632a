"""A `Document` as one self-contained HTML file. Only this module imports jinja2.

The notes have three kinds of markup at once, one for each kind of program: ARIA roles (browsers, screen readers, pandoc),
LibreOffice's `sdendnote` names, and Word's note markup inside conditional comments.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import fields
from itertools import pairwise
from typing import Any, Final, Literal, TypeAlias

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from memocli.document import (
    Band,
    Block,
    ClaimRun,
    Columns,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    ItemList,
    Link,
    NoteReference,
    Notice,
    Paragraph,
    ParagraphBreak,
    Picture,
    Strong,
    Table,
    Text,
)
from memocli.errors import UserError
from memocli.render.design import DESIGN, Design
from memocli.render.draft import draft_rules
from memocli.render.invariants import check_invariants, flat
from memocli.render.size import column_pixels

Medium: TypeAlias = Literal["screen", "pdf"]

_SAFE_ADDRESS: Final = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)
# Keeps a note's mark on the line of the word before it; it is not printed.
_WORD_JOINER: Final = "\u2060"
# Lets a line end without a hyphen; it is not printed either.
_BREAK: Final = "\u200b"
# Where a paragraph ends, until what is around it is known: the markup of inlines never has this element.
_PARAGRAPH_END: Final = Markup("<p>")
_SIGN: Final = re.compile(r"(?<=[^/])[-.,_~?#%=&]")
_KINDS: Final[dict[type[Block], str]] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Band: "band",
    Table: "table",
    ItemList: "list",
    Picture: "picture",
    Notice: "notice",
    Columns: "columns",
}


def render_html(
    document: Document,
    template: str,
    stylesheet: str,
    *,
    medium: Medium = "screen",
    word_markup: bool = True,
) -> bytes:
    """The document as a UTF-8 HTML file, made by `template` (Jinja) with `stylesheet` (CSS) inside.

    `medium` is `pdf` where the file is only an intermediate step for the PDF; Word's markup is then left out. Raises
    UserError where the template is wrong, or where notes and their marks do not match.
    """
    check_invariants(document)
    word = word_markup and medium == "screen"
    writer = InlineWriter(document, word=word, paper=medium == "pdf")
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["inlines"] = writer.inlines
    environment.filters["paragraphs"] = writer.paragraphs
    environment.filters["kind"] = lambda block: _KINDS[type(block)]
    environment.filters["in_comment"] = in_comment
    environment.filters["data_address"] = data_address
    environment.filters["column_pixels"] = column_pixels
    environment.globals["word_mark"] = word_mark
    environment.globals["numbered"] = numbered
    sheet = design_rules(DESIGN) + stylesheet + draft_rules(document, paper=medium == "pdf")
    values: dict[str, Any] = {
        "document": document,
        "language": paper_language(document) if medium == "pdf" else document.language,
        "design": DESIGN,
        "stylesheet": _as_style(sheet),
        "medium": medium,
        "word_markup": word,
    }
    try:
        page = environment.from_string(template).render(values).encode("utf-8")
    except TemplateSyntaxError as error:
        raise UserError(f"memo.html.j2, line {error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise UserError(f"memo.html.j2 can't be filled in: {error.message}") from error
    except Exception as error:  # what a template calculates can fail in any way
        reason = f"{type(error).__name__}: {error}"
        raise UserError(f"memo.html.j2 can't be filled in: {reason}") from error
    _check_draft(document, page)
    return page


def _check_draft(document: Document, page: bytes) -> None:
    """Raise UserError where a template loses what only a draft has: its title, and what it says to be missing."""
    missing = [block.heading for block in flat(document.blocks) if isinstance(block, Notice)]
    for words in (document.file_title, *missing) if document.draft else ():
        if Markup.escape(words).encode("utf-8") not in page:
            raise UserError(
                f"memo.html.j2 can't be used for a draft: it does not print “{words}”; "
                "compare it with the template that memocli ships"
            )


def paper_language(document: Document) -> str:
    """The language that the words are hyphenated in: `en` alone would be hyphenated as in Britain, although the paper is US Letter."""
    return "en-US" if document.language == "en" else document.language


class InlineWriter:
    """Runs of text as HTML.

    `word` adds Word's note marks in conditional comments; `paper` adds what weasyprint needs for good line breaks.
    """

    def __init__(self, document: Document, *, word: bool, paper: bool) -> None:
        self._document = document
        self._word = word
        self._paper = paper

    def inlines(self, runs: tuple[Inline, ...]) -> Markup:
        """All `runs`, in order, within one paragraph: if they are of several, an empty line is between two."""
        return Markup("<br><br>").join(self.paragraphs(runs))

    def paragraphs(self, runs: tuple[Inline, ...]) -> list[Markup]:
        """What is inside of each paragraph."""
        return self._runs(runs).split(_PARAGRAPH_END)

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
                parts.append(Markup("{}<span> </span>").format(run.text[:-1]))
            elif run:
                parts.append(self.inline(run))
        return Markup("").join(parts)

    def inline(self, run: Inline) -> Markup:
        """One run and what is inside it."""
        match run:
            case Text(text):
                return Markup.escape(text)
            case Emphasis(children):
                return Markup("<em>{}</em>").format(self._runs(children))
            case Strong(children):
                return Markup("<strong>{}</strong>").format(self._runs(children))
            case Link(href, children):
                return self._link(href, children)
            case Foreign(language, children):
                return Markup('<span lang="{}">{}</span>').format(language, self._runs(children))
            case NoteReference(number):
                return self._note_mark(number)
            case ParagraphBreak():
                return _PARAGRAPH_END
            case ClaimRun():
                return self._claim(run)

    def _link(self, href: str, children: tuple[Inline, ...]) -> Markup:
        """A link; only its words where the address is of a kind that could run a program."""
        words = self._runs(children)
        if not _SAFE_ADDRESS.match(href):
            return words
        plain = "".join(child.text for child in children if isinstance(child, Text))
        if not _SAFE_ADDRESS.match(plain):
            return Markup('<a href="{}">{}</a>').format(href, words)
        return Markup('<a class="url" href="{}">{}</a>').format(
            href, breakable(plain) if self._paper else words
        )

    def _note_mark(self, number: int) -> Markup:
        """The mark of a note. LibreOffice needs this class without others, and an address that ends in `sym`, which it cuts off."""
        label = numbered(self._document.labels.note, number)
        mark = Markup(
            '<a class="sdendnoteanc" id="sdendnote{n}anc" href="#sdendnote{n}sym" role="doc-noteref"'
            ' aria-label="{label}"><sup>{joiner}{n}</sup></a>'
        ).format(n=number, label=label, joiner=_WORD_JOINER if self._paper else "")
        if not self._word:
            return mark
        return Markup("<!--[if mso]>{}<![endif]--><!--[if !mso]><!-->{}<!--<![endif]-->").format(
            word_mark(number, "ref"), mark
        )

    def _claim(self, claim: ClaimRun) -> Markup:
        """A claim in a span with its name as id, one more for each further paragraph, and in a draft what is wrong with it."""
        fault = Markup("")
        if claim.fault and self._document.draft:
            fault = Markup(' <mark class="fault">[{}]</mark>').format(claim.fault)
        first, *others = self._runs(claim.children).split(_PARAGRAPH_END)
        spans = [Markup('<span class="claim" id="{}">{}').format(claim.name, first)]
        spans += [
            Markup('<span class="claim" data-claim="{}">{}').format(claim.name, other)
            for other in others
        ]
        return Markup("</span>{}").format(_PARAGRAPH_END).join(spans) + fault + Markup("</span>")


def word_mark(number: int, side: Literal["ref", ""]) -> Markup:
    """Word's own mark of an endnote: `ref` where it is cited, empty at the note."""
    other = "" if side else "ref"
    return Markup(
        '<a style=\'mso-endnote-id:edn{n}\' href="#_edn{other}{n}" name="_edn{side}{n}" title="">'
        "<span class=MsoEndnoteReference><span style='mso-special-character:footnote'></span></span></a>"
    ).format(n=number, side=side, other=other)


def breakable(address: str) -> str:
    """An address with invisible marks where a line may end: before a sign, after a slash, not after a hyphen."""
    scheme, slashes, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    path = (
        _SIGN.sub(f"{_BREAK}\\g<0>", path)
        .replace("-", f"-{_WORD_JOINER}")
        .replace("/", f"/{_BREAK}")
    )
    return f"{scheme}{slashes}{_WORD_JOINER}{host.replace('-', f'-{_WORD_JOINER}')}{slash}{_BREAK if path else ''}{path}"


def in_comment(markup: Markup) -> Markup:
    """Markup that is allowed inside a comment: two hyphens in a row would make it invalid XML."""
    return Markup(markup.replace("--", "-&#45;"))  # noqa: S704  it was markup before


def data_address(picture: Picture) -> str:
    """An address that holds the picture itself."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


def numbered(label: str, number: int) -> str:
    """A label with its number: in place of `{number}`, or after the label."""
    return label.replace("{number}", str(number)) if "{number}" in label else f"{label} {number}"


def design_rules(design: Design) -> str:
    """The design values as CSS: the page, and one custom property for each value."""
    lines = [
        (
            f"@page {{ size: {design.page_width}in {design.page_height}in;"
            f" margin: {design.margin_top}in {design.margin_side}in {design.margin_bottom}in }}"
        ),
        ":root {",
        f"--serif: {_families(design.serif, design.serif_fallback)};",
        f"--sans: {_families(design.sans, design.sans_fallback)};",
    ]
    lines += [
        f"--{name}: #{getattr(design, name)};"
        for name in ("ink", "muted", "accent", "rule", "band", "link")
    ]
    lines += [f"--{name}: #{colour};" for name, colour in design.verdict_colours.items()]
    lines += [
        f"--{size.name.replace('_', '-')}: {getattr(design, size.name)}pt;"
        for size in fields(design)
        if size.name.endswith("_size")
    ]
    lines += [
        f"--heading-{level}: {size}pt;" for level, size in enumerate(design.heading_sizes, start=1)
    ]
    lines += [f"--leading: {design.leading};", f"--column-gap: {design.column_gap}in;", "}"]
    return "\n".join(lines) + "\n"


def _families(first: str, others: tuple[str, ...]) -> str:
    """A CSS font list; the last name is a generic family."""
    return ", ".join([f'"{name}"' for name in (first, *others[:-1])] + [others[-1]])


def _as_style(css: str) -> Markup:
    """CSS that can't end its `<style>` element early."""
    return Markup(css.replace("</", "<\\/"))  # noqa: S704  a style can hold no markup
