"""The theme part, which Word expects in every file: its twelve colours and two fonts, taken from the design."""

from __future__ import annotations

from typing import Final

from memocli.document import Design
from memocli.ooxml.markup import DECLARATION

_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLAIN_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_part(design: Design) -> str:
    """`word/theme/theme1.xml`. Colours that a person picks in Word come from here; our styles name their own."""
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_NAMESPACE}" name="memocli"><a:themeElements>'
        f'<a:clrScheme name="memocli">{_colours(design)}</a:clrScheme>'
        f'<a:fontScheme name="memocli">{_font("majorFont", design.sans)}{_font("minorFont", design.serif)}</a:fontScheme>'
        f'<a:fmtScheme name="memocli">{_formats()}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _colours(design: Design) -> str:
    verdicts = design.verdict_colours
    slots = {
        "dk1": design.ink,
        "lt1": "ffffff",
        "dk2": design.muted,
        "lt2": design.band,
        "accent1": design.accent,
        "accent2": verdicts["met"],
        "accent3": verdicts["partly-met"],
        "accent4": verdicts["not-met"],
        "accent5": verdicts["no-evidence"],
        "accent6": design.rule,
        "hlink": design.link,
        "folHlink": design.link,
    }
    return "".join(
        [f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in slots.items()]
    )


def _font(kind: str, name: str) -> str:
    return (
        f'<a:{kind}><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
    )


def _formats() -> str:
    line = f'<a:ln w="6350">{_PLAIN_FILL}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f"<a:fillStyleLst>{_PLAIN_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{_PLAIN_FILL * 3}</a:bgFillStyleLst>"
    )
