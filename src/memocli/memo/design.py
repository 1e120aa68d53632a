"""What `design` of a memo.yaml means: the look of the memo in all its outputs."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.fields import Colour, Paper, Points, Shape
from memocli.text import Placed


class MemoColours(Shape, frozen=True):
    """Colours, each as six hexadecimal digits: `7a1f2b`, or `"#7a1f2b"` in quotation marks.

    Keys:
        ink: of the words
        muted: of labels, captions and running heads
        accent: of headings, rules, the marks of notes, and charts
        rule: of the lines in tables, and of pale bars in charts
        band: behind the heading of a requirement
        link: of links
        met: of the verdict `met`
        partly-met: of the verdict `partly-met`
        not-met: of the verdict `not-met`
        no-evidence: of the verdict `no-evidence`
    """

    ink: Colour | None = None
    muted: Colour | None = None
    accent: Colour | None = None
    rule: Colour | None = None
    band: Colour | None = None
    link: Colour | None = None
    met: Colour | None = None
    partly_met: Colour | None = None
    not_met: Colour | None = None
    no_evidence: Colour | None = None


class MemoSizes(Shape, frozen=True):
    """Sizes of letters on paper, in points.

    Keys:
        body: of running text: 8 to 14
        note: of the notes: 6.5 to 12
        small: of tables, captions and the text about the memo: 6.5 to 12
        title: of the title: 14 to 40
        heading-1: of the headings of parts: 10 to 28
        heading-2: of the headings of findings: 9 to 24
        heading-3: of the headings below those: 8 to 20
    """

    body: Points | None = None
    note: Points | None = None
    small: Points | None = None
    title: Points | None = None
    heading_1: Points | None = None
    heading_2: Points | None = None
    heading_3: Points | None = None


class MemoFonts(Shape, frozen=True):
    """Families of fonts whose files lie in `templates/fonts/`.

    Keys:
        serif: of running text and notes
        sans: of headings, labels, tables and charts
    """

    serif: Placed | None = None
    sans: Placed | None = None


class MemoDesign(Shape, frozen=True):
    """The look of the memo, the same in PDF, HTML and DOCX; what is left out is as memocli has it.

    Keys:
        paper: `letter` (if nothing is said) or `a4`
        colours: other colours
        sizes: other sizes of letters
        fonts: other fonts
    """

    paper: Paper | None = None
    colours: MemoColours | None = None
    sizes: MemoSizes | None = None
    fonts: MemoFonts | None = None

    def given(self) -> Iterator[tuple[str, Placed]]:
        """All that is said, each by its keys: `colours.accent`."""
        if self.paper is not None:
            yield "paper", self.paper
        for key in ("colours", "sizes", "fonts"):
            yield from ((f"{key}.{name}", value) for name, value in given_in(getattr(self, key)))


def given_in(shape: MemoColours | MemoSizes | MemoFonts | None) -> Iterator[tuple[str, Placed]]:
    """The keys of a mapping that are given, as the file has them, with what they say."""
    if shape is None:
        return
    for key, field in zip(shape.__struct_encode_fields__, shape.__struct_fields__, strict=True):
        value = getattr(shape, field)
        if value is not None:
            yield key, value
