"""Where the parser gave up: what is wrong there, in the author's words, and what to type."""

from __future__ import annotations

import re
from typing import Any, Final

from memocli.suggest import BLANKS, has_blank, sign_name
from memocli.text import Span, TextFile

_QUOTE_IT: Final = "put the text in quotation marks, or write it below `>-`"
_UNQUOTE_IT: Final = "write the whole text below `>-`, without quotation marks around it"
_DEEPER: Final = "indent it deeper than the key of its text, or put the text in quotation marks"
_INDENT_IT: Final = "begin the line in the same column as the other keys or `-` of its level"
_BEGIN_LIST: Final = (
    "begin it on a new line; if it is a text that begins with `- `, put it in quotation marks"
)
_COMMENT: Final = (
    "the rest of this line does not count: ` #` begins a comment",
    "put the value that begins with `#` in quotation marks; a colour needs no `#`",
)
_BACKSLASH: Final = ("a backslash is in double quotes", "write `\\\\`, or use single quotes")
# What libyaml says, what the author should read instead, and what to type; the first that fits is used.
_SAID: Final = (
    ("while scanning a quoted", "a quotation mark is opened and never closed", "close it"),
    ("node content", "a value is missing here, or a bracket or brace is not closed", "write it"),
    ("flow sequence", "a list in brackets is not closed, or lacks a comma", "write `[a, b]`"),
    ("flow mapping", "a mapping in braces is not closed, or lacks a comma", "write `{a: 1, b: 2}`"),
    ("unknown escape", *_BACKSLASH),
    ("hexdecimal number", *_BACKSLASH),
    (
        "invalid Unicode character escape",
        "a character is written as an escape that YAML does not know, or in two halves (`\\ud83d\\ude00`)",
        "type the character itself",
    ),
    ("mapping values are not", "there is a `:` here that can't begin a value", _QUOTE_IT),
    ("cannot start any token", "a text can't begin with `{sign}`", _QUOTE_IT),
    ("alphabetic or numeric", "a text can't begin with `*` or `&`", _QUOTE_IT),
    ("expected ':'", "a line is neither a key with a `:` nor part of a text", _DEEPER),
    ("'-' indicator", "a line is indented less or more than the list around it", _INDENT_IT),
    ("<document start>", "a line is indented less than the first one", _INDENT_IT),
    ("block sequence entries", "a list begins on the line of its key", _BEGIN_LIST),
    ("expected comment or line", "there is text on the line of `>-`", "begin it on a new line"),
    ("expected key", "there is something where only a key or a new line may be", _QUOTE_IT),
)
_TYPE_IT: Final = "delete it, and type a space"
_INDENTATION: Final = "the indentation has {name}"
_INDENT_WITH: Final = "delete it, and indent with spaces"
# Common mistakes of typing or pasting at the beginning of a line; they are looked for before libyaml's message is used.
_TYPOS: Final = (
    (r" *(?P<at>\t)", "the indentation has a tab", "indent with spaces, two for each level"),
    (
        rf" *(?P<at>[{BLANKS}][{BLANKS} ]*)",
        _INDENTATION,
        _INDENT_WITH,
    ),
    (
        r"(?P<at>[<=>])[<=>]{6}(?: |$)",
        "git left this line between two versions",
        "keep one version",
    ),
    (r" *(?P<at>[–—−]) ", "there is a dash instead of a hyphen", "write `- `"),
    (rf" *-(?P<at>[{BLANKS}])", "there is {name} after the hyphen", _TYPE_IT),
    (rf" *(?:- )?[\w-]+:(?P<at>[{BLANKS}])", "there is {name} after the colon", _TYPE_IT),
    (r" *(?P<at>-)\w[\w-]*: ", "there is no space after the hyphen", "write `- ` with a space"),
    (r" *(?:- )?[A-Za-z-]+(?P<at>:)[^\s:/]", "there is no space after the colon", "write `: `"),
    (
        r".*?(?P<at>[\x85\u2028\u2029])",
        "there is {name}, where YAML begins a new line",
        "delete it, and type a space",
    ),
)
# Where such a blank hides a sign of YAML's, though the parser takes all of it for a text. Compiled when first used: few files have one.
_HIDDEN_COLON: Final = rf"(?<=:)[{BLANKS}]|\A[{BLANKS}]+|[{BLANKS}]+\Z"
_HIDDEN_HYPHEN: Final = rf"(?m)^ *-([{BLANKS}])"
_KEY_ALONE: Final = r"\s*[\w-]+\Z"
_CUT_OFF: Final = r"[^'\"#]*[{\[][^'\"#]*(?<=[ \t])(?P<at>#).*[}\]]"
_CURVED: Final = r"(?:: |- )[“”„«‘’]"


def explain(file: TextFile, error: Any) -> tuple[Span, str, str]:
    """Where in the file a fault of PyYAML's (a MarkedYAMLError) is, what is wrong, and what to type."""
    gave_up, begun = error.problem_mark or error.context_mark, error.context_mark
    mark = gave_up
    if begun and begun.line != mark.line and re.search("scanning|flow", error.context or ""):
        mark = begun  # where the quotation or the list begins, not where the parser gave up
    said = f"{error.context or ''}: {error.problem or ''}"
    at = min(mark.index, len(file.text)) if mark else 0
    while at == len(file.text) and at > 0 and file.text[at - 1].isspace():
        at -= 1
    lines = {file.line_number(at)}
    if mark is not begun or "quoted" not in said:
        lines.add(file.line_number(gave_up.index if gave_up else at))
    if "mapping values are not" in said:
        lines.add(min(lines) - 1)  # a mistake there joins both lines into one text
    typos = [typo for line in sorted(lines) if (typo := _typo(file, line))]
    above = _typo(file, _line_above(file, min(lines))) if not typos else None
    if above is not None and has_blank(
        above[0].text
    ):  # the line is no key, so the next one does not fit
        typos = [above]
    if not typos and re.search("flow|node content", said):
        typos = [cut for line in sorted(lines) if (cut := _cut_off(file, line))]
    return typos[0] if typos else (Span(file, at, at + 1), *_in_plain_words(file, said, at))


def misread_blank(blank: Span) -> tuple[str, str]:
    """What is wrong, and what to type, where such a blank hides a colon or a hyphen, or stands at the end of a key."""
    before = blank.file.line(blank.line)[: blank.column - 1]
    place = {":": "after the colon", "-": "after the hyphen"}.get(before[-1:], "beside the key")
    if not before.strip():
        return _INDENTATION.format(name=sign_name(blank.text[0])), _INDENT_WITH
    return f"there is {sign_name(blank.text[0])} {place}", _TYPE_IT


def hidden_colons(key: Span) -> list[Span]:
    """Such blanks at the ends of a key without quotation marks, or after a colon in it."""
    if key.text.isascii() or key.text.startswith(("'", '"')):
        return []
    return [_part(key, found.span()) for found in re.finditer(_HIDDEN_COLON, key.text)]


def hidden_hyphens(text: Span) -> list[Span]:
    """Such blanks after a hyphen that begins a line of a text without quotation marks."""
    if text.text.isascii():
        return []
    begins_line = not text.file.line(text.line)[: text.column - 1].strip()
    found = re.finditer(_HIDDEN_HYPHEN, text.text)
    return [_part(text, match.span(1)) for match in found if begins_line or match.start() > 0]


def _part(span: Span, place: tuple[int, int]) -> Span:
    return Span(span.file, span.start + place[0], span.start + place[1])


def _line_above(file: TextFile, number: int) -> int:
    """The next line above that is neither empty nor a comment; 0 where there is none."""
    while number > 1 and not file.line(number - 1).partition("#")[0].strip():
        number -= 1
    return number - 1


def _typo(file: TextFile, number: int) -> tuple[Span, str, str] | None:
    """What was typed wrong at the beginning of a line: where, what, and what to type instead."""
    for pattern, problem, hint in _TYPOS:
        found = re.match(pattern, file.line(number))
        if found:
            start = file.line_starts[number - 1]
            span = Span(file, start + found.start("at"), start + found.end("at"))
            return span, problem.format(name=sign_name(found["at"][0])), hint
    return None


def _cut_off(file: TextFile, number: int) -> tuple[Span, str, str] | None:
    """What a comment cuts off within brackets or braces: where it begins, what is wrong, and what to type."""
    found = re.match(_CUT_OFF, file.line(number))
    if not found:
        return None
    start = file.line_starts[number - 1] + found.start("at")
    return Span(file, start, start + 1), *_COMMENT


def _in_plain_words(file: TextFile, said: str, at: int) -> tuple[str, str]:
    """What libyaml means, and what to type instead."""
    before = file.text[file.line_starts[file.line_number(at) - 1] : at]
    if "expected key" in said and not before.strip():
        return "a line is indented less or more than those around it", _INDENT_IT
    if "expected key" in said and before.rstrip().endswith(("'", '"')):
        return "there is text after a closing quotation mark", _UNQUOTE_IT
    if "mapping values are not" in said and re.match(_KEY_ALONE, before):
        problem = f"`{before.strip()}:` is indented deeper than the key above it, so it goes on with that text"
        return problem, "begin it in the same column as the key above"
    if "mapping values are not" in said and re.search(_CURVED, before):
        problem = "there is a `:` in the text, and curved quotation marks (“ ”) do not protect it"
        return problem, 'type straight ones (`"`) around the text, or write it below `>-`'
    for words, problem, hint in _SAID:
        if words in said:
            return problem.format(sign=file.text[at : at + 1]), hint
    return said.rpartition(": ")[2].rstrip(".") or "it can't be read", _QUOTE_IT
