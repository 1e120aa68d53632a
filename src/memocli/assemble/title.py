"""Who a memo is from and to, and when: what stands below its title."""

from __future__ import annotations

from memocli.document import TitleFact
from memocli.language import Wording
from memocli.memo import Memo


def signers(memo: Memo) -> tuple[str, ...]:
    """The names of those who sign."""
    known = memo.organizations
    return tuple(str(known[signer].name) for signer in memo.head.from_ if signer in known)


def title_facts(memo: Memo, words: Wording) -> tuple[TitleFact, ...]:
    """The lines below the title: addressees, signers, dates."""
    head = memo.head
    facts = [
        TitleFact(words.to, tuple(str(addressee) for addressee in head.to)),
        TitleFact(words.signers, signers(memo)),
    ]
    if head.submitted:
        facts.append(TitleFact(words.submitted, (head.submitted.value.spoken(memo.language),)))
    if head.period:
        ends = (head.period.from_, head.period.to)
        spoken = (end.value.spoken(memo.language) for end in ends)
        facts.append(TitleFact(words.period, (words.period_range.format(*spoken),)))
    return tuple(fact for fact in facts if fact.values)
