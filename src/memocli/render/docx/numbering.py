"""The bullets of lists: one definition, which the style of list items names."""

from __future__ import annotations

from typing import Final

from memocli.ooxml.markup import DECLARATION, NAMESPACES, escaped
from memocli.render.docx.properties import twips

# The number of the bullets in our own file.
BULLETS: Final = 1
INDENT: Final = 0.2  # inches


def bullet_definition(number: int, style: str) -> str:
    """The `w:abstractNum` of the bullets, for items in the paragraph style of id `style`."""
    indent = twips(INDENT)
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{escaped(style)}"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def bullet_list(number: int, definition: int) -> str:
    """The `w:num` that paragraphs name, and the definition that it refers to."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/></w:num>'


def numbering_part(content: str = "") -> str:
    """`word/numbering.xml` of our own file, or one around `content`."""
    content = content or bullet_definition(BULLETS, "ListBullet") + bullet_list(BULLETS, BULLETS)
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{content}</w:numbering>"
