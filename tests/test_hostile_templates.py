"""Templates, style sheets, CSL styles and pictures that are broken or made to do harm: one sentence that names the file.

Most of them would otherwise run for longer than anybody waits, so that a test that does not end has failed too.
"""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable
from functools import partial
from typing import Final

import PIL.Image
import pytest
from lxml import etree
from msgspec.structs import replace
from tests.support.fuzz_count import PROMISED, tried, tried_all
from tests.support.rendering import STYLE, STYLESHEET, TEMPLATE
from tests.support.sample_document import sample_document

from memocli.document import Document, Heading, Paragraph, Text
from memocli.endnotes import format_notes
from memocli.errors import UserError
from memocli.image import read_image
from memocli.pipeline.rendering import rendered
from memocli.prose import CitedSource
from memocli.render.forms import Form, Look
from memocli.render.outputs import RENDERERS
from memocli.template_sets import Templates, sheet_text
from memocli.templates import Template

# ── CSL styles ───────────────────────────────────────────────────────────────────────────────────

_CSL: Final = "http://purl.org/net/xbiblio/csl"
ITEM: Final = {
    "type": "book",
    "title": "Torture and the State",
    "author": [{"family": "Méndez", "given": "Juan Ernesto"}, {"literal": "Casa (CDH)"}],
    "publisher": "Casa",
    "edition": "2",
    "issued": {"date-parts": [[2018, 3, 2]]},
    "URL": "https://example.org/a",
}
CITED: Final = (
    [CitedSource("k")],
    [CitedSource("k", locator="3", label="page")],
    [CitedSource("other"), CitedSource("k", locator="3-5", label="page")],
)


def notes_in(style: bytes) -> object:
    return format_notes(CITED, {"k": ITEM}, style, "en", "templates/endnotes.csl")


def a_style(
    layout: str = '<text variable="title"/>', before: str = "", attributes: str = 'class="note"'
) -> bytes:
    return (
        f'<style xmlns="{_CSL}" version="1.0" {attributes}>\n<info/>\n{before}'
        f'<citation>\n<layout suffix=".">\n{layout}</layout></citation></style>'
    ).encode()


def macros(number: int, body: Callable[[str], str]) -> str:
    """Macros m0, m1 … of which each has `body` of a call of the next; the last one prints the title."""
    calls = (body(f'<text macro="m{i + 1}"/>') for i in range(number))
    chain = [f'<macro name="m{i}">{call}</macro>' for i, call in enumerate(calls)]
    return "".join(chain) + f'<macro name="m{number}"><text variable="title"/></macro>'


FIRST: Final = '<text macro="m0"/>'
TOO_LONG: Final = r"takes [\d,]+ steps for one source; 100,000 are the most"
HOSTILE_STYLES: Final[dict[str, tuple[bytes, str]]] = {
    "doubling macros": (a_style(FIRST, macros(40, lambda call: call * 2)), TOO_LONG),
    "doubling groups": (
        a_style(f"<group>{FIRST}</group>", macros(40, lambda call: f"<group>{call * 2}</group>")),
        TOO_LONG,
    ),
    "doubling branches, all of which a group asks": (
        a_style(
            f"<group>{FIRST}</group>",
            macros(40, lambda c: f'<choose><if type="book">{c}</if><else>{c}</else></choose>'),
        ),
        TOO_LONG,
    ),
    "doubling substitutes": (
        a_style(
            f'<names variable="editor"><substitute>{FIRST}</substitute></names>',
            macros(40, lambda call: call * 2),
        ),
        TOO_LONG,
    ),
    "a long text, doubled": (
        a_style(FIRST, macros(8, lambda call: f'<text value="{"x" * 50_000}"/>{call * 2}')),
        TOO_LONG,
    ),
    "very many pieces": (a_style('<text value="x"/>' * 7_900), TOO_LONG),
    "a macro that uses itself": (
        a_style('<text macro="a"/>', '<macro name="a"><group><text macro="a"/></group></macro>'),
        "has a macro that uses itself, `a`",
    ),
    "two macros that use each other": (
        a_style(
            '<text macro="a"/>',
            '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
        ),
        "has a macro that uses itself, `a`",
    ),
    "a long chain of macros": (
        a_style(FIRST, macros(3_900, lambda call: call)),
        "nests its macros too deep",
    ),
    "a macro that is not there": (
        a_style('\n<text macro="nowhere"/>'),
        "line 6, uses the macro `nowhere`, which it does not define",
    ),
    "200,000 elements": (a_style("<a/>" * 200_000), "has 200,004 elements; 8,000 are the most"),
    "10 MB": (a_style(f'<text value="{"x" * 10_000_000}"/>'), r"has 10,000,\d+ bytes; 1,000,000"),
    "deep": (a_style("<group>" * 10_000 + "</group>" * 10_000), "is not a CSL style: .*depth"),
    "nested": (a_style("<group>" * 150 + "</group>" * 150), "is nested 153 levels deep; 100 are"),
    "billion laughs": (
        b'<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + a_style('<text value="&b;"/>'),
        "declares entities",
    ),
    "an outside entity": (
        b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + a_style('<text value="&a;"/>'),
        "declares entities",
    ),
    "entities in UTF-16": (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE s [<!ENTITY a "x">]>'.encode("utf-16")
        + a_style().decode().encode("utf-16-le"),
        "is not a CSL style",
    ),
    "a locale": (
        f'<locale xmlns="{_CSL}" version="1.0" xml:lang="en"><terms/></locale>'.encode(),
        "is not a CSL style: its root is not `style`",
    ),
    "a dependent style": (
        (
            f'<style xmlns="{_CSL}" version="1.0" class="note"><info>'
            '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info></style>'
        ).encode(),
        r"has no layout of its own; name the style that it depends on \(`apa`\)",
    ),
    "no citation": (
        f'<style xmlns="{_CSL}" version="1.0" class="note"/>'.encode(),
        "has no layout of its own; name the style that it depends on$",
    ),
    "in the text": (a_style(attributes='class="in-text"'), "is for citations in the text"),
    "an unknown element": (a_style('<foo/>\n<text value="x"/>'), "line 4, is not valid CSL: .*foo"),
    "an unknown attribute": (
        a_style('<text font-size="9" value="x"/>'),
        "line 5, is not valid CSL: .*font-size",
    ),
    "a wrong value": (
        a_style('<names variable="author"><name et-al-min="x"/></names>'),
        "line 5, is not valid CSL: `x` is no value of `et-al-min`",
    ),
    "a slot of a record": (
        a_style('<text value="&#xF0000;"/>'),
        r"line 5, has the private-use character U\+F0000, which no font prints",
    ),
    "a private-use term": (
        a_style(before='<locale><terms>\n<term name="and">\ue004</term></terms></locale>'),
        r"line 4, has the private-use character U\+E004",
    ),
    "empty": (b"", "is not a CSL style: "),
    "not XML": (b'{"style": 1}', "is not a CSL style: .*line 1"),
    "zeros": (b"\0" * 100, "is not a CSL style: "),
}


@pytest.mark.parametrize("case", HOSTILE_STYLES)
def test_a_hostile_style_ends_in_one_sentence(case: str) -> None:
    style, message = HOSTILE_STYLES[case]
    with pytest.raises(UserError, match=rf"\Athe style templates/endnotes\.csl.*{message}") as end:
        notes_in(style)
    assert "\n" not in str(end.value)


def test_a_style_with_bare_facts_about_itself_is_used() -> None:
    """Schemas want a title, an id and a date of it, which print nothing."""
    assert notes_in(a_style())
    assert notes_in(a_style('<?x y?><text value="x"/>')) == notes_in(a_style('<text value="x"/>'))


# ── page templates and style sheets ──────────────────────────────────────────────────────────────

# Without corrections, which a page must print.
DOCUMENT: Final = replace(sample_document(), corrections=None)


def made_with(
    page: str = TEMPLATE,
    sheet: str = STYLESHEET,
    form: Form = Form.HTML,
    document: Document = DOCUMENT,
    extra: str = "",
) -> bytes:
    """An output of the document, made as a build makes it with these templates of a project."""
    names = {"templates/memo.html.j2": page, "templates/memo.css": sheet}
    shipped = {TEMPLATE, STYLESHEET}
    used = [Template(name, text.encode(), text in shipped) for name, text in names.items()]
    style = Template("templates/endnotes.csl", STYLE, True)
    rules = Template("templates/extra.css", extra.encode(), False) if extra else None
    templates = Templates(page=used[0], sheet=used[1], docx=None, style=style, extra=rules)
    return rendered(form, document, Look(page, sheet_text(templates)), templates)


STEPS: Final = "it takes more than 1,000,000 steps"
HOSTILE_PAGES: Final = {
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}": STEPS,
    "{% macro m() %}{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"
    "{% endmacro %}\n{{ m() }}": STEPS,
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}": STEPS,
    "{% for a in range(9999) %}{{ 'x' * 99999 }}{% endfor %}": "the page becomes too long",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "RecursionError",
    "{{ '%2000000000d'|format(1) }}": "a width has more than 3 digits",
    "{{ '%(a)2000000000d'|format(a=1) }}": "a width has more than 3 digits",
    "{{ '%2000000000d' % 1 }}": "a width has more than 3 digits",
    "{{ '%*d' % (2000000000, 1) }}": "a width has more than 3 digits",
    "{{ '{:2000000000}'.format(1) }}": "a width has more than 3 digits",
    "{{ '{:{}}'.format(1, 2000000000) }}": "a width has more than 3 digits",
    "{{ 'x' * 10 ** 9 }}": "`*` makes something too long",
    "{{ 10 ** 1000000 }}": "makes something too long",
    "{{ 'x'|center(10 ** 9) }}": "`center` makes something too long",
    "{{ 'x'.ljust(10 ** 9) }}": "`ljust` makes something too long",
    "{{ [1]|batch(10 ** 9, 2)|list }}": "`batch` makes something too long",
    "{{ range(10 ** 9)|list }}": "OverflowError Range too big",
    "{% include '../../etc/passwd' %}": "it asks for `../../etc/passwd`, and a page template is one",
    "{% include '/etc/passwd' %}": "it asks for `/etc/passwd`",
    "{% import 'memo.css' as x %}": "it asks for `memo.css`",
    "{{ ''.__class__ }}": "is unsafe",
    "{{ ''|attr('__class__') }}": "is unsafe",
    "{{ cycler.__init__.__globals__ }}": "is unsafe",
    "{{ nothing }}": "'nothing' is undefined",
    "{% if %}": "Expected an expression",
    "{{ 1|nofilter }}": "No filter named 'nofilter'",
    "{{ 1 / 0 }}": "ZeroDivisionError division by zero",
    r"{{ '\ud800' }}": "UnicodeEncodeError",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}": "RecursionError",
}


@pytest.mark.parametrize("page", HOSTILE_PAGES, ids=lambda page: page[:40])
def test_a_hostile_page_ends_in_one_sentence(page: str) -> None:
    with pytest.raises(UserError) as end:
        made_with(page)
    assert str(end.value).startswith("templates/memo.html.j2")
    assert HOSTILE_PAGES[page] in str(end.value)
    assert "\n" not in str(end.value)


def test_a_page_may_calculate() -> None:
    page = (
        "{{ 3 * 4 }} {{ '%s-%03d' % ('a', 7) }} {{ '-' * 3 }} {{ '{:>3}'.format(2) }} {{ 2 ** 9 }}"
    )
    assert made_with(page) == b"12 a-007 ---   2 512"
    page = "{% for a in [1, 2] %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}"
    assert made_with(page) == b"1/2,2/2"
    assert made_with("{{ '<b>' }}") == b"&lt;b&gt;"


VARIABLES: Final = "".join(f"--v{i}: var(--v{i + 1}) var(--v{i + 1});" for i in range(30))
ELSEWHERE: Final = "nothing is read from elsewhere"
HOSTILE_SHEETS: Final = {
    f":root {{ {VARIABLES} }}\np {{ margin: var(--v0) }}": "has more than 10,000 words, those of its variables counted",
    "main { grid-template-columns: repeat(100000, 1px) }": "has more than 100 columns or rows",
    ".columns { columns: 5000 }": "has more than 100 columns or rows",
    "p { margin: " + "(" * 100_000 + " }": "nested more than 50 levels deep",
    "p { margin: " + "calc(" * 30_000 + " }": "nested more than 50 levels deep",
    "@media screen {" * 10_000: "nested more than 50 levels deep",
    "body { font-size: 99999999px }": "has a length of more than 100,000",
    "body { margin: -1e999px }": "has a length of more than 100,000",
    "p { color: red }" * 20_000: "characters beside pictures and fonts; 200,000 are the most",
    "@import url(file:///etc/passwd);": ELSEWHERE,
    "@\\69mport 'https://example.org/a.css';": ELSEWHERE,
    "p { background: url(file:///etc/passwd) }": ELSEWHERE,
    "p { background: u\\72l('http://example.org/a.png') }": ELSEWHERE,
    "p { list-style: url(//example.org/a.png) }": ELSEWHERE,
    "@media print { p::before { content: image-set('a.png' 1x) } }": ELSEWHERE,
    "p { background: image-set('data:,x' 1x, 'https://example.org/a.png' 2x) }": ELSEWHERE,
    "p { background: -webkit-image-set('https://example.org/a.png' 1x) }": ELSEWHERE,
    "@font-face { font-family: A; src: url(https://example.org/a.otf) }": ELSEWHERE,
}


@pytest.mark.parametrize("form", [Form.HTML, Form.PDF])
@pytest.mark.parametrize("css", HOSTILE_SHEETS, ids=lambda css: css[:40])
def test_a_hostile_sheet_ends_in_one_sentence(css: str, form: Form) -> None:
    with pytest.raises(UserError) as end:
        made_with(sheet=f"{STYLESHEET}\n{css}", form=form)
    assert str(end.value).startswith("templates/memo.css")
    assert HOSTILE_SHEETS[css] in str(end.value)
    assert "\n" not in str(end.value)


def test_rules_that_are_added_may_ask_for_no_more_than_a_sheet() -> None:
    for form in (Form.HTML, Form.PDF):
        with pytest.raises(UserError, match=r"\Atemplates/extra\.css, line 2: ") as end:
            made_with(extra="p { margin: 0 }\n@import 'https://example.org/a.css';", form=form)
        assert "`@import`" in str(end.value)
    assert b"98765px" in made_with(extra="p { margin: 98765px }")


def test_a_sheet_may_hold_pictures_and_variables_of_its_own() -> None:
    own = ":root { --a: 1px; --b: var(--a) var(--a) } p { margin: var(--b); fill: url(#x) }"
    drawn = "p { background: url('data:image/svg+xml,%3Csvg/%3E') } .x { border-radius: 9999px }"
    assert made_with(sheet=STYLESHEET + own + drawn)


def test_a_pdf_with_too_many_pages_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memocli.render.pdf.limits.MOST_PAGES", 8)
    with pytest.raises(
        UserError, match=r"longer than 8 pages; look at .* templates/memo\.css and extra\.css\Z"
    ):
        made_with(sheet=STYLESHEET + "body, p, li { font-size: 400px }", form=Form.PDF)


def test_what_fails_with_a_sheet_of_ones_own_alone_is_its_fault() -> None:
    """A border so thick that WeasyPrint divides by nothing; the shipped sheet makes the same document."""
    failing = {STYLESHEET + "\n/* odd */": ZeroDivisionError("odd"), STYLESHEET: None}

    def render(_: object, look: Look) -> bytes:
        if error := failing[look.sheet]:
            raise error
        return b"made"

    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(RENDERERS, Form.PDF, render)
        with pytest.raises(UserError, match=r"\Atemplates/memo\.css can't be used \(ZeroDivision"):
            made_with(sheet=STYLESHEET + "\n/* odd */", form=Form.PDF)
        with pytest.raises(UserError, match=r"\Atemplates/extra\.css can't be used \(ZeroDivision"):
            made_with(extra="/* odd */", form=Form.PDF)
        failing[STYLESHEET] = ZeroDivisionError("ours")
        for sheet in failing:
            with pytest.raises(ZeroDivisionError):
                made_with(sheet=sheet, form=Form.PDF)


# ── mutated ones ─────────────────────────────────────────────────────────────────────────────────


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, taken out or put in, or the end cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[place] ^= 1 << chance.randrange(8)
            case 1:
                changed[place] = chance.choice((0, 0x20, 0x22, 0x3C, 0x7F, 0xFF))
            case 2:
                del changed[place : place + chance.randrange(1, 9)]
            case 3:
                changed[place:place] = changed[place : place + chance.randrange(1, 60)]
            case _ if chance.random() < 0.2:
                del changed[max(place, 1) :]
    return bytes(changed) or b"x"


def ended(subject: str, run: Callable[[], object]) -> str:
    """How a run with an input of the subject ended: `made`, or `refused` in one line; any other exception goes on."""
    tried(subject)
    try:
        run()
    except UserError as error:
        assert str(error)
        assert "\n" not in str(error)
        return "refused"
    return "made"


BASES: Final = (
    a_style(
        """<choose><if position="ibid"><text term="ibid"/></if><else><group delimiter=", ">
        <names variable="author"><name and="text" initialize-with="."/><et-al/><label form="short"/>
        <substitute><names variable="editor"/><text macro="t"/></substitute></names><text macro="t"/>
        <number variable="edition" form="ordinal"/><date variable="issued" form="text"/>
        <text variable="URL" prefix="at "/><label variable="locator" form="short"/>
        <text variable="locator"/></group></else></choose>""",
        """<locale xml:lang="en"><terms><term name="and">&amp;</term></terms></locale>
        <macro name="t"><text variable="title" font-style="italic" quotes="true" text-case="title"/></macro>""",
    ),
    a_style(
        """<choose><if is-numeric="edition" match="any"><number variable="edition"/></if></choose>
        <date variable="issued" delimiter="-"><date-part name="year"/><date-part name="month"/>
        <date-part name="day" form="ordinal"/></date><text variable="publisher" strip-periods="true"/>"""
    ),
)


def other_style(chance: random.Random) -> bytes:
    """A style with elements dropped, doubled, renamed or moved, attributes changed, or bytes flipped."""
    base = chance.choice(BASES)
    if chance.random() < 0.25:
        return flipped(base, chance)
    root = etree.fromstring(base)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        inner = list(root.iterdescendants())
        if not inner:
            break
        element, other = chance.choice(inner), chance.choice(inner)
        above = element.getparent()
        assert above is not None
        match chance.randrange(6):
            case 0:
                above.remove(element)
            case 1:
                above.insert(0, etree.fromstring(etree.tostring(element)))
            case 2:
                element.tag = other.tag
            case 3 if element is not other and element not in other.iterancestors():
                other.append(element)
            case _:
                values = [
                    *("", "x", "-1", "99999999999999999999", "true", "short", "title", "italic"),
                    *("first ibid", "author editor", "locator", "month", "ordinal", "\u2028", "“"),
                ]
                names = [
                    *element.attrib,
                    *other.attrib,
                    *("form", "name", "variable", "delimiter", "prefix", "plural", "et-al-min"),
                ]
                element.set(chance.choice(names), chance.choice([*values, *other.attrib.values()]))
    made: bytes = etree.tostring(root)
    return made


def test_mutated_styles_end_in_a_note_or_a_sentence() -> None:
    chance = random.Random(8)
    ends = [
        ended("CSL styles", lambda: notes_in(other_style(chance)))
        for _ in range(PROMISED["CSL styles"])
    ]
    assert tried_all("CSL styles")
    assert ends.count("made") > 300
    assert ends.count("refused") > 600


PIECES: Final = (
    *"{{ }} {% %} {# |inlines |kind loop. block document.notes ' \" ( ) [ ~ **".split(" "),
    *"; } { : /* */ @media var(--ink) calc(1px/0) url( \\ \0 é😀 999999999999".split(" "),
    *("{% endif %}", "{% for x in y %}", "{% macro m(x) %}"),
)


def changed_text(text: str, chance: random.Random) -> str:
    """A text with pieces of templates and of CSS put in, moved or taken out."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        place, far = chance.randrange(len(text)), chance.randrange(1, 40)
        match chance.randrange(3):
            case 0:
                text = text[:place] + chance.choice(PIECES) + text[place:]
            case 1:
                text = text[:place] + text[place + far :]
            case _:
                other = chance.randrange(len(text))
                text = text[:place] + text[other : other + far] + text[place:]
    return text


WORDS: Final = (Heading(1, "p", "What is asked"), Paragraph((Text("Nothing was done."),)))
SMALL: Final = replace(DOCUMENT, blocks=WORDS, notes=(), about=(), facts=())
PAGE: Final = """{% macro shown(blocks) %}{% for block in blocks %}{% set kind = block|kind %}
{% if kind == "heading" %}<h{{ block.level + 1 }}>{{ block.text }}</h{{ block.level + 1 }}>
{% elif kind == "paragraph" %}<p>{{ block.children|inlines }}</p>{% else %}{{ loop.index }}{% endif %}
{% endfor %}{% endmacro %}<html lang="{{ language }}"><head><title>{{ document.file_title }}</title>
<style>{{ stylesheet }}</style></head><body><h1>{{ document.title|upper }}</h1>{{ shown(document.blocks) }}
{{ "%s, %02d"|format(document.date, 7) }} {{ ["a", "b"]|join("; ") }}</body></html>
"""
SHEET: Final = """@page { size: letter; @top-left { content: counter(page) } } :root { --a: 2pt; --b: var(--a) }
p, h1::before { margin: 1em var(--b); color: #123; font: italic 10pt/1.2 serif; columns: 2; width: calc(50% - 1px) }
h1 { display: grid; grid-template-columns: repeat(2, 1fr); transform: rotate(3deg); content: "x" attr(id) }
"""


def test_mutated_pages_and_sheets_end_in_an_output_or_a_sentence() -> None:
    chance, subject = random.Random(8), "pages and sheets"
    ends = []
    for _ in range(800):
        page = changed_text(PAGE, chance)
        ends.append(ended(subject, partial(made_with, page, SHEET, document=SMALL)))
    for number in range(300):
        sheet = changed_text(SHEET, chance)
        form = Form.HTML if number % 20 else Form.PDF
        ends.append(ended(subject, partial(made_with, PAGE, sheet, form, SMALL)))
    assert tried_all(subject)
    assert ends.count("made") > 300
    assert ends.count("refused") > 200


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────


def pictures() -> list[bytes]:
    """Small pictures of both kinds, in many modes."""
    made = []
    kinds: list[tuple[str, str, dict[str, bool]]]
    kinds = [("PNG", mode, {}) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
    kinds += [("JPEG", "RGB", {}), ("JPEG", "L", {}), ("JPEG", "RGB", {"progressive": True})]
    for kind, mode, options in kinds:
        drawn = PIL.Image.radial_gradient("L").resize((20, 15))
        drawn = drawn.convert("I").convert(mode) if mode == "I;16" else drawn.convert(mode)
        file = io.BytesIO()
        drawn.save(file, kind, exif=PIL.Image.Exif(), **options)
        made.append(file.getvalue())
    return made


def other_picture(base: bytes, chance: random.Random) -> bytes:
    """A picture with bytes flipped; a PNG, in half of the cases, with all its checksums right."""
    data = flipped(base, chance)
    if not base.startswith(b"\x89PNG") or chance.random() < 0.5:
        return data
    place, whole = 8, bytearray(data)
    while place + 12 <= len(whole):
        length = int.from_bytes(whole[place : place + 4])
        end = place + 8 + length
        if end + 4 > len(whole):
            break
        whole[end : end + 4] = zlib.crc32(whole[place + 4 : end]).to_bytes(4)
        place = end + 4
    return bytes(whole)


def test_mutated_pictures_end_in_a_picture_or_a_fault() -> None:
    chance, ends = random.Random(8), []
    bases = pictures()
    for number in range(PROMISED["pictures"]):
        tried("pictures")
        try:
            image = read_image(other_picture(bases[number % len(bases)], chance))
        except ValueError as error:
            assert str(error).startswith(("is ", "has "))
            assert "\n" not in str(error)
            ends.append("refused")
        else:
            assert 0 < image.width * image.height <= 30_000_000
            again = read_image(image.data)
            assert (again.width, again.height) == (image.width, image.height)
            ends.append("made")
    assert tried_all("pictures")
    assert ends.count("made") > 500
    assert ends.count("refused") > 1_500
