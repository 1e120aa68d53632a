"""The parts of a source's record: names, and what memocli keeps under CSL's own `custom` key."""

from __future__ import annotations

from msgspec import field

from memocli.fields import Shape, Status, UrlKind, Waivers
from memocli.text import Placed


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
        evidence: the kept copy, as a path below `sources/evidence/`
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
    evidence: Placed | None = None
    waive: Waivers = field(default_factory=Waivers)

    def printed(self) -> dict[str, str]:
        """What a note says of it beside the record's other fields, by the names of the keys."""
        beside = {"translated-title": self.translated_title, "archive-url": self.archive_url}
        return {key: str(value) for key, value in beside.items() if value is not None}
