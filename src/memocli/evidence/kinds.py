"""What kind of file any copy is, also one whose text nobody can read, such as a photograph."""

from __future__ import annotations

import re
from mimetypes import MimeTypes
from typing import Final

from msgspec import Struct

from memocli.evidence.extracted import CannotRead
from memocli.evidence.media import Media, media_of

_ENDINGS: Final = {
    Media.PDF: ".pdf",
    Media.HTML: ".html",
    Media.WORD: ".docx",
    Media.OPEN_DOCUMENT: ".odt",
    Media.PLAIN: ".txt",
}
_ANY: Final = "application/octet-stream"
_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+\Z")


class Kind(Struct, frozen=True):
    """The media type of a file, the ending that names of such files have, and why its text can't be read, empty where it can."""

    media_type: str
    ending: str = ""
    unreadable: str = ""

    @property
    def is_web_page(self) -> bool:
        """Whether it is HTML."""
        return self.media_type == Media.HTML.value


def kind_of(content: bytes, name: str, given: str = _ANY) -> Kind:
    """What a file is: by its bytes, else by its name, else the media type that somebody gave it."""
    try:
        media = media_of(content, name)
    except CannotRead as error:
        # Python's own table: that of the system says something else on each.
        table = MimeTypes(())
        media_type = table.guess_type(name)[0] or (given if _TYPE.match(given) else _ANY)
        return Kind(media_type, table.guess_extension(media_type) or "", str(error))
    return Kind(media.value, _ENDINGS[media])
