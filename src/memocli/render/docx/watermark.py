"""The word for a draft across a page, in the form that Word's own Design, Watermark writes and finds again."""

from __future__ import annotations

from typing import Final

from memocli.document import Design
from memocli.ooxml.markup import escaped
from memocli.render.draft import SLOPE, letter_size

# Declared here, since only the headers of a draft need them.
_NAMESPACES: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
# A shape that is a line of text, as Word describes it in every file that has one.
_TEXT_SHAPE: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def watermark(word: str, design: Design) -> str:
    """A run that lays the word, pale and slanted, behind the text of each page that has this header."""
    size = letter_size(word) * 72
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{0.62 * size * len(word):.0f}pt;height:{size:.0f}pt;"
        f"rotation:{SLOPE % 360};z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict {_NAMESPACES}>{_TEXT_SHAPE}"
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{escaped(word)}" '
        f'style="{style}" o:allowincell="f" fillcolor="#{design.watermark}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{design.sans_fallback[0]}&quot;;font-size:1pt" string="{escaped(word)}"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
