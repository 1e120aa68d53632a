"""How each kind is recognised, made and described to an editor: one table, so that these can't disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from memocli.dates import DateRange, make_date, parse_date, parse_range
from memocli.fields.field_kind import FieldKind, choice, is_text, matches, placed
from memocli.fields.figures import BOUND, FIGURE, FIGURES, NUMBER
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
from memocli.fields.mappings import (
    ABBREVIATIONS,
    BY_LANGUAGE,
    COMPUTED,
    LANGUAGE_PATTERN,
    WAIVERS,
    WORDS_BY_LANGUAGE,
)
from memocli.text import Placed, Span

SOURCE_TYPES: Final = tuple(
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
# `int` would also take `2_018`, ` 2018` and the digits of other scripts.
_PLAIN_NUMBER: Final = re.compile(r"[0-9]{1,4}")
# What msgspec takes for a truth value.
_TRUTH: Final = ("true", "false", "1", "0")
_LISTINGS: Final = {"true": "bullets", "1": "bullets", "false": "", "0": "", "numbered": "numbered"}
_DIGEST_PATTERN: Final = r"^[0-9a-f]{32}$"
_SHA256_PATTERN: Final = r"^[0-9a-f]{64}$"
_COLOUR_PATTERN: Final = r"^#?[0-9A-Fa-f]{6}$"
_POINTS_PATTERN: Final = r"^\d{1,2}(\.\d{1,2})?$"
_YEAR_PATTERN: Final = r"^[1-9]\d{3}$"


def _as_it_is(value: Any) -> Any:
    return value


def _is_day(value: Any) -> bool:
    """Whether there is such a day, month or year: 2018-02-30 looks like one, but does not exist."""
    try:
        return isinstance(value, str) and parse_date(value) is not None
    except ValueError:
        return False


def _is_text_or_texts(value: Any) -> bool:
    return is_text(value) or (isinstance(value, list) and bool(value) and all(map(is_text, value)))


def _one_or_more(value: Any) -> OneOrMore:
    return OneOrMore(value if isinstance(value, list) else [value])


def _has_texts(value: Any) -> bool:
    return next(_texts_in(value), None) is not None


def _texts_in(value: Any) -> Iterator[Any]:
    if isinstance(value, str):
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
    if isinstance(value, str) or not all(map(_PLAIN_NUMBER.fullmatch, value)):
        raise ValueError("a date is given as a list of its numbers")
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
    span = Span(texts[0].span.file, texts[0].span.start, texts[-1].span.end)
    try:
        found: DateRange | None = _understood(value)
    except (ValueError, TypeError):
        found = None
    return CslDate(found.isoformat() if found else " ".join(texts), span, found)


# An editor sees `number: 87` as a number; here it is a text like any other.
_TEXT: Final = {"type": ["string", "number"]}
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

KINDS: Final[dict[type, FieldKind]] = {
    Placed: FieldKind("text", is_text, _as_it_is, _TEXT, "a text"),
    Number: NUMBER,
    Bound: BOUND,
    Figure: FIGURE,
    Figures: FIGURES,
    Year: FieldKind(
        "year",
        matches(_YEAR_PATTERN),
        placed(Year),
        {"type": ["integer", "string"], "minimum": 1000, "maximum": 9999, "pattern": _YEAR_PATTERN},
        "a year of four digits",
        "write it as 2018",
    ),
    Day: FieldKind(
        "day",
        _is_day,
        placed(Day),
        {"type": ["string", "integer"], "pattern": _DATE_PATTERN, "examples": ["2018-07-24"]},
        "a date such as 2018-07-24, 2018-07 or 2018",
        "write year, month and day in this order; leave out what is not known",
    ),
    Language: FieldKind(
        "language",
        matches(LANGUAGE_PATTERN),
        placed(Language),
        {"type": "string", "pattern": LANGUAGE_PATTERN, "examples": ["en", "es"]},
        "a language tag such as `en` or `es`",
        "write `es` for Spanish, `en` for English",
    ),
    Name: FieldKind(
        "name",
        matches(NAME_PATTERN),
        placed(Name),
        {"type": ["string", "integer"], "pattern": NAME_PATTERN},
        "a name of letters and digits, joined by hyphens, such as unit-caseload",
        "use no blanks, accents or other signs",
    ),
    Verdict: choice(Verdict, VERDICTS),
    Listing: FieldKind(
        "listing",
        lambda value: isinstance(value, str) and value.casefold() in _LISTINGS,
        lambda value: Listing(_LISTINGS[value.casefold()], value.span),
        {"enum": [True, False, "numbered"]},
        "true or numbered",
        "write `true` for bullets, `numbered` for numbers",
        ("true", "false", "numbered"),
    ),
    PartKind: choice(PartKind, ("recommendations", "annex")),
    ChartKind: choice(ChartKind, ("bar", "line")),
    ChartOver: choice(ChartOver, ("years", "figures")),
    Kind: choice(
        Kind,
        SOURCE_TYPES,
        "a type of source that CSL knows",
        "write `report`, `webpage`, `article-newspaper`, `legislation`, `legal_case` or `document`",
    ),
    Status: choice(Status, STATUSES),
    UrlKind: choice(UrlKind, URL_KINDS),
    Digest: FieldKind(
        "digest",
        matches(_DIGEST_PATTERN),
        placed(Digest),
        {"type": "string", "pattern": _DIGEST_PATTERN},
        "a digest of 32 hexadecimal digits",
        "put the file back as memocli wrote it",
    ),
    Sha256: FieldKind(
        "sha256",
        matches(_SHA256_PATTERN),
        placed(Sha256),
        {"type": "string", "pattern": _SHA256_PATTERN},
        "a SHA-256 of 64 hexadecimal digits",
        "let `memocli evidence keep` write it",
    ),
    Paper: choice(Paper, ("letter", "a4")),
    Colour: FieldKind(
        "colour",
        matches(_COLOUR_PATTERN),
        placed(Colour),
        # An editor sees `000000` as a number.
        {"type": ["string", "integer"], "pattern": _COLOUR_PATTERN, "examples": ["7a1f2b"]},
        "a colour of six hexadecimal digits such as 7a1f2b",
        "write two digits each for red, green and blue, from 00 to ff: `000000` is black, `7a1f2b` a dark red",
    ),
    Points: FieldKind(
        "points",
        matches(_POINTS_PATTERN),
        placed(Points),
        {"type": ["number", "string"], "pattern": _POINTS_PATTERN, "examples": [10, 10.5]},
        "a size in points such as 10 or 10.5",
        "write the number alone",
    ),
    FailOn: choice(FailOn, ("error", "warning")),
    Waivers: WAIVERS,
    Abbreviations: ABBREVIATIONS,
    WordsByLanguage: WORDS_BY_LANGUAGE,
    ByLanguage: BY_LANGUAGE,
    Computed: COMPUTED,
    OneOrMore: FieldKind(
        "one-or-more", _is_text_or_texts, _one_or_more, _TEXTS, "a text or a list of texts"
    ),
    CslDate: FieldKind(
        "csl-date", _has_texts, _csl_date, _DATE, "a date such as 2018-07-24, 2018-07 or 2018"
    ),
    bool: FieldKind(
        "truth",
        lambda value: isinstance(value, str) and value.casefold() in _TRUTH,
        _as_it_is,  # msgspec reads it by itself
        {"type": "boolean"},
        "true or false",
        "write `true`",
        ("true", "false"),
    ),
}
_BY_NAME: Final = {kind.name: kind for kind in KINDS.values()}


def kind_named(name: str) -> FieldKind:
    """The kind that the keyword `kind` of a text schema names."""
    return _BY_NAME[name]


def read_field(kind: type, value: Any) -> Any:
    """msgspec's hook for our own types; raises ValueError where the value does not fit."""
    if kind is type(value):
        return value  # a text where any text may stand
    known = KINDS[kind]
    if not known.fits(value):
        raise ValueError(f"not {known.wanted}")
    return known.make(value)
