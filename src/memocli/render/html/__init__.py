"""A `Document` as one self-contained HTML file. Only this package imports jinja2.

environment.py  how the packaged page template is filled in
compiled.py     this template, ready to be filled in
bounded.py      how far a template of a project may go
inlines.py      runs of text, with the marks of the notes
addresses.py    web addresses on paper
data.py         what the page tells programs, and its script
rules.py        the values of the design as CSS
fonts.py        the fonts that a page holds itself
office.py       how it looks in LibreOffice

The notes have three kinds of markup at once, one for each kind of program: ARIA roles (browsers, screen readers, pandoc),
LibreOffice's `sdendnote` names, and Word's note markup inside conditional comments.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from traceback import extract_tb
from typing import Any, Final, Literal, TypeAlias, TypeVar

import jinja2
from jinja2 import (
    Environment,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from memocli.document import (
    Band,
    Block,
    BlockQuotation,
    Chart,
    Columns,
    Design,
    Document,
    Entry,
    Heading,
    ItemList,
    Legend,
    Notice,
    Paragraph,
    Picture,
    Section,
    SignatureLines,
    Table,
    flat,
    plain,
)
from memocli.errors import UserError
from memocli.render.charts import chart_picture, chart_svg
from memocli.render.contents import decided
from memocli.render.draft import draft_rules
from memocli.render.html import compiled
from memocli.render.html.addresses import BREAK, WORD_JOINER
from memocli.render.html.data import page_data, record
from memocli.render.html.environment import known_environment
from memocli.render.html.fonts import font_rules
from memocli.render.html.inlines import InlineWriter, numbered, word_mark
from memocli.render.html.office import office_rules
from memocli.render.html.rules import dark_rules, design_rules
from memocli.render.invariants import check_invariants
from memocli.render.size import column_pixels

_NAME: Final = "templates/memo.html.j2"
# What Jinja calls a template that comes from no file.
_IN_TEMPLATE: Final = "<template>"
_MOST_CHARACTERS: Final = 50_000_000
_TO_NOTE: Final = re.compile(r'<a class="to-note" href="#sdendnote(\d+)sym">')
# What only programs read.
_UNSEEN: Final = re.compile(rb"<(script|style)\b(?>(?:[^<]++|<(?!/\1>))*)</\1>|<meta\b[^>]*+>")
_TAG: Final = re.compile(r"<[^>]*>")
_LONGEST_SHOWN: Final = 60

Medium: TypeAlias = Literal["screen", "pdf"]
_Environment = TypeVar("_Environment", bound=Environment)

_KINDS: Final[dict[type[Block], str]] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Band: "band",
    Table: "table",
    ItemList: "list",
    BlockQuotation: "quotation",
    Picture: "picture",
    Chart: "chart",
    Notice: "notice",
    Legend: "legend",
    SignatureLines: "signatures",
    Columns: "columns",
    Entry: "entry",
    Section: "section",
}


def render_html(
    document: Document,
    template: str,
    stylesheet: str,
    *,
    medium: Medium = "screen",
    word_markup: bool = True,
    script: str = "",
) -> bytes:
    """The document as a UTF-8 HTML file, made by `template` (Jinja) with `stylesheet` (CSS) inside.

    `script` (JavaScript) is for a screen. `medium` is `pdf` where the file is only an intermediate step for the PDF; Word's markup is then left out. Raises
    UserError where the template is wrong, or where notes and their marks do not match; what a template calculates may
    raise any other exception.
    """
    check_invariants(document)
    if medium == "screen":
        document = decided(document)
    word = word_markup and medium == "screen"
    writer = InlineWriter(document, word=word, paper=medium == "pdf")
    sheet = "".join(
        [
            design_rules(document.design, screen=medium == "screen"),
            stylesheet,
            dark_rules(document.design),
            draft_rules(document, paper=medium == "pdf"),
        ]
    )
    values: dict[str, Any] = {
        "document": document,
        "language": paper_language(document) if medium == "pdf" else document.language,
        "design": document.design,
        "stylesheet": _as_style(sheet),
        "fonts": _as_style(font_rules(document.design)) if medium == "screen" else "",
        "script": _as_script(script) if medium == "screen" else "",
        "page_data": page_data(document) if script and medium == "screen" else "",
        "record": record(document) if medium == "screen" else "",
        "office": _as_style(office_rules(document.design)) if medium == "screen" else "",
        "medium": medium,
        "page_place": writer.page_place,
        "word_markup": word,
    }
    page = _filled_in(template, writer, values, _most_characters(document))
    printed = _UNSEEN.sub(b"", page)
    _check_draft(document, printed)
    _check_front(document, printed)
    _check_corrections(document, printed)
    return page


def _filled_in(template: str, writer: InlineWriter, values: dict[str, Any], most: int) -> bytes:
    """The page. Raises UserError on what Jinja refuses; what a template calculates can raise anything else."""
    pieces: list[str] = []
    try:
        for piece in _template(template, writer).generate(values):
            pieces.append(piece)
            most -= len(piece)
            if most < 0:
                raise TemplateRuntimeError("the page becomes too long")
    except TemplateSyntaxError as error:
        raise UserError(f"{_NAME}, line {error.lineno}: {error.message}") from error
    except TemplateNotFound as error:
        raise UserError(
            f"{_NAME} can't be filled in: it asks for `{error.name}`, and a page template is one file"
        ) from error
    except TemplateError as error:
        line = f", line {line_of(error)}," if line_of(error) else ""
        raise UserError(f"{_NAME}{line} can't be filled in: {error.message}") from error
    return "".join(pieces).encode("utf-8")


def _template(template: str, writer: InlineWriter) -> Template:
    """The template, compiled; the packaged one has been before, where it and Jinja are those of that time."""
    key = (getattr(jinja2, "__version__", None), sha256(template.encode()).hexdigest())
    if key != compiled.KEY:
        from memocli.render.html.bounded import BoundedEnvironment  # few projects have their own

        return furnished(BoundedEnvironment(), writer).from_string(template)
    environment = furnished(known_environment(), writer)
    parts = compiled.compiled(environment) | {"__file__": _IN_TEMPLATE}
    return Template.from_module_dict(environment, parts, environment.make_globals(None))


def _most_characters(document: Document) -> int:
    """How long a page may become: far longer than any memo, beside its pictures."""
    shown = (block.data for block in flat(document.blocks) if isinstance(block, Picture))
    return _MOST_CHARACTERS + sum(2 * len(data) for data in shown)


def line_of(error: Exception) -> int:
    """The line of the page template that an error comes from; 0 where it comes from elsewhere."""
    frames = extract_tb(error.__traceback__)
    return next((one.lineno or 0 for one in reversed(frames) if one.filename == _IN_TEMPLATE), 0)


def furnished(environment: _Environment, writer: InlineWriter) -> _Environment:
    """The environment, with what a template may use besides the values that it is filled in with."""
    design = writer.design
    environment.filters["inlines"] = writer.inlines
    environment.filters["paragraphs"] = writer.paragraphs
    environment.filters["spoken"] = writer.spoken
    environment.filters["kind"] = lambda block: _KINDS[type(block)]
    environment.filters["in_comment"] = in_comment
    environment.filters["data_address"] = data_address
    environment.filters["column_pixels"] = partial(column_pixels, design=design)
    environment.filters["named_sections"] = lambda blocks: [
        block for block in blocks if isinstance(block, Section) and block.name
    ]
    environment.filters["topics"] = lambda sections: Section(tuple(sections)).topics
    environment.filters["chart"] = lambda chart: Markup(chart_svg(chart, design))  # noqa: S704  it escapes
    environment.filters["chart_address"] = partial(chart_address, design=design)
    environment.filters["citing"] = writer.citing
    environment.globals["word_mark"] = word_mark
    environment.globals["numbered"] = numbered
    return environment


def _check_draft(document: Document, page: bytes) -> None:
    """Raise UserError where a template loses what only a draft has: its title, and what it says to be missing."""
    missing = [block.heading for block in flat(document.blocks) if isinstance(block, Notice)]
    for words in (document.file_title, *missing) if document.draft else ():
        if Markup.escape(words).encode("utf-8") not in page:
            raise UserError(
                f"{_NAME} can't be used for a draft: it does not print “{words}”; "
                "compare it with the template that memocli ships"
            )


def _check_front(document: Document, page: bytes) -> None:
    """Raise UserError where a template loses what belongs on the first page, or contents that somebody asked for."""
    box, head = document.front.bottom_line, document.front.letterhead
    listed = document.contents
    asked = [listed.heading] if listed and listed.is_asked else []
    for words in (*(head.lines if head else ()), *([box.heading] if box else ()), *asked):
        if Markup.escape(words).encode("utf-8") not in page:
            raise UserError(
                f"{_NAME} can't be used for this memo: it does not print “{words}”; "
                "put in what the template that memocli ships has for `document.front` and `document.contents`"
            )


def _check_corrections(document: Document, page: bytes) -> None:
    """Raise UserError where a template loses a correction: it is only one where readers see it."""
    if document.corrections is None:
        return
    from html import unescape  # few memos have corrections, and it knows two thousand names

    printed = _signs(unescape(_TAG.sub("", page.decode("utf-8"))))
    for entry in document.corrections.entries:
        words = plain(entry)
        if _signs(words) not in printed:
            said = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"
            raise UserError(
                f"{_NAME} can't be used for a memo with corrections: it does not print “{said}”; "
                "put in what the template that memocli ships has for `document.corrections`"
            )


def _signs(text: str) -> str:
    """A text without blanks, and without what only says where a line may end, or may not."""
    return "".join(text.translate({ord(BREAK): None, ord(WORD_JOINER): None}).split())


def paper_language(document: Document) -> str:
    """The language that the words are hyphenated in: `en` alone would be hyphenated as in Britain, although the paper is US Letter."""
    return "en-US" if document.language == "en" else document.language


def in_comment(markup: Markup) -> Markup:
    """Markup for Word, inside a comment: two hyphens in a row would make it invalid XML; other notes have Word's names there."""
    named = _TO_NOTE.sub(r'<a href="#_edn\1">', str(markup))
    return Markup(named.replace("--", "-&#45;"))  # noqa: S704  it was markup before


def data_address(picture: Picture) -> str:
    """An address that holds the picture itself."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


def chart_address(chart: Chart, design: Design) -> str:
    """An address that holds the drawing of a chart itself."""
    return f"data:image/svg+xml;base64,{b64encode(chart_picture(chart, design)).decode('ascii')}"


def _as_style(css: str) -> Markup:
    """CSS that can't end its `<style>` element early."""
    return Markup(css.replace("</", "<\\/"))  # noqa: S704  a style can hold no markup


def _as_script(code: str) -> Markup:
    """A script that can't end its `<script>` element early."""
    return Markup(code.replace("</", "<\\/"))  # noqa: S704  a script can hold no markup
