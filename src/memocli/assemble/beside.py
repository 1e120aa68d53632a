"""What stands beside the findings of a memo: how it was made, who signs it, what its abbreviations stand for, what was corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from memocli.assemble.part_labels import PartLabels
from memocli.document import (
    Block,
    Columns,
    Corrections,
    Heading,
    Inline,
    Paragraph,
    SignatureLines,
    Strong,
    Table,
    Text,
)
from memocli.language import Wording
from memocli.memo import Memo
from memocli.suggest import folded

# A text as it may be printed, the same as running text, and an anchor that nothing else in the document has.
Say = Callable[[str | None], str]
Running = Callable[[str], tuple[Inline, ...]]
Anchor = Callable[[str], str]


def methods(
    memo: Memo, labels: PartLabels, words: Wording, running: Running, anchor: Anchor
) -> Iterator[Block]:
    """How the memo was made: the text, and a line for each fact that is given."""
    given = memo.head.methods
    if given is None or not given.texts():
        return
    lines = [Paragraph(running(given.text))] if given.text else []
    leads = words.parts.method_facts
    facts = given.facts().items()
    lines += [Paragraph(running(said), lead=leads[key]) for key, said in facts]
    yield Heading(1, anchor("methods"), words.parts.methods, label=labels.next())
    yield Columns(tuple(lines))


def signatures(
    memo: Memo, names: tuple[str, ...], words: Wording, anchor: Anchor
) -> Iterator[Block]:
    """A line for each of those who sign, where the memo has such lines."""
    if memo.head.signatures and names:
        yield Heading(1, anchor("signatures"), words.parts.signatures)
        yield SignatureLines(names)


def abbreviations(
    memo: Memo, words: Wording, say: Say, running: Running, anchor: Anchor
) -> Iterator[Block]:
    """What abbreviations stand for, in the order of the alphabet."""
    listed = sorted(memo.head.abbreviations.items(), key=lambda entry: folded(entry[0]))
    if not listed:
        return
    rows = tuple(((Text(say(short)),), running(meaning)) for short, meaning in listed)
    yield Heading(1, anchor("abbreviations"), words.parts.abbreviations)
    yield Table("", words.parts.abbreviations_head, rows, shares=(1, 4))


def corrections(memo: Memo, words: Wording, running: Running) -> Corrections | None:
    """What was corrected, the first correction first, each behind its day; those of one day as the file has them."""
    said = memo.head.corrections
    if not said:
        return None
    entries = (
        (
            Strong((Text(f"{one.date.value.spoken(memo.language)}:"),)),
            Text(" "),
            *running(one.text),
        )
        for one in sorted(said, key=lambda one: one.date.value.first_day())
    )
    return Corrections(words.corrections, tuple(entries))
