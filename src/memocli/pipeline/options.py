"""What to build, and how."""

from __future__ import annotations

from msgspec import Struct

from memocli.diagnostics import Severity
from memocli.render import Form, PdfStandard


class BuildOptions(Struct, frozen=True):
    """What to build.

    `date` (ISO) is used where the memo has no day of submission; `word_markup` is Word's own note markup in the HTML;
    `fail_on` takes the place of what the settings of the project say.
    """

    forms: tuple[Form, ...] = tuple(Form)
    draft: bool = False
    standard: PdfStandard = PdfStandard.ACCESSIBLE_ARCHIVE
    word_markup: bool = True
    date: str = ""
    fail_on: Severity | None = None

    def in_manifest(self, date: str) -> dict[str, str | bool]:
        """What changes the bytes of an output though no file changes; `date` is the one that the memo was given."""
        return {
            "date": date,
            "pdf-standard": str(self.standard),
            "word-markup": self.word_markup,
        }
