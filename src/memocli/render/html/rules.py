"""The values of the design as CSS."""

from __future__ import annotations

from typing import Final

from msgspec.structs import asdict

from memocli.colour import readable
from memocli.document import Design
from memocli.web_fonts import NAMES

# What the shipped style sheet has behind words on a dark screen, at its lightest, and about the contrast that its own colours have there.
_DARK_BAND: Final = "23282e"
_IN_THE_DARK: Final = 6.5


def design_rules(design: Design, *, screen: bool = False) -> str:
    """The design values as CSS: the page, and one custom property for each value.

    A `screen` looks for the packaged fonts in the page itself first.
    """
    lines = [
        (
            f"@page {{ size: {design.page_width}in {design.page_height}in;"
            f" margin: {design.margin_top}in {design.margin_side}in {design.margin_bottom}in }}"
        ),
        ":root {",
        f"--serif: {_families(design.serif, design.serif_fallback, screen=screen)};",
        f"--sans: {_families(design.sans, design.sans_fallback, screen=screen)};",
    ]
    lines += [
        f"--{name}: #{getattr(design, name)};"
        for name in ("ink", "muted", "accent", "rule", "band", "link")
    ]
    lines += [f"--{name}: #{colour};" for name, colour in design.verdict_colours.items()]
    lines += [
        f"--{name.replace('_', '-')}: {size}pt;"
        for name, size in asdict(design).items()
        if name.endswith("_size")
    ]
    lines += [
        f"--heading-{level}: {size}pt;" for level, size in enumerate(design.heading_sizes, start=1)
    ]
    lines += [f"--leading: {design.leading};", f"--column-gap: {design.column_gap}in;", "}"]
    return "\n".join(lines) + "\n"


def dark_rules(design: Design) -> str:
    """The colours of a dark screen for those that are not memocli's own: of the same hue, and as light as they must be."""
    ours, own = _coloured(Design()), _coloured(design)
    changed = {name: colour for name, colour in own.items() if colour != ours[name]}
    rules = [
        f"--{name}: #{readable(colour, _DARK_BAND, least=_IN_THE_DARK)};"
        for name, colour in changed.items()
    ]
    if not rules:
        return ""
    return f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {' '.join(rules)} }} }}\n"


def _coloured(design: Design) -> dict[str, str]:
    """The colours that have a hue, of words."""
    colours = {name: getattr(design, name) for name in ("muted", "accent", "link")}
    return colours | design.verdict_colours


def _families(first: str, others: tuple[str, ...], *, screen: bool) -> str:
    """A CSS font list; the last name is a generic family."""
    inside = [NAMES[first]] if screen and first in NAMES else []
    return ", ".join([f'"{name}"' for name in (*inside, first, *others[:-1])] + [others[-1]])
