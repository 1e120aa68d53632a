"""The house style: the words of one source in a note, in one order for all kinds of sources.

    full    who, what, edition, in what, volume, issue, number, publisher, date, place in it, where to find it
    short   who, what, number of the full note, place in it
    ibid.   place in it
    brief   who, what, date: in reports on changes, never in a note

docs/endnotes.md says the same to authors, and templates/endnotes.csl in CSL.
"""

from __future__ import annotations

import re
from typing import Final

from memocli.endnotes.house.record import (
    IN_BOOKS,
    IN_PERIODICALS,
    LAWS,
    MOST_NAMES,
    Date,
    Name,
    Record,
)
from memocli.endnotes.house.runs import Run, given, joined
from memocli.endnotes.places import en_dashes, names_several
from memocli.endnotes.text import is_foreign, web_address
from memocli.language import language_of_tag, note_words, primary

_IN_QUOTATION_MARKS: Final = IN_PERIODICALS | IN_BOOKS | {"post", "post-weblog", "webpage"}
_KNOWN_BY_TITLE: Final = LAWS | {"legal_case"}
_WITH_A_PLACE: Final = frozenset(("book", "chapter", "thesis"))
# An edition that is a number and so is called an edition: "2nd", "3a", "3.ª", "2018".
_COUNTED: Final = re.compile(r"[A-Za-z]{0,4}\d{1,6}(?:[A-Za-z]{0,4}|\.?[ªº])\Z", re.ASCII)
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z", re.ASCII)


class HouseStyle:
    """Lays out sources in the language of a memo, a BCP 47 tag."""

    def __init__(self, language: str) -> None:
        self.marks = note_words(language).marks
        self._language = language
        self._words = note_words(language)
        self._archived = language_of_tag(language).wording.archived

    # ── the three forms of a note ────────────────────────────────────────────────────────────────

    def full(self, record: Record, place: list[Run]) -> list[Run]:
        """The source as it is cited for the first time; `place` is what `place` returns."""
        return joined(
            (
                self._who(record, short=False),
                self._what(record),
                self._edition(record),
                self._container(record),
                self._counted(self._words.volume, record.text("volume")),
                self._counted(self._words.issue, record.text("issue")),
                self._text(record, "number") if record.text("title") else [],
                self._publisher(record),
                self._date(record.issued),
                # A cited page stands for the pages of the whole article.
                place or self.place("page", record.text("page")),
                self._access(record),
            )
        )

    def short(self, record: Record, place: list[Run], first_note: int) -> list[Run]:
        """The source cited again, `first_note` being the number of the full note."""
        # Laws and cases are known by their titles: the body that made them need not be said twice.
        by_title = record.kind in _KNOWN_BY_TITLE and record.text("title")
        return joined(
            (
                [] if by_title else self._who(record, short=True),
                self._what_again(record),
                [
                    Run(f"{self._words.note} "),
                    Run(str(first_note), note=first_note),
                    Run(f" {self._words.above}"),
                ],
                place,
            )
        )

    def brief(self, record: Record) -> list[Run]:
        """The source by itself, without any other note: whoever knows it recognizes it."""
        by_title = record.kind in _KNOWN_BY_TITLE and record.text("title")
        return joined(
            (
                [] if by_title else self._who(record, short=True),
                self._what_again(record),
                self._date(record.issued),
            )
        )

    def ibid(self, place: list[Run], note_before: int) -> list[Run]:
        """The source cited before, in the note `note_before`, or in the same note where that is 0."""
        return joined(([Run(self._words.ibid, note=note_before)], place))

    def place(self, label: str, locator: str) -> list[Run]:
        """A place in the source, `label` being CSL's kind of it; one that has no word is printed without."""
        if not locator:
            return []
        one, several = self._words.locators.get(label, ("", ""))
        word = several if names_several(locator) else one
        return [
            Run(f"{word} " if word else ""),
            *given(en_dashes(locator), self.marks),
        ]

    # ── who ──────────────────────────────────────────────────────────────────────────────────────

    def _who(self, record: Record, *, short: bool) -> list[Run]:
        language = self._other_language(record)
        if record.authors:
            return self._names(record.authors, language, short=short)
        if record.editors:
            one, several = self._words.editor
            label = several if len(record.editors) > 1 else one
            names = self._names(record.editors, language, short=short)
            return names if short else [*names, Run(f", {label}")]
        if record.text("authority"):
            return self._text(record, "authority", short=short, language=language)
        publisher = "publisher" if record.is_led_by_publisher else ""
        return self._text(record, publisher, short=short, language=language)

    def _names(self, names: tuple[Name, ...], language: str, *, short: bool) -> list[Run]:
        said = [
            given(name.short if short else name.full, self.marks, language=language)
            for name in names
        ]
        if len(said) > MOST_NAMES:
            return [*said[0], Run(f" {self._words.and_others}")]
        if len(said) == 1:
            return said[0]
        return [*joined(said[:-1]), Run(f" {self._words.joint} "), *said[-1]]

    # ── what ─────────────────────────────────────────────────────────────────────────────────────

    def _what(self, record: Record) -> list[Run]:
        if not record.text("title"):
            return self._kind_and_number(record)
        runs = self._title(record, short=False)
        # A title in the memo's language needs no translation.
        if record.translation and primary(record.language) != primary(self._language):
            runs += [Run(" ["), *given(record.translation, self.marks), Run("]")]
        if record.text("genre"):
            runs += [Run(" ("), *self._text(record, "genre"), Run(")")]
        return runs

    def _what_again(self, record: Record) -> list[Run]:
        if record.text("title"):
            return self._title(record, short=True)
        if record.text("genre") or record.text("number"):
            return self._kind_and_number(record)
        if record.text("container-title"):
            language = self._other_language(record)
            return self._text(record, "container-title", short=True, italic=True, language=language)
        return []

    def _title(self, record: Record, *, short: bool) -> list[Run]:
        quoted = record.kind in _IN_QUOTATION_MARKS
        words = given(
            record.text("title", short=short),
            self.marks,
            italic=not quoted,
            quoted=quoted,
            language=self._other_language(record),
        )
        return [Run(self.marks.opening), *words, Run(self.marks.closing)] if quoted else words

    def _kind_and_number(self, record: Record) -> list[Run]:
        kind = self._text(record, "genre", may_capitalize=True)
        return joined((kind, self._text(record, "number")), " ")

    # ── where it appeared ────────────────────────────────────────────────────────────────────────

    def _edition(self, record: Record) -> list[Run]:
        edition = record.text("edition")
        if edition.isdecimal() and not _YEAR.match(edition):
            return [Run(f"{self._ordinal(edition)} {self._words.edition}")]
        named = self._text(record, "edition")
        return [*named, Run(f" {self._words.edition}")] if _COUNTED.match(edition) else named

    def _ordinal(self, number: str) -> str:
        first, *others = self._words.ordinals
        teens = len(number) > 1 and number[-2] == "1"
        ending = dict(zip("123", others, strict=False)).get(number[-1], first)
        return f"{number}{first if teens else ending}"

    def _container(self, record: Record) -> list[Run]:
        language = self._other_language(record)
        title = self._text(record, "container-title", italic=True, language=language)
        return (
            [Run(f"{self._words.within} "), *title] if title and record.kind in IN_BOOKS else title
        )

    def _counted(self, word: str, number: str) -> list[Run]:
        return [Run(f"{word} "), *given(number, self.marks)] if number else []

    def _publisher(self, record: Record) -> list[Run]:
        if record.is_led_by_publisher:
            return []
        place = self._text(record, "publisher-place") if record.kind in _WITH_A_PLACE else []
        language = self._other_language(record)
        return joined((place, self._text(record, "publisher", language=language)), ": ")

    # ── when, and where to find it ───────────────────────────────────────────────────────────────

    def _date(self, date: Date | None) -> list[Run]:
        if date is None:
            return []
        about = [Run(f"{self._words.about} ")] if date.is_about else []
        if date.range:
            return [*about, Run(date.range.spoken(self._language))]
        return [*about, *given(date.words, self.marks)]

    def _access(self, record: Record) -> list[Run]:
        before, after = self._archived.split("{}")
        archive = self._address(record.archive)
        visit = self._date(record.accessed)
        return joined(
            (
                self._text(record, "source", may_capitalize=True),
                self._address(record.text("URL")),
                self._address(f"https://doi.org/{doi}" if (doi := record.text("DOI")) else ""),
                [Run(before), *archive, Run(after)] if archive else [],
                [Run(f"{self._words.accessed} "), *visit] if visit else [],
            )
        )

    def _address(self, address: str) -> list[Run]:
        """A link, where it is an address of the web."""
        if href := web_address(address):
            return [Run(address, href=href, given=True, may_capitalize=False)]
        return given(address, self.marks)

    def _text(
        self,
        record: Record,
        variable: str,
        *,
        short: bool = False,
        italic: bool = False,
        may_capitalize: bool = False,
        language: str = "",
    ) -> list[Run]:
        text = record.text(variable, short=short)
        return given(
            text, self.marks, italic=italic, may_capitalize=may_capitalize, language=language
        )

    def _other_language(self, record: Record) -> str:
        """The language of a source, where it is not that of the memo: that of its title, of who issued it, and of where it appeared."""
        return record.language if is_foreign(record.language, self._language) else ""
