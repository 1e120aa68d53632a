"""The styles of a report on changes: its entries, and words that were deleted and inserted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from memocli.document import Design
from memocli.render.docx.properties import paragraph_properties, run_properties, twips
from memocli.render.docx.style import Style, character_style, paragraph_style

DELETED: Final = "Deleted"
INSERTED: Final = "Inserted"
_INDENT: Final = 0.2  # inches
_BAR_SPACE: Final = 9  # points between the bar and the words
_POINTS: Final = 72  # points of an inch
_LIST_INDENT: Final = 0.18  # inches
# The bar of an entry that is one of these; the first counts. All others have a pale one.
_BARS: Final = {"probable": "partly-met", "dropped": "not-met", "added": ""}


def entry_bar(keys: Collection[str], design: Design, *, is_label: bool = False) -> str:
    """The `w:pBdr` of a paragraph of an entry with these topics: a bar at its left, as on the page.

    Word joins the bars of neighbours with the same border and indent. Those of a label are a point off, in both, so that its bar is at
    the same place, but never joins that of the entry before it.
    """
    key = next((key for key in _BARS if key in keys), None)
    colour = design.rule if key is None else design.verdict_colours.get(_BARS[key], design.link)
    kind = "dashed" if key == "probable" else "single"
    space = _BAR_SPACE + is_label
    return (
        f'<w:pBdr><w:left w:val="{kind}" w:sz="24" w:space="{space}" w:color="{colour}"/></w:pBdr>'
    )


def entry_list_indent(*, is_further: bool = False) -> str:
    """The `w:ind` of an item of a list in an entry: its bullet stands where the words of the entry do."""
    left = twips(_INDENT + _LIST_INDENT)
    hanging = "" if is_further else f' w:hanging="{twips(_LIST_INDENT)}"'
    return f'<w:ind w:left="{left}"{hanging}/>'


def report_styles(design: Design) -> tuple[Style, ...]:
    """The styles, in their order."""
    small = design.small_size
    label = paragraph_properties(
        before=9,
        after=0,
        line=small * 1.4,
        keep_next=True,
        keep_lines=True,
        hyphenate=False,
        left=_INDENT + 1 / _POINTS,
    ) + run_properties(font=design.sans, bold=True, size=small, colour=design.accent)
    detail = paragraph_properties(
        before=0,
        after=1,
        line=small * 1.35,
        left=_INDENT,
        hyphenate=False,
        keep_lines=True,
    ) + run_properties(font=design.sans, size=small)
    return (
        paragraph_style("EntryLabel", "Entry Label", following="EntryText", body=label),
        character_style(
            "EntryPlace",
            "Entry Place",
            f'<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{design.muted}"/></w:rPr>',
        ),
        paragraph_style(
            "EntryText",
            "Entry Text",
            body=paragraph_properties(before=0, after=3, left=_INDENT, keep_lines=True),
        ),
        paragraph_style("EntryDetail", "Entry Detail", body=detail),
        character_style(DELETED, "Deleted", run_properties(strike=True, colour=design.accent)),
        character_style(INSERTED, "Inserted", run_properties(colour=design.link, underline=True)),
    )
