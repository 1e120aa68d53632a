"""How a page looks in LibreOffice, which knows no custom properties, no selectors of two steps and no element with two classes.

It reads a sheet for no medium at all, which browsers pass by, and takes header and footer from a template, which they do not show.
"""

from __future__ import annotations

from memocli.document import Design

# What stands in the place of the fonts where neither they nor those of the design are installed.
_SERIFS = '"Liberation Serif", "DejaVu Serif", serif'
_SANSES = '"Liberation Sans", "DejaVu Sans", sans-serif'
# Of the page's own two columns: LibreOffice leaves hardly a gap between them.
_GAP = "0.16in"


def office_rules(design: Design) -> str:
    """The design for LibreOffice. In a page it stands before the header, which has the looks of what it finds there."""
    # Not the packaged fonts: for one that is not installed and that it does not know, LibreOffice takes a sans, whatever follows.
    serif, sans = f'"{design.word_serif}", {_SERIFS}', f'"{design.word_sans}", {_SANSES}'
    small, shade = f"{design.small_size}pt", f"#{design.band}"
    in_band = (
        f"background: {shade}; border-left: 3pt solid #{design.accent}; padding: 2pt 6pt; "
        f"margin-top: 0; margin-bottom: 0; margin-left: 0; margin-right: {_GAP}"
    )
    levels = enumerate(design.heading_sizes, start=2)
    rules = [
        f"body, p, li, blockquote {{ font-family: {serif}; font-size: {design.body_size}pt; color: #{design.ink} }}",
        f"p, h2, h3, h4, blockquote {{ margin-right: {_GAP} }}",
        "p { margin-bottom: 0.08in }",
        "h1, h2, h3, h4 { page-break-inside: avoid; page-break-after: avoid }",
        f"h1, h2, h3, h4, th, td, caption {{ font-family: {sans} }}",
        f"h1 {{ font-size: {design.title_size}pt; color: #{design.ink} }}",
        *(f"h{level} {{ font-size: {size}pt; color: #{design.accent} }}" for level, size in levels),
        f"th, td, caption {{ font-size: {small} }}",
        f".term, .number, .lead, .subtitle, .fact, .verdict, .para, .basis, .draft, .fault {{ font-family: {sans} }}",
        f".subtitle {{ font-size: {design.heading_sizes[1]}pt; color: #{design.muted} }}",
        f".term {{ color: #{design.muted} }}",
        f".basis {{ font-size: {small}; color: #{design.muted} }}",
        f"p.legend {{ font-size: {small} }}",
        f"h2.of-band {{ {in_band}; margin-top: 0.2in; color: #{design.ink} }}",
        f"p.condition, p.verdict {{ {in_band}; page-break-after: avoid }}",
        f"p.verdict {{ font-family: {sans} }}",
        f".box {{ background: {shade} }}",
        f".cell, .numeric {{ border-bottom: 0.5pt solid #{design.rule}; padding: 2pt }}",
        ".numeric { text-align: right }",
        *(f"strong.{key} {{ color: #{colour} }}" for key, colour in design.verdict_colours.items()),
        f"p.sdendnote {{ font-size: {design.note_size}pt; margin-right: 0; margin-bottom: 2pt }}",
        f"p.running, p.foot {{ font-family: {sans}; font-size: 8pt; color: #{design.muted}; margin: 0 }}",
        f"a {{ color: #{design.link} }}",
    ]
    return "\n".join(rules) + "\n"
