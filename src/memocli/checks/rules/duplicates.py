"""S203: a source is recorded once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.rules.addresses import split_address
from memocli.diagnostics import Related
from memocli.memo import Source


@rule("S203")
def source_recorded_twice(context: CheckContext) -> Iterator[Problem]:
    """What: two records seem to be one source: the same DOI, the same address, or the same title and date.

    Why: the source then gets two full endnotes, and one can be corrected without the other.

    Example:
        - {id: wola-2018, URL: https://example.org/report}
        - {id: wola-report, URL: http://www.example.org/report/}

    What to do: keep one record, and cite that. A page that only describes a document is not a record of it: give such a
    record `custom: {url-is: page-about}`. Where one of the two is confidential, the other may tell who it is; it is not named here.
    """
    identities: tuple[tuple[Callable[[Source], str], str], ...] = (
        (_doi, "the same DOI"),
        (_address, "the same address"),
        (_title_and_date, "the same title and date"),
    )
    reported: set[tuple[str, str]] = set()
    for identity, shared in identities:
        groups: dict[str, list[Source]] = {}
        for source in context.sources_in_question:
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
            if first.is_confidential != source.is_confidential:
                yield _half_confidential(first if first.is_confidential else source, shared)
                continue
            place = (Related(first.id.span, f"the record `{first.id}`"),)
            yield Problem.of_source(
                source,
                source.id.span,
                f"`{source.id}` and `{first.id}` have {shared}",
                f"cite `{first.id}` only, and delete the other record",
                place,
            )


def _half_confidential(source: Source, shared: str) -> Problem:
    """A confidential source that has something in common with a public one, which must not be named beside it."""
    return Problem.of_source(
        source,
        source.id.span,
        f"`{source.id}` and a source that is not confidential have {shared}",
        "if they are one source, keep one of the records: the public one may tell who the other is",
    )


def _doi(source: Source) -> str:
    return str(source.DOI or "").casefold().rpartition("doi.org/")[2]


def _address(source: Source) -> str:
    """The address without the parts that make no difference; empty for a page about a document."""
    if source.URL is None or (source.custom and source.custom.url_is == "page-about"):
        return ""
    parts = split_address(source.URL)
    if parts is None:
        return ""
    host, path, query = parts
    return f"{host.removeprefix('www.').removeprefix('m.')}{path.rstrip('/')}?{query}"


def _title_and_date(source: Source) -> str:
    if source.title is None or source.issued is None or source.issued.range is None:
        return ""
    words = re.findall(r"\w+", source.title.casefold())
    return f"{source.type} {' '.join(words)} {source.issued.text}" if words else ""


RULES = (source_recorded_twice,)
