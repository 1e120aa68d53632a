"""Changes as Markdown that GitHub and pandoc understand in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from memocli.compare import ClaimChange, ClaimState, DroppedClaim, Edit, EditKind
from memocli.report.changes.facts import (
    ChangesReport,
    bases_text,
    basis_text,
    difference_text,
    figure_text,
    percent_text,
    verdict_text,
)
from memocli.report.sanitize import sanitize

# Signs that have a meaning in some dialect at any place; others only in combination: "--", "...",
# ":smile:". In an address, the sign that would make it a link, since our backslashes would become part of the link.
_SIGNS: Final = re.compile(
    r"[\\`*_{}\[\]<>#|~&$^@\"'=]|(?<=-)-|(?<=\.)\.|:(?=[\w+-]+:|//)|(?<=www)\.", re.IGNORECASE
)
_BACKTICKS: Final = re.compile(r"`+")
_MARKS: Final = {EditKind.KEEP: "", EditKind.DELETE: "~~", EditKind.INSERT: "**"}


def render(report: ChangesReport) -> str:
    """A title, the counts, and one section for each kind of change that there is."""
    changes = report.changes
    counts = [f"- **{label}:** {sentence}" for label, sentence in report.summary()]
    blocks = [
        f"# {report.title}",
        "\n".join(counts),
        *_verdicts(report),
        *_figures(report),
        *_section("Reworded", (_changed(change, report) for change in report.reworded)),
        *_section(
            "Same words, other support", (_changed(change, report) for change in report.resourced)
        ),
        *_section("Renamed only", (_changed(change, report) for change in report.renamed)),
        *_section("Added", (_added(claim) for claim in changes.added)),
        *_section("Dropped", (_dropped(dropped, report) for dropped in changes.dropped)),
    ]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """The author's text so that no sign in it is read as markup. It must not begin a line."""
    return _SIGNS.sub(lambda found: "\\" + found[0], sanitize(text))


def code(text: str) -> str:
    """A name in a code span, whatever backticks it holds."""
    shown = sanitize(text)
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown.strip() else escaped(text)


def _section(title: str, entries: Iterable[Sequence[str]]) -> Iterator[str]:
    found = list(entries)
    if found:
        yield f"## {title} ({len(found)})"
    for name, *facts in found:
        yield f"### {name}"
        if facts:
            yield "\n".join(f"- {fact}" for fact in facts)


def _verdicts(report: ChangesReport) -> Iterator[str]:
    if report.changes.verdicts:
        rows = [
            (
                escaped(change.heading or change.part),
                verdict_text(change.old),
                verdict_text(change.new),
            )
            for change in report.changes.verdicts
        ]
        yield "## Verdicts"
        yield _table(("Part", report.old_label, report.new_label), (":--", ":--", ":--"), rows)


def _figures(report: ChangesReport) -> Iterator[str]:
    if report.changes.figures.changed:
        rows = [
            (
                escaped(change.name),
                figure_text(change.old),
                figure_text(change.new),
                difference_text(change),
                percent_text(change),
            )
            for change in report.changes.figures.changed
        ]
        head = ("Figure", report.old_label, report.new_label, "Difference", "Percent")
        yield "## Figures"
        yield _table(head, (":--", "--:", "--:", "--:", "--:"), rows)


def _table(head: Sequence[str], rule: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _changed(change: ClaimChange, report: ChangesReport) -> list[str]:
    facts = [_names(change.new)]
    if change.renamed:
        facts.append(f"**Was:** {', '.join(code(claim.name) for claim in change.old)}")
    if change.rewritten:
        labels = {EditKind.DELETE: report.old_label, EditKind.INSERT: report.new_label}
        facts += [
            f"**{labels[edit.kind].capitalize()}:** {escaped(edit.text)}" for edit in change.edits
        ]
    elif change.edits:
        facts.append(f"**Text:** {_edited(change.edits)}")
    elif change.sources or change.basis:
        facts.append(f"**Text:** {escaped(' '.join(claim.words for claim in change.new))}")
    return [*facts, *_support(change)]


def _support(change: ClaimChange) -> Iterator[str]:
    sources = change.sources
    if sources.added or sources.dropped:
        dropped = [f"~~{code(source)}~~" for source in sources.dropped]
        added = [f"**{code(source)}**" for source in sources.added]
        yield f"**Sources:** {' '.join([*dropped, *added])}"
    for moved in sources.locators:
        places = _replaced("; ".join(moved.old), "; ".join(moved.new))
        yield f"**Cited at:** {code(moved.source)}: {places}"
    if change.basis:
        bases = _replaced(bases_text(change.basis.old), bases_text(change.basis.new))
        yield f"**Basis:** {bases}"


def _added(claim: ClaimState) -> list[str]:
    return [_names([claim]), f"**Text:** {escaped(claim.words)}", *_rests_on(claim)]


def _dropped(dropped: DroppedClaim, report: ChangesReport) -> list[str]:
    place = code(f"memo/{report.changes.new_year}/memo.yaml")
    reason = (
        escaped(dropped.reason) or f"none given; {code('dropped')} in {place} is the place for it"
    )
    claim = dropped.claim
    text = f"**Text:** {escaped(claim.words)}"
    return [_names([claim]), f"**Reason:** {reason}", text, *_rests_on(claim)]


def _rests_on(claim: ClaimState) -> Iterator[str]:
    if claim.sources:
        yield f"**Sources:** {', '.join(code(source) for source in claim.sources)}"
    if claim.basis:
        yield f"**Basis:** {escaped(basis_text(claim.basis))}"


def _names(claims: Iterable[ClaimState]) -> str:
    named = [
        f"{code(claim.name)} · {escaped(claim.heading)}" if claim.heading else code(claim.name)
        for claim in claims
    ]
    return ", ".join(named)


def _edited(edits: Iterable[Edit]) -> str:
    """Runs of words; with white space around every mark, which both dialects need."""
    return " ".join(
        f"{_MARKS[edit.kind]}{escaped(edit.text)}{_MARKS[edit.kind]}" for edit in edits if edit.text
    )


def _replaced(old: str, new: str) -> str:
    return _edited([Edit(EditKind.DELETE, old), Edit(EditKind.INSERT, new)])
