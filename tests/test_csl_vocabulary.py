"""What CSL has: our table beside the schema of CSL itself, on published styles and on damaged ones."""

from __future__ import annotations

import random
from typing import Any, Final

import pytest
from citeproc import SCHEMA_PATH
from lxml import etree
from tests.support.document_words import inline_text
from tests.support.other_styles import PUBLISHED, small_style

from memocli.endnotes import format_notes
from memocli.endnotes.csl.markup import faults
from memocli.prose import CitedSource

_CSL: Final = "{http://purl.org/net/xbiblio/csl}"
# The schema asks for facts about a style that nobody needs in one of their own.
_INFO: Final = f'<info xmlns="{_CSL[1:-1]}"><title>t</title><id>i</id><updated>2020-01-01T00:00:00Z</updated></info>'
SCHEMA: Final = etree.RelaxNG(etree.parse(SCHEMA_PATH))
STYLES: Final = sorted(PUBLISHED.glob("*.csl"))
VALUES: Final = "x|-1|true|short|title|first ibid|author editor|locator|month|1".split("|")


def parsed(content: bytes) -> Any:
    root = etree.fromstring(content, etree.XMLParser(remove_comments=True))
    own = root.find(f"{_CSL}info")
    if own is not None:
        root.replace(own, etree.fromstring(_INFO))
    return root


def damage(root: Any, chance: random.Random) -> None:
    """Take an element out, double, rename or move one, or change an attribute."""
    inner = [one for one in root.iterdescendants() if one.getparent().tag != f"{_CSL}info"]
    inner = [one for one in inner if one.tag != f"{_CSL}info"]
    element, other = chance.choice(inner), chance.choice(inner)
    match chance.randrange(6):
        case 0:
            element.getparent().remove(element)
        case 1:
            element.addnext(etree.fromstring(etree.tostring(element)))
        case 2:
            element.tag = other.tag
        case 3 if element is not other and element not in other.iterancestors():
            other.append(element)
        case 4 if element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        case _:
            names = [*element.attrib, *other.attrib, "form", "variable", "plural", "et-al-min"]
            element.set(chance.choice(names), chance.choice([*VALUES, *other.attrib.values()]))


def test_published_styles_have_no_faults() -> None:
    """A tenth of them, in which every kind of element occurs."""
    assert len(STYLES) > 2_800
    for path in STYLES[::10]:
        root = parsed(path.read_bytes())
        assert list(faults(root)) == [], path.name
        assert SCHEMA.validate(root)


def test_damaged_styles_are_refused_as_the_schema_refuses_them() -> None:
    """But for a few, of which the notes are the same: an order of elements, an attribute that says nothing, a macro that is not there."""
    chance = random.Random(6)
    small = [path for path in STYLES if path.stat().st_size < 20_000]
    missed = refused = 0
    for _ in range(1_500):
        root = parsed(chance.choice(small).read_bytes())
        damage(root, chance)
        is_valid, found = SCHEMA.validate(root), list(faults(root))
        assert not (is_valid and found), (found, etree.tostring(root))
        refused += not is_valid
        missed += not is_valid and not found
    assert refused > 500
    assert missed < refused * 0.01


DATE: Final = '<date variable="issued"{}><date-part name="{}"{}/></date>'
NAMES: Final = '<names variable="author"><name et-al-min="2" et-al-use-first="1"/>{}</names>'
A_TERM: Final = "<locale><terms><term name='page'>{}</term></terms></locale>"


@pytest.mark.parametrize(
    ("layout", "before", "said"),
    [
        (DATE.format("", "year", ' form="ordinal"'), "", "only a day is `ordinal`"),
        (DATE.format("", "month", ' form="ordinal"'), "", "only a day is `ordinal`"),
        (
            DATE.format(' form="text"', "year", ' suffix="x"'),
            "",
            "`suffix` says nothing in this `date-part`",
        ),
        (
            DATE.format(' form="text" delimiter="x"', "year", ""),
            "",
            "`delimiter` says nothing in this `date`",
        ),
        (NAMES.format('<et-al term="page"/>'), "", "`page` is no value of `term` in `et-al`"),
        ("", A_TERM.format("x<single>p</single><multiple>q</multiple>"), "`term` has text beside `single`"),
        ("", A_TERM.format("<single>p</single><multiple>q</multiple>x"), "`term` has text beside `single`"),
        ("", '<locale xml:lang="en_US"/>', "`en_US` is no value of `lang` in `locale`"),
    ],
)  # fmt: skip
def test_what_pandoc_would_print_otherwise_in_silence_is_refused(
    layout: str, before: str, said: str
) -> None:
    root = parsed(small_style(f'<text variable="title"/>{layout}', before))
    assert not SCHEMA.validate(root)
    assert [fault for _, fault in faults(root)] == [said]


def test_a_key_sorts_by_one_thing() -> None:
    style = small_style('<text variable="title"/>', '<macro name="m"><text value="x"/></macro>')
    key = b'<citation><sort><key variable="title" macro="m"/></sort>'
    root = parsed(style.replace(b"<citation>", key))
    assert [fault for _, fault in faults(root)] == ["`key` sorts by one thing only"]


@pytest.mark.parametrize(
    ("known", "passed_over"),
    [
        ('<text variable="title"/>', '<text variable=" title "/>'),
        (
            '<text variable="title" quotes="true" font-style="italic"/>',
            '<text variable="title" quotes="1" font-style=" italic "/>',
        ),
        (
            '<text variable="title" suffix=", "/><date variable="issued" form="numeric"/>',
            '<text variable="title" suffix=", "/><date variable="issued " form="\nnumeric"/>',
        ),
        (NAMES.format('<et-al term="and others"/>'), NAMES.format('<et-al term=" and  others"/>')),
        (NAMES.format(""), NAMES.format("").replace('"2"', '" 2 "').replace('"1"', '"+1"')),
    ],
)
def test_a_value_counts_however_csl_lets_it_be_spelt(known: str, passed_over: str) -> None:
    """Pandoc knows one spelling alone, and would print nothing of the others."""
    record = {
        "type": "book",
        "title": "A title",
        "author": [{"family": "Roe", "given": "Ann"}, {"family": "Poe", "given": "Edgar"}],
        "issued": "2018-03-04",
    }
    notes = [
        format_notes([[CitedSource("k")]], {"k": record}, small_style(layout), "en")
        for layout in (known, passed_over)
    ]
    assert notes[0] == notes[1]
    assert "note" not in inline_text(notes[0][0])
