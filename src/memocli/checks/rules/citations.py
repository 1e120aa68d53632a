"""C102, C103, C109, C111 and C113: a citation can be read, names a source, and gets its endnote."""

from __future__ import annotations

from collections.abc import Iterator

from memocli.checks.context import CheckContext
from memocli.checks.meant import MeantSources
from memocli.checks.printed import printed_texts
from memocli.checks.rule import Problem, rule
from memocli.memo import Memo, NamedClaim
from memocli.prose import find_citations, find_note_numbers
from memocli.text import Placed


@rule("C102", needs_complete=("sources",), waivable=False)
def unknown_source(context: CheckContext) -> Iterator[Problem]:
    """What: a citation, a condition, or `same-origin-as` names a source that no file in `sources/` has.

    Why: the endnote would be empty.

    Example:
        … brought charges in 17 [@pgr-tortura-2018].

    What to do: correct the name, or add the source to a file in `sources/`.
    """
    meant = MeantSources(context.sources)
    for use in context.uses:
        if use.cited.key not in context.sources:
            span = use.claim.claim.text.part(use.cited.start, use.cited.end)
            yield Problem.of_claim(
                use.claim,
                span,
                f"no source `{use.cited.key}`",
                meant.hint(use),
            )
    for key in context.condition_sources():
        if key not in context.sources:
            yield Problem(key.span, f"no source `{key}`", meant.hint_for(key))
    for source in context.sources_in_question:
        for key in source.custom.same_origin_as if source.custom else ():
            if key not in context.sources:
                yield Problem.of_source(source, key.span, f"no source `{key}`", meant.hint_for(key))


@rule("C103", waivable=False)
def malformed_citation(context: CheckContext) -> Iterator[Problem]:
    """What: something looks like a citation and can't be read as one; or a citation has more than 50 sources, or a claim
    more than 100 citations.

    Why: it would be printed as it is, or get no endnote.

    Example:
        … brought charges in 17 @pgr-torture-unit-2018-02.

    What to do: write `[@key]`, `[@key, p. 4]`, `[@a; @b, para. 3]` or `[see @a]`.
    """
    for claim in context.claims:
        text = claim.claim.text
        for fault in claim.prose.faults:
            word = text[fault.start : fault.end].strip()
            if word in context.sources:
                yield _without_at(claim, word, text.index(word, fault.start))
            else:
                span = text.part(fault.start, fault.end)
                yield Problem.of_claim(claim, span, fault.reason, fault.hint)
        # Brackets around the id of a source, and no `@`: other brackets are allowed in a text.
        for found in claim.prose.bracketed:
            if found.word in context.sources:
                yield _without_at(claim, found.word, found.start)


def _without_at(claim: NamedClaim, source_id: str, start: int) -> Problem:
    """The id of a source that stands alone at `start`."""
    span = claim.claim.text.part(start, start + len(source_id))
    message = f"there is no `@` before `{source_id}`"
    return Problem.of_claim(claim, span, message, f"write `@{source_id}`")


@rule("C109")
def source_twice(context: CheckContext) -> Iterator[Problem]:
    """What: one citation names the same source twice.

    Why: the endnote repeats itself, and looks like two sources where there is one.

    Example:
        [@wola-2017, p. 3; @wola-2017, p. 9]

    What to do: name it once, with both places: `[@wola-2017, pp. 3, 9]`.
    """
    for claim in context.claims:
        for citation in claim.prose.citations:
            seen: set[str] = set()
            for cited in citation.sources:
                if cited.key in seen:
                    yield Problem.of_claim(
                        claim,
                        claim.claim.text.part(cited.start, cited.end),
                        f"the citation names `{cited.key}` twice",
                        f"name it once, with both places: `@{cited.key}, pp. 3, 9`",
                    )
                seen.add(cited.key)


@rule("C111", waivable=False)
def citation_outside_claim(context: CheckContext) -> Iterator[Problem]:
    """What: a citation is in a title, a heading, a condition, the words of a picture or chart, what is no claim in a table, an
    abbreviation's meaning, the methods, a correction or the text about the memo.

    Why: only the citations of claims become endnotes; this one would be lost.

    Example:
        heading: Torture remains widespread [@srt-2017]

    What to do: cite the source in a claim. The source of a condition has a key of its own: `condition: {text: …,
    source: us-appropriations-fy2018}`.
    """
    for year in context.years:
        for text in _texts_outside_claims(context.memos[year]):
            citations, faults = find_citations(text)
            places = [(citation.start, citation.end) for citation in citations]
            places += [(fault.start, fault.end) for fault in faults]
            for start, end in places:
                yield Problem(
                    text.part(start, end),
                    "a citation outside a claim gets no endnote",
                    "cite the source in a claim",
                )


@rule("C113")
def pasted_note_number(context: CheckContext) -> Iterator[Problem]:
    """What: a number in a text looks like the number of a note: `charged.12 The`, `charged.¹`, `[12]`, `[^12]`.

    Why: it came along with text pasted from Word or from a PDF. It would be printed beside the numbers that memocli
    gives, or read as a part of the sentence.

    Example:
        text: The unit brought charges in 17 cases.12 Nobody was sentenced.

    What to do: delete the number, and cite the source in its place, `[@source-id]`. Where the number belongs to the text,
    waive the rule at the claim, with the reason.
    """
    hint = "delete the number, and cite the source: `[@source-id]`"
    for claim in context.claims:
        text = claim.claim.text
        for found in claim.prose.note_numbers:
            message = f"`{text[found.start : found.end]}` looks like the number of a note"
            yield Problem.of_claim(claim, text.part(found.start, found.end), message, hint)
    for year in context.years:
        for text in _texts_outside_claims(context.memos[year]):
            for found in find_note_numbers(text):
                message = f"`{text[found.start : found.end]}` looks like the number of a note"
                yield Problem(text.part(found.start, found.end), message, "delete the number")


def _texts_outside_claims(memo: Memo) -> Iterator[Placed]:
    """Every printed text of a memo that is not a claim."""
    return (printed.text for printed in printed_texts(memo) if printed.claim is None)


RULES = (
    unknown_source,
    malformed_citation,
    source_twice,
    citation_outside_claim,
    pasted_note_number,
)
