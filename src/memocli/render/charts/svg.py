"""Elements of SVG in the colours of the design, and how wide words are."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from memocli.document import Design

# All lengths are in units of the drawing, which is as wide as a column of the paper: 96 units an inch.
WIDTH: Final = 320
SIZE: Final = 12.5
LINE: Final = 15.5
# How wide letters are, in their size, in the widest of the fonts that are taken where ours are not installed: most of them, capitals, and
# those that are far narrower or wider; and a bold one of a number.
_LETTER: Final = 0.64
_CAPITAL: Final = 0.72
_WIDTHS: Final = (
    dict.fromkeys("iljI .,:;'’|!", 0.32)
    | dict.fromkeys("tfr()[]-/", 0.42)
    | dict.fromkeys("mwMW—%@", 0.98)
)
_BOLD: Final = 0.71
# What XML can't hold, and a line break.
_ILLEGAL: Final = "[\x00-\x1f\ud800-\udfff\ufffe\uffff]"  # compiled when first used

Anchor: TypeAlias = Literal["start", "middle", "end"]
Paints: TypeAlias = dict[str, str]


def on_paper(design: Design) -> Paints:
    """The colours of the paper."""
    colours = {name: f"#{getattr(design, name)}" for name in ("ink", "muted", "rule", "accent")}
    return colours | {"paper": "#ffffff", "none": "none"}


def on_screen(design: Design) -> Paints:
    """The colours that a page has, light or dark; those of the paper elsewhere."""
    paper = on_paper(design)
    return {
        name: "none" if name == "none" else f"var(--{name},{colour})"
        for name, colour in paper.items()
    }


class Drawing(Struct):
    """A drawing that grows downwards: `height` is where it ends so far; `paints` are its colours by name."""

    paints: Paints
    height: float = 0
    _parts: list[str] = []

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        anchor: Anchor = "start",
        bold: bool = False,
        paint: str = "ink",
    ) -> None:
        """Words whose foot is at `y`."""
        weight = ' font-weight="600"' if bold else ""
        # The blank is for programs that draw nothing, and print the words one after another.
        self._parts.append(
            f'<text x="{x:.5g}" y="{y:.5g}" text-anchor="{anchor}"{weight} '
            f'style="fill:{self.paints[paint]}">{_escaped(words)}</text> '
        )

    def paragraph(self, words: str, x: float, room: float, *, bold: bool = False) -> None:
        """Words in as many lines as they need, below all else."""
        for line in wrapped(words, room):
            self.height += LINE
            self.text(line, x, self.height - 4, bold=bold)

    def bar(
        self, left: float, top: float, width: float, height: float, *, solid: bool, exact: bool
    ) -> None:
        """A bar: full, or pale with an edge; the edge of one that is not exact is dashed."""
        fill = self.paints["accent" if solid and exact else "rule" if exact else "paper"]
        edge = self.paints["accent" if solid else "muted"]
        dashes = "" if exact else ";stroke-dasharray:3 2"
        self._parts.append(
            f'<rect x="{left:.5g}" y="{top:.5g}" width="{width:.5g}" height="{height:.5g}" '
            f'style="fill:{fill};stroke:{edge};stroke-width:1{dashes}"/>'
        )

    def path(
        self,
        steps: str,
        *,
        stroke: str = "ink",
        fill: str = "none",
        width: float = 1,
        dashes: str = "",
    ) -> None:
        """A line or shape along `steps`, which are SVG's own."""
        dashed = f";stroke-dasharray:{dashes}" if dashes else ""
        self._parts.append(
            f'<path d="{steps}" style="fill:{self.paints[fill]};stroke:{self.paints[stroke]};'
            f'stroke-width:{width:g}{dashed}"/>'
        )

    def element(self, attributes: str, families: str) -> str:
        """The whole drawing as one element."""
        return (
            f'<svg {attributes} viewBox="0 0 {WIDTH} {self.height:g}" '
            f'font-family={attribute(families)} font-size="{SIZE:g}">{"".join(self._parts)}</svg>'
        )


def share(value: Decimal, of: Decimal) -> float:
    """A value as a part of another one, which may both be larger than any float."""
    return float(value / of) if of else 0.0


def width_of(words: str, *, bold: bool = False) -> float:
    """How wide words are at most, or nearly so."""
    if bold:
        return len(words) * SIZE * _BOLD
    return SIZE * sum([_WIDTHS.get(one, _CAPITAL if one.isupper() else _LETTER) for one in words])


def wrapped(words: str, room: float) -> list[str]:
    """Words in lines of at most this width; a longer word is divided."""
    most = max(int(room / (SIZE * _LETTER)), 1)
    pieces = [
        part
        for word in words.split()
        for part in (
            [word]
            if width_of(word) <= room
            else [word[at : at + most] for at in range(0, len(word), most)]
        )
    ]
    lines = [""]
    for piece in pieces:
        longer = f"{lines[-1]} {piece}".strip()
        if width_of(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def attribute(value: str) -> str:
    """A value of an attribute, with its quotation marks."""
    return f'"{_escaped(value)}"'


def _escaped(words: str) -> str:
    if not words.isprintable():  # as most words are
        words = re.sub(_ILLEGAL, " ", words)
    return (
        words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
