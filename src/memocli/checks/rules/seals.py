"""Y311 and Y312: a memo that was submitted stays what it was, or says what was corrected."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from memocli.checks.context import CheckContext
from memocli.checks.rule import Problem, rule
from memocli.checks.wording import listed
from memocli.memo import Memo, Seal
from memocli.project import FIGURES, ORGANIZATIONS, memo_folder
from memocli.suggest import Speller
from memocli.templates import DOCX, EXTRA_SHEET, PAGE, SHEET, STYLE

if TYPE_CHECKING:  # a memo without a seal needs none of it
    from memocli.sealing import Alteration

_HEAD: Final = "memo.yaml"
_TEMPLATES: Final = {
    "page": PAGE,
    "sheet": SHEET,
    "extra": EXTRA_SHEET,
    "docx": DOCX,
    "fonts": "fonts",
}


@rule("Y311", needs_complete=("memos", "entry"), waivable=False)
def changed_since_sealed(context: CheckContext) -> Iterator[Problem]:
    """What: something that the memo was made of, or is printed with, is not what it was when the memo was sealed.

    Why: a later build would print, under the day of submission, what was never submitted. A source that is edited for this
    year's memo rewrites the notes of all earlier ones.

    Example:
        title: Tortured again        # in sources/, cited in 2018; it was `Tortured` when that memo was sealed

    What to do: undo the change. A source that has changed since gets a record and an id of its own, which the new memo cites. What was
    corrected on purpose is listed in `corrections` of the memo's memo.yaml: claims by their names, sources by their ids,
    anything else by its file. A template or style of the project's own counts for the whole memo. Where it changes what the memo
    says, list it by its file too (`memo.css`); where only the look is another, and nothing else is told, seal the memo `--again`.
    A seal that was made before memocli sealed templates says nothing of them.
    """
    for year in context.years:
        then, memo = context.sealed.get(year), context.memos.get(year)
        if then is None or memo is None:
            continue
        from memocli.sealing import Material, alterations, seal_of

        sealed, templates = then.seal, then.templates
        known = {str(entry.source) for entry in sealed.sources}
        material = Material(memo, context.sources, context.figures, known, templates)
        now = seal_of(material)
        # Those that the memo had already when it was sealed meant something else.
        before = {entry.said for entry in sealed.corrections}
        given = zip(memo.head.corrections, now.corrections, strict=True)
        intended = {str(name) for entry, at in given if at.said not in before for name in entry.of}
        telling = _Telling(memo)
        for found in alterations(sealed, now):
            if telling.listed_as(found) not in intended:
                yield telling.problem(found)


class _Telling:
    """Says what changed of one memo."""

    def __init__(self, memo: Memo) -> None:
        self.memo = memo
        self.citing: dict[str, dict[str, None]] = defaultdict(dict)
        self.stating: dict[str, dict[str, None]] = defaultdict(dict)
        for named in memo.claims:
            for citation in named.prose.citations:
                for one in citation.sources:
                    self.citing[one.key][named.name] = None
            for figure in named.claim.figures:
                self.stating[str(figure)][named.name] = None
        self.files = {
            str(part.id): posixpath.basename(part.id.span.file.path) for part in memo.parts
        }

    def listed_as(self, found: Alteration) -> str:
        """What `corrections` call it."""
        match found.kind:
            case "claim" | "finding" | "source":
                return found.name
            case "template":
                return posixpath.basename(_path_of(found.name, self.memo))
            case "part" if found.how in ("changed", "moved"):
                return self.files[found.name]
            case "organization":
                return posixpath.basename(ORGANIZATIONS)
            case "figure":
                return posixpath.basename(FIGURES)
            case _:
                return _HEAD

    def problem(self, found: Alteration) -> Problem:
        """The problem, at the place of what changed, with what to do about it."""
        again = "put it back" if found.how == "gone" else "undo it"
        own = " give the changed record an id of its own," if found.kind == "source" else ""
        where = f"`corrections` of {memo_folder(self.memo.year)}/{_HEAD}"
        hint = f"{again},{own} or list `{self.listed_as(found)}` in {where}"
        if found.kind == "template" or found.name == "design":
            hint += (
                "; where only the look is another, and nothing else is told, "
                f"`memocli seal {self.memo.year} --again` seals that look"
            )
        is_there = found.kind == "claim" and found.how != "gone"
        claim = f"{self.memo.year}/{found.name}" if is_there else ""
        source = found.name if found.kind == "source" else ""
        return Problem(found.span, self._message(found), hint, claim, source)

    def _message(self, found: Alteration) -> str:
        year = self.memo.year
        what = self._what(found)
        match found.how:
            case "gone" if found.kind == "template":
                return f"{what} was in use when the memo of {year} was sealed, and is not now"
            case "added" if found.kind == "template":
                return f"{what} was not yet in use when the memo of {year} was sealed"
            case "gone":
                return f"{what} was in the memo of {year} when it was sealed, and is gone"
            case "added":
                return f"{what} was not yet in the memo of {year} when it was sealed"
            case "moved":
                return f"{what} are in another order than when the memo of {year} was sealed"
            case _:
                several = len(found.keys) > 1 or found.keys == ("figures",)
                are, they = ("are", "they were") if several else ("is", "it was")
                return f"{what} {are} not what {they} when the memo of {year} was sealed"

    def _what(self, found: Alteration) -> str:
        """What changed, as the subject of a sentence."""
        match found.kind:
            case "head":
                return f"`{found.name}`" if found.name else "the parts"
            case "template":
                path = _path_of(found.name, self.memo)
                if found.name == "style":
                    return (
                        f"the project's own style `{path}`, which lays out all notes of the memo,"
                    )
                return f"the project's own `{path}`, with which the whole memo is printed,"
            case "organization":
                return f"the name of `{found.name}`, who signed,"
            case "source":
                cited = f"cited in {self.memo.year} by {_some(self.citing[found.name])},"
                fields = [f"`{key}`" for key in found.keys if key != "record"]
                which = f"{listed(fields)} in " if fields else ""
                return f"{which}the record of `{found.name}`, {cited}"
            case "figure":
                return f"the label of `{found.name}`, stated in {self.memo.year} by {_some(self.stating[found.name])},"
        thing = f"{found.kind} `{found.name}`"
        if found.how == "moved":
            return f"the {'findings' if found.kind == 'part' else 'claims'} of {thing}"
        keys = [f"`{key}`" if key == "list" else key for key in found.keys]
        return f"the {listed(keys)} of {thing}" if keys else thing


def _path_of(template: str, memo: Memo) -> str:
    """The file of the template that is there for something; of the style, what memo.yaml calls it."""
    if template != "style":
        return f"templates/{_TEMPLATES[template]}"
    return str(memo.head.style or f"templates/{STYLE}")


def _some(names: dict[str, None]) -> str:
    """The first of some claims, and how many more there are."""
    first, *others = names or {"nobody": None}
    return f"{first} and {len(others)} more" if others else first


@rule("Y312", needs_complete=("memos", "sources"), waivable=False)
def correction_of_nothing(context: CheckContext) -> Iterator[Problem]:
    """What: `of` in `corrections` names nothing that the memo has or had.

    Why: what was really changed stays unlisted; readers are told of a correction of something else.

    Example:
        corrections:
          - {date: 2018-09-03, of: torture/unit/case-load, text: …}     # the claim is `torture/unit/caseload`

    What to do: name claims as `part/finding/claim`, findings as `part/finding`, sources by their ids, and anything else by the
    file that it stands in: `memo.yaml`, a part's `torture.yaml`, `organizations.yaml`, `figures.yaml`, or a template such as
    `memo.css`.
    """
    for year in context.years:
        memo = context.memos.get(year)
        if memo is None or not memo.head.corrections:
            continue
        then = context.sealed.get(year)
        known = _names(memo, then.seal if then else None, context)
        near = Speller(known)
        for name in (name for entry in memo.head.corrections for name in entry.of):
            if name not in known:
                without = name.removeprefix(f"{year}/")
                close = without if without in known else near.nearest(name)
                hint = "write `part/finding/claim`, the id of a source, or the name of a file"
                hint = f"did you mean `{close}`?" if close else hint
                yield Problem(name.span, f"the memo of {year} has no `{name}` to correct", hint)


def _names(memo: Memo, seal: Seal | None, context: CheckContext) -> dict[str, None]:
    """All that a correction may name: what the memo has, and what it had when it was sealed."""
    names = [_HEAD, *map(posixpath.basename, (ORGANIZATIONS, FIGURES)), *map(str, memo.head.parts)]
    names += [name for claim in memo.claims for name in (claim.name, claim.name.rpartition("/")[0])]
    names += [f"{part.id}/{finding.id}" for part in memo.parts for finding in part.findings]
    names += [posixpath.basename(_path_of(what, memo)) for what in (*_TEMPLATES, "style")]
    names += context.sources
    if seal is not None:
        names += [str(entry.claim) for entry in seal.claims]
        names += [str(entry.finding) for entry in seal.findings]
        names += [str(entry.source) for entry in seal.sources]
    return dict.fromkeys(names)


RULES = (changed_since_sealed, correction_of_nothing)
