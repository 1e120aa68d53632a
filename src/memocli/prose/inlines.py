"""The words of a text as inlines. Only this module imports markdown-it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from memocli.document import (
    Emphasis,
    Foreign,
    Inline,
    Link,
    NoteReference,
    ParagraphBreak,
    Strong,
    Text,
)
from memocli.prose.citations import find_citations
from memocli.prose.foreign import find_foreign_words
from memocli.prose.paragraphs import paragraph_places
from memocli.prose.simple_markup import NO_NOTE, simple_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from memocli.prose.parts import Citation

# Emphasis in emphasis and so on, deeper than any text goes; what is deeper yet keeps its words and loses its emphasis.
DEEPEST: Final = 10
_CLOSING: Final = re.compile(r"[.,;:!?…]*[”»’\")\]]*[.,;:!?…]*")


def inlines(
    text: str, notes: Sequence[int] = (), citations: Sequence[Citation] | None = None
) -> tuple[Inline, ...]:
    """Markdown's inline subset as inlines: emphasis, strong, links, words in other languages, and a note reference for each citation.

    An empty line ends a paragraph; any other line break is a blank. `citations` are those of the text, where they are known already. `notes` holds the note number of each in order; a
    citation for which it has no number leaves nothing. A reference is put after the punctuation that follows its citation, and
    the space before it is removed.
    """
    if citations is None:
        citations, _ = find_citations(text)
    found: list[Inline] = []
    for start, end in paragraph_places(text):
        runs = _paragraph(text, start, end, notes, citations)
        found += [ParagraphBreak(), *runs] if found and runs else runs
    return tuple(found)


def is_too_deep(text: str) -> bool:
    """Whether emphasis and links are inside one another deeper than `DEEPEST`."""
    citations, _ = find_citations(text)
    return any(
        depth > DEEPEST
        for start, end in paragraph_places(text)
        for _, depth in _with_depths(_tokens(text, start, end, citations))
    )


def _with_depths(tokens: Iterable[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with how many emphases and links it is in, or opens, or closes."""
    depth = 0
    for token in tokens:
        yield token, depth + max(token.nesting, 0)
        depth += token.nesting


def _paragraph(
    text: str, start: int, end: int, notes: Sequence[int], citations: Sequence[Citation]
) -> tuple[Inline, ...]:
    """One paragraph of a text, from `start` to `end`."""
    simple = simple_runs(text, start, end, notes, citations)
    if simple is not None:
        return _tidy(simple)
    tokens = _with_depths(_tokens(text, start, end, citations))
    kept = (token for token, depth in tokens if not token.nesting or depth <= DEEPEST)
    return _tidy(list(_convert(kept, notes, "")))


def _tokens(text: str, start: int, end: int, citations: Sequence[Citation]) -> list[Token]:
    places = {
        _normal_place(text, start, citation.start): (
            index,
            _normal_place(text, start, citation.end),
        )
        for index, citation in enumerate(citations)
    }
    foreign = {
        one.start: (one.language, one.close, one.end)
        for one in find_foreign_words(_normal(text[start:end]))
    }
    read = {"citations": places, "foreign": foreign}
    return _parser().parseInline(text[start:end], read)[0].children or []


def _normal(text: str) -> str:
    """A text as markdown-it counts its places."""
    return text.replace("\r\n", "\n")


def _normal_place(text: str, start: int, place: int) -> int:
    """A place in a paragraph as markdown-it counts: from its start, and a line break is always one character."""
    return place - start - text.count("\r\n", start, place)


@cache
def _parser() -> MarkdownIt:
    # Imported here: checking needs no Markdown, nor do most memos.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape", "newline"])
    parser.inline.ruler.before("link", "foreign", _foreign_rule)
    parser.inline.ruler.before("foreign", "citation", _citation_rule)
    return parser


def _citation_rule(state: StateInline, silent: bool) -> bool:
    """Take a citation, whose place is known, as one token."""
    found = state.env["citations"].get(state.pos)
    if found is None:
        return False
    index, end = found
    if not silent:
        state.push("citation", "", 0).meta = {"index": index}
    state.pos = end
    return True


def _foreign_rule(state: StateInline, silent: bool) -> bool:
    """Take words in another language, whose place is known, as tokens between two of their own.

    Whoever only looks for the end of a link sees a pair of brackets in it: as a whole, they would be a link in a link.
    """
    found = state.env["foreign"].get(state.pos)
    if silent or found is None or found[2] > state.posMax:
        return False
    language, close, end = found
    most, state.posMax = state.posMax, close
    state.pos += 1
    state.push("foreign_open", "", 1).meta = {"language": language}
    state.md.inline.tokenize(state)
    state.push("foreign_close", "", -1)
    state.pos, state.posMax = end, most
    return True


def _convert(tokens: Iterator[Token], notes: Sequence[int], closing: str) -> Iterator[Inline]:
    for token in tokens:
        if token.type == closing:
            return
        inline = _leaf(token, notes) if token.nesting == 0 else _branch(token, tokens, notes)
        if inline is not None:
            yield inline


def _leaf(token: Token, notes: Sequence[int]) -> Inline | None:
    if token.type == "citation":
        index = token.meta["index"]
        return NoteReference(notes[index]) if index < len(notes) else NO_NOTE
    if token.type in ("softbreak", "hardbreak"):
        return Text(" ")
    return Text(token.content) if token.content else None


def _branch(token: Token, tokens: Iterator[Token], notes: Sequence[int]) -> Inline:
    kind = token.type.removesuffix("_open")
    children = _tidy(list(_convert(tokens, notes, f"{kind}_close")))
    if kind == "link":
        return Link(str(token.attrGet("href") or ""), children)
    if kind == "foreign":
        return Foreign(str(token.meta["language"]), children)
    return Strong(children) if kind == "strong" else Emphasis(children)


def _tidy(found: list[Any]) -> tuple[Inline, ...]:
    """Join neighbouring words, and put marks after the punctuation that follows them."""
    tidy: list[Any] = []
    for inline in found:
        previous = tidy[-1] if tidy else None
        if isinstance(inline, NoteReference) and isinstance(previous, Text):
            tidy.pop()
            if previous.text.strip():
                tidy.append(Text(previous.text.rstrip()))
        elif isinstance(inline, Text) and isinstance(previous, NoteReference):
            tidy.append(_after_punctuation(tidy, inline))
            continue
        elif isinstance(inline, Text) and isinstance(previous, Text):
            tidy[-1] = Text(previous.text + inline.text)
            continue
        tidy.append(inline)
    return tuple(_with_thin_spaces(inline for inline in tidy if inline not in (Text(""), NO_NOTE)))


def _with_thin_spaces(found: Iterable[Inline]) -> Iterator[Inline]:
    """Put a thin space between two marks: 1 and 2 next to each other would read as 12."""
    previous: Inline | None = None
    for inline in found:
        if isinstance(inline, NoteReference) and isinstance(previous, NoteReference):
            yield Text("\u2009")
        yield inline
        previous = inline


def _after_punctuation(tidy: list[Any], words: Text) -> Text:
    """Move the punctuation at the start of `words` to the words before the mark; return the rest."""
    match = _CLOSING.match(words.text)
    moved = match[0] if match else ""
    at = len(tidy) - 1
    while at > 0 and isinstance(tidy[at], NoteReference):
        at -= 1
    if moved and isinstance(tidy[at], Text):
        # The full stop of an abbreviation ends the sentence as well: "in the U.S. [@key]."
        doubled = tidy[at].text.endswith(".") and moved[0] == "." and not moved.startswith("..")
        tidy[at] = Text(tidy[at].text + moved[doubled:])
    elif moved:
        tidy.insert(at + (0 if isinstance(tidy[at], NoteReference) else 1), Text(moved))
    return Text(words.text[len(moved) :])
