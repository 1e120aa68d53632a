"""S202, S203, S205 and S207: a source's record says what it must, once, and rightly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from memocli.checks.rule import Problem, rule
from memocli.checks.subject import Subject
from memocli.diagnostics import Related, Severity
from memocli.shape import CslDate
from memocli.source import Source
from memocli.text import Placed, Span

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


def _problem(
    source: Source, span: Span, message: str, hint: str = "", related: tuple[Related, ...] = ()
) -> Problem:
    return Problem(span, message, hint, source=str(source.id), related=related)


@rule("S202", "incomplete-source", Severity.WARNING)
def incomplete_source(subject: Subject) -> Iterator[Problem]:
    """What: a record lacks what a reader needs in order to know which source is meant.

    Why: a footnote without a title, an issuer or a date can be dismissed.

    Example:
        - id: pgr-2018
          type: report
          issued: 2018-02        # no title, no issuer

    What to do: look the missing part up. Never guess it: what can't be known is left out, and the warning stays true.
    A confidential source needs nothing, since nothing of it is printed: what could name it may stay out of the files.
    """
    for source in subject.sources_in_question():
        if _is_confidential(source):
            continue
        missing = [
            _one_of(group)
            for group in _REQUIRED.get(str(source.type), (("title",), ("issued",)))
            if not any(getattr(source, name) for name in group)
        ]
        if missing:
            yield _problem(
                source,
                source.id.span,
                f"the {source.type} `{source.id}` lacks {_listed(missing)}",
                "look it up and add it; never guess it",
            )


def _is_confidential(source: Source) -> bool:
    return source.custom is not None and source.custom.confidential


def _one_of(fields: tuple[str, ...]) -> str:
    """What a group of fields stands for, in words."""
    if set(_ISSUER) <= set(fields):
        return "an issuer (`publisher`, `author` or `authority`)"
    return " or ".join(f"`{field.replace('_', '-')}`" for field in fields)


def _listed(things: list[str]) -> str:
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last


@rule("S203", "source-recorded-twice", Severity.WARNING)
def source_recorded_twice(subject: Subject) -> Iterator[Problem]:
    """What: two records seem to be one source: the same DOI, the same address, or the same title and date.

    Why: the source then gets two full endnotes, and one can be corrected without the other.

    Example:
        - {id: wola-2018, URL: https://example.org/report}
        - {id: wola-report, URL: http://www.example.org/report/}

    What to do: keep one record, and cite that. A page that only tells about a document is no record of it: give such a
    record `custom: {url-is: page-about}`.
    """
    identities: tuple[tuple[Callable[[Source], str], str], ...] = (
        (_doi, "the same DOI"),
        (_address, "the same address"),
        (_title_and_date, "the same title and date"),
    )
    reported: set[tuple[str, str]] = set()
    for identity, shared in identities:
        groups: dict[str, list[Source]] = {}
        for source in subject.sources_in_question():
            name = identity(source)
            if name:
                groups.setdefault(name, []).append(source)
        yield from _pairs(groups, shared, reported)


def _pairs(
    groups: dict[str, list[Source]], shared: str, reported: set[tuple[str, str]]
) -> Iterator[Problem]:
    """Each record that shares something with an earlier one; a pair is reported once."""
    for first, *others in groups.values():
        for source in others:
            if (first.id, source.id) in reported:
                continue
            reported.add((first.id, source.id))
            place = (Related(first.id.span, f"the record `{first.id}`"),)
            yield _problem(
                source,
                source.id.span,
                f"`{source.id}` and `{first.id}` have {shared}",
                f"cite `{first.id}` only, and delete the other record",
                place,
            )


def _doi(source: Source) -> str:
    return str(source.DOI or "").casefold().rpartition("doi.org/")[2]


def _address(source: Source) -> str:
    """The address without what does not change where it leads; empty for a page about a document."""
    if source.URL is None or (source.custom and source.custom.url_is == "page-about"):
        return ""
    parts = _split(source.URL)
    if parts is None:
        return ""
    host, path, query = parts
    return f"{host.removeprefix('www.').removeprefix('m.')}{path.rstrip('/')}?{query}"


def _title_and_date(source: Source) -> str:
    if source.title is None or source.issued is None or source.issued.range is None:
        return ""
    words = re.findall(r"\w+", source.title.casefold())
    return f"{source.type} {' '.join(words)} {source.issued.text}" if words else ""


@rule("S205", "source-not-to-be-found", Severity.WARNING)
def source_not_to_be_found(subject: Subject) -> Iterator[Problem]:
    """What: a record says nowhere where the source can be found: no URL, DOI, archive or number.

    Why: nobody can check it.

    Example:
        - {id: pgr-2018, type: document, title: Reply to a request, issued: 2018-02}

    What to do: add `URL`, `DOI`, `archive` with `archive_location`, the document's `number`, or
    `custom: {archive-url: …}`. A confidential source is not meant to be found: mark it `custom: {confidential: true}`.
    """
    for source in subject.sources_in_question():
        if _is_confidential(source):
            continue
        kept = source.custom and (source.custom.archive_url or source.custom.evidence)
        if not kept and not any(getattr(source, name) for name in _LOCATIONS):
            yield _problem(
                source,
                source.id.span,
                f"`{source.id}` can be found nowhere: it has no URL, DOI, archive or number",
                "add `URL`, `DOI`, `archive`, `number` or `custom: {archive-url: …}`",
            )


@rule("S207", "bad-address-date-or-language", Severity.ERROR)
def bad_address_date_or_language(subject: Subject) -> Iterator[Problem]:
    """What: a URL, a date or a language tag can't be right.

    Why: a date that can't be read is not printed; a link that can't work leads nowhere; Spanish words without a right
    language tag are read aloud as English.

    Example:
        issued: 2018-13-01
        URL: www.example.org
        language: spanish

    What to do: write dates as 2018, 2018-07, 2018-07-24 or `from/to`, addresses with `https://`, and languages as tags
    such as `es` or `en`.
    """
    for source in subject.sources_in_question():
        for address in (source.URL, source.custom.archive_url if source.custom else None):
            if address is not None and _split(address) is None:
                yield _problem(
                    source,
                    address.span,
                    f"`{address}` is not a web address",
                    "write the whole address, from `https://` on and without spaces",
                )
        for field in _DATE_FIELDS:
            date: CslDate | None = getattr(source, field)
            if date is not None and date.range is None:
                yield _problem(
                    source,
                    date.span,
                    f"`{date.text}` is not a date",
                    "write 2018, 2018-07, 2018-07-24 or a range `from/to`",
                )
        if source.language is not None and not _LANGUAGE.match(source.language):
            yield _problem(
                source,
                source.language.span,
                f"`{source.language}` is not a language tag",
                "write `es` for Spanish, `en` for English",
            )


def _split(address: Placed) -> tuple[str, str, str] | None:
    """Host, path and query of an http address; None where it is none."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").casefold()
    except ValueError:
        return None
    if (
        parts.scheme not in ("http", "https")
        or "." not in host
        or re.search(r"\s", address.strip())
    ):
        return None
    return host, parts.path, parts.query


RULES = (
    incomplete_source,
    source_recorded_twice,
    source_not_to_be_found,
    bad_address_date_or_language,
)
