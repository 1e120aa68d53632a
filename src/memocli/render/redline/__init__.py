"""Two of our DOCX files → one, in which the new memo stands as tracked changes against the old: in the body, the endnotes and the headers.

`redline` is the function to call. The modules: `package` takes a file apart and puts it together again; `blocks` are its
paragraphs and tables, `pieces` their words, `drawings` their pictures and charts; `pairing` pairs blocks, `words` the pieces
within a pair; `tracked` writes a pair with its changes; `body`, `endnotes` and `margins` do so for each part, and
`lists` has the numbers of both.

To accept all gives the new memo, to reject all the old one, with two exceptions: sections are those of the new memo, and an empty
paragraph in the style Section End may stay where one of them ends.
"""

from __future__ import annotations

from msgspec import Struct

from memocli.ooxml.parts import zipped
from memocli.render.docx.package import moment
from memocli.render.redline.body import merged_body
from memocli.render.redline.endnotes import Notes
from memocli.render.redline.lists import merged_lists
from memocli.render.redline.margins import merged_margins
from memocli.render.redline.package import opened, put_together
from memocli.render.redline.tracked import Stamp

__all__ = ["Redline", "redline"]


class Redline(Struct, frozen=True):
    """The file, and how many tracked changes it has."""

    content: bytes
    changes: int


def redline(old: bytes, new: bytes, author: str, date: str) -> Redline:
    """The DOCX `new` with what differs from the DOCX `old` as changes that `author` made on `date` (ISO, or empty).

    Both come from `render_docx`, with the same template. Where nothing differs, the file is `new`, byte for byte.
    """
    was, now = opened(old), opened(new)
    stamp = Stamp(author, moment(date), now.free_id())
    notes = Notes(was, now)
    body = merged_body(was, now, notes, stamp)
    parts = (body, notes.merged(stamp))
    margins = merged_margins(was, now, stamp)
    if not stamp.changes:
        return Redline(new, 0)
    return Redline(
        zipped(put_together(now, parts, margins | merged_lists(was, now))), stamp.changes
    )
