"""The kinds of values that the files are made of: how each is read, and how an editor sees it.

Kinds that need more than "a string" are types of their own (`kinds`). One table (`table`, with `figures`) says how each is
recognised and described (`field_kind`); `schema` makes JSON Schemas of it and of the model's types. `advice` says what to
type in place of a wrong value.
"""

from memocli.fields.advice import advice, number_meant
from memocli.fields.field_kind import FieldKind
from memocli.fields.figures import BOUNDS, FIGURE_KEYS
from memocli.fields.kinds import (
    Abbreviations,
    Bound,
    ByLanguage,
    ChartKind,
    ChartOver,
    Colour,
    Computed,
    CslDate,
    Day,
    Digest,
    Entries,
    FailOn,
    Figure,
    Figures,
    Kind,
    Language,
    Listing,
    Name,
    Number,
    OneOrMore,
    Paper,
    PartKind,
    Points,
    Sha256,
    Status,
    UrlKind,
    Verdict,
    Waivers,
    WordsByLanguage,
    Year,
)
from memocli.fields.schema import Shape, schema_of
from memocli.fields.table import KINDS, kind_named, read_field

__all__ = [
    "BOUNDS",
    "FIGURE_KEYS",
    "KINDS",
    "Abbreviations",
    "Bound",
    "ByLanguage",
    "ChartKind",
    "ChartOver",
    "Colour",
    "Computed",
    "CslDate",
    "Day",
    "Digest",
    "Entries",
    "FailOn",
    "FieldKind",
    "Figure",
    "Figures",
    "Kind",
    "Language",
    "Listing",
    "Name",
    "Number",
    "OneOrMore",
    "Paper",
    "PartKind",
    "Points",
    "Sha256",
    "Shape",
    "Status",
    "UrlKind",
    "Verdict",
    "Waivers",
    "WordsByLanguage",
    "Year",
    "advice",
    "kind_named",
    "number_meant",
    "read_field",
    "schema_of",
]
