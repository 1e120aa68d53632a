"""The parts of a source's record: names, and what memocli knows of a source, under CSL's own `custom` key or apart from it."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta, field

from memocli.fields import Day, Name, Number, OneOrMore, Sha256, Shape, Status, UrlKind, Waivers
from memocli.text import Placed

# In the files one name of a file may stand for the list.
_LIST_OR_TEXT: Final = Meta(extra_json_schema={"or-text": True})


class CslName(Shape, frozen=True):
    """A person (`family`, `given`) or an institution (`literal`).

    Keys:
        family: the family name
        given: the given name
        literal: the name of an institution, or a name that is not to be taken apart
        dropping-particle: a particle that goes when only the family name is printed
        non-dropping-particle: a particle that always stays: `de la`, `van`
        suffix: `Jr.`, `III`
        comma-suffix: whether a comma stands before the suffix
        static-ordering: whether the family name always comes first
        parse-names: whether programs may split particles off
    """

    family: Placed | None = None
    given: Placed | None = None
    literal: Placed | None = None
    dropping_particle: Placed | None = None
    non_dropping_particle: Placed | None = None
    suffix: Placed | None = None
    comma_suffix: Placed | None = None
    static_ordering: Placed | None = None
    parse_names: Placed | None = None


class KeptCopy(Shape, frozen=True):
    """A kept copy of a source: a file, and what is recorded of it so that nobody can exchange it unseen.

    Keys:
        file: its name in `sources/evidence/ID/`, where `ID` is that of the source; of a private copy in `private/evidence/ID/`
        sha256: the SHA-256 of its bytes
        bytes: how many bytes it has
        media-type: what kind of file it is: `application/pdf`
        kept: the day on which it was kept
        from: where it comes from: an address, or a few words
        private: `true` for a copy that may not be published, or is too large for that
    """

    file: Placed
    sha256: Sha256 | None = None
    bytes: Number | None = None
    media_type: Placed | None = None
    kept: Day | None = None
    from_: Placed | None = field(name="from", default=None)
    private: bool = False


class Custom(Shape, frozen=True):
    """What memocli keeps about a source; other programs pass it by.

    Keys:
        status: how well the record is known: `confirmed` (the document or an official page about it was seen),
            `probable` (say `why`), `described` (only known from the text that mentions it)
        why: why the record is only probable
        remark: for the editors; never printed
        url-is: what the address leads to: the `document`, a `copy` of it, or a `page-about` it
        translated-title: the title in the memo's language; printed in brackets after a title in another one
        archive-url: the address of a copy in a web archive; printed after the URL
        origin: how the source came to you: `information request`, `interview`
        confidential: `true` for a source that is printed as a confidential source and nothing more
        linked: `true` where readers may see, of a confidential source, which notes are of the same one
        evidence: its kept copies, as `memocli evidence keep` writes them
        same-origin-as: one or more sources, by their ids, that this one took over from, or that took over from it: together they count as one
        waive: rules that do not apply to this source, each with the reason
    """

    status: Status | None = None
    why: Placed | None = None
    remark: Placed | None = None
    url_is: UrlKind | None = None
    translated_title: Placed | None = None
    archive_url: Placed | None = None
    origin: Placed | None = None
    confidential: bool = False
    linked: bool = False
    evidence: Annotated[tuple[KeptCopy, ...], _LIST_OR_TEXT] = ()
    same_origin_as: OneOrMore = OneOrMore()
    waive: Waivers = field(default_factory=Waivers)

    def printed(self) -> dict[str, str]:
        """What a note says of it beside the record's other fields, by the names of the keys."""
        beside = {"translated-title": self.translated_title, "archive-url": self.archive_url}
        return {key: str(value) for key, value in beside.items() if value is not None}


class Annotation(Custom, frozen=True, kw_only=True):
    """What memocli knows of a source, apart from its record: the keys of `custom`, by the id of the source.

    Keys:
        id: the source
    """

    id: Name


class Annotations(Shape, frozen=True):
    """`sources/annotations.yaml`, with its keys, the ids of sources, as a list.

    Keys:
        annotations: one entry for each source
    """

    annotations: tuple[Annotation, ...]
