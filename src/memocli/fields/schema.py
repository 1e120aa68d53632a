"""The JSON Schema of a type of the model, and what its documentation says of each key."""

from __future__ import annotations

import inspect
import re
from typing import Any, Final

import msgspec
from msgspec import Struct

from memocli.fields.table import KINDS
from memocli.text import Placed

_TEXT: Final = {"type": "string"}


class Shape(
    Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True, gc=False
):
    """Keys are kebab-case in the files; a key without a field is a fault."""


def schema_of(kind: type, *, of_texts: bool = False) -> dict[str, Any]:
    """The JSON Schema of a model type.

    With `of_texts`, the one for values as YAML gives them here, where numbers are still texts.
    """

    def hook(custom: type) -> dict[str, Any]:
        known = KINDS[custom]
        return dict(known.text_schema if of_texts else known.schema)

    schema = msgspec.json.schema(kind, schema_hook=hook)
    _simplify(schema, of_texts)
    for described in schema["$defs"].values():
        _describe(described)
    return schema


def _describe(schema: dict[str, Any]) -> None:
    """Give each key its line from the docstring of the class."""
    lead, _, keys = inspect.cleandoc(schema.get("description", "")).partition("\n\nKeys:\n")
    schema["description"] = " ".join(lead.split())
    for line in re.sub(r"\n {8,}", " ", keys).splitlines():
        key, _, words = line.strip().partition(": ")
        schema["properties"][key]["description"] = words


def _simplify(schema: Any, of_texts: bool) -> None:
    """Drop the `null` that msgspec allows for what may be left out; with `of_texts`, describe true and false as texts.

    What is a text or a mapping is described so that a fault in the mapping is told as such.
    """
    if isinstance(schema, dict):
        _need_one_of(schema)
        choices = schema.get("anyOf", [])
        if _TEXT in choices and any("$ref" in choice for choice in choices):
            _either(schema, of_texts)
        if {"type": "null"} in choices:
            schema["anyOf"] = [choice for choice in choices if choice != {"type": "null"}]
            if len(schema["anyOf"]) == 1:
                schema.update(schema.pop("anyOf")[0])
        schema.pop("default", None)
        if of_texts and schema.get("type") == "boolean":
            schema.pop("type")
            schema.update(KINDS[bool].text_schema)
        if schema.pop("or-text", False) and not of_texts:
            schema["type"] = ["array", "string"]  # what reads the values sees a list in any case
        for value in list(schema.values()):
            _simplify(value, of_texts)
    elif isinstance(schema, list):
        for value in schema:
            _simplify(value, of_texts)


def _need_one_of(schema: dict[str, Any]) -> None:
    """Say of a mapping which key it needs where it has not another one."""
    properties = schema.get("properties", {})
    for key, described in properties.items() if isinstance(properties, dict) else ():
        other = described.pop("needed-without", "") if isinstance(described, dict) else ""
        if other:
            schema["if"] = {"not": {"required": [other]}}
            schema["then"] = {"required": [key]}


def _either(schema: dict[str, Any], of_texts: bool) -> None:
    """Describe what is a text, or else what the other choice says."""
    (other,) = (choice for choice in schema.pop("anyOf") if choice != _TEXT)
    text = KINDS[Placed].text_schema if of_texts else KINDS[Placed].schema
    schema |= {"if": {"type": "object"}, "then": other, "else": dict(text)}
