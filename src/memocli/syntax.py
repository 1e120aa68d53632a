"""YAML with positions: a text file becomes nodes and diagnostics. The only door to PyYAML.

Nodes are built from `compose`, since a loader keeps the last of two equal keys and forgets where
things stand. Every scalar stays text (`no` is "no"); what it means is for the model to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias

import yaml

from memocli.diagnostics import Diagnostic, Severity
from memocli.text import Placed, Span, TextFile

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The C loader where there is one, without the guesses at what a text means (`no`, `2018-07`)."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


_DEEPEST: Final = 100
_CORE_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
)

# All that YAML allows in a file is what is not in here.
_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_QUOTE_IT: Final = "put the text in quotation marks, or write it below `>-`"
_INDENT_IT: Final = "begin the line below the first letter of the key that it belongs beside"
# What libyaml says, what a researcher should read, and what to type; the first that fits counts.
_SAID: Final = (
    ("while scanning a quoted", "a quotation mark is opened and never closed", "close it"),
    ("flow sequence", "a list in brackets is not closed, or lacks a comma", "write `[a, b]`"),
    ("flow mapping", "a mapping in braces is not closed, or lacks a comma", "write `{a: 1, b: 2}`"),
    ("unknown escape", "a backslash stands in double quotes", "write `\\\\`, or use single quotes"),
    ("mapping values are not", "here stands a `:` that can't begin a value", _QUOTE_IT),
    ("cannot start any token", "a text can't begin with this character", _QUOTE_IT),
    ("alphabetic or numeric", "a text can't begin with `*` or `&`", _QUOTE_IT),
    ("undefined alias", "a text can't begin with `*` or `&`", _QUOTE_IT),
    ("expected ':'", "a line is neither a key with a `:` nor part of a text", _QUOTE_IT),
    (
        "'-' indicator",
        "a line is indented less or more than the list around it",
        _INDENT_IT,
    ),
    ("<document start>", "a line is indented less than the first one", _INDENT_IT),
    (
        "block sequence entries",
        "a list begins beside its key",
        "begin the list on a line of its own",
    ),
    ("expected comment or line", "text stands beside `>-`", "begin the text on a line of its own"),
    ("did not find expected key", "something stands where only a key or a new line may", _QUOTE_IT),
)


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
    """Build the nodes of `file`; faults are gathered, never raised."""
    builder = _Builder(file)
    if builder.reject_characters():
        return Parsed(None, builder.diagnostics)
    try:
        composed = yaml.compose(file.text, Loader=_Loader)
        # An alias shares its node, so nothing is expanded before this look at the events.
        if "&" in file.text and builder.reject_aliases():
            return Parsed(None, builder.diagnostics)
        root = builder.build(composed)
    except yaml.MarkedYAMLError as error:
        builder.report_syntax(error)
        return Parsed(None, builder.diagnostics)
    except (yaml.YAMLError, RecursionError) as error:
        builder.report("F001", str(error) or "nested too deeply", Span(file, 0, 0))
        return Parsed(None, builder.diagnostics)
    return Parsed(root, builder.diagnostics)


class _Builder:
    """Turns PyYAML's nodes of one file into ours."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []

    def report(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, span, hint))

    def reject_characters(self) -> bool:
        """Report control characters, which YAML does not allow in any form."""
        found = _FORBIDDEN.search(self.file.text)
        if found is None:
            return False
        self.report(
            "F001",
            f"a control character (U+{ord(found[0]):04X}) stands in the file",
            Span(self.file, *found.span()),
            "delete the character; it often comes with text pasted from a PDF",
        )
        return True

    def reject_aliases(self) -> bool:
        """Report aliases (`*name`), which can stand for a tree without end."""
        found = False
        for event in yaml.parse(self.file.text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) and event.start_mark and event.end_mark:
                self.report(
                    "F002",
                    f"an alias (`*{event.anchor}`) stands for text written elsewhere",
                    Span(self.file, event.start_mark.index, event.end_mark.index),
                    "write the value out; if it is text that begins with `*`, put it in quotation marks",
                )
                found = True
        return found

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark: Any = error.problem_mark or error.context_mark
        begun: Any = error.context_mark
        if begun and begun.line != mark.line and re.search("scanning|flow", error.context or ""):
            mark = begun  # where the quotation or the list begins, not where the parser gave up
        at = min(mark.index, len(self.file.text)) if mark else 0
        while at == len(self.file.text) and at > 0 and self.file.text[at - 1].isspace():
            at -= 1
        problem, hint = _in_plain_words(error, self.file.line(self.file.line_number(at)))
        self.report("F001", f"not YAML: {problem}", Span(self.file, at, at + 1), hint)

    def span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark.index, node.end_mark.index
        if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
            end = start + len(self.file.text[start:end].rstrip())
        return Span(self.file, start, max(start, end))

    def build(self, node: yaml.Node | None, depth: int = 0) -> Node | None:
        if node is None:
            return None
        span = self.span(node)
        if depth > _DEEPEST:
            self.report("F001", "nested too deeply", span)
            return Scalar(None, span)
        if node.tag not in _CORE_TAGS:
            self.report(
                "F002",
                f"a tag (`{node.tag}`) has no meaning here",
                span,
                "delete it, or put text that begins with `!` in quotation marks",
            )
        if isinstance(node, yaml.ScalarNode):
            empty = node.style is None and node.value in ("", "~", "null", "Null", "NULL")
            return Scalar(None if empty else Placed(node.value, span), span)
        if isinstance(node, yaml.SequenceNode):
            items = [self.build(item, depth + 1) for item in node.value]
            return Sequence([item for item in items if item is not None], span)
        return Mapping(dict(self.entries(node, depth)), span)

    def entries(self, node: yaml.Node, depth: int) -> Iterator[tuple[Placed, Node]]:
        seen: dict[str, Placed] = {}
        for key_node, value_node in node.value:
            value = self.build(value_node, depth + 1)
            span = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.report(
                    "F002",
                    "a key must be a text, not a list or a mapping",
                    span,
                    "write the key as one word",
                )
                continue
            key = Placed(key_node.value, span)
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
            elif value is not None:
                seen[key] = key
                yield key, value


def _in_plain_words(error: yaml.MarkedYAMLError, line: str) -> tuple[str, str]:
    """What is wrong with a line, and what to type instead."""
    said = f"{error.context or ''}: {error.problem or ''}"
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab stands where only spaces may", "indent with spaces, two for each level"
    if "document" in said and "<" not in said:
        return "a second document begins", "delete the line `---`; one file is one document"
    for words, problem, hint in _SAID:
        if words in said:
            return problem, hint
    return (error.problem or "it can't be read").rstrip("."), _QUOTE_IT
