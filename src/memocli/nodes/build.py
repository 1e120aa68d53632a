"""The parser's events become nodes.

A loader would keep the last of two equal keys, forget the positions, and fail on a deeply nested file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from msgspec import Struct
from msgspec.structs import replace

from memocli.characters import CONTROL, SURROGATES, code_point
from memocli.codes import diagnostic
from memocli.nodes.node import Mapping, Node, Scalar, Sequence
from memocli.nodes.syntax import explain, hidden_colons, hidden_hyphens, misread_blank
from memocli.project import ANNOTATIONS
from memocli.suggest import has_blank
from memocli.text import Placed, Span, TextFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from memocli.diagnostics import Diagnostic

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A claim is at the fifth level; libyaml itself would go on until the stack ends.
_DEEPEST: Final = 100
_MOST_BLANKS: Final = 100
_MOST_READ_AGAIN: Final = 20_000_000  # characters, for their sake
# No mapping of any file comes near: more was pasted by mistake, and would be a fault for each key. Annotations have one for each source.
_MOST_KEYS: Final = 1000
_MOST_SOURCES: Final = 10_000
# What neither YAML nor XML can hold, and the byte order mark: in few files.
_CONTROL: Final = rf"[{CONTROL}{SURROGATES}\ufffe\uffff\ufeff]"
_MARK: Final = "\ufeff"
_LINE_ENDS: Final = "\r\n\x85\u2028\u2029"
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))


class Parsed(Struct):
    """What a file holds: the root node (None if it can't be read) and the faults on the way."""

    root: Node | None
    diagnostics: list[Diagnostic] = []


def parse(file: TextFile) -> Parsed:
    """Build the nodes of `file`; faults are collected, never raised.

    A blank that YAML does not know is reported and then read as a space: such a slip is often made many times.
    """
    blanks: list[Diagnostic] = []
    written = file
    most = min(_MOST_BLANKS, max(10, _MOST_READ_AGAIN // (len(file.text) + 1)))
    while True:
        builder = _Builder(file)
        root = builder.read()
        # The texts with spaces differ in nothing else, and are many.
        blanks += (replace(one, span=replace(one.span, file=written)) for one in builder.blanks)
        if not builder.blanks or len(blanks) > most:
            return Parsed(root, [*blanks, *builder.diagnostics])
        file = _with_spaces(file, [fault.span for fault in builder.blanks])


def _with_spaces(file: TextFile, spans: Iterable[Span]) -> TextFile:
    signs = list(file.text)
    for span in spans:
        signs[span.start : span.end] = " " * (span.end - span.start)
    return TextFile(file.path, "".join(signs))


class _Open(Struct, gc=False):
    """A list or mapping whose end has not come yet; in a mapping, keys and values alternate."""

    start: int
    is_mapping: bool
    is_flow: bool
    children: list[Node] = []


def _is_inside(found: re.Match[str], text: str) -> bool:
    """Whether what was found is a byte order mark inside a line of YAML: then it is part of a text."""
    at = found.start()
    return found[0] == _MARK and at > 0 and text[at - 1] not in _LINE_ENDS


class _Builder:
    """Turns the events of one file into nodes."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.is_plain = file.text.replace("\n", "").isprintable()  # told quickly, and most are
        self.has_blanks = not self.is_plain and has_blank(file.text)
        self.diagnostics: list[Diagnostic] = []
        # Faults of blanks that YAML does not know; the file is read again with spaces in their place.
        self.blanks: list[Diagnostic] = []

    def report(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self.diagnostics.append(diagnostic(code, message, span, hint))

    def reject_characters(self) -> bool:
        """Report the first character that no file may hold; a byte order mark is one where YAML passes it by."""
        text = self.file.text
        found = next((at for at in re.finditer(_CONTROL, text) if not _is_inside(at, text)), None)
        if found:
            self.report(
                "F001",
                f"a control character ({code_point(found[0])}) is in the file",
                Span(self.file, *found.span()),
                "type the hyphen or space that is meant, or delete it; it often comes with text pasted from a PDF or Word",
            )
        return found is not None

    def read(self) -> Node | None:
        """The root node; None where there is none, or where the parser gave up."""
        try:
            return None if not self.is_plain and self.reject_characters() else self.build()
        except yaml.MarkedYAMLError as error:
            self.report_syntax(*explain(self.file, error))
        except yaml.YAMLError as error:
            self.report_syntax(Span(self.file, 0, 0), str(error).splitlines()[0], "")
        return None

    def report_syntax(self, span: Span, problem: str, hint: str) -> None:
        fault = diagnostic("F001", f"not YAML: {problem}", span, hint)
        (self.blanks if has_blank(span.text) else self.diagnostics).append(fault)

    def build(self) -> Node | None:
        """The root node; None where there is none, or where the file can't be trusted to mean what it says."""
        root: Node | None = None
        stack: list[_Open] = []
        readable = True
        for event in iter(_LOADER(self.file.text).get_event, None):
            node: Node | None = None
            # Two of three events are texts, so they are asked for first, and by the quickest question.
            if type(event) is yaml.ScalarEvent:
                node = self.scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                stack.append(self.opened(event))
                if len(stack) > _DEEPEST:
                    self.report("F001", "nested too deeply", self.span(event))
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                opened = stack.pop()
                in_list = bool(stack) and not stack[-1].is_mapping
                node = self.collection(opened, event, in_list)
            elif isinstance(event, yaml.AliasEvent):
                readable = False
                node = self.alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self.report_second_document(event)
                return None
            if node is None:
                continue
            if not stack:
                root = node
                continue
            children = stack[-1].children
            children.append(node)
            if len(children) > 2 * _MOST_KEYS + 1 and self.has_many_keys(stack):
                return None
        return root if readable else None

    def report_second_document(self, event: Any) -> None:
        hint = "delete the line `---` or `...`; one file is one document"
        self.report("F001", "not YAML: a second document begins", self.span(event), hint)

    def has_many_keys(self, stack: list[_Open]) -> bool:
        """Whether the innermost mapping has too many keys, which is reported."""
        is_of_sources = len(stack) == 1 and self.file.path.rpartition("/")[2] == ANNOTATIONS
        most = _MOST_SOURCES if is_of_sources else _MOST_KEYS
        children = stack[-1].children
        if not stack[-1].is_mapping or len(children) <= 2 * most + 1:
            return False
        hint = "something else was pasted there by mistake: delete it"
        self.report("F001", f"a mapping has more than {most:,} keys", children[-2].span, hint)
        return True

    def span(self, event: Any) -> Span:
        return Span(self.file, event.start_mark.index, event.end_mark.index)

    def scalar(self, event: Any) -> Scalar:
        if event.tag is not None or event.anchor is not None:
            self.check_properties(event)
        span = Span(self.file, event.start_mark.index, event.end_mark.index)
        style, value = event.style, event.value
        if not style:
            if self.has_blanks:
                self.report_blanks(hidden_hyphens(span))
            if value in _NULLS:
                return Scalar(None, span)
        elif style in "|>":
            span = Span(self.file, span.start, span.start + len(span.text.rstrip()))
        elif style == '"' and not value.isprintable():  # the only style with escapes
            value = self.without_escaped_controls(value, span)
        return Scalar(Placed(value, span), span)

    def without_escaped_controls(self, value: str, span: Span) -> str:
        escaped = next((one for one in re.finditer(_CONTROL, value) if one[0] != _MARK), None)
        if not escaped:
            return value
        self.report(
            "F001",
            f"a control character ({code_point(escaped[0])}) is in the text, as an escape",
            span,
            "type the hyphen or space that is meant, or delete the escape",
        )
        return re.sub(_CONTROL, lambda one: one[0] if one[0] == _MARK else "", value)

    def report_blanks(self, blanks: list[Span]) -> None:
        for blank in blanks:
            self.report_syntax(blank, *misread_blank(blank))

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
        for name, sign, given in (("a tag", "!", event.tag), ("an anchor", "&", event.anchor)):
            if given is not None:
                written = given if sign == "!" else f"&{given}"
                message = f"{name} (`{written}`) has no meaning here"
                hint = f"delete the {name.split()[1]}; if it is text that begins with `{sign}`, put it in quotation marks"
                self.report("F002", message, start, hint)

    def opened(self, event: Any) -> _Open:
        if event.tag is not None or event.anchor is not None:
            self.check_properties(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        return _Open(event.start_mark.index, is_mapping, event.flow_style)

    def collection(self, opened: _Open, event: Any, in_list: bool) -> Node:
        """The list or mapping that ends here; in block style it ends with its last child, as only spaces and comments follow.

        `in_list` is for one that is an entry of a list.
        """
        end = event.end_mark.index
        if not opened.is_flow and opened.children:
            end = opened.children[-1].span.end
        span = Span(self.file, opened.start, max(opened.start, end))
        if opened.is_mapping:
            is_entry = in_list and not opened.is_flow
            return Mapping(self.entries(opened.children, is_entry), span)
        return Sequence(opened.children, span)

    def entries(self, children: list[Node], is_entry: bool) -> dict[Placed, Node]:
        """Keys and values; up to where the keys of an entry of a list begin again, as a `- ` is missing there."""
        entries: dict[Placed, Node] = {}
        for key_node, value in zip(children[::2], children[1::2], strict=True):
            if self.has_blanks:
                self.report_blanks(hidden_colons(key_node.span))
            key = key_node.value if isinstance(key_node, Scalar) else None
            if key is None or key == "<<":
                key = self.odd_key(key_node)
                if key is None:
                    continue
            if key not in entries:
                entries[key] = value
            elif is_entry and key == next(iter(entries)):
                self.report_missing_hyphen(key, value)
                break
            else:
                self.report_second_key(key, next(first for first in entries if first == key))
        return entries

    def odd_key(self, node: Node) -> Placed | None:
        """The key that a node is which is no text, or no key's; None, and a fault, where it can't be one."""
        span = node.span
        if not isinstance(node, Scalar):
            self.report("F002", "a key must be a text", span, "write the key as one word")
            return None
        if node.value == "<<":
            self.report("F002", "a merge key (`<<`) is not allowed", span, "write the keys out")
            return None
        return Placed(span.text, span)

    def report_missing_hyphen(self, key: Placed, value: Node) -> None:
        named = f" {value.value}" if isinstance(value, Scalar) and value.value else ""
        self.report(
            "F003",
            f"`{key}` begins another entry of the list, and there is no `- ` before it",
            key.span,
            f"write `- {key}:{named}`, with the `-` below that of the other entries",
        )

    def report_second_key(self, key: Placed, first: Placed) -> None:
        message = f"the key `{key}` is there twice; the first is on line {first.span.line}"
        self.report("F003", message, key.span, "delete one of the two, or join them")
