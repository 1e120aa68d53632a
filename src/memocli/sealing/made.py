"""A memo → its seal, with each digest at the place of what it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec.structs import replace

from memocli.fields import Day, Digest, Figures, Name, Year
from memocli.memo import (
    Basis,
    Chart,
    Claim,
    Correction,
    Finding,
    FindingTable,
    Head,
    Memo,
    Part,
    Seal,
    SealedClaim,
    SealedCorrection,
    SealedFigure,
    SealedFinding,
    SealedHead,
    SealedOrganization,
    SealedOutput,
    SealedPart,
    SealedSource,
    SealedTemplates,
    Source,
    whole_of,
)
from memocli.memo.seal import FORMAT, digest_of
from memocli.sealing.material import Material, even, fields_of, record_of
from memocli.text import Placed, Span

# That a record has changed, its whole digest tells; which keys of it, the first digits of theirs.
_ENOUGH_TO_DIFFER: Final = 8
_LISTED: Final = {"bullets": "list", "numbered": "numbered list"}


def seal_of(material: Material, today: str = "", outputs: Iterable[tuple[str, str]] = ()) -> Seal:
    """The seal of a memo; `today` is the day of sealing where the memo has no day of submission.

    `outputs` are the names of the files that were built of it, each with its SHA-256.
    """
    memo = material.memo
    origin = memo.origin
    seal = Seal(
        format=Placed(FORMAT, origin),
        year=Year(str(memo.year), origin),
        sealed=memo.head.submitted or Day(today or str(memo.year), origin),
        memo=_head(memo),
        templates=_templates(material),
        organizations=tuple(_organizations(memo)),
        parts=tuple(_part(part, material) for part in memo.parts),
        findings=tuple(_finding(memo, part, one) for part in memo.parts for one in part.findings),
        claims=tuple(_claims(material)),
        sources=tuple(map(_source, material.cited().values())),
        figures=tuple(_figures(material)),
        corrections=tuple(
            SealedCorrection(correction=one.date, said=Digest(_said_by(one), one.date.span))
            for one in memo.head.corrections
        ),
        outputs=tuple(
            SealedOutput(file=Placed(name, origin), sha_256=Placed(digest, origin))
            for name, digest in outputs
        ),
        whole=Digest("", origin),
    )
    return replace(seal, whole=Digest(whole_of(seal), origin))


def _said_by(correction: Correction) -> str:
    """The digest of all that a correction says."""
    return digest_of([correction.date, list(correction.of), even(correction.text)])


def _head(memo: Memo) -> SealedHead:
    head = memo.head
    period = head.period
    submitted, style = head.submitted, head.style
    return SealedHead(
        title=_words(head.title),
        subtitle=_words(head.subtitle) if head.subtitle else None,
        submitted=_digest(submitted, submitted.span) if submitted else None,
        period=_digest([period.from_, period.to], period.from_.span) if period else None,
        language=_digest(memo.language, head.language.span if head.language else head.title.span),
        to=_digest([even(one) for one in head.to], head.to[0].span) if head.to else None,
        from_=_digest(list(head.from_), head.from_[0].span) if head.from_ else None,
        about=_words(head.about) if head.about else None,
        rights=_words(head.rights) if head.rights else None,
        style=_digest(style, style.span) if style else None,
        design=_look(head),
        letterhead=_letterhead(memo),
        contents=None
        if head.contents is None
        else _digest(str(head.contents).lower(), head.title.span),
        show_basis=_digest("shown", head.title.span) if head.show_basis else None,
        abbreviations=_abbreviations(head),
        foreign_words=_foreign_words(head),
        methods=_methods(head),
        signatures=_digest("true", head.title.span) if head.signatures else None,
        paragraph_numbers=_digest("true", head.title.span) if head.paragraph_numbers else None,
    )


def _letterhead(memo: Memo) -> Digest | None:
    given = memo.head.letterhead
    if given is None:
        return None
    pixels = ""
    if given.picture and (image := memo.pictures.get(given.picture)):
        from hashlib import sha256

        pixels = sha256(image.data).hexdigest()
    said = [even(text) for text in (*given.lines, given.alt or "")]
    return _digest([pixels, *said], memo.head.title.span)


def _abbreviations(head: Head) -> Digest | None:
    listed = {str(short): even(meaning) for short, meaning in head.abbreviations.items()}
    return _digest(listed, next(iter(head.abbreviations)).span) if listed else None


def _foreign_words(head: Head) -> Digest | None:
    listed = {str(tag): sorted(words) for tag, words in head.foreign_words.items()}
    return _digest(listed, next(iter(head.foreign_words)).span) if listed else None


def _methods(head: Head) -> Digest | None:
    given = head.methods
    if given is None or not given.texts():
        return None
    said = {key: even(text) for key, text in given.facts().items()}
    return _digest([even(given.text or ""), said], given.texts()[0].span)


def _look(head: Head) -> Digest | None:
    given = dict(head.design.given()) if head.design else {}
    return _digest(given, next(iter(given.values())).span) if given else None


def _templates(material: Material) -> SealedTemplates:
    """The project's own templates. The shipped ones, and a copy of one, count as none: they change with memocli alone."""
    # Imported here: a check without a seal needs none of it.
    from hashlib import sha256

    head = material.memo.head

    def own(what: str) -> Digest:
        used = material.templates.get(what, ())
        contents = [sha256(one.content).hexdigest() for one in used if not one.is_shipped]
        is_named = what == "style" and head.style is not None
        return _digest(contents, head.style.span if is_named and head.style else head.title.span)

    own_fonts = sorted(sha256(font.content).hexdigest() for font in material.memo.fonts.values())
    fonts = _digest(own_fonts, head.title.span) if own_fonts else None
    return SealedTemplates(
        own("page"), own("sheet"), own("docx"), own("style"), fonts, own("extra")
    )


def _organizations(memo: Memo) -> Iterator[SealedOrganization]:
    for signer in memo.head.from_:
        if known := memo.organizations.get(signer):
            yield SealedOrganization(organization=known.id, name=_words(known.name))


def _part(part: Part, material: Material) -> SealedPart:
    law = part.condition.source if part.condition else None
    return SealedPart(
        part=part.id,
        heading=_words(part.heading),
        condition=_words(part.condition.text) if part.condition else None,
        source=_digest(law, law.span) if law and material.is_open(law) else None,
        verdict=_digest(part.verdict, part.verdict.span) if part.verdict else None,
        charts=_digest([*map(_drawn, part.charts)], part.charts[0].id.span)
        if part.charts
        else None,
        kind=_digest(part.kind, part.kind.span) if part.kind else None,
    )


def _drawn(chart: Chart) -> list[str | list[str]]:
    """What a chart shows; its numbers are those of claims, which have digests of their own."""
    said = [even(text) if text else "" for text in (chart.heading, chart.caption)]
    shown = [list(map(str, one)) for one in (chart.figures, chart.years)]
    return [*said, str(chart.kind), str(chart.over), str(chart.finding or ""), *shown]


def _finding(memo: Memo, part: Part, finding: Finding) -> SealedFinding:
    shown = finding.picture
    image = memo.pictures.get(shown.file) if shown else None
    picture = None
    if shown and image:
        # Imported here: a check without a seal, or without pictures, needs none of it.
        from hashlib import sha256

        pixels = sha256(image.data).hexdigest()
        said = [even(shown.alt), even(shown.caption or "")]
        picture = _digest([pixels, *said], shown.file.span)
    return SealedFinding(
        finding=Placed(f"{part.id}/{finding.id}", finding.id.span),
        heading=_words(finding.heading) if finding.heading else None,
        as_list=_digest(_LISTED[finding.as_list], finding.id.span) if finding.as_list else None,
        quote=_digest("quote", finding.id.span) if finding.quote else None,
        table=_digest(_laid_out(finding.table), finding.table.caption.span)
        if finding.table
        else None,
        picture=picture,
        addressee=_words(finding.addressee) if finding.addressee else None,
    )


def _laid_out(table: FindingTable) -> list[Any]:
    """What a table shows; its claims have digests of their own."""
    rows = [
        [["claim", str(cell.id)] if isinstance(cell, Claim) else even(cell) for cell in row]
        for row in table.rows
    ]
    return [even(table.caption), [even(name) for name in table.head], rows]


def _claims(material: Material) -> Iterator[SealedClaim]:
    is_shown = material.memo.head.show_basis
    for named, text in material.texts():
        claim, span = named.claim, named.claim.id.span
        yield SealedClaim(
            claim=Placed(named.name, span),
            text=_digest(even(text), span),
            figures=_digest(_stated(claim.figures), span) if claim.figures else None,
            basis=_digest(_rests_on(claim.basis), span) if claim.basis else None,
            continues=_digest(list(claim.continues), span) if is_shown else None,
        )


def _stated(figures: Figures) -> dict[str, list[str]]:
    return {str(name): [str(one.number), str(one.at or "")] for name, one in figures.items()}


def _rests_on(basis: Basis) -> dict[str, list[str]]:
    return {
        "cited-with": list(basis.cited_with),
        "own-research": list(basis.own_research),
        "inference": list(basis.inference),
        "earlier-memo": list(basis.earlier_memo),
        "position": ["true"] if basis.position else [],
    }


def _source(source: Source) -> SealedSource:
    span = source.id.span
    fields = sorted(fields_of(source).items())
    begun = [f"{key} {digest_of(value)[:_ENOUGH_TO_DIFFER]}" for key, value in fields]
    return SealedSource(
        source=source.id,
        record=_digest(record_of(source), span),
        fields=Placed(" ".join(begun), span) if begun else None,
    )


def _figures(material: Material) -> Iterator[SealedFigure]:
    claims = material.memo.claims
    for name in dict.fromkeys(str(figure) for one in claims for figure in one.claim.figures):
        if meaning := material.figures.get(name):
            said = (meaning.label, meaning.unit) if meaning.unit else (meaning.label,)
            words = [even(one.said_in(material.memo.language)) for one in said]
            place = Name(name, meaning.id.span)
            yield SealedFigure(figure=place, label=_digest(words, meaning.id.span))


def _words(text: Placed) -> Digest:
    return _digest(even(text), text.span)


def _digest(value: Any, span: Span) -> Digest:
    return Digest(digest_of(value), span)
