"""What does not fit, in the author's words: a JSON Schema's fault becomes a diagnostic at its place."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from memocli.diagnostics import Diagnostic, Severity
from memocli.shape import CUSTOM_TYPES, CustomType, schema_of
from memocli.suggest import nearest
from memocli.syntax import Mapping, Node, Scalar, Sequence
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


def fault_at(code: str, message: str, span: Span, hint: str = "") -> Diagnostic:
    """A fault of reading; these are always errors."""
    return Diagnostic(code, Severity.ERROR, message, span, hint)


def _walk(root: Node, path: list[str | int]) -> tuple[Node, Placed | None]:
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
    """A block is shown by its first line; the fault is its kind, not its every word."""
    end = span.file.text.find("\n", span.start)
    return Span(span.file, span.start, min(span.end, end) if end >= 0 else span.end)


def translate(fault: Any, root: Node, shape: type) -> list[Diagnostic]:
    """What the JSON Schema says of a value, as diagnostics for its author; none where it was reported already."""
    node, key = _walk(root, fault.instance_path)
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
                fault_at(
                    "F005",
                    f"the key `{kind.property}` is missing",
                    place,
                    f"add a line `{kind.property}: …`",
                )
            ]
    if isinstance(node, Scalar) and is_empty(node):
        return []
    if isinstance(node, Scalar):
        span, found = node.span, "a text" if kind.name == "type" else f"`{_short(node)}`"
    else:
        span = _first_line(key.span if key is not None else node.span)
        found = "a list" if isinstance(node, Sequence) else "a mapping"
    what = f"`{key}`" if key is not None else "the entry" if fault.instance_path else "the file"
    message = f"{what} must be {_wanted(kind)}, not {found}"
    return [fault_at("F006", message, span, _value_hint(node, kind, str(key or "")))]


def _short(node: Scalar) -> str:
    words = " ".join((node.value or "").split())
    return words if len(words) <= 40 else words[:39] + "…"


def _known_keys(schema: dict[str, Any], path: list[str | int]) -> list[str]:
    """The keys that may stand at `path`, found by walking the schema along it."""
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
    return fault_at(
        "F004", f"unknown key `{name}`", key.span if key is not None else node.span, hint
    )


def _known_kind(kind: Any) -> CustomType | None:
    """The kind of text whose schema refused the value."""
    if kind.name not in ("format", "pattern", "enum"):
        return None
    value = kind.options if kind.name == "enum" else getattr(kind, kind.name)
    kinds = CUSTOM_TYPES.values()
    return next((known for known in kinds if known.text_schema.get(kind.name) == value), None)


def _wanted(kind: Any) -> str:
    known = _known_kind(kind)
    if known is not None:
        return known.wanted
    if kind.name == "enum":
        return " or ".join(map(str, kind.options))
    if kind.name == "type":
        return " or ".join(_BLOCKS.get(name, "a text") for name in kind.types)
    return "a text or a list of texts"


def _value_hint(node: Node, kind: Any, key: str) -> str:
    known = _known_kind(kind)
    value = (node.value or "") if isinstance(node, Scalar) else ""
    close = nearest(value, kind.options) if kind.name == "enum" else None
    if close:
        return f"did you mean `{close}`?"
    if kind.name == "enum" and known is None:
        return f"write `{kind.options[0]}`"
    if known is not None:
        without = value.replace(",", "")
        return f"write `{without}`" if "," in value and without.isdigit() else known.hint
    if kind.name == "type" and "array" in kind.types and key in _PEOPLE:
        return f"write `[{{literal: {value}}}]` for an institution, `[{{family: …, given: …}}]` for a person"
    if kind.name == "type" and "array" in kind.types:
        return f"write `[{value}]`, or one line `- {value}` each" if value else _BLOCK_HINT
    if kind.name == "type" and "object" in kind.types:
        return _BLOCK_HINT
    return f"write one text behind `{key}:`" if key else "write one text"
