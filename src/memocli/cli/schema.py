"""`memocli schema`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from memocli.cli.terminal import write
from memocli.memo.schemas import SCHEMAS, schema_text


class SchemaName(StrEnum):
    """The files that have a schema."""

    MEMO = "memo"
    PART = "part"
    SOURCES = "sources"
    ORGANIZATIONS = "organizations"
    FIGURES = "figures"
    PROJECT = "project"


def schema(
    name: Annotated[SchemaName, typer.Argument(help="The kind of file.", show_default=False)],
) -> None:
    """Print the JSON Schema of a kind of file, for editors and other programs."""
    write(schema_text(SCHEMAS[name.value]))
