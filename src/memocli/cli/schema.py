"""`memocli schema`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from memocli.cli.terminal import write
from memocli.memo.schemas import SCHEMAS, schema_text


class SchemaName(StrEnum):
    """What has a schema: kinds of files, and what `memocli diff --output-format json` prints."""

    MEMO = "memo"
    PART = "part"
    SOURCES = "sources"
    ANNOTATIONS = "annotations"
    ORGANIZATIONS = "organizations"
    FIGURES = "figures"
    PROJECT = "project"
    CHANGES = "changes"


def schema(
    name: Annotated[
        SchemaName, typer.Argument(metavar="NAME", help="The kind of file.", show_default=False)
    ],
) -> None:
    """Print the JSON Schema of a kind of file, for editors and other programs."""
    if name is SchemaName.CHANGES:
        # Imported here: no other schema needs it.
        from memocli.report.changes.schema import changes_schema

        write(changes_schema())
        return
    write(schema_text(SCHEMAS[name.value]))
