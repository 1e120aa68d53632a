"""YAML with positions: a text file becomes nodes and diagnostics. Only this module imports PyYAML.

Nodes are built from the parser's events, since a loader keeps the last of two equal keys, forgets the
positions, and fails on a deeply nested file. Every scalar stays text (`no` is "no"); the model decides
what it means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml

from memocli.codes import diagnostic
from memocli.text import Placed, Span, TextFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from memocli.diagnostics import Diagnostic

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 100
# What neither YAML nor XML can hold, and the byte order mark, which nobody can see.
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_QUOTE_IT: Final = "put the text in quotation marks, or write it below `>-`"
_UNQUOTE_IT: Final = "write the whole text below `>-`, without quotation marks around it"
_DEEPER: Final = "indent it deeper than the key of its text, or put the text in quotation marks"
_INDENT_IT: Final = "begin the line in the same column as the other keys or `-` of its level"
# What libyaml says, what the author should read instead, and what to type; the first that fits is used.
_SAID: Final = (
    ("while scanning a quoted", "a quotation mark is opened and never closed", "close it"),
    ("flow sequence", "a list in brackets is not closed, or lacks a comma", "write `[a, b]`"),
    ("flow mapping", "a mapping in braces is not closed, or lacks a comma", "write `{a: 1, b: 2}`"),
    ("unknown escape", "a backslash is in double quotes", "write `\\\\`, or use single quotes"),
    ("mapping values are not", "there is a `:` here that can't begin a value", _QUOTE_IT),
    ("cannot start any token", "a text can't begin with this character", _QUOTE_IT),
    ("alphabetic or numeric", "a text can't begin with `*` or `&`", _QUOTE_IT),
    ("expected ':'", "a line is neither a key with a `:` nor part of a text", _DEEPER),
    ("'-' indicator", "a line is indented less or more than the list around it", _INDENT_IT),
    ("<document start>", "a line is indented less than the first one", _INDENT_IT),
    ("block sequence entries", "a list begins on the line of its key", "begin it on a new line"),
    ("expected comment or line", "there is text on the line of `>-`", "begin it on a new line"),
    ("expected key", "there is something where only a key or a new line may be", _QUOTE_IT),
)
# Common mistakes of typing or pasting at the beginning of a line; they are looked for before libyaml's message is used.
_TYPOS: Final = (
    (r" *(?P<at>\t)", "the indentation has a tab", "indent with spaces, two for each level"),
    (r" *(?P<at>[\u00a0\u2007\u202f])", "the indentation has a no-break space", "type a space"),
    (r"(?P<at>[<=>]{7})(?: |$)", "git left this line between two versions", "keep one version"),
    (r" *(?P<at>[–—−]) ", "there is a dash instead of a hyphen", "write `- `"),
    (r" *(?P<at>-)\w[\w-]*: ", "there is no space after the hyphen", "write `- ` with a space"),
    (r" *(?:- )?[A-Za-z-]+(?P<at>:)[^\s:/]", "there is no space after the colon", "write `: `"),
)
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; None where the file has nothing or a plain `null`."""

    value: Placed | None
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping; keys are texts, each once, in the order of the file."""

    entries: dict[Placed, Node]
    span: Span

    def key(self, name: str) -> Placed | None:
        """The key as written, with its span."""
        return next((key for key in self.entries if key == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Parsed:
    """What a file holds: the root node (None if it can't be read) and the faults on the way."""

    root: Node | None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def parse(file: TextFile) -> Parsed:
    """Build the nodes of `file`; faults are collected, never raised."""
    builder = _Builder(file)
    try:
        root = None if builder.reject_characters() else builder.build()
    except yaml.MarkedYAMLError as error:
        builder.report_syntax(error)
        root = None
    except yaml.YAMLError as error:
        builder.report("F001", f"not YAML: {str(error).splitlines()[0]}", Span(file, 0, 0))
        root = None
    return Parsed(root, builder.diagnostics)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; in a mapping, keys and values alternate."""

    start: int
    is_mapping: bool
    is_flow: bool
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Turns the events of one file into nodes."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []

    def report(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self.diagnostics.append(diagnostic(code, message, span, hint))

    def reject_characters(self) -> bool:
        """Report the first character that no file may hold."""
        found = _CONTROL.search(self.file.text)
        if found:
            self.report(
                "F001",
                f"a control character (U+{ord(found[0]):04X}) is in the file",
                Span(self.file, *found.span()),
                "delete the character; it often comes with text pasted from a PDF",
            )
        return found is not None

    def build(self) -> Node | None:
        """The root node; None where there is none, or where the file can't be trusted to mean what it says."""
        root: Node | None = None
        stack: list[_Open] = []
        readable = True
        for event in yaml.parse(self.file.text, Loader=_LOADER):
            node: Node | None = None
            match event:
                case yaml.ScalarEvent():
                    node = self.scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self.check_properties(event)
                    is_mapping = isinstance(event, yaml.MappingStartEvent)
                    stack.append(_Open(self.span(event).start, is_mapping, bool(event.flow_style)))
                    if len(stack) > _DEEPEST:
                        self.report("F001", "nested too deeply", self.span(event))
                        return None
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    node = self.collection(stack.pop(), self.span(event).end)
                case yaml.AliasEvent():
                    readable = False
                    node = self.alias(event)
                case yaml.DocumentStartEvent() if root is not None:
                    self.report(
                        "F001",
                        "not YAML: a second document begins",
                        self.span(event),
                        "delete the line `---` or `...`; one file is one document",
                    )
                    return None
            if node is not None and stack:
                stack[-1].children.append(node)
            elif node is not None:
                root = node
        return root if readable else None

    def span(self, event: Any) -> Span:
        return Span(self.file, event.start_mark.index, event.end_mark.index)

    def scalar(self, event: Any) -> Scalar:
        self.check_properties(event)
        span = self.span(event)
        if event.style in ("|", ">"):
            span = Span(self.file, span.start, span.start + len(span.text.rstrip()))
        escaped = _CONTROL.search(event.value)
        if escaped:
            self.report(
                "F001",
                f"a control character (U+{ord(escaped[0]):04X}) is in the text, as an escape",
                span,
                "delete the escape",
            )
        is_null = not event.style and event.value in _NULLS
        return Scalar(None if is_null else Placed(_CONTROL.sub("", event.value), span), span)

    def alias(self, event: Any) -> Scalar:
        """Report an alias (`*name`), which can stand for an endless tree."""
        span = self.span(event)
        self.report(
            "F002",
            f"an alias (`*{event.anchor}`) refers to text written elsewhere",
            span,
            "write the value out; if it is text that begins with `*`, put it in quotation marks",
        )
        return Scalar(None, span)

    def check_properties(self, event: Any) -> None:
        """Report what YAML does not take as part of the text after it: a tag (`!word`), an anchor (`&word`)."""
        start = Span(self.file, event.start_mark.index, event.start_mark.index + 1)
        if event.tag is not None:
            self.report(
                "F002",
                f"a tag (`{event.tag}`) has no meaning here",
                start,
                "delete the tag; if it is text that begins with `!`, put it in quotation marks",
            )
        if event.anchor is not None:
            self.report(
                "F002",
                f"an anchor (`&{event.anchor}`) has no meaning here",
                start,
                "delete the anchor; if it is text that begins with `&`, put it in quotation marks",
            )

    def collection(self, opened: _Open, end: int) -> Node:
        """The list or mapping that ends; in block style it ends with its last child, as only spaces and comments follow."""
        if not opened.is_flow and opened.children:
            end = opened.children[-1].span.end
        span = Span(self.file, opened.start, max(opened.start, end))
        if opened.is_mapping:
            return Mapping(dict(self.entries(opened.children)), span)
        return Sequence(opened.children, span)

    def entries(self, children: list[Node]) -> Iterator[tuple[Placed, Node]]:
        seen: dict[str, Placed] = {}
        for key_node, value in zip(children[::2], children[1::2], strict=True):
            span = key_node.span
            if not isinstance(key_node, Scalar):
                self.report("F002", "a key must be a text", span, "write the key as one word")
                continue
            key = key_node.value if key_node.value is not None else Placed(span.text, span)
            if key == "<<":
                self.report("F002", "a merge key (`<<`) is not allowed", span, "write the keys out")
            elif key in seen:
                first = seen[key].span
                self.report(
                    "F003",
                    f"the key `{key}` is there twice; the first is on line {first.line}",
                    span,
                    "delete one of the two, or join them",
                )
            else:
                seen[key] = key
                yield key, value

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        gave_up: Any = error.problem_mark or error.context_mark
        begun: Any = error.context_mark
        mark = gave_up
        if begun and begun.line != mark.line and re.search("scanning|flow", error.context or ""):
            mark = begun  # where the quotation or the list begins, not where the parser gave up
        said = f"{error.context or ''}: {error.problem or ''}"
        at = min(mark.index, len(self.file.text)) if mark else 0
        while at == len(self.file.text) and at > 0 and self.file.text[at - 1].isspace():
            at -= 1
        lines = {self.file.line_number(at)}
        if mark is not begun or "quoted" not in said:
            lines.add(self.file.line_number(gave_up.index if gave_up else at))
        if "mapping values are not" in said:
            lines.add(min(lines) - 1)  # a mistake there joins both lines into one text
        typos = [typo for line in sorted(lines) if (typo := self.typo(line))]
        at, problem, hint = typos[0] if typos else (at, *self.in_plain_words(said, at))
        self.report("F001", f"not YAML: {problem}", Span(self.file, at, at + 1), hint)

    def typo(self, number: int) -> tuple[int, str, str] | None:
        """What was typed wrong at the beginning of a line: where, what, and what to type instead."""
        line = self.file.line(number)
        for pattern, problem, hint in _TYPOS:
            found = re.match(pattern, line)
            if found:
                return self.file.line_starts[number - 1] + found.start("at"), problem, hint
        return None

    def in_plain_words(self, said: str, at: int) -> tuple[str, str]:
        """What libyaml means, and what to type instead."""
        before = self.file.text[self.file.line_starts[self.file.line_number(at) - 1] : at].rstrip()
        if "expected key" in said and not before:
            return "a line is indented less or more than those around it", _INDENT_IT
        if "expected key" in said and before.endswith(("'", '"')):
            return "there is text after a closing quotation mark", _UNQUOTE_IT
        for words, problem, hint in _SAID:
            if words in said:
                return problem, hint
        return said.rpartition(": ")[2].rstrip(".") or "it can't be read", _QUOTE_IT
