"""The styles of a DOCX one by one: Word's own, and ours for what Word has no name for."""

from __future__ import annotations

from memocli.document import Design
from memocli.render.docx.box_styles import box_styles
from memocli.render.docx.mark_styles import mark_styles
from memocli.render.docx.numbering import BULLETS, INDENT, NUMBERS
from memocli.render.docx.part_styles import part_styles
from memocli.render.docx.properties import band_box, edge, paragraph_properties, run_properties
from memocli.render.docx.report_styles import report_styles
from memocli.render.docx.style import Style, character_style, paragraph_style


def verdict_style(key: str) -> str:
    """The id of the character style of verdict `key`: `not-met` → `VerdictNotMet`."""
    return "Verdict" + "".join(part.capitalize() for part in key.split("-"))


def _defaults(design: Design) -> tuple[Style, ...]:
    margins = '<w:left w:w="108" w:type="dxa"/>', '<w:right w:w="108" w:type="dxa"/>'
    table = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        f'{margins[0]}<w:bottom w:w="0" w:type="dxa"/>{margins[1]}</w:tblCellMar></w:tblPr>'
    )
    return (
        # Were the colour a default of the document, LibreOffice would print all of a table in it, verdicts and links too.
        Style("Normal", "paragraph", "Normal", run_properties(colour=design.ink), default=True),
        Style(
            "DefaultParagraphFont", "character", "Default Paragraph Font", default=True, hidden=True
        ),
        Style("TableNormal", "table", "Normal Table", table, default=True, hidden=True),
        Style("NoList", "numbering", "No List", default=True, hidden=True),
    )


def _heading(level: int, design: Design) -> Style:
    size = design.heading_sizes[level - 1]
    body = paragraph_properties(
        before=(22, 11, 9)[level - 1],
        after=(6, 3, 2)[level - 1],
        line=size * 1.15,
        keep_next=True,
        keep_lines=True,
        hyphenate=False,
        outline=level - 1,
    ) + run_properties(font=design.sans, bold=True, size=size, colour=design.accent)
    return paragraph_style(f"Heading{level}", f"heading {level}", following="BodyText", body=body)


def _title_block(design: Design) -> tuple[Style, ...]:
    title = paragraph_properties(
        before=0, after=4, line=design.title_size * 1.1, keep_next=True, hyphenate=False
    ) + run_properties(font=design.sans, bold=True, size=design.title_size)
    subtitle = paragraph_properties(
        before=0, after=10, line=16, keep_next=True, hyphenate=False
    ) + run_properties(font=design.sans, size=design.heading_sizes[1] + 1, colour=design.muted)
    fact = paragraph_properties(
        after=3,
        line=design.body_size * 1.3,
        hanging=design.body_size * 0.097,
        hyphenate=False,
        borders=edge("bottom", design, room=14),
    ) + run_properties(font=design.sans, size=design.body_size)
    return (
        paragraph_style("Title", "Title", following="Subtitle", body=title),
        paragraph_style("Subtitle", "Subtitle", following="BodyText", body=subtitle),
        paragraph_style("TitleFact", "Title Fact", body=fact),
        character_style(
            "TitleFactLabel", "Title Fact Label", run_properties(bold=True, colour=design.muted)
        ),
    )


def _band_line(
    design: Design, *, before: float = 0, after: float = 0, size: float, keep_next: bool = True
) -> str:
    """Properties of one line of the band. Word joins neighbours into one box only where their borders and indents agree."""
    return paragraph_properties(
        before=before,
        after=after,
        line=size * 1.25,
        keep_next=keep_next,
        keep_lines=True,
        band=True,
        borders=band_box(design),
        hyphenate=False,
    )


def _band(design: Design) -> tuple[Style, ...]:
    large, body = design.heading_sizes[0], design.body_size
    return (
        paragraph_style(
            # In the band of a house template that has such styles; in ours the heading is a Heading 1.
            "RequirementHeading",
            "Requirement Heading",
            based_on="Heading1",
            following="RequirementCondition",
            body=_band_line(design, before=18, after=5, size=large)
            + run_properties(colour=design.ink),
        ),
        paragraph_style(
            "RequirementCondition",
            "Requirement Condition",
            following="RequirementVerdict",
            body=_band_line(design, after=6, size=body),
        ),
        paragraph_style(
            "RequirementVerdict",
            "Requirement Verdict",
            following="BodyText",
            body=_band_line(design, after=12, size=body)
            + run_properties(font=design.sans, size=body),
        ),
    )


def _band_words(design: Design) -> tuple[Style, ...]:
    """What is inside a line of the band: its number above its heading, its small labels, and the verdict in its colour."""
    number = run_properties(
        font=design.sans, bold=True, size=design.body_size, colour=design.accent, tracking=0.3
    )
    label = run_properties(font=design.sans, bold=True, size=design.body_size, colour=design.muted)
    verdicts = [
        character_style(
            verdict_style(key),
            "Verdict " + key.replace("-", " "),
            run_properties(bold=True, colour=colour),
        )
        for key, colour in design.verdict_colours.items()
    ]
    return (
        character_style("RequirementNumber", "Requirement Number", number),
        character_style("RequirementName", "Requirement Name", run_properties(colour=design.ink)),
        character_style("RequirementWord", "Requirement Word", label),
        *verdicts,
    )


def _running_text(design: Design) -> tuple[Style, ...]:
    return (
        paragraph_style("BodyText", "Body Text", body=paragraph_properties(after=5)),
        character_style("Lead", "Lead", run_properties(font=design.sans, bold=True)),
        paragraph_style(
            "Quote",
            "Quote",
            following="BodyText",
            # Upright: words that the quoted author stressed must be seen.
            body=paragraph_properties(before=1, after=6, left=0.16, right=0.16)
            + run_properties(size=design.body_size - 0.5),
        ),
        character_style(
            "Hyperlink", "Hyperlink", run_properties(colour=design.link, underline=True)
        ),
        # A line below an address would hide its underscores.
        Style(
            "WebAddress",
            "character",
            "Web Address",
            '<w:rPr><w:u w:val="none"/></w:rPr>',
            "Hyperlink",
        ),
        paragraph_style(
            "SectionEnd",
            "Section End",
            body=paragraph_properties(before=0, after=0, line=1, exact=True)
            + run_properties(size=1),
        ),
    )


def _tables(design: Design) -> tuple[Style, ...]:
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{design.rule}"'
    table = (
        f"<w:tblPr><w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        '<w:tblCellMar><w:top w:w="63" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="63" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" '
        f'w:color="{design.accent}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    size = design.table_size
    caption = paragraph_properties(before=9, after=4, line=size * 1.3, keep_next=True)
    cell = paragraph_properties(before=0, after=0, line=size * 1.3, hyphenate=False)
    return (
        paragraph_style(
            "Caption",
            "caption",
            following="BodyText",
            body=caption + run_properties(font=design.sans, bold=True, size=size),
        ),
        Style("MemoTable", "table", "Memo Table", table, "TableNormal"),
        paragraph_style(
            "TableText",
            "Table Text",
            body=cell + run_properties(font=design.sans, size=size),
        ),
        paragraph_style(
            "TableHead",
            "Table Head",
            based_on="TableText",
            body=paragraph_properties(keep_next=True)
            + run_properties(bold=True, colour=design.muted),
        ),
    )


def _lists_and_pictures(design: Design) -> tuple[Style, ...]:
    picture = paragraph_properties(before=5, after=5, line=design.body_size, hyphenate=False)
    caption = (
        '<w:pPr><w:keepNext w:val="0"/><w:spacing w:before="40" w:after="160"/></w:pPr>'
        f'<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{design.muted}"/></w:rPr>'
    )
    return (
        paragraph_style(
            "ListBullet", "List Bullet", body=paragraph_properties(after=3, numbering=BULLETS)
        ),
        paragraph_style(
            "ListNumber", "List Number", body=paragraph_properties(after=3, numbering=NUMBERS)
        ),
        paragraph_style(
            "ListContinue", "List Continue", body=paragraph_properties(after=3, left=INDENT)
        ),
        paragraph_style("Picture", "Picture", following="PictureCaption", body=picture),
        paragraph_style(
            "PictureCaption",
            "Picture Caption",
            based_on="Caption",
            following="BodyText",
            body=caption,
        ),
    )


def _margins_and_end(design: Design) -> tuple[Style, ...]:
    small = run_properties(font=design.sans, size=design.small_size - 0.5, colour=design.muted)
    running = paragraph_properties(
        line=design.small_size * 1.3, right_tab=design.page_width - 2 * design.margin_side
    )
    about = paragraph_properties(before=0, after=4, line=design.small_size * design.leading)
    note = paragraph_properties(after=2, line=design.note_size * 1.3, hanging=0.24)
    return (
        paragraph_style("Header", "header", body=running + small),
        paragraph_style("Footer", "footer", body=running + small),
        paragraph_style("About", "About", body=about + run_properties(size=design.small_size)),
        paragraph_style(
            "EndnoteText", "endnote text", body=note + run_properties(size=design.note_size)
        ),
        character_style(
            "EndnoteReference",
            "endnote reference",
            run_properties(
                font=design.sans,
                bold=True,
                size=design.body_size + 0.5,
                colour=design.accent,
                superscript=True,
            ),
        ),
    )


def styles_of(design: Design) -> tuple[Style, ...]:
    """All styles, in their order; their ids and names are the same in every design."""
    return (
        *_defaults(design),
        *_title_block(design),
        *(_heading(level, design) for level in (1, 2, 3)),
        *_band(design),
        *_band_words(design),
        *_running_text(design),
        *mark_styles(design),
        *_tables(design),
        *box_styles(design),
        *_lists_and_pictures(design),
        *report_styles(design),
        *part_styles(design),
        *_margins_and_end(design),
    )
