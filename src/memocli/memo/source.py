"""A source: one CSL item. The fields are the variables of CSL 1.0.2."""

from __future__ import annotations

from typing import Annotated, Any, Final

from msgspec import Meta, field

from memocli.fields import CslDate, Kind, Name, Shape
from memocli.memo.custom import CslName, Custom
from memocli.text import Placed

Names = tuple[CslName, ...]

# What `Source.__post_init__` asks for, as a schema; where another value than a truth value is given, that is the fault.
_TYPE_UNLESS_CONFIDENTIAL: Final = {
    "if": {
        "properties": {
            "custom": {
                "type": "object",
                "properties": {
                    "confidential": {
                        "not": {
                            "anyOf": [
                                {"const": False},
                                {"type": "string", "pattern": "^([Ff][Aa][Ll][Ss][Ee]|0)$"},
                            ]
                        }
                    }
                },
                "required": ["confidential"],
            }
        },
        "required": ["custom"],
    },
    "else": {"required": ["type"]},
}


class Source(Shape, frozen=True):
    """One record of `references:`.

    Keys:
        id: the name by which texts cite it: `[@wola-2017]`
        type: what kind of source it is, in CSL's words: `report`, `webpage`, `article-newspaper`, `legislation`, `legal_case` …;
            only a confidential source may go without
        custom: what memocli keeps about the record; other programs pass it by
        categories: words to sort by; not printed
        abstract: a summary; not printed
        annote: a note of your own; not printed
        archive: the archive that holds it
        archive_collection: the collection within the archive
        archive_location: the shelf mark within the archive
        archive-place: where the archive is
        authority: the court, committee, parliament or office that issued it
        call-number: the library's shelf mark
        chapter-number: the number of the chapter
        citation-key: the key that another program gave it
        citation-label: a label that another program gave it
        collection-number: the number within the series
        collection-title: the series
        container-title: the newspaper, journal, website or book that it stands in
        container-title-short: a short form of that
        dimensions: its size or length
        division: the part of the court or office
        DOI: its DOI, such as `10.1000/182`
        edition: which edition: `2` is printed as "2nd ed."
        event: the event (older files; `event-title` is the same)
        event-title: the hearing, conference or session that it belongs to
        event-place: where that was
        genre: what it is, in a few words: `press release`, `reply to a request for information`
        ISBN: the book's number
        ISSN: the periodical's number
        issue: the issue of the periodical
        journalAbbreviation: a short form of the journal's name
        jurisdiction: the country or state whose law it is
        keyword: words to search by; not printed
        language: the language of the title, as a tag: `es`, `en`
        license: the licence it is under
        medium: what it is recorded on
        note: a remark that some programs print; memocli does not
        number: the document's own number: `A/HRC/34/54/Add.4`, `87/2011`
        number-of-pages: how many pages it has
        number-of-volumes: how many volumes it has
        original-publisher: who published the original
        original-publisher-place: where the original was published
        original-title: the title of the original
        page: the pages that an article fills: `12-19`
        page-first: the first of them
        part-number: the number of the part
        part-title: the title of the part
        PMCID: its number in PubMed Central
        PMID: its number in PubMed
        printing-number: which printing
        publisher: who published it; an acronym in brackets at the end is its short name
        publisher-place: where it was published
        references: what it refers to
        reviewed-genre: what kind of thing is reviewed
        reviewed-title: the title of what is reviewed
        scale: the scale of a map
        section: the section of a law or newspaper
        shortTitle: a short title (older files; `title-short` is the same)
        source: by way of whom it was found: `copy on Scribd`, `reprint by Ledeser`
        status: how far a document has come: `draft`, `in force`
        supplement-number: the number of the supplement
        title: the title as printed on it, in its own language
        title-short: the title in later notes
        URL: the web address, from `https://` on
        version: which version of a dataset or program
        volume: the volume
        volume-title: the title of the volume
        year-suffix: the letter after a year
        accessed: the day you read it: `2018-07-01`
        available-date: the day it became available
        event-date: the day of the hearing, conference or session
        issued: when it came out, as precisely as known: `2018`, `2018-07`, `2018-07-24`, `2018-07-24/2018-07-26`
        original-date: when the original came out
        submitted: when it was handed in
        author: the authors
        chair: who chaired it
        collection-editor: the editors of the series
        compiler: who compiled it
        composer: who composed it
        container-author: the authors of the book that it stands in
        contributor: who else took part
        curator: who curated it
        director: who directed it
        editor: the editors
        editor-translator: who edited and translated it
        editorial-director: who was responsible for the text
        executive-producer: who produced it
        guest: the guests of a broadcast
        host: the host of a broadcast
        illustrator: who illustrated it
        interviewer: who asked the questions
        narrator: who narrated it
        organizer: who organized the event
        original-author: the authors of the original
        performer: who performed it
        producer: who produced it
        recipient: to whom a letter was written
        reviewed-author: the authors of what is reviewed
        script-writer: who wrote the script
        series-creator: who created the series
        translator: who translated it
    """

    id: Name
    type: Kind | None = None
    custom: Custom | None = None
    categories: tuple[Placed, ...] = ()
    # texts
    abstract: Placed | None = None
    annote: Placed | None = None
    archive: Placed | None = None
    archive_collection: Placed | None = field(name="archive_collection", default=None)
    archive_location: Placed | None = field(name="archive_location", default=None)
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
    DOI: Placed | None = field(name="DOI", default=None)
    edition: Placed | None = None
    event: Placed | None = None
    event_title: Placed | None = None
    event_place: Placed | None = None
    genre: Placed | None = None
    ISBN: Placed | None = field(name="ISBN", default=None)
    ISSN: Placed | None = field(name="ISSN", default=None)
    issue: Placed | None = None
    journal_abbreviation: Placed | None = field(name="journalAbbreviation", default=None)
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
    PMCID: Placed | None = field(name="PMCID", default=None)
    PMID: Placed | None = field(name="PMID", default=None)
    printing_number: Placed | None = None
    publisher: Placed | None = None
    publisher_place: Placed | None = None
    references: Placed | None = None
    reviewed_genre: Placed | None = None
    reviewed_title: Placed | None = None
    scale: Placed | None = None
    section: Placed | None = None
    short_title: Placed | None = field(name="shortTitle", default=None)
    source: Placed | None = None
    status: Placed | None = None
    supplement_number: Placed | None = None
    title: Placed | None = None
    title_short: Placed | None = None
    URL: Placed | None = field(name="URL", default=None)
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

    def __post_init__(self) -> None:
        if self.type is None and not self.is_confidential:
            raise ValueError("a source has a type, unless it is confidential")

    @property
    def is_confidential(self) -> bool:
        """Whether nothing of the source may be printed but that there is one."""
        return self.custom is not None and self.custom.confidential

    def csl(self) -> dict[str, Any]:
        """The item as CSL-JSON; of `custom` what is printed, and no date that can't be understood."""
        item: dict[str, Any] = {}
        for name, key in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            value = getattr(self, name)
            if value is None or value == () or name == "custom":
                continue  # as most
            if isinstance(value, CslDate):
                if value.range:
                    item[key] = {"date-parts": value.range.date_parts()}
            elif isinstance(value, tuple):
                item[key] = [_plain(entry) for entry in value]
            else:
                item[key] = str(value)
        if self.custom is not None and (printed := self.custom.printed()):
            item["custom"] = printed
        return item


def _plain(entry: CslName | Placed) -> dict[str, str] | str:
    if isinstance(entry, Placed):
        return str(entry)
    named = zip(entry.__struct_encode_fields__, entry.__struct_fields__, strict=True)
    return {key: str(value) for key, name in named if (value := getattr(entry, name)) is not None}


class SourceFile(Shape, frozen=True):
    """A file of `sources/`: CSL-YAML.

    Keys:
        references: the records, one a source
    """

    references: tuple[Annotated[Source, Meta(extra_json_schema=_TYPE_UNLESS_CONFIDENTIAL)], ...]
