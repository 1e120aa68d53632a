"""Templates, style sheets, CSL styles and pictures that are broken or made to do harm: one sentence, soon, that names the file."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Final

import pytest
from lxml import etree
from tests.support.rendering import STYLE

from memocli.endnotes import format_notes
from memocli.errors import UserError
from memocli.prose import CitedSource

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
        "line 5, is not valid CSL: .*names",
    ),
    "a processing instruction": (a_style('<?x y?><text value="x"/>'), "asks for what citeproc-py"),
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
    start = time.process_time()
    with pytest.raises(UserError, match=rf"\Athe style templates/endnotes\.csl.*{message}") as end:
        notes_in(style)
    assert "\n" not in str(end.value)
    assert time.process_time() - start < 2


def test_a_style_with_bare_facts_about_itself_is_used() -> None:
    """Schemas want a title, an id and a date of it, which print nothing."""
    assert notes_in(a_style())
    assert notes_in(STYLE + b"\n") == notes_in(STYLE)


def test_a_fault_of_the_shipped_style_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("memocli.endnotes.style.build_reference", fail)
    with pytest.raises(UserError, match="can't do"):
        format_notes(CITED, {"k": ITEM}, STYLE + b"\n\n", "en")
    odd = {**ITEM, "type": "figure"}  # laid out in no other test
    with pytest.raises(ZeroDivisionError):
        format_notes(CITED, {"k": odd}, STYLE, "en")


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


def ended(run: Callable[[], object]) -> str:
    """How a run ended: `made`, or `refused` in one line; any other exception goes on."""
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
    ends = [ended(lambda: notes_in(other_style(chance))) for _ in range(2_000)]
    made, refused = ends.count("made"), ends.count("refused")
    print(f"{len(ends):,} mutated CSL styles: {made:,} used, {refused:,} refused in one sentence")
    assert made > 300
    assert refused > 600
