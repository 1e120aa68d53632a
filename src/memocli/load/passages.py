"""What the part of a memo says of sources apart from its texts: passages, and what claims compute of numbers of theirs.

None of it is printed, and all of it may be words of a confidential source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic, has_errors
from memocli.load.cut_entries import claims_in, entries_at
from memocli.load.library import Said
from memocli.load.read import ReadFile
from memocli.memo import Claim, NamedClaim
from memocli.nodes import Mapping, Node, Scalar, Sequence
from memocli.prose.locators import LABELS, read_locator
from memocli.suggest import Speller
from memocli.text import Span

# Compiled when first used, as those below: few memos have passages.
_WORD: Final = r"[^\W\d_]{2,}"
_PLACES: Final = "write `p. 4` for a page, `para. 12` for a numbered paragraph, or leave `at` out"
_KEYS: Final = frozenset(Claim.__struct_encode_fields__)
_OF_NOBODY: Final = _KEYS - {"passages", "computed"}
_ID: Final = r"@\{?(\w(?:[\w:.#$%&+?<>~/-]*\w)?)"
# Misspelt, too: where a file can't be read as YAML, nobody knows which words are keys.
_BEGINNING: Final = r"(?i)\b(?:pas+a[gj]|qu?ou?t|comput)\w*"


def faults_of_places(claims: Iterable[NamedClaim]) -> Iterator[Diagnostic]:
    """Passages that say where they stand, and give no place as a citation does: they would count as if they had none.

    What they say is not repeated: it may be a word of a confidential source.
    """
    near = Speller(LABELS)
    for claim in claims:
        for passage in claim.claim.passages:
            if passage.at is None or read_locator(str(passage.at))[1]:
                continue
            word = re.search(_WORD, passage.at)
            close = near.nearest(word[0]) if word else None
            hint = f"did you mean `{close}`, and a number behind it?" if close else _PLACES
            message = "`at` must be a place as in a citation, such as `p. 4` or `para. 12`"
            yield diagnostic("F006", message, passage.at.span, hint)


def said_in_part(read: ReadFile) -> Iterator[Said]:
    """What the file of a part says of sources, each with its text; of nobody knows whom where that can't be told.

    In a file that is no good YAML, that is all that follows the first word which may be such a key.
    """
    text = read.file.text
    if read.root is None or has_errors(read.diagnostics):
        if found := re.search(_BEGINNING, text):
            yield Said("", Span(read.file, found.start(), len(text)))
        return
    for finding in entries_at(read.root, "findings"):
        for claim in claims_in(finding):
            # Few claims have another key: that costs one question.
            if isinstance(claim, Mapping) and not claim.entries.keys() <= _OF_NOBODY:
                yield from _of_claim(claim)


def _of_claim(claim: Mapping) -> Iterator[Said]:
    for key, value in claim.entries.items():
        if key == "passages" and isinstance(value, Sequence):
            for passage in value.items:
                yield Said(_text(passage, "source"), _with_comment(passage.span))
        elif key == "computed":
            for source in re.findall(_ID, _text(claim, "text")) or [""]:
                yield Said(source, _with_comment(value.span))
        elif key == "passages" or key not in _KEYS:
            yield Said("", _with_comment(value.span))


def _text(node: Node, name: str) -> str:
    key = node.key(name) if isinstance(node, Mapping) else None
    found = node.entries[key] if isinstance(node, Mapping) and key is not None else None
    return str(found.value) if isinstance(found, Scalar) else ""


def _with_comment(span: Span) -> Span:
    """A text with the rest of its last line, where a comment on it may stand."""
    end = span.file.text.find("\n", span.end)
    return Span(span.file, span.start, end if end >= 0 else len(span.file.text))
