"""What a page has on a screen, beside the document that all outputs print."""

from __future__ import annotations

from msgspec import Struct

from memocli.language.screen import ScreenWords


class OtherFile(Struct, frozen=True):
    """The same document in another form, which lies beside the page: `form` is `pdf` or `docx`, `media_type` says so to programs."""

    form: str
    media_type: str
    name: str


class Screen(Struct, frozen=True):
    """What a page on a screen needs to know.

    `cited` is how the document is cited, in one line; `reference` is a RIS record of it, which is saved under `reference_name`. `files` are those that
    lie beside the page, whenever it was made.
    """

    words: ScreenWords
    cited: str
    reference: str
    reference_name: str
    files: tuple[OtherFile, ...] = ()
