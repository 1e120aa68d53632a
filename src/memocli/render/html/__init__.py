"""A `Document` as one self-contained HTML file. Only this module imports jinja2.

inlines.py  runs of text, with the marks of the notes
rules.py    the values of the design as CSS

The notes have three kinds of markup at once, one for each kind of program: ARIA roles (browsers, screen readers, pandoc),
LibreOffice's `sdendnote` names, and Word's note markup inside conditional comments.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any, Final, Literal, TypeAlias

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from memocli.document import (
    Band,
    Block,
    Columns,
    Document,
    Heading,
    ItemList,
    Notice,
    Paragraph,
    Picture,
    Table,
    flat,
)
from memocli.errors import UserError
from memocli.render.design import DESIGN
from memocli.render.draft import draft_rules
from memocli.render.html.inlines import InlineWriter, numbered, word_mark
from memocli.render.html.rules import design_rules
from memocli.render.invariants import check_invariants
from memocli.render.size import column_pixels

Medium: TypeAlias = Literal["screen", "pdf"]

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
        page = _environment(writer).from_string(template).render(values).encode("utf-8")
    except TemplateSyntaxError as error:
        raise UserError(f"memo.html.j2, line {error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise UserError(f"memo.html.j2 can't be filled in: {error.message}") from error
    except Exception as error:  # what a template calculates can fail in any way
        reason = f"{type(error).__name__}: {error}"
        raise UserError(f"memo.html.j2 can't be filled in: {reason}") from error
    _check_draft(document, page)
    return page


def _environment(writer: InlineWriter) -> ImmutableSandboxedEnvironment:
    """What a template may use, besides the values that it is filled in with."""
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
    return environment


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


def in_comment(markup: Markup) -> Markup:
    """Markup that is allowed inside a comment: two hyphens in a row would make it invalid XML."""
    return Markup(markup.replace("--", "-&#45;"))  # noqa: S704  it was markup before


def data_address(picture: Picture) -> str:
    """An address that holds the picture itself."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


def _as_style(css: str) -> Markup:
    """CSS that can't end its `<style>` element early."""
    return Markup(css.replace("</", "<\\/"))  # noqa: S704  a style can hold no markup
