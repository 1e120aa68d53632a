"""Inlines into runs. Each run says its language; claims and note marks are inside bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.document import (
    Chart,
    ClaimRun,
    CrossReference,
    Deleted,
    Emphasis,
    Foreign,
    ForeignTerms,
    Inline,
    Inserted,
    Link,
    Marked,
    NoteReference,
    ParagraphBreak,
    Picture,
    Pointer,
    Raised,
    Sign,
    Strong,
    Text,
    plain,
)
from memocli.language import in_country
from memocli.ooxml.markup import escaped
from memocli.ooxml.names import claim_bookmark, note_bookmark, paragraph_bookmark, place_bookmark
from memocli.render.docx.charts import chart_drawing
from memocli.render.docx.numbering import list_number
from memocli.render.docx.pictures import drawing
from memocli.render.docx.report_styles import DELETED, INSERTED
from memocli.render.docx.styles import StyleIds

# Where a paragraph ends, until what is around it is known: runs never have this tag.
_PARAGRAPH_END: Final = "</w:p>"
_SAFE_ADDRESS: Final = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)


class Look(Struct, frozen=True):
    """What a run inherits from the words around it. `style` is one of our character style ids, or empty; `direct` (XML) is a format beside it.

    `change` is the style of words that were deleted or inserted, or empty; it shows where the run has another style too.
    """

    language: str
    style: str = ""
    bold: bool = False
    italic: bool = False
    marked: bool = False
    change: str = ""
    raised: bool = False
    direct: str = ""


class RunWriter(Struct):
    """Writes the runs of one part (the body, or the notes), and remembers what they refer to.

    `bookmark_ids` is shared between the parts: an id is unique in the file. `links` maps an address to its
    relationship id in this part; `claims` are those of the document, `marks` are the note numbers, `pictures` the pictures, `charts` the charts and `lists`
    the numbers of the lists with numbers, in the order in which they were written; `taken_lists` may not be used for those.
    """

    styles: StyleIds
    language: str
    bookmark_ids: Iterator[int]
    draft: bool = False
    links: dict[str, str] = {}
    claims: list[ClaimRun] = []
    marks: list[int] = []
    pictures: list[Picture] = []
    charts: list[Chart] = []
    lists: list[int] = []
    taken_lists: set[int] = set()
    terms: ForeignTerms = ForeignTerms({})

    def inlines(self, children: tuple[Inline, ...], look: Look | None = None) -> str:
        """The runs of `children` within one paragraph, formatted as `look` says; where another begins, a line does."""
        look = look or Look(self.language)
        return self._runs(children, look).replace(_PARAGRAPH_END, self.run("<w:br/>", look))

    def paragraphs(self, children: tuple[Inline, ...]) -> list[str]:
        """The runs of each paragraph; a bookmark may begin in one and end in another."""
        return self._runs(children, Look(self.language)).split(_PARAGRAPH_END)

    def words(self, text: str, style: str = "") -> str:
        """One run of plain words in one of our character styles."""
        return self.run(_text(text), Look(self.language, style)) if text else ""

    def spoken(self, text: str, style: str = "", *, language: str = "") -> str:
        """Runs of a heading or caption, in which words of other languages have theirs, but for one that is all in another."""
        return self.inlines(self.terms.spoken(text), Look(language or self.language, style))

    def line_end(self) -> str:
        """The end of a line within a paragraph."""
        return self.run("<w:br/>", Look(self.language))

    def symbol(self, code: str, style: str) -> str:
        """A sign by its code, in one of our character styles; from a font that Word has, since the text's has none of them."""
        return self.run(
            f'<w:sym w:font="Segoe UI Symbol" w:char="{code}"/>', Look(self.language, style)
        )

    def place(self, anchor: str, content: str) -> str:
        """Runs that others can lead to."""
        return self._bookmark(place_bookmark(anchor), content)

    def to_place(self, anchor: str, text: str, style: str = "Hyperlink") -> str:
        """Words that lead to a place in the document."""
        run = self.words(text, style)
        return f'<w:hyperlink w:anchor="{place_bookmark(anchor)}" w:history="1">{run}</w:hyperlink>'

    def page_of(self, anchor: str) -> str:
        """The number of the page that a place is on."""
        return self.found_out(f"PAGEREF {place_bookmark(anchor)} \\h")

    def found_out(self, code: str) -> str:
        """A field that Word fills in; until then nothing stands there that could be wrong."""
        field = (
            '<w:fldChar w:fldCharType="begin" w:dirty="true"/>'
            f'<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/>'
        )
        return self.run(field, Look(self.language))

    def part_name(self, text: str, look: str = "") -> str:
        """What is repeated at the head of pages, in the format `look` (XML)."""
        return self.run(_text(text), Look(self.language, "PartName", direct=look))

    def fault(self, text: str) -> str:
        """What is wrong, in yellow whatever a house template says of the style."""
        return self.run(_text(text), Look(self.language, "Fault", marked=True))

    def run(self, content: str, look: Look) -> str:
        """A `w:r` around `content`, which is XML."""
        name = look.style or look.change
        style = f'<w:rStyle w:val="{escaped(self.styles[name])}"/>' if name else ""
        bold = "<w:b/><w:bCs/>" if look.bold else ""
        italic = "<w:i/><w:iCs/>" if look.italic else ""
        marked = '<w:highlight w:val="yellow"/>' if look.marked else ""
        language = f'<w:lang w:val="{escaped(in_country(look.language))}"/>'
        struck = "<w:strike/>" if look.change == DELETED else ""
        underlined = '<w:u w:val="single"/>' if look.change == INSERTED else ""
        raised = '<w:vertAlign w:val="superscript"/>' if look.raised else ""
        looks = f"{style}{look.direct}{bold}{italic}{struck}{marked}{underlined}{raised}{language}"
        return f"<w:r><w:rPr>{looks}</w:rPr>{content}</w:r>"

    def numbered_list(self, name: str) -> int:
        """The number that the items of a list with numbers refer to."""
        number = list_number(name, self.taken_lists)
        self.taken_lists.add(number)
        self.lists.append(number)
        return number

    def chart(self, chart: Chart, room: int) -> str:
        """One run that holds a chart, `room` twips wide."""
        self.charts.append(chart)
        shape = chart_drawing(chart, len(self.charts), next(self.bookmark_ids), room)
        return self.run(shape, Look(self.language))

    def paragraph_number(self, number: int) -> str:
        """The number that a paragraph or list is cited by, in a bookmark."""
        words = self.words(f"{number}.", "ParagraphNumber")
        return self._bookmark(paragraph_bookmark(number), words)

    def citing(self, pieces: tuple[str | int, ...]) -> str:
        """What stands below a chart on its notes: words, and numbers that lead to the marks of the notes."""
        return "".join(
            [
                self._to_note(piece) if isinstance(piece, int) else self.words(piece)
                for piece in pieces
            ]
        )

    def _to_note(self, number: int, style: str = "Hyperlink") -> str:
        return self._note_number(number, self.words(str(number), style), Look(self.language, style))

    def picture(self, picture: Picture, room: int, page_height: float) -> str:
        """One run that holds a picture, at most `room` twips wide, on a page so high in inches."""
        self.pictures.append(picture)
        number = len(self.pictures)
        shape = drawing(picture, number, next(self.bookmark_ids), room, page_height)
        return self.run(shape, Look(self.language))

    def _runs(self, children: tuple[Inline, ...], look: Look) -> str:
        return "".join([self._inline(child, look) for child in children])

    def _inline(self, inline: Inline, look: Look) -> str:
        match inline:
            case Text(text):
                return self.run(_text(text), look) if text else ""
            case Emphasis() | Strong() | Foreign() | Deleted() | Inserted() | Marked() | Raised():
                return self._runs(inline.children, _look_inside(inline, look))
            case Link(href, children):
                return self._link(href, children, look)
            case NoteReference(number):
                return self._mark(number, look)
            case CrossReference():
                return self._cross_reference(inline, look)
            case ParagraphBreak():
                return _PARAGRAPH_END
            case ClaimRun():
                return self._claim(inline, look)

    def _link(self, href: str, children: tuple[Inline, ...], look: Look) -> str:
        """A link; only its words where the address is of a kind that could run a program."""
        if not _SAFE_ADDRESS.match(href):
            return self._runs(children, look)
        style = "WebAddress" if _SAFE_ADDRESS.match(plain(children)) else "Hyperlink"
        runs = self._runs(children, replace(look, style=style))
        relationship = self.links.setdefault(href, f"link{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{relationship}" w:history="1">{runs}</w:hyperlink>'

    def _cross_reference(self, reference: CrossReference, look: Look) -> str:
        """The number of another note as a field, which Word makes right after notes were added; other words are a link to its mark."""
        bookmark, words = note_bookmark(reference.note), self._runs(reference.children, look)
        if plain(reference.children) != str(reference.note):
            return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}</w:hyperlink>'
        return self._note_number(reference.note, words, look)

    def _note_number(self, number: int, words: str, look: Look) -> str:
        # The code in the run of the beginning: in one of its own, pandoc would take all that follows for a part of the field.
        begin = self.run(
            '<w:fldChar w:fldCharType="begin"/>'
            f'<w:instrText xml:space="preserve"> NOTEREF {note_bookmark(number)} \\h </w:instrText>',
            look,
        )
        separate = self.run('<w:fldChar w:fldCharType="separate"/>', look)
        end = self.run('<w:fldChar w:fldCharType="end"/>', look)
        return f"{begin}{separate}{words}{end}"

    def _mark(self, number: int, look: Look) -> str:
        self.marks.append(number)
        reference = self.run(
            f'<w:endnoteReference w:id="{number}"/>', Look(look.language, "EndnoteReference")
        )
        return self._bookmark(note_bookmark(number), reference)

    def _claim(self, claim: ClaimRun, look: Look) -> str:
        self.claims.append(claim)
        # The fault is outside of the bookmark: it is not part of the claim's words.
        marked = self._bookmark(claim_bookmark(claim.name), self._runs(claim.children, look))
        if claim.fault and self.draft:
            marked += self.words(" ") + self.fault(f"[{claim.fault}]")
        return marked + "".join(map(self._sign, claim.signs))

    def _sign(self, sign: Sign) -> str:
        """A sign behind a claim; what it leads to says in words what it is, and the legend says it of the others."""
        before = self.words("\N{NO-BREAK SPACE}", "BasisSign")
        if not sign.pointers:
            return before + self.words(sign.mark, "BasisSign")
        befores = (sign.mark, *(", " for _ in sign.pointers[1:]))
        return before + "".join(map(self._pointer, befores, sign.pointers))

    def _pointer(self, before: str, pointer: Pointer) -> str:
        # Without words of its own: those would tell the number that the note had.
        if pointer.note:
            return self.words(before, "BasisSign") + self._to_note(pointer.note, "BasisSign")
        anchor, run = claim_bookmark(pointer.claim), self.words(before + pointer.text, "BasisSign")
        return f'<w:hyperlink w:anchor="{anchor}" w:tooltip="{escaped(pointer.said)}" w:history="1">{run}</w:hyperlink>'

    def _bookmark(self, name: str, content: str) -> str:
        number = next(self.bookmark_ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def _look_inside(
    inline: Emphasis | Strong | Foreign | Deleted | Inserted | Marked | Raised, look: Look
) -> Look:
    """How the words inside of an inline look."""
    match inline:
        case Emphasis():
            return replace(look, italic=True)
        case Strong() | Marked():
            return replace(look, bold=True)
        case Foreign(language):
            return replace(look, language=language)
        case Deleted():
            return replace(look, change=DELETED)
        case Inserted():
            return replace(look, change=INSERTED)
        case Raised():
            return replace(look, raised=True)


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(words)}</w:t>'
