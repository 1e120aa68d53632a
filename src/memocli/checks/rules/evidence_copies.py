"""E403, E406, E409 and E410: the kept copies are there, unchanged and readable, and sources of one origin count as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.wording import listed, quoted
from memocli.memo import Source
from memocli.text import Span

if TYPE_CHECKING:  # a memo without evidence needs none of it
    from memocli.verify.results import CopyFault


@rule("E403", needs_complete=("entry",))
def copy_missing_or_changed(context: CheckContext) -> Iterator[Problem]:
    """What: a kept copy of a cited source is not there, is another file than was recorded, or nothing is recorded of it.

    Why: what was checked once was checked in that very file; an exchanged copy proves nothing.

    Example:
        evidence: [{file: reply.pdf, sha256: 5d41…}]
        # sources/evidence/pgr-2018/reply.pdf was opened and saved again

    What to do: put the recorded file back, or keep the new one: `memocli evidence drop` and `memocli evidence keep`. A copy that is
    marked `private: true` and is not on this machine is no fault: it is counted as not checked here.
    """
    said = {
        "missing": ("is not there", "put it back, or take it out with `memocli evidence drop`"),
        "changed": (
            "is another file than was recorded",
            "put the recorded file back, or keep the new one with `memocli evidence keep`",
        ),
        "unrecorded": (
            "is named, but nothing is recorded of it",
            "record it with `memocli evidence keep`",
        ),
    }
    for source, fault in _faults(context):
        if fault.kind in said:
            what, hint = said[fault.kind]
            message = f"the kept copy `{fault.file}` of `{source.id}` {what}"
            yield Problem.of_source(source, _place(source, fault), message, hint)


@rule("E406")
def no_evidence_kept(context: CheckContext) -> Iterator[Problem]:
    """What: nothing is kept of a cited source. Off, unless memocli.yaml says `checks: {also: [E406]}`.

    Why: addresses die and pages change; a copy that was kept can still be shown.

    Example:
        - {id: wola-2017, type: report, title: Overlooking justice, URL: https://www.wola.org/…}

    What to do: `memocli evidence keep wola-2017 FILE`, or `--fetch` to take it from its address.
    """
    for source in context.sources_in_question:
        if not source.is_confidential and not (source.custom and source.custom.evidence):
            message = f"no copy of `{source.id}` is kept"
            hint = f"keep one: `memocli evidence keep {source.id} FILE`"
            yield Problem.of_source(source, source.id.span, message, hint)


@rule("E409", needs_complete=("entry",))
def copy_not_readable(context: CheckContext) -> Iterator[Problem]:
    """What: a kept copy can't be read, has pages without any text, or two readers of a PDF do not agree that a passage stands in it.

    Why: what can't be read was not checked, and what only one of two readers sees may not be what people see.

    Example:
        evidence: [{file: scan.pdf, …}]
        # a scanned document: pictures of pages, no text

    What to do: keep a copy with text (a scan needs text recognition first), or one in another format. Where the readers disagree, look
    at the page, and waive the rule with what you saw.
    """
    for source, fault in _faults(context):
        if fault.kind == "unreadable":
            message = f"the kept copy `{fault.file}` of `{source.id}` can't be read: {fault.reason}"
            hint = "keep a whole copy with text, or one in another format; a scan needs text recognition first"
            yield Problem.of_source(source, _place(source, fault), message, hint)
        if fault.kind == "empty pages":
            message = f"nothing could be searched on {fault.reason} of the kept copy `{fault.file}` of `{source.id}`: there is no text"
            hint = "a scan needs text recognition; where nothing but pictures is there, waive this and say so"
            yield Problem.of_source(source, _place(source, fault), message, hint)
        if fault.kind == "one reader":
            message = f"only one of two readers can read the kept copy `{fault.file}` of `{source.id}`: {fault.reason}"
            hint = "compare the passages with what you see on its pages, and waive this with what you saw"
            yield Problem.of_source(source, _place(source, fault), message, hint)
    for claim, held in context.held:
        for words in held.words:
            if words.readers_differ:
                where = words.found[0] if words.found else None
                span = (
                    claim.claim.passages[words.passage].quote.span
                    if words.passage >= 0
                    else claim.claim.text.part(words.start, words.end)
                )
                page = f" of sheet {where.place.page}" if where and where.place.page else ""
                yield Problem.of_claim(
                    claim,
                    span,
                    f"two readers of the PDF do not agree about the words{page}",
                    "look at the page, and waive this with what you saw",
                )


@rule("E410", needs_complete=("entry",))
def one_origin_only(context: CheckContext) -> Iterator[Problem]:
    """What: a claim cites several sources that are of one origin: they say so (`same-origin-as`), or their kept copies have nearly the
    same text.

    Why: three newspapers with one agency's report are one source, and an opponent will say so.

    Example:
        text: The bodies were found in March [@agency-2018; @daily-2018; @herald-2018].
        # sources/annotations.yaml
        daily-2018: {same-origin-as: agency-2018}

    What to do: cite a source that found it out by itself, or only the first of them; or waive the rule, and say why one is enough. Where
    one of the sources is confidential, nothing is said, since whoever knows what it reprints knows the source: count these by hand.
    """
    verification = context.verification
    if verification is None:
        return
    for claim in context.claims:
        cited = list(
            dict.fromkeys(one.key for each in claim.prose.citations for one in each.sources)
        )
        origins = {verification.origins.get(key, key) for key in cited}
        # Whoever knows what a confidential source reprints knows the source.
        if len(cited) > 1 and len(origins) == 1 and not context.confidential(cited):
            them = listed(quoted(cited))
            citation = claim.prose.citations[-1]
            yield Problem.of_claim(
                claim,
                claim.claim.text.part(citation.start, citation.end),
                f"{them} are of one origin, and count as one source",
                "cite a source that found it out by itself, or only the first of them",
            )


def _faults(context: CheckContext) -> Iterator[tuple[Source, CopyFault]]:
    """The faults of copies, with the records of their sources."""
    verification = context.verification
    for fault in verification.faults if verification else ():
        source = context.sources.get(fault.source)
        if source is not None:
            yield source, fault


def _place(source: Source, fault: CopyFault) -> Span:
    """Where the files name a copy."""
    copies = source.custom.evidence if source.custom else ()
    return next((copy.file.span for copy in copies if copy.file == fault.file), source.id.span)


RULES = (copy_missing_or_changed, no_evidence_kept, copy_not_readable, one_origin_only)
