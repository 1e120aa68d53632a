"""What a document looks like: paper, colours, sizes, fonts. Every output takes them from here, and nowhere else are they defined."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from memocli.font import FontFile


class Design(Struct, frozen=True):
    """Sizes in points, lengths in inches, colours as six hexadecimal digits without `#`.

    `files` has the fonts that are not the packaged ones.
    """

    serif: str = "Source Serif Pro"
    serif_fallback: tuple[str, ...] = ("Cambria", "Georgia", "serif")
    sans: str = "Source Sans Pro"
    sans_fallback: tuple[str, ...] = ("Calibri", "Helvetica", "Arial", "sans-serif")
    ink: str = "1b1f24"
    muted: str = "4a5560"
    accent: str = "7a1f2b"
    rule: str = "c9cdd2"
    band: str = "f3efe8"
    link: str = "1f4e79"
    mark: str = "ffe14d"
    watermark: str = "f3dfdf"
    dark_watermark: str = "33272b"
    body_size: float = 10.0
    note_size: float = 8.0
    small_size: float = 8.5
    title_size: float = 24.0
    heading_sizes: tuple[float, float, float] = (15.0, 12.0, 10.5)
    leading: float = 1.36
    page_width: float = 8.5
    page_height: float = 11.0
    margin_top: float = 1.0
    margin_bottom: float = 0.95
    margin_side: float = 0.95
    column_gap: float = 0.3
    verdict_colours: dict[str, str] = field(
        default_factory=lambda: {
            "met": "2f6b3a",
            "partly-met": "8a5a00",
            "not-met": "7a1f2b",
            "no-evidence": "4a5560",
        }
    )
    files: tuple[FontFile, ...] = ()

    @property
    def table_size(self) -> float:
        """The size of the words in a table."""
        return self.body_size * 0.9

    @property
    def word_serif(self) -> str:
        """The serif for programs that do not have the packaged one."""
        return self._installed(self.serif, self.serif_fallback)

    @property
    def word_sans(self) -> str:
        """The sans for programs that do not have the packaged one."""
        return self._installed(self.sans, self.sans_fallback)

    @property
    def in_word(self) -> Design:
        """The same design in fonts that such programs have."""
        return replace(self, serif=self.word_serif, sans=self.word_sans)

    def _installed(self, family: str, fallback: tuple[str, ...]) -> str:
        return family if any(family == one.family for one in self.files) else fallback[0]
