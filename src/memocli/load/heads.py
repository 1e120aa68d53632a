"""The head of a memo, its memo.yaml: what does not fit together in it is reported."""

from __future__ import annotations

from msgspec.structs import replace

from memocli.fields import Year
from memocli.language import LANGUAGES, primary
from memocli.load.library import Library
from memocli.memo import Head
from memocli.project import memo_folder


def checked_head(library: Library, head: Head, year: int) -> Head:
    """The head of the memo of `year`, checked."""
    head = _of_year(library, head, year)
    _check_period(library, head)
    _check_corrections(library, head)
    _check_language(library, head)
    _check_letterhead(library, head)
    _check_abbreviations(library, head)
    return head


def _of_year(library: Library, head: Head, year: int) -> Head:
    """The head with the year of its folder, so that one run shows the other faults too."""
    if head.year.value == year:
        return head
    library.report(
        "F011",
        f"the year is {head.year}, but the folder is {memo_folder(year)}/",
        head.year.span,
        f"write `year: {year}`",
    )
    return replace(head, year=Year(str(year), head.year.span))


def _check_period(library: Library, head: Head) -> None:
    period = head.period
    if period and period.to.value.last_day() < period.from_.value.first_day():
        message = "the period ends before it begins"
        library.report("F006", message, period.to.span, "swap the two dates")


def _check_corrections(library: Library, head: Head) -> None:
    """What is corrected before the memo is submitted is simply written anew."""
    if head.submitted is None:
        return
    first_day = head.submitted.value.first_day()
    for correction in head.corrections:
        if correction.date.value.last_day() < first_day:
            message = f"the correction is older than the memo, submitted on {head.submitted}"
            hint = "correct the date, or delete the entry: `corrections` is for what was submitted"
            library.report("F006", message, correction.date.span, hint)


def _check_language(library: Library, head: Head) -> None:
    """A memo is in a language that memocli has words of: headings, dates, "note 3 above"."""
    if head.language is None or primary(head.language) in LANGUAGES:
        return
    known = " or ".join(f"`{facts.tag}` ({facts.name})" for facts in LANGUAGES.values())
    library.report(
        "F006",
        f"memocli has no words in the language `{head.language}` for a memo",
        head.language.span,
        f'write {known}, with a region if you like (`es-MX`); "Add a language" in CONTRIBUTING.md says how to add one',
    )
    library.completeness.numbers = False


def _check_abbreviations(library: Library, head: Head) -> None:
    """In the list that is printed, each meaning has what it is the meaning of."""
    for short in head.abbreviations:
        if not short.strip():
            hint = "write the abbreviation, or delete the line"
            library.report("F005", "the abbreviation is empty", short.span, hint)


def _check_letterhead(library: Library, head: Head) -> None:
    """A picture has words for readers who can't see it, and words for a picture have one."""
    given = head.letterhead
    if given and given.alt and not given.picture:
        hint = "name its file, `picture: logo.png`, or delete the words"
        library.report("F005", "the key `picture` is missing", given.alt.span, hint)
    if given and given.picture and given.alt is None:
        hint = "say in a few words what it shows: `alt: The logo of …`"
        library.report("F005", "the key `alt` is missing", given.picture.span, hint)
