"""How each kind is read, and how an editor sees it: one table, so that the two can't disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from memocli.dates import DateRange, make_date, parse_date, parse_range
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
from memocli.text import Placed, Span

P = TypeVar("P", bound=Placed)

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
    message calls it, `hint` what to type instead, where it can be said at all.
    """

    read: Callable[[Any], Any]
    schema: dict[str, Any]
    text_schema: dict[str, Any]
    wanted: str
    hint: str = ""


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


def _text_kind(
    kind: type[Placed], pattern: str, wanted: str, shown: dict[str, Any], hint: str
) -> CustomType:
    texts = {"type": "string", "pattern": pattern}
    return CustomType(_placed(kind, pattern), shown, texts, wanted, hint)


def _choice(
    kind: type[Placed], choices: tuple[str, ...], wanted: str = "", hint: str = ""
) -> CustomType:
    pattern = f"^({'|'.join(choices)})$"
    schema = {"type": "string", "enum": list(choices)}
    wanted = wanted or "one of " + ", ".join(choices)
    hint = hint or f"write {' or '.join(f'`{choice}`' for choice in choices)}"
    return CustomType(_placed(kind, pattern), schema, schema, wanted, hint)


# An editor takes `number: 87` for a number; for us it is a text like any other.
_TEXT: Final = {"type": ["string", "number"]}
_NUMBER: Final = {"type": ["number", "string"], "pattern": _NUMBER_PATTERN}
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
    Placed: CustomType(_placed(Placed), _TEXT, {"type": "string"}, "a text"),
    Number: _text_kind(
        Number,
        _NUMBER_PATTERN,
        "a number such as 8335 or 96.8, without commas",
        _NUMBER,
        "write digits, and a point before decimals",
    ),
    Year: _text_kind(
        Year,
        _YEAR_PATTERN,
        "a year of four digits",
        {"type": ["integer", "string"], "minimum": 1000, "maximum": 9999, "pattern": _YEAR_PATTERN},
        "write it as 2018",
    ),
    Day: CustomType(
        _day,
        {"type": ["string", "integer"], "pattern": _DATE_PATTERN, "examples": ["2018-07-24"]},
        {"type": "string", "format": "day"},
        "a date such as 2018-07-24, 2018-07 or 2018",
        "write year, month and day in this order; leave out what is not known",
    ),
    Language: _text_kind(
        Language,
        _LANGUAGE_PATTERN,
        "a language tag such as `en` or `es`",
        {"type": "string", "pattern": _LANGUAGE_PATTERN, "examples": ["en", "es"]},
        "write `es` for Spanish, `en` for English",
    ),
    Name: _text_kind(
        Name,
        NAME_PATTERN,
        "a name of letters and digits, joined by hyphens, such as unit-caseload",
        {"type": ["string", "integer"], "pattern": NAME_PATTERN},
        "use no blanks, accents or other signs",
    ),
    Verdict: _choice(Verdict, VERDICTS),
    Kind: _choice(
        Kind,
        KINDS,
        "a type of source that CSL knows",
        "write `report`, `webpage`, `article-newspaper`, `legislation`, `legal_case` or `document`",
    ),
    Status: _choice(Status, STATUSES),
    UrlKind: _choice(UrlKind, URL_KINDS),
    Figures: CustomType(
        _figures,
        {"type": "object", "additionalProperties": _NUMBER},
        {"type": "object", "additionalProperties": {"type": "string", "pattern": _NUMBER_PATTERN}},
        "a mapping of names to numbers",
    ),
    Waivers: CustomType(_waivers, _REASONS, _REASONS, "a mapping of rule codes to reasons"),
    OneOrMore: CustomType(_one_or_more, _TEXTS, _TEXTS, "a text or a list of texts"),
    CslDate: CustomType(_csl_date, _DATE, _DATE, "a date such as 2018-07-24, 2018-07 or 2018"),
}

# What a pattern can't say, by the name of the format in the schemas of texts.
FORMATS: Final[dict[str, Callable[[str], bool]]] = {"day": _is_day}


def read_custom(kind: type, value: Any) -> Any:
    """msgspec's hook for our own types; raises ValueError where the value does not fit."""
    return CUSTOM_TYPES[kind].read(value)
