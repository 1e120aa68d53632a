"""What does not fit, in the author's words: a JSON Schema's fault becomes a diagnostic at its place."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.fields import FieldKind, kind_named, schema_of
from memocli.nodes import Mapping, Node, Scalar, Sequence
from memocli.suggest import nearest
from memocli.text import Placed, Span

_BLOCKS: Final = {
    "object": "a mapping (`key: value` lines)",
    "array": "a list (lines that begin with `- `)",
}
_PEOPLE: Final = frozenset(
    ("author", "editor", "translator", "interviewer", "contributor", "recipient")
)
_BLOCK_HINT: Final = "docs/format.md shows how it is written"


@cache
def text_schema(shape: type) -> dict[str, Any]:
    """The schema of a type for values that are still texts; a file may have thousands of faults."""
    return schema_of(shape, of_texts=True)


def is_empty(node: Node) -> bool:
    """Whether a text has nothing in it."""
    return isinstance(node, Scalar) and (node.value is None or not node.value.strip())


def node_at(root: Node, path: list[str | int]) -> tuple[Node, Placed | None]:
    """The node at `path` (the last one that exists), and the key that leads to it."""
    node, key = root, None
    for step in path:
        # A key such as `2018` comes as a number.
        if isinstance(node, Mapping):
            key = node.key(str(step))
            if key is None:
                break
            node = node.entries[key]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        else:
            break
    return node, key


def _first_line(span: Span) -> Span:
    """A block is shown by its first line; the fault is the kind of value, not each word in it."""
    end = span.file.text.find("\n", span.start)
    return Span(span.file, span.start, min(span.end, end) if end >= 0 else span.end)


def translate(fault: Any, root: Node, shape: type) -> list[Diagnostic]:
    """What the JSON Schema says of a value, as diagnostics for its author; none where it was reported already."""
    node, key = node_at(root, fault.instance_path)
    kind = fault.kind
    match kind.name:
        case "additionalProperties":
            schema = text_schema(shape)
            known = _known_keys(schema, fault.instance_path)
            custom = (
                _known_keys(schema, [*fault.instance_path, "custom"]) if "custom" in known else []
            )
            return [_unknown_key(node, name, known, custom) for name in kind.unexpected]
        case "required":
            place = _first_line(node.span)
            return [
                diagnostic(
                    "F005",
                    f"the key `{kind.property}` is missing",
                    place,
                    f"add a line `{kind.property}: …`",
                )
            ]
    if is_empty(node) or _is_cut_figure(node, kind):
        return []
    if isinstance(node, Scalar):
        span, found = node.span, f"`{_short(node)}`" if kind.name == "kind" else "a text"
    else:
        span = _first_line(key.span if key is not None else node.span)
        found = "a list" if isinstance(node, Sequence) else "a mapping"
    what = f"`{key}`" if key is not None else "the entry" if fault.instance_path else "the file"
    message = f"{what} must be {_wanted(kind)}, not {found}"
    return [diagnostic("F006", message, span, _value_hint(node, kind, str(key or "")))]


def _is_cut_figure(node: Node, kind: Any) -> bool:
    """Whether a figure lacks what a comma in its number, or a missing value, took from it; that is reported already."""
    known = _known_kind(kind)
    cut = isinstance(node, Mapping) and any(map(is_empty, node.entries.values()))
    return cut and known is not None and known.name == "figure"


def _short(node: Scalar) -> str:
    words = " ".join((node.value or "").split())
    return words if len(words) <= 40 else words[:39] + "…"


def _known_keys(schema: dict[str, Any], path: list[str | int]) -> list[str]:
    """The keys that are allowed at `path`, found by following it in the schema."""
    place: Any = schema
    for step in [*path, None]:
        while "$ref" in place:
            place = schema["$defs"][place["$ref"].rpartition("/")[2]]
        if step is None:
            break
        if isinstance(step, int):
            place = place.get("items", {})
        else:
            rest = place.get("additionalProperties") or {}
            place = place.get("properties", {}).get(step, rest)
    return sorted(place.get("properties", {}))


def _unknown_key(node: Node, name: str, known: list[str], custom: list[str]) -> Diagnostic:
    key = node.key(name) if isinstance(node, Mapping) else None
    close = nearest(name, known)
    if name in custom:
        hint = f"write it below `custom:`, as `custom: {{{name}: …}}`"
    elif close:
        hint = f"did you mean `{close}`?"
    elif known and len(known) <= 12:
        hint = "known keys here: " + ", ".join(known)
    else:
        hint = "delete it; docs/format.md lists every key"
    return diagnostic(
        "F004", f"unknown key `{name}`", key.span if key is not None else node.span, hint
    )


def _known_kind(kind: Any) -> FieldKind | None:
    """The kind of text whose schema refused the value."""
    return kind_named(kind.value) if kind.name == "kind" else None


def _wanted(kind: Any) -> str:
    known = _known_kind(kind)
    return known.wanted if known else " or ".join(_BLOCKS[name] for name in kind.types)


def _value_hint(node: Node, kind: Any, key: str) -> str:
    known = _known_kind(kind)
    value = (node.value or "") if isinstance(node, Scalar) else ""
    if known is not None:
        return _text_hint(known, value, key)
    if "array" in kind.types and key in _PEOPLE:
        return f"write `[{{literal: {value}}}]` for an institution, `[{{family: …, given: …}}]` for a person"
    if "array" in kind.types and value:
        return f"write `[{value}]`, or one line `- {value}` each"
    return _BLOCK_HINT


def _text_hint(known: FieldKind, value: str, key: str) -> str:
    """What to type where a text of this kind is needed."""
    close = nearest(value, known.choices) if known.choices else None
    without = value.replace(",", "")
    if close:
        return f"did you mean `{close}`?"
    if known.hint:
        return f"write `{without}`" if "," in value and without.isdigit() else known.hint
    return f"write one text after `{key}:`" if key else "write one text"
