"""The kinds of values that the files are made of: how each is read, and how an editor sees it.

Kinds that need more than "a string" are types of their own (`kinds`). One table (`table`) says how each is recognised and
described; `schema` makes JSON Schemas of it and of the model's types.
"""

from memocli.fields.kinds import (
    CslDate,
    Day,
    Entries,
    FailOn,
    Figures,
    Kind,
    Language,
    Name,
    Number,
    OneOrMore,
    Status,
    UrlKind,
    Verdict,
    Waivers,
    Year,
)
from memocli.fields.schema import Shape, schema_of
from memocli.fields.table import KINDS, FieldKind, kind_named, read_field

__all__ = [
    "KINDS",
    "CslDate",
    "Day",
    "Entries",
    "FailOn",
    "FieldKind",
    "Figures",
    "Kind",
    "Language",
    "Name",
    "Number",
    "OneOrMore",
    "Shape",
    "Status",
    "UrlKind",
    "Verdict",
    "Waivers",
    "Year",
    "kind_named",
    "read_field",
    "schema_of",
]
