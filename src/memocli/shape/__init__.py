"""The kinds of text that the files are made of: how each is read, and how an editor sees it.

Kinds that need more than "a string" are types of their own (`kinds`). One table (`values`) says how each is read and
described; `schema` makes JSON Schemas of it and of the model's types.
"""

from memocli.shape.kinds import (
    CslDate,
    Day,
    Entries,
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
from memocli.shape.schema import Shape, schema_of
from memocli.shape.values import CUSTOM_TYPES, FORMATS, CustomType, read_custom

__all__ = [
    "CUSTOM_TYPES",
    "FORMATS",
    "CslDate",
    "CustomType",
    "Day",
    "Entries",
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
    "read_custom",
    "schema_of",
]
