"""A seal: digests of all that a memo was made of when it was submitted, so that a later change can be told, and named.

Each entry has the name of what it is about, and one digest for each thing that readers see of it. In a seal that was read, they
stand at their places in the file; in one that was made of a memo, at those of the memo.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct, field

from memocli.fields import Day, Digest, Name, Shape, Year
from memocli.text import Placed

# Seals of another format have other digests for the same words.
FORMAT: Final = "1"


class SealedHead(Shape, frozen=True):
    """The printed keys of `memo.yaml`.

    Keys:
        title: of the title
        subtitle: of the subtitle
        submitted: of the day of submission
        period: of its two ends
        language: of the language
        to: of the addressees
        from: of the ids of those who sign
        about: of the text about the memo
        rights: of the sentence on what others may do with it
        style: of the name of another style for the notes
        letterhead: of what stands above the title
        contents: of whether there are contents
        show-basis: that what each claim rests on is shown behind it
        abbreviations: of what abbreviations stand for
        foreign-words: of the words of other languages
        methods: of how the memo was made
        signatures: there where lines for signatures are printed
        paragraph-numbers: there where paragraphs are numbered
        design: of the look that it asks for
    """

    title: Digest
    subtitle: Digest | None = None
    submitted: Digest | None = None
    period: Digest | None = None
    language: Digest | None = None
    to: Digest | None = None
    from_: Digest | None = field(name="from", default=None)
    about: Digest | None = None
    rights: Digest | None = None
    style: Digest | None = None
    letterhead: Digest | None = None
    contents: Digest | None = None
    show_basis: Digest | None = None
    abbreviations: Digest | None = None
    foreign_words: Digest | None = None
    methods: Digest | None = None
    signatures: Digest | None = None
    paragraph_numbers: Digest | None = None
    design: Digest | None = None


class SealedTemplates(Shape, frozen=True):
    """What the memo was printed with: each of the project's own templates, or that it was the one that memocli ships.

    A seal that lacks one of these keys says nothing of that template.

    Keys:
        page: of `memo.html.j2`
        sheet: of `memo.css`
        docx: of `memo.docx`
        style: of the style of the notes; of a published one, `memo` has the name
        fonts: of the files of its own fonts
        extra: of `extra.css`
    """

    page: Digest | None = None
    sheet: Digest | None = None
    docx: Digest | None = None
    style: Digest | None = None
    fonts: Digest | None = None
    extra: Digest | None = None


class SealedOrganization(Shape, frozen=True):
    """One of those who signed.

    Keys:
        organization: its id
        name: of its name
    """

    organization: Name
    name: Digest


class SealedPart(Shape, frozen=True):
    """A part.

    Keys:
        part: its id
        heading: of its heading
        condition: of the words of the law
        source: of the id of the law, where it is not confidential
        verdict: of the verdict
        charts: of all that its charts show
        kind: of its kind: recommendations, or an annex
    """

    part: Name
    heading: Digest
    condition: Digest | None = None
    source: Digest | None = None
    verdict: Digest | None = None
    charts: Digest | None = None
    kind: Digest | None = None


class SealedFinding(Shape, frozen=True):
    """A finding.

    Keys:
        finding: its name, `part/finding`
        heading: of its heading
        list: there where it is printed as a list; another one where that has numbers
        quote: there where it is printed as a block quotation
        table: of the caption and head of its table, and of its rows, with the ids of the claims in them
        picture: of the pixels, the alternative text and the caption of its picture
        addressee: of the addressee of its recommendations
    """

    finding: Placed
    heading: Digest | None = None
    as_list: Digest | None = field(name="list", default=None)
    quote: Digest | None = None
    table: Digest | None = None
    picture: Digest | None = None
    addressee: Digest | None = None


class SealedClaim(Shape, frozen=True):
    """A claim.

    Keys:
        claim: its name, `part/finding/claim`
        text: of its text, without the ids of confidential sources
        figures: of its figures
        basis: of what it rests on without a citation
        continues: of the earlier claims that it continues, where the memo shows what is new
    """

    claim: Placed
    text: Digest
    figures: Digest | None = None
    basis: Digest | None = None
    continues: Digest | None = None


class SealedSource(Shape, frozen=True):
    """A source that a claim cited, and that was not confidential.

    Keys:
        source: its id
        record: of the record's content
        fields: the keys of the record, each with the beginning of its digest: `issued 1f2e3d4c title 9a8b7c6d`
    """

    source: Name
    record: Digest
    fields: Placed | None = None


class SealedFigure(Shape, frozen=True):
    """A figure that a claim stated.

    Keys:
        figure: its name
        label: of its label and unit in the memo's language
    """

    figure: Name
    label: Digest


class SealedCorrection(Shape, frozen=True):
    """A correction that the memo had already when it was sealed: of what changes later, it says nothing.

    Keys:
        correction: its day
        said: of all that it says
    """

    correction: Day
    said: Digest


class SealedOutput(Shape, frozen=True):
    """A file that was built of all this.

    Keys:
        file: its name
        sha-256: the SHA-256 of its bytes
    """

    file: Placed
    sha_256: Placed


class Seal(Shape, frozen=True):
    """`memo/YEAR/seal.yaml`: what the memo of a year was made of when it was sealed, all lists in the order of the memo.

    Keys:
        format: the format of the seal
        year: the year of the memo
        sealed: the day on which the memo was submitted, or else the day on which it was sealed
        whole: of all the rest
        memo: the printed keys of memo.yaml
        templates: the templates that it was printed with
        organizations: those who signed
        parts: the parts
        findings: the findings
        claims: the claims
        sources: the sources that they cited, but for confidential ones
        figures: the figures that they stated
        corrections: the corrections that it had by then
        outputs: the files that were built of all this
    """

    format: Placed
    year: Year
    sealed: Day
    whole: Digest
    memo: SealedHead
    templates: SealedTemplates | None = None
    organizations: tuple[SealedOrganization, ...] = ()
    parts: tuple[SealedPart, ...] = ()
    findings: tuple[SealedFinding, ...] = ()
    claims: tuple[SealedClaim, ...] = ()
    sources: tuple[SealedSource, ...] = ()
    figures: tuple[SealedFigure, ...] = ()
    corrections: tuple[SealedCorrection, ...] = ()
    outputs: tuple[SealedOutput, ...] = ()

    def names(self) -> Iterator[str]:
        """All names that it shows, each once in a list."""
        lists = (
            self.organizations,
            self.parts,
            self.findings,
            self.claims,
            self.sources,
            self.figures,
            self.outputs,
        )
        for entries in lists:
            yield from (name_of(entry) for entry in entries)

    @property
    def is_intact(self) -> bool:
        """Whether nothing was changed in it since it was written."""
        return self.whole == whole_of(self)


def name_of(entry: Struct) -> Placed:
    """The name of an entry of a seal's lists, which is its first key."""
    name: Placed = getattr(entry, entry.__struct_fields__[0])
    return name


def whole_of(seal: Seal) -> str:
    """The digest of all that a seal says but that digest itself."""
    return digest_of([entry for entry in _said(seal) if entry[0] != "whole"])


def digest_of(value: Any) -> str:
    """The digest of texts in lists and mappings; the order of a mapping's keys does not matter."""
    # Imported here: few commands need them.
    import json
    from hashlib import sha256

    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _said(shape: Struct) -> list[tuple[str, Any]]:
    """The keys and values of an entry, in order, without what is left out."""
    pairs = zip(shape.__struct_encode_fields__, shape.__struct_fields__, strict=True)
    values = ((key, getattr(shape, name)) for key, name in pairs)
    return [(key, _plain(value)) for key, value in values if value not in (None, ())]


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return _said(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else str(value)
