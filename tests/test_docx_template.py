"""A house template that is hostile, damaged or talkative: one sentence, or a memo with nothing of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import pytest
from lxml import etree
from PIL import Image
from tests.support.docx_reading import A, R, W, own_text, part, parts_of, zip_of
from tests.support.fuzz_count import PROMISED, tried, tried_all
from tests.support.house_template import (
    ACTS,
    DRAWING,
    PLANTED,
    TEXT_BOX,
    bare_memo,
    central,
    complex_field,
    house_parts,
    simple_field,
    spoiled_templates,
)
from tests.support.programs import python

from memocli.document import Document
from memocli.errors import UserError
from memocli.render.docx import render_docx
from memocli.render.docx.template import filled_parts

OPENING: Final = "templates/memo.docx can't be used: "
HARMLESS: Final = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF"}
KNOWN_SPACES: Final = re.compile(
    r"http://(schemas\.openxmlformats\.org/|purl\.org/dc/|www\.w3\.org/2001/XMLSchema-instance|"
    r"schemas\.microsoft\.com/office/word/2010/wordprocessing(Shape|Group)\Z)|urn:schemas-microsoft-com:"
)

# Names of elements and attributes that were judged before.
SEEN: Final[set[str]] = set()
RELATION_IDS: Final[Any] = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})

MEMO: Final = bare_memo()


def refusal(template: bytes) -> str:
    """Why a template is refused."""
    with pytest.raises(UserError) as caught:
        filled_parts(MEMO, template)
    said = str(caught.value)
    assert said.startswith(OPENING)
    assert "\n" not in said
    assert PLANTED not in said
    return said.removeprefix(OPENING)


# ── What a memo has of its template ──────────────────────────────────────────────────────────────


def assert_harmless(parts: dict[str, bytes]) -> None:
    """Every part is well formed, leads nowhere, does nothing, and tells of nobody."""
    for path, content in parts.items():
        for word in (
            PLANTED.encode(),
            b"DDE",
            b"evil",
            b"/etc/passwd",
            b"BADC0DE",
            b"<!DOCTYPE",
            b"<!--",
        ):
            assert word not in content, (path, word)
        if path.endswith((".xml", ".rels")):
            root: Any = etree.fromstring(content)
            names = {element.tag for element in root.iter()}
            names |= {name for element in root.iter() for name in element.attrib}
            for name in names - SEEN:
                assert isinstance(name, str), path
                space = etree.QName(name).namespace
                assert not space or "XML/1998" in space or KNOWN_SPACES.match(space), (path, name)
            SEEN.update(names)
            if path.endswith(".rels"):
                assert_leads_inside(path, root, parts)
            elif path.startswith("word/"):
                assert_does_nothing(path, root)
                assert_relations_there(path, root, parts)


def assert_leads_inside(path: str, root: Any, parts: dict[str, bytes]) -> None:
    folder = path.rpartition("_rels/")[0]
    for relation in root:
        target = relation.get("Target")
        assert relation.get("TargetMode") is None, (path, target)
        assert (target[1:] if target.startswith("/") else folder + target) in parts, (path, target)


def assert_does_nothing(path: str, root: Any) -> None:
    instructions = [found.get(f"{W}instr") for found in root.iter(f"{W}fldSimple")]
    text = ""
    for found in root.iter(f"{W}fldChar", f"{W}instrText"):
        if found.tag == f"{W}instrText":
            text += found.text or ""
        elif found.get(f"{W}fldCharType") == "end":
            instructions.append(text)
            text = ""
    assert not text, path
    for instruction in instructions:
        assert instruction.split()[0].upper() in HARMLESS, (path, instruction)


def assert_relations_there(path: str, root: Any, parts: dict[str, bytes]) -> None:
    folder, _, name = path.rpartition("/")
    relations = parts.get(f"{folder}/_rels/{name}.rels", b"<x/>")
    known = {relation.get("Id") for relation in etree.fromstring(relations)}
    used = set(RELATION_IDS(root))
    assert used <= known, (path, used - known)


def test_honest_template_keeps_its_look_and_tells_of_nobody() -> None:
    template = zip_of(house_parts())
    assert sum(PLANTED.encode() in content for content in parts_of(template).values()) > 8
    parts = filled_parts(MEMO, template)
    assert_harmless(parts)
    header = etree.fromstring(parts["word/header1.xml"])
    assert own_text(header).split() == "Letterhead observatory.exampleIn a boxIn a control".split()
    assert len(list(header.iter(f"{W}drawing"))) == 2
    assert next(header.iter(f"{W}hyperlink"), None) is None
    grounds = etree.fromstring(parts["word/theme/theme1.xml"]).iter(f"{A}bgFillStyleLst")
    assert [etree.QName(fill).localname for fill in next(grounds)] == ["solidFill"] * 3
    assert [name for name in parts if "media" in name] == ["word/media/house1.png"]
    assert own_text(etree.fromstring(parts["word/footer2.xml"])) == "Page 7 of 7"
    made = render_docx(MEMO, template)
    kept = {etree.QName(one).localname for one in part(made, "word/settings.xml")}
    assert kept == set(
        "zoom defaultTabStop evenAndOddHeaders endnotePr compat themeFontLang decimalSymbol".split()
    )
    heading = part(made, "word/styles.xml").find(f"{W}style[@{W}styleId='Ttulo1']")
    assert heading.find(f"{W}rPr/{W}sz").get(f"{W}val") == "38"
    assert set(made_types(made)) >= {"/word/header1.xml", "/word/footer2.xml", "png"}


def made_types(made: bytes) -> list[str]:
    return [
        one.get("PartName") or one.get("Extension") for one in part(made, "[Content_Types].xml")
    ]


def test_place_on_a_disk_is_no_alternative_text() -> None:
    for text, kept in (
        (f"C:\\Users\\{PLANTED}\\logo.png", None),
        (f"\\\\{PLANTED}\\logo.png", None),
        (f"/Users/{PLANTED}/logo.png", None),
        ("Logo, black and white", "Logo, black and white"),
    ):
        drawing = DRAWING.replace('descr="Logo"', f'descr="{text}"')
        parts = filled_parts(MEMO, zip_of(house_parts(header=f"<w:p>{drawing}</w:p>")))
        assert_harmless(parts)
        root = etree.fromstring(parts["word/header1.xml"])
        shown = [one for one in root.iter() if str(one.tag).endswith("}docPr")]
        assert shown[-1].get("descr") == kept
        assert len({one.get("id") for one in shown}) == len(shown) == 3


# ── What is refused, and how ─────────────────────────────────────────────────────────────────────

RUN: Final = "<w:r><w:t>x</w:t></w:r>"
MARK: Final = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
WORDS: Final = "<w:r><w:instrText>{}</w:instrText></w:r>"
IN_A_HEADER: Final = {
    "tracked words": (f'<w:ins w:id="1" w:author="{PLANTED}">{RUN}</w:ins>', "tracked changes"),
    "deleted words": (f'<w:del w:id="1" w:author="{PLANTED}"/>', "tracked changes"),
    "a tracked paragraph": (f'<w:pPr><w:rPr><w:ins w:author="{PLANTED}"/></w:rPr></w:pPr>', "tracked changes"),
    "hidden words": (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{PLANTED}</w:t></w:r>", "hidden text"),
    "an object": ("<w:r><w:object/></w:r>", "an embedded object"),
    "a control": ("<w:r><w:control/></w:r>", "an ActiveX control"),
    "another file": ('<w:altChunk r:id="logo"/>', "the content of another file"),
    "a bound control": ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>", "a content control that the properties"),
    "a picture elsewhere": (DRAWING.replace('embed="logo"', 'embed="outside"'), "a picture that lies outside"),
    "a linked picture": (DRAWING.replace('embed="logo"', 'embed="logo" r:link="outside"'), "a picture that lies outside"),
    "an old picture elsewhere": ('<w:r><w:pict><v:shape><v:imagedata src="http://evil/"/></v:shape></w:pict></w:r>', "a picture that lies outside"),
    "no picture": (DRAWING.replace('embed="logo"', 'embed="none"'), "a picture that is not there"),
    "a chart": (DRAWING.replace("2006/picture", "2006/chart", 1), "a chart"),
    "a newer thing": ('<w:r><mc:AlternateContent><mc:Choice Requires="w15"/></mc:AlternateContent></w:r>', "something that only newer"),
    "the rest of a text box": (TEXT_BOX.replace("<wps:bodyPr/>", "<wps:linkedTxbx/><wps:bodyPr/>"), "`linkedTxbx`, which memocli"),
    "an unknown thing": ('<e:e xmlns:e="urn:e"/>', "`e`, which memocli does not know there"),
    "a field in a field": (complex_field(complex_field("PAGE")), "a field"),
    "a field over paragraphs": (f"{MARK.format('begin')}</w:p><w:p>{WORDS.format('PAGE')}{MARK.format('end')}", "a field without its beginning"),
    "an instruction in words": (f"{MARK.format('begin')}{WORDS.format('PAGE')}{RUN}{MARK.format('end')}", "a field whose instruction"),
    "a field without an end": (f"{MARK.format('begin')}{WORDS.format('PAGE')}", "a field without its end"),
    "an end alone": (MARK.format("end"), "a field without its beginning"),
    "an instruction alone": (WORDS.format("DDE x"), "the instruction of a field"),
    "a field in pieces": (f"{MARK.format('begin')}{WORDS.format('DD')}{WORDS.format('E x')}{MARK.format('end')}", "the field `DDE`"),
}  # fmt: skip


@pytest.mark.parametrize("case", IN_A_HEADER)
@pytest.mark.parametrize(("kind", "path"), [("header", "word/header1.xml"), ("footer", "word/footer1.xml")])  # fmt: skip
def test_what_acts_or_would_be_missed_is_refused(case: str, kind: str, path: str) -> None:
    xml, says = IN_A_HEADER[case]
    parts = house_parts(**{kind: f"<w:p>{xml}</w:p>"})
    parts["word/_rels/footer1.xml.rels"] = parts["word/_rels/header1.xml.rels"]
    assert refusal(zip_of(parts)).startswith(f"{path} holds {says}")


@pytest.mark.parametrize("act", [*ACTS, "TITLE", "TIME", "SAVEDATE", "USERNAME", "LASTSAVEDBY", "IF 1 = 1", "HYPERLINK x"])  # fmt: skip
@pytest.mark.parametrize("form", [simple_field, complex_field])
def test_fields_that_act_or_tell_are_refused(act: str, form: Callable[[str], str]) -> None:
    name = act.partition(" ")[0]
    said = refusal(zip_of(house_parts(footer=f"<w:p>{form(act)}</w:p>")))
    assert said.startswith(f"word/footer1.xml holds the field `{name}`; in Word, click on it and")


@pytest.mark.parametrize(
    "instruction",
    ["PAGE", " page \\* roman ", "NUMPAGES \\# 0", "SECTIONPAGES \\* Arabic \\* MERGEFORMAT", "STYLEREF 1 \\n"],
)  # fmt: skip
def test_fields_that_count_pages_stay(instruction: str) -> None:
    xml = f"<w:p>{complex_field(instruction)}{simple_field(instruction)}</w:p>"
    parts = filled_parts(MEMO, zip_of(house_parts(footer=xml)))
    assert_harmless(parts)
    text = " ".join(instruction.split()).encode()
    assert parts["word/footer2.xml"].count(text) >= 2


def test_instruction_in_pieces_is_written_in_one() -> None:
    xml = f"<w:p>{MARK.format('begin')}{WORDS.format(' PA')}{WORDS.format('GE ')}{MARK.format('end')}</w:p>"
    parts = filled_parts(MEMO, zip_of(house_parts(footer=xml)))
    written = list(etree.fromstring(parts["word/footer2.xml"]).iter(f"{W}instrText"))
    assert [words.text for words in written[-2:]] == [" PAGE ", None]


def test_odd_numbers_of_lists_are_passed_by() -> None:
    """Where the template's list items have no bullets, ours get a number that none of its lists has."""
    lists = "".join(f'<w:num w:numId="{number}"/>' for number in ("²", "9" * 5000, "7", "-3", "x"))
    parts = house_parts(numbering=lists)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"<w:numPr>", b"<w:numPr/><w:numPr>"
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'<w:numId w:val="1"/>', b"")
    made = etree.fromstring(filled_parts(MEMO, zip_of(parts))["word/styles.xml"])
    bullets = made.find(f"{W}style[@{W}styleId='ListBullet']/{W}pPr/{W}numPr/{W}numId")
    assert bullets is not None
    assert bullets.get(f"{W}val") == "8"


def test_embedded_fonts_are_refused() -> None:
    font = '<w:font w:name="House"><w:embedRegular r:id="x"/></w:font>'
    said = refusal(zip_of(house_parts(fontTable=font)))
    assert said.startswith("word/fontTable.xml holds embedded fonts; in Word, choose File")


@pytest.mark.parametrize("kind", ["GIF", "BMP"])
def test_picture_of_another_kind_is_refused(kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, kind)
    parts = house_parts() | {"word/media/image1.png": buffer.getvalue()}
    assert refusal(zip_of(parts)) == "word/media/image1.png is neither PNG nor JPEG"


@pytest.mark.parametrize(
    ("size", "says"),
    [
        ('w:w="banana" w:h="16838"', "the size of its page can't be read; set it again in Word"),
        ('w:w="2000" w:h="16838"', "its page has no room for text between the margins"),
    ],
)
def test_page_that_is_none(size: str, says: str) -> None:
    parts = house_parts()
    main = parts["word/document.xml"]
    parts["word/document.xml"] = main.replace(b'w:w="11906" w:h="16838"', size.encode())
    assert refusal(zip_of(parts)) == says


@pytest.mark.parametrize(
    "path", [f"word/{name}.xml" for name in ("styles", "settings", "numbering", "fontTable", "theme/theme1", "header1", "footer1", "document")]
)  # fmt: skip
def test_every_part_that_is_not_well_formed_is_refused_by_name(path: str) -> None:
    parts = house_parts()
    for spoiled, says in (
        (parts[path][:-3], "not well-formed XML (line 2, column "),
        (parts[path].replace(b"\n", b"\n<!DOCTYPE x []>"), "DOCTYPE, which no Word file has"),
        (parts[path].decode().replace("\n", "\n<!DOCTYPE x []>").encode("utf-16"), "DOCTYPE"),
        (parts[path].decode().encode("cp037"), "not well-formed XML"),
        (
            b"<x/>",
            "is not what its name says" if "document" not in path else "is not a Word document",
        ),
        (b"<x>" + b"<a/>" * 500_001 + b"</x>", "too large"),
    ):
        said = refusal(zip_of({**parts, path: spoiled}))
        assert path in said or "document" in path
        assert says in said


def test_strict_open_xml_is_refused_with_what_to_do() -> None:
    strict = b"http://purl.oclc.org/ooxml/"
    for wanted, path in (
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", "_rels/.rels"),
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", "word/styles.xml"),
    ):
        parts = house_parts()
        parts[path] = parts[path].replace(wanted, strict)
        assert refusal(zip_of(parts)).endswith("save it as Word Document (.docx), not Strict")


# ── The zip ──────────────────────────────────────────────────────────────────────────────────────


def with_entry(name: str, content: bytes = b"x", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO(zip_of(house_parts()))
    with zipfile.ZipFile(buffer, "a", packing) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


ZIPS: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "two of one name": (lambda: with_entry("WORD/Styles.xml"), "it has two parts named `WORD/Styles.xml`"),
    "out of the folder": (lambda: with_entry("../x"), "the name of its part `../x` leads out of it"),
    "from the root": (lambda: with_entry("/etc/x"), "the name of its part `/etc/x` leads out of it"),
    "as in Windows": (lambda: with_entry("word/x").replace(b"word/x", b"wo\\d/x"), "leads out of it"),
    "packed oddly": (lambda: with_entry("x", b"x", zipfile.ZIP_LZMA), "it is packed in a way that no Word file is"),
    "a password": (lambda: central(zip_of(house_parts()), b"word/styles.xml", 8, b"\x01\x00"), "it is protected by a password"),
    "another checksum": (lambda: central(zip_of(house_parts()), b"word/styles.xml", 16, b"abcd"), "it is damaged: its part word/styles.xml can't be unpacked"),
    "parts that overlap": (lambda: central(zip_of(house_parts()), b"word/styles.xml", 42, b"\x00\x00\x00\x00"), "it is damaged: its parts overlap"),
    "too much": (lambda: with_entry("x", bytes(65 * 1024 * 1024)), "it is larger than 64 MB when it is unpacked"),
    "too many": (lambda: zip_of({str(n): b"" for n in range(5001)}), "it has more than 5,000 parts"),
    "an old file": (lambda: b"\xd0\xcf\x11\xe0", "it is an old .doc, or protected by a password; save it as Word Document (.docx), without a password"),
}  # fmt: skip


@pytest.mark.parametrize("case", ZIPS)
def test_zip_that_deceives_is_refused(case: str) -> None:
    make, says = ZIPS[case]
    assert says in refusal(make())


BOMBS: Final = r"""
import io, re, zipfile
from pathlib import Path
from tests.support.docx_reading import zip_of
from tests.support.house_template import bare_memo, central, house_parts
from memocli.errors import UserError
from memocli.render.docx.template import filled_parts

def with_filling(path, end, filling, times=1):
    parts = house_parts()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            with archive.open(name, "w") as part:
                part.write(content.removesuffix(end))
                if name == path:
                    for _ in range(times):
                        part.write(filling)
                    part.write(end)
    return buffer.getvalue()

blanks = b" " * 1_000_000
told = [
    with_filling("word/styles.xml", b"</w:styles>", b"<a/>x" * 490_000),
    with_filling("word/styles.xml", b"</w:styles>", b"<a b='' c='' d=''/>" * 120_000),
    with_filling("word/document.xml", b"</w:document>", b"<a/>x" * 490_000),
    with_filling("word/header1.xml", b"</w:hdr>", blanks, 63),
    # 400 MB, and ten bytes announced
    central(with_filling("word/header1.xml", b"</w:hdr>", blanks, 400), b"word/header1.xml", 24, bytes([10, 0, 0, 0])),
]
refused = 0
for template in told:
    try:
        filled_parts(bare_memo(), template)
    except UserError:
        refused += 1
# Not what getrusage tells: that begins with what the process had that started this one.
most = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
print(refused, int(most[1]) // 1024)
"""


def test_no_template_takes_much_memory() -> None:
    """Python and the libraries, which are in the number too, take 80 MB."""
    # Linux counts what the process had that a program was started from: so not from this one, which may be large.
    start = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}], check=True)"
    done = python(start.format(BOMBS))
    assert not done.stderr, done.stderr
    refused, megabytes = map(int, done.stdout.split())
    assert refused >= 2
    assert megabytes < 200


# ── Anything ─────────────────────────────────────────────────────────────────────────────────────


def test_spoiled_templates_are_refused_or_harmless() -> None:
    counted: Counter[str] = Counter()
    for number, (done, template) in enumerate(spoiled_templates(PROMISED["house templates"])):
        tried("house templates")
        try:
            parts = filled_parts(a_document_of(number), template)
        except UserError as error:
            said = str(error)
            assert said.startswith(OPENING), (done, said)
            assert "\n" not in said, done
            assert PLANTED not in said, done
            counted["refused"] += 1
            continue
        except Exception as error:
            raise AssertionError(done) from error
        try:
            assert_harmless(parts)
        except Exception as error:
            raise AssertionError(done) from error
        counted["written"] += 1
    assert tried_all("house templates")
    assert min(counted.values()) > counted.total() // 5


def a_document_of(number: int) -> Document:
    return DRAFT if number % 10 == 0 else MEMO


DRAFT: Final = bare_memo(draft=True)
