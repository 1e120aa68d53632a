"""What stands on the first page and at the end of a memo, and how it differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.compare.changes import HeadChange
from memocli.compare.sides import Saying
from memocli.language import language_of_tag
from memocli.memo import Head, Memo
from memocli.prose.foreign import unmarked

_OF_THE_YEAR: Final = ("submitted", "period", "methods", "corrections")


def head_changes(old: Memo, new: Memo, saying: Saying) -> Iterator[HeadChange]:
    """The keys of memo.yaml that readers see something of, and that differ, as they read.

    That a memo of another year is not submitted yet, has no period, does not say how it was made, or was not corrected, is no change: these belong to the year.
    """
    was, now = _printed(old), _printed(new)
    for key in was:
        before, after = (saying.text(unmarked(said[key])) for said in (was, now))
        of_the_year = key in _OF_THE_YEAR and old.year != new.year
        if before != after and not (of_the_year and not (before and after)):
            yield HeadChange(key, before, after)


def _printed(memo: Memo) -> dict[str, str]:
    head, words = memo.head, language_of_tag(memo.language).wording
    signers = (memo.organizations.get(str(signer)) for signer in head.from_)
    period = head.period
    ends = [end.value.spoken(memo.language) for end in (period.from_, period.to)] if period else []
    return {
        "letterhead": _letterhead(memo),
        "title": str(head.title),
        "subtitle": str(head.subtitle or ""),
        "submitted": head.submitted.value.spoken(memo.language) if head.submitted else "",
        "period": words.period_range.format(*ends) if ends else "",
        "language": memo.language,
        "to": "; ".join(map(str, head.to)),
        "from": "; ".join(str(signer.name) for signer in signers if signer),
        "about": str(head.about or ""),
        "rights": str(head.rights or ""),
        "methods": " ".join(map(str, head.methods.texts())) if head.methods else "",
        "abbreviations": "; ".join(
            f"{short}: {meaning}" for short, meaning in sorted(head.abbreviations.items())
        ),
        "foreign-words": "; ".join(
            f"{tag}: {', '.join(words)}" for tag, words in sorted(head.foreign_words.items())
        ),
        "signatures": "true" if head.signatures else "",
        "paragraph-numbers": "true" if head.paragraph_numbers else "",
        "corrections": " ".join(str(one.text) for one in head.corrections),
        "style": str(head.style or ""),
        "show-basis": "true" if head.show_basis else "",
        "design": _look(head),
        "contents": "" if head.contents is None else str(head.contents).lower(),
    }


def _letterhead(memo: Memo) -> str:
    """What stands above the title, in one line."""
    given = memo.head.letterhead
    if given is None:
        return ""
    picture = f"{given.picture} ({given.alt or ''})" if given.picture else ""
    return "; ".join([*map(str, given.lines), *([picture] if picture else [])])


def _look(head: Head) -> str:
    given = head.design.given() if head.design else ()
    return ", ".join(f"{key} {value}" for key, value in given)
