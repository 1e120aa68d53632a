"""The JSON Schemas of the four kinds of files, made from the model."""

from __future__ import annotations

import json
from typing import Final

from memocli.model import Head, Organizations, Part
from memocli.shape import schema_of
from memocli.source import SourceFile

SCHEMAS: Final[dict[str, type]] = {
    "memo": Head,
    "part": Part,
    "sources": SourceFile,
    "organizations": Organizations,
}


def schema_text(kind: type) -> str:
    """The schema as JSON text, the same for the same model."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema_of(kind)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
