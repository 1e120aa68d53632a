"""C114: a reader learns what each abbreviation stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from memocli.checks.context import CheckContext
from memocli.checks.printed import Printed, printed_texts
from memocli.checks.rule import Problem, rule
from memocli.diagnostics import Related
from memocli.language import language_of_tag
from memocli.memo import Memo
from memocli.prose import ShortName, find_abbreviations
from memocli.prose.foreign import without_marks


class _Use(Struct, frozen=True):
    """An abbreviation where it stands."""

    printed: Printed
    found: ShortName

    @property
    def place(self) -> Related:
        return Related(self.printed.text.part(self.found.start, self.found.end), "the explanation")


@rule("C114", needs_complete=("memos",))
def abbreviation_never_explained(context: CheckContext) -> Iterator[Problem]:
    """What: an abbreviation of capital letters is in a text of the memo, and neither the text where it comes first nor `abbreviations`
    in memo.yaml says what it stands for.

    Why: who does not know the institutions of the country can't know who is meant, and whoever wants to dismiss the memo says that
    it is written for insiders.

    Example:
        text: By February 2018 the PGR had opened 8,335 investigations [@pgr-torture-unit-2018-02].

    What to do: write the name where the abbreviation comes first, `the Attorney General’s Office (PGR)` or
    `PGR (Procuraduría General de la República)`, or add it to memo.yaml, `abbreviations: {PGR: Attorney General’s Office}`,
    which is printed as a list. The short names of `memo/organizations.yaml` and those that everybody knows (US, UN, NGO) need no
    explanation. Each abbreviation is told once, where it comes first.
    """
    for year in context.years:
        if year in context.memos:
            yield from _unexplained(context.memos[year])


def _unexplained(memo: Memo) -> Iterator[Problem]:
    """The first use of each abbreviation that nothing explains by then."""
    known = _known(memo)
    first: dict[str, _Use] = {}
    later: dict[str, _Use] = {}
    for use in _uses(memo, known):
        short = use.found.text
        if not use.found.is_explained:
            first.setdefault(short, use)
        elif short in first:
            later.setdefault(short, use)
        else:
            known.add(short)
    yield from (_problem(use, later.get(short)) for short, use in first.items())


def _known(memo: Memo) -> set[str]:
    """Abbreviations that need no explanation in the texts."""
    names = {
        *language_of_tag(memo.language).plain_abbreviations,
        *map(str, memo.head.abbreviations),
    }
    for one in memo.organizations.values():
        names |= {str(name) for name in (one.short_name, one.name) if name}
    return names


def _uses(memo: Memo, known: Collection[str]) -> Iterator[_Use]:
    for printed in printed_texts(memo):
        if printed.text is memo.head.rights:
            continue  # "CC BY" stands in the properties of files, for those who look for it there
        prose = printed.claim.prose if printed.claim else None
        citations = [(one.start, one.end) for one in prose.citations] if prose else []
        text = prose.plain if prose else without_marks(printed.text)
        for found in find_abbreviations(text, known):
            if not any(start <= found.start < end for start, end in citations):
                yield _Use(printed, found)


def _problem(use: _Use, later: _Use | None) -> Problem:
    short, found = use.found.text, use.found
    span = use.printed.text.part(found.start, found.end)
    message = f"`{short}` is explained only later" if later else f"`{short}` is never explained"
    hint = f"write its name before it, `Name ({short})`, or add `{short}: Name` to `abbreviations` in memo.yaml"
    related = (later.place,) if later else ()
    claim = use.printed.claim
    return Problem(span, message, hint, claim=claim.full_name if claim else "", related=related)


RULES = (abbreviation_never_explained,)
