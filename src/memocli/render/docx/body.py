"""Blocks into the body: paragraphs, tables, and sections of one or two columns."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from memocli.document import (
    Band,
    Block,
    BlockQuotation,
    Chart,
    ClaimRun,
    Columns,
    Design,
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
)
from memocli.ooxml.markup import escaped
from memocli.render.docx.legend import legend_runs
from memocli.render.docx.page import Page
from memocli.render.docx.properties import band_borders, band_heading, beside_rule, notice_box
from memocli.render.docx.report_styles import entry_bar, entry_list_indent
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.tables import AFTER_TABLE, box_markup, table_markup
from memocli.render.docx.verdict_words import verdict_runs

_WIDE_BLANK = "\u2002"
# The style has a tab that draws a line.
_SIGNATURE = "<w:r><w:tab/><w:br/></w:r>"


class Body(Struct):
    """Writes the body from top to bottom.

    Word keeps a section's properties in the section's last paragraph, so the newest paragraph is held back until it
    is known whether the section ends with it. `own_bars` gives the band's bar the colour of the verdict; it is false where a
    house template draws the band in its own way. `number_look` (XML) is the format of the style Requirement Number: the number of a
    requirement is in the style that is repeated at the head of pages, and only looks so.
    """

    runs: RunWriter
    page: Page
    design: Design
    own_bars: bool = True
    number_look: str = ""
    columns: int = 1
    _done: list[str] = []
    _held: tuple[str, str, str] | None = None
    _sections: int = 0
    _empty: bool = True

    def paragraph(self, style: str, content: str, properties: str = "") -> None:
        """A paragraph in one of our styles; `content` is runs, `properties` (XML) go before those of the style."""
        self._write_held()
        self._held = (style, content, properties)
        self._empty = False

    def paragraphs(self, style: str, contents: list[str], properties: str = "") -> None:
        """Paragraphs of one text."""
        for content in contents:
            self.paragraph(style, content, properties)

    def block(self, block: Block) -> None:
        """One block, with the change of columns that it needs."""
        match block:
            case Band():
                self._band(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case Chart():
                self._chart(block)
            case Entry():
                self._entry(block)
            case Section(blocks):
                self._blocks(blocks)
            case Columns(blocks):
                before = self.columns
                self.set_columns(2)
                self._blocks(blocks)
                self.set_columns(before)
            case _:
                self._words(block)

    def _words(
        self,
        block: Heading | Paragraph | BlockQuotation | ItemList | Notice | Legend | SignatureLines,
    ) -> None:
        """A block that is nothing but words."""
        match block:
            case Heading():
                style = "PartName" if block.level == 1 else ""
                words = self.runs.spoken(block.whole, style, language=block.language)
                page = "<w:pageBreakBefore/>" if block.begins_page else ""
                heading = self.runs.place(block.anchor, words)
                self.paragraph(f"Heading{block.level}", heading, page)
            case Paragraph():
                self._running_text(block)
            case BlockQuotation(children):
                self.paragraphs("Quote", self.runs.paragraphs(children))
            case ItemList():
                self._list(block)
            case Notice(heading, text):
                words = self.runs.words(heading, "Lead") + self.runs.words(f" {text}")
                self.paragraph("BodyText", words, notice_box(self.design))
            case Legend():
                self.paragraph("About", legend_runs(block, self.runs), beside_rule(self.design))
            case SignatureLines(names):
                for name in names:
                    self.paragraph("SignatureLine", _SIGNATURE + self.runs.words(name))

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self.block(block)

    def set_columns(self, columns: int) -> None:
        """Continue in `columns` columns: the section so far ends here, if there is anything in it."""
        if columns == self.columns:
            return
        if not self._empty:
            self._held = self._held or ("SectionEnd", "", "")
            self._write_held(self.page.section(self.columns, first=self._sections == 0))
            self._sections += 1
            self._empty = True
        self.columns = columns

    def finish(self) -> str:
        """The children of `w:body`. Word requires a paragraph at the very end, also after a table."""
        self._held = self._held or ("SectionEnd", "", "")
        self._write_held()
        return "".join(self._done) + self.page.section(self.columns, first=self._sections == 0)

    def _running_text(
        self, paragraph: Paragraph, style: str = "BodyText", properties: str = ""
    ) -> None:
        lead = self.runs.words(paragraph.lead, "Lead")
        gap = self.runs.words(" ") if lead else ""
        first, *others = self.runs.paragraphs(paragraph.children)
        contents = [lead + gap + first, *others]
        if paragraph.number:
            numbered = enumerate(contents, start=paragraph.number)
            gap = self.runs.words(" ")
            contents = [self.runs.paragraph_number(at) + gap + said for at, said in numbered]
        self.paragraphs(style, contents, properties)

    def _entry(self, entry: Entry) -> None:
        """An entry is a line that stays with what follows it, its words, and smaller lines about them; a bar runs beside all."""
        place = self.runs.words(f"{_WIDE_BLANK}{entry.place}", "EntryPlace") if entry.place else ""
        keys = [topic.key for topic in entry.topics]
        bar = entry_bar(keys, self.design)
        self.paragraph(
            "EntryLabel",
            self.runs.words(entry.label) + place,
            entry_bar(keys, self.design, is_label=True),
        )
        for number, block in enumerate(entry.blocks, start=1):
            # Together on a page, where one can hold them.
            stays = "<w:keepNext/>" if number < len(entry.blocks) else ""
            match block:
                case Paragraph():
                    style = "EntryDetail" if block.lead else "EntryText"
                    self._running_text(block, style, stays + bar)
                case ItemList():
                    self._list(
                        block, bar + entry_list_indent(), bar + entry_list_indent(is_further=True)
                    )
                case _:
                    self.block(block)

    def _list(self, items: ItemList, properties: str = "", further: str = "") -> None:
        """A list; `properties` are those of the first paragraphs of its items, `further` those of the others."""
        if items.number:
            number = self.runs.paragraph_number(items.number)
            self.paragraph("BodyText", number, '<w:keepNext/><w:spacing w:after="0"/>')
        style = "ListBullet"
        if items.is_numbered:
            style = "ListNumber"
            list_id = self.runs.numbered_list(_name_of(items))
            properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
        for item in items.items:
            first, *others = self.runs.paragraphs(item)
            self.paragraph(style, first, properties)
            self.paragraphs("ListContinue", others, further)

    def _picture(self, picture: Picture) -> None:
        shape = self.runs.picture(picture, self.page.column_width(self.columns), self.page.height)
        self.paragraph("Picture", shape, "<w:keepNext/>" if picture.caption else "")
        if picture.caption:
            self.paragraph("PictureCaption", self.runs.spoken(picture.caption))

    def _chart(self, chart: Chart) -> None:
        """The drawing, its numbers as a table, and what they come from."""
        self.paragraph("Caption", self.runs.spoken(chart.heading))
        drawn = self.runs.chart(chart, self.page.column_width(self.columns))
        self.paragraph("Picture", drawn, "<w:keepNext/>")
        numeric = tuple(place > 0 for place, _ in enumerate(chart.table.head))
        self._table(replace(chart.table, numeric=numeric), headed=True)
        caption = self.runs.spoken(f"{chart.caption} ") if chart.caption else ""
        self.paragraph("PictureCaption", caption + self.runs.citing(chart.citing))

    def _band(self, band: Band) -> None:
        """The band is as wide as the page, also where the text around it has columns."""
        before, words = self.columns, self.runs.words
        colour = self.design.verdict_colours.get(band.verdict_key, "") if self.own_bars else ""
        bar = band_borders(colour, self.design)
        self.set_columns(1)
        label = self.runs.part_name(band.running, self.number_look)
        label += words(f"{band.label.removeprefix(band.running)} ", "RequirementNumber")
        label += self.runs.line_end()
        name = self.runs.spoken(band.heading, "RequirementName", language=band.language)
        heading = self.runs.place(band.anchor, label + name)
        if self.own_bars:
            self.paragraph("Heading1", heading, band_heading(colour, self.design))
        else:
            self.paragraph("RequirementHeading", heading)
        if band.condition:
            label = words(band.condition_label, "RequirementWord") + words(_WIDE_BLANK)
            first, *others = self.runs.paragraphs(band.condition)
            self.paragraphs("RequirementCondition", [label + first, *others], bar)
        label = words(band.verdict_label, "RequirementWord") + words(_WIDE_BLANK)
        verdict = verdict_runs(band.verdict, band.verdict_key, self.runs)
        self.paragraph("RequirementVerdict", label + verdict, bar)
        self.set_columns(before)

    def _table(self, table: Table, *, headed: bool = False) -> None:
        """A table below its caption, or below that of something else if it is `headed` already."""
        if table.caption and not headed:
            self.paragraph("Caption", self.runs.spoken(table.caption))
        elif self._held is None and self._done[-1:] and self._done[-1].endswith("</w:tbl>"):
            # Word joins two tables with nothing between them.
            self.paragraph("SectionEnd", "")
        self._write_held()
        room, size = self.page.column_width(self.columns), self.design.table_size
        self._done.append(table_markup(table, self.runs, room, size, stays=headed))
        self._empty = False
        if not headed:
            self.paragraph("SectionEnd", "", AFTER_TABLE)
            # Not held back: LibreOffice loses the columns of a section whose last paragraph but one is a table.
            self._write_held()

    def box(self, heading: str, widths: tuple[int, ...], rows: list[list[str]]) -> None:
        """Rows of cells, which are runs, in a box that begins with its heading; the first cell of a row is its head, the last one stands at the right."""
        self.paragraph("BoxHeading", self.runs.words(heading))
        self._write_held()
        self._done.append(box_markup(rows, heading, widths, self.runs))
        self._empty = False

    def _write_held(self, section: str = "") -> None:
        if self._held is not None:
            style, content, properties = self._held
            self._done.append(self._p(style, content, properties + section))
            self._held = None

    def _p(self, style: str, content: str, properties: str = "") -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._id(style)}"/>{properties}</w:pPr>{content}</w:p>'
        )

    def _id(self, style: str) -> str:
        return escaped(self.runs.styles[style])


def _name_of(items: ItemList) -> str:
    """What a list is called: by the finding of its claims."""
    claims = (run.name for run in items.items[0] if isinstance(run, ClaimRun))
    return next(claims, "").rpartition("/")[0]
