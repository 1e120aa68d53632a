"""S202, S205 and S207: a source's record says what a reader needs, and is correct."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.rules.addresses import split_address
from memocli.checks.wording import listed
from memocli.dates import advice, is_range
from memocli.fields import CslDate

_ISSUER: Final = ("author", "editor", "publisher", "authority", "organizer")
# What a reader needs to know of each type of source; one of the fields in each group must be there.
_REQUIRED: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "article-journal": (("title",), ("author", "editor"), ("container_title",), ("issued",)),
    "article-magazine": (("title",), ("container_title",), ("issued",)),
    "article-newspaper": (("title",), ("container_title",), ("issued",)),
    "book": (("title",), _ISSUER, ("issued",)),
    "chapter": (("title",), ("container_title",), _ISSUER, ("issued",)),
    "dataset": (("title",), _ISSUER, ("issued",)),
    "document": (("title", "genre"), _ISSUER, ("issued",)),
    "hearing": (("title",), ("authority", "publisher"), ("issued", "event_date")),
    "interview": (("author", "interviewer", "contributor"), ("issued",)),
    "legal_case": (("title",), ("authority",), ("issued",)),
    "legislation": (
        ("title",),
        ("issued",),
        ("publisher", "container_title", "authority", "jurisdiction"),
    ),
    "report": (("title",), _ISSUER, ("issued",)),
    "thesis": (("title",), ("author",), ("publisher",), ("issued",)),
    "webpage": (("title",), (*_ISSUER, "container_title"), ("issued", "accessed"), ("URL",)),
}
_LOCATIONS: Final = (
    "URL",
    "DOI",
    "archive",
    "archive_location",
    "call_number",
    "number",
    "ISBN",
    "ISSN",
    "PMID",
    "PMCID",
)
_LANGUAGE: Final = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{4,8})*\Z"
)
_DATE_FIELDS: Final = (
    "issued",
    "accessed",
    "available_date",
    "event_date",
    "original_date",
    "submitted",
)


@rule("S202", needs_complete=("entry",))
def incomplete_source(context: CheckContext) -> Iterator[Problem]:
    """What: a record lacks what a reader needs in order to know which source is meant.

    Why: a footnote without a title, an issuer or a date can be dismissed.

    Example:
        - id: pgr-2018
          type: report
          issued: 2018-02        # no title, no issuer

    What to do: look the missing part up. Never guess it: leave out what can't be known, and let the warning stay.
    A confidential source needs nothing, since nothing of it is printed: what could name it may stay out of the files.
    """
    for source in context.sources_in_question:
        if source.is_confidential:
            continue
        missing = [
            _one_of(group)
            for group in _REQUIRED.get(str(source.type), (("title",), ("issued",)))
            if not any(getattr(source, name) for name in group)
        ]
        if missing:
            yield Problem.of_source(
                source,
                source.id.span,
                f"the {source.type} `{source.id}` lacks {listed(missing)}",
                "look it up and add it; never guess it",
            )


def _one_of(fields: tuple[str, ...]) -> str:
    """What a group of fields means, in words."""
    if set(_ISSUER) <= set(fields):
        return "an issuer (`publisher`, `author` or `authority`)"
    return " or ".join(f"`{field.replace('_', '-')}`" for field in fields)


@rule("S205", needs_complete=("entry",))
def source_not_to_be_found(context: CheckContext) -> Iterator[Problem]:
    """What: a record says nowhere where the source can be found: no URL, DOI, archive or number.

    Why: nobody can check it.

    Example:
        - {id: pgr-2018, type: document, title: Reply to a request, issued: 2018-02}

    What to do: add `URL`, `DOI`, `archive` with `archive_location`, the document's `number`, or
    `custom: {archive-url: …}`. A confidential source is not meant to be found: mark it `custom: {confidential: true}`.
    """
    for source in context.sources_in_question:
        if source.is_confidential:
            continue
        kept = source.custom and (source.custom.archive_url or source.custom.evidence)
        if not kept and not any(getattr(source, name) for name in _LOCATIONS):
            yield Problem.of_source(
                source,
                source.id.span,
                f"`{source.id}` can be found nowhere: it has no URL, DOI, archive or number",
                "add `URL`, `DOI`, `archive`, `number` or `custom: {archive-url: …}`",
            )


@rule("S207")
def bad_address_date_or_language(context: CheckContext) -> Iterator[Problem]:
    """What: a URL, a date or a language tag can't be right.

    Why: a date that can't be read is not printed; a link that can't work leads nowhere; Spanish words without a correct
    language tag are read aloud as English.

    Example:
        issued: 2018-13-01
        URL: www.example.org
        language: spanish

    What to do: write dates as 2018, 2018-07, 2018-07-24 or `from/to`, addresses with `https://`, and languages as tags
    such as `es` or `en`.
    """
    for source in context.sources_in_question:
        for address in (source.URL, source.custom.archive_url if source.custom else None):
            if address and not address.isspace() and split_address(address) is None:
                yield Problem.of_source(
                    source,
                    address.span,
                    f"`{address}` is not a web address",
                    "write the whole address, from `https://` on and without spaces",
                )
        for field in _DATE_FIELDS:
            date: CslDate | None = getattr(source, field)
            if date is not None and date.range is None and date.text.strip():
                message, hint = _not_a_date(field.replace("_", "-"), date.text)
                yield Problem.of_source(source, date.span, message, hint)
        if source.language is not None and not _LANGUAGE.match(source.language):
            yield Problem.of_source(
                source,
                source.language.span,
                f"`{source.language}` is not a language tag",
                "write `es` for Spanish, `en` for English",
            )


def _not_a_date(key: str, text: str) -> tuple[str, str]:
    """What to say of a date that can't be understood as it is written."""
    if is_range(text):
        return f"the date `{text}` is written in a form that is not read", f"write `{key}: {text}`"
    general = "write 2018, 2018-07, 2018-07-24 or a range `from/to`"
    return f"`{text}` is not a date", advice(text) or general


RULES = (incomplete_source, source_not_to_be_found, bad_address_date_or_language)
