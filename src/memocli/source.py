"""A source: one CSL item, and what memocli keeps about it under CSL's own `custom` key.

The fields are the variables of CSL 1.0.2, so that the files stay what Zotero, pandoc and every
citeproc read and write.
"""

from __future__ import annotations

from typing import Any

import msgspec

from memocli.shape import CslDate, Kind, Name, Shape, Status, UrlKind, Waivers
from memocli.text import Placed


class CslName(Shape, frozen=True):
    """A person (`family`, `given`) or an institution (`literal`)."""

    family: Placed | None = None
    given: Placed | None = None
    literal: Placed | None = None
    dropping_particle: Placed | None = None
    non_dropping_particle: Placed | None = None
    suffix: Placed | None = None
    comma_suffix: Placed | None = None
    static_ordering: Placed | None = None
    parse_names: Placed | None = None


class Custom(Shape, frozen=True):
    """What memocli keeps about a source; other programs pass it by.

    `status` says how well the record is known: `confirmed` (the document or an official page about it was seen),
    `probable` (with `why`), `described` (only what the memo's text says).
    """

    status: Status | None = None
    why: Placed | None = None
    remark: Placed | None = None
    url_is: UrlKind | None = None
    translated_title: Placed | None = None
    archive_url: Placed | None = None
    origin: Placed | None = None
    confidential: bool = False
    evidence: Placed | None = None
    waive: Waivers = msgspec.field(default_factory=Waivers)


Names = tuple[CslName, ...]


class Source(Shape, frozen=True):
    """One record of `references:`."""

    id: Name
    type: Kind
    custom: Custom | None = None
    categories: tuple[Placed, ...] = ()
    # texts
    abstract: Placed | None = None
    annote: Placed | None = None
    archive: Placed | None = None
    archive_collection: Placed | None = msgspec.field(name="archive_collection", default=None)
    archive_location: Placed | None = msgspec.field(name="archive_location", default=None)
    archive_place: Placed | None = None
    authority: Placed | None = None
    call_number: Placed | None = None
    chapter_number: Placed | None = None
    citation_key: Placed | None = None
    citation_label: Placed | None = None
    collection_number: Placed | None = None
    collection_title: Placed | None = None
    container_title: Placed | None = None
    container_title_short: Placed | None = None
    dimensions: Placed | None = None
    division: Placed | None = None
    DOI: Placed | None = msgspec.field(name="DOI", default=None)
    edition: Placed | None = None
    event: Placed | None = None
    event_title: Placed | None = None
    event_place: Placed | None = None
    genre: Placed | None = None
    ISBN: Placed | None = msgspec.field(name="ISBN", default=None)
    ISSN: Placed | None = msgspec.field(name="ISSN", default=None)
    issue: Placed | None = None
    journal_abbreviation: Placed | None = msgspec.field(name="journalAbbreviation", default=None)
    jurisdiction: Placed | None = None
    keyword: Placed | None = None
    language: Placed | None = None
    license: Placed | None = None
    medium: Placed | None = None
    note: Placed | None = None
    number: Placed | None = None
    number_of_pages: Placed | None = None
    number_of_volumes: Placed | None = None
    original_publisher: Placed | None = None
    original_publisher_place: Placed | None = None
    original_title: Placed | None = None
    page: Placed | None = None
    page_first: Placed | None = None
    part_number: Placed | None = None
    part_title: Placed | None = None
    PMCID: Placed | None = msgspec.field(name="PMCID", default=None)
    PMID: Placed | None = msgspec.field(name="PMID", default=None)
    printing_number: Placed | None = None
    publisher: Placed | None = None
    publisher_place: Placed | None = None
    references: Placed | None = None
    reviewed_genre: Placed | None = None
    reviewed_title: Placed | None = None
    scale: Placed | None = None
    section: Placed | None = None
    short_title: Placed | None = msgspec.field(name="shortTitle", default=None)
    source: Placed | None = None
    status: Placed | None = None
    supplement_number: Placed | None = None
    title: Placed | None = None
    title_short: Placed | None = None
    URL: Placed | None = msgspec.field(name="URL", default=None)
    version: Placed | None = None
    volume: Placed | None = None
    volume_title: Placed | None = None
    year_suffix: Placed | None = None
    # dates
    accessed: CslDate | None = None
    available_date: CslDate | None = None
    event_date: CslDate | None = None
    issued: CslDate | None = None
    original_date: CslDate | None = None
    submitted: CslDate | None = None
    # names
    author: Names = ()
    chair: Names = ()
    collection_editor: Names = ()
    compiler: Names = ()
    composer: Names = ()
    container_author: Names = ()
    contributor: Names = ()
    curator: Names = ()
    director: Names = ()
    editor: Names = ()
    editor_translator: Names = ()
    editorial_director: Names = ()
    executive_producer: Names = ()
    guest: Names = ()
    host: Names = ()
    illustrator: Names = ()
    interviewer: Names = ()
    narrator: Names = ()
    organizer: Names = ()
    original_author: Names = ()
    performer: Names = ()
    producer: Names = ()
    recipient: Names = ()
    reviewed_author: Names = ()
    script_writer: Names = ()
    series_creator: Names = ()
    translator: Names = ()

    def csl(self) -> dict[str, Any]:
        """The item as CSL-JSON, without `custom`; a date that can't be understood is left out."""
        item: dict[str, Any] = {}
        for field, key in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            value = getattr(self, field)
            if field == "custom" or value is None or value == ():
                continue
            if isinstance(value, CslDate):
                if value.range:
                    item[key] = {"date-parts": value.range.date_parts()}
            elif isinstance(value, tuple):
                item[key] = [_plain(entry) for entry in value]
            else:
                item[key] = str(value)
        return item


def _plain(entry: CslName | Placed) -> dict[str, str] | str:
    if isinstance(entry, Placed):
        return str(entry)
    named = zip(entry.__struct_encode_fields__, entry.__struct_fields__, strict=True)
    return {key: str(value) for key, field in named if (value := getattr(entry, field)) is not None}


class SourceFile(Shape, frozen=True):
    """A file of `sources/`: CSL-YAML."""

    references: tuple[Source, ...]
