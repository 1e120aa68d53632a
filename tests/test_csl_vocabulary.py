"""What CSL has: our table beside the schema of CSL itself, on published styles and on damaged ones."""

from __future__ import annotations

import random
from typing import Any, Final

from citeproc import SCHEMA_PATH
from lxml import etree
from tests.support.other_styles import PUBLISHED

from memocli.endnotes.csl.markup import faults

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
    """But for a few in which the schema finds fault with an order, or with an attribute that says nothing: no word is lost there."""
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
    assert missed < refused * 0.02
