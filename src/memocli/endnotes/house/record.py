"""A CSL item as notes say it: without what they would say twice, and with short forms for later notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from memocli.dates import DateRange, PartialDate
from memocli.endnotes.given import custom, given_date, given_names, respelt
from memocli.endnotes.places import en_dashes
from memocli.endnotes.text import CslItem, clean, plain_doi, without_full_stop

# The texts that a note may print, besides those of `custom`.
_TEXTS: Final = (
    "authority container-title container-title-short edition genre issue number page publisher publisher-place "
    "source title title-short volume DOI URL"
).split()

# Articles, chapters and entries are looked up by their titles, and so are laws: no publisher comes first.
IN_PERIODICALS: Final = frozenset(
    "article article-journal article-magazine article-newspaper".split()
)
IN_BOOKS: Final = frozenset(
    "chapter entry entry-dictionary entry-encyclopedia paper-conference".split()
)
LAWS: Final = frozenset("bill legislation regulation treaty".split())
# Titles of these have a main title and a subtitle; in a headline the words before a colon would not be enough.
_SUBTITLED: Final = frozenset("book document pamphlet report thesis".split())

_PARTICLES: Final = frozenset(("dropping-particle", "non-dropping-particle"))
_FULL_NAME: Final = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
_FAMILY_NAME: Final = ("non-dropping-particle", "family")
# Of more names, only the first is printed.
MOST_NAMES: Final = 3

_ACRONYM: Final = re.compile(r"\(([^\s()]{2,20})\)(?=,|\Z)")


class Name(Struct, frozen=True):
    """A person or an institution: in full, and as later notes have it."""

    full: str
    short: str


class Date(Struct, frozen=True):
    """A date or a range of two, or else the author's own words; `is_about` where it is uncertain."""

    range: DateRange | None
    words: str = ""
    is_about: bool = False


class Record(Struct, frozen=True):
    """A source, ready to be laid out.

    `texts` are its CSL variables that are texts, also `publisher-short` and `authority-short`; `language` is a BCP 47 tag, or
    empty. `translation` is the title in the memo's language, `archive` the address of an archived copy.
    """

    kind: str
    language: str
    texts: Mapping[str, str]
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    issued: Date | None
    accessed: Date | None
    translation: str
    archive: str

    def text(self, variable: str, *, short: bool = False) -> str:
        """The text of a CSL variable, as later notes have it if `short`; empty where the record has none."""
        return (short and self.texts.get(f"{variable}-short")) or self.texts.get(variable, "")

    @property
    def is_led_by_publisher(self) -> bool:
        """Whether the publisher comes first, being the only issuer that is known."""
        issued_by_others = self.authors or self.editors or "authority" in self.texts
        return not issued_by_others and _may_lead(self.kind, self.texts)


def read_record(item: CslItem) -> Record:
    """The record of a CSL item; what is no text, name or date in CSL's sense is left out."""
    item = respelt(item)
    return Record(
        kind=_kind(item),
        language=clean(item.get("language")),
        texts=_texts(item),
        authors=tuple(_names(item.get("author"))),
        editors=tuple(_names(item.get("editor"))),
        issued=_date(item.get("issued")) or _date(item.get("event-date")),
        accessed=_date(item.get("accessed")),
        translation=without_full_stop(custom(item, "translated-title")),
        archive=custom(item, "archive-url"),
    )


def prepared(item: CslItem) -> dict[str, Any]:
    """The item as `read_record` understands it, in CSL again: for a copy of the house style, which another program runs."""
    item = respelt(item)
    kept = {key: value for key, value in item.items() if key not in _TEXTS}
    return kept | _texts(item)


def _kind(item: CslItem) -> str:
    return clean(item.get("type")) or "document"


def _texts(item: CslItem) -> dict[str, str]:
    """What is printed of the item's texts, without repeats, and their short forms."""
    texts = {key: text for key in _TEXTS if key in item and (text := clean(item[key]))}
    _shorten(_kind(item), texts)
    _drop_repeats(item, texts)
    for key in texts.keys() - {"URL", "DOI"}:
        texts[key] = texts[key].rstrip(" ,;:") or texts[key]
    if "DOI" in texts:
        texts["DOI"] = plain_doi(texts["DOI"])
        if plain_doi(texts.get("URL", "")).casefold() == texts["DOI"].casefold():
            del texts["DOI"]
    if "page" in texts:
        texts["page"] = en_dashes(texts["page"])
    return texts


def _shorten(kind: str, texts: dict[str, str]) -> None:
    """Take a needless full stop from the title, and add the short forms of the title and of institutions."""
    if "title" in texts:
        texts["title"] = without_full_stop(texts["title"])
        main, colon, _ = texts["title"].partition(": ")
        if colon and kind in _SUBTITLED and " " in main:
            texts.setdefault("title-short", main)
    for key in ("publisher", "authority"):
        if short := _acronym(texts.get(key, "")):
            texts[f"{key}-short"] = short


def _drop_repeats(item: CslItem, texts: dict[str, str]) -> None:
    """Leave out whoever is named already, and of the number what the title says."""
    names = list(_names(item.get("author")))
    printed = names if len(names) <= MOST_NAMES else names[:1]
    authors = {name.full.casefold() for name in printed}
    publisher = texts.get("publisher", "").casefold()
    if publisher in authors or publisher == texts.get("authority", "").casefold():
        texts.pop("publisher", None)
    container = texts.get("container-title", "").casefold()
    if container in authors:
        texts.pop("container-title", None)
    elif container and container == texts.get("publisher", "").casefold():
        # A journal named like its publisher keeps its place; only a publisher that comes first has been named before it.
        issued_by_others = authors or list(_names(item.get("editor"))) or "authority" in texts
        leads = not issued_by_others and _may_lead(_kind(item), texts)
        texts.pop("container-title" if leads else "publisher")
    if "title" in texts and "number" in texts:
        parts = texts.pop("number").split(", ")
        if unsaid := [part for part in parts if not _says(texts["title"], part)]:
            texts["number"] = ", ".join(unsaid)


def _may_lead(kind: str, texts: Mapping[str, str]) -> bool:
    """Whether a source of this kind may be called by its publisher: where its title leads, it is not."""
    return kind not in IN_PERIODICALS | IN_BOOKS and (kind not in LAWS or "title" not in texts)


def _says(title: str, number: str) -> bool:
    """Whether the number stands in the title, and not as a part of another one: 12/2018 is not 12/2018-III."""
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-]|\.\d)", title) is not None


def _acronym(name: str) -> str:
    """ "ONU-DH" of an institution whose name ends in "(ONU-DH)"; empty where there is none, as in "(México)"."""
    match = _ACRONYM.search(name)
    return match[1] if match and sum(map(str.isupper, match[1])) > 1 else ""


def _names(value: object) -> Iterator[Name]:
    for given in given_names(value):
        if literal := clean(given.get("literal")):
            yield Name(literal, _acronym(literal) or literal)
            continue
        if full := _name_of(given, _FULL_NAME):
            yield Name(full, _name_of(given, _FAMILY_NAME) or full)


def _name_of(given: Mapping[Any, Any], parts: tuple[str, ...]) -> str:
    """Parts of a name in their order; no space follows the particles of "d'Artagnan" and "al-Assad"."""
    name = ""
    for part in parts:
        if part not in given:
            continue
        text = clean(given[part])
        joins = part in _PARTICLES and text.endswith(("'", "’", "-"))
        name += text if joins or not text else f"{text} "
    return name.rstrip()


def _date(value: object) -> Date | None:
    """A date of CSL; None where there is none."""
    given = given_date(value)
    if dates := [PartialDate(*date) for date in given.dates if date[0] > 0]:
        return Date(DateRange(dates[0], dates[min(1, len(dates) - 1)]), is_about=given.is_about)
    return Date(None, given.words, given.is_about) if given.words else None
