"""What does not fit, in the author's words: a JSON Schema's fault becomes a diagnostic at its place."""

from __future__ import annotations

from typing import Any, Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.fields import advice, kind_named
from memocli.load.decode.schema_paths import node_at, schema_at, text_schema
from memocli.load.decode.value_hints import value_hint
from memocli.nodes import Mapping, Node, Scalar, Sequence, is_empty
from memocli.text import Span

_BLOCKS: Final = {
    "object": "a mapping (`key: value` lines)",
    "array": "a list (lines that begin with `- `)",
}


def _first_line(span: Span) -> Span:
    """A block is shown by its first line; the fault is the kind of value, not each word in it."""
    end = span.file.text.find("\n", span.start)
    return Span(span.file, span.start, min(span.end, end) if end >= 0 else span.end)


def translate(fault: Any, root: Node, shape: type) -> list[Diagnostic]:
    """What the JSON Schema says of a value, as diagnostics for its author; none where it was reported already."""
    node, key = node_at(root, fault.instance_path)
    kind = fault.kind
    if kind.name == "required":
        message, hint = f"the key `{kind.property}` is missing", f"add a line `{kind.property}: …`"
        return [diagnostic("F005", message, _first_line(node.span), hint)]
    if kind.name == "propertyNames":
        return _odd_key(kind.error, node)
    if is_empty(node) or _is_cut_figure(node, kind):
        return []
    if isinstance(node, Scalar):
        span, found = node.span, f"`{_short(node)}`" if kind.name == "kind" else "a text"
    else:
        span = _first_line(key.span if key is not None else node.span)
        found = "a list" if isinstance(node, Sequence) else "a mapping"
    what = f"`{key}`" if key is not None else "the entry" if fault.instance_path else "the file"
    message = f"{what} must be {_wanted(kind)}, not {found}"
    place = schema_at(text_schema(shape), fault.instance_path)
    return [diagnostic("F006", message, span, value_hint(node, kind, fault.instance_path, place))]


def _odd_key(fault: Any, node: Node) -> list[Diagnostic]:
    """A key that is not of the kind that those of its mapping are."""
    key = node.key(str(fault.instance)) if isinstance(node, Mapping) else None
    if key is None:
        return []
    wanted = kind_named(fault.kind.value)
    message = f"the key `{key}` must be {wanted.wanted}"
    return [diagnostic("F006", message, key.span, advice(wanted, str(key)))]


def _is_cut_figure(node: Node, kind: Any) -> bool:
    """Whether a figure lacks what a comma in its number, or a missing value, took from it; that is reported already."""
    cut = isinstance(node, Mapping) and any(map(is_empty, node.entries.values()))
    return cut and kind.name == "kind" and kind.value == "figure"


def _short(node: Scalar) -> str:
    words = " ".join((node.value or "").split())
    return words if len(words) <= 40 else words[:39] + "…"


def _wanted(kind: Any) -> str:
    if kind.name == "kind":
        return kind_named(kind.value).wanted
    return " or ".join(_BLOCKS[name] for name in kind.types)
