"""The kinds of text that the files are made of: how each is read, and how an editor sees it.

Kinds that need more than "a string" are types of their own; `CUSTOM_TYPES` is the table of them. From
it come both the reading of values and the JSON Schemas, so that the two can't disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeVar

import msgspec

from memocli.dates import DateRange, PartialDate, make_date, parse_date, parse_range
from memocli.text import Placed, Span


P = TypeVar("P", bound=Placed)


class Number(Placed):
    """A whole or decimal number as written: 8335, 96.8."""

    __slots__ = ()

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return Decimal(str(self).replace("_", ""))


class Year(Placed):
    """A year of four digits."""

    __slots__ = ()

    @property
    def value(self) -> int:
        """The year as a number."""
        return int(self)


class Day(Placed):
    """A date as precise as it is known: 2018, 2018-07, 2018-07-24."""

    __slots__ = ()

    @property
    def value(self) -> PartialDate:
        """The date itself."""
        return parse_date(self)


class Name(Placed):
    """A name in small letters, digits and hyphens, given by the author: an `id`."""

    __slots__ = ()


class Language(Placed):
    """The tag of a language (BCP 47): `en`, `es`, `es-MX`."""

    __slots__ = ()


class OneOrMore(tuple[Placed, ...]):
    """One text, or a list of texts, in the file; always a tuple here."""

    __slots__ = ()


class Verdict(Placed):
    """`met`, `partly-met`, `not-met` or `no-evidence`."""

    __slots__ = ()


class Kind(Placed):
    """A type of source that CSL knows."""

    __slots__ = ()


class Status(Placed):
    """How well a source's record is known: `confirmed`, `probable` or `described`."""

    __slots__ = ()


class UrlKind(Placed):
    """What a source's URL leads to: the `document`, a `copy` of it, or a `page-about` it."""

    __slots__ = ()


class CslDate:
    """A date in any form that CSL files use; `range` is None where it can't be understood."""

    # Not a dataclass: msgspec would read its fields from the file instead of asking us.
    __slots__ = ("range", "span", "text")

    def __init__(self, text: str, span: Span, found: DateRange | None) -> None:
        """Keep the date as understood, or as written."""
        self.text = text
        self.span = span
        self.range = found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CslDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


class Entries(dict[str, Any]):
    """A mapping of a file on its way into the model, whose keys still know their places."""

    def __init__(self, placed: dict[Placed, Any]) -> None:
        """Keep the values by plain keys, and the keys as they stand in the file."""
        super().__init__({str(key): value for key, value in placed.items()})
        self.places = {str(key): key for key in placed}


class Figures(dict[Placed, Number]):
    """Named numbers."""


class Waivers(dict[Placed, Placed]):
    """Codes of rules that do not apply here, and why."""


KINDS: Final = tuple(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection "
    "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case "
    "legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance "
    "periodical personal_communication post post-weblog regulation report review review-book software song speech "
    "standard thesis treaty webpage".split()
)
STATUSES: Final = ("confirmed", "probable", "described")
URL_KINDS: Final = ("document", "copy", "page-about")
VERDICTS: Final = ("met", "partly-met", "not-met", "no-evidence")
NAME_PATTERN: Final = r"^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$"
_DATE_PATTERN: Final = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_NUMBER_PATTERN: Final = r"^-?\d+(\.\d+)?$"
_LANGUAGE_PATTERN: Final = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_YEAR_PATTERN: Final = r"^[1-9]\d{3}$"


@dataclass(frozen=True, slots=True)
class CustomType:
    """How a custom type is read and described.

    `schema` is what editors see, `text_schema` the same for values that are still texts, `wanted` what a
    message calls it.
    """

    read: Callable[[Any], Any]
    schema: dict[str, Any]
    text_schema: dict[str, Any]
    wanted: str


def _placed(kind: type[P], pattern: str = "") -> Callable[[Any], P]:
    shape = re.compile(pattern, re.ASCII)

    def read(value: Any) -> P:
        if not isinstance(value, Placed) or (pattern and not shape.fullmatch(value)):
            raise ValueError("not a text of this kind")
        return kind(value, value.span)

    return read


def _is_day(text: str) -> bool:
    """Whether there is such a day, month or year: 2018-02-30 has the right shape, and is none."""
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _day(value: Any) -> Day:
    if not isinstance(value, Placed) or not _is_day(value):
        raise ValueError("not a date")
    return Day(value, value.span)


def _figures(value: Any) -> Figures:
    if not isinstance(value, Entries):
        raise ValueError("not a mapping")  # noqa: TRY004  # msgspec reports ValueError
    read = _placed(Number, _NUMBER_PATTERN)
    return Figures({value.places[key]: read(number) for key, number in value.items()})


def _waivers(value: Any) -> Waivers:
    if not isinstance(value, Entries):
        raise ValueError("not a mapping")  # noqa: TRY004  # msgspec reports ValueError
    read = _placed(Placed)
    return Waivers({value.places[key]: read(reason) for key, reason in value.items()})


def _one_or_more(value: Any) -> OneOrMore:
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, Placed) for item in items):
        raise ValueError("not a text or a list of texts")
    return OneOrMore(items)


def _texts_in(value: Any) -> Iterator[Placed]:
    if isinstance(value, Placed):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(item)


def _numbers(value: Any) -> tuple[int, ...]:
    """The numbers of one date given as `[2018, 7, 24]` or `{year: 2018, month: 7, day: 24}`."""
    if isinstance(value, dict):
        value = [value[key] for key in ("year", "month", "day") if key in value]
    return tuple(int(part) for part in value)


def _understood(value: Any) -> DateRange:
    """Read EDTF text, CSL's `date-parts`, or a list of years; raise ValueError or TypeError."""
    if isinstance(value, Placed):
        return parse_range(value)
    if isinstance(value, dict) and "date-parts" in value:
        value = value["date-parts"]
    elif isinstance(value, dict):
        value = [value]
    ends = [make_date(*_numbers(item)) for item in value]
    if not 1 <= len(ends) <= 2:
        raise ValueError("a date has one or two ends")
    return DateRange(ends[0], ends[-1])


def _csl_date(value: Any) -> CslDate:
    texts = list(_texts_in(value))
    if not texts:
        raise ValueError("not a date")
    span = Span(texts[0].span.file, texts[0].span.start, texts[-1].span.end)
    try:
        found: DateRange | None = _understood(value)
    except (ValueError, TypeError):
        found = None
    return CslDate(found.isoformat() if found else " ".join(texts), span, found)


def _text_kind(kind: type[Placed], pattern: str, wanted: str, shown: dict[str, Any]) -> CustomType:
    return CustomType(_placed(kind, pattern), shown, {"type": "string", "pattern": pattern}, wanted)


def _choice(kind: type[Placed], choices: tuple[str, ...], wanted: str = "") -> CustomType:
    pattern = f"^({'|'.join(choices)})$"
    schema = {"type": "string", "enum": list(choices)}
    return CustomType(
        _placed(kind, pattern), schema, schema, wanted or "one of " + ", ".join(choices)
    )


_REASONS: Final = {"type": "object", "additionalProperties": {"type": "string"}}
_TEXTS: Final = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]
}
_DATE: Final = {
    "anyOf": [
        {"type": "string", "examples": ["2018-07-24", "2018-07", "2018", "2018-04-26/2018-04-27"]},
        {"type": "integer"},
        {"type": "object"},
        {"type": "array"},
    ]
}

CUSTOM_TYPES: Final[dict[type, CustomType]] = {
    Placed: CustomType(_placed(Placed), {"type": "string"}, {"type": "string"}, "a text"),
    Number: _text_kind(
        Number, _NUMBER_PATTERN, "a number such as 8335 or 96.8, without commas", {"type": "number"}
    ),
    Year: _text_kind(
        Year,
        _YEAR_PATTERN,
        "a year of four digits",
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ),
    Day: CustomType(
        _day,
        {"type": ["string", "integer"], "pattern": _DATE_PATTERN, "examples": ["2018-07-24"]},
        {"type": "string", "format": "day"},
        "a date such as 2018-07-24, 2018-07 or 2018",
    ),
    Language: _text_kind(
        Language,
        _LANGUAGE_PATTERN,
        "a language tag such as `en` or `es`",
        {"type": "string", "pattern": _LANGUAGE_PATTERN, "examples": ["en", "es"]},
    ),
    Name: _text_kind(
        Name,
        NAME_PATTERN,
        "a name of letters and digits, joined by hyphens, such as unit-caseload",
        {"type": "string", "pattern": NAME_PATTERN},
    ),
    Verdict: _choice(Verdict, VERDICTS),
    Kind: _choice(Kind, KINDS, "a type of source that CSL knows"),
    Status: _choice(Status, STATUSES),
    UrlKind: _choice(UrlKind, URL_KINDS),
    Figures: CustomType(
        _figures,
        {"type": "object", "additionalProperties": {"type": "number"}},
        {"type": "object", "additionalProperties": {"type": "string", "pattern": _NUMBER_PATTERN}},
        "a mapping of names to numbers",
    ),
    Waivers: CustomType(_waivers, _REASONS, _REASONS, "a mapping of rule codes to reasons"),
    OneOrMore: CustomType(_one_or_more, _TEXTS, _TEXTS, "a text or a list of texts"),
    CslDate: CustomType(_csl_date, _DATE, _DATE, "a date such as 2018-07-24, 2018-07 or 2018"),
}

# What a pattern can't say, by the name of the format in the schemas of texts.
FORMATS: Final[dict[str, Callable[[str], bool]]] = {"day": _is_day}


class Shape(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Keys are kebab-case in the files; a key that no field has is a fault."""


def schema_of(kind: type, *, of_texts: bool = False) -> dict[str, Any]:
    """The JSON Schema of a model type.

    With `of_texts`, the one for values as YAML gives them here, where numbers are still texts.
    """

    def hook(custom: type) -> dict[str, Any]:
        known = CUSTOM_TYPES[custom]
        return dict(known.text_schema if of_texts else known.schema)

    schema = msgspec.json.schema(kind, schema_hook=hook)
    _simplify(schema, of_texts)
    return schema


def _simplify(schema: Any, of_texts: bool) -> None:
    """Drop the `null` that msgspec allows for what may be left out; with `of_texts`, read truth values as texts."""
    if isinstance(schema, dict):
        choices = schema.get("anyOf", [])
        if {"type": "null"} in choices:
            schema["anyOf"] = [choice for choice in choices if choice != {"type": "null"}]
            if len(schema["anyOf"]) == 1:
                schema.update(schema.pop("anyOf")[0])
        schema.pop("default", None)
        if of_texts and schema.get("type") == "boolean":
            schema.pop("type")
            schema["enum"] = ["true", "false"]
        for value in schema.values():
            _simplify(value, of_texts)
    elif isinstance(schema, list):
        for value in schema:
            _simplify(value, of_texts)


def read_custom(kind: type, value: Any) -> Any:
    """msgspec's hook for our own types; raises ValueError where the value does not fit."""
    return CUSTOM_TYPES[kind].read(value)
