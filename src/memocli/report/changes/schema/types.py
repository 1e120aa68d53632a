"""The kinds of values in the JSON of changes."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from memocli.compare.changes import Kind

Type: TypeAlias = dict[str, Any]
TEXT: Final[Type] = {"type": "string"}
COUNT: Final[Type] = {"type": "integer", "minimum": 0}
YES: Final[Type] = {"type": "boolean"}
NUMBER: Final[Type] = {"type": ["number", "string"]}
KIND: Final[Type] = {"enum": [str(kind) for kind in Kind]}
KINDS: Final[Type] = {"type": "array", "items": KIND, "minItems": 1}
COUNTS: Final[Type] = {
    "type": "object",
    "propertyNames": KIND,
    "additionalProperties": COUNT,
}


def choice(*values: str) -> Type:
    """One of these texts."""
    return {"enum": list(values)}


def of(name: str) -> Type:
    """What is described under this name."""
    return {"$ref": f"#/$defs/{name}"}


def list_of(kind: Type) -> Type:
    """A list, perhaps empty."""
    return {"type": "array", "items": kind}


def or_null(kind: Type) -> Type:
    """The same, or null."""
    return {"anyOf": [kind, {"type": "null"}]}


def described(description: str, keys: dict[str, tuple[Type, str]], *optional: str) -> Type:
    """An object with all these keys, but for `optional` ones, and no others."""
    return {
        "description": description,
        "type": "object",
        "properties": {key: {**kind, "description": said} for key, (kind, said) in keys.items()},
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
    }
