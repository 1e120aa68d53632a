"""Diagnostics as anybody may see them: without what a mask hides in their words, and in the files that they point into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from msgspec.structs import replace

from memocli.codes import CODES
from memocli.diagnostics import Diagnostic
from memocli.fields import KINDS
from memocli.load.hiding import speaks_of_it
from memocli.mask.texts import Mask, dots
from memocli.memo import Part, SourceFile
from memocli.memo.keys import keys_of
from memocli.text import Span, TextFile

# All but white space and the signs of YAML, which let the author see what is where.
_LETTER: Final = r"[^\s!-,./:-@\[-^`{-~…]"
_QUOTED: Final = re.compile(r"`[^`]*`")
_ALL_QUOTED: Final = re.compile(r"`.*`", re.DOTALL)
_LINE_OF_COMMENT: Final = re.compile(r"^[ \t]*#.*", re.MULTILINE)
_LOOKS_LIKE_A_KEY: Final = re.compile(r"[a-z][a-z_-]*")


def masked(diagnostics: Iterable[Diagnostic], mask: Mask) -> tuple[Diagnostic, ...]:
    """The diagnostics, with nothing in them that `mask` hides: every report is made of these.

    Their places stay the same, in files whose text has dots for what is hidden. Of a hidden span, which as a rule is the
    record of a confidential source, only keys are seen.
    """
    if not mask.is_needed:
        return tuple(diagnostics)
    hiding = _Hiding(mask)
    return tuple(hiding.diagnostic(found) for found in diagnostics)


class _Hiding:
    """Hides in one run, with each file read once."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.files: dict[TextFile, TextFile] = {}
        self.spans = {file: _Spans(spans) for file, spans in _by_file(mask.spans).items()}

    def diagnostic(self, found: Diagnostic) -> Diagnostic:
        hidden = self.spans.get(found.span.file)
        record = hidden.around(found.span.start) if hidden else None
        shown = found.rewritten(self.mask.said, self.seen)
        if record is None:
            return shown
        message, hint = (
            _without_values(text, found, record) for text in (shown.message, shown.hint)
        )
        return replace(shown, message=message, hint=hint)

    def seen(self, span: Span) -> Span:
        if span.file not in self.files:
            self.files[span.file] = TextFile(span.file.path, self.text_of(span.file))
        return replace(span, file=self.files[span.file])

    def text_of(self, file: TextFile) -> str:
        letters = list(file.text)
        for span in _by_file(self.mask.spans).get(file, ()):
            letters[span.start : span.end] = _kept_or_letter().sub(_kept_or_dot, span.text)
        return self.mask.excerpt("".join(letters))


def _by_file(spans: Iterable[Span]) -> dict[TextFile, list[Span]]:
    found: dict[TextFile, list[Span]] = {}
    for span in spans:
        found.setdefault(span.file, []).append(span)
    return found


class _Spans:
    """The hidden spans of one file, among which a place is looked up."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        # Up to each of them, the one that ends last: no other can hold a place that this one does not.
        self._longest = list(accumulate(ordered, _that_ends_last))

    def around(self, place: int) -> Span | None:
        """A span that the place is in."""
        index = bisect_right(self._starts, place) - 1
        found = self._longest[index] if index >= 0 else None
        return found if found and place < found.end else None


def _that_ends_last(first: Span, second: Span) -> Span:
    return first if first.end >= second.end else second


def _without_values(text: str, found: Diagnostic, record: Span) -> str:
    """A message or hint about a record, with dots for what it quotes of the values."""
    may_say = _own_words() | {_key_named(found, record)}

    def hide(word: re.Match[str]) -> str:
        return word[0] if word[0] in may_say else dots(word[0])

    # Where a value has backticks itself, nobody can tell where it ends.
    quoted = _ALL_QUOTED if _has_backticks(record) else _QUOTED
    return quoted.sub(lambda quote: re.sub(f"{_LETTER}+", hide, quote[0]), text)


def _key_named(found: Diagnostic, record: Span) -> str:
    """The key that F004 may name; in a record that is meant to be confidential, a name may stand in its place."""
    key = found.span.text.strip("\"'")
    is_key = found.code == "F004" and _LOOKS_LIKE_A_KEY.fullmatch(key)
    return key if is_key and not _speaks_of_it(record) else ""


# A record may have many faults, which come one after the other.
@lru_cache(maxsize=2)
def _has_backticks(record: Span) -> bool:
    return "`" in _LINE_OF_COMMENT.sub("", record.text)


@lru_cache(maxsize=2)
def _speaks_of_it(record: Span) -> bool:
    return speaks_of_it(record)


@cache
def _own_words() -> frozenset[str]:
    """What memocli itself says of a record: its keys, the values that some of them may have, codes, and what hints show."""
    choices = (kind.choices for kind in KINDS.values())
    shown = (
        "https from to key value source-id a b 1 2 es en memocli rule evidence keep drop".split()
    )
    return keys_of(SourceFile).union(keys_of(Part), *choices, CODES, shown)


@cache
def _kept_or_letter() -> re.Pattern[str]:
    """A letter of a record, or what of it may be seen: its keys, the dash of a list, and why the rest is hidden."""
    known = keys_of(SourceFile) | keys_of(Part)
    keys = "|".join(sorted(map(re.escape, known), reverse=True))
    key = rf"(?<![\w-])(?:{keys})(?=[\"']?[ \t]*:)"
    return re.compile(rf"(?P<kept>confidential[\"']?: *true\b|{key}|-(?!\S))|{_LETTER}")


def _kept_or_dot(match: re.Match[str]) -> str:
    return match["kept"] or dots(match[0])
