"""The custom XML part: what the file said when it was built, claim by claim.

Nobody sees it in Word, and Word keeps it when the file is saved: so it can be found out later which claims somebody changed
with tracking off. It holds nothing that is not printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from memocli.document import ClaimRun, Inline, NoteReference, ParagraphBreak, Text
from memocli.ooxml.markup import DECLARATION, escaped
from memocli.ooxml.names import claim_bookmark
from memocli.ooxml.parts import PRINTED, PRINTED_PROPERTIES, relationship, relationships

# The schema; described in docs/word.md.
NAMESPACE: Final = "urn:memocli:printed:1"
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
# Word tells the items of a file apart by such a number; that of ours is always the same.
_ITEM: Final = "{6D656D6F-636C-4920-8D65-7072696E7465}"
# What the digest is of, in this order.
_DIGESTED: Final = ("word/document.xml", "word/endnotes.xml")


def printed_relationship(claims: Sequence[ClaimRun]) -> str:
    """The relationship from the body to the part, if there is one."""
    return relationship("printed", "customXml", f"/{PRINTED}") if claims else ""


def printed_parts(claims: Sequence[ClaimRun], parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path → bytes of the part and of what belongs to it; none without claims. `parts` has the text as it was built."""
    if not claims:
        return {}
    said = "".join(map(_claim, claims))
    build = hashlib.sha256(b"".join([parts[path] for path in _DIGESTED])).hexdigest()
    item = f'<printed xmlns="{NAMESPACE}" build="{build}">{said}</printed>'
    properties = (
        f'<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    folder, _, name = PRINTED.rpartition("/")
    relation = relationship("properties", "customXmlProps", f"/{PRINTED_PROPERTIES}")
    return {
        PRINTED: (DECLARATION + item).encode(),
        PRINTED_PROPERTIES: (DECLARATION + properties).encode(),
        f"{folder}/_rels/{name}.rels": relationships(relation).encode(),
    }


def _claim(claim: ClaimRun) -> str:
    words = _words(claim.children).split("\n")
    paragraphs = "".join([f"<p>{escaped(said)}</p>" for said in words])
    return f'<claim bookmark="{claim_bookmark(claim.name)}">{paragraphs}</claim>'


def _words(runs: Iterable[Inline]) -> str:
    """What stands between the bookmarks as text: no marks of notes."""
    words = ""
    for run in runs:
        match run:
            case Text(text):
                words += text.replace("\n", " ")
            case ParagraphBreak():
                words += "\n"
            case NoteReference():
                pass
            case _:
                words += _words(run.children)
    return words
