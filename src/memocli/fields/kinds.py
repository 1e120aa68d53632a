"""The kinds of text that the files are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from msgspec import Struct

from memocli.dates import DateRange, PartialDate, parse_date
from memocli.text import Placed, Span


class Number(Placed):
    """A whole or decimal number as written: 8335, 96.8."""

    __slots__ = ()

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return Decimal(self)


class Bound(Placed):
    """What a number stands for where it is not exact: `least`, `most`, `about` or `over`."""

    __slots__ = ()


class Figure(Struct, frozen=True, gc=False):
    """A number that a claim states; `at` is None where it is exact."""

    number: Number
    at: Bound | None = None

    @property
    def value(self) -> Decimal:
        """The number itself, whatever its bound."""
        return self.number.value


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
    """A name of letters and digits, joined by hyphens, given by the author: an `id`."""

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


class Listing(Placed):
    """How claims are printed as a list: `bullets` or `numbered`; empty where they are none."""

    __slots__ = ()


class PartKind(Placed):
    """What a part is where it is neither a requirement nor an ordinary part: `recommendations` or `annex`."""

    __slots__ = ()


class ChartKind(Placed):
    """How a chart is drawn: `bar` or `line`."""

    __slots__ = ()


class ChartOver(Placed):
    """What a chart goes over: `years` or `figures`."""

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


class Paper(Placed):
    """The paper of the PDF and the DOCX: `letter` or `a4`."""

    __slots__ = ()


class Colour(Placed):
    """A colour as six hexadecimal digits."""

    __slots__ = ()

    @property
    def digits(self) -> str:
        """The digits alone, in small letters."""
        return self.removeprefix("#").lower()


class Points(Placed):
    """A size of letters in points: 10, 10.5."""

    __slots__ = ()

    @property
    def value(self) -> float:
        """The number itself."""
        return float(self)


class FailOn(Placed):
    """The lowest severity that counts as a failure: `error` or `warning`."""

    __slots__ = ()


class CslDate:
    """A date in any form that CSL files use; `range` is None where it can't be understood."""

    # Not a Struct: msgspec would read its fields from the file instead of asking us.
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


class Digest(Placed):
    """What a seal keeps of something: the first half of its SHA-256, in hexadecimal."""

    __slots__ = ()


class Sha256(Placed):
    """The SHA-256 of a file, in hexadecimal."""

    __slots__ = ()


class Entries(dict[str, Any]):
    """A mapping of a file before it becomes part of the model; its keys still have their positions."""

    __slots__ = ("places",)

    def __init__(self, placed: dict[Placed, Any]) -> None:
        """Keep the values by plain keys, and the keys as they are in the file."""
        self.places = dict(zip(map(str, placed), placed, strict=True))
        super().__init__(zip(self.places, placed.values(), strict=True))


class Figures(dict[Placed, Figure]):
    """Numbers by their names."""


class ByLanguage(dict[str, Placed]):
    """A text, or one for each language, by its tag; one text for all of them has the key ``""``."""

    def said_in(self, language: str) -> str:
        """The text in a language: of its region, of any region, for all languages, or else the first one."""
        primary = language.partition("-")[0]
        tags = [
            language,
            primary,
            "",
            *(tag for tag in self if tag.partition("-")[0] == primary),
            *self,
        ]
        return next((str(self[tag]) for tag in tags if tag in self), "")


class Waivers(dict[Placed, Placed]):
    """Codes of rules that do not apply here, and why."""


class Abbreviations(dict[Placed, Placed]):
    """Abbreviations, and what each stands for."""


class WordsByLanguage(dict[Placed, tuple[Placed, ...]]):
    """Words of other languages, by the tag of each."""


class Computed(dict[Placed, Placed]):
    """Numbers of a text that no source states, as they stand there but in plain digits, and how each follows from others."""
