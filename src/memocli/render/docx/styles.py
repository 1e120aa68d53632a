"""The styles part, and the ids that a file uses for the styles.

A house template may use another id for a style than ours (a Spanish Word says `Ttulo1` for "heading 1"), so all code
that writes text looks the id up in `StyleIds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from memocli.document import Design
from memocli.language import in_country
from memocli.ooxml.markup import DECLARATION, NAMESPACES, escaped
from memocli.render.docx.properties import paragraph_properties, run_properties
from memocli.render.docx.style import Style
from memocli.render.docx.style_list import styles_of

# Our style id → the id that the file uses.
StyleIds: TypeAlias = Mapping[str, str]
OWN_IDS: Final[StyleIds] = {style.id: style.id for style in styles_of(Design())}

_WORDS_OWN: Final = frozenset(
    "Normal|Default Paragraph Font|Normal Table|No List|Title|Subtitle|heading 1|heading 2|heading 3|Body Text|List Bullet|List Number|List Continue|Quote|"
    "Hyperlink|caption|header|footer|TOC Heading|toc 1|toc 2|endnote text|endnote reference".split(
        "|"
    )
)


def style_element(style: Style, ids: StyleIds = OWN_IDS) -> str:
    """The `w:style` of `style`, with every id as the file has it."""
    default = ' w:default="1"' if style.default else ""
    custom = ' w:customStyle="1"' if style.name not in _WORDS_OWN else ""
    based_on = f'<w:basedOn w:val="{escaped(ids[style.based_on])}"/>' if style.based_on else ""
    following = f'<w:next w:val="{escaped(ids[style.following])}"/>' if style.following else ""
    shown = (
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        if style.hidden
        else "<w:qFormat/>"
    )
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{escaped(ids[style.id])}">'
        f'<w:name w:val="{style.name}"/>{based_on}{following}{shown}{style.body}</w:style>'
    )


def number_look(design: Design) -> str:
    """What the style Requirement Number gives to its words, as properties of a run."""
    style = next(style for style in styles_of(design) if style.id == "RequirementNumber")
    return style.body.removeprefix("<w:rPr>").removesuffix("</w:rPr>")


def styles_part(language: str, design: Design) -> str:
    """`word/styles.xml` for a document in `language`."""
    styles = "".join(map(style_element, styles_of(design)))
    run = run_properties(font=design.serif, size=design.body_size, language=in_country(language))
    paragraph = paragraph_properties(line=design.body_size * design.leading)
    defaults = f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault><w:pPrDefault>{paragraph}</w:pPrDefault></w:docDefaults>"
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{styles}</w:styles>"
