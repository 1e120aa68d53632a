"""A CSL item as a style sees it: its shape, and the words that are inserted afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from memocli.characters import UNPRINTABLE, spelt
from memocli.endnotes.places import en_dashes, names_several

CslItem: TypeAlias = Mapping[str, Any]
Value: TypeAlias = str | tuple[Any, ...]

# Private-use characters: the author's text never contains one, since `clean` writes them as codes.
ITALIC_ON, ITALIC_OFF, BOLD_ON, BOLD_OFF, COUNT_END = "\ue000\ue001\ue002\ue003\ue004"
FIRST_SLOT: Final = 0xF0000
_LAST_SLOT: Final = 0x10FFF9  # those behind it belong to `style` and `beside`

NAMES: Final = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
DATES: Final = frozenset(
    "accessed available-date event-date issued original-date submitted".split()
)
# A style may calculate with these, or write them as ordinals: plain numbers are passed on unchanged.
_NUMBERS: Final = frozenset(
    "chapter-number collection-number edition issue number number-of-pages number-of-volumes volume".split()
)
_NAME_PARTS: Final = (
    "literal",
    "given",
    "dropping-particle",
    "non-dropping-particle",
    "family",
    "suffix",
)
_NOT_PRINTED: Final = frozenset(("id", "type", "custom", "categories", "language"))
_OTHER_SPELLINGS: Final = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}

DATE: Final = "date"  # the variable of a word that is a piece of a date

# Titles of these have a main title and a subtitle; in a headline the words before a colon would not be enough.
_SUBTITLED: Final = frozenset(("book", "document", "pamphlet", "report", "thesis"))

_UNPRINTABLE: Final = re.compile(UNPRINTABLE)
_NUMERIC: Final = re.compile(r"[A-Za-z]{0,4}\d{1,6}[A-Za-z]{0,4}\Z", re.ASCII)
_SHORT_NAME: Final = re.compile(r"\(([^\s()]{2,20})\)(?=,|\Z)")
_ABBREVIATION: Final = re.compile(r"(?:\.\w+|\b\w|\b[A-Z]\w{0,2}|\bal|\betc)\.\Z|\.\.\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """One text of the author's: what it is (a CSL variable), as printed, and how in a repeated note."""

    variable: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a style looks at. Texts are slots: private-use characters, one for each word of the record.

    A value is a text, or a tuple that begins with `names` (then one tuple of (part, text) pairs each) or with
    `date` (then whether it is uncertain, then a text, or one or two dates: tuples of year, month, day, the last two
    perhaps missing). A year or day is a number, or (number to calculate with, slots to print, slots of two digits).
    """

    type: str
    fields: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A source, ready to be laid out. `language` is a BCP 47 tag, or empty; the slot of `words[i]` is `slot(i)`."""

    shape: Shape
    words: tuple[Word, ...]
    language: str


@dataclass(slots=True)
class _Words:
    """The words of a record, collected while it is read."""

    words: list[Word] = field(default_factory=list)

    def add(self, variable: str, text: str, short: str = "") -> str:
        """Keep a text; return its slot. A record with more texts than there are slots loses the rest."""
        if FIRST_SLOT + len(self.words) > _LAST_SLOT:
            return ""
        self.words.append(Word(variable, text, short or text))
        return slot(len(self.words) - 1)


def slot(index: int) -> str:
    """The private-use character that represents word `index` of a record."""
    return chr(FIRST_SLOT + index)


def count(character: str, text: str) -> str:
    """A slot that a style can count: it looks plural to citeproc where `text` names several pages."""
    return character + ("1-2" if names_several(text) else "") + COUNT_END


def clean(value: object) -> str:
    """A value as one line of text, with codes (`<U+E000>`) for characters that can't be printed; empty if it is not a text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = _UNPRINTABLE.sub(lambda found: spelt(found[0]), str(value))
    return " ".join(text.split())


def read_record(item: CslItem, initials: bool, ordinals: bool) -> Record:
    """The record of a CSL item.

    `initials` where the style shortens given names, `ordinals` where it writes days as ordinals ("1st"): then citeproc must see them, not slots.
    """
    texts = {
        _OTHER_SPELLINGS.get(key, key): value
        for key, value in item.items()
        if key not in _NOT_PRINTED
    }
    words = _Words()
    fields: list[tuple[str, Value]] = []
    kind = clean(item.get("type")) or "document"
    plain = {
        key: text
        for key, value in texts.items()
        if key not in NAMES | DATES and (text := clean(value))
    }
    for key, text in sorted(_without_repeats(kind, plain, texts.get("author")).items()):
        fields.append((key, _text_value(key, text, words)))
    fields.extend(
        (key, _names_value(key, texts[key], words, initials))
        for key in sorted(texts.keys() & NAMES)
    )
    fields.extend(
        (key, _date_value(texts[key], words, ordinals)) for key in sorted(texts.keys() & DATES)
    )
    shape = Shape(kind, tuple((key, value) for key, value in fields if value))
    return Record(shape, tuple(words.words), clean(item.get("language")))


def _without_repeats(kind: str, texts: dict[str, str], author: object) -> dict[str, str]:
    """The texts without repetitions of one another, and with a short title."""
    texts = dict(texts)
    title = texts["title"] = without_full_stop(texts.get("title", ""))
    authors = {clean(name.get("literal")).casefold() for name in _mappings(author)}
    if texts.get("publisher", "").casefold() in authors | {texts.get("authority", "").casefold()}:
        texts.pop("publisher", None)
    container = texts.get("container-title", "").casefold()
    if container in authors | {texts.get("publisher", "").casefold()}:
        texts.pop("container-title", None)
    if title and "number" in texts:
        parts = texts["number"].split(", ")
        texts["number"] = ", ".join(part for part in parts if not _says(title, part))
    main, colon, _ = title.partition(": ")
    if colon and kind in _SUBTITLED and " " in main:
        texts.setdefault("title-short", main)
    return {key: text for key, text in texts.items() if text}


def _says(title: str, number: str) -> bool:
    return re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", title) is not None


def without_full_stop(title: str) -> str:
    """A title without a full stop that only ends it ("Informe."), so that no comma follows a full stop."""
    return title if _ABBREVIATION.search(title) else title.removesuffix(".").rstrip(" ,;:") or title


def _text_value(key: str, text: str, words: _Words) -> str:
    if key in _NUMBERS and _NUMERIC.match(text):
        return text
    if key == "page":
        return count(words.add(key, en_dashes(text)), text)
    if key == "DOI":
        text = re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    short = _acronym(text) if key in ("publisher", "authority") else ""
    return words.add(key, text.rstrip(" ,;:") or text, short)


def _names_value(key: str, value: object, words: _Words, initials: bool) -> tuple[Any, ...]:
    names = []
    for name in _mappings(value):
        parts = [(part, text) for part in _NAME_PARTS if (text := clean(name.get(part)))]
        if parts and parts[0][0] == "literal":
            parts = parts[:1]
        visible = ("given",) if initials else ()
        named = [
            (part, text if part in visible else _name_word(key, part, text, words))
            for part, text in parts
        ]
        if len(named) == 1:  # a given name alone is printed as the whole name
            named = [("literal", named[0][1])]
        if named:
            names.append(tuple(named))
    return ("names", *names) if names else ()


def _name_word(key: str, part: str, text: str, words: _Words) -> str:
    return words.add(key, text, _acronym(text) if part == "literal" else "")


def _acronym(name: str) -> str:
    """ "ONU-DH" of an institution whose name ends in "(ONU-DH)"; empty where there is none, as in "(México)"."""
    match = _SHORT_NAME.search(name)
    return match[1] if match and sum(map(str.isupper, match[1])) > 1 else ""


def _mappings(value: object) -> list[Mapping[str, object]]:
    """Names as mappings, in whichever form the author wrote them: a list, one name, or plain text."""
    entries = value if isinstance(value, list | tuple) else [value]
    names = [
        entry if isinstance(entry, Mapping) else {"literal": clean(entry)} for entry in entries
    ]
    return [name for name in names if any(clean(part) for part in name.values())]


def _date_value(value: object, words: _Words, ordinals: bool) -> tuple[Any, ...]:
    """A date for citeproc; one that is only words becomes a slot."""
    if not isinstance(value, Mapping):
        text = clean(value)
        return ("date", False, words.add(DATE, text)) if text else ()
    uncertain = bool(value.get("circa"))
    parts = value.get("date-parts")
    dates = (
        [date for entry in parts if (date := _date(entry))]
        if isinstance(parts, list | tuple)
        else []
    )
    if dates:
        dates = _of_one_precision(dates[:2])
        return ("date", uncertain, *(dates if ordinals else _dates_in_slots(dates, words)))
    text = clean(value.get("literal")) or clean(value.get("raw"))
    return ("date", uncertain, words.add(DATE, text)) if text else ()


def _of_one_precision(dates: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """A range within a year, as precise as its less precise end: citeproc-py can print no other."""
    if len({date[0] for date in dates}) == 1:
        dates = [date[: min(map(len, dates))] for date in dates]
    return dates[:1] if dates[0] == dates[-1] else dates


def _dates_in_slots(dates: list[tuple[int, ...]], words: _Words) -> list[tuple[Any, ...]]:
    """Dates whose years and days are slots, so that sources of different days share a layout.

    What is equal in two dates stays equal; the first day of a month stays one.
    """
    years: dict[int, int] = {}
    days = {1: 1}
    slotted = []
    for year, *rest in dates:
        parts: list[Any] = [year]
        if 1000 <= year <= 9999:
            digits = str(year)
            slots = "".join(words.add(DATE, part) for part in (digits[:2], digits[2], digits[3]))
            parts = [(years.setdefault(year, 2001 + len(years)), slots, slots)]
        parts.extend(rest[:1])
        for day in rest[1:]:
            printed, padded = words.add(DATE, str(day)), words.add(DATE, f"{day:02}")
            parts.append((days.setdefault(day, 1 + len(days)), printed, padded))
        slotted.append(tuple(parts))
    return slotted


def _date(entry: object) -> tuple[int, ...]:
    """(year), (year, month) or (year, month, day); empty where there is no year."""
    date: list[int] = []
    limits = ((-9999, 9999), (1, 12), (1, 31))
    for part, (least, most) in zip(
        entry if isinstance(entry, list | tuple) else [entry], limits, strict=False
    ):
        text = clean(part)
        if not re.fullmatch(r"-?\d{1,4}", text, re.ASCII) or not least <= int(text) <= most:
            break
        date.append(int(text))
    return tuple(date)
